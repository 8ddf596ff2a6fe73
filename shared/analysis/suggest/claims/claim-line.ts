import type { ParsedSentence } from '../../syntax/parsed.ts';

/**
 * A **line** is a sentence as the features of claims read it: its words in lower case with one space around each,
 * clitics apart as in treebanks (*do n't*, *we 've*), marks apart (*$ 5*, *5 %*), and at its head no label of who
 * speaks. Words that are written as names keep a bar before them, where capitals tell anything: ` the |Senate passed `.
 */
export type Line = string;

interface Token {
  readonly form: string;
  /** True where a parser has said that it is a name; null where nobody has looked. */
  readonly isName: boolean | null;
}

/** Returns the line of a sentence as it is written. */
export const lineOf = (sentence: string): Line => lineFrom(tokensOf(sentence.slice(0, READ)));

/** No sentence is longer; what looks so is a list or a text without marks, and its head tells enough. UTF-16 code units. */
const READ = 2000;

/** Returns the line of a sentence, or of the words of it that lie between two offsets. */
export const lineOfParsed = ({ words, start: from }: ParsedSentence, start = from, end = Infinity): Line =>
  lineFrom(
    words
      .filter((word) => word.start >= start && word.end <= end && word.start < from + READ)
      .map(({ form, tag }) => ({ form, isName: tag === 'PROPN' })),
  );

/** What stands apart: marks of money and percent, numbers, words, anything else by itself. */
const TOKEN = /[$€£¥%]|\d[\d.,:]*\d|\d|\p{L}[\p{L}\p{M}\d]*(?:\.(?:\p{L}\.)+|(?:['’.&-][\p{L}\d]+)*)|\S/gu;

const CLITIC = /^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$/iu;

function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const [form] of withoutLabel(sentence).matchAll(TOKEN)) {
    const parts = form.includes("'") || form.includes('’') ? CLITIC.exec(form) : null;
    for (const part of parts === null ? [form] : parts.slice(1)) tokens.push({ form: part, isName: null });
  }
  return tokens;
}

/** “MODERATOR:”, “Q:”, “Sen. Lee:” at the head of a line of a transcript are none of its words. */
function withoutLabel(sentence: string): string {
  const colon = sentence.slice(0, LONGEST_LABEL).indexOf(': ');
  if (colon === -1) return sentence;
  const words = sentence.slice(0, colon).trim().split(' ');
  const isLabel = words.length <= 4 && words.every((word) => /^\p{Lu}[\p{L}\d.'’-]*$/u.test(word));
  return isLabel ? sentence.slice(colon + 2) : sentence;
}

const LONGEST_LABEL = 50;

function lineFrom(tokens: readonly Token[]): Line {
  const areCapitalsTelling = tellsCapitals(tokens);
  let isFirst = true;
  let line = ' ';
  for (const { form, isName } of tokens) {
    const lower = form.toLowerCase().replace('’', "'");
    const isMarked = areCapitalsTelling && (isName ?? (!isFirst && isCapitalised(form)));
    line += isMarked && !CAPITALS_BY_RULE.has(lower) ? `|${lower} ` : `${lower} `;
    isFirst = ENDS.has(form) || (isFirst && form.length === 1 && !/[\p{L}\d]/u.test(form));
  }
  return line;
}

/** After these the next word has a capital though it may name nobody. */
const ENDS = new Set(['.', '!', '?', ':']);

/** Words that English writes with a capital though they name nobody. */
const CAPITALS_BY_RULE = new Set(
  `i i'm i've i'll i'd god mr mrs ms mr. mrs. ms. dr dr. sir madam monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december`.split(/\s+/u),
);

const isCapitalised = (form: string): boolean => form[0] !== form[0]!.toLowerCase();

/** A sentence all in capitals, or with a capital on every word, tells no names by them. */
function tellsCapitals(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ form }) => form.length >= 3);
  return words.filter(({ form }) => isCapitalised(form)).length <= 0.6 * words.length + 1;
}
