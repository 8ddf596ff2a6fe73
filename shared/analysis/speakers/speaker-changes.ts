import type { Link, Speaker } from '../../model/records.ts';
import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import { mentionOfQuote } from '../../annotations/attribution.ts';
import type { RecordChange } from '../../annotations/change.ts';
import { type Naming, namingsOf, redraw, speakingNamings } from '../../annotations/namings.ts';
import { RecordEdits } from '../../annotations/record-edits.ts';
import { joinedSpeaker, namesOf, renamedSpeaker, withoutNames } from './speaker-names.ts';

/**
 * What can be done with the speakers of one article, as changes of its records: merge, split, rename, reassign. Each is
 * pure and made in one step; nothing names a speaker that is gone, and no quote loses its speaker by any of them.
 */

/** Makes one speaker of several: the others go, what named them names the one that stays. */
export function mergeSpeakers(set: AnnotationSet, into: string, others: readonly string[]): readonly RecordChange[] {
  const kept = set.findSpeaker(into);
  const merged = others.filter((id) => id !== into).flatMap((id) => set.findSpeaker(id) ?? []);
  if (kept === null || merged.length === 0) return [];
  const edits = new RecordEdits(set).put(joinedSpeaker(kept, merged));
  redraw(
    edits,
    merged.flatMap(({ id }) => namingsOf(set, id)),
    into,
  );
  for (const { id } of merged) edits.remove(id);
  return edits.changes();
}

/**
 * Parts somebody new from a speaker: what is chosen names the new one, and names that the new one has are no aliases of
 * the old one any more.
 */
export function splitSpeaker(
  set: AnnotationSet,
  from: string,
  fresh: Speaker,
  chosen: readonly Naming[],
): readonly RecordChange[] {
  const old = set.findSpeaker(from);
  if (old === null || set.find(fresh.id) !== null) return [];
  const own = new Set(namingsOf(set, from).map(keyOf));
  const edits = new RecordEdits(set).put(withoutNames(old, namesOf(fresh))).put(fresh);
  redraw(
    edits,
    chosen.filter((naming) => own.has(keyOf(naming))),
    fresh.id,
  );
  return edits.changes();
}

/** Returns what of the chosen quotes, mentions and claims says that this speaker speaks. */
export const spokenBy = (set: AnnotationSet, speaker: string, annotations: readonly string[]): readonly Naming[] =>
  speakingNamings(set, annotations)
    .filter(({ to }) => to.id === speaker)
    .map(({ id }) => ({ link: id }));

/** Gives the speaker another name; the old one becomes an alias. */
export function renameSpeaker(set: AnnotationSet, id: string, name: string): readonly RecordChange[] {
  const speaker = set.findSpeaker(id);
  const written = name.trim();
  if (speaker === null || written === '' || written === speaker.name) return [];
  return new RecordEdits(set).put(renamedSpeaker(speaker, written)).changes();
}

/**
 * Gives quotes and claims to a speaker, with the claims in the quotes; one who is new to the article enters it. A quote's
 * mention goes with it, and all quotes of the mention.
 */
export function reassign(
  set: AnnotationSet,
  annotations: readonly string[],
  speaker: Speaker,
  newId: () => string,
): readonly RecordChange[] {
  const edits = new RecordEdits(set);
  const holders = annotations.flatMap((id) => holderOf(set, id) ?? []);
  if (holders.length === 0) return [];
  if (set.findSpeaker(speaker.id) === null) edits.put(speaker);
  const speaking = speakingNamings(set, annotations);
  redraw(
    edits,
    speaking.map(({ id }) => ({ link: id })),
    speaker.id,
  );
  const said = new Set(speaking.map(({ from, type }) => keyOfHolder(from.id, type)));
  for (const { from, type } of holders) {
    if (said.has(keyOfHolder(from, type))) continue;
    said.add(keyOfHolder(from, type));
    edits.put(speakingLink(newId(), from, type, speaker.id));
  }
  return edits.changes();
}

/** Which annotation carries the link to who speaks in this one, and of which type the link is; null for other kinds. */
function holderOf(set: AnnotationSet, id: string): { readonly from: string; readonly type: string } | null {
  const annotation = set.findAnnotation(id);
  if (annotation?.kind === 'mention') return { from: id, type: 'refers-to' };
  if (annotation?.kind === 'claim') return { from: id, type: 'claimed-by' };
  if (annotation?.kind !== 'quote') return null;
  const mention = mentionOfQuote(set, id);
  return mention === null ? { from: id, type: 'attributed-to' } : { from: mention.id, type: 'refers-to' };
}

const speakingLink = (id: string, from: string, type: string, to: string): Link => ({
  record: 'link',
  id,
  type,
  from: { record: 'annotation', id: from },
  to: { record: 'speaker', id: to },
});

const keyOf = (naming: Naming): string =>
  JSON.stringify('link' in naming ? [naming.link] : [naming.annotation, naming.field]);
const keyOfHolder = (from: string, type: string): string => JSON.stringify([from, type]);
