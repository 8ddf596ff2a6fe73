import { describe, expect, it } from 'vitest';
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
    expect(markedFieldOf(desk.state)?.id).toBe('quoteType');
    press(desk, 3);
    expect(attributesOf(desk, 'q')).toEqual({ quoteType: 'mixed' });
  });

  it('find nothing to do past the last value, without fields, and where there is only one field to mark', () => {
    expect(press(new Desk('{claim#c:So}').caret('S|o'), 4)).toEqual([false]);
    expect(press(new Desk('So').caret('S|o'), 1, 0)).toEqual([false, false]);
    expect(press(new Desk('{cue#u:said}').caret('s|aid'), 0)).toEqual([false]);
  });
});
