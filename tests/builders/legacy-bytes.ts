/**
 * Text as bytes in the encodings of old. The platform only decodes them, so the table is made by decoding every byte
 * and every pair of bytes once.
 */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/**
 * Returns the bytes of the text.
 *
 * @param encoding a label of the Encoding Standard; one byte or two for each character, or UTF-16
 * @throws RangeError when the encoding has no bytes for a character
 */
export function encodedAs(encoding: string, text: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding.startsWith('utf-16')) return utf16(text, encoding === 'utf-16be');
  const table = tableOf(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) throw new RangeError(`${encoding} has no “${character}”`);
      return [...bytes];
    }),
  );
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  return bytes;
}

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (...bytes: readonly number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !table.has(character)) table.set(character, bytes);
    } catch {
      // No character of this encoding.
    }
  };
  for (let first = 0; first < 256; first += 1) add(first);
  for (let first = 0x80; first < 256; first += 1) for (let second = 0x40; second < 256; second += 1) add(first, second);
  tables.set(encoding, table);
  return table;
}
