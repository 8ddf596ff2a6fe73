/**
 * Escapes of WebAnno TSV: a backslash before what means something in a cell. INCEpTION writes control characters of the
 * text as themselves behind a backslash, and line ends by letters; so do we, and read both.
 */

const LETTER_BY_CONTROL: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\f': 'f', '\r': 'r', '\b': 'b' };

const CONTROL_BY_LETTER: Readonly<Record<string, string>> = { t: '\t', n: '\n', f: '\f', r: '\r', b: '\b' };

/** Returns the words of a sentence as they stand behind `#Text=`. */
export const escapedSentence = (text: string): string =>
  text.replace(/[\0-\x1f\\]/gu, (character) => `\\${LETTER_BY_CONTROL[character] ?? character}`);

/** Returns the words of a sentence that stand behind `#Text=`. */
export const readSentence = (written: string): string =>
  written.replace(/\\([\0-\x1f\\tnfrb])/gu, (_, character: string) => CONTROL_BY_LETTER[character] ?? character);

/** Returns a value as it stands in a cell. */
export const escapedValue = (value: string): string =>
  value.replace(/->|[\\[\]|_;*\t\n\f\r]/gu, (found) => `\\${LETTER_BY_CONTROL[found] ?? found}`);

/** Returns the value that stands in a cell. */
export const readValue = (written: string): string =>
  written.replace(/\\(->|[\\[\]|_;*tnfr])/gu, (_, found: string) => CONTROL_BY_LETTER[found] ?? found);

/** Returns the pieces between separators that no backslash stands before. */
export function splitUnescaped(written: string, separator: string): string[] {
  if (!written.includes(separator)) return [written];
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < written.length; at += 1) {
    if (written[at] === '\\') at += 1;
    else if (written[at] === separator) {
      pieces.push(written.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, written.slice(from)];
}
