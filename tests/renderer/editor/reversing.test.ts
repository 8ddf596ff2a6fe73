import { describe, expect, it } from 'vitest';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { Field, Kind, LinkType, SchemeRecord } from '../../../shared/model/scheme.ts';
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

describe('X in a scheme of one’s own', () => {
  const kind = (id: string): Kind => ({ ...NEWS_WIDE.kinds[0]!, id, label: id, plural: `${id}s`, fields: [WHERE] });
  const WHERE: Field = { type: 'text', id: 'where', label: 'Where' };
  const part = (id: string, to: string): LinkType => ({
    id,
    label: id,
    inverse: id,
    from: ['speech'],
    to: [to],
    each: 'one',
  });
  /** A speech has one orator, one verb and one place, each by a link of its own. */
  const scheme: SchemeRecord = {
    ...NEWS_WIDE,
    name: 'own',
    kinds: [
      kind('speech'),
      { ...kind('orator'), fields: [WHERE, { type: 'number', id: 'age', label: 'Age' }] },
      kind('verb'),
      kind('place'),
    ],
    linkTypes: [
      part('spoken-by', 'orator'),
      part('told-with', 'verb'),
      part('spoken-in', 'place'),
      { ...part('answers', 'speech'), each: 'one' },
      { ...part('known-as', 'speaker'), from: ['orator'] },
    ],
  };
  const TEXT = '“{speech#p:No},” {verb#v:Ann} {orator#o:said}.';
  const desk = (text: string, links: readonly string[], active: string) => {
    const attributes = { o: { where: 'here', age: 40 } };
    const made = new Desk(text, { links, attributes, speakers: { s: 'Ann' } });
    made.dispatch(withFocus(draftOf(made.state).put(scheme).transaction(made.state)!, { active }));
    return made;
  };

  it.each(['p', 'v', 'o'])('lets the words of two parts change places, asked of %s', (active) => {
    const both = desk(TEXT, ['p spoken-by o', 'p told-with v', 'o known-as s'], active);
    const before = both.picture;
    expect(swap(both)).toBe(true);
    expect(both.written).toBe('“{speech#p:No},” {orator#o:Ann} {verb#v:said}.');
    expect(both.links).toEqual(['o known-as s', 'p spoken-by o', 'p told-with v']);
    expect(both.undo().picture).toEqual(before);
  });

  it('makes a part that is alone the next that is missing, round and round, with what the form of it can hold', () => {
    const alone = desk('“{speech#p:No},” {orator#o:Ann} {verb#v:said}.', ['p spoken-by o', 'p told-with v'], 'o');
    alone.dispatch(draftOf(alone.state).removeWithLinks('v').transaction(alone.state)!);
    const turns = [1, 2, 3].map(() => [
      swap(alone),
      ...alone.links,
      annotationsOf(alone.state).findAnnotation('o')?.kind,
    ]);
    expect(turns).toEqual([
      [true, 'p told-with o', 'verb'],
      [true, 'p spoken-in o', 'place'],
      [true, 'p spoken-by o', 'orator'],
    ]);
    expect(annotationsOf(alone.state).findAnnotation('o')?.attributes).toEqual({ where: 'here' });
  });

  it('turns a link between equals round, and finds nothing to do for the whole or a part with ties of its own', () => {
    const equals = desk('{speech#p:No} {speech#o:Yes}', ['p answers o'], 'o');
    expect([swap(equals), equals.links]).toEqual([true, ['o answers p']]);
    expect(swap(desk('{speech#p:No} {orator#o:Yes}', ['p spoken-by o'], 'p'))).toBe(false);
    expect(swap(desk('{speech#p:No} {orator#o:Yes}', ['o known-as s'], 'o'))).toBe(false);
  });
});
