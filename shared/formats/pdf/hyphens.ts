import { IDEOGRAPH_AT_END, IDEOGRAPH_AT_START } from './rows.ts';

/**
 * Words broken at the end of a line. A hyphen that only a break can have set (U+2010, the soft hyphen) goes. A common
 * one goes when the whole word stands elsewhere in the document and the hyphened one does not; where nothing tells, it
 * stays, and the report says so: a wrong guess would change what was said. Soft hyphens are often lost before they come
 * here: two parts without any are joined when the whole stands elsewhere and the first part nowhere within a line.
 */
export interface Joined {
  readonly text: string;
  /** How many words were joined. */
  readonly joined: number;
  /** Broken words that kept their hyphen for want of proof. */
  readonly doubtful: readonly string[];
}

/** All words of a document, its lines in reading order, in lower case: with hyphens inside, never broken ones. */
export function wordsIn(lines: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  lines.forEach((line, at) => {
    const isSecondPart = BROKEN_END.test(lines[at - 1] ?? '');
    const whole = (isSecondPart ? line.replace(BROKEN_START, '') : line).replace(BROKEN_END, '');
    const found = [...whole.toLowerCase().matchAll(WORD)].map(([word]) => word.replaceAll('\u2010', '-'));
    // The last word may be a part whose hyphen is lost.
    for (const word of at < lines.length - 1 ? found.slice(0, -1) : found) words.add(word);
  });
  return words;
}

const WORD = /[\p{L}\p{M}\p{N}’']+(?:[-\u2010][\p{L}\p{M}\p{N}’']+)*/gu;

/** The first part of a word at the end of a line, and the second one at the start of the next. */
const BROKEN_END = /([\p{L}\p{M}’']+(?:[-\u2010][\p{L}\p{M}’']+)*)([-\u2010\u00ad])$/u;
const BROKEN_START = /^[\p{L}\p{M}’']+/u;

/** Joins the lines of a paragraph by spaces, and the parts of broken words as is right. */
export function joinLines(lines: readonly string[], words: ReadonlySet<string>): Joined {
  const pieces: string[] = [];
  const doubtful: string[] = [];
  let joined = 0;
  lines.forEach((line, at) => {
    const next = lines[at + 1];
    if (next === undefined) {
      pieces.push(line);
      return;
    }
    const broken = BROKEN_END.exec(line);
    const second = BROKEN_START.exec(next)?.[0];
    if (broken === null || second === undefined) {
      const hasLost = hasLostHyphen(line, second, words);
      if (hasLost) joined += 1;
      pieces.push(line, hasLost || needsNoSpace(line, next) ? '' : ' ');
      return;
    }
    const verdict = verdictOn(broken[1]!, broken[2]!, second, words);
    if (verdict === 'join') joined += 1;
    if (verdict === 'doubt') doubtful.push(`${broken[1]!}-${second}`);
    pieces.push(verdict === 'join' ? line.slice(0, -1) : line);
  });
  return { text: pieces.join(''), joined, doubtful };
}

function hasLostHyphen(line: string, second: string | undefined, words: ReadonlySet<string>): boolean {
  const first = /\p{L}+$/u.exec(line)?.[0].toLowerCase();
  if (first === undefined || second === undefined || !/^\p{Ll}/u.test(second)) return false;
  return words.has(`${first}${second.toLowerCase()}`) && !words.has(first);
}

const needsNoSpace = (line: string, next: string): boolean =>
  /[-\u2010\u2013\u2014/]$/u.test(line) || (IDEOGRAPH_AT_END.test(line) && IDEOGRAPH_AT_START.test(next));

function verdictOn(
  first: string,
  hyphen: string,
  second: string,
  words: ReadonlySet<string>,
): 'join' | 'keep' | 'doubt' {
  if (hyphen !== '-') return 'join';
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  if (words.has(`${a}-${b}`) || !/^\p{Ll}/u.test(second)) return 'keep';
  // Of a word with hyphens of its own, the part behind the last one is what was broken.
  const whole = `${a}${b}`;
  return words.has(whole) || words.has(whole.slice(whole.lastIndexOf('-') + 1)) ? 'join' : 'doubt';
}
