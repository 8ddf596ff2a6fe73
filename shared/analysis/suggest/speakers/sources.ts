import type { Fragment } from '../../../model/records.ts';
import type { ParsedSentence } from '../../syntax/parsed.ts';
import type { Mention } from './mention.ts';

/**
 * The **mention in a source**: “a spokeswoman for the port, *Ann Berg*”, “*Ann Berg* of the Greens”, “*analysts* at
 * Lloyds”. What another word of the source governs is not who speaks.
 */

/** Finds mentions and words by their place in the text. */
export class MentionIndex {
  readonly #mentions: readonly Mention[];
  readonly #sentences: readonly ParsedSentence[];

  constructor(mentions: readonly Mention[], sentences: readonly ParsedSentence[]) {
    this.#mentions = mentions;
    this.#sentences = sentences;
  }

  /** Returns the mentions that touch the range, in text order. */
  within({ start, end }: Fragment): readonly Mention[] {
    const from = firstWith(this.#mentions, (one) => one.end > start);
    let to = from;
    while (to < this.#mentions.length && this.#mentions[to]!.start < end) to += 1;
    return this.#mentions.slice(from, to);
  }

  /** Returns the last mention before the offset that stands in the same sentence. */
  before(offset: number): Mention | null {
    const at = firstWith(this.#mentions, (one) => one.end > offset) - 1;
    const mention = this.#mentions[at];
    const sentence = this.sentenceAt(offset);
    return mention === undefined || sentence === null || mention.start < sentence.start ? null : mention;
  }

  sentenceAt(offset: number): ParsedSentence | null {
    const sentence = this.#sentences[firstWith(this.#sentences, (one) => one.end > offset)];
    return sentence === undefined || sentence.start > offset ? null : sentence;
  }
}

/** Returns the first index for which the condition holds, in a list where it holds for all behind; the length if none. */
export function firstWith<T>(all: readonly T[], isBehind: (one: T) => boolean): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(all[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Returns the mention that the source is about; null where none is in it. */
export function mentionOf(source: Fragment, index: MentionIndex): Mention | null {
  const inside = index.within(source);
  const isFree = ({ governor }: Mention): boolean =>
    governor === null || governor < source.start || governor >= source.end;
  const free = inside.filter(isFree);
  return (
    free.find(({ form, kind, certainty }) => form === 'name' && kind === 'person' && certainty > 1) ??
    free.find(({ form, kind }) => form === 'name' && (kind === 'person' || kind === null)) ??
    free[0] ??
    null
  );
}
