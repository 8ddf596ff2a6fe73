import type { EditorState, Transaction } from 'prosemirror-state';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { decidedOn } from '../../shared/annotations/drift.ts';
import { guessMentionType } from '../../shared/analysis/guess.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { type Annotation, isDetached, type Link, type LinkEnd } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf } from './focus-plugin.ts';
import { kindOf, type LinkReading, readingsOf } from './link-readings.ts';
import { quoteInHand } from './no-source.ts';
import { draftOf, linksFrom, linksTo, type Services } from './records.ts';
import { TextIndex } from './text-index.ts';

/**
 * `X`: the same annotations, read the other way. The newest link of the active annotation that can be read in another
 * way is turned to its next reading: its direction first, then other types; where that takes the place of another link,
 * the two change places. Without such a link the words tagged as cue and as speaker of the quote change places, and where
 * the quote has only one of them, it becomes the other.
 */
export const swapOrReverse = (state: EditorState, services: Services): Transaction | null =>
  nextReading(state) ?? swapCueAndMention(state, services);

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

function swapCueAndMention(state: EditorState, services: Services): Transaction | null {
  const quote = quoteInHand(state);
  if (quote === null) return loneOne(state, services);
  const set = annotationsOf(state);
  const at = (type: string) => {
    const [link] = linksFrom(set, quote.id, type);
    const annotation = link === undefined ? null : set.findAnnotation(link.to.id);
    return annotation === null || isDetached(annotation) ? null : annotation;
  };
  const [mention, cue] = [at('said-by'), at('cued-by')];
  if (mention === null || cue === null) return loneOne(state, services);
  const modified = services.now();
  const { text } = TextIndex.of(state.doc);
  const named = { ...asMention(state, decidedOn(mention, cue.fragments, text)), modified };
  const cued = { ...decidedOn(cue, mention.fragments, text), modified };
  return draftOf(state).put(named).put(cued).transaction(state);
}

/** A mention or cue without its counterpart becomes the other kind; one that stands for a speaker stays a mention. */
function loneOne(state: EditorState, services: Services): Transaction | null {
  const set = annotationsOf(state);
  const active = activeOf(state);
  if (active === null || isDetached(active) || (active.kind !== 'cue' && active.kind !== 'mention')) return null;
  const [kind, before, after] =
    active.kind === 'cue' ? (['mention', 'cued-by', 'said-by'] as const) : (['cue', 'said-by', 'cued-by'] as const);
  const own = linksTo(set, active.id, before);
  const others = set.linksOf(active.id).filter((link) => !own.includes(link));
  const isTaken = own.some(({ from }: { from: LinkEnd }) => linksFrom(set, from.id, after).length > 0);
  if (others.length > 0 || isTaken) return null;
  const { note } = active.attributes;
  const attributes = note === undefined ? {} : { note };
  const turned = { ...active, kind, attributes, modified: services.now() };
  const draft = draftOf(state).put(kind === 'mention' ? asMention(state, turned) : turned);
  for (const link of own) draft.put({ ...link, type: after });
  return draft.transaction(state);
}

/** With the form that its words tell. */
const asMention = (state: EditorState, mention: Annotation): Annotation => ({
  ...mention,
  attributes: {
    ...mention.attributes,
    mentionType: guessMentionType(exactOf(TextIndex.of(state.doc).text, mention.fragments)),
  },
});
