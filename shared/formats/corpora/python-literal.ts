/**
 * Lists as Python writes them down: `['Well!', "after such a fall"]`, `{'The Cat', 'Cheshire Cat'}`, `[[254, 284]]`. They
 * are parsed, never run: strings, numbers, `None`, `True`, `False`, in lists, sets and tuples; anything else is no value.
 */
export type PythonValue = string | number | boolean | null | readonly PythonValue[];

/** Lists nest no deeper. */
const DEEPEST = 20;

const TOKEN =
  /[ \t\r\n]+|(?<open>[[({])|(?<close>[\])}])|(?<comma>,)|(?<number>[+-]?\d{1,15}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?)|(?<word>None|True|False|set\(\))|[bruBRU]{0,2}(?:'(?<single>(?:[^'\\]|\\[\s\S])*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)")/uy;

/** Returns the value written down, or undefined where there is none or more than one. */
export function readPythonValue(source: string): PythonValue | undefined {
  const open: PythonValue[][] = [[]];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const groups = TOKEN.exec(source)?.groups;
    if (groups === undefined) return undefined;
    const { open: opens, close, number, word, single, double } = groups;
    const text = single ?? double;
    if (opens !== undefined) {
      if (open.length > DEEPEST) return undefined;
      open.push([]);
    } else if (close !== undefined) {
      const list = open.pop()!;
      if (open.length === 0) return undefined;
      open.at(-1)!.push(list);
    } else if (text !== undefined) open.at(-1)!.push(unescaped(text));
    else if (number !== undefined) open.at(-1)!.push(Number(number));
    else if (word !== undefined) open.at(-1)!.push(WORDS[word]!);
  }
  return open.length === 1 && open[0]!.length === 1 ? open[0]![0] : undefined;
}

const WORDS: Readonly<Record<string, PythonValue>> = { None: null, True: true, False: false, 'set()': [] };

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };

const unescaped = (text: string): string =>
  text
    .replace(
      /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U000?([0-9a-fA-F]{5})|([\s\S]))/gu,
      (_, byte?: string, short?: string, long?: string, one?: string) => {
        const code = byte ?? short ?? long;
        return code === undefined ? (ESCAPES[one!] ?? one!) : String.fromCodePoint(parseInt(code, 16));
      },
    )
    .toWellFormed();

/** Returns the strings of a list; none of what is no list. */
export const stringsIn = (value: PythonValue | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly PythonValue[]).filter((one) => typeof one === 'string') : [];

/** Returns the items of a list; none of what is no list. */
export const itemsIn = (value: PythonValue | undefined): readonly PythonValue[] =>
  Array.isArray(value) ? (value as readonly PythonValue[]) : [];
