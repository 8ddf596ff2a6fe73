import { isBodyName, isNational, isPlaceName } from './bodies-and-places.ts';
import { isFirstName } from './first-names.ts';
import { isAddress, isTitle } from './nouns.ts';

/**
 * The **parts** of a run of name words: “Ukrainian President Volodymyr Zelenskyy” has the office *Ukrainian President*
 * and the name *Volodymyr Zelenskyy*; “Mr. Li” the address *Mr.*; “the Foreign Minister” is an office without a name.
 */
export interface NameParts {
  /** Index of the first word of the name; the number of words where there is only an office. */
  readonly first: number;
  /** Index behind the last word of the name: “Jr.” and “QC” are none of it. */
  readonly end: number;
  /** What stands before the name and is an office; null where there is none, or an address alone. */
  readonly office: string | null;
  /** Titles and addresses before the name, in lower case. */
  readonly titles: readonly string[];
}

/** Returns the parts of a run. @param words as they stand in the text, without the marks between them */
export function partsOf(words: readonly string[]): NameParts {
  const end = endOfName(words);
  const lower = words.map((word) => word.toLowerCase());
  const last = lastTitle(words, lower, end);
  const behind = last === -1 ? 0 : behindOffice(words, lower, last + 1, end);
  const first = behind + 1 < end && EPITHET.test(lower[behind]!) ? behind + 1 : behind;
  const before = words.slice(0, behind);
  const office = before.filter((word) => !isAddress(word.toLowerCase()) && word !== '.').join(' ');
  return { first, end, office: office === '' ? null : office, titles: lower.slice(0, first).filter(isTitle) };
}

/** “Old Harker”, “poor Tom”. */
const EPITHET = /^(?:old|young|little|poor|big|dear|good)$/u;

const SUFFIX = /^(?:Jr\.?|Sr\.?|QC|KC|SC|MP|MEP|MD|PhD|Ph\.D\.?|[A-Z]BE|RA|FRS|Esq\.?|\.|-)$/u;

function endOfName(words: readonly string[]): number {
  let end = words.length;
  while (end > 1 && SUFFIX.test(words[end - 1]!)) end -= 1;
  return end;
}

/** Index of the last title before the name; all of it where no name follows; -1 without one. */
function lastTitle(words: readonly string[], lower: readonly string[], end: number): number {
  const inner = lower.findLastIndex(
    (word, i) => i < end - 1 && isTitle(word) && !(i > 0 && isFirstName(lower[i - 1]!)),
  );
  const last = end - 1;
  if (!isTitle(lower[last]!) || isAddress(lower[last]!)) return inner;
  const isOffice =
    last === 0 || inner === last - 1 || !words.slice(0, last).some((word) => isFirstName(word.toLowerCase()));
  const isSurname = last > 0 && inner === last - 1 && isAddress(lower[inner]!);
  return isOffice && !isSurname && !isBodyName(words.slice(last)) ? last : inner;
}

const DEPARTMENTS = new Set(
  `state defence defense health interior justice education finance foreign affairs trade labour labor energy transport
   transportation security agriculture environment culture commerce treasury homeland exchequer staff war works housing
   development industry science technology economy equality sport sports tourism the and of for general`.split(/\s+/u),
);

/** “Secretary *of State* Antony Blinken”: the words that go with an office. */
function behindOffice(words: readonly string[], lower: readonly string[], from: number, end: number): number {
  if (lower[from] === '.') return behindOffice(words, lower, from + 1, end);
  if (lower[from] !== 'of' && lower[from] !== 'for') return from;
  if (lower[from + 1] === 'the') {
    const last = words.findLastIndex((word, i) => i > from && i < end && (isBodyName([word]) || isPlaceName([word])));
    return last === -1 ? end : last + 1;
  }
  let at = from + 2;
  while (
    at < end &&
    (DEPARTMENTS.has(lower[at]!) || isNational(words[at]!) || isPlaceName([words[at]!]) || isBodyName([words[at]!]))
  ) {
    at += 1;
  }
  return at;
}
