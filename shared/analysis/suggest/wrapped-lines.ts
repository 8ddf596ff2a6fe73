/**
 * Text with **hard-wrapped lines**, as plain-text books and old e-mails have them: a paragraph is several lines of about
 * the same length, and an empty line ends it. Such a line break is no more than a space.
 */

/** How long lines are where they are wrapped, in UTF-16 code units. */
const SHORTEST = 40;
const LONGEST = 100;

/** How many lines tell whether a text is wrapped. */
const SAMPLE = 400;

/** Returns the text with a space for each break inside a paragraph, where lines are wrapped: of the same length. */
export function unwrapped(text: string): string {
  return isWrapped(text) ? text.replaceAll(/(?<=[^\n])\n(?=[^\n])/gu, ' ') : text;
}

/** Most lines that another one follows at once are of middling length and end within a sentence. */
function isWrapped(text: string): boolean {
  if (!text.includes('\n\n')) return false;
  const lines = text.split('\n', SAMPLE);
  const inner = lines.filter((line, index) => line !== '' && (lines[index + 1] ?? '') !== '');
  const wrapped = inner.filter(
    (line) => line.length >= SHORTEST && line.length <= LONGEST && /[^.!?:"”’']\s*$/u.test(line.slice(-4)),
  );
  return inner.length >= 5 && wrapped.length >= inner.length * 0.6;
}
