/**
 * File names we suggest are safe on every system (promise X4): letters and digits of any script and hyphens, no
 * separators, no reserved Windows names, no dots or spaces at the ends, no direction
 * controls nor anything else without width.
 */

/** Longest suggested name with its extension, in bytes of UTF-8. */
const LONGEST = 120;

/** Room for ` (conflict 12)` or `-12` before the extension, in bytes. */
const ROOM = 16;

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin|conout|clock)$/;

/** Returns `<slug of the title>.<extension>`. */
export function safeFileName(title: string, extension: string): string {
  const slug = slugOf(title, LONGEST - ROOM - byteLength(extension) - 1);
  return `${slug}.${extension}`;
}

/** Returns the slug of the title, for files that get endings of their own. */
export const baseName = (title: string): string => slugOf(title, LONGEST - ROOM - 16);

/** Returns the slug of the title that is not taken, with a number where it takes one, and takes it. */
export function freeBaseName(title: string, taken: Set<string>): string {
  const base = baseName(title);
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  taken.add(name);
  return name;
}

/** Returns the name with a number before its extension: `a.saidwho`, `a-2.saidwho`. */
export function numberedName(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
}

function slugOf(title: string, longest: number): string {
  const words = title
    .toLowerCase()
    .normalize('NFC')
    // Some of what has no width counts as a letter (U+3164): a name of nothing else would be no name.
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    // A mark without a letter would sit on the hyphen, or on the separator before the name.
    .replaceAll(/(^|-)\p{M}+/gu, '$1')
    // Letter and mark may have met only now that what stood between them is gone.
    .normalize('NFC');
  const slug = trimHyphens(headWithin(trimHyphens(words), longest));
  if (slug === '') return 'article';
  return RESERVED.test(slug) ? `${slug}-article` : slug;
}

const trimHyphens = (text: string) => text.replaceAll(/^-+|-+$/g, '');
const byteLength = (text: string) => new TextEncoder().encode(text).length;

/** Returns the longest head of whole characters within so many bytes of UTF-8. */
export function headWithin(text: string, longest: number): string {
  if (byteLength(text) <= longest) return text;
  let head = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text.slice(0, longest * 2))) {
    bytes += byteLength(segment);
    if (bytes > longest) break;
    head += segment;
  }
  return head;
}
