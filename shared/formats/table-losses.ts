import { stateOf } from '../annotations/article-state.ts';
import { readingsOf } from './readings.ts';
import type { Article } from '../model/article.ts';
import type { DocumentRecord } from '../model/records.ts';

/** Which records formats that show only quotes and claims bring along, and so which they leave behind. */

/** Ids of the quotes and claims, and of the speakers, mentions, cues and links that say whose they are. */
export function carriedByTables(article: Article): ReadonlySet<string> {
  const { quotes, claims } = readingsOf(article);
  const { set } = stateOf(article);
  const carried = new Set<string>();
  const carryLink = (from: string, type: string, to: string | undefined) => {
    const link = set.linksOf(from).find((link) => link.type === type && link.from.id === from);
    if (to !== undefined && link?.to.id === to) carried.add(link.id).add(to);
  };
  for (const { annotation, speaker, mention, cue, claims } of quotes) {
    carried.add(annotation.id);
    carryLink(annotation.id, 'said-by', mention?.annotation.id);
    carryLink(annotation.id, 'cued-by', cue?.annotation.id);
    const direct = set
      .linksOf(mention?.annotation.id ?? '')
      .some(({ type, from }) => type === 'refers-to' && from.id === mention?.annotation.id);
    if (mention !== null && direct) carryLink(mention.annotation.id, 'refers-to', speaker?.id);
    else carryLink(annotation.id, 'attributed-to', speaker?.id);
    for (const claim of claims) carryLink(claim.id, 'claimed-in', annotation.id);
  }
  for (const { annotation, speaker } of claims) {
    carried.add(annotation.id);
    carryLink(annotation.id, 'claimed-by', speaker?.id);
  }
  return carried;
}

/** Ids of the records of this sort that are not carried. */
export const lostInTables = (
  article: Article,
  carried: ReadonlySet<string>,
  sort: Exclude<DocumentRecord['record'], 'metadata' | 'scheme'>,
): string[] => {
  const records = { annotation: article.annotations, speaker: article.speakers, link: article.links }[sort];
  return records.map(({ id }) => id).filter((id) => !carried.has(id));
};
