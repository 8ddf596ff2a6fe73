import { Step } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import type { RecordChange } from '../../../shared/annotations/change.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { schema } from '../../../renderer/editor/schema.ts';
import { SetAnnotationsStep } from '../../../renderer/editor/set-annotations-step.ts';
import { Desk } from './desk.ts';

const desk = new Desk('She said {quote#q:We will win} today', { speakers: { s: 'Ann' } });
const set = annotationsOf(desk.state);
const quote = set.findAnnotation('q')!;

const cases: readonly (readonly [string, readonly RecordChange[]])[] = [
  ['sets a record', [{ id: 'q', before: quote, after: { ...quote, attributes: { note: 'x' } } }]],
  ['adds one', [{ id: 'q2', before: null, after: { ...quote, id: 'q2' } }]],
  ['takes one away', [{ id: 's', before: set.find('s'), after: null }]],
  ['changes nothing', []],
  [
    'sets one record twice',
    [
      { id: 'q', before: quote, after: null },
      { id: 'q', before: null, after: { ...quote, kind: 'claim' } },
    ],
  ],
];

describe.each(cases)('a step that %s', (_what, changes) => {
  const step = new SetAnnotationsStep(changes, [3, 9]);
  const recordsAfter = (...steps: Step[]) =>
    new Map(
      [...annotationsOf(desk.state.apply(steps.reduce((tr, one) => tr.step(one), desk.state.tr))).records()].map(
        (record) => [record.id, record],
      ),
    );

  it('leaves the document the same object', () => {
    expect(step.apply(desk.state.doc).doc).toBe(desk.state.doc);
    expect(desk.state.apply(desk.state.tr.step(step)).doc).toBe(desk.state.doc);
  });

  it('is undone by its inverse, and its inverse by itself', () => {
    expect(recordsAfter(step, step.invert())).toEqual(recordsAfter());
    expect(recordsAfter(step, step.invert(), step.invert().invert())).toEqual(recordsAfter(step));
  });

  it('says the same after a journey through JSON', () => {
    const travelled = Step.fromJSON(schema, JSON.parse(JSON.stringify(step)));
    expect(travelled).toEqual(step);
  });

  it('moves no position, and mapping leaves it alone', () => {
    const typed = desk.state.tr.insertText('well, ', 2);
    expect(step.map()).toBe(step);
    expect([0, 3, 5, 9, 20].map((pos) => step.getMap().map(pos))).toEqual([0, 3, 5, 9, 20]);
    expect(typed.step(step.map()).doc.eq(desk.state.tr.insertText('well, ', 2).doc)).toBe(true);
  });

  it('touches the same places backwards', () => {
    expect(step.invert().touches).toEqual([3, 9]);
  });
});
