import { StringDecoder } from 'node:string_decoder';
import { isUtf8 } from 'node:buffer';

/**
 * **Rows** are lines of JSON in a stream. A line that is no such row is answered in its place by a row that says what
 * is wrong with it and on which line; the rows after it are read on. Only one line is in memory at a time, whatever
 * comes down the stream.
 */
export type Row =
  | { readonly ok: true; readonly line: number; readonly id: RowId; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly line: number; readonly id: RowId | null; readonly error: RowError };

/** Rows come back under the id they came with. */
export type RowId = string | number;

export interface RowError {
  /** Stable: `row/not-json`, `row/no-text`… */
  readonly code: string;
  readonly message: string;
}

/** The longest line that is read, in bytes: a text of some two million words. */
export const LONGEST_ROW = 16_000_000;

const LINE_FEED = 10;

/** Yields for each piece of the stream the rows that it ends; blank lines are no rows, and count as lines. */
export async function* readRows(stream: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Row[]> {
  let line = 0;
  let begun: Uint8Array[] = [];
  let length = 0;
  const ended = (last: Uint8Array): Row | null => {
    line += 1;
    const isTooLong = length + last.length > LONGEST_ROW;
    const bytes = isTooLong ? null : Buffer.concat([...begun, last]);
    [begun, length] = [[], 0];
    return bytes === null ? bad(line, null, TOO_LONG) : readRow(bytes, line);
  };
  for await (const piece of stream) {
    const rows: Row[] = [];
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at !== -1; at = piece.indexOf(LINE_FEED, from)) {
      const row = ended(piece.subarray(from, at));
      if (row !== null) rows.push(row);
      from = at + 1;
    }
    length += piece.length - from;
    // What is too long already is not kept.
    if (length > LONGEST_ROW) begun = [];
    else if (from < piece.length) begun.push(piece.slice(from));
    if (rows.length > 0) yield rows;
  }
  const row = length === 0 ? null : ended(new Uint8Array());
  if (row !== null) yield [row];
}

function readRow(bytes: Uint8Array, line: number): Row | null {
  if (!isUtf8(bytes)) return bad(line, null, NOT_UTF8);
  const written = new StringDecoder('utf8')
    .end(Buffer.from(bytes))
    .replace(/^\uFEFF/u, '')
    .trim();
  if (written === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 120) : '';
    return bad(line, null, { code: 'row/not-json', message: `This line is no JSON (${why}).` });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad(line, null, NO_OBJECT);
  const { id, text } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number') return bad(line, null, NO_ID);
  if (typeof text !== 'string') return bad(line, id, NO_TEXT);
  return { ok: true, line, id, value: value as Readonly<Record<string, unknown>> };
}

/** Returns a row that is answered by what is wrong with it. */
export const bad = (line: number, id: RowId | null, error: RowError): Row => ({ ok: false, line, id, error });

const TOO_LONG = { code: 'row/too-long', message: 'This line is longer than 16 MB, the most that is read at a time.' };
const NOT_UTF8 = { code: 'row/not-utf8', message: 'This line is not UTF-8.' };
const NO_OBJECT = { code: 'row/no-object', message: 'This line is no JSON object: rows are {"id":…, "text":…}.' };
const NO_ID = { code: 'row/no-id', message: 'This row has no "id" that is a string or a number.' };
const NO_TEXT = { code: 'row/no-text', message: 'This row has no "text" that is a string.' };
