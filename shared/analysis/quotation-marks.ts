import type { Fragment } from '../model/records.ts';
import { speechesOf } from './dialogue.ts';
import { isUnspaced } from '../anchoring/word-edges.ts';
import { isArabic, isHangul, isHebrew } from './scripts.ts';

/**
 * A **quotation** is what stands between an opening and its closing mark. Marks are paired within their paragraph,
 * nested pairs inside outer ones; an opening mark that is never closed pairs with nothing, unless the next
 * paragraph begins with the same mark: then the quotation runs on, and both are one.
 *
 * The hard case is `’`, which closes and is also the apostrophe. Between letters it is an apostrophe; after a space
 * it is one too (’tis); after an s and before a word (the officials’ answer) it closes only if nothing better does.
 * Hebrew has the same trouble with the mark inside its acronyms (צה״ל). Dashes of dialogue make quotations too.
 */
export interface Quotation {
  /** UTF-16 offset of the opening mark, or of the dash. */
  readonly open: number;
  /** The words between the marks, without spaces at the edges; never empty. */
  readonly content: Fragment;
  /** UTF-16 offset after the closing mark; the end of the words where a dash opens and nothing closes. */
  readonly close: number;
}

/** Returns every quotation of the text, by opening mark, outer ones first. Linear in the length of the text. */
export function findQuotations(text: string): Quotation[] {
  return quotationsBetween(text, 0, text.length);
}

/**
 * How many neighbouring paragraphs are looked at in either direction for a quotation that runs on: more than any
 * speech in a newspaper, few enough for a key press.
 */
const REACH = 200;

/** How far in a paragraph (or over several) marks are paired for a key: UTF-16 code units on either side of the caret. */
const SPAN = 30_000;

/** Returns the quotations that hold or touch the range, innermost first. Looks only at the paragraphs around it. */
export const quotationsAround = (text: string, range: Fragment): Quotation[] =>
  quotationsHolding(quotationsNear(text, range), range);

/** Returns those of the quotations that hold or touch the range, innermost first. */
export const quotationsHolding = (quotations: readonly Quotation[], range: Fragment): Quotation[] =>
  quotations
    .filter(({ open, close }) => open <= range.start && range.end <= close)
    .sort((a, b) => a.close - a.open - (b.close - b.open) || b.open - a.open);

/** Returns the quotations of the paragraphs that the range touches, and of those that run on into them. */
export function quotationsNear(text: string, range: Fragment): Quotation[] {
  let from = lineStart(text, range.start);
  for (let steps = 0; steps < REACH && from > 0 && startsWithMark(text, from); steps += 1) {
    from = lineStart(text, from - 1);
  }
  let to = lineEnd(text, range.end);
  for (let steps = 0; steps < REACH && to < text.length && startsWithMark(text, to + 1); steps += 1) {
    to = lineEnd(text, to + 1);
  }
  return quotationsBetween(text, Math.max(from, range.start - SPAN), Math.min(to, range.end + SPAN));
}

/** Which marks close what an opening mark opens; where two do, languages differ (“ ” „ “ „ ”). */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '‟': '”',
  '‘': '’',
  '‚': '‘’',
  '‛': '’',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』',
  '﹁': '﹂',
  '﹃': '﹄',
  '｢': '｣',
  '〝': '〞〟',
  '＂': '＂',
  '"': '"',
  "'": "'",
  // Swedish closes with the mark it opens with; Urdu, in fonts that do not mirror, with the other one.
  '”': '”“',
  '’': '‘',
  '״': '״',
  '׳': '׳',
};

/** Marks that may close something, and so are looked at as closing first. */
const CLOSING = new Set(Object.values(CLOSERS).join(''));

const isSpace = (character: string | undefined) => character === undefined || /\s/u.test(character);
const isWordCharacter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);

interface Opening {
  readonly mark: string;
  readonly at: number;
  /** Offset of a `’` that may close this and may be a plural possessive. */
  weak?: number;
}

/** Pairs the marks of the paragraphs in `[from, to)`, which begins and ends at paragraph edges. */
function quotationsBetween(text: string, from: number, to: number): Quotation[] {
  const found: Quotation[] = [];
  let runningOn: readonly Opening[] = [];
  for (let start = from; start <= to;) {
    const end = Math.min(lineEnd(text, start), to);
    const paragraph = text.slice(start, end);
    for (const { open, content } of speechesOf(paragraph, start)) found.push({ open, content, close: content.end });
    const { pairs, lead, unclosed } = pairMarks(paragraph, start);
    const begun = lead === null ? undefined : runningOn.findLast((opening) => opening.mark === lead.mark);
    for (const { open, close } of pairs)
      add(found, text, begun !== undefined && open === lead?.at ? begun.at : open, close);
    runningOn = begun === undefined ? unclosed : unclosed.map((opening) => (opening.at === lead?.at ? begun : opening));
    start = end + 1;
  }
  return found.sort((a, b) => a.open - b.open || b.close - a.close);
}

function add(found: Quotation[], text: string, open: number, close: number): void {
  const content = trimmed(text, open + 1, close - 1);
  if (content !== null) found.push({ open, content, close });
}

interface PairedMarks {
  readonly pairs: readonly { readonly open: number; readonly close: number }[];
  /** The opening mark with which the paragraph begins. */
  readonly lead: Opening | null;
  /** Opening marks that nothing closed: their quotation may run on. */
  readonly unclosed: readonly Opening[];
}

/** Pairs the marks of one paragraph in one pass; offsets count from `base`. */
function pairMarks(paragraph: string, base: number): PairedMarks {
  const pairing = new Pairing(paragraph, base);
  for (const match of paragraph.matchAll(MARKS)) pairing.take(match[0], match.index);
  const first = leadingSpaces(paragraph);
  const mark = paragraph[first] ?? '';
  const lead = RUNS_ON.has(mark) ? { mark, at: base + first } : null;
  return { lead, unclosed: pairing.finish(), pairs: pairing.pairs };
}

/** How deep quotations nest at most; what is open longer than that was never meant to be closed. */
const DEPTH = 64;

/** The opening marks met so far, and the pairs made of them. */
class Pairing {
  readonly pairs: { open: number; close: number }[] = [];
  readonly #text: string;
  readonly #base: number;
  readonly #stack: Opening[] = [];

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  take(mark: string, at: number): void {
    const before = this.#text[at - 1];
    const after = this.#text[at + 1];
    if (isApostrophe(mark, before, after) || isInAcronym(mark, this.#text, at)) return;
    if (CLOSING.has(mark) && mayClose(mark, before, after) && this.#close(mark, at)) return;
    if (mark in CLOSERS && mayOpen(mark, before, after)) this.#open(mark, at);
  }

  /** Ends the paragraph; returns what stayed open. */
  finish(): Opening[] {
    const unclosed = this.#stack.filter((opening) => opening.weak === undefined && RUNS_ON.has(opening.mark));
    while (this.#stack.length > 0) this.#drop();
    return unclosed;
  }

  #open(mark: string, at: number): void {
    const top = this.#stack.at(-1);
    if (top?.mark === mark && top.weak !== undefined) this.#drop();
    if (this.#stack.length === DEPTH) this.#stack.shift();
    this.#stack.push({ mark, at: this.#base + at });
  }

  /** Closes the innermost opening that this mark can close; false when there is none. */
  #close(mark: string, at: number): boolean {
    const opening = this.#stack.findLast((candidate) => CLOSERS[candidate.mark]!.includes(mark));
    if (opening === undefined) return false;
    if (isPossessive(mark, this.#text, at)) {
      opening.weak = this.#base + at;
      return true;
    }
    while (this.#stack.at(-1) !== opening) this.#drop();
    this.#stack.pop();
    this.pairs.push({ open: opening.at, close: this.#base + at + 1 });
    return true;
  }

  /** Takes the innermost opening away; it is closed by its weak mark, if it met one. */
  #drop(): void {
    const opening = this.#stack.pop();
    if (opening?.weak !== undefined) this.pairs.push({ open: opening.at, close: opening.weak + 1 });
  }
}

const MARKS = /["'＂“”„‟‘’‚‛«»‹›「」『』﹁﹂﹃﹄｢｣〝〞〟״׳]/gu;

/** Marks that newspapers repeat at the head of each paragraph of a long quotation. */
const RUNS_ON = new Set(['“', '„', '«', '»', '"', '‘', '「', '『']);

/** Chinese, Japanese and Korean know no apostrophe, and set a closing mark right before the next word. */
function isApostrophe(mark: string, before: string | undefined, after: string | undefined): boolean {
  if (mark !== '’' && mark !== "'" && mark !== '׳') return false;
  return [before, after].every((one) => isWordCharacter(one) && !isUnspaced(one) && !isHangul(one));
}

/** צה״ל: the mark before the last letter. ה״ארץ״: small words stand before an opening mark without a space. */
function isInAcronym(mark: string, text: string, at: number): boolean {
  if (mark !== '״' && mark !== '"' && mark !== '”') return false;
  if (!isHebrew(text[at - 1]) || !isHebrew(text[at + 1])) return false;
  return lettersFrom(text, at, 1) < 2 || lettersFrom(text, at, -1, HEBREW_PREFIX) > 3;
}

/** The small words that Hebrew writes together with the next one. */
const HEBREW_PREFIX = /[משהוכלב]/u;

/** How many letters of Hebrew follow the mark in one direction; four, or any that is no prefix, count as many. */
function lettersFrom(text: string, at: number, step: 1 | -1, allowed?: RegExp): number {
  let count = 0;
  for (let i = at + step; count < 4 && isHebrew(text[i]) && !/[״׳]/u.test(text[i]!); i += step) {
    if (/\p{M}/u.test(text[i]!)) continue;
    if (allowed !== undefined && !allowed.test(text[i]!)) return 4;
    count += 1;
  }
  return count;
}

/** “The officials’ answer”: after an s, before a space and a word. In Hebrew ג׳ and its like are letters. */
function isPossessive(mark: string, text: string, at: number): boolean {
  const before = text[at - 1];
  if (mark === '׳') return /[גזצץ]/u.test(before ?? '');
  if (mark !== '’' && mark !== "'") return false;
  return (before === 's' || before === 'S') && text[at + 1] === ' ' && /\p{L}/u.test(text[at + 2] ?? '');
}

/** A closing mark follows its last word; only French sets a space inside, and straight marks go by their turn. */
function mayClose(mark: string, before: string | undefined, after: string | undefined): boolean {
  if (mark === '"' || mark === '＂') return true;
  return !isSpace(before) || ((mark === '»' || mark === '›') && !isWordCharacter(after));
}

/** Marks that also close, or serve as apostrophe or inch, open only at the head of a word. */
function mayOpen(mark: string, before: string | undefined, after: string | undefined): boolean {
  if (mark === '"') return !/\p{N}/u.test(before ?? '');
  if (mark === '’') return isArabic(after) && !isWordCharacter(before);
  if (mark === '״' || mark === '׳') return isWordCharacter(after) && (!isWordCharacter(before) || isHebrew(before));
  if (isUnspaced(before) && (mark === "'" || mark === '”')) return isWordCharacter(after);
  if (mark === "'") return /\p{L}/u.test(after ?? '') && !/[\p{L}\p{N}.,!?;:…]/u.test(before ?? '');
  if (mark === '”' || mark === '›' || mark === '»') {
    return isWordCharacter(after) && !/[\p{L}\p{N}.,!?;:…]/u.test(before ?? '');
  }
  return true;
}

const lineStart = (text: string, offset: number): number => (offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

function leadingSpaces(text: string): number {
  let at = 0;
  while (at < text.length && isSpace(text[at])) at += 1;
  return at;
}

function startsWithMark(text: string, offset: number): boolean {
  const head = text.slice(offset, offset + 20);
  return RUNS_ON.has(head[leadingSpaces(head)] ?? '');
}

/** The range without spaces at its edges, or null when nothing is left. */
function trimmed(text: string, start: number, end: number): Fragment | null {
  let from = start;
  let to = end;
  while (from < to && isSpace(text[from])) from += 1;
  while (from < to && isSpace(text[to - 1])) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
