import type { Article } from '../../model/article.ts';
import type { Annotation, Metadata, Speaker } from '../../model/records.ts';
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

/**
 * What an article says in the terms of schema.org: the article, its speakers, a `Quotation` for each quote, a `Claim` for
 * each claim and a `ClaimReview` for each that has a verdict. Things refer to each other by `@id`.
 */
export interface Thing {
  /** Id of the record that it was made of; `metadata` for the article. */
  readonly record: string;
  readonly node: SchemaNode;
}

/** An object of JSON-LD. */
export type SchemaNode = Readonly<Record<string, unknown>> & { readonly '@type': string };

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

function speakerNode({ id, name, type, aliases, role }: Speaker, { iri }: Making): SchemaNode {
  const isPerson = type === 'person' || type === 'unnamed';
  return withoutUndefined({
    '@type': isPerson ? 'Person' : 'Organization',
    '@id': iri(id),
    name,
    alternateName: aliases.length === 0 ? undefined : aliases,
    [isPerson ? 'jobTitle' : 'description']: filled(role),
  });
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
  const { article, iri } = making;
  const claimed = attributeText(annotation, 'normalised') ?? text;
  const node = withoutUndefined({
    '@type': 'Claim',
    '@id': iri(annotation.id),
    text: claimed,
    author: speaker === null ? undefined : refer(iri(speaker.id)),
    datePublished: dateOf(article.metadata.published),
    appearance: refer(iri('metadata')),
    claimInterpreter: personOf(annotation),
    inLanguage: article.metadata.language,
  });
  const verdict = choiceLabel(making.readings.set.scheme, annotation, 'verdict');
  return verdict === null ? [node] : [reviewNode(annotation, claimed, verdict, making), node];
}

function reviewNode(annotation: Annotation, claimed: string, verdict: string, { article, iri }: Making): SchemaNode {
  const note = attributeText(annotation, 'note') ?? undefined;
  return withoutUndefined({
    '@type': 'ClaimReview',
    '@id': `${iri(annotation.id)}:review`,
    claimReviewed: claimed,
    reviewRating: withoutUndefined({
      '@type': 'Rating',
      ...numberOf(attributeText(annotation, 'verdict')),
      alternateName: verdict,
      ratingExplanation: note,
    }),
    reviewBody: note,
    author: personOf(annotation),
    datePublished: dateOf(annotation.modified ?? annotation.created),
    itemReviewed: refer(iri(annotation.id)),
    inLanguage: article.metadata.language,
  });
}

/**
 * The verdicts that ship, on the scale from 1 (false) to 5 (true) that search engines use. Where evidence lacks there is
 * no number, nor for verdicts of the user's own, whose order nobody has told us.
 */
const RATINGS: Readonly<Record<string, number>> = { refuted: 1, conflicting: 3, supported: 5 };

function numberOf(verdict: string | null) {
  const ratingValue = verdict !== null && Object.hasOwn(RATINGS, verdict) ? RATINGS[verdict] : undefined;
  return ratingValue === undefined ? {} : { ratingValue, worstRating: 1, bestRating: 5 };
}

const personOf = ({ creator }: Annotation) => (creator ? { '@type': 'Person', name: creator } : undefined);

const filled = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);

/** The date or instant where it is written as schema.org asks (ISO 8601). */
const dateOf = (text: Metadata['published']): string | undefined =>
  text !== undefined && /^\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?)?)?$/.test(text) ? text : undefined;
