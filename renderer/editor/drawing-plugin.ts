import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { findAllHiddenCharacters, type HiddenCharacter } from '../../shared/analysis/hidden-characters.ts';
import { directionOf } from '../../shared/analysis/scripts.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { REACH } from './directions.ts';
import { drawBlock, type Look } from './draw-block.ts';
import { focusOf } from './focus-plugin.ts';
import { isHiddenShown } from './hidden-characters-plugin.ts';
import { moverOf, staleStretches } from './stale-drawing.ts';
import { differenceOf, joined, meets } from './spans.ts';
import { partsOfBlock } from './stretches.ts';
import { TextIndex } from './text-index.ts';

/**
 * Annotations drawn over the text, only what is near the viewport, block by block: a transaction has those blocks drawn
 * anew that it makes look otherwise, and what is drawn over the others moves along. What one scrolls away from stays
 * drawn until a pause takes it away (`drawing-in-pauses.ts`): a frame of scrolling adds what comes, and no more.
 *
 * A block with more annotations than elements can be made for at a key is **dense**: its annotations are drawn as CSS
 * highlights, a line and a tint for each kind (`dense-highlights.ts`), and only those in hand get elements, with letters
 * and a description for screen readers: the active one, what is linked to it, and the smallest under the caret.
 */

/** What is drawn. */
interface Drawing {
  /** What of the text is near the viewport. UTF-16 code units, half-open. */
  readonly window: Fragment;
  /** What of it is drawn: the window, and what was near it a moment ago. */
  readonly drawn: Fragment;
  readonly decorations: DecorationSet;
  /** The dense blocks, or the parts of them that are drawn. */
  readonly dense: readonly Dense[];
}

/** A dense block, and what covers it. */
export interface Dense {
  readonly range: Fragment;
  readonly annotations: readonly Annotation[];
}

const key = new PluginKey<Drawing>('drawing');

/** Text drawn before the first layout is known, UTF-16 code units: about a screen. */
const FIRST_WINDOW: Fragment = { start: 0, end: 1900 };

/** How far before and behind the window may stay drawn, UTF-16 code units: some forty screens, thousands of elements. */
const MOST_KEPT = 75_000;

/** A block with more annotations than these is dense. */
const DENSE = 200;

/** How many annotations under the caret have elements in a dense block. */
const IN_HAND = 12;

/** Returns the plugin that draws. */
export const drawingPlugin = (): Plugin<Drawing> =>
  new Plugin<Drawing>({
    key,
    state: {
      init: (_config, state) => drawAll(state, { window: FIRST_WINDOW, drawn: FIRST_WINDOW }),
      apply: (tr, drawing, before, state) => redraw(tr, drawing, before, state),
    },
    props: { decorations: (state) => key.getState(state)?.decorations ?? null },
  });

/** What a transaction asks of the drawing. */
interface Asked {
  readonly window?: Fragment;
  /** What alone is to stay drawn, beside the window. */
  readonly only?: Fragment;
}

const asking = (tr: Transaction, asked: Asked): Transaction =>
  tr.setMeta(key, { ...(tr.getMeta(key) as Asked | undefined), ...asked });

/** Marks the transaction so that `[start, end)` is near the viewport from now on; offsets in UTF-16 code units. */
export const withWindow = (tr: Transaction, start: number, end: number): Transaction =>
  asking(tr, { window: { start, end } });

/** Marks the transaction so that the stretch and the window alone stay drawn. UTF-16 code units. */
export const withOnlyDrawn = (tr: Transaction, only: Fragment): Transaction => asking(tr, { only });

/** Returns the stretch of text that is near the viewport at present. */
export const windowOf = (state: EditorState): Fragment => key.getState(state)?.window ?? NOTHING;

/** Returns the stretch of text that is drawn at present: the window, and what was near it before. */
export const drawnStretch = (state: EditorState): Fragment => key.getState(state)?.drawn ?? NOTHING;

const NOTHING: Fragment = { start: 0, end: 0 };

/** Returns the dense blocks that are drawn, or the parts of them. */
export const denseOf = (state: EditorState): readonly Dense[] => key.getState(state)?.dense ?? [];

/** Returns what is drawn: positions and attributes, for tests. */
export const drawnIn = (state: EditorState): readonly Decoration[] => key.getState(state)?.decorations.find() ?? [];

/** Returns the drawing as it would be made from nothing. */
export const drawnAnew = (state: EditorState): readonly Decoration[] =>
  drawAll(state, { window: windowOf(state), drawn: drawnStretch(state) }).decorations.find();

function redraw(tr: Transaction, drawing: Drawing, before: EditorState, state: EditorState): Drawing {
  const asked = tr.getMeta(key) as Asked | undefined;
  const isMoved = before.doc !== state.doc;
  const isSame =
    asked === undefined &&
    !isMoved &&
    annotationsOf(before) === annotationsOf(state) &&
    isHiddenShown(before) === isHiddenShown(state) &&
    focusOf(before).active === focusOf(state).active &&
    (drawing.dense.length === 0 || before.selection.eq(state.selection));
  if (isSame) return drawing;
  const kept: Extent = isMoved
    ? { window: moved(tr, drawing.window, before, state), drawn: moved(tr, drawing.drawn, before, state) }
    : drawing;
  const wanted = asked === undefined ? kept : extentAsked(kept, asked);
  const stale = staleStretches(tr, before, state);
  if (stale === null || !meets(kept.drawn, wanted.drawn)) return drawAll(state, wanted);
  // What is dense is looked through at every change: that costs less than to know what of it is stale.
  const mover = moverOf(tr, before.doc, state.doc);
  const dense = drawing.dense.map(({ range }) => ({ start: mover(range.start, -1), end: mover(range.end, 1) }));
  return drawSome(tr, drawing, state, { stale: [...stale, ...dense], kept: kept.drawn, wanted });
}

type Extent = Pick<Drawing, 'window' | 'drawn'>;

/** The stretches after what is asked: what is drawn grows in one piece, and by so much only. */
function extentAsked(kept: Extent, { window = kept.window, only }: Asked): Extent {
  if (only !== undefined) return { window, drawn: joined(only, window) };
  const { start, end } = meets(kept.drawn, window) ? joined(kept.drawn, window) : window;
  return {
    window,
    drawn: { start: Math.max(start, window.start - MOST_KEPT), end: Math.min(end, window.end + MOST_KEPT) },
  };
}

/** What must be drawn anew: the stale blocks, and those of which another part is to be drawn. */
interface Redrawn {
  readonly stale: readonly Fragment[];
  /** What was drawn, in the text of now. */
  readonly kept: Fragment;
  readonly wanted: Extent;
}

function drawSome(tr: Transaction, drawing: Drawing, state: EditorState, { stale, kept, wanted }: Redrawn): Drawing {
  const index = TextIndex.of(state.doc);
  const { drawn } = wanted;
  const [come, gone] = [differenceOf(drawn, kept), differenceOf(kept, drawn)];
  const anew = blocksAt(state, drawn, [...stale, ...come, ...gone]).filter(
    (block) => stale.some((one) => meets(one, block)) || !isEqual(within(block, kept), within(block, drawn)),
  );
  const length = anew.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length > (drawn.end - drawn.start) / 2 && anew.length > FEW_BLOCKS) return drawAll(state, wanted);
  const present = tr.docChanged ? drawing.decorations.map(tr.mapping, state.doc) : drawing.decorations;
  const old = [...anew, ...gone].flatMap((one) => drawnOver(present, index, one));
  const made = drawBlocks(state, anew, drawn);
  const decorations = present.remove(old).add(state.doc, [...made.decorations]);
  return { ...wanted, decorations, dense: made.dense };
}

/** So few blocks are drawn for themselves even where they are most of what is drawn. */
const FEW_BLOCKS = 4;

function drawAll(state: EditorState, { window, drawn }: Extent): Drawing {
  const { decorations, dense } = drawBlocks(state, blocksIn(state, drawn), drawn);
  return { window, drawn, decorations: DecorationSet.create(state.doc, [...decorations]), dense };
}

/** The blocks that the stretch touches; of a very long one, the stretches that it is cut into. */
function blocksIn({ doc }: EditorState, stretch: Fragment): readonly Fragment[] {
  const index = TextIndex.of(doc);
  return index
    .blocksTouching(stretch)
    .flatMap((block) => partsOfBlock(doc, index, block).filter((part) => meets(part, stretch)));
}

/** The blocks that any of the places touches, each once, of those that are to be drawn. */
function blocksAt(state: EditorState, drawn: Fragment, places: readonly Fragment[]): readonly Fragment[] {
  const blocks = places
    .filter((place) => meets(place, drawn))
    .flatMap(({ start, end }) =>
      blocksIn(state, { start: Math.max(start, drawn.start), end: Math.min(end, drawn.end) }),
    );
  return [...new Map(blocks.map((block) => [block.start, block])).values()];
}

interface DrawnBlocks {
  readonly decorations: readonly Decoration[];
  readonly dense: readonly Dense[];
}

function drawBlocks(state: EditorState, blocks: readonly Fragment[], window: Fragment): DrawnBlocks {
  const index = TextIndex.of(state.doc);
  const look = lookOf(state);
  const decorations: Decoration[] = [];
  const dense: Dense[] = [];
  for (const block of blocks) {
    const range = within(block, window);
    const all = look.set.touching(range.start, range.end);
    const hidden = isHiddenShown(state) ? hiddenIn(index, block, range) : [];
    if (all.length + hidden.length === 0) continue;
    const isDense = all.length > DENSE;
    if (isDense) dense.push({ range, annotations: all });
    const annotations = isDense ? inHand(state, look, all) : all;
    const text = index.slice(range.start, range.end);
    const first = index.blockStartOf(block.start);
    const direction = directionOf(index.slice(first, Math.min(first + REACH, block.end))) ?? 'ltr';
    for (const { start, end, attributes } of drawBlock({ range, text, direction, annotations, hidden }, look)) {
      decorations.push(Decoration.inline(index.posOf(start), index.posOf(end), attributes));
    }
  }
  return { decorations, dense };
}

function lookOf(state: EditorState): Look {
  const set = annotationsOf(state);
  const { active } = focusOf(state);
  const links = active === null ? [] : set.linksOf(active);
  return { set, active, linked: new Set(links.map(({ from, to }) => (from.id === active ? to.id : from.id))) };
}

/** Those in a dense block that have elements of their own. */
function inHand(state: EditorState, { set, active, linked }: Look, all: readonly Annotation[]): readonly Annotation[] {
  const index = TextIndex.of(state.doc);
  const { from, to } = state.selection;
  const under = new Set(set.touching(index.offsetOf(from), index.offsetOf(to)).slice(0, IN_HAND));
  return all.filter((one) => one.id === active || linked.has(one.id) || under.has(one));
}

/** Hidden characters of the stretch: which are hidden depends on the letters beside them, in all of the block. */
function hiddenIn(index: TextIndex, block: Fragment, range: Fragment): readonly HiddenCharacter[] {
  return findAllHiddenCharacters(index.slice(block.start, block.end))
    .map((one) => ({ ...one, start: block.start + one.start, end: block.start + one.end }))
    .filter(({ start, end }) => start < range.end && end > range.start);
}

/** A stretch moves with its text; one that reaches beyond the end holds whatever is typed there. */
function moved(tr: Transaction, { start, end }: Fragment, before: EditorState, state: EditorState): Fragment {
  const mover = moverOf(tr, before.doc, state.doc);
  const isToEnd = end >= TextIndex.of(before.doc).length;
  return { start: mover(start, -1), end: isToEnd ? Math.max(end, TextIndex.of(state.doc).length) : mover(end, 1) };
}

/** What is drawn over the block; not what ends where it begins, in the stretch before it. */
function drawnOver(decorations: DecorationSet, index: TextIndex, { start, end }: Fragment): readonly Decoration[] {
  const [from, to] = [index.posOf(start), index.posOf(end)];
  return decorations.find(from, to).filter((one) => one.from < to && one.to > from);
}

const within = (block: Fragment, window: Fragment): Fragment => ({
  start: Math.max(block.start, window.start),
  end: Math.max(block.start, Math.min(block.end, window.end)),
});

const isEqual = (a: Fragment, b: Fragment): boolean => a.start === b.start && a.end === b.end;
