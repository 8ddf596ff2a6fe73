import type { Fragment } from '../model/records.ts';
import {
  type Attribution,
  attributionBySlot,
  attributionsIn,
  type Pattern,
  type ReadSentence,
  readSentence,
  type Source,
} from './attributions.ts';
import { type CueClass, SUREST_CUES } from './cues.ts';
import { type Content, contentOver, quotedContentAt, startOf, wordsBefore } from './frame-content.ts';
import { snapToGraphemes } from './graphemes.ts';
import { indirectContentAt } from './indirect.ts';
import { type Quotation } from './quotation-marks.ts';
import { sentencesOf } from './sentences.ts';

/**
 * The **frame** of a quotation: its content, and who says it by which words. The content is certain enough to be
 * tagged; cue and source are **candidates**, best first, out of the sentences around it. Only what stands within 150
 * characters is read, so that a proposal costs the same in any article. All offsets are UTF-16 code units, half-open,
 * and never cut a grapheme cluster.
 */
export interface Frame {
  /** In text order, not touching each other, never empty. */
  readonly fragments: readonly Fragment[];
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly cue: Fragment | null;
  readonly cueClass: CueClass | null;
  readonly source: Source | null;
  /** From 0 to 1; what orders the candidates, and no probability. */
  readonly score: number;
  /** One sentence for whoever wonders why. */
  readonly reason: string;
}

export interface FrameOptions {
  /** True where only what stands in marks counts, as in the scheme *Marked quotes only*. */
  readonly marksOnly?: boolean;
}

/**
 * Returns the frame at a caret or a selection: the innermost quotation around a caret, with all its parts; a selection
 * as it is; in a sentence without marks the clause that its cue reports.
 *
 * @returns null when nothing there is reported
 * @throws RangeError when the range is reversed or leaves the text
 */
export function proposeFrame(text: string, range: Fragment, { marksOnly = false }: FrameOptions = {}): Frame | null {
  const { start, end } = snapToGraphemes(text, range);
  if (start < end) return frameOver(text, [{ start, end }]);
  const quoted = quotedContentAt(text, start);
  if (quoted !== null) return frameOf(text, quoted);
  const indirect = marksOnly ? null : indirectContentAt(text, start);
  return indirect === null
    ? null
    : whole(text, indirect.fragments, [candidateOf(text, indirect.attribution, INDIRECT)]);
}

/** Returns the frame of a content that is known. */
export const frameOf = (text: string, content: Content): Frame =>
  whole(text, content.fragments, candidatesAround(text, content));

/** Returns the frame of what is content already: a selection, or the fragments of an annotation; never empty. */
export const frameOver = (text: string, fragments: readonly Fragment[]): Frame =>
  frameOf(text, contentOver(text, fragments));

/** How far from its content a cue and its source may stand, in UTF-16 code units. */
const REACH = 150;

/** How many candidates are worth a look. */
const MOST = 6;

const LEAST_SCORE = 0.15;

/** How many sentences are read on either side: the one that goes on, and the next. */
const MOST_SENTENCES = 2;

/** Where a sentence stands to the content. */
type Side = 'after' | 'before' | 'middle';

interface Place {
  readonly score: number;
  readonly words: string;
}

const INDIRECT: Place = { score: 0.9, words: 'before what is reported' };

function candidatesAround(text: string, content: Content): Candidate[] {
  const found = [
    ...content.gaps.flatMap((gap) => candidatesIn(text, content, gap, 'middle')),
    ...candidatesIn(text, content, stretchAfter(text, content), 'after'),
    ...candidatesIn(text, content, stretchBefore(text, content), 'before'),
    ...nameBefore(text, content),
  ];
  const ranked = found.filter(({ score }) => score >= LEAST_SCORE).sort((a, b) => b.score - a.score);
  return ranked.filter((one, i) => ranked.findIndex((other) => isSame(one, other)) === i).slice(0, MOST);
}

const isSame = (a: Candidate, b: Candidate): boolean =>
  a.cue?.start === b.cue?.start && a.source?.start === b.source?.start && a.source?.end === b.source?.end;

/** From the closing mark to the next quotation of more than a few words, at most a reach. */
function stretchAfter(text: string, { extent, room, neighbours }: Content): Fragment {
  const next = neighbours.find((one) => one.open >= extent.end && isLong(text, one));
  const end = Math.min(room.end, next?.open ?? Infinity);
  return {
    start: extent.end,
    end: end - extent.end <= REACH ? end : spaceBefore(text, extent.end + REACH, extent.end),
  };
}

function stretchBefore(text: string, { extent, room, neighbours }: Content): Fragment {
  const previous = neighbours.findLast((one) => one.close <= extent.start && isLong(text, one));
  const start = Math.max(room.start, previous?.close ?? 0);
  if (extent.start - start <= REACH) return { start, end: extent.start };
  return { start: spaceAfter(text, extent.start - REACH, extent.start), end: extent.start };
}

/** A few quoted words are read as part of the sentence they stand in. */
const isLong = (text: string, { content }: Quotation): boolean =>
  content.end - content.start > 60 || text.slice(content.start, content.end).split(/\s+/u).length > 3;

function spaceBefore(text: string, at: number, limit: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > limit ? space : limit;
}

function spaceAfter(text: string, at: number, limit: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || space >= limit ? limit : space + 1;
}

function candidatesIn(text: string, content: Content, stretch: Fragment, side: Side): Candidate[] {
  const all = sentencesOf(text.slice(stretch.start, stretch.end), stretch.start);
  const sentences = side === 'before' ? all.slice(-MOST_SENTENCES) : all.slice(0, MOST_SENTENCES);
  return sentences.flatMap((range, i) => {
    const sentence = readSentence(text.slice(range.start, range.end), range.start);
    const distance = side === 'before' ? sentences.length - 1 - i : i;
    const isOpen = side !== 'before' && i === 0 && !lastIsStop(text, content, side);
    const bySlot = isOpen ? attributionBySlot(sentence, '„»‚'.includes(text[content.extent.start] ?? ' ')) : null;
    return [...attributionsIn(sentence), ...(bySlot === null ? [] : [bySlot])].flatMap((attribution) => {
      const place = placeOf(text, { content, sentence, attribution, side, distance });
      return [candidateOf(text, attribution, place), ...otherSources(text, sentence, attribution, place)];
    });
  });
}

/** True when the quotation ends with a full stop: what follows is a sentence of its own. */
const lastIsStop = (text: string, content: Content, side: Side): boolean =>
  side === 'after' && lastOf(text, content) === '.' && beginsSentence(text, content);

/** The same cue with the other phrases that may be its subject, a good deal less likely. */
function otherSources(text: string, sentence: ReadSentence, attribution: Attribution, place: Place): Candidate[] {
  return sentence.phrases
    .filter((phrase) => phrase.form !== 'other' && phrase.start !== attribution.source?.start)
    .filter(({ first }) => sentence.tokens[first]!.lower !== 'who')
    .filter(({ start, end }) => end <= attribution.cue.start || attribution.cue.end <= start)
    .map((source) =>
      candidateOf(
        text,
        { ...attribution, source },
        { ...place, score: place.score - (source.isGoverned ? 0.5 : 0.35) },
      ),
    );
}

interface Found {
  readonly content: Content;
  readonly sentence: ReadSentence;
  readonly attribution: Attribution;
  readonly side: Side;
  /** How many sentences lie between. */
  readonly distance: number;
}

function placeOf(text: string, found: Found): Place {
  return found.side === 'before' ? placeBefore(text, found) : placeBehind(text, found);
}

/** In the middle or after: the nearer to the closing mark the better, unless a new sentence begins there. */
function placeBehind(text: string, { content, sentence, attribution, side, distance }: Found): Place {
  const from = startOf(attribution);
  const between = wordsBefore(sentence, from);
  const where = side === 'middle' ? 'in the middle of the quotation' : 'after the quotation';
  if (distance > 0) return { score: 0.3, words: 'in a later sentence' };
  const near = between === 0 ? 0.95 : Math.max(0.35, 0.7 - 0.05 * between);
  const isNew = side === 'after' && beginsSentence(text, content);
  const end = Math.max(attribution.cue.end, attribution.source?.end ?? 0);
  const rest = sentence.tokens.filter(({ start }) => start >= end).length;
  const turns = TURNS.test(sentence.tokens[0]?.lower ?? '') && attribution.pattern !== 'carried' ? 0.3 : 0;
  const score = near - turns - (isNew ? (rest <= 3 && endsAsking(text, content) ? 0.1 : 0.45) : 0);
  return { score, words: `${between === 0 ? 'right ' : ''}${where}` };
}

/** Words with which another clause begins, that has a speaker of its own. */
const TURNS = /^(?:and|but|or|while|whereas|although|though|as|when|which|because|und|aber|während|et|mais|y|pero)$/u;

/** True when what follows the content begins with a capital after a full stop. */
const beginsSentence = (text: string, content: Content): boolean =>
  '.?!…'.includes(lastOf(text, content)) && /^\s*\p{Lu}/u.test(text.slice(content.extent.end, content.extent.end + 8));

const endsAsking = (text: string, content: Content): boolean => '?!…'.includes(lastOf(text, content));

/** The last character inside the marks. */
const lastOf = (text: string, { fragments }: Content): string => text[fragments.at(-1)!.end - 1]!;

/** Before: the nearer to the opening mark the better, and best before a colon or a comma. */
function placeBefore(text: string, { content, sentence, attribution, distance }: Found): Place {
  const end = Math.max(attribution.cue.end, attribution.source?.end ?? 0);
  const gap = text.slice(end, content.extent.start);
  const isEnded = /[.?!…]["'”’»]?\s*$/u.test(gap);
  if (distance > 0 || isEnded) return { score: distance > 0 ? 0.2 : 0.35, words: 'in the sentence before' };
  const between = sentence.tokens.filter(({ start }) => start >= end).length;
  const near = between <= 2 ? 0.9 : Math.max(0.4, 0.8 - 0.03 * between);
  const leads = /[:,]\s*$/u.test(gap) ? 0.05 : 0;
  const promised = endsWithComma(text, content) ? 0.15 : 0;
  const inverted = attribution.pattern === 'inverted' && between > 0 ? 0.2 : 0;
  return { score: near + leads - promised - inverted, words: `${between === 0 ? 'right ' : ''}before the quotation` };
}

const endsWithComma = (text: string, content: Content): boolean =>
  lastOf(text, content) === ',' || text[content.extent.end] === ',';

const COST: Readonly<Record<Pattern, number>> = {
  inverted: 0,
  subject: 0,
  slot: 0.12,
  prepositional: 0.03,
  carried: 0.1,
  passive: 0.1,
  nominal: 0.15,
};

function candidateOf(text: string, { cue, cueClass, source, pattern }: Attribution, place: Place): Candidate {
  const word = text.slice(cue.start, cue.end);
  const isSure = SUREST_CUES.has(word.toLowerCase()) || cueClass === 'according-to';
  const cost =
    COST[pattern] + (isSure ? 0 : 0.06) + (source === null ? 0.25 : source.form !== 'other' ? 0 : isSure ? 0.15 : 0.3);
  const subject =
    source === null ? 'nobody is named as its subject' : `“${text.slice(source.start, source.end)}” is its subject`;
  return {
    cue,
    cueClass,
    source: source === null ? null : { start: source.start, end: source.end, form: source.form },
    score: Math.min(1, Math.max(0, place.score - cost)),
    reason: `“${word}” stands ${place.words}, and ${subject}.`,
  };
}

/** How long a name before a colon is at most, in UTF-16 units: in transcripts and plays. */
const MOST_NAME = 60;

/** “Anna Berg: “We will win.””: a paragraph that begins with a name and a colon. */
function nameBefore(text: string, { extent, room, gaps }: Content): Candidate[] {
  const head = text.slice(room.start, extent.start);
  if (gaps.length > 0 || head.length > MOST_NAME || !/:\s*$/u.test(head)) return [];
  const sentence = readSentence(head, room.start);
  const [only] = sentence.phrases;
  if (only === undefined || only.form === 'other' || attributionsIn(sentence).length > 0) return [];
  if (sentence.tokens.length > only.last - only.first + 1) return [];
  const source = { start: only.start, end: only.end, form: only.form };
  const reason = `“${text.slice(only.start, only.end)}” and a colon stand before the quotation.`;
  return [{ cue: null, cueClass: null, source, score: 0.8, reason }];
}

function whole(text: string, fragments: readonly Fragment[], candidates: readonly Candidate[]): Frame {
  const snapped = (range: Fragment): Fragment => snapToGraphemes(text, range);
  return {
    fragments: fragments.map(snapped),
    candidates: candidates.map((one) => ({
      ...one,
      cue: one.cue === null ? null : snapped(one.cue),
      source: one.source === null ? null : { ...snapped(one.source), form: one.source.form },
    })),
  };
}
