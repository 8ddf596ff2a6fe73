/**
 * The **paragraphs** of a text: its lines; or, where lines are broken inside sentences as in the plain text of a book,
 * what stands between empty lines.
 */
export class Paragraphs {
  /** Offsets at which paragraphs begin, ascending; UTF-16 code units. */
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const breaks = isHardWrapped(text) ? /\n[^\S\n]*\n\s*/gu : /\n\s*/gu;
    for (const { index, 0: mark } of text.matchAll(breaks)) this.#starts.push(index + mark.length);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Returns the index of the paragraph that holds the offset. */
  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  startOf(index: number): number {
    return this.#starts[index] ?? this.#text.length;
  }

  /** Offset behind the paragraph, line breaks after it included. */
  endOf(index: number): number {
    return this.#starts[index + 1] ?? this.#text.length;
  }
}

/** So many lines that go on in lower case are no accident, as a share of all that follow on a line. */
const BROKEN = 0.3;

function isHardWrapped(text: string): boolean {
  if (!/\n[^\S\n]*\n/u.test(text)) return false;
  const lines = text.match(/[^\n]\n[^\S\n]*[^\s]/gu) ?? [];
  return lines.length > 5 && lines.filter((line) => /\p{Ll}$/u.test(line)).length > BROKEN * lines.length;
}
