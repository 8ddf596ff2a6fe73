import type { Block } from '../model/block.ts';
import type { Result } from '../result.ts';
import { decodeText, firstWords, toReading } from './decode-text.ts';
import { budgetsOf } from './budgets.ts';
import type { PlainFormat, ReadInput, Reading, Services } from './format.ts';

/**
 * Plain text: a paragraph a line, as editors and web pages give it. A file that is clearly **hard-wrapped** (blank
 * lines between paragraphs, inside them lines broken where the next word would not have fitted) becomes one
 * paragraph for each run of lines, its line feeds turned into spaces; nothing else of the text changes, not even
 * the spaces at the edges of a line (promise T7). A short line without end punctuation between long paragraphs is
 * a heading.
 */
export const text: PlainFormat = {
  id: 'text',
  label: 'Plain text',
  description: 'Text in any encoding, a paragraph a line or wrapped with blank lines between paragraphs.',
  group: 'documents',
  extensions: ['txt', 'text'],
  mediaType: 'text/plain',
  loses: [],
  read: readText,
};

function readText(input: ReadInput, services: Services): Result<Reading> {
  const decoded = decodeText(input.bytes, input.name, { mostUnits: budgetsOf(input.budgets).units });
  if (!decoded.ok) return decoded;
  const { paragraphs, width } = unwrapText(decoded.value.text);
  const notes =
    width === null ? [] : [`The lines were wrapped at ${width} characters; each paragraph is one line now.`];
  const blocks = paragraphs.map((paragraph, i) => blockOf(paragraph, paragraphs[i - 1], paragraphs[i + 1]));
  const title = firstWords(paragraphs[0] ?? '');
  return toReading({ blocks, metadata: { title }, mediaType: 'text/plain', notes }, decoded.value, input, services);
}

/** The paragraphs of a text, with the width in characters at which its lines were wrapped, or null. */
export interface UnwrappedText {
  readonly paragraphs: readonly string[];
  readonly width: number | null;
}

/** Returns the paragraphs: one a line, or one for each run of lines where the text is hard-wrapped. */
export function unwrapText(source: string): UnwrappedText {
  const runs = runsOf(source);
  const width = wrapWidth(runs);
  return { width, paragraphs: width === null ? runs.flat() : runs.flatMap((run) => unwrapped(run, width)) };
}

/**
 * Returns the text with spaces in place of the line feeds that only wrap it: everything stays where it was. Text whose
 * lines do not end with a lone line feed stays as it is.
 */
export function unwrapInPlace(source: string): { readonly text: string; readonly width: number | null } {
  const width = source.includes('\r') ? null : wrapWidth(runsOf(source));
  if (width === null) return { text: source, width };
  let text = '';
  let run: string[] = [];
  const endRun = () => {
    const isWrapped = run.length > 1 && forcedBreaks(run, width) >= (run.length - 1) * 0.6;
    text += run.join(isWrapped ? ' ' : '\n');
    run = [];
  };
  for (const [at, line] of source.split('\n').entries()) {
    const isBlank = !/\S/u.test(line);
    if (isBlank || run.length === 0) {
      endRun();
      if (at > 0) text += '\n';
    }
    if (isBlank) text += line;
    else run.push(line);
  }
  endRun();
  return { text, width };
}

/** Returns the lines with text, in runs as blank lines separate them. */
function runsOf(decoded: string): string[][] {
  const runs: string[][] = [];
  let isNew = true;
  for (const line of decoded.split('\n')) {
    const isBlank = !/\S/u.test(line);
    if (!isBlank && isNew) runs.push([line]);
    else if (!isBlank) runs.at(-1)!.push(line);
    isNew = isBlank;
  }
  return runs;
}

/** Wrapped text is this wide, in characters; narrower is verse, wider a paragraph a line. */
const NARROWEST = 40;
const WIDEST = 100;

/** Share of line breaks that must have been forced for a file to count as hard-wrapped. */
const FORCED = 0.85;

/** Returns the width in characters at which the file is wrapped, or null when it is not. */
function wrapWidth(runs: readonly string[][]): number | null {
  const inner = runs.flatMap((run) => run.slice(0, -1));
  if (runs.length < 2 || inner.length < 4) return null;
  const width = inner.reduce((widest, line) => Math.max(widest, line.trimEnd().length), 0);
  if (width < NARROWEST || width > WIDEST) return null;
  const forced = runs.reduce((sum, run) => sum + forcedBreaks(run, width), 0);
  return forced >= inner.length * FORCED ? width : null;
}

/** How many line ends of the run a wrapping editor would have set: the next word did not fit. */
const forcedBreaks = (run: readonly string[], width: number): number =>
  run.slice(0, -1).filter((line, i) => isForced(line.trimEnd(), run[i + 1]!.trimStart(), width)).length;

const isForced = (line: string, next: string, width: number): boolean =>
  line.length > width / 2 && line.includes(' ') && line.length + 1 + (/^\S*/u.exec(next)?.[0].length ?? 0) > width - 3;

/** Returns the run as one paragraph, or its lines when they are broken on purpose: verse, an address, a list. */
function unwrapped(run: readonly string[], width: number): readonly string[] {
  const isWrapped = forcedBreaks(run, width) >= (run.length - 1) * 0.6;
  if (!isWrapped) return run;
  return [run.map((line, i) => (i === 0 ? line.trimEnd() : line.trim())).join(' ')];
}

/** A heading has at most this many UTF-16 code units … */
const LONGEST_HEADING = 80;

/** … and its neighbours at least so many. */
const LONG_PARAGRAPH = 100;

function blockOf(line: string, before: string | undefined, after: string | undefined): Block {
  if (!looksLikeHeading(line) || (after?.length ?? 0) < LONG_PARAGRAPH) return { type: 'paragraph', text: line };
  if (before === undefined) return { type: 'heading', level: 1, text: line };
  return before.length < LONG_PARAGRAPH ? { type: 'paragraph', text: line } : { type: 'heading', level: 2, text: line };
}

/** Short, beginning with a capital, a number or an uncased letter, and without the punctuation that ends a sentence. */
const looksLikeHeading = (line: string): boolean =>
  line.length <= LONGEST_HEADING && /^\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(line) && !/[.!?…:;,”"’»)\]]\s*$/u.test(line);
