import type { Fragment } from '../model/records.ts';
import { contentOf } from './frame-content.ts';
import { type Frame, frameOf } from './frame.ts';
import { findQuotations, type Quotation } from './quotation-marks.ts';

/**
 * Which quotations **look like speech**: a cue stands near, or there are five words and more between the marks. Titles
 * of works and single words in marks (“hope”, “The Last Bridge”) do not.
 */

/** A candidate of at least this score is a cue near enough. */
const NEAR = 0.55;

/** So many words are said, not named. */
const MANY_WORDS = 5;

/** Returns the quotations of the text that stand in no other one, in text order. Linear in the length of the text. */
export function outerQuotations(text: string): Quotation[] {
  let end = 0;
  return findQuotations(text).filter(({ open, close }) => {
    if (open < end) return false;
    end = close;
    return true;
  });
}

/** A quotation in no other one; `frame` is null where it does not look like speech or goes on with an earlier one. */
export interface Speech {
  readonly content: Fragment;
  readonly frame: Frame | null;
}

/** How much of a text is read at once, in UTF-16 units: some milliseconds' worth. */
const STRETCH = 60_000;

/** How many paragraphs more, where each of them may go on with a quotation of the one before. */
const MOST_RUNNING_ON = 200;

/** The speeches of one text, which is read in stretches as they are asked for, and no stretch twice. */
export class Speeches {
  readonly #text: string;
  /** Where stretches begin, and the end of the text. */
  readonly #edges: readonly number[];
  readonly #speeches = new Map<number, readonly Speech[]>();

  constructor(text: string) {
    this.#text = text;
    this.#edges = edgesOf(text);
  }

  /** Yields every speech once: those that begin behind the offset, then round the end of the text up to it. */
  *behind(offset: number): Iterable<Speech> {
    const count = this.#edges.length - 1;
    const here = Math.max(
      0,
      this.#edges.findLastIndex((edge, i) => i < count && edge <= offset),
    );
    for (const speech of this.#at(here)) if (speech.content.start > offset) yield speech;
    for (let step = 1; step < count; step += 1) yield* this.#at((here + step) % count);
    for (const speech of this.#at(here)) if (speech.content.start <= offset) yield speech;
  }

  #at(index: number): readonly Speech[] {
    const known = this.#speeches.get(index);
    if (known !== undefined) return known;
    const found = speechesBetween(this.#text, this.#edges[index]!, this.#edges[index + 1]!);
    this.#speeches.set(index, found);
    return found;
  }
}

/** Stretches begin with paragraphs that go on with nothing, so that each can be read by itself. */
function edgesOf(text: string): number[] {
  const edges = [0];
  for (let at = text.indexOf('\n', STRETCH); at !== -1; at = text.indexOf('\n', edges.at(-1)! + STRETCH)) {
    for (let more = 0; more < MOST_RUNNING_ON && /^\s*["“„«»‘「『]/u.test(text.slice(at + 1, at + 20)); more += 1) {
      const next = text.indexOf('\n', at + 1);
      if (next === -1) break;
      at = next;
    }
    edges.push(at + 1);
  }
  return [...edges, text.length];
}

function speechesBetween(text: string, start: number, end: number): Speech[] {
  const stretch = text.slice(start, end);
  const outer = outerQuotations(stretch).map((one) => movedBy(one, start));
  return outer.map(({ content }, index) => {
    let frame: Frame | null | undefined;
    return {
      content,
      get frame() {
        frame = frame === undefined ? speechAt(text, outer, index) : frame;
        return frame;
      },
    };
  });
}

const movedBy = ({ open, content, close }: Quotation, by: number): Quotation => ({
  open: open + by,
  content: { start: content.start + by, end: content.end + by },
  close: close + by,
});

/** How many quotations on either side are looked at for further parts of the same one. */
const NEIGHBOURS = 6;

/**
 * Returns the frame of the outer quotation at `index`, or null when it does not look like speech or is a later part of
 * a content that begins before it.
 *
 * @param outer what `outerQuotations` found in the text
 */
export function speechAt(text: string, outer: readonly Quotation[], index: number): Frame | null {
  const own = outer[index];
  if (own === undefined) return null;
  const near = outer.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1);
  const content = contentOf(text, own, near);
  if (content.extent.start !== own.open) return null;
  const frame = frameOf(text, content);
  return looksLikeSpeech(text, frame) ? frame : null;
}

function looksLikeSpeech(text: string, { fragments, candidates }: Frame): boolean {
  const words = fragments.flatMap((range) => wordsOf(text, range));
  if (words.length === 0 || isTitle(text, fragments, words)) return false;
  const best = candidates[0];
  const isNear = best !== undefined && best.score >= NEAR && best.cue !== null && best.source !== null;
  return words.length >= MANY_WORDS || (isNear && (words.length > 1 || isSentence(text, fragments)));
}

/** How much of a quotation is counted, in UTF-16 units. */
const HEAD = 400;

const wordsOf = (text: string, { start, end }: Fragment): string[] =>
  text.slice(start, Math.min(end, start + HEAD)).match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];

/** “No.”, “Why?”, “Never,” with the comma before an attribution. */
const isSentence = (text: string, fragments: readonly Fragment[]): boolean =>
  /[.,!?…]/u.test(text[fragments.at(-1)!.end - 1] ?? '') || fragments.length > 1;

/** Small words that titles do not write with a capital. */
const SMALL = new Set(
  'a an the of for and or in on at to by from with over under into as no not de la le du der die das und et y i'.split(
    ' ',
  ),
);

/** All its words but the small ones begin with capitals, and it does not end as a sentence does. */
function isTitle(text: string, fragments: readonly Fragment[], words: readonly string[]): boolean {
  if (fragments.length > 1 || /[.,?!…]/u.test(text[fragments[0]!.end - 1] ?? '') || words.length > 9) return false;
  const main = words.filter((word) => !SMALL.has(word.toLowerCase()));
  return main.length > 0 && main.every((word) => /^[\p{Lu}\p{N}]/u.test(word)) && words.length > 1;
}
