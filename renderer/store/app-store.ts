import { createStore } from 'zustand/vanilla';
import { commandOf, COMMANDS } from '../../shared/commands/index.ts';
import { isGuarded } from '../../shared/annotations/dossier-changes.ts';
import { VERDICT } from '../../shared/kinds/verdict-scales.ts';
import type { Host, NewsAction, OpenedArticle } from '../../shared/ipc/contract.ts';
import type { PlaceToGo } from '../../shared/analysis/lint/rule.ts';
import type { FindQuery } from '../../shared/analysis/find-text.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { done, type Result } from '../../shared/result.ts';
import type { Answers } from '../../shared/annotations/scheme-questions.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import {
  type ArticleEditor,
  keepWords,
  type Mode,
  type Operation,
  openSuggestions,
  reveal,
  setScheme,
  switchScale,
  takeSuggestions,
} from '../editor/index.ts';
import type { UndoLog } from '../../shared/schema/undo-log.ts';
import type { StartSuggestWorker } from '../worker/messages.ts';
import { type AppState, AT_START, type DialogId, LISTS, type OnScreen, type Theme } from './app-state.ts';
import { deskCalls } from './desk.ts';
import { closeFind, lookFor, replaceCurrent, replaceEvery } from './finding.ts';
import { goBackTo, type OpenArticle, takeForeign } from './incoming.ts';
import { keysInUse } from './keys-in-use.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { editorOn } from './mounting.ts';
import { COMMAND_OF_PLACE, fixAllFound, placeAtFocus } from './linting.ts';
import { nextStateOf } from './article-states.ts';
import { noticesOf } from './notices.ts';
import { ownCommands } from './own-commands.ts';
import { rememberPlaces } from './places.ts';
import { claimsCalls } from './claims.ts';
import { dossierCalls } from './dossier.ts';
import { exchangeCalls } from './exchange.ts';
import { savingOf } from './saving.ts';
import { projectCalls } from './project.ts';
import { registryCalls } from './registry.ts';
import { schemeCalls } from './schemes.ts';
import { suggestionsFor } from './suggesting.ts';
import { tutorialOf } from './tutorial.ts';
import { FIXED_GONE_ON, GONE_ON, REPLACED_GONE_ON, SCHEME_GONE_ON, TAKEN_GONE_ON, undoableOf } from './undoable.ts';
import { wordingCalls } from './wording.ts';

/** The store with everything that acts on it. */
export type App = ReturnType<typeof createApp>;

/** @param startWorker starts the worker that reads for suggestions; without one nothing is suggested */
export function createApp(host: Host, startWorker: StartSuggestWorker | null = null) {
  const store = createStore<AppState>(() => AT_START);
  let editor: ArticleEditor | null = null;
  let outbox: Outbox | null = null;
  const { tell, notify, complain, dismiss, tellReadOnly, nextSerial, lastSerial } = noticesOf(store);
  const tutorial = tutorialOf(store);
  const places = rememberPlaces(host);
  const undoable = undoableOf({
    present: () => editor?.snapshot ?? null,
    tell,
    undo: () => void run('edit.undo'),
  });
  const suggestions = suggestionsFor({ host, store, start: startWorker });
  const saving = savingOf(store, () => outbox);

  const inUse = keysInUse(host, store, complain);
  const listArticles = async () => store.setState(await host.call('listArticles', {}));

  /** @param last the newest notice before the opening: those up to it have been read */
  const show = async (opened: Result<OpenedArticle> | null, last: number) => {
    if (opened === null) return;
    if (!opened.ok) {
      complain(opened.problems);
      return;
    }
    const { article, saveState, notes, news, sequence, place = 0, undo } = opened.value;
    await outbox?.close();
    const serial = nextSerial();
    // What went wrong in handing over the last article's changes stays to be read.
    const notices = store.getState().notices.filter(({ id }) => id > last);
    // The editor on the screen is the last article's until the new one is drawn: nothing of it may be sent as this one.
    editor = null;
    wording.forget();
    const fail = (error: unknown) =>
      notify('problem', `The last changes could not be handed over for saving: ${String(error)}`);
    outbox = openOutbox(host, article, sequence, presentState, fail, () => saving.look());
    store.setState({
      opened: { article, serial, place, undo },
      snapshot: null,
      saveState,
      notices,
      dialog: null,
      deskView: null,
      passage: null,
      waitingMove: null,
    });
    saving.hear(saveState);
    for (const note of notes) notify('information', note);
    for (const one of news) tell(one);
    await listArticles();
  };

  /** Takes the article off the screen, and no other is opened; what was changed last is handed over first. */
  const closeArticle = async () => {
    await outbox?.close();
    editor = null;
    outbox = null;
    wording.forget();
    tutorial.end();
    store.setState({
      opened: null,
      snapshot: null,
      saveState: null,
      dialog: null,
      deskView: null,
      passage: null,
      waitingMove: null,
    });
    await listArticles();
  };

  const presentState = () => {
    if (editor === null) return null;
    const { set, index } = editor.snapshot;
    return { set, blocks: index.blocks, length: index.length };
  };

  /** Opens what `ask` returns; a second opening waits for the changes of the first article to be handed over. */
  const opening = async (ask: () => Promise<Result<OpenedArticle> | null>) => {
    const last = lastSerial();
    store.setState({ isOpening: true });
    try {
      await outbox?.flush();
      await show(await ask(), last);
    } catch (error) {
      notify('problem', `The file could not be opened: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      store.setState({ isOpening: false });
    }
  };

  /** The article on the screen, for changes that main has worked out. */
  const findOpen = (): OpenArticle | null => {
    const id = articleId();
    const [shown, box] = [editor, outbox];
    return id === null || shown === null || box === null
      ? null
      : { articleId: id, outbox: box, take: (changes) => shown.take(changes) };
  };

  const meetForeign = async () => {
    const news = await takeForeign(host, findOpen);
    undoable.remember(GONE_ON);
    if (news !== null) tell(news);
  };

  const goBack = async (versionId: string) => {
    store.setState({ dialog: null });
    complain(await goBackTo(host, findOpen, versionId));
  };

  const saveAnyway = async () => {
    const id = articleId();
    if (id === null) return;
    await outbox?.flush();
    saving.hear(await host.call('saveArticle', { articleId: id, agreed: true }));
  };

  const replaceAllFound = () => {
    const told = replaceEvery(store, editor);
    if (told !== null) undoable.told(told, REPLACED_GONE_ON);
  };

  /** Puts right all that a rule finds; of none, the rule of what is found first at the active annotation. */
  const fixAll = (rule?: string): void => {
    const told = fixAllFound(editor, rule);
    if (told === null) notify('information', 'Nothing is found here that one key would put right.');
    else undoable.told(told, FIXED_GONE_ON);
  };

  /** Makes a change and tells of it, with a way back; false when nothing changes by it. */
  const performTold = (operation: Operation, words: string, goneOn: string): boolean => {
    const isDone = editor?.perform(operation) ?? false;
    if (isDone) undoable.told(words, goneOn);
    return isDone;
  };

  /** Does what a notice offers; the notice has served its purpose then. */
  const act = (noticeId: number, action: NewsAction): void => {
    const id = articleId() ?? '';
    if (action.act !== 'compare') dismiss(noticeId);
    if (action.act === 'compare') store.setState({ dialog: 'versions', wantedVersion: action.versionId });
    else if (action.act === 'restore') void goBack(action.versionId);
    else if (action.act === 'save-anyway') void saveAnyway();
    else if (action.act === 'save-as') void run('file.saveAs');
    else if (action.act === 'undo') undoable.takeBack();
    else if (action.act === 'undo-edit') void undoEdit(action.editId);
    else if (action.act === 'rescue') void opening(() => host.call('rescueArticle', { articleId: id }));
    else void opening(() => host.call('openOther', { articleId: id }));
    if (action.act !== 'compare') editor?.focus(); // The button that was pressed is gone.
  };

  /** Takes back what was done to many articles, with what went along in the registry where speakers changed. */
  const undoEdit = async (editId: string) => {
    if (await registry.undoEverywhere(editId)) return;
    const answer = await host.call('undoEdit', { editId });
    if (!answer.ok) complain(answer.problems);
    else for (const problem of answer.value.problems.slice(0, 3)) notify('problem', problem);
    await listArticles();
  };

  const articleId = () => store.getState().opened?.article.id ?? null;

  const save = async (call: 'saveArticle' | 'saveArticleAs') => {
    const id = articleId();
    if (id === null) return;
    await outbox?.flush();
    const answer =
      call === 'saveArticle'
        ? done(await host.call('saveArticle', { articleId: id }))
        : await host.call('saveArticleAs', { articleId: id });
    if (!answer.ok) complain(answer.problems);
    else if (articleId() === id) saving.hear(answer.value);
    await listArticles();
  };

  /** The log of undo could not be gone on with: a new one takes its place. */
  const beginUndo = (article: Article, { base, sections, entries }: UndoLog) => {
    const from = base === article ? {} : { base };
    const log = { articleId: article.id, ...from, sections: [...sections], entries: [...entries] };
    host.call('beginUndo', log).catch(() => undefined); // Main tells when it cannot keep it.
  };

  const openTutorial = async () => {
    const before = store.getState().opened;
    await opening(() => host.call('openTutorial', {}));
    const { opened } = store.getState();
    if (opened !== null && opened !== before) tutorial.begin(opened.article.id);
  };

  const setTheme = (theme: Theme) => {
    store.setState({ theme });
    void host.call('setTheme', { theme });
  };

  const showGuidelines = (shown: boolean) => {
    store.setState({ areGuidelinesShown: shown });
    void host.call('showGuidelines', { shown });
  };

  const quit = async () => {
    await outbox?.flush();
    await host.call('quit', {});
  };

  const exchange = exchangeCalls({
    host,
    store,
    flush: async () => outbox?.flush(),
    articleId: () => articleId() ?? '',
    opening,
    listArticles: () => listArticles(),
    notify,
    complain,
  });

  const project = projectCalls({ host, store, opening, closeArticle, complain });

  const desk = deskCalls({
    store,
    editor: () => editor,
    openArticle: (fileId) => opening(() => host.call('openArticle', { fileId })),
  });

  const registry = registryCalls({
    host,
    store,
    editor: () => editor,
    changeProject: project.changeProject,
    tell,
    complain,
  });

  const wording = wordingCalls({ host, store, editor: () => editor });

  const dossier = dossierCalls({ host, store, editor: () => editor, tell, notify, complain });

  const claims = claimsCalls({ host, store, dossier, openAt: desk.openAt, complain });

  const own = ownCommands({
    store,
    editor: () => editor,
    open: () => void opening(() => host.call('chooseArticle', {})),
    chooseProject: (what) => void project.chooseProject(what),
    importMany: (what) => void exchange.importMany(what),
    openSample: () => void opening(() => host.call('openSample', {})),
    openTutorial: () => void openTutorial(),
    save: () => void save('saveArticle'),
    saveAs: () => void save('saveArticleAs'),
    quit: () => void quit(),
    setTheme,
    showGuidelines,
    showDesk: desk.showDesk,
    leaveDesk: desk.leaveDesk,
    setNextState: () => void nextStateOf(editor),
    suggestions,
    fixAllOfRule: () => fixAll(),
    dossier,
    notify,
  });

  /** Runs a command; false when there was nothing to do. */
  const run = (id: string): boolean => {
    const done = carryOut(id);
    if (done) tutorial.ran(id);
    return done;
  };

  const carryOut = (id: string): boolean => {
    const mine = own.get(id);
    if (mine !== undefined) {
      // Whoever turns to the inspector has left what was proposed; looking at the keys or zooming has not.
      if (commandOf(id).scope === 'tag') editor?.run('ghost.drop');
      return mine.run();
    }
    const done = editor?.run(id) ?? false;
    // What was done is in the article, and there one wants to see it; undo is done wherever one is.
    if (done && !OF_WINDOW.has(id)) desk.leaveDesk('article');
    // A claim is not done with its span: its wording comes next, and the form is where it is written.
    if (done && id === 'tag.claim') {
      // Its check is for later, unless one is at checks already.
      const { isDossierShown } = store.getState();
      run('tag.details');
      store.setState({ isDossierShown });
    }
    // What no key puts right has a place where somebody does.
    const place = !done && editor !== null && id === 'lint.fix' ? placeAtFocus(store.getState().snapshot) : null;
    if (place !== null) return goToPlaceOf(place);
    // A digit does not change a verdict that was published, or that a second reader may not see: its own place asks why.
    if (!done && id.startsWith('value.') && isVerdictGuarded()) return run('dossier.verdict');
    const isAwaiting = editor !== null && editor.snapshot.awaiting !== null;
    if (done && (id === 'mode.edit' || id === 'mode.tag' || isAwaiting)) editor?.focus();
    return done;
  };

  /** Brings the keyboard to where what was found is put right. */
  const goToPlaceOf = ({ place }: PlaceToGo): boolean => {
    if (store.getState().listed === LISTS.attention) store.setState({ listed: null });
    return run(COMMAND_OF_PLACE[place]);
  };

  const isVerdictGuarded = () => {
    const { snapshot } = store.getState();
    const check = snapshot?.set.dossierOf(snapshot.focus.active ?? '') ?? null;
    return snapshot?.markedField === VERDICT.field && isGuarded(check);
  };

  /** True when the command would do something now. */
  const can = (id: string): boolean => {
    if (id === 'lint.fix' && placeAtFocus(store.getState().snapshot) !== null) return true;
    return editor?.owns(id) === true ? editor.can(id) : (own.get(id)?.can() ?? false);
  };

  const begin = async () => {
    host.on('command', ({ id }) => void run(id));
    host.on('opened', (opened) => void opening(() => Promise.resolve(opened)));
    host.on('saveState', ({ articleId: id, saveState }) => {
      if (id === articleId()) saving.hear(saveState);
      if (saveState.state === 'saved') void listArticles();
    });
    host.on('foreign', ({ articleId: id }) => {
      if (id === articleId()) void meetForeign();
    });
    host.on('news', ({ articleId: id, news }) => {
      if (id === articleId()) tell(news);
    });
    host.on('progress', (progress) => store.setState({ progress: progress.done < progress.total ? progress : null }));
    host.on('project', project.knowProject);
    // What waits goes first: the batch behind it has no changes, and tells main that there are no more.
    host.on('flush', () => void outbox?.flush().then(() => outbox?.flush()));
    const start = await host.call('start', {});
    store.setState({
      start,
      keymaps: start.keymaps,
      person: start.person,
      lastExport: start.lastExport,
      areGuidelinesShown: start.areGuidelinesShown,
    });
    void project.askProject();
    await opening(() => Promise.resolve(start.opened));
  };

  return {
    store,
    begin,
    run,
    can,
    setTheme,
    openArticle: (fileId: string) => opening(() => host.call('openArticle', { fileId })),
    cancelOpening: () => void host.call('cancelOpening', {}),
    openDropped: (file: File) => opening(() => host.openDropped(file)),
    dismiss,
    act,
    goBack,
    forgetAway: async () => store.setState(await host.call('forgetAway', {})),
    lookAgain: () => void listArticles(),
    ...schemeCalls(host),
    /** Gives the article a scheme; false when nothing changes by it. @param words what is said of it, beside its undo */
    applyScheme: (scheme: SchemeRecord, answers: Answers, words: string): boolean =>
      performTold((state, services) => setScheme(state, scheme, answers, services), words, SCHEME_GONE_ON),
    /** Gives the verdicts of the article another scale; false when nothing changes by it. @param words what is said of it */
    applyScale: (scheme: SchemeRecord, answers: Answers, words: string): boolean =>
      performTold((state, services) => switchScale(state, scheme, answers, services), words, SCHEME_GONE_ON),
    listVersions: () => host.call('listVersions', { articleId: articleId() ?? '' }),
    compareVersion: async (versionId: string) => {
      await outbox?.flush();
      return host.call('compareVersion', { articleId: articleId() ?? '', versionId });
    },
    ...inUse,
    /** Looks for something else in the article. */
    lookFor: (query: FindQuery) => lookFor(store, editor, query),
    setReplacement: (replacement: string) => store.setState(({ find }) => ({ find: { ...find, replacement } })),
    replaceCurrent: () => replaceCurrent(store, editor),
    replaceAll: replaceAllFound,
    fixAll,
    goToPlaceOf,
    closeFind: () => closeFind(store, editor),
    /** Changes the mode and leaves the keyboard where it is. */
    enterMode: (mode: Mode) => editor?.run(`mode.${mode}`) ?? false,
    /** Opens a dialog in place of the one that is open. */
    openDialog: (dialog: DialogId) => store.setState({ dialog }),
    closeDialog: () => store.setState({ dialog: null }),
    /** Runs a command that was found by its name, and remembers it. */
    runFound: (id: string) => {
      store.setState((state) => ({
        recentCommands: [id, ...state.recentCommands.filter((one) => one !== id)].slice(0, RECENT),
      }));
      return run(id);
    },
    ...project,
    ...desk,
    ...registry,
    /** Puts the keyboard into the article, which comes back to its place where a view of the desk had it. */
    focusArticle: () => {
      if (!desk.leaveDesk('article')) editor?.focus();
    },
    /** Makes a change of records that the screen asks for. */
    perform: (operation: Operation): boolean => editor?.perform(operation) ?? false,
    /** Takes every suggestion that is listed, by its likeliest candidate; false when there is none. */
    takeListedSuggestions: (): boolean => {
      if (editor === null) return false;
      const { suggesting, index, set } = editor.snapshot;
      const open = openSuggestions(suggesting, index, set);
      const words = open.length === 1 ? 'One suggestion was taken.' : `${open.length} suggestions were taken.`;
      return performTold((state, services) => takeSuggestions(state, open, services), words, TAKEN_GONE_ON);
    },
    /** Takes the words that an annotation covers today as right. */
    keepWords: (id: string) => editor?.perform((state, services) => keepWords(state, id, services)) ?? false,
    /** Shows a place in the article that something might be put at; see the editor. */
    preview: (range: Fragment | null) => editor?.preview(range),
    /** Viewport coordinates of an annotation's first line; see the editor. */
    lineOf: (annotation: Parameters<ArticleEditor['lineOf']>[0]) => editor?.lineOf(annotation) ?? null,
    ...exchange,
    wording,
    dossier,
    claims,
    /** Closes the dialog and goes to the annotation. */
    showRecord: (id: string) => {
      store.setState({ dialog: null });
      const annotation = editor?.snapshot.set.findAnnotation(id) ?? null;
      if (annotation !== null) editor?.perform((state) => reveal(state, annotation));
      editor?.focus();
    },
    notify,
    complain,
    tutorial,
    suggestions,
    /** Puts the open article on the screen; returns what takes it off again. */
    mountEditor(mount: HTMLElement, scroller: HTMLElement, opened: OnScreen): () => void {
      const mounted = editorOn(mount, scroller, opened, {
        store,
        isPresent: (one) => editor === one,
        run,
        keys: inUse.keys,
        tellReadOnly,
        notify,
        beginUndo,
        onChanges: (changes, entry) => outbox?.add(changes, entry),
        onUpdate: (snapshot) => {
          tutorial.look();
          places.moved(opened.article.id, snapshot.selection.end);
          suggestions.moved(snapshot);
          dossier.moved(snapshot);
        },
      });
      editor = mounted;
      if (store.getState().isHiddenShown) mounted.showHiddenCharacters(true);
      store.setState({ snapshot: mounted.snapshot });
      const { isShown, query } = store.getState().find;
      if (isShown) lookFor(store, mounted, query);
      mounted.focus();
      mounted.goTo(opened.place);
      desk.mounted(mounted, opened.article.id);
      const leave = suggestions.mounted(mounted, opened.article.id);
      return () => {
        leave();
        mounted.destroy();
        if (editor === mounted) editor = null;
      };
    },
  };
}

/** Commands that act anywhere; those that tag as a kind of the user’s own are declared nowhere, and act in the article. */
const OF_WINDOW: ReadonlySet<string> = new Set(COMMANDS.filter(({ scope }) => scope === 'window').map(({ id }) => id));

/** How many commands that were found by name are remembered. */
const RECENT = 8;
