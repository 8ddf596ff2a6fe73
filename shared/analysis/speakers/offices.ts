import type { Office, Speaker } from '../../model/records.ts';
import { foldedName } from '../who-is-who.ts';

/**
 * Whom a description stands for by **office**: “the justice minister” is whoever held an office whose title has these
 * words on the day the article was published. Days may be known as a year, a month or a date; what is compared is what
 * both sides know.
 */
interface Holder {
  readonly speaker: Speaker;
  readonly office: Office;
}

/** Returns the day in what is known of a publication: `2024-05-01`, `2024-05` or `2024`; null where there is none. */
export const dayOf = (published: string | null | undefined): string | null =>
  /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?![\d-])/u.exec(published ?? '')?.[0] ?? null;

/** Returns whether the office was held on the day; an end that is not known does not speak against it. */
export function isHeldOn({ from, to }: Office, day: string): boolean {
  const begin = dayOf(from);
  const end = dayOf(to);
  return (begin === null || order(begin, day) <= 0) && (end === null || order(day, end) <= 0);
}

/** Below 0 where the first is earlier, by as much as both tell. */
function order(a: string, b: string): number {
  const known = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, known), b.slice(0, known)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Returns who held the office that the words describe, on the day of publication; nobody where that is not known. */
export function holdersOf(
  words: string,
  speakers: readonly Speaker[],
  published: string | null | undefined,
): readonly Holder[] {
  const day = dayOf(published);
  const wanted = wordsOf(words);
  if (day === null || wanted.length === 0) return [];
  return speakers.flatMap((speaker) => {
    const office = (speaker.offices ?? []).find((one) => isDescribed(one, wanted) && isHeldOn(one, day));
    return office === undefined ? [] : [{ speaker, office }];
  });
}

/** Returns an office in words: “Minister of Justice, Norway (2021–2023)”. */
export function officeInWords({ title, organisation, from, to }: Office): string {
  const years = from === undefined && to === undefined ? '' : ` (${from ?? '…'}–${to ?? ''})`;
  return `${title}${organisation === undefined || organisation === '' ? '' : `, ${organisation}`}${years}`;
}

/** The head is a word of the title; the other words are the title's or the organisation's, whatever their ending. */
function isDescribed({ title, organisation = '' }: Office, wanted: readonly string[]): boolean {
  const titled = wordsOf(title);
  const all = [...titled, ...wordsOf(organisation)];
  const head = wanted.some((word) => titled.includes(word));
  return head && wanted.every((word) => titled.includes(word) || all.some((one) => isAkin(one, word)));
}

/** “German” is akin to “Germany”; so many letters, UTF-16 code units, must be the same at the beginning. */
const AKIN = 4;
const isAkin = (a: string, b: string): boolean =>
  a === b ||
  (a.length >= AKIN && b.length >= AKIN && a.slice(0, AKIN) === b.slice(0, AKIN) && !isOffice(a) && !isOffice(b));

/** A ministry is no minister. */
const isOffice = (word: string): boolean => /^(?:minist|presid|secret)/u.test(word);

const SMALL = new Set(
  'the a an of for and der die das des von für le la les de du des el los las del in at'.split(' '),
);

const wordsOf = (text: string): readonly string[] =>
  foldedName(text)
    .split(/[^\p{L}\p{N}’'-]+/u)
    .filter((word) => word !== '' && !SMALL.has(word));
