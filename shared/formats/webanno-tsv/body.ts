import { readSentence } from './escapes.ts';

/**
 * The body of a WebAnno TSV file: sentences, each with its words behind `#Text=` and a **row** for every token, and for
 * every piece of a token that is annotated by itself. The file has the words of sentences only; what stands between
 * them is told by their offsets, and guessed.
 */
export interface TsvBody {
  readonly text: string;
  readonly rows: readonly TsvRow[];
  readonly notes: readonly string[];
}

/** One unit: a token, or a piece of one. */
export interface TsvRow {
  /** `1-2`, or `1-2.1` for a piece. */
  readonly id: string;
  /** In the units of the file. */
  readonly start: number;
  readonly end: number;
  /** Where the form stands in `text`, in UTF-16 code units, found without the offsets; null where it was not. */
  readonly place: { readonly start: number; readonly end: number } | null;
  readonly cells: readonly string[];
  /** Line in the file, from 1. */
  readonly line: number;
}

interface RawRow extends Omit<TsvRow, 'place'> {
  readonly form: string;
}

interface RawSentence {
  readonly id: string | null;
  readonly words: string;
  readonly rows: readonly RawRow[];
}

/** Reads the lines behind the head; `first` is the number of their first line. */
export function readBody(lines: readonly string[], first: number): TsvBody {
  const notes: string[] = [];
  const sentences = sentencesIn(lines, first, notes);
  const between = spaceBetween(sentences);
  if (between.note !== null) notes.push(between.note);
  const pieces: string[] = [];
  const rows: TsvRow[] = [];
  let length = 0;
  for (const [index, { words, rows: raw }] of sentences.entries()) {
    const space = between.spaces[index]!;
    pieces.push(space, words);
    for (const row of placed(raw, words, length + space.length)) rows.push(row);
    length += space.length + words.length;
  }
  return { text: pieces.join(''), rows, notes };
}

const ROW = /^(\d+-\d+(?:\.\d+)?)\t(\d+)-(\d+)\t([^\t]*)(?:\t(.*))?$/su;

function sentencesIn(lines: readonly string[], first: number, notes: string[]): RawSentence[] {
  const sentences: RawSentence[] = [];
  let words: string[] = [];
  let id: string | null = null;
  let rows: RawRow[] = [];
  const finish = () => {
    if (words.length > 0 || rows.length > 0) sentences.push({ id, words: wordsOf(words, rows), rows });
    [words, id, rows] = [[], null, []];
  };
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      finish();
    } else if (line.startsWith('#') && rows.length === 0) {
      if (line.startsWith('#Text=')) words.push(readSentence(line.slice(6)));
      else if (line.startsWith('#Sentence.id=')) id = readSentence(line.slice(13));
      continue;
    } else {
      const row = rowOf(line, first + index);
      if (row !== null) rows.push(row);
      else if (line.startsWith('#Text=')) {
        finish();
        words.push(readSentence(line.slice(6)));
      } else notes.push(`Line ${first + index} is no token: “${line.slice(0, 60).toWellFormed()}”.`);
    }
  }
  finish();
  return sentences;
}

function rowOf(line: string, number: number): RawRow | null {
  const [, id, start, end, form, rest] = ROW.exec(line) ?? [];
  if (id === undefined || start === undefined || end === undefined || form === undefined) return null;
  const cells = rest === undefined || rest === '' ? [] : rest.replace(/\t$/u, '').split('\t');
  return { id, start: Number(start), end: Number(end), form, cells, line: number };
}

/** The words behind `#Text=`, several such lines are several lines; without any, the forms as their offsets space them. */
function wordsOf(lines: readonly string[], rows: readonly RawRow[]): string {
  if (lines.length > 0) return lines.join('\n');
  let words = '';
  let at: number | null = null;
  for (const { id, start, end, form } of rows) {
    if (id.includes('.')) continue;
    if (at !== null) words += ' '.repeat(Math.max(0, Math.min(start - at, WIDEST_GAP)));
    words += form;
    at = end;
  }
  return words;
}

/** More than this between two sentences is no text but a mistake. UTF-16 code units. */
const WIDEST_GAP = 100_000;

/** All of it together: offsets are numbers in a file, and may be anything. */
const MOST_SPACE = 1_000_000;

const OWN_ID = /^p(\d+)\.s\d+$/u;

/** What stands before each sentence. */
function spaceBetween(sentences: readonly RawSentence[]): { spaces: string[]; note: string | null } {
  const gaps = gapsBefore(sentences);
  const paragraphs = sentences.map(({ id }) => Number(OWN_ID.exec(id ?? '')?.[1] ?? 0));
  if (sentences.length > 0 && paragraphs.every((number, i) => number > 0 && number >= (paragraphs[i - 1] ?? 1))) {
    const spaces = gaps.map((gap, i) => {
      const lineEnds = Math.min(gap, paragraphs[i]! - (paragraphs[i - 1] ?? 1));
      return '\n'.repeat(lineEnds) + ' '.repeat(gap - lineEnds);
    });
    return { spaces, note: null };
  }
  const inner = gaps.slice(1);
  const hasWider = inner.some((gap) => gap > 1);
  const one = hasWider ? ' ' : '\n';
  const spaces = gaps.map((gap, i) => (i === 0 ? ' '.repeat(gap) : gap === 1 ? one : blankLines(gap)));
  const what = hasWider
    ? 'one character was read as a space, more as line ends'
    : 'it was read as the end of a paragraph';
  const note = inner.some((gap) => gap > 0)
    ? `The file does not say what stands between its sentences: ${what}.`
    : null;
  return { spaces, note };
}

/** Line ends for a gap, a few at most: what is wider is no row of blank lines. */
const blankLines = (gap: number): string => '\n'.repeat(Math.min(gap, 10)) + ' '.repeat(Math.max(0, gap - 10));

/**
 * How many characters lie before each sentence, by the offsets of first tokens: counted in UTF-16 code units, or in code
 * points where the file counts those. Sentences that lie closer than their words are long follow at once.
 */
function gapsBefore(sentences: readonly RawSentence[]): number[] {
  const inUnits = gapsBy(sentences, (words) => words.length);
  const gaps = inUnits.every((gap) => gap >= 0) ? inUnits : gapsBy(sentences, (words) => [...words].length);
  let left = MOST_SPACE;
  return gaps.map((gap) => {
    const kept = gap > Math.min(WIDEST_GAP, left) ? 1 : Math.max(0, gap);
    left -= kept;
    return kept;
  });
}

function gapsBy(sentences: readonly RawSentence[], lengthOf: (words: string) => number): number[] {
  let end = 0;
  return sentences.map(({ words, rows }) => {
    const start = rows[0]?.start ?? end + 1;
    const gap = start - end;
    end = start + lengthOf(words);
    return gap;
  });
}

/** Returns the rows of a sentence with the places of their forms, which follow each other in its words. */
function placed(rows: readonly RawRow[], words: string, base: number): TsvRow[] {
  let cursor = 0;
  let token: { readonly at: number | null; readonly start: number; readonly form: string } = {
    at: 0,
    start: 0,
    form: '',
  };
  const first = rows[0]?.start ?? 0;
  return rows.map(({ form, ...row }): TsvRow => {
    if (row.id.includes('.')) {
      const offset = row.start - token.start;
      if (token.at === null || !token.form.startsWith(form, offset)) return { ...row, place: null };
      const start = base + token.at + offset;
      return { ...row, place: { start, end: start + form.length } };
    }
    while (cursor < words.length && /\s/u.test(words.charAt(cursor))) cursor += 1;
    const isThere = form !== '' && words.startsWith(form, cursor);
    token = { at: isThere ? cursor : null, start: row.start, form };
    const place = isThere ? { start: base + cursor, end: base + cursor + form.length } : null;
    cursor = isThere ? cursor + form.length : Math.max(cursor, row.end - first);
    return { ...row, place };
  });
}
