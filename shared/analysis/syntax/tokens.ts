import type { Fragment } from '../../model/records.ts';

/**
 * **Tokens** are the words and marks of a text as English treebanks cut them: *do|n’t*, *Anna|’s*, *all|-|girl*,
 * *$|5*, *20|%*, while *U.S.*, *3,800*, *08:30*, *co-founder* and addresses stay whole. Offsets are UTF-16 code units.
 */

const ABBREVIATIONS = new RegExp(
  `^(?:${[
    'mr|mrs|ms|mx|dr|drs|prof|st|ste|gen|col|maj|capt|cpt|cmdr|adm|lt|sgt|cpl|pvt|sens?|reps?|gov|govs|pres|hon|rev|fr',
    'supt|insp|det|mme|mlle|messrs|vs|cf|approx|ca|viz|etc|al|inc|corp|ltd|co|bros|jr|sr|ave|blvd|rd|no|nos|pp?|vol|fig',
    'figs|eq|sec|ch|art|ed|eds|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|tues|wed|thu|thurs|fri|sat|sun|dept',
    'univ|assn|est|min|max|tel|ext|div|op|ph\\.d|m\\.sc|b\\.sc|u\\.s\\.a|a\\.m|p\\.m|i\\.e|e\\.g|c',
  ].join('|')})\\.$`,
  'iu',
);

/** What stays one token, tried in this order at each place that is no space. */
const TOKEN = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>“”"]*[^\s<>“”"'’.,;:!?)\]]`,
    String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}`,
    String.raw`[@#][\p{L}_][\p{L}\p{N}_]*`,
    String.raw`[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.(?:com|org|net|gov|edu|info|io)(?![\p{L}\p{N}])`,
    String.raw`(?:\p{L}\.){2,}`,
    String.raw`\d+(?:-\d+){2,}`,
    String.raw`\d{3}-\d{4}(?!\d)`,
    String.raw`\d+(?:[.,:]\d+)+(?:st|nd|rd|th|s|[’']s)?`,
    String.raw`\.\d+`,
    String.raw`\d+(?:st|nd|rd|th|s|[’']s)(?![\p{L}\p{N}])`,
    String.raw`\d+(?=(?:km|kg|mm|cm|m|g|mph|kph|mg|ml|l|ft|lb|lbs|am|pm|bn|k)(?![\p{L}\p{N}]))`,
    String.raw`[\p{L}\p{N}\p{M}]+(?:[’'ʼ][\p{L}\p{N}\p{M}]+|&[\p{L}\p{N}]+)*\.?`,
    String.raw`\[?\.\.\.+\]?|…`,
    String.raw`--+`,
    "``|''",
    String.raw`[!?]+`,
    String.raw`\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\u{FE0F}|\p{EMod}|\u{200D}\p{Extended_Pictographic})*`,
    String.raw`[^\s]\p{M}*`,
  ].join('|'),
  'uy',
);

const PREFIX =
  /^(?:non|co|re|pro|anti|pan|pre|semi|sub|mid|cross|counter|post|inter|mini|multi|ultra|un|trans|intra|extra|bi|tri|e|ex|hyper|micro|macro|over|under)$/iu;

/** Returns the tokens of a stretch of text. @param base is added to every offset */
export function tokensOf(text: string, base = 0): Fragment[] {
  const end = text.trimEnd().length;
  const tokens: Fragment[] = [];
  let at = 0;
  while (at < end) {
    if (/\s/u.test(text[at]!)) {
      at++;
      continue;
    }
    TOKEN.lastIndex = at;
    at = addCut(text, at, at + Math.max(1, TOKEN.exec(text)?.[0].length ?? 1), end, tokens);
  }
  const whole = JOINED.test(text) ? withoutCuts(text, tokens) : tokens;
  return base === 0 ? whole : whole.map(({ start, end: to }) => ({ start: start + base, end: to + base }));
}

/** Characters that may join others into one grapheme. */
const JOINED = /[^\u{20}-\u{2ff}\u{2010}-\u{2027}\u{2030}-\u{203a}\u{20a0}-\u{20bf}\n]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Joins tokens that touch inside a grapheme. */
function withoutCuts(text: string, tokens: readonly Fragment[]): Fragment[] {
  const edges = new Set(Array.from(graphemes.segment(text), ({ index }) => index));
  const joined: Fragment[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (before && before.end === token.start && !edges.has(token.start))
      joined[joined.length - 1] = { start: before.start, end: token.end };
    else joined.push(token);
  }
  return joined;
}

/** Adds one token, or the pieces of one; `last` is where the text ends. Returns where it goes on. */
function addCut(text: string, start: number, end: number, last: number, tokens: Fragment[]): number {
  const word = text.slice(start, end);
  if (!/^[\p{L}\p{N}]/u.test(word)) return add(start, end, tokens);
  if (word.endsWith('.') && !word.slice(0, -1).includes('.') && !keepsStop(word, end < last))
    return addCut(text, start, end - 1, last, tokens);
  const joined = withPrefix(text, start, end);
  if (joined > end) return addCut(text, start, joined, last, tokens);
  const clitic = cliticAt(word);
  if (clitic === 0) return add(start, end, tokens);
  add(start, start + clitic, tokens);
  return add(start + clitic, end, tokens);
}

function add(start: number, end: number, tokens: Fragment[]): number {
  tokens.push({ start, end });
  return end;
}

/** True for an abbreviation or an initial, whose stop belongs to it. */
function keepsStop(word: string, goesOn: boolean): boolean {
  if (/^\p{Lu}\.$/u.test(word)) return goesOn && word !== 'I.';
  return ABBREVIATIONS.test(word) && (goesOn || !WORDS_TOO.test(word));
}

/** Abbreviations that are words as well: at the end of a sentence, they are words. */
const WORDS_TOO = /^(?:no|sun|mar|art|sat|fig|max|min|sec|co|ch|ed)\.$/iu;

/** *co-founder*, *non-avian*: a prefix and its hyphen stay with the word. Returns the end of the whole. */
function withPrefix(text: string, start: number, end: number): number {
  if (text[end] !== '-' || !PREFIX.test(text.slice(start, end))) return end;
  const rest = /^[\p{L}\p{M}]+/u.exec(text.slice(end + 1, end + 60));
  return rest === null ? end : end + 1 + rest[0].length;
}

/** Where a clitic begins inside a word, in code units from its start; 0 when it has none. */
function cliticAt(word: string): number {
  const match = /(?:n[’'ʼ]t|[’'ʼ](?:s|m|d|re|ve|ll))$/iu.exec(word);
  if (match && match.index > 0) return match.index;
  if (/^cannot$/iu.test(word)) return 3;
  return /^(?:gonna|gotta|wanna|gimme|lemme)$/iu.test(word) ? 3 : 0;
}
