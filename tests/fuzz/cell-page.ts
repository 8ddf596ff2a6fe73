import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { expect } from 'vitest';
import { applyChanges, type ArticleState, stateOf } from '../../shared/annotations/article-state.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Article } from '../../shared/model/article.ts';
import { paragraphsOf, textOf } from '../../shared/model/block.ts';
import type { UndoEntry, UndoLog } from '../../shared/schema/undo-log.ts';
import { annotationsOf } from '../../renderer/editor/annotation-plugin.ts';
import { applyAsked, opened } from '../../renderer/editor/article-state.ts';
import { withFocus } from '../../renderer/editor/focus-plugin.ts';
import { TextIndex } from '../../renderer/editor/text-index.ts';
import {
  type Cell,
  type CellArticle,
  cellArticle,
  CellHistory,
  type OpenPlace,
  pictureOfCells,
  placesOpenedBy,
  type Run,
  textOfCells,
  withCells,
  withCorrection,
} from '../builders/cells.ts';
import { expectSame, pictureOf, pictureOfState } from './editor-session.ts';

/** The article on the screen beside its model: every deed is done to both, and after each they must be the same. */

/** How an article begins. */
export interface Beginning {
  readonly texts: readonly string[];
  /** How many paragraphs share a section of the document. */
  readonly perSection: number;
}

/** Returns the article that these cells make, with nothing tagged in it. */
export const articleOfCells = (cells: readonly Cell[]): Article => ({
  id: 'cells',
  metadata: { record: 'metadata', id: 'metadata', title: 'Cells' },
  blocks: paragraphsOf(textOfCells(cells)),
  annotations: [],
  links: [],
  speakers: [],
});

export class CellPage {
  state: EditorState;
  readonly history: CellHistory;
  open: readonly OpenPlace[] = [];
  copied: readonly string[] = [];
  /** Told after every change, as the keeper of the file is. */
  onChanges: (changes: readonly Change[], entry: UndoEntry) => void = () => undefined;
  /** The clock on the wall, which may go wrong (promise C6). Milliseconds. */
  now = Date.UTC(2026, 10, 24);
  #cells = 0;
  #ids = 0;
  #kept: ArticleState;
  /** The whole state as it was when the model was there for the first time: whoever comes back finds just that. */
  readonly #exact = new WeakMap<CellArticle, unknown>();
  readonly services = {
    newId: () => `id${(this.#ids += 1)}`,
    now: () => new Date(this.now).toISOString(),
  };

  constructor({ texts, perSection }: Beginning) {
    this.history = new CellHistory(cellArticle(this.cellsOf(texts)));
    const article = articleOfCells(this.present.cells);
    this.#kept = stateOf(article);
    const log: UndoLog = { base: article, sections: sizesOf(article.blocks.length, perSection), entries: [] };
    this.state = opened(article, log).state;
    this.#edit();
  }

  /** Goes on with another state of the editor, which must show the same. */
  reopen(state: EditorState, article: Article): void {
    this.state = state;
    this.open = [];
    this.#kept = stateOf(article);
    this.#edit();
  }

  #edit(): void {
    this.dispatch(withFocus(this.state.tr, { mode: 'edit' }));
  }

  get present(): CellArticle {
    return this.history.present;
  }

  get set(): AnnotationSet {
    return annotationsOf(this.state);
  }

  /** The id that is given next. */
  get nextId(): string {
    return `id${this.#ids + 1}`;
  }

  cellsOf(texts: readonly string[]): Cell[] {
    return texts.map((text) => ({ number: (this.#cells += 1), text }));
  }

  // Where things are

  /** UTF-16 offset before the cell that has so many before it. */
  offsetOf(cells: number): number {
    return textOfCells(this.present.cells.slice(0, cells)).length;
  }

  /** How many cells lie before the offset. @throws RangeError when it lies within a cell (promise T2) */
  cellsBefore(offset: number): number {
    return cellsBefore(this.present, offset);
  }

  get selected(): Run {
    const index = TextIndex.of(this.state.doc);
    const { from, to } = this.state.selection;
    return { from: this.cellsBefore(index.offsetOf(from)), to: this.cellsBefore(index.offsetOf(to)) };
  }

  select({ from, to }: Run, isBackwards = false): void {
    const index = TextIndex.of(this.state.doc);
    const [start, end] = [index.posOf(this.offsetOf(from)), index.posOf(this.offsetOf(to))];
    const selection = TextSelection.create(this.state.doc, isBackwards ? end : start, isBackwards ? start : end);
    this.dispatch(this.state.tr.setSelection(selection));
  }

  // What is done

  /** Lets the editor do what was asked for; returns whether an undo event began with it, null when nothing changed. */
  dispatch(tr: Transaction): boolean | null {
    const before = this.state;
    if (tr.selectionSet || tr.docChanged) this.open = [];
    const { state, changes, entry } = applyAsked(before, tr.setTime(this.now));
    this.state = state;
    this.#kept = applyChanges(this.#kept, changes);
    if (entry === null) return null;
    this.onChanges(changes, entry);
    return undoDepth(state) > undoDepth(before);
  }

  /** Does something to the records, or to whatever the model says beforehand. */
  perform(tr: Transaction | null, next: CellArticle): void {
    const begins = tr === null ? null : this.dispatch(tr);
    if (begins !== null) this.history.do(next, begins);
    else if (next !== this.present) throw new Error('The editor found nothing to do');
  }

  /** Puts text in the place of a run, in one go: what the model says of it. */
  putCells(run: Run, texts: readonly string[], act: () => Transaction | null): void {
    const { present, open } = this;
    const fresh = this.cellsOf(texts);
    if (run.from === run.to && fresh.length === 0) {
      expect(act()?.docChanged ?? false, 'something is done where there is nothing to do').toBe(false);
      return;
    }
    const here = run.from === run.to ? open.filter(({ at }) => at === run.from) : [];
    const next = withCorrection(withCells(present, run, fresh), here, fresh);
    this.perform(act(), next);
    this.open =
      run.from < run.to
        ? placesOpenedBy(present, run, fresh.length, next)
        : here.filter(({ edge }) => edge === 'end').map((place) => ({ ...place, at: place.at + fresh.length }));
  }

  undo(): void {
    if (undo(this.state, (tr) => this.dispatch(tr))) this.history.undo();
  }

  redo(): void {
    if (redo(this.state, (tr) => this.dispatch(tr))) this.history.redo();
  }

  /** Undoes everything, and does it again: the first and the last state are exactly what they were (T3). */
  checkWayBack(first: CellArticle | null): void {
    while (redoDepth(this.state) > 0) this.redo();
    this.check();
    const last = this.present;
    while (undoDepth(this.state) > 0) this.undo();
    this.check();
    if (first !== null) expect(this.present === first, 'everything is undone').toBe(true);
    while (redoDepth(this.state) > 0) this.redo();
    expect(this.present === last, 'everything is done again').toBe(true);
    this.check();
  }

  /** Expects that the editor, the keeper and the model hold the same (T1, T2, T3, T4, T5, T11). */
  check(): void {
    const { state, present, history } = this;
    expect({ done: undoDepth(state), undone: redoDepth(state) }, 'what can be undone').toEqual(history.depths);
    const index = TextIndex.of(state.doc);
    expect(index.text, 'the text').toBe(textOfCells(present.cells));
    expectSame(pictureOfRecords(present, index.text, this.set), pictureOfCells(present), 'the editor and the model');
    const exact = structuredClone(pictureOfState(state));
    expectSame(pictureOf(this.#kept.blocks, this.#kept.set), exact, 'the keeper and the editor');
    if (this.#exact.has(present)) expectSame(exact, this.#exact.get(present), 'the way back (T3)');
    else this.#exact.set(present, exact);
  }
}

/** The records in the form of the model, with cells in place of offsets. */
export function pictureOfRecords(model: CellArticle, text: string, set: AnnotationSet) {
  if (!text.isWellFormed()) throw new Error('Half a character is left in the text (T2)');
  for (const { id, from, to } of set.links) {
    const isTied = [from, to].every((end) => set.find(end.id)?.record === end.record);
    if (!isTied) throw new Error(`The link ${id} leads nowhere (T11)`);
  }
  const annotations = set.annotations.map(({ id, kind, fragments, detached, attributes }) => {
    const runs = fragments.map(({ start, end }) => [cellsBefore(model, start), cellsBefore(model, end)] as const);
    runs.forEach(([from, to], i) => {
      if (from >= to || from <= (runs[i - 1]?.[1] ?? -1))
        throw new Error(`${id} has fragments that touch or are empty`);
    });
    const covers = runs.flatMap(([from, to]) => model.cells.slice(from, to).map(({ number }) => number));
    return [id, { kind, covers, lost: detached?.exact ?? null, attributes }] as const;
  });
  return {
    text,
    annotations: Object.fromEntries(annotations),
    links: Object.fromEntries(set.links.map((link) => [link.id, link])),
    speakers: Object.fromEntries(set.speakers.map((speaker) => [speaker.id, speaker])),
  };
}

const placesByCells = new WeakMap<readonly Cell[], ReadonlyMap<number, number>>();

/** How many cells lie before the offset. @throws RangeError when it lies within a cell (promise T2) */
function cellsBefore({ cells }: CellArticle, offset: number): number {
  let places = placesByCells.get(cells);
  if (places === undefined) {
    let at = 0;
    places = new Map([[0, 0], ...cells.map(({ text }, i) => [(at += text.length), i + 1] as const)]);
    placesByCells.set(cells, places);
  }
  const found = places.get(offset);
  if (found === undefined) throw new RangeError(`Offset ${offset} is inside a character (T2)`);
  return found;
}

/** Returns the text of an article's blocks, as a check of the file reads it. */
export const textOfArticle = ({ blocks }: Article): string => textOf(blocks);

const sizesOf = (blocks: number, perSection: number): number[] =>
  Array.from({ length: Math.ceil(blocks / perSection) }, (_, i) => Math.min(perSection, blocks - i * perSection));
