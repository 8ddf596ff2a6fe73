import { applyChanges, articleOf, type ArticleState, stateOf } from '../../shared/annotations/article-state.ts';
import { type Keymaps, KEYMAPS_AT_START } from '../../shared/commands/profiles.ts';
import { textOf } from '../../shared/model/block.ts';
import { changesBetween } from '../../shared/merge/changes-between.ts';
import { compareArticles } from '../../shared/merge/compare.ts';
import type {
  Answers,
  CallArgument,
  CallName,
  Events,
  ForeignAnswer,
  Host,
  RereadReport,
  SaveState,
} from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import type { SuggestionMemory } from '../../shared/schema/suggestion-memory.ts';
import type { SourceText } from '../../shared/model/source-text.ts';
import { done, refuse } from '../../shared/result.ts';
import { emptyProject, fakeProjectCalls, type FakeProject } from './project.ts';
import type { UndoEntry } from '../../shared/schema/undo-log.ts';

/** A main process in memory: keeps the article it is told about, and what was called. */
export interface FakeHost extends Host {
  /** The article as the keeper of the file would write it. */
  readonly kept: () => Article;
  readonly calls: readonly CallName[];
  /** The log of undo, as it was handed over. */
  readonly undone: () => readonly UndoEntry[];
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void;
  /** What `mergeForeign` answers from now on; the page is told to ask. */
  offer(answer: ForeignAnswer): void;
  /** From now on answers the next batch of changes by asking for the whole article. */
  loseTrack(): void;
  /** Keymaps as they were last handed over. */
  keymaps(): Keymaps;
  /** What exports come back as from now on. */
  writes(reread: RereadReport): void;
  /** What is remembered of suggestions. */
  suggestions(): SuggestionMemory;
  /** What is attached, and kept, as a source of wording from now on; null for nothing. */
  keepSource(source: SourceText | null): void;
  /** From now on a file that is chosen as a source cannot be read. */
  refuseSource(): void;
  /** With which kinds for its labels a file was read again last. */
  mapped(): CallArgument<'readAgain'>['mapping'] | null;
}

/** What copying a file in as evidence comes to. */
const EVIDENCE_FILE = { name: 'budget.pdf', mediaType: 'application/pdf', bytes: 13, sha256: 'cd'.repeat(32) };

const NO_SOURCE = { code: 'source/missing', message: 'The text is not kept here.' };

/** Returns a host that opens `article` at start and checks each batch of changes as main does. */
export function fakeHost(article: Article, project: FakeProject = emptyProject()): FakeHost {
  let state: ArticleState = stateOf(article);
  let sequence = 0;
  let isLost = false;
  let schemes: readonly SchemeRecord[] = [];
  let forNew: string | null = null;
  /** What was exported last is what the next import finds. */
  let exported: SchemeRecord | null = null;
  let keymaps: Keymaps = KEYMAPS_AT_START;
  let foreign: ForeignAnswer = { answer: 'nothing' };
  let reread: RereadReport = { sentence: 'Read back: 1 of 1 annotations identical.', isSame: true, records: [] };
  let suggestions: SuggestionMemory = {
    learned: { rules: [], cues: [], aliases: [] },
    rejected: [],
    areShown: true,
  };
  let source: SourceText | null = null;
  let isRefused = false;
  let mapping: CallArgument<'readAgain'>['mapping'] | null = null;
  const calls: CallName[] = [];
  const entries: UndoEntry[] = [];
  const listeners = new Map<string, Set<(event: never) => void>>();
  const saveState: SaveState = { state: 'untouched' };
  const opened = () =>
    done({ article: articleOf(article, state), saveState, notes: [], news: [], undo: null, sequence });

  const answers: { [Name in CallName]: (argument: CallArgument<Name>) => Answers[Name] } = {
    ...fakeProjectCalls(project),
    start: () => ({
      version: '0.0.0',
      runtime: 'chromium-host',
      platform: 'linux',
      exportFormats: [
        { id: 'one', label: 'Format one', description: 'The first.', group: 'own', extension: 'one' },
        { id: 'two', label: 'Format two', description: 'The second.', group: 'tables', extension: 'two' },
      ],
      formatLabels: { one: 'Format one', two: 'Format two', three: 'Format three' },
      readable: ['txt'],
      areGuidelinesShown: false,
      person: '',
      lastExport: null,
      keymaps,
      opened: opened(),
    }),
    listArticles: () => ({ articles: [], away: 0 }),
    forgetAway: () => ({ articles: [], away: 0 }),
    chooseArticle: () => null,
    openArticle: opened,
    openProjectArticle: () => (project.hasArticle ? opened() : null),
    openSample: opened,
    openTutorial: opened,
    importMany: () => done([]),
    readAgain: (asked) => {
      mapping = asked.mapping;
      return opened();
    },
    exportLibrary: () => done({ name: 'articles', articles: 1, files: 1, bytes: 10, same: 1, problems: [] }),
    cancelOpening: () => null,
    receiveArticle: opened,
    openDroppedPath: opened,
    changeArticle: ({ sequence: from, changes, check, undo = [] }) => {
      if (isLost || from !== sequence) {
        isLost = false;
        return { resync: true };
      }
      state = applyChanges(state, changes);
      sequence += changes.length;
      entries.push(...undo);
      const isSame = textOf(state.blocks).length === check.length && state.set.size === check.records;
      return isSame ? { acknowledged: sequence } : { resync: true };
    },
    replaceArticle: ({ article: whole, sequence: from }) => {
      state = stateOf(whole);
      sequence = from;
      return { acknowledged: sequence };
    },
    beginUndo: () => null,
    saveArticle: () => saveState,
    saveArticleAs: () => done(saveState),
    mergeForeign: ({ sequence: from }) => (from === sequence ? foreign : { answer: 'again' }),
    rescueArticle: opened,
    listVersions: () => [{ versionId: 'v1', label: 'Saved version', at: '2026-11-24T09:00:00.000Z' }],
    compareVersion: () => done(compareArticles(article, articleOf(article, state))),
    restoreVersion: ({ sequence: from }) =>
      from === sequence ? done({ changes: changesBetween(articleOf(article, state), article) }) : null,
    openOther: opened,
    rememberPlace: () => null,
    recallSuggestions: () => suggestions,
    rememberSuggestions: ({ memory }) => {
      suggestions = memory;
      return null;
    },
    previewExport: ({ formatId }) =>
      done({
        head: `preview of ${formatId}`,
        isWhole: true,
        bytes: 10,
        suggestedName: `article.${formatId}`,
        files: [{ name: `article.${formatId}`, bytes: 10 }],
        isReadBack: true,
        losses:
          formatId === 'two'
            ? [{ what: 'Everything but the text', treatment: 'dropped', records: ['a', 'dossier a'] }]
            : [],
        kept: formatId === 'two' ? 'Kept of the checks of claims: course.' : null,
        warnings: formatId === 'two' ? [{ message: 'Nobody is named. Name somebody.', records: ['a'] }] : [],
      }),
    writeExport: ({ formatId }) =>
      done({
        name: `article.${formatId}`,
        bytes: 10,
        files: 1,
        reread,
      }),
    chooseSource: () => {
      if (source !== null) return done(source);
      return isRefused ? refuse(NO_SOURCE) : null;
    },
    attachArticle: () => (source === null ? refuse(NO_SOURCE) : done(source)),
    readSource: ({ sha256 }) => (source?.sha256 === sha256 ? done(source) : refuse(NO_SOURCE)),
    chooseEvidence: () => done(EVIDENCE_FILE),
    setPerson: () => null,
    setTheme: () => null,
    listSchemes: () => ({ schemes, forNew, damaged: 0 }),
    keepScheme: ({ scheme }) => {
      schemes = [...schemes.filter(({ name }) => name !== scheme.name), scheme];
      return done(null);
    },
    forgetScheme: ({ name }) => {
      schemes = schemes.filter((scheme) => scheme.name !== name);
      return null;
    },
    setNewScheme: ({ name }) => {
      forNew = name;
      return null;
    },
    saveStatistics: ({ title }) => done({ name: title }),
    exportScheme: ({ scheme }) => {
      exported = scheme;
      return done({ name: 'scheme.saidwho-scheme.json' });
    },
    importScheme: () => (exported === null ? null : done(exported)),
    showGuidelines: () => null,
    setKeymaps: (asked) => {
      keymaps = asked;
      return null;
    },
    exportKeymap: ({ name }) => done({ name: `${name}.json` }),
    importKeymap: () => null,
    quit: () => null,
  };

  return {
    kept: () => articleOf(article, state),
    calls,
    undone: () => entries,
    keymaps: () => keymaps,
    writes: (next) => {
      reread = next;
    },
    suggestions: () => suggestions,
    keepSource: (next) => {
      source = next;
    },
    refuseSource: () => {
      isRefused = true;
    },
    mapped: () => mapping,
    call: (name, argument) => {
      calls.push(name);
      return Promise.resolve(answers[name](structuredClone(argument)));
    },
    openDropped: () => Promise.resolve(opened()),
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      all.add(listener);
      listeners.set(name, all);
      return () => all.delete(listener);
    },
    emit(name, event) {
      for (const listener of listeners.get(name) ?? []) (listener as (event: unknown) => void)(event);
    },
    offer(answer) {
      foreign = answer;
      this.emit('foreign', { articleId: article.id });
    },
    loseTrack() {
      isLost = true;
    },
  };
}
