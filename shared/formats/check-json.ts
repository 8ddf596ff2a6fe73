import type { Problem } from '../result.ts';
import { DEFAULT_BUDGETS } from './budgets.ts';

/**
 * What `JSON.parse` lets pass and an annotation file from a colleague may hold (promise H10): keys that reach for
 * prototypes, the same key twice (the last one would win), nesting that overflows a stack, numbers that would be
 * rounded without a word, a second document after the first. One pass over the text, before it is parsed; syntax
 * is left to `JSON.parse`.
 */

/** After so many problems the rest are more of the same. */
const MAX_PROBLEMS = 100;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /-?[0-9][0-9.eE+-]*/y;

/** An open object with the keys seen so far, or an open array. */
interface Container {
  readonly keys: Set<string> | null;
  isAtKey: boolean;
}

/**
 * Returns every problem of the text, each with the line it is on; none for harmless text.
 *
 * @param mostLevels how deep objects and arrays may nest
 */
export function checkJson(text: string, name: string, mostLevels: number = DEFAULT_BUDGETS.jsonDepth): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, at: number, message: string) =>
    problems.push({ code, message, where: `${name}, line ${lineAt(text, at)}` });
  const open: Container[] = [];
  let isOver = false;

  for (let at = 0; at < text.length && problems.length < MAX_PROBLEMS; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) continue;
    if (isOver) {
      report('json/several', at, 'The file goes on after its end, as if two files were joined; keep only one of them.');
      break;
    }
    const container = open.at(-1);
    if (unit === QUOTE) {
      const end = endOfString(text, at);
      if (container?.isAtKey === true) checkKey(text.slice(at, end + 1), container, at, report);
      at = end;
    } else if (unit === 0x7b || unit === 0x5b) {
      open.push({ keys: unit === 0x7b ? new Set() : null, isAtKey: unit === 0x7b });
      if (open.length > mostLevels) {
        report(
          'json/too-deep',
          at,
          `The file nests more than ${mostLevels} levels deep, as no article does; ask for it to be exported again.`,
        );
        break;
      }
    } else if (unit === 0x7d || unit === 0x5d) {
      open.pop();
      isOver = open.length === 0;
    } else if (unit === 0x2c) {
      if (container?.keys != null) container.isAtKey = true;
    } else if (unit === 0x3a) {
      if (container !== undefined) container.isAtKey = false;
    } else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      NUMBER.lastIndex = at;
      const digits = NUMBER.exec(text)?.[0] ?? text[at]!;
      if (!isFaithful(digits)) {
        report('json/number', at, `The number ${shorten(digits)} cannot be kept exactly; correct it at its source.`);
      }
      at += digits.length - 1;
    }
  }
  return problems;
}

type Report = (code: string, at: number, message: string) => void;

function checkKey(literal: string, container: Container, at: number, report: Report): void {
  const key = literal.includes('\\') ? unescapeKey(literal) : literal.slice(1, -1);
  container.isAtKey = false;
  if (FORBIDDEN_KEYS.has(key)) {
    report(
      'json/forbidden-key',
      at,
      `The key “${key}” serves only to attack programs; ask whoever sent the file for a clean one.`,
    );
  }
  if (container.keys!.has(key)) {
    report(
      'json/duplicate-key',
      at,
      `The key “${shorten(key)}” stands twice in one place; which one counts is unclear, so take one out.`,
    );
  }
  container.keys!.add(key);
}

/** The key without its escapes; ill-formed ones stay as they are, since parsing refuses them next. */
function unescapeKey(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** Index of the quotation mark that ends the string begun at `start`, or of the last character. */
function endOfString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end === -1) return text.length;
    let escapes = end - 1;
    while (text.charCodeAt(escapes) === BACKSLASH) escapes -= 1;
    if ((end - escapes) % 2 === 1) return end;
  }
}

/** True when reading the number and writing it again changes nothing of its value. */
function isFaithful(digits: string): boolean {
  const value = Number(digits);
  if (!Number.isFinite(value) || digits === '-0') return false;
  if (Number.isSafeInteger(value) || /[.eE]/.test(digits)) return true;
  return String(value) === digits;
}

const shorten = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 40)}…`);

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}
