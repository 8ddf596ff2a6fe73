import type { Filling } from './fill.ts';

/**
 * Times that are told from the day of publication on: “yesterday”, “last year”, “two months ago”. Each is as exact as the words
 * are: a year stays a year. What a day does not tell for certain (“on Monday”, “last spring”, “recently”) is left alone.
 */

/** Returns the dates for what is told from a day on. @param day `2026-11-23`, `2026-11` or `2026` */
export function datesIn(words: string, day: string): readonly Filling[] {
  return RULES.flatMap(({ pattern, put }) =>
    [...words.matchAll(pattern)].flatMap((match) => {
      const { index: start, 0: stood } = match;
      const end = start + stood.length;
      const told = isSentenceCase(words, start) ? put(match, day) : null;
      if (told === null) return [];
      const isOwner = /^['’]s\b/u.test(words.slice(end));
      // “Today’s vote” would need other words around it.
      if (isOwner && told.preposition !== 'in') return [];
      const isBare = isOwner || PREPOSITION.test(words.slice(0, start));
      return [{ start, end, put: isBare ? told.date : `${told.preposition} ${told.date}` }];
    }),
  );
}

interface Told {
  readonly preposition: string;
  readonly date: string;
}

interface Rule {
  readonly pattern: RegExp;
  /** Null where the day of publication is not known well enough. */
  readonly put: (match: RegExpExecArray, day: string) => Told | null;
}

/** With one of these before it a date needs no other. */
const PREPOSITION =
  /(?:^|\s)(?:since|until|till|by|from|before|after|of|for|than|to|in|on|during|through|throughout)\s$/iu;

/** “USA Today” is a name; “Today” at the head of a sentence is not. */
const isSentenceCase = (words: string, start: number): boolean =>
  /\p{Ll}/u.test(words[start]!) || /(?:^|[.!?…]\s)[\s"“”„«‘’']*$/u.test(words.slice(0, start));

const DAYS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };
const STEPS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

const RULES: readonly Rule[] = [
  {
    pattern: /\b(yesterday|tomorrow) (morning|afternoon|evening|night)\b/giu,
    put: ([, when, part], day) => partOf(part!, DAYS[when!.toLowerCase()]!, day),
  },
  { pattern: /\bthe day before yesterday\b/giu, put: (_, day) => onDay(-2, day) },
  { pattern: /\bthe day after tomorrow\b/giu, put: (_, day) => onDay(2, day) },
  { pattern: /\b(today|yesterday|tomorrow)\b/giu, put: ([, when], day) => onDay(DAYS[when!.toLowerCase()]!, day) },
  { pattern: /\bthis (morning|afternoon|evening)\b/giu, put: ([, part], day) => partOf(part!, 0, day) },
  { pattern: /\btonight\b/giu, put: (_, day) => partOf('evening', 0, day) },
  { pattern: /\blast night\b/giu, put: (_, day) => partOf('night', -1, day) },
  {
    // “Over the last year” is another time than “last year”.
    pattern: /(?<!\b(?:the|these|past) )\b(last|this|next) (year|month)\b/giu,
    put: ([, which, unit], day) => far(unit!, STEPS[which!.toLowerCase()]!, day),
  },
  {
    pattern:
      /\b(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (year|month|day)s? ago\b/giu,
    put: ([, count, unit], day) => far(unit!, -numberOf(count!.toLowerCase()), day),
  },
];

const numberOf = (count: string): number =>
  /^an?$/u.test(count) ? 1 : NUMBERS.includes(count) ? NUMBERS.indexOf(count) : Number(count);

function far(unit: string, by: number, day: string): Told | null {
  const [year, month] = day.split('-').map(Number);
  if (unit.toLowerCase() === 'day') return onDay(by, day);
  if (unit.toLowerCase() === 'year') return { preposition: 'in', date: String(year! + by) };
  if (month === undefined) return null;
  const months = year! * 12 + month - 1 + by;
  return { preposition: 'in', date: `${MONTHS[months % 12]} ${Math.floor(months / 12)}` };
}

function onDay(by: number, day: string): Told | null {
  const date = dateAt(by, day);
  return date === null ? null : { preposition: 'on', date };
}

function partOf(part: string, by: number, day: string): Told | null {
  const date = dateAt(by, day);
  return date === null ? null : { preposition: 'on', date: `the ${part.toLowerCase()} of ${date}` };
}

/** “23 November 2026”, so many days from the day on; null where no day is known. */
function dateAt(by: number, day: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) return null;
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY);
  if (Number.isNaN(date.getTime())) return null;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Milliseconds. */
const DAY = 86_400_000;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
