import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { FindQuery } from '../../shared/analysis/find-text.ts';
import { findOccurrences } from '../../shared/analysis/occurrences.ts';
import { isUnspaced } from '../../shared/anchoring/word-edges.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { isDetached } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf } from './focus-plugin.ts';
import { rangeToTag, selectedRange } from './selection.ts';
import { TextIndex } from './text-index.ts';

/**
 * Tagging the same words everywhere: what is looked for, where it stands, and which of the places are to be tagged. It is
 * a **preview** beside the text until somebody finishes it; nothing of it is saved or undone. A change of the text ends
 * it, a change of the records is taken in.
 */
export interface Repeat {
  readonly asked: RepeatAsked;
  readonly places: readonly RepeatPlace[];
  /** Index of the place one is looking at; -1 where none is open. */
  readonly current: number;
  /** Why there is no list: the pattern cannot be read. */
  readonly problem: string | null;
  /** False when the search was given up before the end of the text. */
  readonly isComplete: boolean;
}

/** What is looked for, and what becomes of it. */
export interface RepeatAsked {
  readonly search: FindQuery;
  /** Kind of the annotations to be made. */
  readonly kind: string;
  /** The annotation whose words these are, and whose details may be copied; null for a bare selection. */
  readonly source: string | null;
  readonly copiesAttributes: boolean;
  readonly copiesSpeaker: boolean;
}

/** One place where the words stand. */
export interface RepeatPlace {
  readonly range: Fragment;
  /** `tagged` already, hence left out; to be tagged (`taken`) or not (`skipped`). */
  readonly state: 'tagged' | 'taken' | 'skipped';
}

const key = new PluginKey<Repeat | null>('repeat');

/** Returns the plugin that holds the preview; it stands behind the one that holds the records. */
export const repeatPlugin = (): Plugin<Repeat | null> =>
  new Plugin<Repeat | null>({
    key,
    state: {
      init: () => null,
      apply(tr, repeat, before, state) {
        const asked = tr.getMeta(key) as Repeat | null | undefined;
        if (asked !== undefined) return asked;
        if (repeat === null || TextIndex.of(before.doc).text !== TextIndex.of(state.doc).text) return null;
        const set = annotationsOf(state);
        if (set === annotationsOf(before)) return repeat;
        const { source } = repeat.asked;
        return source !== null && set.findAnnotation(source) === null ? null : withTagged(repeat, set);
      },
    },
    props: {
      handleKeyDown(view, event) {
        if (event.key !== 'Escape' || repeatOf(view.state) === null) return false;
        view.dispatch(withoutRepeat(view.state.tr));
        return true;
      },
    },
  });

/** Returns the preview, or null. */
export const repeatOf = (state: EditorState): Repeat | null => key.getState(state) ?? null;

/** Marks the transaction so that the preview is gone. */
export const withoutRepeat = (tr: Transaction): Transaction => tr.setMeta(key, null);

/** Kinds of which every further one is the same thing again, so that its details hold there too. */
const ALIKE = ['mention', 'cue'];

/** Looks for the words of the active annotation or of the selection, everywhere in the article. */
export function startRepeat(state: EditorState): Transaction | null {
  const active = activeOf(state);
  const { start, end } = selectedRange(state);
  const source = active === null || isDetached(active) ? null : active;
  const range = source === null ? rangeToTag(state, 'name') : fragmentAt(source, start, end);
  if (range === null || (source === null && start === end)) return null;
  const words = TextIndex.of(state.doc).text.slice(range.start, range.end);
  const kind = source?.kind ?? 'mention';
  return state.tr.setMeta(
    key,
    found(state, {
      search: { words, isPattern: false, isCaseMatched: true, isWholeWords: !isUnspaced(words) },
      kind,
      source: source?.id ?? null,
      copiesAttributes: source !== null && ALIKE.includes(kind),
      copiesSpeaker: ALIKE.includes(kind),
    }),
  );
}

const fragmentAt = ({ fragments }: Annotation, start: number, end: number): Fragment | null =>
  fragments.find((one) => one.start <= start && end <= one.end) ?? fragments[0] ?? null;

/** Looks again, for something else; what was skipped stays so where it is found again. */
export function askRepeat(state: EditorState, change: Partial<RepeatAsked>): Transaction | null {
  const repeat = repeatOf(state);
  if (repeat === null) return null;
  const next = found(state, { ...repeat.asked, ...change });
  const skipped = new Set(repeat.places.filter((one) => one.state === 'skipped').map(({ range }) => range.start));
  const places = next.places.map((one) => (one.state === 'taken' && skipped.has(one.range.start) ? skip(one) : one));
  return state.tr.setMeta(key, { ...next, places });
}

const skip = (place: RepeatPlace): RepeatPlace => ({ ...place, state: 'skipped' });

/** Makes a place the one that is looked at; null for one that is tagged already. */
export function lookAtPlace(state: EditorState, which: number): Transaction | null {
  const repeat = repeatOf(state);
  const place = repeat?.places[which];
  if (repeat === null || place === undefined || place.state === 'tagged' || which === repeat.current) return null;
  return state.tr.setMeta(key, { ...repeat, current: which });
}

/** Takes a place that was skipped, or skips one that was taken. */
export function togglePlace(state: EditorState, which: number): Transaction | null {
  const repeat = repeatOf(state);
  const place = repeat?.places[which];
  if (repeat === null || place === undefined || place.state === 'tagged') return null;
  const toggled: RepeatPlace = { ...place, state: place.state === 'taken' ? 'skipped' : 'taken' };
  return state.tr.setMeta(key, { ...repeat, current: which, places: repeat.places.with(which, toggled) });
}

/** Takes every place; skips every one where all are taken. */
export function toggleAllPlaces(state: EditorState): Transaction | null {
  const repeat = repeatOf(state);
  if (repeat === null) return null;
  const areAllTaken = repeat.places.every((one) => one.state !== 'skipped');
  const to = areAllTaken ? 'skipped' : 'taken';
  const places = repeat.places.map((one): RepeatPlace => (one.state === 'tagged' ? one : { ...one, state: to }));
  return state.tr.setMeta(key, { ...repeat, places });
}

function found(state: EditorState, asked: RepeatAsked): Repeat {
  const result = findOccurrences(TextIndex.of(state.doc).text, asked.search);
  if (!result.ok) return { asked, places: [], current: -1, problem: result.problems[0].message, isComplete: true };
  const { ranges, isComplete } = result.value;
  const places = ranges.map((range): RepeatPlace => ({ range, state: 'taken' }));
  const repeat = { asked, places, current: -1, problem: null, isComplete };
  const marked = withTagged(repeat, annotationsOf(state));
  return { ...marked, current: nearestOpen(marked.places, selectedRange(state).end) };
}

/** The first place after the caret that is still open, else the first one there is. */
function nearestOpen(places: readonly RepeatPlace[], caret: number): number {
  const after = places.findIndex((one) => one.state !== 'tagged' && one.range.start >= caret);
  return after === -1 ? places.findIndex((one) => one.state !== 'tagged') : after;
}

/** Marks the places that an annotation of the same kind covers, and opens those that none covers any more. */
function withTagged(repeat: Repeat, set: AnnotationSet): Repeat {
  const places = repeat.places.map((place): RepeatPlace => {
    const isTagged = isCovered(set, repeat.asked.kind, place.range);
    if (isTagged === (place.state === 'tagged')) return place;
    return { ...place, state: isTagged ? 'tagged' : 'taken' };
  });
  const isOpen = places[repeat.current]?.state !== 'tagged';
  return { ...repeat, places, current: isOpen ? repeat.current : places.findIndex((one) => one.state !== 'tagged') };
}

const isCovered = (set: AnnotationSet, kind: string, { start, end }: Fragment): boolean =>
  set
    .touching(start, end)
    .some((one) => one.kind === kind && one.fragments.some((own) => own.start <= start && end <= own.end));
