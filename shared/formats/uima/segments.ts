import { sentencesOf } from '../../analysis/sentences.ts';
import type { Fragment } from '../../model/records.ts';

/**
 * Sentences and tokens of a text, for formats that hang everything on them. A token is a word, a number or a mark, never
 * white space; a sentence lies in one paragraph and runs on to where the next one begins, so that no character between
 * two sentences of a paragraph is lost. UTF-16 code units, half-open.
 */
export interface Sentence extends Fragment {
  /** Which paragraph it lies in, from 0, and which of its sentences it is. */
  readonly paragraph: number;
  readonly index: number;
  /** At least one; the first begins where the sentence does. */
  readonly tokens: readonly Fragment[];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Returns the sentences of the text, a paragraph a line. */
export function segmented(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const [paragraph, line] of text.split('\n').entries()) {
    const found = sentencesOf(line, start).filter((one) => /\S/u.test(text.slice(one.start, one.end)));
    for (const [index, sentence] of found.entries()) {
      const end = found[index + 1]?.start ?? start + line.length;
      const tokens = tokensIn(text, sentence.start, end);
      if (tokens.length > 0) sentences.push({ start: tokens[0]!.start, end, paragraph, index, tokens });
    }
    start += line.length + 1;
  }
  return sentences;
}

/** Returns the tokens between two offsets. */
function tokensIn(text: string, from: number, to: number): Fragment[] {
  const tokens: Fragment[] = [];
  for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
    // A mark may join white space before it to one segment.
    for (const { 0: word, index: at } of segment.matchAll(/\S+/gu)) {
      const start = from + index + at;
      tokens.push({ start, end: start + word.length });
    }
  }
  return tokens;
}
