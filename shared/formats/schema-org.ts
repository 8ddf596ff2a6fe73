import type { Article } from '../model/article.ts';
import type { Dossier } from '../model/dossier.ts';
import type { DeskFact } from './desk-facts.ts';
import type { PlainFormat } from './format.ts';
import { attributeText } from './readings.ts';
import { addressOf, thingsOf } from './schema-org/things.ts';
import { warningsOf } from './schema-org/validate.ts';
import { decidingLinks, attributionRows, tableDocument } from './tables/table-row.ts';
import { w3cJsonld } from './w3c-jsonld.ts';

/** The facts of a check that a `Claim` has a place for. */
const CLAIM_FACTS: readonly DeskFact[] = ['check.madeOn', 'check.madeAt', 'check.madeIn'];

/** Those that a `ClaimReview` has, and the works that it cites. */
const CITED_FACTS: readonly DeskFact[] = [
  'check.justification',
  'check.verdictBy',
  'check.verdictDate',
  'check.questions',
  'check.answers',
  'check.asked',
  'check.quotes',
  'check.sources',
  'check.captured',
  'check.urls',
  'check.archived',
  'check.fileNames',
  'check.files',
  'check.passages',
  'check.corrections',
];

/**
 * schema.org JSON-LD for pages and search engines: a `ClaimReview` for each claim with a verdict, a `Claim` for each
 * claim, a `Quotation` for each quote, in one graph with the article and the speakers. `warns` names each field that
 * readers of the format will miss.
 */
export const schemaOrg: PlainFormat = {
  id: 'schema-org',
  label: 'schema.org (ClaimReview, JSON-LD)',
  description: 'Reviews, claims and quotations for web pages, search engines and fact-check databases.',
  group: 'publications',
  extensions: ['jsonld'],
  mediaType: 'application/ld+json',
  loses: [
    {
      id: 'text',
      what: 'The article’s text and the places of quotes and claims in it',
      treatment: 'dropped',
      strikes: () => ['metadata'],
    },
    {
      id: 'annotations.other',
      what: 'Annotations that are neither quotes nor claims',
      treatment: 'dropped',
      strikes: ({ annotations }) =>
        annotations.filter(({ kind }) => kind !== 'quote' && kind !== 'claim').map(({ id }) => id),
    },
    {
      id: 'fields',
      what: 'Fields of quotes and claims but for the verdict, the claim in one sentence and its note',
      treatment: 'dropped',
      aspects: ['attributes'],
      strikes: reducedRecords,
    },
    {
      id: 'speakers.unused',
      what: 'Speakers without a quote or a claim',
      treatment: 'dropped',
      strikes: (article) => {
        const written = new Set(thingsOf(article).map(({ record }) => record));
        return article.speakers.map(({ id }) => id).filter((id) => !written.has(id));
      },
    },
    {
      id: 'links.other',
      what: 'Links that do not say whose a quote or a claim is',
      treatment: 'dropped',
      strikes: ({ links, ...article }) => {
        const deciding = new Set(
          attributionRows(tableDocument({ ...article, links })).flatMap((row) =>
            decidingLinks(row).map(({ id }) => id),
          ),
        );
        return links.filter(({ id, type }) => type === 'cued-by' || !deciding.has(id)).map(({ id }) => id);
      },
    },
    {
      id: 'checks.unrated',
      what: 'Checks of claims without a verdict, but for when, where and in what the claim was made',
      treatment: 'dropped',
      aspects: CITED_FACTS,
      strikes: ({ dossiers = [], annotations }) => {
        const rated = new Set(annotations.filter((one) => attributeText(one, 'verdict') !== null).map(({ id }) => id));
        return dossiers.filter(({ claim }) => !rated.has(claim)).map(({ id }) => id);
      },
    },
    {
      id: 'checks.unanswered',
      what: 'Questions of checks that no evidence answers',
      treatment: 'dropped',
      aspects: ['check.questions'],
      strikes: ({ dossiers = [] }) => dossiers.filter(hasUnanswered).map(({ id }) => id),
    },
    {
      id: 'speakers.ids',
      what: 'Ids of speakers at authorities whose addresses are not known',
      treatment: 'dropped',
      aspects: ['desk.ids'],
      strikes: ({ speakers }) =>
        speakers.filter(({ ids = [] }) => ids.some((one) => addressOf(one) === null)).map(({ id }) => id),
    },
    ...w3cJsonld.loses.filter(({ id }) => id === 'extra'),
  ],
  desk: { keeps: [...CLAIM_FACTS, ...CITED_FACTS, 'desk.ids'] },
  warns: warningsOf,
  write: (article) => graphOf([article]),
  writeMany: (documents) => graphOf(documents.map(({ article }) => article)),
};

function hasUnanswered({ questions, evidence }: Dossier): boolean {
  const answered = new Set(evidence.map(({ question }) => question));
  return questions.some(({ id }) => !answered.has(id));
}

const graphOf = (articles: readonly Article[]): string => {
  const nodes = articles.flatMap((article) => thingsOf(article).map(({ node }) => node));
  const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }, wellFormed, 2);
  return `${text}\n`;
};

/** No half character goes out: `JSON.stringify` would write it as an escape that decodes to one. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;

const WRITTEN: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ quote: [], claim: ['verdict', 'normalised', 'note'] }),
);

/** The note of a claim is written with its verdict alone. */
function reducedRecords({ annotations }: Article): string[] {
  return annotations
    .filter(({ kind, attributes }) => {
      const written = Object.hasOwn(attributes, 'verdict')
        ? WRITTEN.get(kind)
        : WRITTEN.get(kind)?.filter((id) => id !== 'note');
      return written !== undefined && Object.keys(attributes).some((id) => !written.includes(id));
    })
    .map(({ id }) => id);
}
