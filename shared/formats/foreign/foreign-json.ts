import { done, refuse, type Problem, type Result } from '../../result.ts';
import { budgetsOf } from '../budgets.ts';
import { checkJson } from '../check-json.ts';
import type { ReadInput } from '../format.ts';
import { propertyOf } from '../read-json.ts';
import { excerpt, ImportNotes } from './import-notes.ts';
import { readRawText } from './raw-text.ts';

/**
 * JSON and JSON Lines that other programs wrote. What would be dangerous or cannot be read is refused as in our own
 * files; numbers too long to be kept and keys that stand twice are told and read, since a file of others need not
 * come back to the letter.
 */
export interface ForeignJson {
  readonly value: unknown;
  readonly encoding: string;
  readonly notes: ImportNotes;
}

/** One value of a file with one a line. */
export interface JsonRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly value: unknown;
}

export interface JsonRows {
  readonly rows: readonly JsonRow[];
  readonly encoding: string;
  readonly notes: ImportNotes;
}

const HARMLESS: ReadonlySet<string> = new Set(['json/number', 'json/duplicate-key']);

/** Returns the one value of the file. */
export function readForeignJson(input: ReadInput): Result<ForeignJson> {
  const budgets = budgetsOf(input.budgets);
  const raw = readRawText(input.bytes, input.name, { units: budgets.markupUnits });
  if (!raw.ok) return raw;
  const notes = new ImportNotes();
  const value = parse(raw.value.text, input.name, budgets.jsonDepth, notes);
  return value.ok ? done({ value: value.value, encoding: raw.value.encoding, notes }) : value;
}

/** Returns the values of the lines; of a file that is one list, its entries. Lines that are no JSON are told. */
export function readJsonRows(input: ReadInput): Result<JsonRows> {
  const budgets = budgetsOf(input.budgets);
  const raw = readRawText(input.bytes, input.name, { units: budgets.markupUnits });
  if (!raw.ok) return raw;
  const { text, encoding } = raw.value;
  const notes = new ImportNotes();
  if (/^\s*\[/u.test(text)) {
    const list = parse(text, input.name, budgets.jsonDepth, notes);
    if (!list.ok) return list;
    const rows = listOf(list.value).map((value) => ({ line: 1, value }));
    return done({ rows, encoding, notes });
  }
  const rows: JsonRow[] = [];
  let firstProblem: Problem | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (!/\S/u.test(line)) continue;
    const value = parse(line, `${input.name}, line ${index + 1}`, budgets.jsonDepth, notes);
    if (value.ok) rows.push({ line: index + 1, value: value.value });
    else {
      firstProblem ??= value.problems[0];
      notes.add(`Line ${index + 1} is not JSON that can be read: “${excerpt(line)}”.`);
    }
  }
  if (rows.length > 0) return done({ rows, encoding, notes });
  const message = 'The file holds no JSON, neither as a whole nor line by line. Check that it is the right file.';
  return refuse(firstProblem ?? { code: 'file/empty', message, where: input.name });
}

function parse(text: string, name: string, depth: number, notes: ImportNotes): Result<unknown> {
  const problems = checkJson(text, name, depth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const message =
      'The file is not well-formed JSON, so part of it was lost or changed; export it again, or mend it where it is said to break.';
    return refuse({ code: 'json/syntax', message, where: name });
  }
  const [fatal, ...others] = problems.filter(({ code }) => !HARMLESS.has(code));
  if (fatal !== undefined) return refuse(fatal, ...others);
  for (const { message, where } of problems) notes.add(`${where}: ${message}`);
  return done(value);
}

/** Returns a list as it is, anything else as a list of itself, and nothing as an empty one. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
};

/** Returns the string under the key, or undefined. */
export function stringAt(value: unknown, key: string): string | undefined {
  const found = propertyOf(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** Returns the number under the key, or undefined. */
export function numberAt(value: unknown, key: string): number | undefined {
  const found = propertyOf(value, key);
  return typeof found === 'number' ? found : undefined;
}

/** Returns an id as text, whether the file has it as text or as a number; undefined where there is none. */
export function idAt(value: unknown, key: string): string | undefined {
  const found = propertyOf(value, key);
  return typeof found === 'number' || (typeof found === 'string' && found !== '') ? String(found) : undefined;
}

/** Returns the list of strings under the key; what is no string in it is passed over. */
export const stringsAt = (value: unknown, key: string): string[] =>
  listOf(propertyOf(value, key)).filter((one) => typeof one === 'string');

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
