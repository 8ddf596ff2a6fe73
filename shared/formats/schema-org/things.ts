import type { Article } from '../../model/article.ts';
import type { Scheme } from '../../kinds/scheme.ts';
import { ratingOf, verdictFieldOf } from '../../kinds/verdict-scales.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { Annotation, ExternalId, Speaker } from '../../model/records.ts';
import { withoutUndefined } from '../extra-keys.ts';
import { byId } from '../file-records.ts';
import {
  attributeText,
  choiceLabel,
  readingsOf,
  type ClaimReading,
  type QuoteReading,
  type Readings,
} from '../readings.ts';
import { citationsOf, correctionsOf, dateOf, filled, type SchemaNode } from './evidence.ts';

/**
 * What an article says in the terms of schema.org: the article, its speakers, a `Quotation` for each quote, a `Claim` for
 * each claim and a `ClaimReview` for each that has a verdict. Things refer to each other by `@id`.
 */
export interface Thing {
  /** Id of the record that it was made of; `metadata` for the article. */
  readonly record: string;
  readonly node: SchemaNode;
}

/** Returns the things in the order of the file: article, speakers by id, quotes and claims in document order. */
export function thingsOf(article: Article): Thing[] {
  const readings = readingsOf(article);
  const making: Making = { article, readings, iri: (id) => iriOf(article.id, id) };
  const used = new Set([...readings.quotes, ...readings.claims].flatMap(({ speaker }) => speaker?.id ?? []));
  return [
    { record: 'metadata', node: articleNode(making) },
    ...[...article.speakers]
      .filter(({ id }) => used.has(id))
      .sort(byId)
      .map((speaker) => ({ record: speaker.id, node: speakerNode(speaker, making) })),
    ...readings.quotes.map((quote) => ({ record: quote.annotation.id, node: quotationNode(quote, making) })),
    ...readings.claims.flatMap((claim) =>
      claimNodes(claim, making).map((node) => ({ record: claim.annotation.id, node })),
    ),
  ];
}

interface Making {
  readonly article: Article;
  readonly readings: Readings;
  /** The name of a record's thing; of the article for `metadata`. */
  iri(id: string): string;
}

const iriOf = (articleId: string, id: string): string =>
  ['urn:saidwho', articleId, ...(id === 'metadata' ? [] : [id])]
    .map((part, i) => (i === 0 ? part : encodeURIComponent(part.toWellFormed())))
    .join(':');

const refer = (id: string) => ({ '@id': id });

function articleNode({ article, iri }: Making): SchemaNode {
  const { title, url, outlet, authors, published, language, licence } = article.metadata;
  return withoutUndefined({
    '@type': 'Article',
    '@id': iri('metadata'),
    headline: filled(title),
    url: filled(url),
    author: authors?.map((name) => ({ '@type': 'Person', name })),
    publisher: filled(outlet) === undefined ? undefined : { '@type': 'Organization', name: outlet },
    datePublished: dateOf(published),
    inLanguage: language,
    license: filled(licence),
  });
}

function speakerNode({ id, name, type, aliases, role, ids = [], offices = [] }: Speaker, { iri }: Making): SchemaNode {
  const isPerson = type === 'person' || type === 'unnamed';
  const known = ids.flatMap((one) => addressOf(one) ?? []);
  return withoutUndefined({
    '@type': isPerson ? 'Person' : 'Organization',
    '@id': iri(id),
    name,
    alternateName: aliases.length === 0 ? undefined : aliases,
    [isPerson ? 'jobTitle' : 'description']: filled(role) ?? filled(offices.at(-1)?.title),
    sameAs: known.length === 0 ? undefined : known,
  });
}

/** Where authorities keep what they know under an id. */
const AUTHORITIES: ReadonlyMap<string, string> = new Map([
  ['wikidata', 'https://www.wikidata.org/entity/'],
  ['orcid', 'https://orcid.org/'],
  ['viaf', 'https://viaf.org/viaf/'],
  ['isni', 'https://isni.org/isni/'],
]);

/** Returns the address under which an authority keeps what it knows; null where that is not known. */
export function addressOf({ authority, id }: ExternalId): string | null {
  if (/^https?:\/\//iu.test(id)) return id;
  const start = AUTHORITIES.get(authority.toLowerCase());
  return start === undefined || id.trim() === '' ? null : start + encodeURIComponent(id.trim().toWellFormed());
}

/**
 * Whoever is quoted *speaks* the words within the article. They are their *creator* too unless the article tells them in
 * its own words or made them up, as a novel does.
 */
function quotationNode(
  { annotation, text, speaker, claims }: QuoteReading,
  { article, readings, iri }: Making,
): SchemaNode {
  const isTheirs = attributeText(annotation, 'quoteType') !== 'indirect' && readings.set.scheme.profile !== 'novel';
  const who = speaker === null ? undefined : refer(iri(speaker.id));
  return withoutUndefined({
    '@type': 'Quotation',
    '@id': iri(annotation.id),
    text,
    spokenByCharacter: who,
    creator: isTheirs ? who : undefined,
    inLanguage: article.metadata.language,
    isPartOf: refer(iri('metadata')),
    hasPart: claims.length === 0 ? undefined : claims.map(({ id }) => refer(iri(id))),
  });
}

function claimNodes(claim: ClaimReading, making: Making): SchemaNode[] {
  const { annotation, text, speaker } = claim;
  const { article, iri, readings } = making;
  const dossier = readings.set.dossierOf(annotation.id);
  const claimed = attributeText(annotation, 'normalised') ?? text;
  const node = withoutUndefined({
    '@type': 'Claim',
    '@id': iri(annotation.id),
    text: claimed,
    author: speaker === null ? undefined : refer(iri(speaker.id)),
    datePublished: dateOf(dossier?.madeOn) ?? dateOf(article.metadata.published),
    appearance: refer(iri('metadata')),
    firstAppearance: firstAppearanceOf(dossier),
    claimInterpreter: personOf(annotation),
    inLanguage: article.metadata.language,
  });
  const verdict = choiceLabel(readings.set.scheme, annotation, 'verdict');
  return verdict === null ? [node] : [reviewNode(annotation, claimed, verdict, making), node];
}

/** Where the claim was made first, as far as the check has found. */
function firstAppearanceOf(dossier: Dossier | null): SchemaNode | undefined {
  const [name, place] = [filled(dossier?.madeIn), filled(dossier?.madeAt)];
  if (name === undefined && place === undefined) return undefined;
  return withoutUndefined({
    '@type': 'CreativeWork',
    name,
    datePublished: dateOf(dossier?.madeOn),
    locationCreated: place === undefined ? undefined : { '@type': 'Place', name: place },
  });
}

function reviewNode(annotation: Annotation, claimed: string, verdict: string, making: Making): SchemaNode {
  const { article, iri, readings } = making;
  const dossier = readings.set.dossierOf(annotation.id);
  const told = [dossier?.justification, attributeText(annotation, 'note') ?? undefined].flatMap(
    (text) => filled(text) ?? [],
  );
  const by = filled(dossier?.verdictBy);
  return withoutUndefined({
    '@type': 'ClaimReview',
    '@id': `${iri(annotation.id)}:review`,
    claimReviewed: claimed,
    reviewRating: withoutUndefined({
      '@type': 'Rating',
      ...numberOf(annotation, readings.set.scheme),
      alternateName: verdict,
      ratingExplanation: told[0],
    }),
    reviewBody: filled(told.join('\n\n')),
    author: by === undefined ? personOf(annotation) : { '@type': 'Person', name: by },
    datePublished: dateOf(dossier?.verdictDate) ?? dateOf(annotation.modified ?? annotation.created),
    itemReviewed: refer(iri(annotation.id)),
    citation: dossier === null ? undefined : citationsOf(dossier),
    correction: dossier === null ? undefined : correctionsOf(dossier),
    inLanguage: article.metadata.language,
  });
}

/** The number of the verdict among those of its scale; none where evidence lacks, or where nobody gave it one. */
function numberOf(annotation: Annotation, scheme: Scheme) {
  const verdict = attributeText(annotation, 'verdict');
  const choices = verdictFieldOf(scheme.record)?.choices ?? [];
  const rating = verdict === null ? null : ratingOf(choices, verdict);
  return rating === null ? {} : { ratingValue: rating.value, worstRating: rating.worst, bestRating: rating.best };
}

const personOf = ({ creator }: Annotation) => (creator ? { '@type': 'Person', name: creator } : undefined);
