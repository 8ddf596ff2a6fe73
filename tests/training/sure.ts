import { arcCode, type SureLists } from '../../shared/analysis/syntax/sure.ts';
import type { Traits } from '../../shared/analysis/syntax/traits.ts';

/**
 * **What is sure** by the treebank: words that have one tag, and pairs of tags between which an arc has one relation, as
 * often as they are seen. What was seen seldom is sure of nothing.
 */

/** A choice is sure when it was right in all but one of so many cases. */
const ALL_BUT_ONE_OF = 150;

const OFTEN_FOR_WORDS = 8;
const OFTEN_FOR_ARCS = 40;

/** A sentence with what people chose; `given` are its tags as a tagger gives them that has not seen it. */
export interface Chosen {
  readonly words: readonly Traits[];
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
}

/** Returns the words that are sure of their tag, by tag. */
export function sureWordsIn(sentences: readonly Chosen[]): SureLists['words'] {
  const counts = new Counts<string>();
  for (const { words, tags } of sentences) words.forEach(({ lower }, at) => counts.add(digitsAlike(lower), tags[at]!));
  const byTag = new Map<number, string[]>();
  for (const [word, tag] of counts.sure(OFTEN_FOR_WORDS)) byTag.set(tag, [...(byTag.get(tag) ?? []), word]);
  return [...byTag].sort(([a], [b]) => a - b).map(([tag, words]) => [tag, words.sort().join(' ')]);
}

/** As `Traits.word` has them. */
const digitsAlike = (lower: string): string => lower.replaceAll(/\p{N}/gu, '0');

/** Returns the arcs that are sure of their relation. @param given the tags of each sentence */
export function sureRelationsIn(
  sentences: readonly Chosen[],
  given: readonly Int32Array[],
  tags: number,
): SureLists['relations'] {
  const counts = new Counts<number>();
  sentences.forEach(({ heads, relations }, index) => {
    heads.forEach((head, at) => {
      if (head < 0) return;
      counts.add(arcCode(tags, given[index]![at]!, given[index]![head]!, at < head), relations[at]!);
    });
  });
  return counts.sure(OFTEN_FOR_ARCS).sort(([a], [b]) => a - b);
}

class Counts<T> {
  readonly #counts = new Map<T, Map<number, number>>();

  add(what: T, choice: number): void {
    const counts = this.#counts.get(what) ?? new Map<number, number>();
    counts.set(choice, (counts.get(choice) ?? 0) + 1);
    this.#counts.set(what, counts);
  }

  /** What was seen often enough, with the choice that is nearly always right. */
  sure(often: number): [T, number][] {
    return [...this.#counts].flatMap(([what, counts]): [T, number][] => {
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const [choice, most] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
      return all >= often && all - most <= all / ALL_BUT_ONE_OF ? [[what, choice]] : [];
    });
  }
}
