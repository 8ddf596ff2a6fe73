/**
 * The parts of an RTF file: braces, control words (`\par`, `\u8217`), control symbols (`\~`), bytes given in
 * hexadecimal (`\'e4`), and runs of other bytes. What a byte means depends on the font and comes later.
 */
export type Token =
  | { readonly is: 'open' }
  | { readonly is: 'close' }
  | { readonly is: 'word'; readonly name: string; readonly parameter: number | null }
  | { readonly is: 'symbol'; readonly symbol: string }
  | { readonly is: 'byte'; readonly byte: number }
  /** Bytes from `start` to `end`, half-open, without line ends. */
  | { readonly is: 'run'; readonly start: number; readonly end: number };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLineEnd = (byte: number): boolean => byte === 0x0a || byte === 0x0d || byte === 0;

/** Longest names and numbers that the specification allows, in characters. */
const LONGEST_NAME = 32;
const LONGEST_NUMBER = 10;

/** Yields the tokens in order; bytes that `\bin` announces are passed over. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  const at = (index: number): number => bytes[index] ?? -1;
  let i = 0;
  while (i < bytes.length) {
    const byte = at(i);
    if (byte === OPEN || byte === CLOSE) {
      yield { is: byte === OPEN ? 'open' : 'close' };
      i += 1;
    } else if (isLineEnd(byte)) i += 1;
    else if (byte !== BACKSLASH) {
      const start = i;
      while (i < bytes.length && at(i) !== OPEN && at(i) !== CLOSE && at(i) !== BACKSLASH && !isLineEnd(at(i))) i += 1;
      yield { is: 'run', start, end: i };
    } else if (isLetter(at(i + 1))) {
      const start = i + 1;
      i = start;
      while (isLetter(at(i)) && i - start < LONGEST_NAME) i += 1;
      const name = ascii(bytes, start, i);
      const sign = i;
      if (at(i) === 0x2d && isDigit(at(i + 1))) i += 1;
      const digits = i;
      while (isDigit(at(i)) && i - digits < LONGEST_NUMBER) i += 1;
      const parameter = i > digits ? Number(ascii(bytes, sign, i)) : null;
      if (at(i) === 0x20) i += 1;
      if (name === 'bin') i += Math.max(0, parameter ?? 0);
      else yield { is: 'word', name, parameter };
    } else if (at(i + 1) === 0x27) {
      const byteThere = Number.parseInt(ascii(bytes, i + 2, i + 4), 16);
      const isByte = /^[0-9a-f]{2}$/iu.test(ascii(bytes, i + 2, i + 4));
      if (isByte) yield { is: 'byte', byte: byteThere };
      i += isByte ? 4 : 2;
    } else {
      if (i + 1 < bytes.length) yield { is: 'symbol', symbol: String.fromCharCode(at(i + 1)) };
      i += 2;
    }
  }
}

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, bytes.length)));
