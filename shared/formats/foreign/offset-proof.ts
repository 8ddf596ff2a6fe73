import { cutsWord } from '../../anchoring/word-edges.ts';
import type { OffsetReading } from '../../model/import-report.ts';
import type { Fragment } from '../../model/records.ts';
import type { CountedText } from './counted-text.ts';
import type { ForeignSpan } from './foreign-document.ts';

/**
 * The **proof of offsets**: a file says where its annotations stand, in units that programs count differently, and often
 * the words too. Every reading that the text can tell apart is tried against the words; the one that fits most is taken,
 * the standard's own where it fits as well. Where a file gives no words, a reading other than the standard's is taken
 * only when its annotations begin and end at the edges of words clearly more often.
 */
export interface ChosenReading {
  readonly reading: OffsetReading;
  /** Annotations with words, and those that fit under this reading. */
  readonly checked: number;
  readonly fitting: number;
  /** What spoke for it; `standard` where nothing spoke against that. */
  readonly because: 'standard' | 'words' | 'word-edges';
}

/** A text of the file with what is annotated in it. */
export interface CountedSpans {
  readonly counted: CountedText;
  readonly spans: readonly ForeignSpan[];
}

/** Without words, so many more annotations in a hundred must begin and end at word edges to overrule the standard … */
const CLEARLY = 10;

/** … of at least so many. */
const ENOUGH = 5;

/** Which readings are tried: all, those with the ends of the standard, or the standard alone. */
export type Tries = 'all' | 'units' | 'none';

/** Returns the one reading for all texts of a file: whoever wrote it counted one way. */
export function chooseReading(
  texts: readonly CountedSpans[],
  standard: OffsetReading,
  tries: Tries = 'all',
): ChosenReading {
  const isTried = (one: OffsetReading) =>
    tries === 'all' || one === standard || (tries === 'units' && one.end === standard.end);
  const checked = sumOf(texts, ({ spans }) => spans.filter(hasWords).length);
  const fits = (reading: OffsetReading) => sumOf(texts, (one) => fittingIn(one, reading));
  const fitting = fits(standard);
  if (checked > 0) {
    if (fitting === checked) return { reading: standard, checked, fitting, because: 'standard' };
    const best = bestOf(readingsOf(texts, standard).filter(isTried), fits);
    const because = best.reading === standard ? 'standard' : 'words';
    return { reading: best.reading, checked, fitting: best.score, because };
  }
  const placed = sumOf(texts, ({ spans }) => spans.filter(({ fragments }) => fragments.length > 0).length);
  const edges = (reading: OffsetReading) => sumOf(texts, (one) => atWordEdges(one, reading));
  const best = placed < ENOUGH ? null : bestOf(readingsOf(texts, standard).filter(isTried), edges);
  const isClear = best !== null && (best.score - edges(standard)) * 100 >= placed * CLEARLY;
  return {
    reading: isClear ? best.reading : standard,
    checked: 0,
    fitting: 0,
    because: isClear ? 'word-edges' : 'standard',
  };
}

/**
 * Returns the stretches of the article's text that the span's numbers mean under the reading, or null where one of them
 * lies outside the text, inside a character, or covers nothing. UTF-16 code units, half-open.
 */
export function placeOf(span: ForeignSpan, counted: CountedText, reading: OffsetReading): readonly Fragment[] | null {
  const fragments: Fragment[] = [];
  for (const fragment of span.fragments) {
    const start = counted.offsetOf(reading, fragment.start);
    const end = counted.offsetOf(reading, fragment.end + Number(reading.end === 'inclusive'));
    if (start === null || end === null || start >= end) return null;
    fragments.push({ start, end });
  }
  return fragments.length === 0 ? null : fragments;
}

/** True when the words are those that the file gives; formats write line ends and fragments as blanks. */
export const areWords = (found: string, quoted: string): boolean =>
  found === quoted || blanked(found) === blanked(quoted);

const blanked = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim();

export const wordsAt = (text: string, fragments: readonly Fragment[]): string =>
  fragments.map(({ start, end }) => text.slice(start, end)).join(' ');

const hasWords = ({ quoted, fragments }: ForeignSpan): boolean => quoted !== undefined && fragments.length > 0;

function fittingIn({ counted, spans }: CountedSpans, reading: OffsetReading): number {
  return spans.filter((span) => {
    if (!hasWords(span)) return false;
    const place = placeOf(span, counted, reading);
    return place !== null && areWords(wordsAt(counted.text, place), span.quoted!);
  }).length;
}

function atWordEdges({ counted, spans }: CountedSpans, reading: OffsetReading): number {
  return spans.filter((span) => {
    const place = placeOf(span, counted, reading);
    return place?.every((fragment) => !cutsWord(counted.text, fragment) && isTrimmed(counted.text, fragment)) === true;
  }).length;
}

const isTrimmed = (text: string, { start, end }: Fragment): boolean =>
  /\S/u.test(text.charAt(start)) && /\S/u.test(text.charAt(end - 1));

/** Readings that at least one of the texts can tell from the others, the standard first. */
function readingsOf(texts: readonly CountedSpans[], standard: OffsetReading): readonly OffsetReading[] {
  const byName = new Map<string, OffsetReading>([[nameOf(standard), standard]]);
  for (const { counted } of texts) {
    for (const one of counted.readingsFrom(standard)) if (!byName.has(nameOf(one))) byName.set(nameOf(one), one);
  }
  return [...byName.values()];
}

const nameOf = ({ unit, lineEnds, end }: OffsetReading): string => `${unit} ${lineEnds} ${end}`;

/** The first of the best. */
function bestOf(readings: readonly OffsetReading[], score: (reading: OffsetReading) => number) {
  const scored = readings.map((reading) => ({ reading, score: score(reading) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best));
}

const sumOf = <T>(list: readonly T[], count: (one: T) => number): number =>
  list.reduce((sum, one) => sum + count(one), 0);
