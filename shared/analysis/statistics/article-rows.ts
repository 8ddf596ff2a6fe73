import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import type { ClaimRow, InArticle, QuoteRow, SpeakerName, SpeakerRow } from '../../model/project.ts';
import type { Speaker } from '../../model/records.ts';
import { claimEntryOf, quoteEntryOf } from '../index-entry.ts';
import type { SpeakersByKey } from './tally.ts';

/** What of one article is counted: the rows that the lists of a project would have of it. */
interface ArticleRows {
  readonly quotes: readonly QuoteRow[];
  readonly claims: readonly ClaimRow[];
  readonly speakers: SpeakersByKey;
}

/**
 * Returns the rows of an article.
 *
 * @param text the canonical text
 * @param keyOf who a speaker is: speakers with one key are counted as one
 */
export function articleRows(
  set: AnnotationSet,
  text: string,
  place: InArticle,
  keyOf: (speaker: Speaker) => string = ({ id }) => id,
): ArticleRows {
  const names = new Map(set.speakers.map((one) => [one.id, { key: keyOf(one), name: one.name }]));
  const named = (id: string | null): SpeakerName | null => (id === null ? null : (names.get(id) ?? null));
  const ofKind = (kind: string) => set.annotations.filter((annotation) => annotation.kind === kind);
  const speakers = new Map<string, Pick<SpeakerRow, 'type' | 'role'>>();
  for (const speaker of set.speakers) {
    const { key } = names.get(speaker.id)!;
    if (!speakers.has(key)) speakers.set(key, { type: speaker.type, role: speaker.role ?? null });
  }
  return {
    quotes: ofKind('quote').map((quote) => {
      const entry = quoteEntryOf(set, text, quote);
      return { ...place, ...entry, speaker: named(entry.speaker) };
    }),
    claims: ofKind('claim').map((claim) => {
      const entry = claimEntryOf(set, text, claim);
      return { ...place, ...entry, speaker: named(entry.speaker) };
    }),
    speakers,
  };
}
