import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { withFocus } from '../../../renderer/editor/focus-plugin.ts';
import { swapOrReverse } from '../../../renderer/editor/reversing.ts';
import { Desk } from './desk.ts';

const swap = (desk: Desk) => desk.perform(swapOrReverse(desk.state, desk.services));

describe('X without a link that reads otherwise', () => {
  const TEXT = '“{quote#q:No},” {cue#u:Ann} {mention#m:said}.';
  const parts = { speakers: { s: 'Ann' }, links: ['q said-by m', 'q cued-by u', 'm refers-to s'] };

  it.each(['q', 'u', 'm'])('lets the words tagged as cue and as speaker change places, asked of %s', (active) => {
    const desk = new Desk(TEXT, parts);
    const before = desk.picture;
    desk.dispatch(withFocus(desk.state.tr, { active }));
    expect(swap(desk)).toBe(true);
    expect(desk.written).toBe('“{quote#q:No},” {mention#m:Ann} {cue#u:said}.');
    expect(desk.links).toEqual(['m refers-to s', 'q cued-by u', 'q said-by m']);
    expect(annotationsOf(desk.state).findAnnotation('m')?.attributes).toEqual({ mentionType: 'name' });
    expect(desk.undo().picture).toEqual(before);
  });

  it('turns a lone cue into a mention with its tie, and back', () => {
    const desk = new Desk('“{quote#q:No},” {cue#u:Ann} said.', { links: ['q cued-by u'] }).caret('A|nn');
    swap(desk);
    expect([desk.written, desk.links]).toEqual(['“{quote#q:No},” {mention#u:Ann} said.', ['q said-by u']]);
    swap(desk);
    expect([desk.written, desk.links]).toEqual(['“{quote#q:No},” {cue#u:Ann} said.', ['q cued-by u']]);
  });

  it('never takes a speaker away: a mention that stands for somebody stays one', () => {
    const desk = new Desk('{mention#m:Ann}', { speakers: { s: 'Ann' }, links: ['m refers-to s'] }).caret('A|nn');
    expect(swap(desk)).toBe(false);
  });

  it('has nothing to do for a quote that has neither, nor for a claim', () => {
    expect(swap(new Desk('{quote:No}').caret('N|o'))).toBe(false);
    expect(swap(new Desk('{claim:No}').caret('N|o'))).toBe(false);
  });
});
