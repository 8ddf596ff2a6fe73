import type { Annotation, Extra, Metadata } from '../model/records.ts';
import { type SourceName, VERBATIM_STATES, type VerbatimState } from '../model/source-text.ts';
import { claimsOfQuote } from './attribution.ts';
import type { AnnotationSet } from './annotation-set.ts';

/**
 * What a check of wording leaves in the records. The article's metadata and a quote carry the **sources** that were
 * attached to them; a quote, and a claim that somebody said it, carry the **evidence**: the passages of the source, word for
 * word, and what the check came to. Both stand in the record's `extra`, where our own formats carry them whole and every
 * other one declares what it leaves out; they can be read without the source itself. Records of evidence will take this
 * over when there are such.
 */
export interface WordingEvidence {
  readonly evidence: 'wording';
  readonly state: VerbatimState;
  /** The check by program came to another state, and a person decided. */
  readonly byHand?: true;
  readonly source: SourceName;
  readonly spans: readonly EvidenceSpan[];
  /** The words of the quote that were checked. */
  readonly quoted: string;
  /** The differences in sentences. */
  readonly summary: string;
  /** Who says it in the source, as it calls them. */
  readonly speaker?: string;
  /** When it was checked, ISO 8601 in UTC. */
  readonly checked: string;
  /** On a claim: the quote that was checked. */
  readonly quote?: string;
}

/** A passage of a source's text. */
export interface EvidenceSpan {
  /** UTF-16 code units of the source's text, half-open; the key is the one of Saidwho JSON. */
  readonly start16: number;
  readonly end16: number;
  readonly exact: string;
}

/** The wording of a record as a value of its own field; every format with values carries it. */
export const VERBATIM_FIELD = 'verbatim';

const EVIDENCE = 'evidence';
const SOURCES = 'sources';

/** Returns what the last check of the record came to, or null. */
export const wordingOf = ({ extra }: Annotation): WordingEvidence | null =>
  listAt(extra, EVIDENCE).find(isWording) ?? null;

/** Returns the record with this evidence in place of what an earlier check left; other evidence stays. */
export function withWording(annotation: Annotation, wording: WordingEvidence): Annotation {
  const others = listAt(annotation.extra, EVIDENCE).filter((one) => !isWording(one));
  return {
    ...annotation,
    attributes: { ...annotation.attributes, [VERBATIM_FIELD]: wording.state },
    extra: { ...annotation.extra, [EVIDENCE]: [...others, wording] },
  };
}

/** Returns the sources that are attached to the record, the first one first. */
export const sourcesOf = ({ extra }: Annotation | Metadata): readonly SourceName[] =>
  listAt(extra, SOURCES).filter(isSourceName);

/** Returns the record with these sources and no others. */
export function withSources<Sort extends Annotation | Metadata>(record: Sort, sources: readonly SourceName[]): Sort {
  const { [SOURCES]: _before, ...rest } = record.extra ?? {};
  const foreign = listAt(record.extra, SOURCES).filter((one) => !isSourceName(one));
  const all = [...foreign, ...sources];
  const extra = all.length === 0 ? rest : { ...rest, [SOURCES]: all };
  const { extra: _extra, ...known } = record;
  return (Object.keys(extra).length === 0 ? known : { ...known, extra }) as Sort;
}

/** Returns the claims that the quote's words were said: of that type, and made in the quote or covering it. */
export function claimsOnWording(set: AnnotationSet, quote: Annotation): readonly Annotation[] {
  const covering = quote.fragments
    .flatMap(({ start, end }) => set.touching(start, end))
    .filter((one) => covers(one, quote));
  const claims = new Map([...claimsOfQuote(set, quote.id), ...covering].map((one) => [one.id, one]));
  return [...claims.values()].filter(({ kind, attributes }) => kind === 'claim' && attributes['claimType'] === 'quote');
}

const covers = (outer: Annotation, inner: Annotation): boolean =>
  inner.fragments.every(({ start, end }) => outer.fragments.some((one) => one.start <= start && end <= one.end));

const listAt = (extra: Extra | undefined, key: string): readonly unknown[] => {
  const list = extra?.[key];
  return Array.isArray(list) ? list : [];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasTexts = (value: Readonly<Record<string, unknown>>, ...keys: readonly string[]): boolean =>
  keys.every((key) => typeof value[key] === 'string');

function isSourceName(value: unknown): value is SourceName {
  return isObject(value) && hasTexts(value, 'name', 'sha256', 'attached');
}

/** Files come from anywhere: what is not ours to the letter is somebody else's evidence, and is only carried. */
function isWording(value: unknown): value is WordingEvidence {
  if (!isObject(value) || value['evidence'] !== 'wording' || !isSourceName(value['source'])) return false;
  const { state, spans } = value;
  const isKnown = VERBATIM_STATES.some((one) => one === state);
  const isSpan = (one: unknown) =>
    isObject(one) && hasTexts(one, 'exact') && isOffset(one['start16']) && isOffset(one['end16']);
  const isOptional = (key: string) => value[key] === undefined || typeof value[key] === 'string';
  return (
    isKnown &&
    Array.isArray(spans) &&
    spans.every(isSpan) &&
    hasTexts(value, 'quoted', 'summary', 'checked') &&
    isOptional('speaker') &&
    isOptional('quote')
  );
}

const isOffset = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
