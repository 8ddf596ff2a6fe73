import type { Expansion } from '../model/scheme.ts';
import type { Fragment } from '../model/records.ts';
import { snapToGraphemes } from './graphemes.ts';
import { speakerSpan, titledSpan, tokensOf, type TokenisedSentence } from './names.ts';
import { type Quotation, quotationsAround, quotationsHolding, quotationsNear } from './quotation-marks.ts';
import { isSpacedByPhrase, isUncased } from './scripts.ts';
import { sentencesOf } from './sentences.ts';
import { dottedName, withWholeWords, wordsAround } from './word-spans.ts';

/**
 * What a tag key takes when nothing is selected, and how a selection grows. Both look at the paragraph around the
 * caret (for quotations that run on, at its neighbours too), so that a key press costs the same in a long article.
 * All offsets are UTF-16 code units in the canonical text; what is returned never cuts a grapheme cluster (T2).
 */

/**
 * Returns the range that a tag key takes at the caret.
 *
 * - `quotation`: the words inside the innermost quotation marks that hold or touch the caret, without the marks
 * - `name`: a name with its titles, a pronoun, a noun phrase for people or documents; otherwise the word
 * - `word`: the word that holds or touches the caret, else the nearest one of the paragraph
 * - `sentence`: the sentence, with a quotation mark that closes it
 *
 * @returns null when the paragraph holds no such thing
 * @throws RangeError when `offset` is outside the text
 */
export function expandAt(text: string, offset: number, expansion: Expansion): Fragment | null {
  const caret = snapToGraphemes(text, { start: offset, end: offset });
  const range = FINDERS[expansion](text, caret.start);
  return range === null ? null : snapToGraphemes(text, range);
}

/**
 * Returns the next larger range: word, name, name with its title, clause, quotation without and with its marks,
 * sentence, paragraph, each where it is strictly larger than `range` and holds it.
 *
 * @returns null when `range` is a whole paragraph or several
 * @throws RangeError when the range is reversed or leaves the text
 */
export function nextExpansion(text: string, range: Fragment): Fragment | null {
  const from = snapToGraphemes(text, range);
  let next: Fragment | null = null;
  for (const candidate of candidatesAround(text, from)) {
    const snapped = candidate.start < candidate.end ? snapToGraphemes(text, candidate) : candidate;
    if (
      holds(snapped, range) &&
      lengthOf(snapped) > lengthOf(range) &&
      (next === null || lengthOf(snapped) < lengthOf(next))
    ) {
      next = snapped;
    }
  }
  return next;
}

const lengthOf = ({ start, end }: Fragment): number => end - start;
const holds = (outer: Fragment, inner: Fragment): boolean => outer.start <= inner.start && inner.end <= outer.end;

const FINDERS: Readonly<Record<Expansion, (text: string, offset: number) => Fragment | null>> = {
  quotation: (text, offset) => quotationsAround(text, { start: offset, end: offset })[0]?.content ?? null,
  name: nameAt,
  word: wordAt,
  sentence: wholeSentenceAt,
};

/** Everything the range could grow to, in no order. */
function candidatesAround(text: string, range: Fragment): Fragment[] {
  const paragraph = { start: paragraphAt(text, range.start).start, end: paragraphAt(text, range.end).end };
  const near = quotationsNear(text, range);
  const quotations = quotationsHolding(near, range);
  const sentence = sentencesOver(text, range);
  const room = quotations.map(({ content }) => content).find((content) => holds(content, range)) ?? paragraph;
  const inside = clip(sentence, room);
  return [
    range.start === range.end ? wordAt(text, range.start) : withWholeWords(text, range),
    nameAt(text, range.start),
    titledAt(text, range.start),
    clauseAround(text, range, inside),
    ...quotations.map(({ content }) => clip(sentence, content)),
    ...quotations.flatMap(({ content, open, close }) => [content, { start: open, end: close }]),
    withWholeQuotations(text, sentence, near),
    paragraph,
  ].filter((candidate) => candidate !== null);
}

const clip = (range: Fragment, room: Fragment): Fragment => ({
  start: Math.max(range.start, room.start),
  end: Math.max(range.start, Math.min(range.end, room.end)),
});

function paragraphAt(text: string, offset: number): Fragment {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end === -1 ? text.length : end };
}

/** The one that holds the offset, else the nearest; the later one of two as near. */
function nearest(ranges: readonly Fragment[], offset: number): Fragment | null {
  let best: Fragment | null = null;
  let bestDistance = Infinity;
  for (const range of ranges) {
    const distance = offset < range.start ? range.start - offset : Math.max(0, offset - range.end);
    if (distance <= bestDistance) [best, bestDistance] = [range, distance];
  }
  return best;
}

function wordAt(text: string, offset: number): Fragment | null {
  return nearest(wordsAround(text, offset), offset);
}

/** How far sentences are looked for on either side of the caret, in UTF-16 units: many times the longest one. */
const SENTENCE_REACH = 6_000;

/** Returns the sentences of the paragraph that holds the offset, as far as `SENTENCE_REACH` on either side of it. */
export const sentencesAround = (text: string, offset: number): Fragment[] => {
  const room = roomAround(text, offset, SENTENCE_REACH);
  return sentencesOf(text.slice(room.start, room.end), room.start);
};

/** The paragraph, cut at spaces where it reaches further than `reach`. */
function roomAround(text: string, offset: number, reach: number): Fragment {
  const { start, end } = paragraphAt(text, offset);
  const from = offset - start <= reach ? start : afterSpace(text, offset - reach, offset);
  const to = end - offset <= reach ? end : beforeSpace(text, offset + reach, offset);
  return snapToGraphemes(text, { start: from, end: to });
}

function afterSpace(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from);
  return space === -1 || space >= limit ? from : space + 1;
}

function beforeSpace(text: string, to: number, limit: number): number {
  const space = text.lastIndexOf(' ', to);
  return space <= limit ? to : space;
}

/** From the first sentence that the range touches to the last one. */
function sentencesOver(text: string, range: Fragment): Fragment {
  const first = nearest(sentencesAround(text, range.start), range.start) ?? range;
  const last = range.end <= first.end ? first : (nearest(sentencesAround(text, range.end), range.end) ?? range);
  return { start: Math.min(first.start, range.start), end: Math.max(last.end, range.end) };
}

/** Sentences that begin or end within a quotation, widened until they hold it all. */
function withWholeQuotations(text: string, sentence: Fragment, near: readonly Quotation[]): Fragment {
  let { start, end } = sentence;
  for (let steps = 0; steps < MOST_WIDENINGS; steps += 1) {
    const cutAtStart = near.find(({ open, close }) => open < start && start < close && close <= end);
    const cutAtEnd = near.find(({ open, close }) => start <= open && open < end && end < close);
    if (cutAtStart === undefined && cutAtEnd === undefined) break;
    if (cutAtStart !== undefined) start = Math.min(sentenceAt(text, cutAtStart.open)?.start ?? start, cutAtStart.open);
    if (cutAtEnd !== undefined) end = Math.max(sentenceAt(text, cutAtEnd.close)?.end ?? end, cutAtEnd.close);
  }
  return { start, end };
}

/** More quotations than this in one sentence belong to no newspaper. */
const MOST_WIDENINGS = 8;

const sentenceAt = (text: string, offset: number): Fragment | null => nearest(sentencesAround(text, offset), offset);

/** In a quotation the sentence of what is said; outside, the whole one that the quotation stands in. */
function wholeSentenceAt(text: string, offset: number): Fragment | null {
  const sentence = sentenceAt(text, offset);
  const near = quotationsNear(text, { start: offset, end: offset });
  const isQuoted = near.some(({ content }) => content.start <= offset && offset <= content.end);
  return sentence === null || isQuoted ? sentence : withWholeQuotations(text, sentence, near);
}

/** Where no capitals are (Arabic, Hindi, Chinese), no run of them is looked for: the word stands for the name. */
function nameAt(text: string, offset: number): Fragment | null {
  const word = wordAt(text, offset);
  if (word !== null && isUncased(text.slice(word.start, word.end))) return dottedName(text, word);
  const place = placeAt(text, offset);
  if (place === null) return word;
  return speakerSpan(place.sentence, place.index) ?? bare(place.sentence, place.index);
}

const bare = ({ tokens }: TokenisedSentence, index: number): Fragment => ({
  start: tokens[index]!.start,
  end: tokens[index]!.end,
});

function titledAt(text: string, offset: number): Fragment | null {
  const place = placeAt(text, offset);
  return place === null ? null : titledSpan(place.sentence, place.index);
}

/** The sentence around the caret in words, and which of them the caret is at; null without words. */
function placeAt(text: string, offset: number): { sentence: TokenisedSentence; index: number } | null {
  const range = nearest(sentencesAround(text, offset), offset);
  if (range === null) return null;
  const words = text.slice(range.start, range.end);
  const tokens = tokensOf(words, range.start);
  const token = nearest(tokens, offset);
  const index = tokens.findIndex(({ start }) => start === token?.start);
  return index === -1 ? null : { sentence: { text: words, base: range.start, tokens }, index };
}

/** From the comma, colon, dash or bracket before the range to the one after it, inside `room`. */
function clauseAround(text: string, range: Fragment, room: Fragment): Fragment | null {
  if (!holds(room, range)) return null;
  let { start, end } = range;
  while (start > room.start && !isBreak(text, start - 1)) start -= 1;
  while (end < room.end && !isBreak(text, end)) end += 1;
  while (start < range.start && /[\s”’"»)\]」』）］]/u.test(text[start]!)) start += 1;
  while (end > start && LEADS_ON.test(text[end - 1]!)) end -= 1;
  return start < end ? { start, end } : null;
}

/** Spaces and opening marks, which belong to what follows. */
const LEADS_ON = /[\s“‘"«([「『（［]/u;

/**
 * True where a clause ends: at a comma of any script, a colon, a dash, a bracket; in Thai, Lao, Khmer and Burmese, which
 * have no commas, at a space. Not within “1,000” and “3:30”.
 */
function isBreak(text: string, at: number): boolean {
  const character = text[at]!;
  if (character === ' ') return isSpacedByPhrase(text[at - 1]) && isSpacedByPhrase(text[at + 1]);
  if (!BREAKS.has(character)) return false;
  return !/[,:;—–]/u.test(character) || !/\p{N}/u.test(text[at + 1] ?? '');
}

const BREAKS = new Set(',;:—–()[]，；：、（）［］【】،؛፣፤՝');
