import type { Fragment } from '../model/records.ts';
import { type Attribution, attributionsIn, type ReadSentence, readSentence } from './attributions.ts';
import { SUREST_CUES } from './cues.ts';
import { quotationsAround } from './quotation-marks.ts';
import { sentencesOf } from './sentences.ts';

/**
 * Speech that is reported without marks, in the two forms that a rule gets right: “Anna said *(that) the bridge was
 * shut*”, up to the end of the sentence or to where the narrator takes over, and “*The bridge was shut*, Anna said”.
 */
export interface Indirect {
  readonly fragments: readonly Fragment[];
  readonly attribution: Attribution;
}

/** How far a sentence is looked for on either side of the caret, in UTF-16 code units. */
const REACH = 1500;

/** A reported clause has at least so many words: “said so” and “said nothing” report none. */
const LEAST_WORDS = 4;

/** Returns what the sentence at the caret reports, or null when it reports nothing or the caret is inside marks. */
export function indirectContentAt(text: string, offset: number): Indirect | null {
  const range = sentenceAt(text, offset);
  if (range === null || quotationsAround(text, { start: offset, end: offset }).length > 0) return null;
  return indirectIn(readSentence(text.slice(range.start, range.end), range.start));
}

/** Returns what the sentence reports without marks, or null when it reports nothing. */
export function indirectIn(sentence: ReadSentence): Indirect | null {
  const { text, base } = sentence;
  const attributions = attributionsIn(sentence).filter(({ cue, cueClass, source }) => {
    const isSure =
      cueClass === 'according-to' || SUREST_CUES.has(text.slice(cue.start - base, cue.end - base).toLowerCase());
    return source !== null && (isSure || source.form !== 'other');
  });
  for (const attribution of attributions) {
    const fragment = reportedBehind(sentence, attribution) ?? reportedBefore(sentence, attribution);
    if (fragment !== null) return { fragments: [fragment], attribution };
  }
  return null;
}

function sentenceAt(text: string, offset: number): Fragment | null {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const from = Math.max(start, offset - REACH);
  const to = Math.min(end === -1 ? text.length : end, offset + REACH);
  const sentences = sentencesOf(text.slice(from, to), from);
  // One that the window cuts is too long to be read.
  const found = sentences.find((one) => one.start <= offset && offset <= one.end);
  if (found === undefined || (found.start === from && from > start)) return null;
  return found.end === to && to === offset + REACH ? null : found;
}

/** Words that may stand between the cue and what is reported: whom it was told, when, and “that”. */
const LEADS =
  /^(?:\s+(?:reporters|journalists|lawmakers|us|me|him|her|them|on|in|a|statement|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|late|early|am|gestern|heute|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|el|ayer|hoy|lunes|martes|miércoles|jueves|viernes|sábado|domingo))*(?:,?\s+(?:that|dass|que|che))?[\s:,]+/u;

/** “, while the council waits”: here the narrator goes on. */
const NARRATOR = /,\s(?:while|although|though|whereas|as|but|which)\s/u;

function reportedBehind(sentence: ReadSentence, { cue, cueClass, source, pattern }: Attribution): Fragment | null {
  if (cueClass === 'nominal' || pattern === 'passive' || pattern === 'inverted') return null;
  const isPreposition = cueClass === 'according-to';
  const from = isPreposition ? (source?.end ?? cue.end) : cue.end;
  const rest = sentence.text.slice(from - sentence.base);
  const lead = isPreposition ? (isLaut(sentence, cue) ? /^,?\s+/u : /^,\s+/u).exec(rest) : LEADS.exec(rest);
  if (lead === null) return null;
  // “Said the bridge”, after a verb of saying; “rejected the plan” reports nothing without “that”.
  const isClause =
    cueClass === 'say' || cueClass === 'think' || isPreposition || /(?:that|dass|que|che)\s+$/u.test(lead[0]);
  // “That” is the first word of what is reported (PolNeAR).
  const words = from + lead[0].length - (/that\s+$/u.exec(lead[0])?.[0].length ?? 0);
  return isClause ? reported(sentence, words, sentence.base + sentence.text.length) : null;
}

/** “*Laut* Polizei wurden drei Menschen verletzt”: German has no comma there. */
const isLaut = ({ text, base }: ReadSentence, cue: Fragment): boolean =>
  cue.start === base && /^laut$/iu.test(text.slice(0, cue.end - base));

/** “The bridge was shut, Anna said.” “The bridge was shut, according to the port.” */
function reportedBefore(sentence: ReadSentence, { cue, source }: Attribution): Fragment | null {
  const start = Math.min(cue.start, source?.start ?? Infinity);
  const end = Math.max(cue.end, source?.end ?? 0);
  const head = sentence.text.slice(0, start - sentence.base);
  const tail = sentence.text.slice(end - sentence.base);
  if (!/,\s+$/u.test(head) || !/^[.!?,]?\s*(?:on\s)?\p{L}*[.!?]?$/u.test(tail)) return null;
  return reported(sentence, sentence.base, start);
}

function reported({ text, base, tokens }: ReadSentence, start: number, end: number): Fragment | null {
  const words = text.slice(start - base, end - base);
  const narrator = NARRATOR.exec(words)?.index ?? words.length;
  const kept = trimmedEnd(words.slice(0, narrator));
  const to = start + kept;
  const count = tokens.filter((token) => start <= token.start && token.end <= to).length;
  return count >= LEAST_WORDS ? { start, end: to } : null;
}

/** Length without the stop, the comma and the spaces at the end; one character at a time. */
function trimmedEnd(words: string): number {
  let length = words.length;
  while (length > 0 && /[\s.,;:]/u.test(words[length - 1]!)) length -= 1;
  return length;
}
