import { hashOf } from './features.ts';

/**
 * What is **sure** is not weighed: *the* has always been an article, and an article before its noun has always hung there
 * as one. Nearly half of all words and arcs are so. What may count as sure is found in training (`tests/training/sure.ts`).
 */
export const NOT_SURE = -1;

/** The words that have one tag, by the number of the word (`Traits.word`). */
export type SureWords = ReadonlyMap<number, number>;

/** The relations that are sure between two tags, the dependent on one side of its head. */
export class SureRelations {
  readonly #tags: number;
  readonly #relations: Int16Array;

  constructor(tags: number, codes: readonly (readonly [code: number, relation: number])[]) {
    this.#tags = tags;
    this.#relations = new Int16Array(tags * tags * 2).fill(NOT_SURE);
    for (const [code, relation] of codes) this.#relations[code] = relation;
  }

  /** Returns the relation; `NOT_SURE` where it must be weighed. */
  of(dependent: number, head: number, isBefore: boolean): number {
    return this.#relations[arcCode(this.#tags, dependent, head, isBefore)]!;
  }
}

/** The number of an arc between two tags. @param isBefore true when the dependent stands before its head */
export const arcCode = (tags: number, dependent: number, head: number, isBefore: boolean): number =>
  (dependent * tags + head) * 2 + Number(isBefore);

/** What is sure as weights carry it: for each tag its words, parted by spaces; arcs with their relations. */
export interface SureLists {
  readonly words: readonly (readonly [tag: number, words: string])[];
  readonly relations: readonly (readonly [code: number, relation: number])[];
}

/** Returns the words by their numbers. */
export const sureWords = ({ words }: SureLists): SureWords =>
  new Map(words.flatMap(([tag, list]) => list.split(' ').map((word) => [hashOf(word), tag] as const)));
