/**
 * A name and a colon before what is said: `Anna Berg: We will win`, `[00:01:02] ANNA (laughs): …`. It begins with a
 * capital or stands in a script without any, and is short.
 */
export interface NamePrefix {
  readonly name: string;
  /** Where it stands in the line, in UTF-16 code units, and where what is said begins. */
  readonly start: number;
  readonly speechStart: number;
}

const PREFIX =
  /^(?<time>[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?[ \t]{1,9})?(?<name>[\p{Lu}\p{Lo}](?:[\p{L}\p{M}\p{N}.'’-]|[ \t](?=\S)){0,50}?)(?<more>[ \t]{1,3}[([][^()[\]]{0,60}[)\]])?[ \t]{0,2}[:：][ \t]{0,9}(?=$|[^/])/u;

/** A name has at most so many words. */
const MOST_WORDS = 5;

/** Returns the name before the line, or null where none stands there. */
export function namePrefix(line: string): NamePrefix | null {
  const found = PREFIX.exec(line.slice(0, 200));
  if (found === null) return null;
  const { time = '', name = '' } = found.groups ?? {};
  if (name.trim().split(/\s+/u).length > MOST_WORDS) return null;
  return { name: name.trim(), start: time.length, speechStart: found[0].length };
}
