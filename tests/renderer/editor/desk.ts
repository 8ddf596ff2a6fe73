import { redo, undo, undoDepth } from 'prosemirror-history';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { expect } from 'vitest';
import { applyChanges, articleOf, type ArticleState, stateOf } from '../../../shared/annotations/article-state.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { UndoLog } from '../../../shared/schema/undo-log.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { applyAsked, opened } from '../../../renderer/editor/article-state.ts';
import { EDITING_KEYS, sliceOfText } from '../../../renderer/editor/editing.ts';
import { type Mode, withFocus } from '../../../renderer/editor/focus-plugin.ts';
import { selectRange } from '../../../renderer/editor/selection.ts';
import { tagAs } from '../../../renderer/editor/tagging.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { annotatedArticle, type ArticleParts } from '../../builders/annotated-article.ts';
import { annotatedText } from '../../builders/annotated-text.ts';

/**
 * An article on the desk of somebody who tags and edits it: the editor's state with hands on it, without a view.
 * Places are named by the words that stand there. Acts follow each other 2 seconds apart, so that each is an undo
 * event of its own, unless they are done `quickly`. A keeper of the file listens and must agree after every act.
 */
export class Desk {
  state: EditorState;
  readonly article: Article;
  readonly services = { newId: () => `n${(this.#ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' };
  #kept: ArticleState;
  #log: UndoLog;
  #ids = 0;
  #time = 1_000_000;
  #pause = 2000;

  constructor(written: string, parts: ArticleParts = {}) {
    this.article = annotatedArticle(written, parts);
    this.#kept = stateOf(this.article);
    ({ state: this.state, log: this.#log } = opened(this.article));
  }

  /** The article opened again with its undo log. */
  static opened(article: Article, log: UndoLog): Desk {
    const desk = new Desk('');
    desk.#kept = stateOf(article);
    ({ state: desk.state, log: desk.#log } = opened(article, log));
    return desk;
  }

  /** In Edit mode from the start. */
  static editing(written: string, parts: ArticleParts = {}): Desk {
    const desk = new Desk(written, parts);
    desk.setMode('edit');
    return desk;
  }

  setMode(mode: Mode): void {
    this.dispatch(withFocus(this.state.tr, { mode }));
  }

  dispatch(tr: Transaction): void {
    this.#time += this.#pause;
    const { state, changes, entry } = applyAsked(this.state, tr.setTime(this.#time));
    this.state = state;
    if (entry !== null) this.#log = { ...this.#log, entries: [...this.#log.entries, entry] };
    this.#kept = applyChanges(this.#kept, changes);
    expect(pictureOf(this.#kept), 'the keeper of the file holds the same').toEqual(this.picture);
  }

  /** What is kept of everything done, so that it can be undone after a restart. */
  get log(): UndoLog {
    return this.#log;
  }

  /** Does what a command built; false when it found nothing to do. */
  perform(tr: Transaction | null): boolean {
    if (tr !== null) this.dispatch(tr);
    return tr !== null;
  }

  /** Acts done inside are 100 ms apart. */
  quickly(act: () => void): void {
    this.#pause = 100;
    act();
    this.#pause = 2000;
  }

  /** The article as it would be written down now. */
  get now(): Article {
    return articleOf(this.article, { blocks: TextIndex.of(this.state.doc).blocks, set: annotationsOf(this.state) });
  }

  /** Text and annotations in one, as `annotatedArticle` reads them. */
  get written(): string {
    return annotatedText(this.now);
  }

  /** Links as `annotatedArticle` reads them, in alphabetical order. */
  get links(): string[] {
    return annotationsOf(this.state)
      .links.map(({ type, from, to }) => `${from.id} ${type} ${to.id}`)
      .sort();
  }

  /** Everything, in a form that compares whatever order records were made in. */
  get picture(): unknown {
    return pictureOf({ blocks: TextIndex.of(this.state.doc).blocks, set: annotationsOf(this.state) });
  }

  /** Selects these words, where they stand first. */
  select(words: string): this {
    const start = this.#find(words);
    return this.selectRange(start, start + words.length);
  }

  /** Puts the caret before the words that follow the bar: `'will |win'`. */
  caret(words: string): this {
    const at = this.#find(words.replace('|', '')) + words.indexOf('|');
    return this.selectRange(at, at);
  }

  selectRange(start: number, end: number): this {
    this.dispatch(selectRange(this.state.tr, { start, end }));
    return this;
  }

  /** Presses the key of a kind in Tag mode. */
  tag(kind: string): boolean {
    return this.perform(tagAs(this.state, annotationsOf(this.state).scheme.findKind(kind)!, this.services));
  }

  /** Types, one character after the other. */
  type(text: string): this {
    for (const character of text) this.dispatch(this.state.tr.insertText(character));
    return this;
  }

  /** Presses a key of Edit mode; what the browser answers itself (deleting one character) is done as it would. */
  press(key: 'Enter' | 'Backspace' | 'Delete' | 'Mod-a', times = 1): this {
    for (let i = 0; i < times; i += 1) {
      const isDone = EDITING_KEYS[key]!(this.state, (tr) => this.dispatch(tr));
      if (!isDone && key === 'Backspace') this.#deleteCharacter(-1);
      if (!isDone && key === 'Delete') this.#deleteCharacter(1);
    }
    return this;
  }

  paste(text: string): this {
    this.dispatch(this.state.tr.replaceSelection(sliceOfText(text)).setMeta('paste', true));
    return this;
  }

  undo(times = 1): this {
    for (let i = 0; i < times; i += 1) undo(this.state, (tr) => this.dispatch(tr));
    return this;
  }

  redo(times = 1): this {
    for (let i = 0; i < times; i += 1) redo(this.state, (tr) => this.dispatch(tr));
    return this;
  }

  get canUndo(): boolean {
    return undoDepth(this.state) > 0;
  }

  #find(words: string): number {
    const at = TextIndex.of(this.state.doc).text.indexOf(words);
    if (at === -1) throw new RangeError(`The article does not say “${words}”`);
    return at;
  }

  #deleteCharacter(by: 1 | -1): void {
    const { $head } = this.state.selection;
    const before = [...segmenter.segment($head.parent.textContent.slice(0, $head.parentOffset))];
    const after = segmenter.segment($head.parent.textContent.slice($head.parentOffset))[Symbol.iterator]().next();
    const length =
      by === -1 ? (before.at(-1)?.segment.length ?? 0) : after.done === true ? 0 : after.value.segment.length;
    if (length === 0) return;
    const from = by === -1 ? $head.pos - length : $head.pos;
    const tr = this.state.tr.delete(from, from + length);
    this.dispatch(tr.setSelection(TextSelection.create(tr.doc, from)));
  }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const pictureOf = ({ blocks, set }: ArticleState) => ({
  blocks,
  records: Object.fromEntries([...set.records()].map((record) => [record.id, record])),
});
