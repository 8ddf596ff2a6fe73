import type { EditorState, Transaction } from 'prosemirror-state';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Link } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf } from './focus-plugin.ts';
import { kindOf, type LinkReading, readingsOf } from './link-readings.ts';
import { draftOf, linksFrom, type Services } from './records.ts';
import { swapParts } from './swapping.ts';

/**
 * `X`: the same annotations, read the other way. The newest link of the active annotation that can be read in another
 * way is turned to its next reading: its direction first, then other types; where that takes the place of another link,
 * the two change places. Without such a link it is the parts of an annotation that change places (`swapping.ts`): in the
 * schemes that ship, the words tagged as cue and as speaker.
 */
export const swapOrReverse = (state: EditorState, services: Services): Transaction | null =>
  nextReading(state) ?? swapParts(state, services);

function nextReading(state: EditorState): Transaction | null {
  const active = activeOf(state);
  if (active === null) return null;
  const set = annotationsOf(state);
  for (const link of [...set.linksOf(active.id)].reverse()) {
    for (const reading of readingsAfter(set, link)) {
      const turned = { ...link, ...reading };
      if (isThere(set, turned)) continue;
      const other = inWayOf(set, turned);
      const isSwap = other !== null && isLegal(set, { ...other, type: link.type });
      if (other !== null && !isSwap) continue;
      const draft = draftOf(state).put(turned);
      if (other !== null) draft.put({ ...other, type: link.type });
      return draft.transaction(state);
    }
  }
  return null;
}

/** The other readings of a link, from the one that would come next: first its own type the other way round. */
function readingsAfter(set: AnnotationSet, { type, from, to }: Link): LinkReading[] {
  const all = readingsOf(set, from, to).filter((one) => one.type !== type || one.from.id !== from.id);
  const { linkTypes } = set.scheme;
  const after = (one: LinkReading) => {
    if (one.type === type) return 0;
    const [here, there] = [type, one.type].map((id) => linkTypes.findIndex((known) => known.id === id));
    return there! > here! ? there! : linkTypes.length + there!;
  };
  return all.sort((a, b) => after(a) - after(b));
}

/** True when another link says the same already. */
const isThere = (set: AnnotationSet, { id, type, from, to }: Link): boolean =>
  linksFrom(set, from.id, type).some((one) => one.id !== id && one.to.id === to.id);

/** The link whose place it would take, since its type allows one from each record. */
function inWayOf(set: AnnotationSet, { id, type, from }: Link): Link | null {
  if (set.scheme.findLinkType(type)?.each !== 'one') return null;
  return linksFrom(set, from.id, type).find((one) => one.id !== id) ?? null;
}

function isLegal(set: AnnotationSet, { type, from, to }: Link): boolean {
  const known = set.scheme.findLinkType(type);
  const [fromKind, toKind] = [kindOf(set, from), kindOf(set, to)];
  return (
    known !== null && fromKind !== null && toKind !== null && known.from.includes(fromKind) && known.to.includes(toKind)
  );
}
