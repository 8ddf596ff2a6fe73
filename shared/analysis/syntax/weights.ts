import type { Features } from './features.ts';
import { DENSE_CLASSES, DenseScorer, SparseScorer } from './packed-scorer.ts';
import type { SureLists } from './sure.ts';

/**
 * A **scorer** judges classes (tags, steps, relations) by the features of a decision: the sum of what each feature says
 * for each class. While training it is a large table of fractions; what ships is packed (`packed-scorer.ts`), read from
 * one string: features sorted by their number, each with the few classes it speaks for and a weight of 8 bits.
 */
export interface Scorer {
  readonly classes: number;
  /** Adds to the score of every class what the features say. */
  add(features: Features, scores: Float64Array): void;
}

/** Returns the class with the highest score; the first of equals. */
export function best(scores: Float64Array, classes: number): number {
  let winner = 0;
  for (let id = 1; id < classes; id++) if (scores[id]! > scores[winner]!) winner = id;
  return winner;
}

/** What a file of weights says of itself, in one line of JSON before the bytes. */
export interface WeightsHead {
  /** Names of tags: `NOUN NN`. */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly sure: SureLists;
  /** Scorers in the order of their bytes. */
  readonly scorers: readonly {
    readonly name: string;
    readonly classes: number;
    readonly rows: number;
    readonly bytes: number;
  }[];
}

/** Sixty-four characters that need no escape in a string; without a slash, so that no run of them looks like a path. */
export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Reads weights as `npm run train` writes them. */
export function readWeights(text: string): {
  readonly head: WeightsHead;
  readonly scorers: ReadonlyMap<string, Scorer>;
} {
  const line = text.indexOf('\n');
  const head = JSON.parse(text.slice(0, line)) as WeightsHead;
  const bytes = bytesOf(text, line + 1);
  let at = 0;
  const scorers = head.scorers.map(({ name, classes, rows, bytes: length }) => {
    const own = bytes.subarray(at, at + length);
    const scorer = classes === DENSE_CLASSES ? new DenseScorer(rows, own) : new SparseScorer(classes, rows, own);
    at += length;
    return [name, scorer] as const;
  });
  return { head, scorers: new Map(scorers) };
}

/** Four characters are three bytes; characters that are missing at the end are zeros. */
function bytesOf(text: string, from: number): Uint8Array {
  const values = new Uint8Array(128);
  for (let value = 0; value < 64; value++) values[ALPHABET.charCodeAt(value)] = value;
  const bytes = new Uint8Array(Math.floor(((text.length - from) * 3) / 4));
  const valueAt = (at: number): number => values[text.charCodeAt(at) & 127] ?? 0;
  for (let at = from, byte = 0; byte < bytes.length; at += 4, byte += 3) {
    const value = (valueAt(at) << 18) | (valueAt(at + 1) << 12) | (valueAt(at + 2) << 6) | valueAt(at + 3);
    bytes[byte] = value >>> 16;
    if (byte + 1 < bytes.length) bytes[byte + 1] = value >>> 8;
    if (byte + 2 < bytes.length) bytes[byte + 2] = value;
  }
  return bytes;
}
