import { decodeWords } from 'postal-mime';
import { parameterised, type HeaderValue } from './header-value.ts';

/**
 * A message by the rules of MIME (RFC 2045 to 2047), as its parts: what mail and saved pages are made of. Bodies stay
 * bytes until somebody asks, since what they are text in is said by the header, by the page inside, or by neither.
 */
export interface Part {
  /** First value of each header field by its name in lower case, folded lines joined, encoded words as they are. */
  readonly headers: ReadonlyMap<string, string>;
  /** Lower case: `text/html`. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Lower case, empty where nothing is said: `attachment`. */
  readonly disposition: string;
  /** As the sender called it; empty where nothing is said. */
  readonly fileName: string;
  readonly parts: readonly Part[];
  /** The body with its transfer encoding taken off. */
  bytes(): Uint8Array;
}

/** Parts in parts below this are not looked into; every level is read through once more. */
const DEEPEST = 20;

/** No message has more parts; the rest is left out. */
const MOST_PARTS = 10_000;

/** Returns the message in these bytes; a body without headers where it has none. */
export function readMessage(bytes: Uint8Array): Part {
  const source = binaryText(bytes);
  const root = openPart(source, { start: 0, end: source.length });
  const waiting = [{ part: root, depth: 0 }];
  let count = 1;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, depth } = next;
    const boundary = part.parameters.get('boundary');
    if (!part.type.startsWith('multipart/') || boundary === undefined || boundary === '' || depth >= DEEPEST) continue;
    for (const place of placesBetween(source, part.body, boundary)) {
      if (count >= MOST_PARTS) break;
      const inner = openPart(source, place);
      part.parts.push(inner);
      waiting.push({ part: inner, depth: depth + 1 });
      count += 1;
    }
  }
  return root;
}

/** Returns all parts that hold no others, in their order. */
export function leavesOf(root: Part): Part[] {
  const leaves: Part[] = [];
  const waiting = [root];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.parts.length === 0) leaves.push(part);
    else waiting.push(...part.parts.toReversed());
  }
  return leaves;
}

/** Returns a header field in words, empty where there is none. */
export const headerText = ({ headers }: Part, name: string): string =>
  decodeWords(headers.get(name) ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toWellFormed();

interface Place {
  readonly start: number;
  readonly end: number;
}

interface OpenPart extends Part {
  readonly parts: OpenPart[];
  readonly body: Place;
}

function openPart(source: string, { start, end }: Place): OpenPart {
  const { headers, bodyStart } = readHeaders(source, start, end);
  const type = parameterised(headers.get('content-type') ?? 'text/plain');
  const disposition = parameterised(headers.get('content-disposition') ?? '');
  const body = { start: bodyStart, end };
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  return {
    headers,
    type: type.value,
    parameters: type.parameters,
    disposition: disposition.value,
    fileName: fileNameOf(disposition, type),
    parts: [],
    body,
    bytes: () => decoded(source.slice(bodyStart, end), encoding),
  };
}

const fileNameOf = (disposition: HeaderValue, type: HeaderValue): string => {
  const name = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '';
  // A name, never a path (promise X7).
  return decodeWords(name)
    .toWellFormed()
    .replace(/^.*[\\/]/u, '')
    .slice(0, 200)
    .toWellFormed();
};

/** Header fields are longer by mistake or malice only; the rest of them is left out. UTF-16 code units. */
const LONGEST_HEADERS = 1_000_000;

function readHeaders(source: string, start: number, end: number) {
  const headers = new Map<string, string>();
  let at = start;
  let name = '';
  const stop = Math.min(end, start + LONGEST_HEADERS);
  while (at < stop) {
    const lineEnd = endOfLine(source, at, end);
    const line = source.slice(at, lineEnd.text);
    const field = /^([!-9;-~]{1,100})[ \t]{0,9}:[ \t]{0,99}/u.exec(line);
    const isFolded = name !== '' && /^[ \t]/u.test(line);
    if (line === '') return { headers, bodyStart: lineEnd.next };
    if (field === null && !isFolded) break;
    if (isFolded) headers.set(name, `${headers.get(name) ?? ''} ${line.trim()}`);
    else {
      name = field![1]!.toLowerCase();
      // Of a field that stands twice, the first counts; folded lines of the second go nowhere.
      if (headers.has(name)) name = `${name} again`;
      headers.set(name, line.slice(field![0].length).trim());
    }
    at = lineEnd.next;
  }
  return { headers, bodyStart: at };
}

function endOfLine(source: string, from: number, end: number): { readonly text: number; readonly next: number } {
  const feed = source.indexOf('\n', from);
  if (feed === -1 || feed >= end) return { text: end, next: end };
  return { text: source[feed - 1] === '\r' && feed > from ? feed - 1 : feed, next: feed + 1 };
}

/** Returns the places of the parts: between lines that are the boundary, up to the one that closes. */
function placesBetween(source: string, { start, end }: Place, boundary: string): Place[] {
  const places: Place[] = [];
  const mark = `--${boundary}`;
  let open: number | null = null;
  for (let at = source.indexOf(mark, start); at !== -1 && at < end; at = source.indexOf(mark, at + mark.length)) {
    if (at > start && source[at - 1] !== '\n') continue;
    const line = endOfLine(source, at + mark.length, end);
    const rest = source.slice(at + mark.length, line.text);
    if (!/^(?:--)?[ \t]*$/u.test(rest)) continue;
    if (open !== null) places.push({ start: open, end: Math.max(open, withoutLineEnd(source, at)) });
    if (rest.startsWith('--')) return places;
    open = line.next;
  }
  // A message that was cut has no last boundary; what there is of its last part is read.
  return open === null || open >= end ? places : [...places, { start: open, end }];
}

/** The line end before a boundary belongs to the boundary. */
const withoutLineEnd = (source: string, at: number): number => {
  if (source[at - 1] !== '\n') return at;
  return source[at - 2] === '\r' ? at - 2 : at - 1;
};

/** Each byte as the character of its number. */
function binaryText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}

const binaryBytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return fromBase64(body);
  if (encoding === 'quoted-printable') return fromQuotedPrintable(body);
  return binaryBytes(body);
}

/** White space at the end of a line was added on the way; a line that ends with `=` goes on. */
function fromQuotedPrintable(body: string): Uint8Array {
  const lines = body.split('\n').map((line) => {
    let end = line.length;
    while (end > 0 && ' \t\r'.includes(line[end - 1]!)) end -= 1;
    return line[end - 1] === '=' ? line.slice(0, end - 1) : `${line.slice(0, end)}\n`;
  });
  return binaryBytes(
    lines.join('').replace(/=([0-9A-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  );
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What is no letter of the alphabet is passed over, as the standard asks; padding ends nothing. */
function fromBase64(body: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((body.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (const letter of body) {
    const value = ALPHABET.indexOf(letter);
    if (letter === '=') {
      bits = 0;
      count = 0;
    }
    if (value === -1) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[length] = (bits >> count) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}
