import { refuse, done, type Result } from '../result.ts';
import type { Format, ReadInput } from './format.ts';

/** How many bytes a format sees to tell whether a file is its own. */
export const SNIFFED_BYTES = 4096;

/** Formats that can be told by their first bytes; named so that the refusal says what the file is. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'a Word, OpenDocument, EPUB or ZIP file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office file'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'an RTF file'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x1f, 0x8b], 'a gzip archive'],
];

/**
 * Returns the format that reads this file: the one that was asked for, else the one that knows its bytes, else the one that knows its extension,
 * else, for text without any, the last readable one that has `txt`.
 */
export function pickReader(input: ReadInput, formats: readonly Format[]): Result<Format> {
  const readable = formats.filter((format) => format.read !== undefined);
  const asked = readable.find(({ id }) => id === input.format);
  if (asked !== undefined) return done(asked);
  const head = input.bytes.subarray(0, SNIFFED_BYTES);
  const bySniff = readable.find((format) => format.sniffs?.(head, input.name) === true);
  if (bySniff !== undefined) return done(bySniff);
  const extension = extensionOf(input.name);
  const byExtension = readable.find(
    ({ extensions, isSureBySniffing }) => isSureBySniffing !== true && extensions.includes(extension),
  );
  const signature = SIGNATURES.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (byExtension !== undefined && signature === undefined) return done(byExtension);
  const plain = readable.find((format) => format.extensions.includes('txt'));
  if (plain !== undefined && extension === '' && !head.includes(0) && signature === undefined) return done(plain);
  const what = signature === undefined ? 'of a kind that cannot be opened' : signature[1];
  const readableNames = readable.map(({ label, extensions }) => `${label} (.${extensions.join(', .')})`);
  return refuse({
    code: 'file/unknown-format',
    message: `The file is ${what}. What can be opened: ${readableNames.join('; ')}.`,
    where: input.name,
  });
}

/** Lower case, without the dot; empty for a name without one. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
