import type { Fragment } from '../../model/records.ts';
import { VERBATIM_STATES, type VerbatimState } from '../../model/source-text.ts';
import { alignPlace, type QuoteKeys, type Step } from './align.ts';
import { type ChainedPlace, findPlaces, type QuotedNumbers, quotedNumbers } from './chain.ts';
import type { IndexedSource } from './indexed-source.ts';
import { type QuotedWord, wordsOfQuote } from './quoted-words.ts';
import { isSameSpeaker } from './source-turns.ts';
import { summaryOf } from './verbatim-summary.ts';
import { noBefore, operationsOf, placeOf, type WordOp } from './word-difference.ts';

/**
 * Whether a quote has the words of its source. The states (`VERBATIM_STATES`), the gravest last:
 *
 * - **exact**: the same words in a row. Case, quotation marks, dashes, spaces, ligatures and division at line ends do not
 *   matter; fillers and stutters that are left out are told.
 * - **trimmed**: words of the source are left out, marked or not; the others are the source's, in its order.
 * - **altered**: other words than the source's, be they in brackets; or a “not” less or more.
 * - **spliced**: put together from places that lie apart (more than 40 words, or somebody else speaks between), or in
 *   another order.
 * - **not-found**: too little in common to say where it comes from.
 */

/** What the check came to. Ranges are UTF-16 code units, half-open. */
export interface VerbatimResult {
  readonly state: VerbatimState;
  /** The words that were checked, the pieces of the quote joined by one space; `quote` ranges count in it. */
  readonly content: string;
  /** The passages of the source that the words come from, in the order of the quote. */
  readonly matches: readonly Fragment[];
  readonly difference: readonly WordOp[];
  /** Sentences, what matters most first. */
  readonly summary: readonly string[];
  /** Passages of the source that fit as well, where there is one match; at most fifty. */
  readonly others: readonly Fragment[];
  /** Who says the words in the source, as it calls them; null where it does not tell. */
  readonly speaker: string | null;
  /** The source gives the words to somebody who is none of the quote's speakers. */
  readonly isOthers: boolean;
}

/** What is known of a quote besides its words. */
export interface QuoteContext {
  /** Names of its speaker, aliases among them. */
  readonly speakers?: readonly string[];
}

/** Less than this share of what the words tell is in common, and they are not found. */
const ENOUGH_IN_COMMON = 0.5;

/**
 * Checks the words of a quote against a source.
 *
 * @param content its words, or those of its pieces in order, which the quote says follow one another
 */
export function checkQuote(
  content: string | readonly string[],
  source: IndexedSource,
  { speakers = [] }: QuoteContext = {},
): VerbatimResult {
  const text = typeof content === 'string' ? content : content.join(' ');
  const words = wordsOfQuote(text, source.isFiller);
  const quote = new Quote(words, source);
  const isPreferred = (place: number) => isSameSpeaker(speakers, source.speakerAt(place) ?? '') === true;
  const { places, others } = findPlaces(source, quote.numbered, isPreferred);
  const laid = layOut(source, quote, places);
  if (!isFound(quote, laid)) return notFound(text, words, quote, laid);
  const matches = laid.map(({ steps }) => matchOf(source, steps));
  const difference = laid.flatMap(({ steps }, at) => {
    const operations = operationsOf(source, words, steps);
    return at === 0 ? operations : [leapBetween(source, laid[at - 1]!, laid[at]!), ...operations];
  });
  const speaker = source.speakerAt(firstPlace(laid[0]!));
  const found = {
    content: text,
    matches,
    difference,
    others: others.map(({ seeds }) =>
      placeOf(source, { from: seeds[0]!.source, to: seeds.at(-1)!.source + seeds.at(-1)!.length }),
    ),
    speaker,
    isOthers: speaker !== null && isSameSpeaker(speakers, speaker) === false,
  };
  const state = stateOf(difference);
  const no = noBefore(source, firstPlace(laid[0]!));
  return { state, ...found, summary: summaryOf({ state, ...found }, source, no) };
}

/** The words of a quote in all the ways that they are asked for. */
class Quote implements QuoteKeys {
  readonly words: readonly QuotedWord[];
  readonly keys: readonly string[];
  readonly numbered: QuotedNumbers;

  constructor(words: readonly QuotedWord[], source: IndexedSource) {
    this.words = words;
    this.keys = words.map(({ key }) => key);
    this.numbered = quotedNumbers(source, this.keys);
  }

  get numbers(): Int32Array {
    return this.numbered.numbers;
  }
}

/** A place with the words of the quote laid against it. */
interface Laid {
  readonly steps: readonly Step[];
}

const firstPlace = ({ steps }: Laid): number => steps.find(({ isSame }) => isSame)!.source.from;
const endPlace = ({ steps }: Laid): number => steps.findLast(({ isSame }) => isSame)!.source.to;

/** Words between the seeds of two places go to the one that has more of them. */
function layOut(source: IndexedSource, quote: Quote, places: readonly ChainedPlace[]): Laid[] {
  const laid: Laid[] = [];
  let from = 0;
  for (const [at, place] of places.entries()) {
    const next = places[at + 1];
    const last = place.seeds.at(-1)!;
    const ownEnd = last.quote + last.length;
    const lay = (to: number) => alignPlace(source, quote, place, { from, to });
    if (next === undefined) {
      laid.push({ steps: lay(quote.keys.length) });
      break;
    }
    const nextStart = next.seeds[0]!.quote;
    const [withRest, without] = [lay(nextStart), lay(ownEnd)];
    const takesRest =
      sameIn(withRest) > sameIn(without) ||
      sameIn(alignPlace(source, quote, next, { from: ownEnd, to: nextStart + next.seeds[0]!.length })) <=
        next.seeds[0]!.length;
    laid.push({ steps: takesRest ? withRest : without });
    from = takesRest ? nextStart : ownEnd;
  }
  return laid;
}

const sameIn = (steps: readonly Step[]): number =>
  steps.reduce((sum, { isSame, quote }) => sum + (isSame ? quote.to - quote.from : 0), 0);

/** Whether the words have enough in common with the places to come from there. */
function isFound({ words, numbered: { weights } }: Quote, laid: readonly Laid[]): boolean {
  const same = new Set<number>();
  for (const { steps } of laid) {
    for (const { isSame, quote } of steps) if (isSame) for (let at = quote.from; at < quote.to; at += 1) same.add(at);
  }
  let [shared, total] = [0, 0];
  let own = 0;
  for (const [at, weight] of weights.entries()) {
    if (words[at]!.isBracketed && !same.has(at)) continue;
    own += 1;
    total += weight;
    if (same.has(at)) shared += weight;
  }
  if (same.size === 0) return false;
  return own <= 2 ? same.size >= own : same.size >= 2 && shared >= total * ENOUGH_IN_COMMON;
}

const matchOf = (source: IndexedSource, steps: readonly Step[]): Fragment =>
  placeOf(source, { from: firstPlace({ steps }), to: endPlace({ steps }) });

function leapBetween(source: IndexedSource, before: Laid, after: Laid): WordOp {
  const [end, start] = [endPlace(before), firstPlace(after)];
  if (start < end) return { op: 'leap', why: 'order', words: end - start };
  const isOneSpeaker = source.isOneSpeaker(end - 1, start);
  const isInterrupted = source.speakers.subarray(end, start).some((speaker) => speaker !== source.speakers[start]);
  return { op: 'leap', why: isOneSpeaker && !isInterrupted ? 'apart' : 'speaker', words: start - end };
}

function stateOf(difference: readonly WordOp[]): VerbatimState {
  if (difference.some((one) => one.op !== 'same' && one.op !== 'leap' && one.isNegation)) return 'altered';
  if (difference.some(({ op }) => op === 'leap')) return 'spliced';
  if (difference.some(({ op }) => op === 'added' || op === 'replaced')) return 'altered';
  return difference.some((one) => one.op === 'left-out' && one.why === null) ? 'trimmed' : 'exact';
}

function notFound(content: string, words: readonly QuotedWord[], quote: Quote, laid: readonly Laid[]): VerbatimResult {
  const [first, last] = [words[0], words.at(-1)];
  const difference: WordOp[] =
    first === undefined
      ? []
      : [{ op: 'added', quote: { start: first.start, end: last!.end }, isBracketed: false, isNegation: false }];
  const inCommon = laid.reduce((sum, { steps }) => sum + sameIn(steps), 0);
  const summary =
    words.length === 0
      ? ['It has no words to look for.']
      : [
          `Not found: ${inCommon === 0 ? 'none' : `at most ${inCommon}`} of its ${quote.keys.length} words stand together in the source.`,
        ];
  return { state: 'not-found', content, matches: [], difference, summary, others: [], speaker: null, isOthers: false };
}

/** What stands between pieces that were checked apart. */
export const BETWEEN_PIECES = ' / ';

/**
 * Checks pieces that do not say they follow one another: the words in marks of a mixed quote, with the writer's between
 * them. The state is the gravest of theirs.
 */
export function checkPieces(
  pieces: readonly string[],
  source: IndexedSource,
  context: QuoteContext = {},
): VerbatimResult {
  const results = pieces.map((piece) => checkQuote(piece, source, context));
  const [only] = results;
  if (only === undefined || results.length === 1) return only ?? checkQuote('', source);
  let shift = 0;
  const difference = results.flatMap(({ difference: one, content }) => {
    const moved = one.map((operation) => movedBy(operation, shift));
    shift += content.length + BETWEEN_PIECES.length;
    return moved;
  });
  const said = results.find(({ isOthers }) => isOthers) ?? results.find(({ speaker }) => speaker !== null);
  return {
    state: VERBATIM_STATES.findLast((state) => results.some((one) => one.state === state))!,
    content: results.map(({ content }) => content).join(BETWEEN_PIECES),
    matches: results.flatMap(({ matches }) => matches),
    difference,
    summary: results.flatMap(({ summary }, at) => summary.map((sentence) => `Piece ${at + 1}: ${sentence}`)),
    others: [],
    speaker: said?.speaker ?? null,
    isOthers: said?.isOthers ?? false,
  };
}

function movedBy(operation: WordOp, by: number): WordOp {
  if (!('quote' in operation)) return operation;
  const { start, end } = operation.quote;
  return { ...operation, quote: { start: start + by, end: end + by } };
}
