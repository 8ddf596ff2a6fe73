import fc from 'fast-check';
import type { Transaction } from 'prosemirror-state';
import { expect } from 'vitest';
import { KINDS } from '../../shared/kinds/index.ts';
import type { Link, Speaker } from '../../shared/model/records.ts';
import { EDITING_KEYS, sliceOfText, textOfSlice } from '../../renderer/editor/editing.ts';
import { withFocus } from '../../renderer/editor/focus-plugin.ts';
import { reattach, setAttributes, setSpeaker } from '../../renderer/editor/linking.ts';
import { moveEdge } from '../../renderer/editor/edges.ts';
import { addFragment, removeAnnotation, tagAs } from '../../renderer/editor/tagging.ts';
import { TextIndex } from '../../renderer/editor/text-index.ts';
import { arbitraryCellTexts } from '../builders/cell-texts.ts';
import {
  type CellAnnotation,
  type CellArticle,
  numbersIn,
  type Run,
  runsOf,
  textOfCells,
  trimmedRun,
  withAnnotation,
  withCells,
} from '../builders/cells.ts';
import type { CellPage } from './cell-page.ts';

/**
 * What a person does on the page, as plain data whose numbers every deed reads as it needs, so that any numbers make a
 * deed that can be done. Two rules are not modelled: which ties a new tag draws by itself to its neighbours, and what
 * type of quote or mention is guessed; the model takes those over, after a look that nothing else was touched, and holds
 * the article to them from then on. Carets are never tagged: what a key expands one to is told by other tests.
 */
export interface Deed {
  readonly what: string;
  readonly where: number;
  readonly much: number;
  readonly texts: readonly string[];
}

type Act = (page: CellPage, deed: Deed) => void;

/** What can be done on a page, and how often it is, held against the rest. */
const ACTS: Readonly<Record<string, { readonly often: number; readonly act: Act }>> = {
  // The first one is what others shrink to.
  select: { often: 4, act: chooseRun },
  type: { often: 10, act: typeTexts },
  backspace: { often: 8, act: (page, deed) => eraseOne(page, deed, 'Backspace') },
  delete: { often: 5, act: (page, deed) => eraseOne(page, deed, 'Delete') },
  split: { often: 4, act: split },
  join: { often: 4, act: join },
  paste: { often: 3, act: (page, deed) => paste(page, deed, deed.texts) },
  pasteBreaks: { often: 2, act: (page, deed) => paste(page, deed, Array<string>(1 + (deed.much % 3)).fill('\n')) },
  copy: { often: 2, act: copy },
  cut: { often: 3, act: cut },
  pasteCopied: { often: 4, act: (page, deed) => paste(page, deed, page.copied) },
  tag: { often: 16, act: tag },
  addFragment: { often: 4, act: grow },
  moveEdge: { often: 8, act: moveAnEdge },
  reattach: { often: 2, act: attachAgain },
  note: { often: 4, act: note },
  remove: { often: 2, act: remove },
  relate: { often: 4, act: relate },
  undo: { often: 9, act: (page) => page.undo() },
  redo: { often: 6, act: (page) => page.redo() },
};

/** A deed of these acts, by their names. */
export const arbitraryDeed = (acts: Readonly<Record<string, { readonly often: number }>>): fc.Arbitrary<Deed> =>
  fc.record({
    what: fc.oneof(
      { withCrossShrink: true },
      ...Object.entries(acts).map(([what, { often }]) => ({ weight: often, arbitrary: fc.constant(what) })),
    ),
    where: fc.nat(10_000),
    much: fc.nat(10_000),
    texts: arbitraryCellTexts(5, 5),
  });

/** Deeds on a page that no disk stands behind. */
export const arbitraryPageDeed = arbitraryDeed(ACTS);
export const PAGE_ACTS = ACTS;

/** Does one deed; time goes on by a moment or by a while, so that some deeds are undone together. */
export function doDeed(page: CellPage, deed: Deed): void {
  page.now += deed.much % 3 === 0 ? 2_000 : 100;
  ACTS[deed.what]!.act(page, deed);
}

// Where it is done

/** Takes up a run: as it is, at an edge, over an edge, all of an annotation, whole paragraphs, a few cells, a caret. */
function chooseRun(page: CellPage, deed: Deed): Run {
  const run = runFor(page, deed);
  if (run !== null) page.select(run, deed.much % 5 === 0);
  return page.selected;
}

function runFor(page: CellPage, { where, much }: Deed): Run | null {
  const { present } = page;
  const count = present.cells.length;
  const bounded = (from: number, to: number): Run => ({ from: Math.max(0, from), to: Math.min(count, to) });
  const runs = [...present.annotations.values()].flatMap(({ covers }) => runsOf(present, covers));
  const run = runs[much % Math.max(1, runs.length)];
  const at = (where >> 3) % (count + 1);
  switch (where % 8) {
    case 0:
    case 1:
      return null;
    case 2:
      if (run !== undefined && much % 3 === 0) return run;
      break;
    case 3:
      if (run !== undefined) return much % 2 === 0 ? { from: run.from, to: run.from } : { from: run.to, to: run.to };
      break;
    case 4:
      if (run !== undefined) return bounded(run.to - 1 - (much % 2), run.to + ((much >> 1) % 2));
      break;
    case 5:
      if (run !== undefined) return bounded(run.from - ((much >> 1) % 2), run.from + 1 + (much % 2));
      break;
    case 6:
      return paragraphsAt(present, at, much % 4);
    default:
  }
  return bounded(at, at + (much % 7));
}

/** The text of whole paragraphs, from the one that holds the place on. */
function paragraphsAt({ cells }: CellArticle, at: number, more: number): Run {
  const from = cells.slice(0, at).findLastIndex(({ text }) => text === '\n') + 1;
  let to = at - 1;
  for (let left = more; left >= 0; left -= 1) {
    const end = cells.findIndex(({ text }, i) => i > to && text === '\n');
    if (end === -1) return { from, to: cells.length };
    to = end;
  }
  return { from, to: Math.max(from, to) };
}

// The text

const withoutBreaks = (texts: readonly string[]) => texts.filter((text) => text !== '\n');

function typeTexts(page: CellPage, deed: Deed): void {
  let run = chooseRun(page, deed);
  const texts = withoutBreaks(deed.texts);
  const isAtOnce = deed.much % 4 === 0;
  for (const part of isAtOnce && texts.length > 0 ? [texts] : texts.map((text) => [text])) {
    page.putCells(run, part, () => page.state.tr.insertText(part.join('')));
    page.check();
    run = page.selected;
  }
}

/** Within a paragraph the browser takes a character away by itself, and the editor hears of it afterwards. */
function eraseOne(page: CellPage, deed: Deed, key: 'Backspace' | 'Delete'): void {
  const { from, to } = chooseRun(page, deed);
  const { cells } = page.present;
  if (from < to) return page.putCells({ from, to }, [], () => asked(page, key));
  const at = key === 'Backspace' ? from - 1 : from;
  const isNothing = at < 0 || at >= cells.length;
  const run = isNothing ? { from, to } : { from: at, to: at + 1 };
  if (isNothing || cells[at]!.text === '\n') return page.putCells(run, [], () => asked(page, key));
  const index = TextIndex.of(page.state.doc);
  const [start, end] = [index.posOf(page.offsetOf(at)), index.posOf(page.offsetOf(at + 1))];
  page.putCells(run, [], () => page.state.tr.delete(start, end));
}

/** What the key asks the editor for; null when it does nothing. */
function asked(page: CellPage, key: string): Transaction | null {
  let found: Transaction | null = null;
  EDITING_KEYS[key]!(page.state, (tr) => {
    found = tr;
  });
  return found;
}

/** What is selected goes first, and so no place stays open for a correction. */
function split(page: CellPage, deed: Deed): void {
  const run = chooseRun(page, deed);
  if (run.from === run.to) return page.putCells(run, ['\n'], () => asked(page, 'Enter'));
  const erased = withCells(page.present, run, []);
  page.perform(asked(page, 'Enter'), withCells(erased, { from: run.from, to: run.from }, page.cellsOf(['\n'])));
}

/** Joins two paragraphs from either side of what parts them. */
function join(page: CellPage, { where, much }: Deed): void {
  const breaks = page.present.cells.flatMap(({ text }, i) => (text === '\n' ? [i] : []));
  const at = breaks[where % Math.max(1, breaks.length)];
  if (at === undefined) return;
  const isBackwards = much % 2 === 0;
  page.select(isBackwards ? { from: at + 1, to: at + 1 } : { from: at, to: at });
  page.putCells({ from: at, to: at + 1 }, [], () => asked(page, isBackwards ? 'Backspace' : 'Delete'));
}

/** Line ends at the end of what is pasted are left out, but for those that stand alone; NUL is no character (T9). */
function paste(page: CellPage, deed: Deed, given: readonly string[]): void {
  const texts = given.map((text) => text.replace('\0', '\ufffd'));
  const words = texts.slice(0, texts.findLastIndex((text) => text !== '\n') + 1);
  const kept = words.length === 0 ? texts : words;
  const run = chooseRun(page, deed);
  page.putCells(run, kept, () => {
    const tr = page.state.tr.replaceSelection(sliceOfText(texts.join(''))).setMeta('paste', true);
    return tr.docChanged ? tr : null;
  });
}

function copy(page: CellPage, deed: Deed): void {
  const { from, to } = chooseRun(page, deed);
  if (from === to) return;
  page.copied = page.present.cells.slice(from, to).map(({ text }) => text);
  expect(textOfSlice(page.state.selection.content()), 'what is copied').toBe(page.copied.join(''));
}

function cut(page: CellPage, deed: Deed): void {
  copy(page, deed);
  const run = page.selected;
  if (run.from < run.to) page.putCells(run, [], () => page.state.tr.deleteSelection().setMeta('uiEvent', 'cut'));
}

// The annotations

const withQuoteTypes = ['quoteType', 'mentionType'];

function tag(page: CellPage, deed: Deed): void {
  const run = trimmedRun(page.present, chooseRun(page, deed));
  const kind = KINDS[deed.much % KINDS.length]!;
  const { present, nextId: id } = page;
  if (page.selected.from === page.selected.to) return;
  const covers = new Set(run === null ? [] : numbersIn(present, run));
  const isTagged = [...present.annotations.values()].some(
    (one) => one.kind === kind.id && isSameSet(one.covers, covers) && runsOf(present, one.covers).length === 1,
  );
  const isNew = run !== null && !isTagged;
  const annotation: CellAnnotation = { kind: kind.id, covers, lost: null, attributes: {} };
  let next = isNew ? withAnnotation(present, id, annotation) : present;
  const tr = tagAs(page.state, kind, page.services);
  const begins = tr === null ? null : page.dispatch(tr);
  if (!isNew) return expect(begins).toBeNull();
  next = withGuesses(page, next, id);
  const fresh = page.set.links.filter((link) => !present.links.has(link.id));
  const touching = new Set([id, ...fresh.flatMap((link) => (touches(link, id) ? [link.id] : []))]);
  expect(
    fresh.every((link) => touching.has(link.id)),
    'new links are tied to what was tagged',
  ).toBe(true);
  page.history.do(
    { ...next, links: new Map([...present.links, ...fresh.map((link) => [link.id, link] as const)]) },
    begins!,
  );
}

const touches = ({ from, to }: Link, id: string): boolean => from.id === id || to.id === id;

const isSameSet = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  one.size === other.size && [...one].every((number) => other.has(number));

/** The annotation with the types that the editor guessed, and nothing else that it did. */
function withGuesses(page: CellPage, article: CellArticle, id: string): CellArticle {
  const annotation = article.annotations.get(id)!;
  const found = page.set.findAnnotation(id)?.attributes ?? {};
  const guessed = Object.fromEntries(Object.entries(found).filter(([key]) => withQuoteTypes.includes(key)));
  return withAnnotation(article, id, { ...annotation, attributes: { ...annotation.attributes, ...guessed } });
}

/** Does something with an annotation, when there is one. */
function withAny({ present }: CellPage, where: number, use: (id: string, annotation: CellAnnotation) => void): void {
  const all = [...present.annotations];
  const one = all[where % Math.max(1, all.length)];
  if (one !== undefined) use(...one);
}

/** Takes it in hand, wherever the caret is. */
function takeUp(page: CellPage, id: string): void {
  page.dispatch(withFocus(page.state.tr, { active: id, frame: null }));
}

function grow(page: CellPage, deed: Deed): void {
  const selected = chooseRun(page, deed);
  if (selected.from === selected.to) return;
  withAny(page, deed.much, (id, annotation) => {
    takeUp(page, id);
    const { present } = page;
    const run = trimmedRun(present, selected);
    const isInside =
      run === null || runsOf(present, annotation.covers).some(({ from, to }) => from <= run.from && run.to <= to);
    const tr = addFragment(page.state, page.services);
    if (isInside) return expect(tr).toBeNull();
    const covers = new Set([...annotation.covers, ...numbersIn(present, run)]);
    const begins = page.dispatch(tr!);
    const next = withAnnotation(present, id, { ...annotation, covers, lost: null });
    page.history.do(annotation.attributes.quoteType === undefined ? next : withGuesses(page, next, id), begins!);
  });
}

/** The cell beside the edge comes or goes; the last one of a fragment stays. */
function moveAnEdge(page: CellPage, { where, much }: Deed): void {
  withAny(page, where, (id, annotation) => {
    takeUp(page, id);
    const { present } = page;
    const [edge, by] = [much % 2 === 0 ? 'start' : 'end', (much >> 1) % 2 === 0 ? 1 : -1] as const;
    const tr = moveEdge(page.state, { edge, by }, page.services);
    const runs = runsOf(present, annotation.covers);
    const run = edge === 'start' ? runs[0] : runs.at(-1);
    if (run === undefined) return expect(tr).toBeNull();
    const at = (edge === 'start' ? run.from : run.to) - (by === 1 ? 0 : 1);
    const cell = present.cells[at];
    const shrinks = (edge === 'start') === (by === 1);
    if (cell === undefined || (shrinks && run.to - run.from === 1)) return expect(tr).toBeNull();
    const covers = new Set(annotation.covers);
    if (shrinks) covers.delete(cell.number);
    else covers.add(cell.number);
    page.perform(tr, withAnnotation(present, id, { ...annotation, covers }));
  });
}

function attachAgain(page: CellPage, deed: Deed): void {
  const lost = [...page.present.annotations].find(([, annotation]) => annotation.lost !== null);
  const selected = chooseRun(page, deed);
  if (lost === undefined || selected.from === selected.to) return;
  const [id, annotation] = lost;
  const { present } = page;
  const run = trimmedRun(present, selected);
  const tr = reattach(page.state, id, page.services);
  if (run === null) return expect(tr).toBeNull();
  const covers = new Set(numbersIn(present, run));
  page.perform(tr, withAnnotation(present, id, { ...annotation, covers, lost: null }));
}

function note(page: CellPage, { where, much, texts }: Deed): void {
  withAny(page, where, (id, annotation) => {
    const key = ['note', 'quoteType', 'verdict'][much % 3]!;
    const value = withoutBreaks(texts).join('');
    const { [key]: before = '', ...others } = annotation.attributes;
    const attributes = value === '' ? others : { ...others, [key]: value };
    const next = before === value ? page.present : withAnnotation(page.present, id, { ...annotation, attributes });
    page.perform(setAttributes(page.state, id, { [key]: value }, page.services), next);
  });
}

function remove(page: CellPage, { where }: Deed): void {
  withAny(page, where, (id) => page.perform(removeAnnotation(page.state, id), withAnnotation(page.present, id, null)));
}

/** Says who speaks: the model sees to it that one link comes, in the place of one of its own kind. */
function relate(page: CellPage, { where, much, texts }: Deed): void {
  withAny(page, where, (id, { kind }) => {
    const { present } = page;
    const known = [...present.speakers.keys()];
    const name = `Ann ${textOfCells(page.cellsOf(withoutBreaks(texts)))}`;
    const choice =
      much % 2 === 0 && known.length > 0 ? { id: known[much % known.length]! } : { name, type: 'person' as const };
    const tr = setSpeaker(page.state, id, choice, page.services);
    if (tr === null) return expect(kind, 'only a cue without a quote has no speaker').toBe('cue');
    const begins = page.dispatch(tr);
    const fresh = page.set.links.filter((link) => !present.links.has(link.id));
    expect(
      fresh.map(({ to, type }) => [to.record, ['refers-to', 'attributed-to', 'claimed-by'].includes(type)]),
    ).toEqual([['speaker', true]]);
    const [link] = fresh as [Link];
    const speaker: Speaker = { record: 'speaker', id: link.to.id, name, type: 'person', aliases: [] };
    const speakers = new Map(present.speakers);
    if ('name' in choice) speakers.set(speaker.id, speaker);
    const others = [...present.links.values()].filter(
      ({ type, from }) => type !== link.type || from.id !== link.from.id,
    );
    page.history.do({ ...present, speakers, links: new Map([...others, link].map((one) => [one.id, one])) }, begins!);
  });
}
