import type { StoreApi } from 'zustand/vanilla';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import type { ArticleEditor } from '../editor/index.ts';
import {
  type AppState,
  type DeskViewId,
  type DialogId,
  LISTS,
  type Notice,
  type Theme,
  type WantedFocus,
} from './app-state.ts';
import { goToFound, openFind } from './finding.ts';
import { findActiveAgain } from './find-again.ts';
import type { dossierCalls } from './dossier.ts';
import type { Suggestions } from './suggesting.ts';

/** The commands of `shared/commands` that are the screen's own; those of the article are the editor's. */
export interface OwnCommand {
  /** False when there was nothing to do. */
  run(): boolean;
  /** True when there is something to do now. */
  can(): boolean;
}

/** What the commands act on. */
export interface Screen {
  readonly store: StoreApi<AppState>;
  /** Null while no article is on the screen. */
  editor(): ArticleEditor | null;
  open(): void;
  chooseProject(what: 'open' | 'create'): void;
  importMany(what: 'files' | 'folder'): void;
  openSample(): void;
  openTutorial(): void;
  save(): void;
  saveAs(): void;
  quit(): void;
  setTheme(theme: Theme): void;
  showGuidelines(shown: boolean): void;
  showDesk(view: DeskViewId): void;
  leaveDesk(): boolean;
  setNextState(): void;
  readonly suggestions: Suggestions;
  fixAllOfRule(): void;
  readonly dossier: ReturnType<typeof dossierCalls>;
  notify(tone: Notice['tone'], text: string): void;
}

/** Dialogs that a command opens, or closes again, and whether they are about an article. */
const DIALOGS: readonly { readonly command: string; readonly dialog: DialogId; readonly needsArticle: boolean }[] = [
  { command: 'file.export', dialog: 'export', needsArticle: true },
  { command: 'file.importReport', dialog: 'import-report', needsArticle: true },
  { command: 'file.versions', dialog: 'versions', needsArticle: true },
  { command: 'tag.scheme', dialog: 'scheme', needsArticle: true },
  { command: 'dossier.scale', dialog: 'scale', needsArticle: true },
  { command: 'verbatim.check', dialog: 'verbatim', needsArticle: true },
  { command: 'help.palette', dialog: 'palette', needsArticle: false },
  { command: 'help.keys', dialog: 'keys', needsArticle: false },
];

/** Fields of the inspector that a command brings the keyboard to. */
const FIELDS: readonly { readonly command: string; readonly target: WantedFocus['target'] }[] = [
  { command: 'tag.speaker', target: 'speaker' },
  { command: 'tag.linkByList', target: 'link' },
  { command: 'tag.details', target: 'details' },
];

/** Views that a command puts in the article's place. */
const VIEWS: readonly { readonly command: string; readonly view: DeskViewId }[] = [
  { command: 'desk.search', view: 'search' },
  { command: 'desk.claims', view: 'claims' },
  { command: 'desk.speaker', view: 'speaker' },
  { command: 'desk.statistics', view: 'statistics' },
];

const ZOOM_STEPS = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];
const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** Returns the commands by id. */
export function ownCommands(screen: Screen): ReadonlyMap<string, OwnCommand> {
  const { store, editor } = screen;
  const hasArticle = () => store.getState().opened !== null;
  const hasAnnotations = () => (store.getState().snapshot?.set.annotationCount ?? 0) > 0;
  const hasActive = () => store.getState().snapshot?.focus.active != null;

  const activeClaim = () => {
    const { snapshot } = store.getState();
    const active = snapshot?.focus.active ?? null;
    return active !== null && snapshot?.set.findAnnotation(active)?.kind === 'claim' ? active : null;
  };
  const exportClaimAs = (formatId: string): OwnCommand => {
    const run = () => {
      const claim = activeClaim();
      return (
        claim !== null && changed(() => store.setState({ dialog: 'export', exportedClaim: { id: claim, formatId } }))
      );
    };
    return { can: () => activeClaim() !== null, run };
  };

  const dialogs = DIALOGS.map(({ command, dialog, needsArticle }): [string, OwnCommand] => {
    const can = () => !needsArticle || hasArticle();
    const toggle = () =>
      store.setState((state) => ({
        dialog: state.dialog === dialog ? null : dialog,
        wantedVersion: null,
        exportedClaim: null,
      }));
    return [command, { can, run: () => can() && changed(toggle) }];
  });
  const fields = FIELDS.map(({ command, target }): [string, OwnCommand] => {
    // Whoever looks at the details of a claim is at its check.
    const shown = () => (target === 'details' && screen.dossier.work() !== null ? { isDossierShown: true } : {});
    const want = () => store.setState({ ...shown(), wantedFocus: { target } });
    return [command, { can: hasActive, run: () => hasActive() && changed(want) }];
  });
  const always = (act: () => void): OwnCommand => ({ can: () => true, run: () => changed(act) });
  const views = VIEWS.map(({ command, view }): [string, OwnCommand] => [command, always(() => screen.showDesk(view))]);
  const isAtDesk = () => store.getState().deskView !== null;
  // A preview of places has the inspector to itself.
  const canTellAbout = () => hasArticle() && store.getState().snapshot?.repeat == null;
  const tellAbout = () => store.setState({ isAboutShown: true, wantedFocus: { target: 'about' } });
  const withArticle = (act: () => void): OwnCommand => ({ can: hasArticle, run: () => changed(act) });

  return new Map<string, OwnCommand>([
    ...dialogs,
    ['file.exportClaim', exportClaimAs('capsule')],
    ['file.exportDossier', exportClaimAs('docx-dossier')],
    ...fields,
    ...views,
    ['desk.leave', { can: isAtDesk, run: () => screen.leaveDesk() }],
    ['file.open', always(screen.open)],
    ['file.import', always(() => screen.importMany('files'))],
    ['file.importFolder', always(() => screen.importMany('folder'))],
    ['project.open', always(() => screen.chooseProject('open'))],
    ['project.create', always(() => screen.chooseProject('create'))],
    ['file.save', withArticle(screen.save)],
    ['file.saveAs', withArticle(screen.saveAs)],
    ['file.about', { can: canTellAbout, run: () => canTellAbout() && changed(tellAbout) }],
    ['file.nextState', withArticle(screen.setNextState)],
    ['file.print', withArticle(() => window.print())],
    ['file.quit', always(screen.quit)],
    ['tag.findAgain', { can: () => isActiveDetached(store.getState()), run: () => changed(() => findAgain(screen)) }],
    ['find.open', withArticle(() => openFind(store, editor(), false))],
    ['find.replace', withArticle(() => openFind(store, editor(), true))],
    ['find.next', withArticle(() => goToFound(store, editor(), 1))],
    ['find.previous', withArticle(() => goToFound(store, editor(), -1))],
    ['lint.list', withArticle(() => store.setState({ listed: LISTS.attention, wantedFocus: { target: 'list' } }))],
    ['lint.fixAll', withArticle(screen.fixAllOfRule)],
    ['view.drifted', withArticle(() => store.setState({ listed: LISTS.drifted, wantedFocus: { target: 'list' } }))],
    ...suggestionCommands(screen, hasArticle),
    ...dossierCommands(screen),
    ['view.nextPane', always(() => cyclePanes(1, editor()))],
    ['view.previousPane', always(() => cyclePanes(-1, editor()))],
    ['view.library', always(() => store.setState(({ isLibraryShown }) => ({ isLibraryShown: !isLibraryShown })))],
    ['view.hidden', always(() => toggleHidden(screen))],
    ['view.guidelines', always(() => screen.showGuidelines(!store.getState().areGuidelinesShown))],
    [
      'view.guidelinesPane',
      withArticle(() => store.setState({ isGuidelinesPaneShown: true, wantedFocus: { target: 'guidelines' } })),
    ],
    ['view.findAnnotation', { can: hasAnnotations, run: () => hasAnnotations() && changed(() => wantFilter(store)) }],
    ['view.theme', always(() => screen.setTheme(NEXT_THEME[store.getState().theme]))],
    ['view.zoomIn', always(() => store.setState(zoomedBy(1)))],
    ['view.zoomOut', always(() => store.setState(zoomedBy(-1)))],
    ['view.zoomReset', always(() => store.setState({ zoom: 1 }))],
    ['help.sample', always(screen.openSample)],
    ['help.tutorial', always(screen.openTutorial)],
  ]);
}

/** What is done about suggestions beside the text; what is done with one of them in it is the editor's. */
function suggestionCommands(
  { store, suggestions }: Screen,
  hasArticle: () => boolean,
): readonly (readonly [string, OwnCommand])[] {
  const list = (target: WantedFocus['target']) => store.setState({ listed: LISTS.suggested, wantedFocus: { target } });
  const suggesting = () => store.getState().snapshot?.suggesting;
  const when = (can: () => boolean, act: () => void): OwnCommand => ({ can, run: () => can() && changed(act) });
  return [
    ['suggest.list', when(hasArticle, () => list('list'))],
    ['suggest.all', when(hasArticle, () => list('take-all'))],
    ['suggest.run', when(hasArticle, () => (suggestions.isRunning ? suggestions.stop() : suggestions.run()))],
    ['suggest.show', when(hasArticle, () => suggestions.setShown(suggesting()?.isShown === false))],
  ];
}

/** What is done to the check of the claim that the caret is in. */
function dossierCommands({ store, dossier }: Screen): readonly (readonly [string, OwnCommand])[] {
  const hasClaim = () => activeClaimOf(store.getState()) !== null;
  const when = (can: () => boolean, act: () => void): OwnCommand => ({ can, run: () => can() && changed(act) });
  const at = (target: WantedFocus['target']) =>
    when(hasClaim, () => {
      dossier.work();
      store.setState({ isDossierShown: true, wantedFocus: { target } });
    });
  const toggle = () => {
    dossier.work();
    store.setState(({ isDossierShown }) => ({ isDossierShown: !isDossierShown }));
  };
  const hasWorked = () => hasClaim() || store.getState().workedClaim !== null;
  return [
    ['dossier.ask', at('question')],
    ['dossier.answer', at('answer')],
    ['dossier.verdict', at('verdict')],
    ['dossier.plan', at('plan')],
    ['dossier.evidence', when(hasWorked, () => dossier.offerSelection())],
    ['dossier.file', when(hasWorked, () => void dossier.addFile())],
    ['dossier.next', when(hasClaim, () => dossier.step(1))],
    ['dossier.back', when(hasClaim, () => dossier.step(-1))],
    ['dossier.show', when(hasClaim, toggle)],
  ];
}

function changed(act: () => void): true {
  act();
  return true;
}

const wantFilter = (store: StoreApi<AppState>): void => store.setState({ wantedFocus: { target: 'filter' } });

/** The claim that the caret is in, where its words are in the text; null otherwise. */
function activeClaimOf({ snapshot }: AppState): Annotation | null {
  const active = snapshot?.set.findAnnotation(snapshot.focus.active ?? '') ?? null;
  return active?.kind === 'claim' && !isDetached(active) ? active : null;
}

const isActiveDetached = ({ snapshot }: AppState): boolean =>
  snapshot?.set.findAnnotation(snapshot.focus.active ?? '')?.detached !== undefined;

function findAgain({ editor, notify, store }: Screen): void {
  const shown = editor();
  const answer = shown === null ? null : findActiveAgain(shown);
  if (answer === null) return;
  notify('information', answer);
  // What is not certain is for a person to choose.
  if (isActiveDetached(store.getState())) store.setState({ wantedFocus: { target: 'places' } });
}

function toggleHidden({ store, editor }: Screen): void {
  const isHiddenShown = !store.getState().isHiddenShown;
  store.setState({ isHiddenShown });
  editor()?.showHiddenCharacters(isHiddenShown);
}

const zoomedBy =
  (by: 1 | -1) =>
  ({ zoom }: AppState): Partial<AppState> => {
    const next = ZOOM_STEPS.indexOf(zoom) + by;
    return { zoom: ZOOM_STEPS[Math.min(Math.max(next, 0), ZOOM_STEPS.length - 1)] ?? 1 };
  };

function cyclePanes(by: 1 | -1, editor: ArticleEditor | null): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) =>
    pane.checkVisibility({ visibilityProperty: true }),
  );
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + by + panes.length) % panes.length];
  if (next?.dataset.pane === 'article') editor?.focus();
  else next?.focus();
}
