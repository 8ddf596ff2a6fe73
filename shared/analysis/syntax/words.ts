import type { ParsedSentence, Tag, Word } from './parsed.ts';

/**
 * **Words of a tree that is drawn when it is first asked for.** Most sentences are only looked through for names and
 * cues; which word hangs on which is worked out for the others alone. What is known of a word without a tree stands in
 * it; its head and relation come from the tree of its sentence.
 */
export class TreeWord implements Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly lower: string;
  readonly lemma: string;
  readonly tag: Tag;
  readonly fine: string;
  readonly #at: number;
  readonly #tree: LazyTree;

  constructor(own: OwnFacts, at: number, tree: LazyTree) {
    this.start = own.start;
    this.end = own.end;
    this.form = own.form;
    this.lower = own.lower;
    this.lemma = own.lemma;
    this.tag = own.tag;
    this.fine = own.fine;
    this.#at = at;
    this.#tree = tree;
  }

  get head(): number {
    return this.#tree.heads[this.#at]!;
  }

  get relation(): string {
    return this.#tree.relationOf(this.#at);
  }

  /** The same word of the same tree, with other facts. */
  with(changes: Partial<OwnFacts>): TreeWord {
    const { start, end, form, lower, lemma, tag, fine } = this;
    return new TreeWord({ start, end, form, lower, lemma, tag, fine, ...changes }, this.#at, this.#tree);
  }
}

/** What a word is without its tree. */
export type OwnFacts = Omit<Word, 'head' | 'relation'>;

/** Returns the word with other facts; its place in the tree stays. */
export const changedWord = (word: Word, changes: Partial<OwnFacts>): Word =>
  word instanceof TreeWord ? word.with(changes) : { ...word, ...changes };

/** Returns the sentence so many code units further on. */
export const movedSentence = ({ start, end, words }: ParsedSentence, by: number): ParsedSentence => ({
  start: start + by,
  end: end + by,
  words: words.map((word) => changedWord(word, { start: word.start + by, end: word.end + by })),
});

/** The heads of a sentence’s words and the numbers of their relations. */
export interface Drawn {
  readonly heads: Int16Array;
  readonly relations: Uint8Array;
}

/** A tree that is drawn at the first question. */
export class LazyTree {
  #draw: (() => Drawn) | null;
  #drawn: Drawn | null = null;
  readonly #names: readonly string[];

  /** @param names of the relations by their numbers */
  constructor(draw: () => Drawn, names: readonly string[]) {
    this.#draw = draw;
    this.#names = names;
  }

  get heads(): Int16Array {
    return this.#tree().heads;
  }

  relationOf(at: number): string {
    const { heads, relations } = this.#tree();
    return heads[at]! < 0 ? 'root' : this.#names[relations[at]!]!;
  }

  /** What drawing needs is let go once it is done. */
  #tree(): Drawn {
    if (this.#drawn === null) {
      this.#drawn = this.#draw!();
      this.#draw = null;
    }
    return this.#drawn;
  }
}
