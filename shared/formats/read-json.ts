import { done, refuse, type Problem, type Result } from '../result.ts';
import { budgetsOf, inMegabytes } from './budgets.ts';
import { checkJson } from './check-json.ts';
import type { ReadInput } from './format.ts';

/**
 * From bytes to parsed JSON, with the refusals that every JSON format of ours shares. What a crashed disk, a broken
 * copy or a merge tool leaves behind is told by its cause, not by the first odd character.
 */

/** Returns the text of a JSON file, without a byte order mark. */
export function readJsonText({ bytes, name, budgets }: ReadInput): Result<string> {
  const most = budgetsOf(budgets).bytes;
  const refuseFile = (code: string, message: string, where = name) => refuse({ code, message, where });
  if (bytes.length === 0) return refuseFile('file/empty', 'The file is empty; restore it from a backup or a copy.');
  if (bytes.length > most) {
    return refuseFile(
      'file/too-large',
      `The file is larger than ${inMegabytes(most)}, the most that is read. Split the article into parts.`,
    );
  }
  if (bytes.at(-1) === 0) {
    return refuseFile(
      'file/zeros',
      'The file ends in zero bytes, as a crash of the computer leaves them; restore it from a backup.',
    );
  }
  const text = decodeUtf8(bytes);
  if (text === null) {
    return refuseFile(
      'file/not-utf8',
      'The file is not UTF-8 text, so it was damaged or is something else; restore it from a backup or a copy.',
    );
  }
  const conflict = /^(?:<{7} |>{7} |={7}$|\|{7} )/m.exec(text);
  if (conflict !== null) {
    const line = text.slice(0, conflict.index).split('\n').length;
    return refuseFile(
      'file/conflict',
      'The file holds conflict markers from version control; take one side whole (git checkout --ours or --theirs).',
      `${name}, line ${line}`,
    );
  }
  return done(text);
}

/** Parses the text, or tells everything that speaks against using it. */
export function parseJson(text: string, { name, budgets }: Pick<ReadInput, 'name' | 'budgets'>): Result<unknown> {
  const problems = checkJson(text, name, budgetsOf(budgets).jsonDepth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The check loses its place behind a syntax error; only what it says of the file as a whole is worth telling.
    return refuse(syntaxProblem(error, name), ...problems.filter(({ code }) => code === 'json/several'));
  }
  const [first, ...others] = problems;
  return first === undefined ? done(value) : refuse(first, ...others);
}

function syntaxProblem(error: unknown, name: string): Problem {
  const line = error instanceof Error ? /line (\d+)/.exec(error.message)?.[1] : undefined;
  return {
    code: 'json/syntax',
    message: 'The file is not well-formed JSON, so part of it was lost or changed; restore it from a backup or a copy.',
    where: line === undefined ? name : `${name}, line ${line}`,
  };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** After so many problems the rest are more of the same. */
const MOST_PROBLEMS = 100;

/**
 * Refuses with the first hundred of a list of problems; a file can have a million.
 *
 * @throws RangeError when the list is empty
 */
export function refuseAll(problems: readonly Problem[]): Result<never> {
  const [first, ...others] = problems.slice(0, MOST_PROBLEMS);
  if (first === undefined) throw new RangeError('A refusal without a problem');
  return refuse(first, ...others);
}

/** Returns what keeps records that were parsed, but not yet looked at, from being read: too many; or null. */
export function findRecordsProblem(file: unknown, { name, budgets }: Pick<ReadInput, 'name' | 'budgets'>) {
  const most = budgetsOf(budgets).records;
  const count = RECORD_LISTS.reduce((sum, list) => sum + lengthAt(file, list), 0);
  if (count <= most) return null;
  const message = `The file has ${count.toLocaleString('en')} annotations, speakers and links; the most that is read is ${most.toLocaleString('en')}. Split the article and annotate its parts.`;
  return { code: 'file/too-many-records', message, where: name } satisfies Problem;
}

const RECORD_LISTS = ['annotations', 'speakers', 'links'];

/** Length of the list under a key, 0 where there is none; every fragment of an annotation counts too. */
function lengthAt(file: unknown, key: string): number {
  const list = propertyOf(file, key);
  if (!Array.isArray(list)) return 0;
  return list.reduce<number>((sum, entry) => sum + Math.max(1, lengthAt(entry, 'fragments')), 0);
}

/** Returns the value of an own property, or undefined. */
export const propertyOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** One issue as zod tells it: a path and a word on what was expected. */
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Returns a problem for each issue, naming the field as one would in a program: `annotations[3].id`. */
export const shapeProblems = (issues: readonly Issue[], name: string): Problem[] =>
  issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({
    code: 'file/shape',
    message: `The field ${fieldName(path)} is not what the format asks for (${message.replace('received undefined', 'there is none')}); restore the file from a backup, or export it again.`,
    where: name,
  }));

const fieldName = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'at the top'
    : `“${path
        .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
        .join('')
        .replace(/^\./, '')}”`;
