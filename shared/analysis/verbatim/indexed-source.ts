import type { Fragment } from '../../model/records.ts';
import type { SourceText, SourceTurn } from '../../model/source-text.ts';
import { fillerTest, type KeyedWord, keyedWords, languageOf, negationTest } from './verbatim-words.ts';

/**
 * A source made ready to be looked up: its words as numbers, who says each, and where each run of one, two and three
 * words stands. Left out of it are the names before turns, what transcribers note in brackets (`[applause]`, times), and
 * **fillers** (“uh”, “um”), which are kept aside to be told. A word's **place** is its index here, not an offset.
 */
export class IndexedSource {
  readonly source: Pick<SourceText, 'text' | 'turns'>;
  /** For each place, where its word stands. UTF-16 code units of the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** For each place, the number of its word; the same words have the same. */
  readonly words: Int32Array;
  /** For each place, the number of who says it; -1 where the source does not tell. */
  readonly speakers: Int32Array;
  /** Fillers in text order. */
  readonly fillers: readonly KeyedWord[];
  readonly isFiller: (key: string) => boolean;
  /** Whether a word with this key says no. */
  readonly isNegation: (key: string) => boolean;
  readonly #numberByKey: ReadonlyMap<string, number>;
  readonly #keys: readonly string[];
  readonly #counts: Int32Array;
  readonly #runs: readonly RunTable[];

  constructor(parts: Parts) {
    this.source = parts.source;
    this.starts = parts.starts;
    this.ends = parts.ends;
    this.words = parts.words;
    this.speakers = parts.speakers;
    this.fillers = parts.fillers;
    this.isFiller = parts.isFiller;
    this.isNegation = parts.isNegation;
    this.#numberByKey = parts.numberByKey;
    this.#keys = [...parts.numberByKey.keys()];
    this.#runs = parts.runs;
    this.#counts = new Int32Array(this.#keys.length);
    for (const word of this.words) this.#counts[word] = this.#counts[word]! + 1;
  }

  /** How many words it has, fillers not counted. */
  get length(): number {
    return this.words.length;
  }

  /** The number of the word with this key; -1 where the source has no such word. */
  numberOf(key: string): number {
    return this.#numberByKey.get(key) ?? -1;
  }

  keyAt(place: number): string {
    return this.#keys[this.words[place]!]!;
  }

  /** How often the source has the word with this number. */
  countOf(word: number): number {
    return word < 0 ? 0 : this.#counts[word]!;
  }

  /** Whether the places are one speaker's: `to` goes on where `from` stops. */
  isOneSpeaker(from: number, to: number): boolean {
    return this.speakers[from] === this.speakers[to];
  }

  /** The name of who says the word at this place, or null. */
  speakerAt(place: number): string | null {
    return this.speakers[place]! < 0 ? null : (this.turnAt(this.starts[place]!)?.speaker ?? null);
  }

  /** The turn that holds the offset, or null. UTF-16 code units. */
  turnAt(offset: number): SourceTurn | null {
    const { turns } = this.source;
    let [low, high] = [0, turns.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (turns[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    const turn = turns[low];
    return turn !== undefined && turn.start <= offset ? turn : null;
  }

  /**
   * Yields the places at which the words stand in a row as `words[at]` and those behind it do, in text order.
   *
   * @param length of the run, 1 to 3
   * @param most how many places are looked at
   */
  *placesOf(words: ArrayLike<number>, at: number, length: number, most: number): Generator<number, void, undefined> {
    const table = this.#runs[length - 1]!;
    let place = table.heads[hashOf(words, at, length) & (table.heads.length - 1)]! - 1;
    for (let looked = 0; place >= 0 && looked < most; looked += 1) {
      let same = 0;
      while (same < length && this.words[place + same] === words[at + same]) same += 1;
      if (same === length) yield place;
      place = table.next[place]! - 1;
    }
  }
}

interface Parts extends Pick<
  IndexedSource,
  'source' | 'starts' | 'ends' | 'words' | 'speakers' | 'fillers' | 'isFiller' | 'isNegation'
> {
  readonly numberByKey: ReadonlyMap<string, number>;
  readonly runs: readonly RunTable[];
}

/** Runs of words by hash: the first place of each hash, and for each place the next one of the same; one more than it is. */
interface RunTable {
  readonly heads: Int32Array;
  readonly next: Int32Array;
}

/** How much is done between two looks at the clock: UTF-16 code units of text, a few milliseconds. */
const PIECE = 16_384;

/** Returns the source made ready. Linear in the length of its text. */
export function indexSource(source: Pick<SourceText, 'text' | 'turns'>): IndexedSource {
  const work = indexInPieces(source);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The same a piece at a time: yields the share that is done after each. */
export function* indexInPieces(
  source: Pick<SourceText, 'text' | 'turns'>,
): Generator<number, IndexedSource, undefined> {
  const { text, turns } = source;
  const language = languageOf(Array.from(keyedWords(text, 0, SAMPLE), ({ key }) => key));
  const isFiller = fillerTest(language);
  const speakerNumbers = numbersOf(turns);
  const asides = yield* asidesIn(text);
  const numberByKey = new Map<string, number>();
  const [starts, ends, words, speakers]: [number[], number[], number[], number[]] = [[], [], [], []];
  const fillers: KeyedWord[] = [];
  let [turn, aside, told] = [0, 0, 0];
  for (const word of keyedWords(text)) {
    while (turn < turns.length && turns[turn]!.end <= word.start) turn += 1;
    while (aside < asides.length && asides[aside]!.end <= word.start) aside += 1;
    if (word.start >= told + PIECE) yield (told = word.start) / text.length;
    const isAside = aside < asides.length && asides[aside]!.start <= word.start;
    const said = turn < turns.length && turns[turn]!.start <= word.start ? turns[turn]! : null;
    if (isAside || (said === null && isLabel(text, turns[turn], word))) continue;
    if (isFiller(word.key)) {
      fillers.push(word);
      continue;
    }
    let number = numberByKey.get(word.key);
    if (number === undefined) numberByKey.set(word.key, (number = numberByKey.size));
    starts.push(word.start);
    ends.push(word.end);
    words.push(number);
    speakers.push(said === null ? -1 : speakerNumbers.get(said.speaker.toLowerCase())!);
  }
  const numbered = Int32Array.from(words);
  const runs: RunTable[] = [];
  for (const length of [1, 2, 3]) {
    runs.push(yield* runTable(numbered, length));
  }
  return new IndexedSource({
    source,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    words: numbered,
    speakers: Int32Array.from(speakers),
    fillers,
    isFiller,
    isNegation: negationTest(language),
    numberByKey,
    runs,
  });
}

/** How much of the text its language is judged by, UTF-16 code units. */
const SAMPLE = 20_000;

function numbersOf(turns: readonly SourceTurn[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { speaker } of turns) {
    const name = speaker.toLowerCase();
    if (!numbers.has(name)) numbers.set(name, numbers.size);
  }
  return numbers;
}

/** A turn begins no further behind the beginning of its line than this. UTF-16 code units. */
const LABEL = 120;

/** A word that stands between the beginning of a line and the turn that begins in it: the name, a time. */
function isLabel(text: string, next: SourceTurn | undefined, { start, end }: KeyedWord): boolean {
  if (next === undefined || next.start - start > LABEL || next.start < end) return false;
  const line = text.slice(Math.max(0, next.start - LABEL - 1), next.start);
  const feed = line.lastIndexOf('\n');
  return (feed !== -1 || next.start <= LABEL) && next.start - line.length + feed < start && /[:：]\s*$/u.test(line);
}

/** What transcribers note in brackets of either shape. */
const ASIDE =
  /[[(](?:\s*(?:applause|laughter|laughs?|laughing|chuckles?|inaudible|unintelligible|indiscernible|crosstalk|cross-talk|pause|music|cheers?|cheering|sighs?|coughs?|sobs?|silence|foreign|speaking|beifall|gelächter|lachen|unverständlich|applaudissements|rires|inaudible|aplausos|risas)\b[^[\]()]{0,60}|(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]/giu;

/** A time of a recording as some transcripts set it among the words. */
const TIME = /(?<![\p{L}\p{N}:.,])(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?![\p{L}\p{N}:])/gu;

/** So many times at least, and one in so many UTF-16 code units on average: they are the recording's and nobody says them. */
const FEWEST_TIMES = 5;
const TIMES_EVERY = 500;

/** An aside is no longer than this, UTF-16 code units. */
const LONGEST_ASIDE = 100;

/** Looks through a piece of the text at a time. */
function* asidesIn(text: string): Generator<number, Fragment[], undefined> {
  const asides: Fragment[] = [];
  const times: Fragment[] = [];
  for (let from = 0; from < text.length; from += PIECE) {
    const start = Math.max(0, from - 1);
    const piece = text.slice(start, from + PIECE + LONGEST_ASIDE);
    for (const [pattern, found] of [[ASIDE, asides] as const, [TIME, times] as const]) {
      for (const { index, 0: words } of piece.matchAll(pattern)) {
        const at = start + index;
        if (at >= from && at < from + PIECE) found.push({ start: at, end: at + words.length });
      }
    }
    yield 0;
  }
  if (times.length < FEWEST_TIMES || times.length * TIMES_EVERY < text.length) return asides;
  return [...asides, ...times].sort((a, b) => a.start - b.start || b.end - a.end);
}

function* runTable(words: Int32Array, length: number): Generator<number, RunTable, undefined> {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, words.length)));
  const heads = new Int32Array(size);
  const next = new Int32Array(words.length);
  for (let place = words.length - length; place >= 0; place -= 1) {
    const slot = hashOf(words, place, length) & (size - 1);
    next[place] = heads[slot]!;
    heads[slot] = place + 1;
    if (place % PIECE === 0) yield 1;
  }
  return { heads, next };
}

function hashOf(words: ArrayLike<number>, at: number, length: number): number {
  let hash = length;
  for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ (words[at + i]! + 1), 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 13);
}
