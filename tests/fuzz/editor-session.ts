import { redo, undo } from 'prosemirror-history';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { expect } from 'vitest';
import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import { wordsOf } from '../../shared/annotations/covered-text.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { TextSearch } from '../../shared/analysis/find-text.ts';
import { applyChanges, articleOf, type ArticleState, stateOf } from '../../shared/annotations/article-state.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Change } from '../../shared/annotations/change.ts';
import { KINDS } from '../../shared/kinds/index.ts';
import type { Article } from '../../shared/model/article.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import type { UndoEntry, UndoLog } from '../../shared/schema/undo-log.ts';
import { annotationsOf } from '../../renderer/editor/annotation-plugin.ts';
import { applyAsked, initialState, opened } from '../../renderer/editor/article-state.ts';
import { EDITING_KEYS, sliceOfText } from '../../renderer/editor/editing.ts';
import { attachAt, keepWords, restoreWords } from '../../renderer/editor/drifting.ts';
import { withFocus } from '../../renderer/editor/focus-plugin.ts';
import { setAttributes, setSpeaker } from '../../renderer/editor/linking.ts';
import { moveEdge } from '../../renderer/editor/edges.ts';
import { SetAnnotationsStep } from '../../renderer/editor/set-annotations-step.ts';
import { addFragment, removeActive, tagAs } from '../../renderer/editor/tagging.ts';
import { replaceAll } from '../../renderer/editor/replacing.ts';
import { transactionOf } from '../../renderer/editor/take-changes.ts';
import { TextIndex } from '../../renderer/editor/text-index.ts';
import { emptyLog } from '../../renderer/editor/undo-log.ts';
import { generator } from '../builders/random.ts';
import { foreignChanges } from './foreign-changes.ts';

/** Returns an article of so many short blocks with nothing tagged in it. */
const plainArticle = (blocks: number): Article => ({
  id: 'a',
  metadata: { record: 'metadata', id: 'metadata', title: 'Fuzz' },
  blocks: Array.from({ length: blocks }, (_, i) => ({
    type: i % 7 === 3 ? 'heading' : 'paragraph',
    ...(i % 7 === 3 ? { level: 2 } : {}),
    text: ['Ann said “we 🥳 won”, and', 'Bo asked why.', '', 'é̄ combined שלום marks “in” text'][i % 4]!,
  })),
  annotations: [],
  links: [],
  speakers: [],
});

/**
 * An article under random hands, in Edit mode. The keeper of the file hears of every change (`kept`), and the undo log
 * of every entry, with the keeper's article after it.
 */
export class Session {
  state: EditorState;
  kept: ArticleState;
  readonly first: Article;
  /** All that the keeper was told. */
  readonly changes: Change[] = [];
  entries: readonly UndoEntry[] = [];
  /** The keeper's article before the first entry and after each. */
  readonly articles: Article[];
  #time = 1_000_000;
  #ids = 0;
  readonly #random: () => number;
  readonly services = { newId: () => `id${(this.#ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' };

  /** @param article one of random length with nothing tagged in it when none is given */
  constructor(seed: number, article?: Article) {
    this.#random = generator(seed);
    this.first = article ?? plainArticle(1 + Math.floor(this.#random() * 60));
    this.articles = [this.first];
    this.state = initialState(this.first);
    this.kept = stateOf(this.first);
    this.dispatch(withFocus(this.state.tr, { mode: 'edit' }));
  }

  dispatch(tr: Transaction): void {
    this.#time += this.#random() < 0.5 ? 100 : 2000;
    const { state, changes, entry } = applyAsked(this.state, tr.setTime(this.#time));
    if (!tr.steps.some((step) => step instanceof SetAnnotationsStep)) expectTaggedAlike(this.state, state);
    this.state = state;
    this.changes.push(...changes);
    this.kept = applyChanges(this.kept, changes);
    if (entry === null) return;
    this.entries = [...this.entries, entry];
    this.articles.push(articleOf(this.first, this.kept));
  }

  perform(tr: Transaction | null): void {
    if (tr !== null) this.dispatch(tr);
  }

  pick(below: number): number {
    return Math.floor(this.#random() * below);
  }

  select(length: number): void {
    const index = TextIndex.of(this.state.doc);
    const start = this.pick(index.length + 1);
    const end = Math.min(index.length, start + length);
    const selection = TextSelection.create(this.state.doc, index.posOf(start), index.posOf(end));
    this.dispatch(this.state.tr.setSelection(selection));
  }

  /** The log as it is read back from a file. */
  get log(): UndoLog {
    return asStored({ ...emptyLog(this.first, initialState(this.first)), entries: this.entries });
  }

  /** The article as the keeper of the file has it, read back from there. */
  get keptArticle(): Article {
    return asStored(articleOf(this.first, this.kept));
  }

  /** Ends the program and opens the article again. */
  restart(): void {
    this.state = opened(this.keptArticle, this.log).state;
    this.dispatch(withFocus(this.state.tr, { mode: 'edit' }));
  }

  /** Does one thing at random: selects, tags, corrects, undoes. */
  act(): void {
    const acts: (() => void)[] = [
      () => this.select(this.pick(30)),
      () => this.perform(tagAs(this.state, KINDS[this.pick(KINDS.length)]!, this.services)),
      () => this.perform(tagAs(this.state, KINDS[this.pick(KINDS.length)]!, this.services)),
      () => this.perform(addFragment(this.state, this.services)),
      () => this.perform(removeActive(this.state)),
      () => this.perform(moveEdge(this.state, { edge: this.pick(2) === 0 ? 'start' : 'end', by: 1 }, this.services)),
      () =>
        this.withAny((id) => this.perform(setAttributes(this.state, id, { note: `n${this.pick(9)}` }, this.services))),
      () =>
        this.withAny((id) => this.perform(setSpeaker(this.state, id, { name: 'Ann', type: 'person' }, this.services))),
      () => this.dispatch(this.state.tr.insertText('xy'.slice(this.pick(2)))),
      () => this.dispatch(this.state.tr.insertText('z')),
      () => this.dispatch(this.state.tr.insertText('k').setMeta('composition', this.pick(2))),
      () => void EDITING_KEYS.Enter!(this.state, (tr) => this.dispatch(tr)),
      () => void EDITING_KEYS.Backspace!(this.state, (tr) => this.dispatch(tr)),
      () => void EDITING_KEYS.Delete!(this.state, (tr) => this.dispatch(tr)),
      () => this.dispatch(this.state.tr.deleteSelection()),
      () => this.dispatch(this.state.tr.replaceSelection(sliceOfText(['p\nq', '\nq', 'q', '\n'][this.pick(4)]!))),
      () => {
        if (this.pick(12) === 0) void EDITING_KEYS['Mod-a']!(this.state, (tr) => this.dispatch(tr));
      },
      () => {
        if (this.pick(8) === 0) this.take(foreignChanges(this.kept, this.#random));
      },
      () => this.replaceEverywhere(),
      () => this.withAny((id) => this.perform(keepWords(this.state, id, this.services))),
      () => this.withAny((id) => this.restoreWords(id)),
      () => this.withAny((id) => this.perform(attachAt(this.state, id, this.anyPlace(), this.services))),
      () => void undo(this.state, (tr) => this.dispatch(tr)),
      () => void redo(this.state, (tr) => this.dispatch(tr)),
    ];
    acts[this.pick(acts.length)]!();
  }

  /** Puts the words back that were tagged: then they stand there. */
  restoreWords(id: string): void {
    const tr = restoreWords(this.state, id, this.services);
    if (tr === null) return;
    const before = annotationsOf(this.state).findAnnotation(id)!;
    // What somebody else journalled long ago says nothing; then its last words are all there is.
    const tagged = (before.tagged ?? wordsOf(TextIndex.of(this.state.doc).text, before)).toWellFormed();
    this.dispatch(tr);
    const { text } = TextIndex.of(this.state.doc);
    const restored = annotationsOf(this.state).findAnnotation(id)!;
    expect(restored.tagged, `${id} is still tagged on what it was`).toBe(tagged);
    // More than these words only where an accent beside them joins the last letter (T2).
    expect(wordsOf(text, restored), `${id} stands on its old words`).toContain(tagged);
  }

  /** A stretch of the text on whole code points. */
  anyPlace(): Fragment {
    const { text } = TextIndex.of(this.state.doc);
    const start = this.pick(Math.max(1, text.length - 4));
    return snapToGraphemes(text, { start, end: Math.min(text.length, start + 1 + this.pick(4)) });
  }

  /** Puts other words, or none, in place of some that stand in the text, wherever they stand. */
  replaceEverywhere(): void {
    const words = ['a', 'n', ' ', 'won', 'xy'][this.pick(5)]!;
    const search = TextSearch.of(
      { words, isCaseMatched: true, isWholeWords: false, isPattern: false },
      TextIndex.of(this.state.doc).text,
    );
    if (!search.ok) throw new RangeError(words);
    while (!search.value.isDone) search.value.goOn();
    const by = ['', 'b', 'long words', '\u0301'][this.pick(4)]!;
    const places = search.value.matches.filter(() => this.#random() < 0.7).map((match) => ({ ...match, words: by }));
    this.perform(replaceAll(this.state, places));
  }

  /** Takes changes that somebody else made to the same article. */
  take(changes: readonly Change[]): void {
    const tr = transactionOf(this.state, changes);
    if (tr === null) throw new RangeError('These changes do not fit');
    this.dispatch(tr);
  }

  withAny(use: (id: string) => void): void {
    const all = annotationsOf(this.state).annotations;
    if (all.length > 0) use(all[this.pick(all.length)]!.id);
  }
}

/** What annotations were tagged on is for a person to decide: no change of the text alone decides it. */
function expectTaggedAlike(before: EditorState, after: EditorState): void {
  const set = annotationsOf(after);
  for (const { id, tagged } of annotationsOf(before).annotations) {
    expect(set.findAnnotation(id)?.tagged, `${id} was tagged on`).toBe(tagged);
  }
}

/** The whole state in comparable form: text, kinds of blocks, records by id. */
export function pictureOf(blocks: readonly unknown[], set: AnnotationSet): unknown {
  return { blocks, records: Object.fromEntries([...set.records()].map((record) => [record.id, record])) };
}

/** Returns the picture of the editor's state. */
export const pictureOfState = (state: EditorState) => pictureOf(TextIndex.of(state.doc).blocks, annotationsOf(state));

/** Expects two pictures to be the same; so many are compared that what `expect` takes to look at equal ones would count. */
export function expectSame(actual: unknown, expected: unknown, what?: string): void {
  if (!isSameValue(actual, expected)) expect(actual, what).toEqual(expected);
}

/** Returns the value as it is read back from a file. */
export const asStored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
