import { lemmaOf } from './lemmas.ts';
import type { Tag } from './parsed.ts';
import { type Traits, traitsOf } from './traits.ts';

/** Enough for the words of a long article; then the memory begins anew. */
const MOST_KNOWN = 20_000;

/**
 * The **forms** of words that were met: a text has few, and each comes back often. What is worked out for one is kept,
 * and its strings are shared by all words of that form, so that a long text costs little memory.
 */
export class Forms {
  readonly #known = new Map<string, KnownForm>();

  of(form: string): KnownForm {
    const found = this.#known.get(form);
    if (found !== undefined) return found;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    const known = new KnownForm(form);
    this.#known.set(form, known);
    return known;
  }
}

/** A form with what is known of it. */
export class KnownForm {
  readonly form: string;
  readonly lower: string;
  readonly traits: Traits;
  /** The lemma that was asked for last, with its tags. */
  #lemma = '';
  #tag = '';
  #fine = '';

  constructor(form: string) {
    this.form = form;
    this.lower = form.toLowerCase();
    this.traits = traitsOf(form);
  }

  /** Returns the lemma of the form with these tags. */
  lemma(tag: Tag, fine: string): string {
    if (tag !== this.#tag || fine !== this.#fine) {
      this.#lemma = lemmaOf(this.form, this.lower, tag, fine);
      this.#tag = tag;
      this.#fine = fine;
    }
    return this.#lemma;
  }
}
