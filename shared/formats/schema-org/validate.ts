import type { Article } from '../../model/article.ts';
import type { Warning } from '../format.ts';
import type { SchemaNode } from './evidence.ts';
import { thingsOf } from './things.ts';

/**
 * What readers of ClaimReview, Claim and Quotation miss in a thing, field by field, and what to do about it. The rules
 * are those of schema.org's definitions and of Google's guide to fact checks, which other readers of the format follow.
 */
export interface Missing {
  readonly type: string;
  /** Path in the thing: `reviewRating.alternateName`. */
  readonly field: string;
  /** `required`: readers pass over the thing without it. */
  readonly level: 'required' | 'recommended';
  /** What to do, as a sentence. */
  readonly remedy: string;
}

type Rule = readonly [field: string, level: Missing['level'], remedy: string];

const EVIDENCE: readonly Rule[] = [
  ['name', 'recommended', 'Name the source of the evidence.'],
  ['sdDatePublished', 'recommended', 'Put the day on which it was captured into the evidence.'],
];

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  ClaimReview: [
    ['claimReviewed', 'required', 'Write the claim in one sentence.'],
    ['reviewRating.alternateName', 'required', 'Choose a verdict.'],
    ['itemReviewed', 'required', 'Name the claim that is reviewed.'],
    ['url', 'required', 'Put the address of the published review into the file, once there is one.'],
    ['author.name', 'required', 'Put into the file who reviewed the claim: no annotator is recorded.'],
    ['author.url', 'recommended', 'Put the address of whoever reviewed the claim into the file.'],
    ['datePublished', 'recommended', 'Put the day on which the review is published into the file.'],
    ['reviewRating.ratingValue', 'recommended', 'This verdict has no number on a scale; readers see its words alone.'],
  ],
  Claim: [
    ['text', 'required', 'Tag the words of the claim.'],
    ['author', 'recommended', 'Link the claim to its quote or to a speaker.'],
    ['appearance', 'recommended', 'Name where the claim was made.'],
    [
      'datePublished',
      'recommended',
      'Write the day of publication as a date, 2024-05-17, into the details of the article.',
    ],
  ],
  CreativeWork: EVIDENCE,
  MediaObject: EVIDENCE,
  Quotation: [
    ['text', 'required', 'Tag the words of the quote.'],
    ['spokenByCharacter', 'required', 'Link the quote to a speaker.'],
    ['isPartOf', 'recommended', 'Name the work that holds the quote.'],
  ],
  Article: [
    ['headline', 'required', 'Give the article a title.'],
    [
      'url',
      'recommended',
      'Write the address into the details of the article: without it nobody can see where this was said.',
    ],
    [
      'datePublished',
      'recommended',
      'Write the day of publication as a date, 2024-05-17, into the details of the article.',
    ],
    ['publisher', 'recommended', 'Write the outlet into the details of the article.'],
  ],
  Person: [['name', 'required', 'Give the speaker a name.']],
  Organization: [['name', 'required', 'Give the speaker a name.']],
};

/** Google's advice for `claimReviewed`. Characters. */
const SHORT_CLAIM = 75;

/** Returns what the thing lacks, required fields first, in the order of the rules; nothing for types without rules. */
export function findMissing(node: SchemaNode): Missing[] {
  const type = node['@type'];
  const rules = Object.hasOwn(RULES, type) ? RULES[type]! : [];
  const missing = rules
    .filter(([field]) => isEmpty(valueAt(node, field)))
    .map(([field, level, remedy]): Missing => ({ type, field, level, remedy }));
  const { claimReviewed } = node;
  if (type === 'ClaimReview' && typeof claimReviewed === 'string' && [...claimReviewed].length > SHORT_CLAIM) {
    const remedy = `Say it in ${SHORT_CLAIM} characters or fewer where it can be, or search engines cut it.`;
    missing.push({ type, field: 'claimReviewed', level: 'recommended', remedy });
  }
  return missing.sort((a, b) => Number(b.level === 'required') - Number(a.level === 'required'));
}

function valueAt(node: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = node;
  for (const name of path.split('.')) {
    if (Array.isArray(value)) value = value[0] as unknown;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Returns a warning for each field that is missing, with all the records that lack it; what is required first. */
export function warningsOf(article: Article): Warning[] {
  const warnings = new Map<string, { readonly missing: Missing; readonly records: string[] }>();
  for (const { record, node } of thingsOf(article)) {
    for (const missing of [node, ...citedIn(node)].flatMap(findMissing)) {
      const code = `schema-org/${missing.type}.${missing.field}.${missing.level}`;
      const known = warnings.get(code);
      if (known === undefined) warnings.set(code, { missing, records: [record] });
      else if (known.records.at(-1) !== record) known.records.push(record);
    }
  }
  const all = [...warnings].map(([code, { missing, records }]) => ({ code, missing, records }));
  const required = all.filter(({ missing }) => missing.level === 'required');
  const recommended = all.filter(({ missing }) => missing.level === 'recommended');
  return [...required, ...recommended].map(({ code, missing, records }) => ({
    code,
    message: messageOf(missing),
    records,
  }));
}

/** The works that a review cites. */
const citedIn = ({ citation }: SchemaNode): readonly SchemaNode[] =>
  Array.isArray(citation) ? (citation as readonly SchemaNode[]) : [];

const messageOf = ({ type, field, level, remedy }: Missing): string =>
  field === 'claimReviewed' && level === 'recommended'
    ? `${type}: “${field}” is long. ${remedy}`
    : `${type}: “${field}” is missing${level === 'required' ? ', and it is required' : ''}. ${remedy}`;
