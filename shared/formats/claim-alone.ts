import type { Article } from '../model/article.ts';

/**
 * Returns the article with one claim and what it leads to: its quote, the mention and the cue of that, who speaks, and
 * its check. The text stays whole, so that the claim is seen in its place; other claims are not followed.
 */
export function claimAlone(article: Article, claim: string): Article {
  const kept = new Set([claim]);
  const kindById = new Map(article.annotations.map(({ id, kind }) => [id, kind]));
  const follows = ({ from, to }: Article['links'][number]): boolean =>
    kept.has(from.id) && (kept.has(to.id) || kindById.get(to.id) !== 'claim');
  for (let before = 0; before < kept.size;) {
    before = kept.size;
    for (const link of article.links) if (follows(link)) kept.add(link.to.id);
  }
  const isKept = ({ id }: { readonly id: string }): boolean => kept.has(id);
  const { dossiers, ...rest } = article;
  const check = dossiers?.filter((one) => one.claim === claim) ?? [];
  return {
    ...rest,
    annotations: article.annotations.filter(isKept),
    links: article.links.filter(follows),
    speakers: article.speakers.filter(isKept),
    ...(check.length === 0 ? {} : { dossiers: check }),
  };
}
