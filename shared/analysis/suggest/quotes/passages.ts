import type { Fragment } from '../../../model/records.ts';
import type { ParsedSentence, Word } from '../../syntax/parsed.ts';

/** The words of a whole text in one list, so that those between two offsets are found at once. */
export class Passages {
  readonly #words: readonly Word[];

  constructor(sentences: readonly ParsedSentence[]) {
    this.#words = sentences.flatMap(({ words }) => words);
  }

  /** True where nothing was parsed. */
  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  /** Returns the words that lie wholly in the range, punctuation among them. */
  in({ start, end }: Fragment): readonly Word[] {
    const from = this.#firstFrom(start);
    let to = from;
    while (to < this.#words.length && this.#words[to]!.end <= end) to += 1;
    return this.#words.slice(from, to);
  }

  /** Index of the first word that begins at the offset or behind it. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#words[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A verb with tense or mood, by the Penn tag. */
export const isFinite = ({ fine }: Word): boolean => /^(?:VB[DZP]|MD)$/u.test(fine);

export const isSpoken = ({ tag }: Word): boolean => tag !== 'PUNCT' && tag !== 'SYM';
