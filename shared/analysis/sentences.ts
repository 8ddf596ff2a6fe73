import type { Fragment } from '../model/records.ts';
import { takesParticles } from './scripts.ts';
import { REPORTING_VERBS, SENTENCE_STARTERS, UNCASED_REPORTING_VERBS } from './words.ts';

/**
 * Sentences as a newspaper means them: what `Intl.Segmenter` finds, with the cuts taken back that it makes after
 * “Dr.”, “U.S.”, an initial, and between a question and “he asked”. Where a script has no mark for the end of a
 * sentence (Thai, Lao), the paragraph is one.
 */

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** In Greek a semicolon asks. */
const greekSegmenter = new Intl.Segmenter('el', { granularity: 'sentence' });

const segmenterOf = (paragraph: string): Intl.Segmenter =>
  /\p{Script=Greek}/u.test(/\p{L}/u.exec(paragraph)?.[0] ?? '') ? greekSegmenter : segmenter;

/** After these a name or a number follows, never a new sentence. */
const BEFORE_A_NAME =
  /(?:^|[\s([“"‘'])(?:Dr|Drs|Mr|Mrs|Ms|Mx|Messrs|Prof|St|Ste|Gen|Col|Maj|Capt|Cpt|Cmdr|Adm|Lt|Sgt|Cpl|Pvt|Sen|Sens|Rep|Reps|Gov|Pres|Hon|Rev|Fr|Supt|Insp|Det|Mme|Mlle|vs|cf|e\.g|i\.e|approx|ca|viz)\.$/iu;

/** The same in scripts without capitals, and in Russian: “د. أحمد”, “डॉ. शर्मा”, “г. Москва”. */
const BEFORE_ANY_NAME = /(?:^|[\s(«“„"])(?:\p{Script=Arabic}|डॉ|प्रो|श्री|г|ул|им|проф|акад|кв|др|т\.)\.$/u;

/** After these a number follows, or nothing. */
const BEFORE_A_NUMBER =
  /(?:^|[\s([“"‘'])(?:No|Nos|Nr|pp?|vol|fig|art|sec|ch|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/iu;

/** A sentence may well end here; whether it does, the next word tells. */
const MAYBE_THE_END =
  /(?:^|[\s([“"‘'])(?:(?:\p{Lu}\.)+|(?:\p{L}\.){2,}|Inc|Corp|Ltd|Co|Bros|Jr|Sr|etc|al|Ave|Blvd|Rd|St)\.?$/u;

/** Returns the sentences of one paragraph, without the spaces around them; offsets count from `base`. */
export function sentencesOf(paragraph: string, base = 0): Fragment[] {
  const sentences: Fragment[] = [];
  let start = 0;
  for (const { index, segment } of segmenterOf(paragraph).segment(paragraph)) {
    const end = withClosingMark(paragraph, index + segment.length);
    if (end < paragraph.length && goesOn(paragraph, start, end)) continue;
    const sentence = trim(paragraph, start, end);
    if (sentence !== null) sentences.push({ start: base + sentence.start, end: base + sentence.end });
    start = end;
  }
  return sentences;
}

/** The Hebrew mark that closes a quotation belongs to what it closes; the segmenter takes it for a letter. */
const withClosingMark = (paragraph: string, end: number): number =>
  /[״׳]/u.test(paragraph[end] ?? '') && /[.?!…]/u.test(paragraph[end - 1] ?? '') ? end + 1 : end;

/** How much of a sentence's end and of the next one's head decides; keeps the look-around constant. */
const LOOK = 80;

/** True when the cut at `end` is none: the sentence that began at `start` goes on. */
function goesOn(paragraph: string, start: number, end: number): boolean {
  const head = paragraph.slice(Math.max(start, end - LOOK), end).trimEnd();
  const tail = paragraph.slice(end, end + LOOK);
  if (takesParticles(tail[0]) && CLOSED.test(head)) return true;
  if (/[?!…。？！؟]["'”’»」』“״]+$/u.test(head)) return isReportingClause(tail);
  if (BEFORE_A_NAME.test(head) || BEFORE_ANY_NAME.test(head)) return true;
  if (BEFORE_A_NUMBER.test(head)) return /^[\s(]*\p{N}/u.test(tail);
  return MAYBE_THE_END.test(head) && !SENTENCE_STARTERS.has(firstWord(tail));
}

/** 「なぜ？」*と聞いた*, “왜?”*라고 물었다*: a particle ties what is quoted to what follows. */
const CLOSED = /["'”’»」』]$/u;

/** “Why now?” *Mr. Kirby asked*. “Why now?” *she asked*. “为什么？”*他问。* «لماذا؟» *سأل الصحفي*. */
function isReportingClause(tail: string): boolean {
  if (/^\s*\p{Ll}/u.test(tail)) return true;
  if (CHINESE_CLAUSE.test(tail)) return true;
  if (UNCASED_REPORTING_VERBS.has(/^\s*([\p{Lo}\p{M}]+)/u.exec(tail)?.[1] ?? '')) return true;
  const match = /^\s*(?:\p{Lu}[\p{L}\p{M}.’'-]*\s+){1,4}(\p{Ll}+)/u.exec(tail);
  return match !== null && !SENTENCE_STARTERS.has(firstWord(tail)) && REPORTING_VERBS.has(match[1]!);
}

/** A few characters and a verb of saying, right before the next mark. */
const CHINESE_CLAUSE =
  /^[^\s，。！？；：、“”「」『』]{0,12}(?:说|説|說|道|问|問|表示|指出|称|稱|答|喊|叫|写|寫|强调|強調)[，。：；]/u;

/** The first word in lower case; an opening mark stands for itself, since a quotation may begin a sentence. */
const firstWord = (text: string): string => (/^\s*([\p{L}’'-]+|[“"‘«(—–])/u.exec(text)?.[1] ?? '').toLowerCase();

function trim(text: string, start: number, end: number): Fragment | null {
  const segment = text.slice(start, end);
  const from = start + segment.length - segment.trimStart().length;
  const to = start + segment.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}
