import type { Fragment } from '../model/records.ts';
import {
  type Attribution,
  attributionBySlot,
  attributionsIn,
  leadOf,
  type ReadSentence,
  readSentence,
} from './attributions.ts';
import { type Quotation, quotationsNear } from './quotation-marks.ts';
import { sentencesOf } from './sentences.ts';

/**
 * The **content** of a frame: what is reported. A quotation that its attribution interrupts (“A,” he said, “B”) is one
 * content in two fragments; one that runs on over paragraphs is one fragment. Without marks it is the clause that a
 * cue reports (“Anna said that *the bridge was shut*”). Offsets are UTF-16 code units of the text.
 */
export interface Content {
  readonly fragments: readonly Fragment[];
  /** From the first opening to the last closing mark, where there are marks. */
  readonly extent: Fragment;
  /** Between the closing mark of one fragment and the opening mark of the next. */
  readonly gaps: readonly Fragment[];
  /** The text in which its cue and source are looked for: its paragraphs, or the quotation it is nested in. */
  readonly room: Fragment;
  /** Other quotations beside it, which are no part of what is read around it. */
  readonly neighbours: readonly Quotation[];
}

/** Returns the content at the caret: the innermost quotation with the parts that belong to it; null outside marks. */
export function quotedContentAt(text: string, offset: number): Content | null {
  const near = quotationsNear(text, { start: offset, end: offset });
  const [own] = near.filter(({ open, close }) => open <= offset && offset <= close).sort(bySize);
  return own === undefined ? null : contentOf(text, own, near);
}

/** Returns the content that this quotation is a part of; `near` are the quotations of its paragraphs. */
export function contentOf(text: string, own: Quotation, near: readonly Quotation[]): Content {
  const parent = near.filter((one) => one.open < own.open && own.close < one.close).sort(bySize)[0] ?? null;
  const siblings = siblingsOf(own, parent, near);
  const room = parent?.content ?? paragraphsOf(text, own.open, own.close);
  let first = siblings.indexOf(own);
  let last = first;
  while (first > 0 && goesOn(text, siblings[first - 1]!, siblings[first]!, room)) first -= 1;
  while (last + 1 < siblings.length && goesOn(text, siblings[last]!, siblings[last + 1]!, room)) last += 1;
  const parts = siblings.slice(first, last + 1);
  return {
    fragments: parts.map(({ content }) => content),
    extent: { start: parts[0]!.open, end: parts.at(-1)!.close },
    gaps: parts.slice(1).map(({ open }, i) => ({ start: parts[i]!.close, end: open })),
    room,
    neighbours: siblings.filter((one) => !parts.includes(one)),
  };
}

/** Returns content that is given, as a selection or an annotation is, with the marks directly outside its fragments. */
export function contentOver(text: string, fragments: readonly Fragment[]): Content {
  const hull = { start: fragments[0]!.start, end: fragments.at(-1)!.end };
  const near = quotationsNear(text, hull);
  const outer = fragments.map((range) => withMarks(range, near));
  const extent = { start: outer[0]!.start, end: outer.at(-1)!.end };
  const parent = near
    .filter(({ content }) => content.start <= extent.start && extent.end <= content.end)
    .sort(bySize)[0];
  return {
    fragments,
    extent,
    gaps: outer.slice(1).map(({ start }, i) => ({ start: outer[i]!.end, end: start })),
    room: parent?.content ?? paragraphsOf(text, extent.start, extent.end),
    neighbours: near.filter((one) => isBeside(one, extent, parent ?? null)),
  };
}

/** The fragment with the marks round it, where it fills them. */
function withMarks(range: Fragment, near: readonly Quotation[]): Fragment {
  const own = near.find(({ content }) => content.start === range.start && content.end === range.end);
  return own === undefined ? range : { start: own.open, end: own.close };
}

const isBeside = ({ open, close }: Quotation, extent: Fragment, parent: Quotation | null): boolean =>
  (close <= extent.start || extent.end <= open) && (parent === null || (parent.open < open && close < parent.close));

const bySize = (a: Quotation, b: Quotation): number => a.close - a.open - (b.close - b.open);

/** The quotations on the level of `own`: inside the same one, and not inside each other. In text order. */
function siblingsOf(own: Quotation, parent: Quotation | null, near: readonly Quotation[]): Quotation[] {
  const siblings: Quotation[] = [];
  for (const one of near) {
    const isInside = parent === null || (parent.open < one.open && one.close < parent.close);
    const isOuter = one.open >= (siblings.at(-1)?.close ?? 0);
    if (one === own || (isInside && isOuter && (one.close <= own.open || own.close <= one.open))) siblings.push(one);
  }
  return siblings;
}

function paragraphsOf(text: string, from: number, to: number): Fragment {
  const end = text.indexOf('\n', to);
  return { start: from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1, end: end === -1 ? text.length : end };
}

/** How long an attribution in the middle may be, in UTF-16 units: a name with what is told of it. */
const MOST_BETWEEN = 200;

/** True when both quotations are one that the attribution between them interrupts. */
function goesOn(text: string, a: Quotation, b: Quotation, room: Fragment): boolean {
  const gap = text.slice(a.close, b.open);
  if (gap.length > MOST_BETWEEN || gap.includes('\n')) return false;
  const last = text[a.content.end - 1]!;
  const isOpen = ',–—-'.includes(last) || ',–—'.includes(gap[0] ?? ' ');
  const isAsked = '?!…'.includes(last);
  if (!isOpen && !isAsked) return false;
  const [only, second] = sentencesOf(gap, a.close);
  if (
    only === undefined ||
    second !== undefined ||
    adjacentAttribution(text, only, isOpen, isGerman(text, a)) === null
  ) {
    return false;
  }
  // “A,” he said, adding: “B”: a second cue has a quotation of its own.
  if (attributionsIn(readSentence(gap, a.close)).length > 1) return false;
  if (/[,;:–—]\s*$/u.test(gap)) return true;
  return !hasOwnAttribution(text, b, room);
}

/** Behind German marks, „…“, *so* *Berg* says who speaks. */
const isGerman = (text: string, { open }: Quotation): boolean => '„»‚'.includes(text[open]!);

/** “B,” she replied: what follows says who says the second one. */
function hasOwnAttribution(text: string, quotation: Quotation, room: Fragment): boolean {
  const { content, close } = quotation;
  const promises = ',?!…–—-'.includes(text[content.end - 1]!) || ',–—'.includes(text[close] ?? ' ');
  if (!promises) return false;
  const [rest] = sentencesOf(text.slice(close, Math.min(room.end, close + MOST_BETWEEN)), close);
  const isOpen = ',–—'.includes(text[content.end - 1]!) || ',–—'.includes(text[close] ?? ' ');
  return rest !== undefined && adjacentAttribution(text, rest, isOpen, isGerman(text, quotation)) !== null;
}

/**
 * The attribution that begins the stretch, without a word before its cue or source.
 *
 * @param mayBeSlot true behind a quotation that is not ended, where any verb before a name reports
 */
function adjacentAttribution(
  text: string,
  stretch: Fragment,
  mayBeSlot: boolean,
  isGerman: boolean,
): Attribution | null {
  const sentence = readSentence(text.slice(stretch.start, stretch.end), stretch.start);
  const listed = attributionsIn(sentence).find(
    (one) => wordsBefore(sentence, startOf(one)) === 0 && one.source !== null,
  );
  return listed ?? (mayBeSlot ? attributionBySlot(sentence, isGerman) : null);
}

/** Where the earlier of cue and source begins. */
export const startOf = ({ cue, source }: Pick<Attribution, 'source'> & { readonly cue: Fragment | null }): number =>
  Math.min(cue?.start ?? Infinity, source?.start ?? Infinity);

/** How many words of the sentence stand before the offset, auxiliaries and adverbs at its head left out. */
export const wordsBefore = (sentence: ReadSentence, offset: number): number =>
  sentence.tokens.slice(leadOf(sentence)).reduce((count, { start }) => count + Number(start < offset), 0);
