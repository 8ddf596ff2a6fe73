import { describe, expect, it } from 'vitest';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { SchemeRecord } from '../../../shared/model/scheme.ts';
import { awaitingOf, keysLeft, typeAwaited } from '../../../renderer/editor/awaited-keys.ts';
import { draftOf } from '../../../renderer/editor/records.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { chooseByDigit, markedFieldOf, markNextField } from '../../../renderer/editor/field-digits.ts';
import { Desk } from './desk.ts';

const press = (desk: Desk, ...keys: number[]) =>
  keys.map((key) =>
    desk.perform(key === 0 ? markNextField(desk.state) : chooseByDigit(desk.state, key, desk.services)),
  );
const attributesOf = (desk: Desk, id: string) => annotationsOf(desk.state).findAnnotation(id)?.attributes;

describe('digits', () => {
  it('fill in a claim: worth checking, then the verdict, one undo step each', () => {
    const desk = new Desk('{claim#c:Taxes fell}').caret('T|axes');
    press(desk, 3, 2);
    expect(attributesOf(desk, 'c')).toEqual({ checkWorthiness: 'CFS', verdict: 'refuted' });
    desk.undo();
    expect(attributesOf(desk, 'c')).toEqual({ checkWorthiness: 'CFS' });
    desk.undo();
    expect(attributesOf(desk, 'c')).toEqual({});
  });

  it('ask no verdict on what is not worth checking, so that a slip is put right by the next digit', () => {
    const desk = new Desk('{claim#c:Taxes fell}').caret('T|axes');
    press(desk, 1, 2);
    expect(attributesOf(desk, 'c')).toEqual({ checkWorthiness: 'UFS' });
  });

  it('begin with the first field that is empty, and take away the value that is there', () => {
    const desk = new Desk('{quote#q:No}', { attributes: { q: { quoteType: 'direct' } } }).caret('N|o');
    expect(markedFieldOf(desk.state)?.id).toBe('sourceStatus');
    press(desk, 3);
    expect(attributesOf(desk, 'q')).toEqual({ quoteType: 'direct', sourceStatus: 'anonymous' });
    press(desk, 3);
    expect(attributesOf(desk, 'q')).toEqual({ quoteType: 'direct' });
  });

  it('fill in the field that was marked by hand', () => {
    const desk = new Desk('{quote#q:No}', { attributes: { q: { quoteType: 'direct' } } }).caret('N|o');
    expect(press(desk, 0)).toEqual([true]);
    expect(markedFieldOf(desk.state)?.id).toBe('mode');
    press(desk, 0, 0, 0);
    expect(markedFieldOf(desk.state)?.id).toBe('quoteType');
    press(desk, 3);
    expect(attributesOf(desk, 'q')).toEqual({ quoteType: 'mixed' });
  });

  describe('of more than nine values', () => {
    const scheme = (count: number): SchemeRecord => ({
      ...NEWS_WIDE,
      kinds: NEWS_WIDE.kinds.map((kind) => ({
        ...kind,
        fields: [
          {
            type: 'choice',
            id: 'topic',
            label: 'Topic',
            choices: Array.from({ length: count }, (_, i) => ({ value: `t${i + 1}`, label: `Topic ${i + 1}` })),
          },
        ],
      })),
    });
    const withTopics = (count: number) => {
      const desk = new Desk('{claim#c:Taxes fell}');
      desk.dispatch(draftOf(desk.state).put(scheme(count)).transaction(desk.state)!);
      return desk.caret('T|axes');
    };
    const type = (desk: Desk, letters: string) => desk.perform(typeAwaited(desk.state, letters, desk.services));

    it('are two, the second awaited with the values it may choose; the same two take the value away', () => {
      const desk = withTopics(12);
      press(desk, 1);
      expect([awaitingOf(desk.state)?.prompt, awaitingOf(desk.state)?.typed]).toEqual(['Topic', '1']);
      expect(keysLeft(awaitingOf(desk.state)!).map(({ label }) => label)).toHaveLength(9);
      type(desk, '3');
      expect([attributesOf(desk, 'c'), awaitingOf(desk.state)]).toEqual([{ topic: 't3' }, null]);
      press(desk, 2);
      expect(keysLeft(awaitingOf(desk.state)!).map(({ letters, label }) => `${letters} ${label}`)).toEqual([
        '21 Topic 10',
        '22 Topic 11',
        '23 Topic 12',
      ]);
      type(desk, '3');
      press(desk, 2);
      type(desk, '3');
      expect(attributesOf(desk, 'c')).toEqual({});
      desk.undo();
      expect(attributesOf(desk, 'c')).toEqual({ topic: 't12' });
    });

    it('begin nothing where no value has them, and reach 81 values', () => {
      expect(press(withTopics(12), 3)).toEqual([false]);
      const many = withTopics(500);
      press(many, 9);
      type(many, '9');
      expect(attributesOf(many, 'c')).toEqual({ topic: 't81' });
    });
  });

  it('find nothing to do past the last value, without fields, and where there is only one field to mark', () => {
    expect(press(new Desk('{claim#c:So}').caret('S|o'), 4)).toEqual([false]);
    expect(press(new Desk('So').caret('S|o'), 1, 0)).toEqual([false, false]);
    expect(press(new Desk('{cue#u:said}').caret('s|aid'), 0)).toEqual([false]);
  });
});
