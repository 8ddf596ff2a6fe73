import type { TextEdit } from '../annotations/change.ts';
import type { Block } from '../model/block.ts';
import { done, refuse, type Problem, type Result } from '../result.ts';
import { isSameValue } from '../model/same-value.ts';
import { keptBlocks } from './kept-blocks.ts';
import { Moves } from './moves.ts';
import { areAlike, blocksBefore, blocksBeginningIn, isBlockEdge, type Page, pageOf } from './page.ts';
import { shortened } from './shortened.ts';
import { type Stretch, trimmed } from './settle.ts';
import { stretchesBetween } from './stretches.ts';

/**
 * Two texts that come from one **base** become one text. Both sides' stretches are laid over the base: those apart
 * from each other are all taken, the same one on both sides is taken once, and two that meet **clash**. Only where a
 * whole paragraph comes or goes may an edit of the paragraph before it touch it.
 */
export interface MergedText {
  readonly blocks: readonly Block[];
  /** How ranges of one text get into another. */
  readonly moves: {
    readonly baseToOurs: Moves;
    readonly baseToTheirs: Moves;
    readonly baseToMerged: Moves;
    readonly oursToMerged: Moves;
    readonly theirsToMerged: Moves;
  };
}

/** So many clashes are told one by one. */
const MOST_PROBLEMS = 20;

/** Merges the texts; refused with `text-conflict` where both sides changed the same words in different ways. */
export function mergeText(
  base: readonly Block[],
  ours: readonly Block[],
  theirs: readonly Block[],
): Result<MergedText> {
  const page = pageOf(base);
  const [our, their] = [sideOf(page, ours), sideOf(page, theirs)];
  const { turns, clashes } = interleaved(page, our, their);
  const types = mergedTypes(page, our, their);
  const [first, ...others] = [...clashes, ...types.clashes];
  if (first !== undefined) return refuse(first, ...others.slice(0, MOST_PROBLEMS - 1));
  return done({ blocks: written(page, turns, types.blocks), moves: movesOf(page, our, their, turns) });
}

interface Side {
  readonly page: Page;
  readonly stretches: readonly Stretch[];
}

function sideOf(base: Page, blocks: readonly Block[]): Side {
  const page = pageOf(blocks);
  return { page, stretches: stretchesBetween(base, page) };
}

/** One stretch that goes into the merged text. */
interface Turn {
  readonly by: 'ours' | 'theirs' | 'both';
  readonly stretch: Stretch;
  readonly page: Page;
}

function interleaved(base: Page, ours: Side, theirs: Side): { turns: Turn[]; clashes: Problem[] } {
  const turns: Turn[] = [];
  const clashes: Problem[] = [];
  let [i, j] = [0, 0];
  while (i < ours.stretches.length || j < theirs.stretches.length) {
    const [our, their] = [turnAt('ours', ours, i), turnAt('theirs', theirs, j)];
    if (our === null || their === null) {
      turns.push((our ?? their)!);
      if (our === null) j += 1;
      else i += 1;
      continue;
    }
    const isSameEdit = areEqual(base, our, their);
    const oursFirst = comesFirst(base, our, their);
    const doClash = !isSameEdit && (oursFirst ? clash(base, our, their) : clash(base, their, our));
    if (doClash) clashes.push(clashOf(base, our, their));
    else turns.push(isSameEdit ? { ...our, by: 'both' } : oursFirst ? our : their);
    // After a clash the one that ends first is done with.
    const oursIsDone = doClash ? our.stretch.end <= their.stretch.end : oursFirst;
    if (isSameEdit || oursIsDone) i += 1;
    if (isSameEdit || !oursIsDone) j += 1;
  }
  return { turns, clashes };
}

function turnAt(by: 'ours' | 'theirs', { page, stretches }: Side, index: number): Turn | null {
  const stretch = stretches[index];
  return stretch === undefined ? null : { by, stretch, page };
}

const textIn = ({ page, stretch }: Turn): string => page.text.slice(stretch.toStart, stretch.toEnd);

/** True when both do the same to the base, as seen without what their words begin and end with. */
function areEqual(base: Page, one: Turn, other: Turn): boolean {
  const [ours, theirs] = [one, other].map((turn) => ({ ...turn, stretch: trimmed(base, turn.page, turn.stretch) }));
  const [a, b] = [ours!, theirs!];
  const isSamePlace = a.stretch.start === b.stretch.start && a.stretch.end === b.stretch.end;
  return isSamePlace && textIn(a) === textIn(b) && isSameValue(looksIn(a), looksIn(b));
}

const looksIn = ({ page, stretch }: Turn) => blocksBeginningIn(page, stretch.toStart, stretch.toEnd).map(lookOf);

/** What a block is besides its text. */
const lookOf = ({ type, level }: Block): Omit<Block, 'text'> => (level === undefined ? { type } : { type, level });

const isInsertion = ({ stretch }: Turn): boolean => stretch.start === stretch.end;

const isWholeBlocks = (base: Page, turn: Turn): boolean =>
  isBlockEdge(base, turn.stretch.start) &&
  isBlockEdge(base, turn.stretch.end) &&
  (textIn(turn) === '' || textIn(turn).startsWith('\n'));

/** Words that go on a paragraph come before paragraphs that follow it. */
function comesFirst(base: Page, one: Turn, other: Turn): boolean {
  const [a, b] = [one.stretch, other.stretch];
  return (
    (a.start - b.start || a.end - b.end || Number(isWholeBlocks(base, one)) - Number(isWholeBlocks(base, other))) <= 0
  );
}

function clash(base: Page, first: Turn, second: Turn): boolean {
  if (first.stretch.end !== second.stretch.start) return first.stretch.end > second.stretch.start;
  const doBothInsertBlocks = isInsertion(first) && isInsertion(second) && isWholeBlocks(base, first);
  return !isWholeBlocks(base, second) || doBothInsertBlocks;
}

function clashOf(base: Page, one: Turn, other: Turn): Problem {
  const [first, second] = [textIn(one), textIn(other)].map((text) => shortened(text.trim())).sort() as [string, string];
  const start = Math.min(one.stretch.start, other.stretch.start);
  const old = shortened(base.text.slice(start, Math.max(one.stretch.end, other.stretch.end)).trim());
  const what = old === '' ? 'put words in the same place' : `change “${old}”`;
  return {
    code: 'merge/text-conflict',
    message: `Both versions ${what}: one has “${first}” there, the other “${second}”. Keep one version and copy over what you need of the other.`,
    where: `Paragraph ${Math.max(1, blocksBefore(base, start))}`,
  };
}

/** Types and levels of the base's blocks, as the sides that keep them want them. */
function mergedTypes(base: Page, ours: Side, theirs: Side): { blocks: readonly Block[]; clashes: Problem[] } {
  const [our, their] = [fates(base, ours), fates(base, theirs)];
  const clashes: Problem[] = [];
  const blocks = base.blocks.map((block, i) => {
    const changed = [our[i]!, their[i]!].filter((one) => one === 'gone' || !areAlike(one, block));
    const [first = block, second = first] = changed;
    if (first === 'gone' && second === 'gone') return block;
    if (first !== 'gone' && second !== 'gone' && areAlike(first, second)) return first;
    clashes.push({
      code: 'merge/text-conflict',
      message: `Both versions change what sort of paragraph “${shortened(block.text)}” is, or one does and the other takes it away. Keep one version and copy over what you need of the other.`,
      where: `Paragraph ${i + 1}`,
    });
    return block;
  });
  return { blocks, clashes };
}

/** Returns what became of each block of the base: the block of the side, or `gone` with its line feed. */
const fates = (base: Page, { page, stretches }: Side): readonly (Block | 'gone')[] =>
  keptBlocks(base, page, stretches).map((index) => page.blocks[index] ?? 'gone');

function written(base: Page, turns: readonly Turn[], types: readonly Block[]): Block[] {
  const texts: string[] = [];
  const looks: Omit<Block, 'text'>[] = [];
  let at = 0;
  const keepUpTo = (end: number) => {
    texts.push(base.text.slice(at, end));
    looks.push(...types.slice(blocksBefore(base, at), blocksBefore(base, end)).map(lookOf));
  };
  for (const turn of turns) {
    keepUpTo(turn.stretch.start);
    texts.push(textIn(turn));
    looks.push(...looksIn(turn));
    at = turn.stretch.end;
  }
  keepUpTo(base.text.length);
  const lines = texts.join('').slice(1).split('\n');
  // Each side took away what the other left: an article has one paragraph at least.
  return lines.map((text, i) => ({ ...(looks[i] ?? { type: 'paragraph' }), text }));
}

function movesOf(base: Page, ours: Side, theirs: Side, turns: readonly Turn[]): MergedText['moves'] {
  const toOurs: TextEdit[] = [];
  const toTheirs: TextEdit[] = [];
  const toMerged: TextEdit[] = [];
  const oursOn: TextEdit[] = [];
  const theirsOn: TextEdit[] = [];
  let [ourShift, theirShift] = [0, 0];
  for (const { by, stretch, page } of turns) {
    const { start, end, toStart, toEnd } = trimmed(base, page, stretch);
    const edit = { start, end, length: toEnd - toStart };
    const growth = edit.length - (end - start);
    toMerged.push(edit);
    if (by !== 'theirs') toOurs.push(edit);
    else oursOn.push({ ...edit, start: start + ourShift, end: end + ourShift });
    if (by !== 'ours') toTheirs.push(edit);
    else theirsOn.push({ ...edit, start: start + theirShift, end: end + theirShift });
    if (by !== 'theirs') ourShift += growth;
    if (by !== 'ours') theirShift += growth;
  }
  return {
    baseToOurs: new Moves(toOurs),
    baseToTheirs: new Moves(toTheirs),
    baseToMerged: new Moves(toMerged),
    oursToMerged: new Moves(oursOn),
    theirsToMerged: new Moves(theirsOn),
  };
}
