import { isHistoryTransaction, undo, undoDepth } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { initialState } from '../../../renderer/editor/article-state.ts';
import { reattach, setAttributes } from '../../../renderer/editor/linking.ts';
import { SetAnnotationsStep } from '../../../renderer/editor/set-annotations-step.ts';
import { rebuiltForAnnotations } from '../../../renderer/editor/living-text.ts';
import { Desk } from './desk.ts';

/** The rules of DESIGN §3, each with its number there. */

describe('rule 1: what a deletion does to annotations is undone exactly', () => {
  const written = 'One {quote#q:two {claim#c:three} four} five\n{quote#r:six} seven';
  const parts = { attributes: { q: { note: 'x' } }, links: ['c claimed-in q'] };
  it.each([
    ['destroys', 'two three four'],
    ['cuts at the start', 'One two'],
    ['cuts at the end', 'four five'],
    ['cuts inside another', 'three f'],
    ['joins blocks over', 'five\nsix'],
    ['swallows everything', 'One two three four five\nsix seven'],
  ])('when it %s', (_what, words) => {
    const desk = Desk.editing(written, parts);
    const before = desk.picture;
    desk.select(words).press('Delete');
    const after = desk.picture;
    expect(after).not.toEqual(before);
    expect(desk.undo().picture).toEqual(before);
    expect(desk.redo().picture).toEqual(after);
    expect(desk.undo().picture).toEqual(before);
  });

  it('when text is typed over it, in one undo event', () => {
    const desk = Desk.editing(written, parts);
    const before = desk.picture;
    desk.select('four five').type('X');
    expect(desk.written).toBe('One {quote#q:two {claim#c:three} }X\n{quote#r:six} seven');
    expect(desk.undo().picture).toEqual(before);
  });

  it('puts the lifting of annotations before the user’s own steps', () => {
    const desk = Desk.editing(written, parts).select('four five');
    const asked = desk.state.tr.deleteSelection();
    const [first, second, third] = rebuiltForAnnotations(desk.state, asked).steps;
    expect(first).toBeInstanceOf(SetAnnotationsStep);
    expect(second).toBe(asked.steps[0]);
    expect(third).toBeInstanceOf(SetAnnotationsStep);
  });

  it('leaves a transaction alone that harms no annotation', () => {
    const desk = Desk.editing(written, parts).caret('One| ');
    const asked = desk.state.tr.insertText('X');
    expect(rebuiltForAnnotations(desk.state, asked)).toBe(asked);
  });

  it('takes a held backspace over an annotation’s edge for one undo event', () => {
    const desk = Desk.editing('One {quote#q:two} three').caret('three|');
    const before = desk.picture;
    desk.quickly(() => desk.press('Backspace', 11));
    expect(desk.written).toBe('On');
    expect(undoDepth(desk.state)).toBe(1);
    expect(desk.undo().picture).toEqual(before);
  });

  it('takes a held delete over an annotation’s edge for one undo event', () => {
    const desk = Desk.editing('One {quote#q:two} three').caret('|One');
    const before = desk.picture;
    desk.quickly(() => desk.press('Delete', 11));
    expect(desk.written).toBe('ee');
    expect(undoDepth(desk.state)).toBe(1);
    expect(desk.undo().picture).toEqual(before);
  });
});

describe('rule 2: history keeps steps apart', () => {
  // Merged into one, the two typed steps undo the correction differently than they made it: this fails without
  // `historyPreserveItems` on the plugin of the annotations.
  it('T3: a whole annotated word retyped fast is undone to the first state and redone to the last', () => {
    const desk = Desk.editing('abcdef {quote#q:ghi} jk');
    const before = desk.picture;
    desk.select('ghi').quickly(() => desk.type('yx'));
    const after = desk.picture;
    expect(desk.written).toBe('abcdef {quote#q:yx} jk');
    expect(undoDepth(desk.state)).toBe(1);
    expect(desk.undo().picture).toEqual(before);
    expect(desk.redo().picture).toEqual(after);
    expect(desk.undo().picture).toEqual(before);
  });
});

describe('rule 3: every change can be undone', () => {
  it('keeps no transaction out of history', () => {
    const desk = Desk.editing('One {quote#q:two} three').select('two');
    const asked = [
      desk.state.tr.deleteSelection(),
      desk.state.tr.insertText('x'),
      setAttributes(desk.state, 'q', { note: 'x' }, desk.services)!,
    ];
    for (const tr of asked) {
      const rebuilt = rebuiltForAnnotations(desk.state, tr);
      expect(rebuilt.getMeta('addToHistory')).toBeUndefined();
      expect(undoDepth(desk.state.apply(rebuilt))).toBe(1);
    }
  });

  it('opens an article with nothing to undo', () => {
    const desk = Desk.editing('One').caret('One|').type('!');
    expect(undoDepth(desk.state)).toBe(1);
    expect(undoDepth(initialState(desk.now))).toBe(0);
  });

  it('appends no step to anybody’s transaction', () => {
    const desk = Desk.editing('One {quote#q:two} three').select('two');
    const { transactions } = desk.state.applyTransaction(
      rebuiltForAnnotations(desk.state, desk.state.tr.deleteSelection()),
    );
    expect(transactions).toHaveLength(1);
  });
});

describe('rule 4: an annotation whose text is gone is detached, never dropped', () => {
  const desk = () => Desk.editing('One {quote#q:two three} four', { attributes: { q: { note: 'kept' } } });

  it('T4: is listed with its words, its context and its place', () => {
    const it = desk().select(' two three ');
    it.press('Delete');
    expect(annotationsOf(it.state).detached).toEqual([
      {
        record: 'annotation',
        id: 'q',
        kind: 'quote',
        fragments: [],
        tagged: 'two three',
        attributes: { note: 'kept' },
        detached: { exact: 'two three', prefix: 'One ', suffix: ' four', at: 3 },
      },
    ]);
  });

  it('T4: stays detached through further edits, its place moving along', () => {
    const it = desk().select('two three');
    it.press('Delete');
    it.caret('|One').type('>> ');
    expect(annotationsOf(it.state).detached.map(({ detached }) => detached?.at)).toEqual([7]);
  });

  it('is given new text by hand, and keeps everything else', () => {
    const it = desk().select('two three');
    it.press('Delete');
    it.select('four');
    expect(it.perform(reattach(it.state, 'q', it.services))).toBe(true);
    expect(it.written).toBe('One  {quote#q:four}');
    expect(annotationsOf(it.state).findAnnotation('q')).toMatchObject({ attributes: { note: 'kept' } });
    expect(annotationsOf(it.state).detached).toEqual([]);
  });

  it('is not taken from text that it has', () => {
    const it = desk().select('four');
    expect(reattach(it.state, 'q', it.services)).toBeNull();
  });
});

describe('rule 5: whether the text changed is told by comparing documents', () => {
  it('ProseMirror calls a change of records a change of the document, and the document is the same', () => {
    const desk = new Desk('One {quote#q:two} three');
    const tr = setAttributes(desk.state, 'q', { note: 'x' }, desk.services)!;
    expect([tr.docChanged, tr.doc === desk.state.doc]).toEqual([true, true]);
  });

  it('Tag mode lets records change and the text not, but undo and redo bring text back', () => {
    const desk = Desk.editing('One {quote#q:two} three').select('two');
    desk.press('Delete');
    desk.setMode('tag');
    desk.caret('One|').type('!');
    expect(desk.written).toBe('One  three');
    desk.undo();
    expect(desk.written).toBe('One {quote#q:two} three');
    desk.redo();
    expect(desk.written).toBe('One  three');
    desk.select('three');
    desk.tag('cue');
    expect(desk.written).toBe('One  {cue#n1:three}');
  });

  it('undo is known by its own mark, which no other transaction has', () => {
    const desk = Desk.editing('One').caret('One|').type('!');
    undo(desk.state, (tr) => expect(isHistoryTransaction(tr)).toBe(true));
    expect(isHistoryTransaction(desk.state.tr.insertText('x'))).toBe(false);
  });
});
