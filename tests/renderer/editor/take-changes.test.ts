import { undoDepth } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import { applyChanges, stateOf } from '../../../shared/annotations/article-state.ts';
import type { Change } from '../../../shared/annotations/change.ts';
import type { Block } from '../../../shared/model/block.ts';
import { textChangeOf } from '../../../renderer/editor/text-change.ts';
import { transactionOf } from '../../../renderer/editor/take-changes.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { Desk } from './desk.ts';

const written = '# One {quote#q:two {claim#c:three} four} five\n{quote#r:six} seven\neight';

const replaced = (edit: readonly [number, number, number], index: number, remove: number, insert: Block[]): Change => ({
  change: 'text',
  edit: { start: edit[0], end: edit[1], length: edit[2] },
  splice: { index, remove, insert },
});

/** “four five / six” becomes “4 / 6”, the second half in a quotation; what it cuts is given back another way. */
const CHANGES: readonly Change[] = [
  replaced([14, 27, 3], 0, 2, [
    { type: 'heading', level: 1, text: 'One two three 4' },
    { type: 'quotation', text: '6 seven' },
  ]),
  {
    change: 'records',
    set: [
      { id: 'c', after: null },
      {
        id: 'new',
        after: { record: 'annotation', id: 'new', kind: 'cue', fragments: [{ start: 0, end: 3 }], attributes: {} },
      },
    ],
  },
];

const take = (desk: Desk, changes: readonly Change[]): boolean => desk.perform(transactionOf(desk.state, changes));

describe('changes that somebody else made', () => {
  it('leave the article that they make of it, in Tag mode too', () => {
    const desk = new Desk(written);
    expect(take(desk, CHANGES)).toBe(true);
    const { blocks, set } = applyChanges(stateOf(desk.article), CHANGES);
    expect(desk.now.blocks).toEqual(blocks);
    expect(desk.now.annotations).toEqual(set.annotations);
    expect(desk.written).toBe('# {cue#new:One} {quote#q:two three }4\n> 6 seven\neight');
  });

  it('are undone at once and exactly (T3)', () => {
    const desk = Desk.editing(written).caret('eight|').type('!');
    const before = desk.picture;
    take(desk, CHANGES);
    const after = desk.picture;
    expect(desk.undo().picture).toEqual(before);
    expect(desk.redo().picture).toEqual(after);
    expect(desk.undo(2).picture).toEqual(new Desk(written).picture);
  });

  it('are an undo event of their own, however quickly one types before and after', () => {
    const desk = Desk.editing(written).caret('eight|');
    desk.quickly(() => {
      desk.type('!');
      take(desk, [replaced([0, 3, 1], 0, 1, [{ type: 'heading', level: 1, text: '1 two three four five' }])]);
      desk.type('!');
    });
    expect(undoDepth(desk.state)).toBe(3);
    desk.undo();
    expect(desk.written).toContain('# 1 {quote#q:two');
    expect(desk.written).toContain('eight!');
  });

  it('leave the caret at its words and what is active active (D14)', () => {
    const desk = Desk.editing(written).caret('six| seven');
    take(desk, [replaced([0, 3, 5], 0, 1, [{ type: 'heading', level: 1, text: 'First two three four five' }])]);
    const index = TextIndex.of(desk.state.doc);
    expect(index.text.slice(0, index.offsetOf(desk.state.selection.head))).toBe('First two three four five\nsix');
    const tr = transactionOf(desk.state, CHANGES.slice(1))!;
    expect([tr.selectionSet, tr.scrolledIntoView]).toEqual([false, false]);
  });

  it('grow no annotation, although its edge was open for a correction', () => {
    const desk = Desk.editing('One {quote#q:two} three').select('o ').press('Delete');
    expect(desk.written).toBe('One {quote#q:tw}three');
    take(desk, [replaced([6, 6, 1], 0, 1, [{ type: 'paragraph', text: 'One tw three' }])]);
    expect(desk.written).toBe('One {quote#q:tw} three');
    expect(desk.caret('tw|').type('o').written).toBe('One {quote#q:tw}o three');
  });

  it('are told on as the very edits they were', () => {
    const desk = new Desk(written);
    const tr = transactionOf(desk.state, CHANGES)!;
    const edits = tr.steps.flatMap((step, i) => textChangeOf(tr.docs[i]!, step, tr.docs[i + 1] ?? tr.doc)?.edit ?? []);
    expect(edits[0]).toEqual({ start: 14, end: 27, length: 3 });
    const { length } = TextIndex.of(tr.doc);
    expect(
      edits.slice(1).every(({ start, end }) => start === end && end === length),
      'forms of blocks',
    ).toBe(true);
  });

  it('cut long insertions into sections, as an article that is opened', () => {
    const desk = Desk.editing('One\ntwo');
    const insert = Array.from({ length: 100 }, (_, i): Block => ({ type: 'paragraph', text: `line ${i}` }));
    const text = insert.map((block) => block.text).join('\n');
    take(desk, [replaced([0, 7, text.length], 0, 2, insert)]);
    expect(desk.now.blocks).toEqual(insert);
    expect(desk.state.doc.childCount).toBe(4);
    expect(desk.undo().written).toBe('One\ntwo');
  });

  it.each([
    ['an edit beyond the text', replaced([0, 999, 0], 0, 3, [{ type: 'paragraph', text: '' }])],
    ['blocks beyond the last', replaced([0, 3, 0], 0, 9, [{ type: 'paragraph', text: '' }])],
    ['blocks that say another thing than the edit', replaced([0, 3, 1], 0, 1, [{ type: 'paragraph', text: 'else' }])],
    ['an edit that ends before it begins', replaced([3, 0, 0], 0, 1, [{ type: 'paragraph', text: '' }])],
  ])('are refused whole when they do not fit: %s', (_what, change) => {
    const desk = new Desk(written);
    expect(transactionOf(desk.state, [CHANGES[1]!, change])).toBeNull();
  });

  it('may do nothing at all', () => {
    const desk = new Desk(written);
    take(desk, []);
    expect(desk.now).toEqual(annotatedArticle(written));
    expect(desk.canUndo).toBe(false);
  });
});
