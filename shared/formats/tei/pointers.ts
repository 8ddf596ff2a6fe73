import { offsetTable, type OffsetTable } from '../../model/offsets.ts';
import type { ForeignFragment } from '../foreign/foreign-document.ts';
import type { TeiText } from './read-text.ts';

/**
 * What pointers of TEI lead to, as stretches of the text read (UTF-16 code units, half-open): `#id` to an element,
 * `#string-range(id,offset,length)` to a part of one, `#range(from,to)` to all between two places, each an empty
 * element's `id` or `string-index(id,offset)`. Offsets in pointers count Unicode code points from the beginning of the
 * element's text.
 */
export class TeiPointers {
  readonly #places = new Map<string, ForeignFragment>();
  readonly #tables = new Map<string, OffsetTable>();
  readonly #text: string;

  constructor({ written, elements }: TeiText) {
    this.#text = written.text;
    for (const { element, start, end, isExact } of elements) {
      const id = element.attributes['xml:id'];
      if (id === undefined || this.#places.has(id)) continue;
      const range = { start: written.offsetOf(start), end: written.offsetOf(end) };
      this.#places.set(id, isExact ? range : trimmed(this.#text, range));
    }
  }

  /** Returns what the pointer leads to, or null when it leads nowhere. */
  find(pointer: string): ForeignFragment | null {
    if (!pointer.startsWith('#')) return null;
    const part = /^#string-range\(([^(),\s]+),(\d{1,15}),(\d{1,15})\)$/u.exec(pointer);
    if (part !== null) {
      const [, id = '', offset, length] = part;
      return between(this.#indexOf(id, Number(offset)), this.#indexOf(id, Number(offset) + Number(length)));
    }
    const range = /^#range\(([^(),\s]+|string-index\([^()\s]+\)),([^(),\s]+|string-index\([^()\s]+\))\)$/u.exec(
      pointer,
    );
    if (range !== null) return between(this.#placeOf(range[1]!), this.#placeOf(range[2]!));
    return this.#places.get(pointer.slice(1)) ?? null;
  }

  #placeOf(place: string): number | null {
    const [, id, offset] = /^string-index\(([^(),\s]+),(\d{1,15})\)$/u.exec(place) ?? [];
    return id === undefined ? (this.#places.get(place)?.start ?? null) : this.#indexOf(id, Number(offset));
  }

  #indexOf(id: string, offset: number): number | null {
    const range = this.#places.get(id);
    if (range === undefined) return null;
    let table = this.#tables.get(id);
    if (table === undefined) {
      table = offsetTable(this.#text.slice(range.start, range.end));
      this.#tables.set(id, table);
    }
    return offset > table.codePoints ? null : range.start + table.toUtf16(offset);
  }
}

const between = (start: number | null, end: number | null): ForeignFragment | null =>
  start === null || end === null || start > end ? null : { start, end };

/** Returns the range without line ends and blanks at its edges; empty where nothing is left. */
export function trimmed(text: string, { start, end }: ForeignFragment): ForeignFragment {
  let [from, to] = [start, end];
  while (from < to && /[ \t\r\n]/u.test(text.charAt(from))) from += 1;
  while (to > from && /[ \t\r\n]/u.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
