import { detach } from '../annotations/article-state.ts';
import type { Annotation, Fragment, LastPlace } from '../model/records.ts';
import { isSameValue } from '../model/same-value.ts';
import type { Moves } from './moves.ts';

/**
 * Where an annotation stands after a merge. A side has **placed** it anew only if it stands elsewhere than its text
 * alone would have carried it; otherwise it goes with the text of both. Where both sides have placed it anew, each
 * edge of it may have been moved by one of them.
 */
export type Place = Pick<Annotation, 'fragments' | 'detached'>;

/** One version of an annotation, with the way from its text to the merged one. */
export interface Version {
  readonly annotation: Annotation;
  readonly text: string;
  readonly toMerged: Moves;
}

/** A version that a side made of the base's, with the way from the base's text to its own. */
export interface SideVersion extends Version {
  readonly fromBase: Moves;
}

/** @returns null when both sides placed it anew, and not in the same place */
export function mergePlaces(base: Version | null, ours: SideVersion, theirs: SideVersion): Place | null {
  const [our, their] = [movedFragments(ours), movedFragments(theirs)];
  if (base === null) return isSameValue(our, their) ? placed(our, [ours, theirs], null, ours, theirs) : null;
  const [didWe, didThey] = [isPlacedAnew(base, ours), isPlacedAnew(base, theirs)];
  if (!didThey) {
    const [fragments, source] = didWe ? [our, ours] : [movedFragments(base), base];
    return placed(fragments, [source], base, ours, theirs);
  }
  if (!didWe) return placed(their, [theirs], base, ours, theirs);
  const fragments = mergeEdges(movedFragments(base), our, their);
  return fragments === null ? null : placed(fragments, [ours, theirs], base, ours, theirs);
}

/** Returns the place of an annotation that only one side has, in the merged text. */
export function placeOf(version: Version): Place {
  const fragments = movedFragments(version);
  return fragments.length > 0 ? { fragments } : { fragments, detached: lastPlace(version) };
}

/** True when the side stands elsewhere than the text alone would have carried the base's version. */
export const isPlacedAnew = (base: Version, side: SideVersion): boolean =>
  !isSameValue(side.fromBase.fragments(base.annotation.fragments), side.annotation.fragments);

const movedFragments = ({ annotation, toMerged }: Version): readonly Fragment[] =>
  toMerged.fragments(annotation.fragments);

/** @param sources the versions that lost their text to the merge, if none had lost it before */
function placed(
  fragments: readonly Fragment[],
  sources: readonly Version[],
  base: Version | null,
  ours: SideVersion,
  theirs: SideVersion,
): Place {
  if (fragments.length > 0) return { fragments };
  const lost = [ours, theirs].filter(({ annotation }) => annotation.detached !== undefined);
  const told = lost.filter((side) => !isAsInBase(base, side));
  const [first, ...others] = [told, lost, sources].find((versions) => versions.length > 0)!.map(lastPlace);
  return { fragments, detached: others.reduce((one, other) => (rank(one) <= rank(other) ? one : other), first!) };
}

/** Any order does, as long as both sides find the same. */
const rank = ({ exact, prefix, suffix, at }: LastPlace): string => JSON.stringify([exact, prefix, suffix, at]);

function isAsInBase(base: Version | null, { annotation, fromBase }: SideVersion): boolean {
  const old = base?.annotation.detached;
  return old !== undefined && isSameValue({ ...old, at: fromBase.offset(old.at) }, annotation.detached);
}

function lastPlace({ annotation, text, toMerged }: Version): LastPlace {
  const from = annotation.detached?.at ?? annotation.fragments[0]!.start;
  return detach(annotation, text, toMerged.offset(from)).detached!;
}

/** Each edge as the side has it that moved it; null when both moved one, or nothing is left between two. */
function mergeEdges(
  base: readonly Fragment[],
  ours: readonly Fragment[],
  theirs: readonly Fragment[],
): readonly Fragment[] | null {
  if (isSameValue(ours, theirs)) return ours;
  if (isSameValue(base, ours)) return theirs;
  if (isSameValue(base, theirs)) return ours;
  if (base.length !== ours.length || base.length !== theirs.length) return null;
  const merged = base.map((fragment, i) => ({
    start: mergeEdge(fragment.start, ours[i]!.start, theirs[i]!.start),
    end: mergeEdge(fragment.end, ours[i]!.end, theirs[i]!.end),
  }));
  const edges = merged.flatMap(({ start, end }) => [start, end]);
  // An edge that both moved is not a number, and nothing is less than that.
  return edges.every((edge, i) => (edges[i - 1] ?? -1) < edge) ? merged : null;
}

const mergeEdge = (base: number, ours: number, theirs: number): number =>
  ours === theirs || theirs === base ? ours : ours === base ? theirs : Number.NaN;
