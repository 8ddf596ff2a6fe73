import { detectAll } from 'jschardet';
import type { Article, Source } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Metadata } from '../model/records.ts';
import { done, refuse, type Problem, type Result } from '../result.ts';
import { DEFAULT_BUDGETS, budgetsOf, type Budgets } from './budgets.ts';
import type { ReadInput, Reading, Services } from './format.ts';

/**
 * Bytes become text in one place. The encoding is, in this order, what the byte order mark says; UTF-8 if the bytes
 * are well-formed UTF-8; what the document declares; UTF-8 if nearly all of it is; what the byte statistics say.
 * Line ends become one `\n` (promise T8), bad bytes and lone surrogates become U+FFFD and are counted (T9), one byte
 * order mark is taken off, and nothing else is touched: no normalisation (T7). U+0085, U+2028 and U+2029 are
 * characters of the text and stay; only CR LF, CR and LF end a line.
 */
export interface DecodedText {
  /** Well-formed, lines ended by `\n`. */
  readonly text: string;
  /** Name from the Encoding Standard, lower case. */
  readonly encoding: string;
  readonly lineEnds: NonNullable<Source['lineEnds']>;
  /** How many ill-formed sequences became U+FFFD. */
  readonly replacedCharacters: number;
}

export interface DecodeOptions {
  /** The charset that the document names itself, as it stands there. */
  readonly declared?: string | null;
  /** The most UTF-16 code units the source may have; larger for markup, of which most is no text. */
  readonly mostUnits?: number;
}

/**
 * Returns the text of the bytes.
 *
 * Refuses, each with a sentence to act on: `text/empty` for nothing but white space, `text/binary` for what is no
 * text, `text/unsupported-encoding` for UTF-32, `text/too-long` above the budget.
 *
 * @param name file name, for the refusal
 */
export function decodeText(bytes: Uint8Array, name: string, options: DecodeOptions = {}): Result<DecodedText> {
  const { declared = null, mostUnits = DEFAULT_BUDGETS.units } = options;
  if (bytes.length > mostUnits * 4) return refuse(tooLong(Math.ceil(bytes.length / 4), mostUnits, name));
  const encoding = encodingOf(bytes, declared);
  if (encoding === 'utf-32') return refuse(utf32(name));
  if (encoding === null) return refuse(binary(name));
  const given = decodeAs(encoding, bytes);
  // In UTF-16 a NUL may be a slip; it is no character of a text, and parsers would drop or replace it unasked.
  const nuls = encoding.startsWith('utf-16') ? countOf(given, '\0') : 0;
  const decoded = nuls === 0 ? given : given.replaceAll('\0', '\ufffd');
  if (decoded.length > mostUnits) return refuse(tooLong(decoded.length, mostUnits, name));
  if (!/\S/u.test(decoded)) return refuse(empty(name));
  if (!encoding.startsWith('utf-16') && looksBinary(decoded)) return refuse(binary(name));
  const replacedCharacters = countReplaced(given, encoding, bytes) + nuls;
  return done({ ...endLines(decoded), encoding, replacedCharacters });
}

/** Returns what keeps these blocks from being an article: none with text, too many, or too long; or null. */
export function findBudgetProblem(
  blocks: readonly Block[],
  name: string,
  budgets: Budgets = DEFAULT_BUDGETS,
): Problem | null {
  if (blocks.length === 0) return empty(name);
  if (blocks.length > budgets.paragraphs) {
    const message = `The file has ${number(blocks.length)} paragraphs; an article may have ${number(budgets.paragraphs)}. Split it into several files.`;
    return { code: 'text/too-many-paragraphs', message, where: name };
  }
  const units = blocks.reduce((sum, { text }) => sum + text.length + 1, -1);
  return units > budgets.units ? tooLong(units, budgets.units, name) : null;
}

/** What a reader of documents found, before it is an article. */
export interface Imported {
  readonly blocks: readonly Block[];
  readonly metadata: Omit<Metadata, 'record' | 'id'>;
  readonly mediaType: string;
  readonly notes: readonly string[];
}

/** Returns the article made of what was found in a decoded file, or why it cannot be one. */
export function toReading(
  imported: Imported,
  decoded: DecodedText,
  input: ReadInput,
  services: Services,
): Result<Reading> {
  const problem = findBudgetProblem(imported.blocks, input.name, budgetsOf(input.budgets));
  if (problem !== null) return refuse(problem);
  const { encoding, lineEnds } = decoded;
  const replacedCharacters = decoded.replacedCharacters + referredToNone(imported.blocks, decoded.text);
  const sha256 = services.sha256(input.bytes);
  const source = { name: input.name, mediaType: imported.mediaType, sha256, encoding, lineEnds, replacedCharacters };
  const article: Article = {
    id: services.newId(),
    metadata: { record: 'metadata', id: 'metadata', ...imported.metadata },
    source,
    blocks: imported.blocks,
    annotations: [],
    links: [],
    speakers: [],
  };
  return done({ article, notes: [...replacedNote({ encoding, replacedCharacters }), ...imported.notes] });
}

/**
 * Markup may name a character by a number that is none (`&#0;`, `&#xD800;`); parsers make U+FFFD of it. What the
 * blocks hold beyond what the source held has come about so.
 */
const referredToNone = (blocks: readonly Block[], source: string): number =>
  Math.max(0, blocks.reduce((sum, { text }) => sum + countOf(text, '\ufffd'), 0) - countOf(source, '\ufffd'));

/** How long a title may be before only its first words are taken, in UTF-16 code units. */
const TITLE_LENGTH = 120;

/** Returns the first words of a text as a title, with … where it goes on. */
export function firstWords(text: string): string {
  const title = text
    .slice(0, TITLE_LENGTH * 2)
    .replace(/\s+/gu, ' ')
    .trim();
  if (title.length <= TITLE_LENGTH) return title;
  const cut = title.slice(0, title.lastIndexOf(' ', 80) > 20 ? title.lastIndexOf(' ', 80) : 80);
  return `${(cut.isWellFormed() ? cut : cut.slice(0, -1)).replace(/[,;:–—-]+$/u, '')}…`;
}

/** Returns the file's name without its extension, for a document that names no title. */
export const nameWithoutExtension = (name: string): string => name.replace(/(?<=.)\.[^.]*$/u, '');

/** Returns the sentence of the import report about replaced characters, or none. */
const replacedNote = ({
  replacedCharacters: count,
  encoding,
}: Pick<DecodedText, 'replacedCharacters' | 'encoding'>): string[] => {
  if (count === 0) return [];
  const what = count === 1 ? '1 place' : `${number(count)} places`;
  return [`${what} could not be read as ${encoding} and became the replacement character “\uFFFD”.`];
};

const number = (value: number): string => value.toLocaleString('en');

const empty = (name: string): Problem => ({
  code: 'text/empty',
  message: 'The file holds no text, so there is nothing to annotate. Check that it is the right file.',
  where: name,
});

const binary = (name: string): Problem => ({
  code: 'text/binary',
  message: 'The file is not text: its bytes fit no text encoding. Save it as text in UTF-8, or open the original.',
  where: name,
});

const utf32 = (name: string): Problem => ({
  code: 'text/unsupported-encoding',
  message: 'The file is text in UTF-32, which cannot be read. Save it as UTF-8 and open that.',
  where: name,
});

const tooLong = (units: number, most: number, name: string): Problem => ({
  code: 'text/too-long',
  message: `The file has ${number(units)} characters or more; the most that can be opened is ${number(most)}. Split it into several files.`,
  where: name,
});

/** The encoding's standard name, `utf-32` where its mark is found, or null for what is no text. */
function encodingOf(bytes: Uint8Array, declared: string | null): string | null {
  const marked = encodingByMark(bytes);
  if (marked !== null) return marked;
  if (bytes.includes(0)) return utf16WithoutMark(bytes);
  const declaredName = declared === null ? null : standardName(declared);
  const isStateful = declaredName === 'iso-2022-jp' && bytes.includes(0x1b);
  if (isStateful) return declaredName;
  if (isUtf8(bytes)) return 'utf-8';
  // A document that calls itself UTF-16 while its declaration can be read as ASCII is not (Encoding Standard).
  if (declaredName !== null && !declaredName.startsWith('utf-16')) return declaredName;
  return isNearlyUtf8(bytes) ? 'utf-8' : byStatistics(bytes);
}

function encodingByMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32' : null;
}

/** Returns the standard's name for a label, or null when it knows none. */
function standardName(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many bytes of the file decide where statistics do. */
const SAMPLE = 200_000;

/** NUL bytes mean UTF-16, or no text at all: every character of every script must then be a plausible one. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  if (bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, SAMPLE);
  const scored = ['utf-16le', 'utf-16be'].map((encoding) => {
    const text = decodeAs(encoding, sample);
    const bad = text.match(/[\0-\x08\x0e-\x1f\ufffd-\uffff\ue000-\uf8ff]/gu)?.length ?? 0;
    const spaces = text.match(/[ \n\u3000。，]/gu)?.length ?? 0;
    return { encoding, bad, spaces };
  });
  const plausible = scored.filter(({ bad, spaces }) => bad === 0 && spaces > 0).sort((a, b) => b.spaces - a.spaces);
  return plausible[0]?.encoding ?? null;
}

/** UTF-8 with a few broken bytes: a legacy encoding hardly ever forms well-formed sequences by chance. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const sample = sampleOf(bytes);
  const text = new TextDecoder('utf-8').decode(sample);
  const bad = text.match(/\ufffd+/gu)?.length ?? 0;
  const good = text.match(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
  return good >= 2 * bad;
}

/** The bytes around the first one that is not ASCII: where an encoding shows. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80 || byte === 0x1b);
  const from = Math.max(0, first - 2000);
  return bytes.subarray(from, from + SAMPLE);
}

/** What the statistics call encodings by names that the standard does not know. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CP932: 'shift_jis',
    SHIFT_JIS_2004: 'shift_jis',
    'SHIFT_JIS-2004': 'shift_jis',
    CP949: 'euc-kr',
    EUC_JIS_2004: 'euc-jp',
    'EUC-JIS-2004': 'euc-jp',
    CP874: 'windows-874',
    MACROMAN: 'macintosh',
    'MAC-ROMAN': 'macintosh',
    MACCYRILLIC: 'x-mac-cyrillic',
    'MAC-CYRILLIC': 'x-mac-cyrillic',
  }),
);

/** The likeliest encoding that can be decoded. */
function byStatistics(bytes: Uint8Array): string {
  const likely = detectAll(sampleOf(bytes)).flatMap(({ encoding }) => {
    const known = encoding === null ? null : standardName(NAMES.get(encoding.toUpperCase()) ?? encoding);
    return known === null || known.startsWith('utf-16') || known === 'replacement' ? [] : [known];
  });
  return likely[0] ?? 'windows-1252';
}

/** Decodes, taking one byte order mark off. */
const decodeAs = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);

/** Text has next to no control characters; programs and pictures read as text are full of them. */
function looksBinary(text: string): boolean {
  const head = text.slice(0, SAMPLE);
  if (text.includes('\0')) return true;
  const controls = head.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]/gu)?.length ?? 0;
  const replaced = head.match(/\ufffd/gu)?.length ?? 0;
  return controls > 3 && controls + replaced > head.length / 50;
}

/** Replacement characters that decoding made, without those that the file held itself. */
function countReplaced(text: string, encoding: string, bytes: Uint8Array): number {
  const count = countOf(text, '\ufffd');
  if (count === 0) return 0;
  if (encoding === 'utf-8') return count - countBytes(bytes, [0xef, 0xbf, 0xbd], 1);
  if (encoding === 'utf-16le') return count - countBytes(bytes, [0xfd, 0xff], 2);
  return encoding === 'utf-16be' ? count - countBytes(bytes, [0xff, 0xfd], 2) : count;
}

function countBytes(bytes: Uint8Array, sequence: readonly number[], step: number): number {
  let count = 0;
  for (let at = 0; at + sequence.length <= bytes.length; at += step) {
    if (sequence.every((byte, index) => bytes[at + index] === byte)) count += 1;
  }
  return count;
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

function endLines(decoded: string): Pick<DecodedText, 'text' | 'lineEnds'> {
  const crlf = countOf(decoded, '\r\n');
  const cr = countOf(decoded, '\r') - crlf;
  const lf = countOf(decoded, '\n') - crlf;
  const kinds = (['crlf', 'cr', 'lf'] as const).filter((_, index) => [crlf, cr, lf][index]! > 0);
  const lineEnds = kinds.length > 1 ? 'mixed' : (kinds[0] ?? 'none');
  return { text: crlf + cr === 0 ? decoded : decoded.replace(/\r\n?/gu, '\n'), lineEnds };
}
