import fc from 'fast-check';
import { redoDepth, undo, undoDepth } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../shared/model/article.ts';
import { type UndoLog, undoLogSchema } from '../../../shared/schema/undo-log.ts';
import { opened } from '../../../renderer/editor/article-state.ts';
import { focusOf } from '../../../renderer/editor/focus-plugin.ts';
import { trimmed } from '../../../renderer/editor/trimmed-log.ts';
import { asStored, pictureOfState, Session } from '../../fuzz/editor-session.ts';
import { Desk } from './desk.ts';

const written = 'One {quote#q:two {claim#c:three} four} five\n{quote#r:six} seven';

/** An afternoon's work: two deletions that cut annotations, a tag, one thing undone. */
function worked(): Desk {
  const desk = Desk.editing(written);
  desk.select('four five').press('Delete');
  desk.caret('|seven').quickly(() => desk.type('and '));
  desk.select('One').tag('quote');
  return desk.undo();
}

const asRead = (desk: Desk): [Article, UndoLog] => [asStored(desk.now), asStored(desk.log)];

describe('an article opened with its undo log', () => {
  it('lets one undo and redo what was done before the restart (T3)', () => {
    const desk = worked();
    const again = Desk.opened(...asRead(desk));
    expect([undoDepth(again.state), redoDepth(again.state)]).toEqual([2, 1]);
    expect(again.redo().picture).toEqual(desk.redo().picture);
    expect(again.undo(3).picture).toEqual(Desk.editing(written).picture);
  });

  it('opens in Tag mode with the caret at its beginning', () => {
    const again = Desk.opened(...asRead(worked()));
    expect(focusOf(again.state)).toEqual({ mode: 'tag', active: null, frame: null });
    expect(again.state.selection.from).toBe(2);
  });

  it('takes what is typed after the restart for an event of its own', () => {
    const desk = Desk.editing('One two').caret('One|');
    desk.type('!');
    const again = Desk.opened(...asRead(desk));
    again.setMode('edit');
    again.caret('One!|').quickly(() => again.type('!'));
    expect(undoDepth(again.state)).toBe(2);
  });

  it('goes on with the log that it was given', () => {
    const [article, log] = asRead(worked());
    expect(opened(article, log).log).toBe(log);
  });

  it('undoes through many restarts', () => {
    let desk = Desk.editing('One two three');
    const first = desk.picture;
    for (const words of ['three', 'two', 'One']) {
      desk.select(words).type('X');
      desk = Desk.opened(...asRead(desk));
      desk.setMode('edit');
    }
    expect(desk.written).toBe('X X X');
    expect(desk.undo(3).picture).toEqual(first);
  });
});

describe('a log that does not lead to the article', () => {
  it('is taken as far as it does when it ran ahead of the file', () => {
    const desk = worked();
    const article = asStored(desk.now);
    desk.select('two').type('2').select('six').type('6');
    const { state, log } = opened(article, asStored(desk.log));
    expect(log.entries).toHaveLength(desk.log.entries.length - 2);
    expect(undoDepth(state)).toBe(2);
  });

  it.each([
    ['another text', (article: Article) => ({ ...article, blocks: [{ type: 'paragraph' as const, text: 'Other' }] })],
    ['another record', (article: Article) => ({ ...article, metadata: { ...article.metadata, title: 'Other' } })],
    ['a record less', (article: Article) => ({ ...article, annotations: article.annotations.slice(1) })],
  ])('is begun anew where the file holds %s', (_what, change) => {
    const [article, log] = asRead(worked());
    const changed = change(article);
    const again = opened(changed, log);
    expect(again.log).toEqual({ base: changed, sections: [changed.blocks.length], entries: [] });
    expect([undoDepth(again.state), redoDepth(again.state)]).toEqual([0, 0]);
  });

  it('is begun anew where an entry in the middle was lost', () => {
    const [article, log] = asRead(worked());
    for (let i = 0; i < log.entries.length - 2; i += 1) {
      expect(undoDepth(opened(article, { ...log, entries: log.entries.toSpliced(i, 1) }).state), `entry ${i}`).toBe(0);
    }
  });

  it('never throws and never shows another article, whatever stands in it', () => {
    const sessions = [1, 2, 3, 4].map((seed) => {
      const session = new Session(seed);
      for (let i = 0; i < 40; i += 1) session.act();
      return { article: session.keptArticle, log: session.log, picture: pictureOfState(session.state) };
    });
    const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...sessions), picks, fc.constantFrom(...FOREIGN), (session, path, value) => {
        const hostile = replacedAt(session.log, path, value) as UndoLog;
        const { state } = opened(session.article, hostile);
        expect(pictureOfState(state)).toEqual(session.picture);
        undo(state, (tr) => pictureOfState(state.apply(tr)));
      }),
      { numRuns: 1500 },
    );
  });
});

const FOREIGN: readonly unknown[] = [
  null, undefined, true, -1, 0, 1, 2, 3, 7, 0.5, 1e15, '', 'x', 'a\nb', 'id1', '__proto__', 'section', 'heading', 'undo',
  [], [1, 2], {}, { __proto__: null, stepType: 'replace' }, { type: 'paragraph' },
]; // prettier-ignore

/** Follows the picks into the value, until they end or there is nothing inside, and puts another there. */
function replacedAt(value: unknown, [pick, ...path]: readonly number[], by: unknown): unknown {
  if (pick === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const key = keys[pick % keys.length]!;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  (copy as Record<string, unknown>)[key] = replacedAt((value as Record<string, unknown>)[key], path, by);
  return copy;
}

describe('a log cut short', () => {
  it('is left alone when it is short enough', () => {
    const { log } = worked();
    expect(trimmed(log, log.entries.length)).toBe(log);
  });

  it('loses what was undone and written over before it loses events', () => {
    const desk = Desk.editing('One two');
    desk.select('One').type('1').undo().select('two').type('2');
    const [article, log] = asRead(desk);
    const short = trimmed(log, 1);
    expect(short.base).toEqual(log.base);
    expect(short.entries).toEqual([log.entries[2]]);
    expect(opened(article, short).log).toBe(short);
  });

  it('begins after the events it lost', () => {
    const desk = Desk.editing(written);
    const states = ['One', 'seven', 'two'].map((words) => desk.select(words).type('X').picture);
    const [article, log] = asRead(desk);
    const again = Desk.opened(article, asStored(trimmed(log, 1)));
    expect(again.picture).toEqual(states[2]);
    expect(again.undo().picture).toEqual(states[1]);
    expect(again.canUndo).toBe(false);
  });

  it('keeps the last event whole, however long', () => {
    const desk = Desk.editing('One').caret('One|');
    desk.quickly(() => desk.type('abcdefgh'));
    expect(trimmed(desk.log, 2).entries).toHaveLength(8);
  });

  it('loses what is furthest from being redone when everything is undone', () => {
    const desk = Desk.editing('One two three');
    const states = ['One', 'two', 'three'].map((words) => desk.select(words).type('X').picture);
    const [article, log] = asRead(desk.undo(3));
    const again = Desk.opened(article, asStored(trimmed(log, 4)));
    expect(again.redo().picture).toEqual(states[0]);
    expect(again.redo().picture).toEqual(states[1]);
    expect(redoDepth(again.state)).toBe(0);
  });
});

describe('the shape of a log', () => {
  it('is checked where it crosses between processes', () => {
    const { log } = worked();
    expect(undoLogSchema.safeParse(asStored(log)).success).toBe(true);
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`) as unknown;
    const selection = { type: 'text', anchor: 2, head: 2 };
    const entry = (step: unknown) => ({ does: 'change', begins: true, steps: [step], selection });
    for (const step of [deep, { a: () => 1 }, { a: Infinity }, 'step', null]) {
      expect(undoLogSchema.safeParse({ ...log, entries: [entry(step)] }).success).toBe(false);
    }
  });
});
