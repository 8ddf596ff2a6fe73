/** After so many sentences the rest are more of the same. */
const MOST_NOTES = 100;

/** Collects the sentences of an import report: the first hundred, then how many more there are. */
export class ImportNotes {
  readonly #sentences: string[] = [];
  #others = 0;

  add(sentence: string): void {
    if (this.#sentences.length < MOST_NOTES) this.#sentences.push(sentence.toWellFormed());
    else this.#others += 1;
  }

  /** Adds a sentence about so many things, where there are any. */
  addCount(count: number, one: string, several: string): void {
    if (count > 0) this.add(count === 1 ? one : `${count.toLocaleString('en')} ${several}`);
  }

  /** The sentences so far. */
  all(): readonly string[] {
    const more = `${this.#others.toLocaleString('en')} more notes of this sort are left out.`;
    return this.#others === 0 ? [...this.#sentences] : [...this.#sentences, more];
  }
}

/** Returns foreign words for a sentence: in one line, at most 60 UTF-16 code units. */
export function excerpt(words: string): string {
  const line = words.slice(0, 200).replace(/\s+/gu, ' ').trim();
  return line.length <= 60 ? line.toWellFormed() : `${line.slice(0, 59).toWellFormed()}…`;
}
