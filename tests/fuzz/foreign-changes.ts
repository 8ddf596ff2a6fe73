import { applyChanges, type ArticleState } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import { type Block, textOf } from '../../shared/model/block.ts';
import type { Annotation } from '../../shared/model/records.ts';

/**
 * Returns up to six random changes of the article, as a merge makes them: pieces of text replaced over any number of
 * blocks, types of blocks changed, annotations made, changed and deleted.
 */
export function foreignChanges(state: ArticleState, random: () => number): Change[] {
  const changes: Change[] = [];
  let present = state;
  const count = 1 + Math.floor(random() * 6);
  while (changes.length < count) {
    const change = random() < 0.6 ? textChange(present.blocks, random) : recordChange(present, random);
    changes.push(change);
    present = applyChanges(present, [change]);
  }
  return changes;
}

const INSERTED = ['', '', '', 'x', 'two words ', '\n', 'a\nb', '\n\nc\n', 'q\n'.repeat(27)];

const FORMS: readonly Omit<Block, 'text'>[] = [
  { type: 'paragraph' },
  { type: 'quotation' },
  { type: 'heading', level: 1 },
  { type: 'heading', level: 3 },
  { type: 'list-item', level: 2 },
];

function textChange(blocks: readonly Block[], random: () => number): Change {
  const pick = (below: number) => Math.floor(random() * below);
  const text = textOf(blocks);
  const start = pick(text.length + 1);
  const end = Math.min(text.length, start + (random() < 0.2 ? pick(text.length) : pick(20)));
  const inserted = random() < 0.1 ? text.slice(start, end) : INSERTED[pick(INSERTED.length)]!;
  const first = blockAt(text, start);
  const last = blockAt(text, end);
  const old = textOf(blocks.slice(first, last + 1));
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const lines = (old.slice(0, start - from) + inserted + old.slice(end - from)).split('\n');
  const keepsForms = random() < 0.5;
  const insert = lines.map((line, i): Block => {
    const form = (keepsForms ? blocks[first + i] : undefined) ?? FORMS[pick(FORMS.length)]!;
    return { type: form.type, ...(form.level === undefined ? {} : { level: form.level }), text: line };
  });
  const splice = { index: first, remove: last - first + 1, insert };
  return { change: 'text', edit: { start, end, length: inserted.length }, splice };
}

/** Index of the block that holds the offset. */
const blockAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;

function recordChange({ blocks, set }: ArticleState, random: () => number): Change {
  const pick = (below: number) => Math.floor(random() * below);
  const known = set.annotations[pick(set.annotations.length)];
  const { length } = textOf(blocks);
  if (known !== undefined && random() < 0.3) return { change: 'records', set: [{ id: known.id, after: null }] };
  if (length === 0) return { change: 'records', set: [{ id: 'metadata', after: { ...set.metadata, title: 'Other' } }] };
  const start = pick(length);
  const fragments = [{ start, end: start + 1 + pick(Math.min(30, length - start)) }];
  const id = known !== undefined && random() < 0.5 ? known.id : `foreign${pick(1_000_000)}`;
  const after: Annotation = { record: 'annotation', id, kind: 'quote', fragments, attributes: { note: 'foreign' } };
  return { change: 'records', set: [{ id, after }] };
}
