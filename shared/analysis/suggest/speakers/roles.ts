import type { Word } from '../../syntax/parsed.ts';
import { isBodyName, isPlaceName } from './bodies-and-places.ts';
import { isJoined, type Run } from './name-words.ts';
import { isBodyNoun, isPersonNoun } from './nouns.ts';

/**
 * The **role** that stands beside a name: before it (“Kremlin spokesman *Dmitry Peskov*”), behind it (“*Ann Berg*, a
 * spokeswoman for the port,”) or before it between commas (“The mayor, *Ann Berg*, …”), with the body they belong to.
 */
export interface RoleAround {
  readonly role: string | null;
  readonly affiliation: string | null;
  /** The noun that heads the role, in lower case. */
  readonly noun: string | null;
  readonly isPerson: boolean;
  /** Index of the first word of the name with what stands right before it. */
  readonly first: number;
}

/** Returns what stands around the run. @param office the office that is part of the run itself */
export function roleAround(text: string, words: readonly Word[], run: Run, office: string | null): RoleAround {
  const before = roleBefore(text, words, run);
  const own = [before?.words ?? null, office].filter((one) => one !== null).join(' ');
  const noun = office?.split(' ').at(-1)?.toLowerCase() ?? before?.noun ?? null;
  const first = before?.first ?? run.first;
  const behind = roleBehind(text, words, run.last);
  if (own !== '') {
    return {
      role: own,
      affiliation: behind?.affiliation ?? affiliationIn(text, words, first, run.first - 1),
      noun,
      isPerson: true,
      first,
    };
  }
  const other = behind ?? roleBetweenCommas(text, words, run);
  if (other !== null) return { ...other, isPerson: true, first };
  return { role: null, affiliation: affiliationBehind(text, words, run.last), noun: null, isPerson: false, first };
}

interface Found {
  readonly words: string;
  readonly noun: string;
  readonly first: number;
}

/** How far a role reaches, in words. */
const MOST_WORDS = 9;

const cut = (text: string, words: readonly Word[], first: number, last: number): string =>
  text.slice(words[first]!.start, words[last]!.end).replaceAll(/\s+/gu, ' ');

/** “Kremlin spokesman”, “former prime minister”: nouns in lower case right before the name. */
function roleBefore(text: string, words: readonly Word[], run: Run): Found | null {
  const noun = words[run.first - 1];
  if (noun === undefined || !isJoined(text, noun, words[run.first]!)) return null;
  if (noun.form !== noun.lower || !isPersonNoun(noun.lower)) return null;
  let first = run.first - 1;
  while (first > 0 && run.first - first < MOST_WORDS && isJoined(text, words[first - 1]!, words[first]!)) {
    const { tag, lower } = words[first - 1]!;
    const isPossessive = /^(?:[’']s|[’'])$/u.test(lower);
    if (!isPossessive && tag !== 'NOUN' && tag !== 'PROPN' && tag !== 'ADJ' && lower !== '-') break;
    first -= 1;
  }
  return { words: cut(text, words, first, run.first - 1), noun: noun.lower, first };
}

const ROLE_TAGS: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN', 'DET', 'ADP', 'NUM', 'CCONJ', 'PART', 'PRON']);

/** “, a spokeswoman for the port,”: up to the next comma, with a noun for a person before any preposition. */
function roleBehind(text: string, words: readonly Word[], last: number): Omit<RoleAround, 'isPerson' | 'first'> | null {
  if (words[last + 1]?.form !== ',') return null;
  let from = last + 2;
  if (/^\p{N}+$/u.test(words[from]?.form ?? '') && words[from + 1]?.form === ',') from += 2;
  const noun = headOfRole(text, words, from);
  if (noun === null) return null;
  const end = endOfRole(words, from);
  const first = /^(?:an?|the)$/u.test(words[from]!.lower) ? from + 1 : from;
  return split(text, words, first, noun, end);
}

/** “spokeswoman for the port” is the role *spokeswoman* at the port; other roles stay whole. */
function split(
  text: string,
  words: readonly Word[],
  first: number,
  noun: number,
  end: number,
): Omit<RoleAround, 'isPerson' | 'first'> {
  const affiliation = affiliationIn(text, words, noun + 1, end);
  const preposition = words[noun + 1]?.lower ?? '';
  const isNamed = affiliation !== null && /\p{Lu}/u.test(affiliation);
  const isOf = /^(?:of|in)$/u.test(preposition)
    ? isNamed
    : /^(?:for|at|with|from)$/u.test(preposition) && affiliation !== null;
  const isTorn = words[end + 1]?.form === ',' && isCapital(words[end]!);
  const last = isOf || isTorn ? noun : end;
  return {
    role: cut(text, words, first, last),
    affiliation: isNamed || isOf ? affiliation : affiliationIn(text, words, first, noun),
    noun: words[noun]!.lower,
  };
}

/** Index of the noun that heads the role which begins here; null where none does. */
function headOfRole(text: string, words: readonly Word[], from: number): number | null {
  let head: number | null = null;
  for (let at = from; at < Math.min(words.length, from + MOST_WORDS); at += 1) {
    const word = words[at]!;
    if (!ROLE_TAGS.has(word.tag) && word.form !== '-') break;
    if (word.tag === 'ADP' && at > from) break;
    if (isPersonNoun(word.lower)) head = at;
    else if (head !== null && word.tag !== 'NOUN') break;
  }
  const next = head === null ? undefined : words[head + 1];
  const isTitleOfAnother = next !== undefined && next.tag === 'PROPN' && isJoined(text, words[head!]!, next);
  return isTitleOfAnother ? null : head;
}

/** How long a role behind a name may be, in words. */
const LONGEST = 16;

function endOfRole(words: readonly Word[], from: number): number {
  let end = from;
  while (
    end + 1 < words.length &&
    end - from < LONGEST &&
    !/^(?:[,.;:!?”"—–)]|who|which|whose|and)$/u.test(words[end + 1]!.lower)
  )
    end += 1;
  return end;
}

/** “The mayor of the town, *Ann Berg*,”: back to the article of what stands before the comma. */
function roleBetweenCommas(
  text: string,
  words: readonly Word[],
  run: Run,
): Omit<RoleAround, 'isPerson' | 'first'> | null {
  if (words[run.first - 1]?.form !== ',' || !/^(?:[,.;—–]|who)$/u.test(words[run.last + 1]?.form ?? '.')) return null;
  const end = run.first - 2;
  for (let at = end; at >= Math.max(0, end - MOST_WORDS); at -= 1) {
    const word = words[at]!;
    if (!ROLE_TAGS.has(word.tag) && word.form !== '-') return null;
    if (/^(?:the|an?|his|her|its|their)$/u.test(word.lower) || at === 0 || /^(?:’s|'s)$/u.test(word.lower)) {
      const noun = headOfRole(text, words, at);
      if (noun !== null && noun <= end)
        return split(text, words, at === 0 && word.tag !== 'DET' ? at : at + 1, noun, end);
      if (at === 0 || word.lower.endsWith('s')) return null;
    }
  }
  return null;
}

/** “*Ann Berg* of the Greens”, “from the World Bank”. */
function affiliationBehind(text: string, words: readonly Word[], last: number): string | null {
  const preposition = words[last + 1];
  if (preposition === undefined || !/^(?:of|from|at|with)$/u.test(preposition.lower)) return null;
  return affiliationIn(text, words, last + 1, Math.min(words.length - 1, last + 8), true);
}

/** The first body or party that is named between the two words. */
function affiliationIn(text: string, words: readonly Word[], from: number, to: number, isNear = false): string | null {
  for (let at = Math.max(0, from); at <= to; at += 1) {
    const word = words[at]!;
    if (isNear && at > from + 1 && word.lower !== 'the' && word.tag !== 'PROPN') return null;
    if (!isCapital(word) || (word.tag !== 'PROPN' && word.tag !== 'NOUN')) continue;
    let end = at;
    while (
      end < to &&
      isJoined(text, words[end]!, words[end + 1]!) &&
      (isCapital(words[end + 1]!) || isInside(words, end + 1, to))
    )
      end += 1;
    const forms = words.slice(at, end + 1).map(({ form }) => form);
    const isOffice = isPersonNoun(forms.at(-1)!.toLowerCase());
    if (!isOffice && (!isPlaceName(forms) || isBodyName(forms))) return cut(text, words, at, end);
    if (isOffice) return null;
  }
  return bodyIn(text, words, from, to);
}

/** “for the *port authority*”: a body without a name. */
function bodyIn(text: string, words: readonly Word[], from: number, to: number): string | null {
  const at = words.findIndex(({ lower, tag }, i) => i > from && i <= to && tag === 'NOUN' && isBodyNoun(lower));
  if (at === -1) return null;
  let first = at;
  while (
    first - 1 > from &&
    /^(?:ADJ|NOUN|PROPN)$/u.test(words[first - 1]!.tag) &&
    isJoined(text, words[first - 1]!, words[first]!)
  )
    first -= 1;
  return cut(text, words, first, at);
}

const isCapital = ({ form }: Word): boolean => /^\p{Lu}/u.test(form);

const isInside = (words: readonly Word[], at: number, to: number): boolean =>
  /^(?:of|for|and|the|&|de|-)$/u.test(words[at]!.lower) &&
  at < to &&
  (isCapital(words[at + 1]!) || /^(?:the)$/u.test(words[at + 1]!.lower));
