/**
 * What symbol fonts show for the characters that writers use most. Such fonts stand at U+F000 and up; what is not
 * listed stays a private character, for nobody can tell without the font what it looks like.
 */
const SYMBOLS: ReadonlyMap<number, string> = new Map([
  [0xf0b7, '•'],
  [0xf0a7, '▪'],
  [0xf0e0, '→'],
  [0xf0df, '←'],
  [0xf0fc, '✓'],
  [0xf04a, '☺'],
  [0xf04c, '☹'],
  [0xf0d8, '➢'],
]);

/** Returns the character of a symbol font as text, whether it is counted from 0 or from U+F000. */
export function symbolText(code: number): string {
  if (!(code > 0x1f && code <= 0xffff) || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return SYMBOLS.get(code) ?? SYMBOLS.get(code + 0xf000) ?? String.fromCodePoint(code);
}
