/**
 * HTML made of strings, safely: whatever comes from an article passes through `html`, which escapes every value that
 * is not already `Markup` (promise X3). There is no other way to make `Markup` but `html`, `join` and `raw`, and
 * `raw` is for our own constants.
 */

const markup = Symbol('markup');

/** HTML that needs no further escaping. */
export interface Markup {
  readonly [markup]: string;
}

type Value = Markup | string | number | null;

/** Builds markup; values are escaped, null leaves nothing. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  raw(parts.map((part, index) => part + toHtml(values[index] ?? null)).join(''));

/** Puts pieces of markup one after another. */
export const join = (pieces: readonly Markup[], separator = ''): Markup =>
  raw(pieces.map((piece) => piece[markup]).join(separator));

/** Takes text as markup. Only for constants of ours, never for anything out of a file. */
export const raw = (text: string): Markup => ({ [markup]: text });

export const toText = (piece: Markup): string => piece[markup];

/** JSON that cannot end the script element it stands in, nor holds what HTML forbids. */
export const scriptJson = (value: unknown): Markup =>
  raw(
    JSON.stringify(value, null, 1).replace(
      /[<>&\x7f-\x9f\u2028\u2029\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};

/** Control characters that HTML forbids become U+FFFD. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;

/** Returns how many forbidden characters the strings in a value hold, however deep. */
export function countForbidden(value: unknown): number {
  if (typeof value === 'string') return value.match(FORBIDDEN)?.length ?? 0;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countForbidden(inner), 0);
}

function toHtml(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'object') return value[markup];
  return String(value)
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"'\r]/g, (character) => ENTITIES[character]!);
}
