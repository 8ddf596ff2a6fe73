import type { ClaimRow, QuoteRow, SpeakerRow } from '../../model/project.ts';
import {
  type Counts,
  DIMENSIONS,
  type Dimension,
  type Measure,
  type Share,
  type Statistics,
} from '../../model/statistics.ts';

/** How quotes and claims are counted: each by its value in a dimension, as they come. */

/** A quote, as far as it is counted. */
export type CountedQuote = Pick<
  QuoteRow,
  'articleId' | 'title' | 'published' | 'type' | 'cueClass' | 'speaker' | 'words'
>;

/** A claim, as far as it is counted. */
export type CountedClaim = Pick<ClaimRow, 'articleId' | 'title' | 'published' | 'speaker'>;

/** What is known of speakers, by key. */
export type SpeakersByKey = ReadonlyMap<string, Pick<SpeakerRow, 'type' | 'role'>>;

/** Dimensions of which claims have no value of their own: they are left out there. */
export const OF_QUOTES_ALONE: ReadonlySet<Dimension> = new Set(['form', 'cue']);

/** A value: what tells it from others, and what it is called. */
type Value = Pick<Share, 'key' | 'label'>;

const NONE: Value = { key: '', label: '' };

/** Returns the value of a quote or claim in a dimension. */
export function valueIn(dimension: Dimension, row: CountedClaim | CountedQuote, speakers: SpeakersByKey): Value {
  switch (dimension) {
    case 'speaker':
      return row.speaker === null ? NONE : { key: row.speaker.key, label: row.speaker.name };
    case 'sort':
      return plain(speakerOf(row, speakers)?.type);
    case 'role':
      return plain(speakerOf(row, speakers)?.role);
    case 'form':
      return plain('type' in row ? row.type : null);
    case 'cue':
      return plain('cueClass' in row ? row.cueClass : null);
    case 'article':
      return { key: row.articleId, label: row.title };
    case 'month':
      return plain(/^\d{4}-(?:0[1-9]|1[0-2])/u.exec(row.published ?? '')?.[0]);
  }
}

const plain = (value: string | null | undefined): Value =>
  value === null || value === undefined || value === '' ? NONE : { key: value, label: value };

const speakerOf = ({ speaker }: CountedClaim, speakers: SpeakersByKey) =>
  speaker === null ? undefined : speakers.get(speaker.key);

/** Counts quotes and claims by one dimension, as they come. */
export class Tally {
  readonly #dimension: Dimension;
  readonly #speakers: SpeakersByKey;
  readonly #shares = new Map<string, { label: string } & Record<Measure, number>>();

  constructor(dimension: Dimension, speakers: SpeakersByKey) {
    this.#dimension = dimension;
    this.#speakers = speakers;
  }

  addQuote(row: CountedQuote): void {
    const share = this.#shareOf(row);
    share.quotes += 1;
    share.words += row.words;
  }

  addClaim(row: CountedClaim): void {
    if (!OF_QUOTES_ALONE.has(this.#dimension)) this.#shareOf(row).claims += 1;
  }

  /** What was counted so far. */
  get statistics(): Statistics {
    const shares = [...this.#shares].map(([key, counts]): Share => ({ key, ...counts }));
    const order = this.#dimension === 'month' ? byTime : byQuotes;
    return { dimension: this.#dimension, shares: shares.sort(order), total: totalOf(shares) };
  }

  #shareOf(row: CountedClaim | CountedQuote) {
    const { key, label } = valueIn(this.#dimension, row, this.#speakers);
    const share = this.#shares.get(key) ?? { label, quotes: 0, words: 0, claims: 0 };
    this.#shares.set(key, share);
    return share;
  }
}

/** Returns quotes and claims counted by each dimension. */
export function tallyAll(
  quotes: Iterable<CountedQuote>,
  claims: Iterable<CountedClaim>,
  speakers: SpeakersByKey,
): readonly Statistics[] {
  const tallies = DIMENSIONS.map((dimension) => new Tally(dimension, speakers));
  for (const quote of quotes) for (const tally of tallies) tally.addQuote(quote);
  for (const claim of claims) for (const tally of tallies) tally.addClaim(claim);
  return tallies.map(({ statistics }) => statistics);
}

/** Returns what several shares come to together. */
export const totalOf = (shares: readonly Counts[]): Counts => ({
  quotes: sum(shares, 'quotes'),
  words: sum(shares, 'words'),
  claims: sum(shares, 'claims'),
});

const sum = (shares: readonly Counts[], measure: Measure): number =>
  shares.reduce((total, share) => total + share[measure], 0);

/** Returns a part of a whole in per cent with one digit behind the point: `12.5`; `0` of nothing. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;

const byTime = (a: Share, b: Share): number => noneLast(a, b) || compare(a.key, b.key);

const byQuotes = (a: Share, b: Share): number =>
  noneLast(a, b) ||
  b.quotes - a.quotes ||
  b.words - a.words ||
  b.claims - a.claims ||
  compare(a.label, b.label) ||
  compare(a.key, b.key);

const noneLast = (a: Share, b: Share): number => Number(a.key === '') - Number(b.key === '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
