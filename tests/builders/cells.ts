import { expect } from 'vitest';
import type { Attributes, Link, Speaker } from '../../shared/model/records.ts';

/**
 * A second opinion on an article under work, without offsets: the text is a row of numbered **cells**, a grapheme
 * cluster each, where the end of a paragraph is a cell of its own; an annotation is the set of cells that it covers.
 * Whoever moves no offset cannot be wrong about one (PROMISES §4.3).
 */
export interface Cell {
  /** Given once. */
  readonly number: number;
  readonly text: string;
}

export interface CellAnnotation {
  readonly kind: string;
  readonly covers: ReadonlySet<number>;
  /** The words it covered last; null exactly while it covers some. */
  readonly lost: string | null;
  readonly attributes: Attributes;
}

/** The whole article at one moment. */
export interface CellArticle {
  readonly cells: readonly Cell[];
  readonly annotations: ReadonlyMap<string, CellAnnotation>;
  readonly links: ReadonlyMap<string, Link>;
  readonly speakers: ReadonlyMap<string, Speaker>;
}

/** `[from, to)` of the row of cells: which cells, counted from the first one. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** An article of these cells with nothing tagged in it. */
export const cellArticle = (cells: readonly Cell[]): CellArticle => ({
  cells,
  annotations: new Map(),
  links: new Map(),
  speakers: new Map(),
});

/** The text of cells. */
export const textOfCells = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join('');

/** True for a cell that a tag leaves out at its ends. */
export const isSpace = ({ text }: Cell): boolean => text.trim() === '';

/** The stretches of neighbouring cells that an annotation covers, in order. */
export function runsOf({ cells }: CellArticle, covers: ReadonlySet<number>): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let i = 0; i <= cells.length; i += 1) {
    const isCovered = i < cells.length && covers.has(cells[i]!.number);
    if (isCovered && from === -1) from = i;
    if (!isCovered && from !== -1) {
      runs.push({ from, to: i });
      from = -1;
    }
  }
  return runs;
}

/** What an annotation covers, its runs joined by a space. */
export const wordsOf = (article: CellArticle, covers: ReadonlySet<number>): string =>
  runsOf(article, covers)
    .map(({ from, to }) => textOfCells(article.cells.slice(from, to)))
    .join(' ');

/**
 * Puts new cells in the place of a run, which may be empty. What comes between two covered cells is covered, and so is
 * what takes the place of covered cells alone; what comes to an edge is outside.
 */
export function withCells(article: CellArticle, { from, to }: Run, fresh: readonly Cell[]): CellArticle {
  const { cells } = article;
  const gone = cells.slice(from, to);
  const neighbours = from === to ? [cells[from - 1], cells[from]] : gone;
  const next = { ...article, cells: [...cells.slice(0, from), ...fresh, ...cells.slice(to)] };
  const annotations = new Map<string, CellAnnotation>();
  for (const [id, annotation] of article.annotations) {
    const covers = new Set(annotation.covers);
    const takesIn = neighbours.every((cell) => cell !== undefined && covers.has(cell.number));
    for (const { number } of gone) covers.delete(number);
    if (takesIn) for (const { number } of fresh) covers.add(number);
    const lost = covers.size > 0 ? null : (annotation.lost ?? wordsOf(article, annotation.covers));
    annotations.set(id, { ...annotation, covers, lost });
  }
  return { ...next, annotations };
}

/** Sets one annotation, or takes it away with its links. */
export function withAnnotation(article: CellArticle, id: string, annotation: CellAnnotation | null): CellArticle {
  const annotations = new Map(article.annotations);
  if (annotation !== null) return { ...article, annotations: annotations.set(id, annotation) };
  annotations.delete(id);
  const links = [...article.links].filter(([, { from, to }]) => from.id !== id && to.id !== id);
  return { ...article, annotations, links: new Map(links) };
}

/** The run without the white space at its ends; null when there is nothing else in it. */
export function trimmedRun({ cells }: CellArticle, { from, to }: Run): Run | null {
  let [start, end] = [from, to];
  while (start < end && isSpace(cells[start]!)) start += 1;
  while (start < end && isSpace(cells[end - 1]!)) end -= 1;
  return start < end ? { from: start, to: end } : null;
}

/** Numbers of the cells of a run. */
export const numbersIn = ({ cells }: CellArticle, { from, to }: Run): number[] =>
  cells.slice(from, to).map(({ number }) => number);

/**
 * An edge of an annotation at which text was just taken away or replaced: what is typed there next is a correction, and
 * covered. `at` counts the cells before the edge.
 */
export interface OpenPlace {
  readonly id: string;
  readonly edge: 'start' | 'end';
  readonly at: number;
}

/** The places that open when `fresh` cells take the place of the run: they were an annotation's last or first ones. */
export function placesOpenedBy(before: CellArticle, { from, to }: Run, fresh: number, after: CellArticle): OpenPlace[] {
  return [...before.annotations].flatMap(([id, { covers }]): OpenPlace[] => {
    const runs = runsOf(before, covers);
    const [first, last] = [runs[0], runs.at(-1)];
    if (from === to || first === undefined || last === undefined || after.annotations.get(id)!.lost !== null) return [];
    const end: OpenPlace[] = to === last.to && from >= last.from ? [{ id, edge: 'end', at: from + fresh }] : [];
    const isStart = fresh === 0 && from === first.from && to < first.to;
    return isStart ? [...end, { id, edge: 'start', at: from }] : end;
  });
}

/** Lets the annotations whose places are open where the cells were put cover them. */
export function withCorrection(article: CellArticle, open: readonly OpenPlace[], fresh: readonly Cell[]): CellArticle {
  const annotations = new Map(article.annotations);
  for (const { id } of open) {
    const annotation = annotations.get(id)!;
    const covers = new Set([...annotation.covers, ...fresh.map(({ number }) => number)]);
    annotations.set(id, { ...annotation, covers });
  }
  return { ...article, annotations };
}

/** The article in a form that can be compared: what each annotation covers by the numbers of cells. */
export const pictureOfCells = ({ cells, annotations, links, speakers }: CellArticle) => ({
  text: textOfCells(cells),
  annotations: Object.fromEntries(
    [...annotations].map(([id, { kind, covers, lost, attributes }]) => [
      id,
      { kind, covers: cells.filter(({ number }) => covers.has(number)).map(({ number }) => number), lost, attributes },
    ]),
  ),
  links: Object.fromEntries(links),
  speakers: Object.fromEntries(speakers),
});

/** What was done, as a stack of whole articles; undo and redo go along it. */
export class CellHistory {
  present: CellArticle;
  #done: readonly CellArticle[] = [];
  #undone: readonly CellArticle[] = [];

  constructor(first: CellArticle) {
    this.present = first;
  }

  /** @param begins whether it is undone for itself, and not with what was done before it */
  do(next: CellArticle, begins: boolean): void {
    if (begins) this.#done = [...this.#done, this.present];
    this.#undone = [];
    this.present = next;
  }

  undo(): void {
    const before = this.#done.at(-1);
    if (before === undefined) return;
    this.#undone = [...this.#undone, this.present];
    this.#done = this.#done.slice(0, -1);
    this.present = before;
  }

  redo(): void {
    const next = this.#undone.at(-1);
    if (next === undefined) return;
    this.#done = [...this.#done, this.present];
    this.#undone = this.#undone.slice(0, -1);
    this.present = next;
  }

  /** Forgets how the present came about. */
  forget(present: CellArticle): void {
    this.present = present;
    this.#done = [];
    this.#undone = [];
  }

  copy(): CellHistory {
    const copy = new CellHistory(this.present);
    copy.take(this);
    return copy;
  }

  /** Becomes the same as another one. */
  take(other: CellHistory): void {
    this.present = other.present;
    this.#done = other.#done;
    this.#undone = other.#undone;
  }

  get depths(): { readonly done: number; readonly undone: number } {
    return { done: this.#done.length, undone: this.#undone.length };
  }
}

/** Expects that no cell's text joins its neighbours': otherwise the model itself would be wrong. */
export function expectApart(texts: readonly string[]): void {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const found = Array.from(segmenter.segment(texts.join('')), ({ segment }) => segment);
  expect(found).toEqual(texts);
}
