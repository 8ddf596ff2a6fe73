/**
 * A regular expression taken apart into what our matcher tries. The browser has found it well-formed before, so what is
 * looked for here is only how it hangs together.
 */
export type PatternNode =
  /** One character; the source asks the browser which. */
  | { readonly is: 'character'; readonly source: string }
  | { readonly is: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly is: 'group'; readonly index: number; readonly inner: PatternNode }
  | { readonly is: 'ahead'; readonly isWanted: boolean; readonly inner: PatternNode }
  | { readonly is: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'no-word' }
  | {
      readonly is: 'repeat';
      readonly least: number;
      readonly most: number;
      readonly isGreedy: boolean;
      readonly inner: PatternNode;
    };

export interface ParsedPattern {
  readonly root: PatternNode;
  /** How many groups it has. */
  readonly groups: number;
}

/** Letters, marks and digits of every script, as the inside of a class. */
export const WORD = '\\p{L}\\p{M}\\p{N}_';

/** A digit of any script. */
export const DIGIT = '\\p{Nd}';

/** @param source well-formed for the browser's `u` mode; the answer is a phrase where it asks for what we lack */
export function parsePattern(source: string): ParsedPattern | string {
  const reader: Reader = { source, at: 0, groups: 0, lacks: null };
  const root = parseChoice(reader);
  return reader.lacks ?? { root, groups: reader.groups };
}

interface Reader {
  readonly source: string;
  at: number;
  groups: number;
  /** What it asks for and we do not have. */
  lacks: string | null;
}

function parseChoice(reader: Reader): PatternNode {
  const options = [parseSequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    options.push(parseSequence(reader));
  }
  return options.length === 1 ? options[0]! : { is: 'choice', options };
}

function parseSequence(reader: Reader): PatternNode {
  const parts: PatternNode[] = [];
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source[reader.at]!)) {
    parts.push(parseRepeat(reader, parseAtom(reader)));
  }
  return { is: 'sequence', parts };
}

function parseRepeat(reader: Reader, inner: PatternNode): PatternNode {
  const [written, count, lazy] =
    /^(\*|\+|\?|\{\d+(?:,\d*)?\})(\??)/.exec(reader.source.slice(reader.at, reader.at + 40)) ?? [];
  if (written === undefined || count === undefined) return inner;
  reader.at += written.length;
  return { is: 'repeat', ...timesOf(count), isGreedy: lazy === '', inner };
}

function timesOf(count: string): { least: number; most: number } {
  if (count === '*') return { least: 0, most: Infinity };
  if (count === '+') return { least: 1, most: Infinity };
  if (count === '?') return { least: 0, most: 1 };
  const [least, most] = count.slice(1, -1).split(',');
  return { least: Number(least), most: most === undefined ? Number(least) : most === '' ? Infinity : Number(most) };
}

function parseAtom(reader: Reader): PatternNode {
  const character = String.fromCodePoint(reader.source.codePointAt(reader.at)!);
  if (character === '(') return parseGroup(reader);
  if (character === '[') return { is: 'character', source: readClass(reader) };
  if (character === '\\') return parseEscape(reader);
  reader.at += character.length;
  if (character === '^') return { is: 'edge', edge: 'start' };
  if (character === '$') return { is: 'edge', edge: 'end' };
  return { is: 'character', source: character };
}

function parseGroup(reader: Reader): PatternNode {
  const [opening] = /^\((?:\?(?::|=|!|<[=!]|<[^>]*>|[^>]))?/.exec(reader.source.slice(reader.at))!;
  reader.at += opening.length;
  const isNamed = /^\(\?<[^=!]/.test(opening);
  if (/^\(\?<[=!]/.test(opening)) reader.lacks = 'it looks back, which is not supported here';
  else if (!isNamed && !/^\((?:\?[:=!])?$/.test(opening)) reader.lacks = `“${opening}” is not supported here`;
  const isKept = opening === '(' || isNamed;
  const index = reader.groups;
  if (isKept) reader.groups += 1;
  const inner = parseChoice(reader);
  reader.at += 1;
  if (isKept) return { is: 'group', index, inner };
  return opening === '(?:' ? inner : { is: 'ahead', isWanted: opening === '(?=', inner };
}

/** The class up to its closing bracket; one that is escaped closes nothing. */
function readClass(reader: Reader): string {
  const [written] = /^\[(?:\\.|[^\]\\])*\]/su.exec(reader.source.slice(reader.at))!;
  reader.at += written.length;
  return written.replaceAll(/\\(.)/gsu, (escape, letter: string) =>
    letter === 'w' ? WORD : letter === 'd' ? DIGIT : escape,
  );
}

function parseEscape(reader: Reader): PatternNode {
  const [escape] =
    /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u.{4}|x..|c.|k<[^>]*>|\d+|.)/su.exec(
      reader.source.slice(reader.at),
    )!;
  reader.at += escape.length;
  if (escape === '\\b') return { is: 'edge', edge: 'word' };
  if (escape === '\\B') return { is: 'edge', edge: 'no-word' };
  if (/^\\(?:[1-9]|k)/.test(escape)) reader.lacks = `“${escape}” is not supported here`;
  if (escape === '\\d') return { is: 'character', source: DIGIT };
  if (escape === '\\D') return { is: 'character', source: `[^${DIGIT}]` };
  if (escape === '\\w') return { is: 'character', source: `[${WORD}]` };
  if (escape === '\\W') return { is: 'character', source: `[^${WORD}]` };
  return { is: 'character', source: escape };
}
