/**
 * A **filling** puts names and dates in the place of words that only the article around a claim explains: “I”, “her”,
 * “yesterday”. What is filled in is told, and every other word stays as it was said.
 */
export interface Filled {
  /** The words it stands for, UTF-16 code units of the claim's words, half-open. */
  readonly start: number;
  readonly end: number;
  /** What stood there. */
  readonly words: string;
  /** What stands there now. */
  readonly put: string;
}

/** A wording with what was filled in, in text order. */
export interface FilledWords {
  readonly text: string;
  readonly filled: readonly Filled[];
}

/** Something that could be filled in; the words are read off the claim. */
export type Filling = Pick<Filled, 'start' | 'end' | 'put'>;

/**
 * Returns the words with the fillings in their places. Where two overlap the one that begins first counts, of two that
 * begin together the longer one; what begins a sentence begins with a capital.
 */
export function fillIn(words: string, fillings: readonly Filling[]): FilledWords {
  const inOrder = fillings.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const filled: Filled[] = [];
  let text = '';
  let done = 0;
  for (const { start, end, put } of inOrder) {
    if (start < done || start === end) continue;
    const stood = words.slice(start, end);
    const next = { start, end, words: stood, put: isHead(words, start) ? capitalised(put) : put };
    filled.push(next);
    text += words.slice(done, start) + next.put;
    done = end;
  }
  return { text: text + words.slice(done), filled };
}

/** True where a sentence begins, quotation marks aside. */
const isHead = (words: string, start: number): boolean => /(?:^|[.!?…]\s)[\s"“”„«‘’']*$/u.test(words.slice(0, start));

const capitalised = (put: string): string => put.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
