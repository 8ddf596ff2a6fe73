import { describe, expect, it } from 'vitest';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { SchemeRecord } from '../../../shared/model/scheme.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { withFocus } from '../../../renderer/editor/focus-plugin.ts';
import { draftOf } from '../../../renderer/editor/records.ts';
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

describe('X on a link that reads otherwise', () => {
  /** Quotes answer quotes, and a mention may be spoken to as well as speak. */
  const scheme: SchemeRecord = {
    ...NEWS_WIDE,
    linkTypes: [
      ...NEWS_WIDE.linkTypes,
      { id: 'addressed-to', label: 'addressed to', inverse: 'told', from: ['quote'], to: ['mention'], each: 'many' },
      { id: 'answers', label: 'answers', inverse: 'answered by', from: ['quote'], to: ['quote'], each: 'one' },
    ],
  };
  const TEXT = '“{quote#q:No},” {mention#m:Ann} {cue#u:told} {mention#n:Ben}. “{quote#r:Yes}.”';
  const desk = (links: readonly string[]) => {
    const made = new Desk(TEXT, { links });
    made.dispatch(withFocus(draftOf(made.state).put(scheme).transaction(made.state)!, { active: 'q' }));
    return made;
  };

  it('reverses its direction where that is legal, there and back, in one undo step each', () => {
    const both = desk(['q answers r']);
    const before = both.picture;
    expect([swap(both), both.links]).toEqual([true, ['r answers q']]);
    expect([swap(both), both.links]).toEqual([true, ['q answers r']]);
    expect(both.undo(2).picture).toEqual(before);
  });

  it('turns it to the next legal type otherwise, and round to the first', () => {
    const told = desk(['q said-by m']);
    expect([swap(told), told.links]).toEqual([true, ['q addressed-to m']]);
    expect([swap(told), told.links]).toEqual([true, ['q said-by m']]);
  });

  it('lets who speaks and who is spoken to change places', () => {
    const two = desk(['q said-by m', 'q addressed-to n']);
    expect([swap(two), two.links]).toEqual([true, ['q addressed-to m', 'q said-by n']]);
  });

  it('keeps the link the very same record', () => {
    const told = desk(['q said-by m']);
    swap(told);
    expect(annotationsOf(told.state).links.map(({ id }) => id)).toEqual(['link-01']);
  });

  it('makes no link that is there already', () => {
    const twice = desk(['q said-by m', 'q addressed-to m']);
    expect(swap(twice)).toBe(false);
  });
});
