import type { Fragment } from '../../model/records.ts';
import { endsSentence, type Span, type Step } from './align.ts';
import type { IndexedSource } from './indexed-source.ts';
import type { QuotedWord } from './quoted-words.ts';

/**
 * How a quote differs from its source, word by word and in its order: what is the **same**, what of the source is **left
 * out**, what is **added** to it or **replaced**, and where the quote **leaps** to another place.
 */
export type WordOp =
  | { readonly op: 'same'; readonly quote: Fragment; readonly source: Fragment }
  | ({ readonly op: 'left-out'; readonly source: Fragment } & LeftOut)
  | ({ readonly op: 'added'; readonly quote: Fragment } & PutIn)
  | ({ readonly op: 'replaced'; readonly quote: Fragment; readonly source: Fragment } & PutIn)
  | Leap;

/** `quote` counts in the words that were checked, `source` in the text of the source: UTF-16 code units, half-open. */
interface LeftOut {
  /** In words. */
  readonly count: number;
  /** `filler`: “uh”; `repeated`: said twice in a row. Neither counts as a change. */
  readonly why: 'filler' | 'repeated' | null;
  /** An ellipsis stands in its place. */
  readonly isMarked: boolean;
  /** One side says no and the other does not. */
  readonly isNegation: boolean;
  /** Nothing but whole sentences. */
  readonly isSentences: boolean;
}

interface PutIn {
  /** It stands in brackets: the writer’s own words. */
  readonly isBracketed: boolean;
  readonly isNegation: boolean;
}

interface Leap {
  readonly op: 'leap';
  /** `apart`: far on; `order`: back; `speaker`: somebody else speaks there, or between. */
  readonly why: 'apart' | 'order' | 'speaker';
  /** How many words of the source lie between. */
  readonly words: number;
}

/** Returns the operations of the steps within one place. @param words of the whole quote */
export function operationsOf(
  source: IndexedSource,
  words: readonly QuotedWord[],
  steps: readonly Step[],
): readonly WordOp[] {
  const operations = steps.flatMap((step): WordOp[] => {
    if (step.isSame) return withFillers(source, words, step);
    const isQuoteEmpty = step.quote.from === step.quote.to;
    if (isQuoteEmpty) return [leftOut(source, words, step)];
    const isBracketed = words.slice(step.quote.from, step.quote.to).every((word) => word.isBracketed);
    const putIn = { quote: rangeOf(words, step.quote), isBracketed, isNegation: saysNo(source, words, step) };
    if (step.source.from === step.source.to) return [{ op: 'added', ...putIn }];
    return [{ op: 'replaced', ...putIn, source: placeOf(source, step.source) }];
  });
  return [...negationBefore(source, words, steps), ...operations];
}

/** Returns the range that words, or places, cover. */
const rangeOf = (words: readonly Fragment[], { from, to }: Span): Fragment => ({
  start: words[from]!.start,
  end: words[to - 1]!.end,
});

/** Returns the range of the source's text that places cover; never empty. */
export const placeOf = ({ starts, ends }: IndexedSource, { from, to }: Span): Fragment => ({
  start: starts[from]!,
  end: ends[to - 1]!,
});

const keysOf = (source: IndexedSource, { from, to }: Span): string[] =>
  Array.from({ length: to - from }, (_, at) => source.keyAt(from + at));

/** Whether one side says no and the other does not. */
function saysNo(source: IndexedSource, words: readonly QuotedWord[], step: Step): boolean {
  const inQuote = words.slice(step.quote.from, step.quote.to).some(({ key }) => source.isNegation(key));
  return inQuote !== keysOf(source, step.source).some(source.isNegation);
}

function leftOut(source: IndexedSource, words: readonly QuotedWord[], { quote, source: span }: Step): WordOp {
  const isRepeated = isSaidTwice(source, span);
  const isSentences = span.from > 0 && endsSentence(source, span.from - 1) && endsSentence(source, span.to - 1);
  return {
    op: 'left-out',
    source: placeOf(source, span),
    count: span.to - span.from,
    why: isRepeated ? 'repeated' : null,
    isMarked: words[quote.to]?.isAfterEllipsis === true,
    isNegation: !isRepeated && !isSentences && keysOf(source, span).some(source.isNegation),
    isSentences,
  };
}

/** Somebody begins anew with so many words at most. */
const LONGEST_REPEAT = 5;

/** The words stand again right behind or before: “we, we will”, “I don’t – I don’t know”; or are the beginning of the next. */
function isSaidTwice(source: IndexedSource, { from, to }: Span): boolean {
  const length = to - from;
  if (length > LONGEST_REPEAT) return false;
  const isSame = (by: number) => {
    if (from + by < 0 || to + by > source.length) return false;
    for (let at = from; at < to; at += 1) if (source.words[at] !== source.words[at + by]) return false;
    return true;
  };
  if (isSame(length) || isSame(-length)) {
    // “Not not” is a word too many, or a meaning: who sets nothing between the two leaves that open.
    return length > 1 || !source.isNegation(source.keyAt(from)) || isSetApart(source, from);
  }
  const next = to < source.length ? source.keyAt(to) : '';
  const gap = source.source.text.slice(source.ends[from], source.starts[to] ?? source.ends[from]);
  const key = source.keyAt(from);
  return length === 1 && /^\s*[-–—]/u.test(gap) && next.startsWith(key) && next !== key;
}

/** Whether a sign stands before or behind the word. */
const isSetApart = ({ source: { text }, starts, ends }: IndexedSource, place: number): boolean =>
  /[,;:.!?…–—-]/u.test(text.slice(ends[place - 1] ?? 0, starts[place]) + text.slice(ends[place], starts[place + 1]));

/** Fillers of the source among words that are the same are told one by one. */
function withFillers(source: IndexedSource, words: readonly QuotedWord[], step: Step): WordOp[] {
  const { quote, source: span } = step;
  const range = placeOf(source, span);
  const fillers = fillersIn(source, range);
  const isOneToOne = quote.to - quote.from === span.to - span.from;
  if (fillers.length === 0 || !isOneToOne) {
    return [{ op: 'same', quote: rangeOf(words, quote), source: range }];
  }
  const operations: WordOp[] = [];
  let from = span.from;
  for (const filler of fillers) {
    let to = from;
    while (to < span.to && source.starts[to]! < filler.start) to += 1;
    if (to > from) operations.push(same(source, words, step, { from, to }));
    operations.push({ op: 'left-out', source: filler, count: 1, why: 'filler', ...NOTHING });
    from = to;
  }
  return [...operations, same(source, words, step, { from, to: span.to })];
}

const NOTHING = { isMarked: false, isNegation: false, isSentences: false } as const;

function same(source: IndexedSource, words: readonly QuotedWord[], step: Step, span: Span): WordOp {
  const by = step.quote.from - step.source.from;
  return {
    op: 'same',
    quote: rangeOf(words, { from: span.from + by, to: span.to + by }),
    source: placeOf(source, span),
  };
}

function fillersIn({ fillers }: IndexedSource, { start, end }: Fragment): Fragment[] {
  let [low, high] = [0, fillers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fillers[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Fragment[] = [];
  for (let at = low; at < fillers.length && fillers[at]!.end <= end; at += 1) {
    found.push({ start: fillers[at]!.start, end: fillers[at]!.end });
  }
  return found;
}

/** “We do not have a plan” quoted as “have a plan”: the no stands right before the words that were taken. */
function negationBefore(source: IndexedSource, words: readonly QuotedWord[], steps: readonly Step[]): WordOp[] {
  const first = steps[0];
  const before = (first?.source.from ?? 0) - 1;
  if (first?.isSame !== true || before < 0 || !source.isNegation(source.keyAt(before))) return [];
  if (isCutOff(source, before) || !source.isOneSpeaker(before, before + 1)) return [];
  const isMarked = words[first.quote.from]?.isAfterEllipsis === true;
  const range = placeOf(source, { from: before, to: before + 1 });
  return [{ op: 'left-out', source: range, count: 1, why: null, isMarked, isNegation: true, isSentences: false }];
}

/** Whether a sign or the end of a paragraph stands behind the word. */
const isCutOff = ({ source: { text }, starts, ends }: IndexedSource, place: number): boolean =>
  /[^\s\p{Pi}"'‘’]|\n/u.test(text.slice(ends[place], starts[place + 1]));

/** How far back in its sentence a no is looked for, in words. */
const NO_BEFORE = 8;

/** Returns a word that says no earlier in the sentence in which the words begin, or null. @param place of the first word */
export function noBefore(source: IndexedSource, place: number): Fragment | null {
  for (let at = place - 1; at >= Math.max(0, place - NO_BEFORE); at -= 1) {
    if (endsSentence(source, at) || !source.isOneSpeaker(at, at + 1)) return null;
    if (source.isNegation(source.keyAt(at))) return placeOf(source, { from: at, to: at + 1 });
  }
  return null;
}
