import { isHistoryTransaction, undoDepth } from 'prosemirror-history';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { DecorationSet } from 'prosemirror-view';
import type { Decision } from '../../shared/analysis/suggest/learned.ts';
import {
  bySuggestedPlace,
  isSameContent,
  movedContent,
  movedSuggestion,
  type Suggestion,
} from '../../shared/analysis/suggest/suggestion.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { TextEdit } from '../../shared/annotations/change.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { drawSuggestions } from './draw-suggestions.ts';
import { windowOf } from './drawing-plugin.ts';
import { extentOf, ghostOf } from './ghost-plugin.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { textEditOf } from './text-change.ts';
import { TextIndex } from './text-index.ts';

/**
 * What was **suggested** for the article: state of this plugin and no record, so that it is neither saved, exported,
 * counted nor undone. A suggestion is *open* until its content is tagged as its kind or it is rejected; only open ones
 * that pass the filter are drawn, listed and gone to. What was decided is kept as *deeds*, in step with the history of
 * undo: a deed that is undone teaches nothing.
 */
export interface Suggesting {
  /** False until a first run has come back. */
  readonly hasRun: boolean;
  readonly placed: Placed;
  readonly filter: SuggestionFilter;
  /** Whether suggestions are drawn in the text. */
  readonly isShown: boolean;
  /** What was decided since the article was opened and is not undone, in this order. */
  readonly deeds: readonly Deed[];
  /** Deeds that were undone and may be done again, the last one undone at the end. */
  readonly undone: readonly Deed[];
  /** Edits since the text was handed to the run that is under way; null while none is. */
  readonly since: readonly TextEdit[] | null;
  readonly decorations: DecorationSet;
}

/** Which suggestions are looked at. */
export interface SuggestionFilter {
  readonly kinds: readonly Suggestion['kind'][];
  /** From 0 to 1: what is less sure is left out. */
  readonly least: number;
}

/** Something that was decided on a suggestion. */
export interface Deed {
  readonly suggestion: Suggestion;
  readonly isTaken: boolean;
  readonly decision: Decision;
  /** How many events the history had after it: a rejection is no event of its own. */
  readonly depth: number;
}

/** Content that is not to be suggested again. */
export interface Rejection {
  readonly kind: Suggestion['kind'];
  readonly fragments: readonly Fragment[];
}

/** Places in an earlier text, with the edits since: they are moved when somebody looks, and not at every key. */
interface Placed extends Places {
  readonly edits: readonly TextEdit[];
}

interface Places {
  /** All that was found, decided or not, in the order of the text. */
  readonly suggestions: readonly Suggestion[];
  readonly rejections: readonly Rejection[];
}

/**
 * A rejection costs one key and a quote tagged by hand about four: what is right once in four times is worth a look.
 */
const LEAST = 0.25;

const AT_FIRST: Suggesting = {
  hasRun: false,
  placed: { suggestions: [], rejections: [], edits: [] },
  // Quotations first: a claim in one that is tagged is tied to it.
  filter: { kinds: ['quote'], least: LEAST },
  isShown: true,
  deeds: [],
  undone: [],
  since: null,
  decorations: DecorationSet.empty,
};

type Asked =
  | { readonly asks: 'begin' | 'cancel' | 'back' | 'again' }
  | { readonly asks: 'take in'; readonly suggestions: readonly Suggestion[] }
  | { readonly asks: 'recall'; readonly rejections: readonly Rejection[] }
  | { readonly asks: 'filter'; readonly filter: SuggestionFilter }
  | { readonly asks: 'show'; readonly isShown: boolean }
  | { readonly asks: 'decide'; readonly deeds: readonly Omit<Deed, 'depth'>[] };

const key = new PluginKey<Suggesting>('suggestions');

/** Returns the plugin; it comes after those of the annotations, the drawing, the ghost and the history. */
export const suggestionPlugin = (): Plugin<Suggesting> =>
  new Plugin<Suggesting>({
    key,
    state: {
      init: () => AT_FIRST,
      apply: (tr, value, before, state) => {
        const moved = followed(tr, value, state);
        const asked = tr.getMeta(key) as Asked | undefined;
        const next = asked === undefined ? moved : answered(moved, asked, state);
        return drawn(tr, next, value, before, state);
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations ?? null },
  });

/** @throws RangeError when the state was made without the plugin */
export function suggestingOf(state: EditorState): Suggesting {
  const value = key.getState(state);
  if (value === undefined) throw new RangeError('This editor state has no suggestions');
  return value;
}

const asking = (tr: Transaction, asked: Asked): Transaction => tr.setMeta(key, asked);

/** Marks the transaction so that the text of now is the one that the next suggestions are of. */
export const withRunBegun = (tr: Transaction): Transaction => asking(tr, { asks: 'begin' });

/** Marks the transaction so that no suggestions are waited for. */
export const withRunCancelled = (tr: Transaction): Transaction => asking(tr, { asks: 'cancel' });

/** Takes in what a run found in the text it was begun with, moved through what was edited since; all earlier ones are gone. */
export const withSuggestions = (tr: Transaction, suggestions: readonly Suggestion[]): Transaction =>
  asking(tr, { asks: 'take in', suggestions });

/** Sets what was rejected: when the article was open before, or nothing any more. */
export const withRejections = (tr: Transaction, rejections: readonly Rejection[]): Transaction =>
  asking(tr, { asks: 'recall', rejections });

export const withSuggestionFilter = (tr: Transaction, filter: SuggestionFilter): Transaction =>
  asking(tr, { asks: 'filter', filter });

export const withSuggestionsShown = (tr: Transaction, isShown: boolean): Transaction =>
  asking(tr, { asks: 'show', isShown });

/** Marks the transaction as what was decided on suggestions. */
export const withDeeds = (tr: Transaction, deeds: readonly Omit<Deed, 'depth'>[]): Transaction =>
  asking(tr, { asks: 'decide', deeds });

/** Takes back the last deed, which must be a rejection. */
export const withRejectionUndone = (tr: Transaction): Transaction => asking(tr, { asks: 'back' });

/** Does the deed again that was undone last, which must be a rejection. */
export const withRejectionRedone = (tr: Transaction): Transaction => asking(tr, { asks: 'again' });

/** Returns the rejection that undo would take back now; null where the last thing done is in the history, or nothing was. */
export function rejectionToUndo(state: EditorState): Deed | null {
  const last = suggestingOf(state).deeds.at(-1);
  return last !== undefined && !last.isTaken && last.depth === undoDepth(state) ? last : null;
}

/** Returns the rejection that redo would bring back now. */
export function rejectionToRedo(state: EditorState): Deed | null {
  const last = suggestingOf(state).undone.at(-1);
  return last !== undefined && !last.isTaken && last.depth === undoDepth(state) ? last : null;
}

/** Returns everything that passes the filter, decided or not, in the order of the text. */
export const passingSuggestions = ({ placed, filter }: Suggesting, index: TextIndex): readonly Suggestion[] =>
  placesNow(placed, index).suggestions.filter((one) => passes(one, filter));

/** Returns what is still to be decided and passes the filter, in the order of the text. */
export function openSuggestions(suggesting: Suggesting, index: TextIndex, set: AnnotationSet): readonly Suggestion[] {
  const { placed, filter } = suggesting;
  const known = openByPlaced.get(placed);
  const byFilter = known?.contents === set.contents ? known.byFilter : new Map<string, readonly Suggestion[]>();
  openByPlaced.set(placed, { contents: set.contents, byFilter });
  const name = `${filter.kinds.join(' ')} ${filter.least}`;
  const open =
    byFilter.get(name) ?? passingSuggestions(suggesting, index).filter((one) => isOpen(one, suggesting, index, set));
  byFilter.set(name, open);
  return open;
}

/** Found once for as long as typing only moves what is there. */
const openByPlaced = new WeakMap<
  Placed,
  { readonly contents: object; readonly byFilter: Map<string, readonly Suggestion[]> }
>();

/** Returns what was rejected, in the text of now. */
export const rejectionsOf = ({ placed }: Suggesting, index: TextIndex): readonly Rejection[] =>
  placesNow(placed, index).rejections;

/** True when content of this kind was rejected. */
export const isRejected = (state: EditorState, rejection: Rejection): boolean =>
  isAmong(rejection, rejectionsOf(suggestingOf(state), TextIndex.of(state.doc)));

/**
 * Returns the open suggestion that comes first behind `here`, in the order of suggestions; null when none does.
 *
 * @param here a suggestion, or an offset in UTF-16 code units
 * @param kinds those to look at, where that is not for the filter to say
 */
export function nextSuggestion(
  state: EditorState,
  here: Suggestion | number,
  kinds?: SuggestionFilter['kinds'],
): Suggestion | null {
  const present = suggestingOf(state);
  const suggesting = kinds === undefined ? present : { ...present, filter: { ...present.filter, kinds } };
  const index = TextIndex.of(state.doc);
  const set = annotationsOf(state);
  const isBehind = (one: Suggestion): boolean =>
    typeof here === 'number'
      ? one.fragments[0]!.start > here
      : bySuggestedPlace(one, here) > 0 && !isAmong(one, [here]); // What is the same is decided with it.
  return (
    passingSuggestions(suggesting, index).find((one) => isBehind(one) && isOpen(one, suggesting, index, set)) ?? null
  );
}

const passes = ({ kind, confidence }: Suggestion, { kinds, least }: SuggestionFilter): boolean =>
  confidence >= least && kinds.includes(kind);

function isOpen(one: Suggestion, { placed }: Suggesting, index: TextIndex, set: AnnotationSet): boolean {
  if (set.scheme.findKind(one.kind) === null || isAmong(one, placesNow(placed, index).rejections)) return false;
  return !isTagged(one, set);
}

/** True when an annotation of its kind has the content of the suggestion. */
export const isTagged = ({ kind, fragments }: Suggestion, set: AnnotationSet): boolean =>
  set
    .touching(fragments[0]!.start, fragments.at(-1)!.end)
    .some((one) => one.kind === kind && isSameContent(one.fragments, fragments));

const isAmong = ({ kind, fragments }: Rejection, rejections: readonly Rejection[]): boolean =>
  rejections.some((one) => one.kind === kind && isSameContent(one.fragments, fragments));

/** The places in the text of now, moved once however often they are asked for. */
function placesNow(placed: Placed, index: TextIndex): Places {
  if (placed.edits.length === 0) return placed;
  const known = placesByPlaced.get(placed);
  if (known !== undefined) return known;
  const { edits } = placed;
  const { text } = index;
  const places: Places = {
    suggestions: placed.suggestions.flatMap((one) => movedSuggestion(one, edits, text) ?? []),
    rejections: placed.rejections
      .map(({ kind, fragments }) => ({ kind, fragments: movedContent(fragments, edits, text) }))
      .filter(({ fragments }) => fragments.length > 0),
  };
  placesByPlaced.set(placed, places);
  return places;
}

const placesByPlaced = new WeakMap<Placed, Places>();

/** What the steps of a transaction make of it: edits are noted, and deeds go and come with the history. */
function followed(tr: Transaction, value: Suggesting, state: EditorState): Suggesting {
  if (tr.steps.length === 0) return value;
  const edits = editsOf(tr);
  const { placed, since } = value;
  const moved: Suggesting =
    edits.length === 0
      ? value
      : {
          ...value,
          placed: { ...placed, edits: [...placed.edits, ...edits] },
          since: since === null ? null : [...since, ...edits],
        };
  return isHistoryTransaction(tr) ? withHistory(moved, undoDepth(state)) : { ...moved, undone: [] };
}

const editsOf = (tr: Transaction): readonly TextEdit[] =>
  tr.steps.flatMap((step, i) => {
    if (step instanceof SetAnnotationsStep) return [];
    return textEditOf(tr.docs[i]!, step, tr.docs[i + 1] ?? tr.doc) ?? [];
  });

/** Undo takes deeds away that are later than what is left, redo brings those of its event back. */
function withHistory(value: Suggesting, depth: number): Suggesting {
  const { deeds, undone } = value;
  const kept = deeds.findLastIndex((deed) => deed.depth <= depth) + 1;
  if (kept < deeds.length)
    return { ...value, deeds: deeds.slice(0, kept), undone: [...undone, ...deeds.slice(kept).reverse()] };
  const left = undone.findLastIndex((deed) => !(deed.isTaken && deed.depth === depth)) + 1;
  return { ...value, deeds: [...deeds, ...undone.slice(left).reverse()], undone: undone.slice(0, left) };
}

function answered(value: Suggesting, asked: Asked, state: EditorState): Suggesting {
  const index = TextIndex.of(state.doc);
  switch (asked.asks) {
    case 'begin':
      return { ...value, since: [] };
    case 'cancel':
      return { ...value, since: null };
    case 'take in': {
      const edits = value.since ?? [];
      const suggestions = asked.suggestions
        .flatMap((one) => movedSuggestion(one, edits, index.text) ?? [])
        .sort(bySuggestedPlace);
      const { rejections } = placesNow(value.placed, index);
      return { ...value, hasRun: true, since: null, placed: { suggestions, rejections, edits: [] } };
    }
    case 'recall':
      return withRejected(value, index, () => asked.rejections);
    case 'filter':
      return { ...value, filter: asked.filter };
    case 'show':
      return { ...value, isShown: asked.isShown };
    case 'decide':
      return decided(
        value,
        asked.deeds.map((deed) => ({ ...deed, depth: undoDepth(state) })),
        index,
      );
    case 'back': {
      const last = value.deeds.at(-1)!;
      const back = withRejected(value, index, (all) => all.filter((one) => !isAmong(one, [last.suggestion])));
      return { ...back, deeds: value.deeds.slice(0, -1), undone: [...value.undone, last] };
    }
    case 'again': {
      const last = value.undone.at(-1)!;
      return { ...decided(value, [last], index), undone: value.undone.slice(0, -1) };
    }
  }
}

function decided(value: Suggesting, deeds: readonly Deed[], index: TextIndex): Suggesting {
  const rejected = deeds
    .filter(({ isTaken }) => !isTaken)
    .map(({ suggestion: { kind, fragments } }): Rejection => ({ kind, fragments }));
  const next = rejected.length === 0 ? value : withRejected(value, index, (all) => [...all, ...rejected]);
  return { ...next, deeds: [...value.deeds, ...deeds], undone: [] };
}

function withRejected(
  value: Suggesting,
  index: TextIndex,
  change: (rejections: readonly Rejection[]) => readonly Rejection[],
): Suggesting {
  const { suggestions, rejections } = placesNow(value.placed, index);
  return { ...value, placed: { suggestions, rejections: change(rejections), edits: [] } };
}

/** Draws anew only where something else is to be drawn: typing moves what is there. */
function drawn(
  tr: Transaction,
  next: Suggesting,
  value: Suggesting,
  before: EditorState,
  state: EditorState,
): Suggesting {
  const [old, now] = [annotationsOf(before), annotationsOf(state)];
  const isElsewhere = !tr.docChanged && windowOf(before) !== windowOf(state);
  const isStale =
    next.isShown !== value.isShown ||
    next.filter !== value.filter ||
    (next.placed !== value.placed && next.placed.edits.length === 0) ||
    old.contents !== now.contents ||
    ghostOf(before) !== ghostOf(state) ||
    isElsewhere;
  if (isStale) return { ...next, decorations: draw(next, state) };
  if (!tr.docChanged || next.decorations === DecorationSet.empty) return next;
  return { ...next, decorations: next.decorations.map(tr.mapping, state.doc) };
}

function draw(suggesting: Suggesting, state: EditorState): DecorationSet {
  if (!suggesting.isShown || suggesting.placed.suggestions.length === 0) return DecorationSet.empty;
  const index = TextIndex.of(state.doc);
  const set = annotationsOf(state);
  const { start, end } = windowOf(state);
  const ghost = ghostOf(state);
  const proposed = ghost === null ? null : extentOf(ghost);
  const isNear = ({ fragments }: Suggestion, range: Fragment): boolean =>
    fragments[0]!.start < range.end && fragments.at(-1)!.end > range.start;
  // What lies over the ghost would cut its outline, and the ghost is what is looked at.
  const near = passingSuggestions(suggesting, index).filter(
    (one) => isNear(one, { start, end }) && (proposed === null || !isNear(one, proposed)),
  );
  return drawSuggestions(
    state.doc,
    near.filter((one) => isOpen(one, suggesting, index, set)),
    set,
    { start, end },
  );
}
