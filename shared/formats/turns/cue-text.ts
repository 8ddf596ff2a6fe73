import { namePrefix } from './name-prefix.ts';

/** Words of a cue by one speaker. */
export interface CueWords {
  readonly text: string;
  /** Whom a `<v Name>` or a `Name:` names; null where nothing does. */
  readonly speaker: string | null;
  /** Somebody else begins to speak: a mark, a dash, or a name says so. */
  readonly isNewTurn: boolean;
  /** Length of the name at the start of the text, and where what is said begins behind it. 0 where none stands there. */
  readonly nameLength: number;
  readonly speechStart: number;
}

/** The only references that WebVTT knows, and the numbers of characters. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

const unescaped = (text: string): string =>
  text.replace(/&(?:(amp|lt|gt|nbsp|lrm|rlm)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/gu, (whole, name, decimal, hex) => {
    if (typeof name === 'string') return ENTITIES[name]!;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });

/** Returns the words in the lines of a cue, in order, markup taken off. */
export function wordsOfCue(lines: readonly string[]): CueWords[] {
  const isDialogue = lines.filter((line) => /^\s*(?:<[^>]{0,99}>)*[-–—]\s?\S/u.test(line)).length >= 2;
  const words: CueWords[] = [];
  let voice: string | null = null;
  for (const line of lines) {
    const voices = voicesIn(line, voice);
    voice = voices.at(-1)?.after ?? voice;
    voices.forEach(({ text, speaker }, at) => words.push(...cueWords(text, speaker, at === 0, isDialogue)));
  }
  return words;
}

interface Voice {
  readonly text: string;
  readonly speaker: string | null;
  /** Who speaks behind it. */
  readonly after: string | null;
}

/** Cuts a line where voices begin and end. Tags are `<…>`; a `<` without an end is text. */
function voicesIn(line: string, from: string | null): Voice[] {
  const voices: Voice[] = [];
  let speaker = from;
  let text = '';
  const cut = (next: string | null) => {
    if (text.trim() !== '') voices.push({ text, speaker, after: next });
    text = '';
    speaker = next;
  };
  for (const [part, tag] of line.matchAll(/<([^<>]{0,500})>|[^<]+|</gu)) {
    if (tag === undefined) text += part;
    else if (/^v(?:[.\s]|$)/u.test(tag)) cut(unescaped(tag.replace(/^v\S*/u, '')).replace(/\s+/gu, ' ').trim() || null);
    else if (/^\/v\s*$/u.test(tag)) cut(null);
  }
  const last = speaker;
  cut(last);
  return voices.length > 0 ? voices : [{ text: '', speaker: last, after: last }];
}

/** `{\an8}` and the like: places, for programs that show subtitles. */
const PLACES = /\{\\[^{}]{0,100}\}/gu;

function cueWords(raw: string, voice: string | null, isLineStart: boolean, isDialogue: boolean): CueWords[] {
  const plain = unescaped(raw.replace(PLACES, ''))
    .replace(/[ \t]+/gu, ' ')
    .trim();
  const text = plain.replace(/^>{2,3}\s*/u, '');
  if (text === '') return [];
  const hasMark = text !== plain || (isDialogue && isLineStart && /^[-–—]/u.test(text));
  // A clock or a chapter ends with a colon too; a name alone on its line, or before words, does not begin with a digit.
  const prefix = voice === null ? namePrefix(text) : null;
  if (prefix !== null && prefix.start === 0 && looksLikeSpeaker(text, prefix.name, hasMark)) {
    const { name, speechStart } = prefix;
    return [{ text, speaker: name, isNewTurn: true, nameLength: name.length, speechStart }];
  }
  return [{ text, speaker: voice, isNewTurn: hasMark, nameLength: 0, speechStart: 0 }];
}

/** Without a mark, only names in capitals right before their colon count: “Remember: never do that” is no speaker. */
const looksLikeSpeaker = (text: string, name: string, hasMark: boolean): boolean =>
  hasMark ||
  (/\p{Lu}{2}/u.test(name) && name === name.toUpperCase() && /^(?:[:：]|\s?[([])/u.test(text.slice(name.length)));
