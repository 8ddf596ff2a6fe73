import { done, refuse, type Problem, type Result } from '../result.ts';
import { checkJson } from './check-json.ts';
import type { ReadInput } from './format.ts';

/**
 * From bytes to parsed JSON, with the refusals that every JSON format of ours shares. What a crashed disk, a broken
 * copy or a merge tool leaves behind is told by its cause, not by the first odd character.
 */

/** Largest file that is read, in bytes (PROMISES §1, default budgets). */
export const MAX_BYTES = 100 * 1024 * 1024;

/** Returns the text of a JSON file, without a byte order mark. */
export function readJsonText({ bytes, name }: ReadInput): Result<string> {
  const refuseFile = (code: string, message: string, where = name) => refuse({ code, message, where });
  if (bytes.length === 0) return refuseFile('file/empty', 'The file is empty; restore it from a backup or a copy.');
  if (bytes.length > MAX_BYTES) {
    return refuseFile(
      'file/too-large',
      `The file is larger than ${MAX_BYTES / 1024 / 1024} MB, the most that is read.`,
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
export function parseJson(text: string, name: string): Result<unknown> {
  const problems = checkJson(text, name);
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

/**
 * Refuses with a list of problems.
 *
 * @throws RangeError when the list is empty
 */
export function refuseAll(problems: readonly Problem[]): Result<never> {
  const [first, ...others] = problems;
  if (first === undefined) throw new RangeError('A refusal without a problem');
  return refuse(first, ...others);
}

/** One issue as zod tells it: a path and a word on what was expected. */
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Returns a problem for each issue, naming the field as one would in a program: `annotations[3].id`. */
export const shapeProblems = (issues: readonly Issue[], name: string): Problem[] =>
  issues.slice(0, 100).map(({ path, message }) => ({
    code: 'file/shape',
    message: `The field ${fieldName(path)} is not what the format asks for (${message}).`,
    where: name,
  }));

const fieldName = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'at the top'
    : `“${path
        .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
        .join('')
        .replace(/^\./, '')}”`;
