import { applyChanges, type ArticleState, stateOf } from '../annotations/article-state.ts';
import type { BlockSplice, Change, TextEdit } from '../annotations/change.ts';
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import { isSameValue } from '../model/same-value.ts';
import { areAlike, blocksBefore, blockUpTo, isBlockEdge, type Page, pageOf, startOfBlock } from './page.ts';
import { coalesced, type Stretch, trimmed } from './settle.ts';
import { stretchesBetween } from './stretches.ts';

/**
 * The way from one version of an article to another, as the changes that the editor, the journal and undo know: each
 * stretch of text that differs, then in one change all records that the text did not carry along by itself.
 */

/** Every text change moves all annotations, so that so many at most are worth making. */
const MOST_TEXT_CHANGES = 200;

/** Returns the changes that lead from `from` to `to`; none when they hold the same. Sets are compared by id. */
export function changesBetween(from: Article, to: Article): Change[] {
  const texts = textChanges(from.blocks, to.blocks);
  const reached = applyChanges(stateOf(from), texts);
  const set = settings(reached, stateOf(to));
  return set.length === 0 ? texts : [...texts, { change: 'records', set }];
}

type Settings = (Change & { readonly change: 'records' })['set'];

function settings(from: ArticleState, to: ArticleState): Settings {
  const gone = [...from.set.records()].filter(({ id }) => to.set.find(id) === null);
  const changed = [...to.set.records()].filter((record) => !isSameValue(from.set.find(record.id), record));
  return [...gone.map(({ id }) => ({ id, after: null })), ...changed.map((after) => ({ id: after.id, after }))];
}

function textChanges(fromBlocks: readonly Block[], toBlocks: readonly Block[]): Change[] {
  const from = pageOf(fromBlocks);
  const to = pageOf(toBlocks);
  let blocks = fromBlocks;
  const changes = coalesced(stretchesBetween(from, to), MOST_TEXT_CHANGES).map((wide): Change => {
    const stretch = trimmed(from, to, wide);
    const splice = spliceOf(from, to, stretch);
    blocks = splicedBy(blocks, splice);
    return { change: 'text', edit: editOf(stretch), splice };
  });
  return [...changes, ...retypings(blocks, toBlocks)];
}

const splicedBy = (blocks: readonly Block[], { index, remove, insert }: BlockSplice): readonly Block[] => [
  ...blocks.slice(0, index),
  ...insert,
  ...blocks.slice(index + remove),
];

/**
 * Returns the edit in the canonical text, which up to the stretch reads as `to` does already. The canonical text
 * lacks the page's first line feed: at the head of the text it is the one after the blocks that comes and goes.
 */
function editOf({ start, end, toStart, toEnd }: Stretch): TextEdit {
  const at = Math.max(0, toStart - 1);
  return { start: at, end: at + end - start, length: toEnd - toStart };
}

/** Returns what the stretch does to blocks, of which those before it are as in `to` and those after it as in `from`. */
function spliceOf(from: Page, to: Page, stretch: Stretch): BlockSplice {
  const { start, end, toStart, toEnd } = stretch;
  const first = blockUpTo(to, toStart);
  if (isWholeBlocks(from, to, stretch)) {
    const insert = to.blocks.slice(first + 1, blocksBefore(to, toEnd));
    return { index: first + 1, remove: blocksBefore(from, end) - blocksBefore(from, start), insert };
  }
  const rest = from.text.slice(end, startOfBlock(from, blocksBefore(from, end)));
  const written = to.text.slice(startOfBlock(to, first) + 1, toEnd) + rest;
  const insert = written.split('\n').map((text, i) => ({ ...to.blocks[first + i]!, text }));
  return { index: first, remove: blocksBefore(from, end) - blockUpTo(from, start), insert };
}

const isWholeBlocks = (from: Page, to: Page, { start, end, toStart, toEnd }: Stretch): boolean =>
  isBlockEdge(from, start) && isBlockEdge(from, end) && (toStart === toEnd || to.text[toStart] === '\n');

/** Returns changes that touch no character: blocks whose text is right and whose type or level is not. */
function retypings(blocks: readonly Block[], to: readonly Block[]): Change[] {
  const others = blocks.flatMap((block, i) =>
    areAlike(block, to[i]!) ? [] : [{ start: i, end: i + 1, toStart: i, toEnd: i + 1 }],
  );
  return coalesced(others, MOST_TEXT_CHANGES).map(({ start, end }) => ({
    change: 'text',
    edit: { start: 0, end: 0, length: 0 },
    splice: { index: start, remove: end - start, insert: to.slice(start, end) },
  }));
}
