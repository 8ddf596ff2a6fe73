import { ENGLISH_WEIGHTS } from './english-weights.ts';
import type { ParseParagraph } from './parsed.ts';
import { createParser } from './parser.ts';

let parser: ParseParagraph | null = null;

/** Parses English with the weights that ship; they are read when it is first called. */
export const parseEnglish: ParseParagraph = (paragraph, base) => {
  parser ??= createParser(ENGLISH_WEIGHTS);
  return parser(paragraph, base);
};
