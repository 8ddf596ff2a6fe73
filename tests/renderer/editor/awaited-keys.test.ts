import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { awaitingOf, keysLeft, typeAwaited, untypeAwaited, withInView } from '../../../renderer/editor/awaited-keys.ts';
import { withFocus } from '../../../renderer/editor/focus-plugin.ts';
import { startLinking } from '../../../renderer/editor/link-hints.ts';
import { whatIsMissing } from '../../../shared/analysis/lint/lacks.ts';
import { startNoSource } from '../../../renderer/editor/no-source.ts';
import { Desk } from './desk.ts';

const NEWS =
  '“{quote#q1:No},” {mention#m1:Ann} {cue#u1:said}. “{quote#q2:Never},” {mention#m2:she} said. {claim#c1:So}.';
const speakers = { s: 'Ann', t: 'Ben' };

const link = (desk: Desk) => desk.perform(startLinking(desk.state));
const type = (desk: Desk, letters: string) => {
  for (const letter of letters) desk.perform(typeAwaited(desk.state, letter, desk.services));
};
const activate = (desk: Desk, active: string) => desk.dispatch(withFocus(desk.state.tr, { active }));
const targets = (desk: Desk) =>
  Object.fromEntries(awaitingOf(desk.state)!.keys.map(({ letters, value }) => [letters, value]));

describe('linking by letters', () => {
  it('gives letters to every legal target, nearest first, and to the registry, and to nothing else', () => {
    const desk = new Desk(NEWS, { speakers }).caret('N|o');
    expect(link(desk)).toBe(true);
    expect(targets(desk)).toEqual({ f: 'm1', d: 'u1', s: 'm2', a: 'c1', k: 's', j: 't' });
    activate(desk, 'u1');
    link(desk);
    expect(targets(desk), 'a cue is tied to no speaker').toEqual({ f: 'q2', d: 'q1' });
  });

  it('makes the link whose type follows from the kinds, in either direction, in one undo step', () => {
    const desk = new Desk(NEWS, { speakers }).caret('N|o');
    const before = desk.picture;
    link(desk);
    type(desk, 'f');
    expect([desk.links, awaitingOf(desk.state)]).toEqual([['q1 said-by m1'], null]);
    const ends = annotationsOf(desk.state).links.flatMap(({ from, to }) => [from, to]);
    expect(ends, 'and nothing else is in the record').toEqual([
      { record: 'annotation', id: 'q1' },
      { record: 'annotation', id: 'm1' },
    ]);
    expect(desk.undo().picture).toEqual(before);
    activate(desk, 'c1');
    link(desk);
    type(desk, Object.entries(targets(desk)).find(([, id]) => id === 'q1')![0]);
    activate(desk, 'u1');
    link(desk);
    type(desk, Object.entries(targets(desk)).find(([, id]) => id === 'q2')![0]);
    expect(desk.links).toEqual(['c1 claimed-in q1', 'q2 cued-by u1']);
  });

  it('ties a speaker as “who speaks” does: through the mention where there is one', () => {
    const desk = new Desk(NEWS, { speakers, links: ['q1 said-by m1'] }).caret('N|o');
    link(desk);
    type(desk, 'j');
    expect(desk.links).toEqual(['m1 refers-to t', 'q1 said-by m1']);
  });

  it('leaves out what it is tied to already, the other letters being the same, and puts the new speaker in the place of the old one', () => {
    const desk = new Desk(NEWS, { speakers, links: ['q1 said-by m1', 'm1 refers-to s'] }).caret('A|nn');
    link(desk);
    expect(targets(desk)).toEqual({ f: 'q2', j: 't' });
    type(desk, 'j');
    expect(desk.links).toEqual(['m1 refers-to t', 'q1 said-by m1']);
  });

  it('takes two letters where there are many: one that leads nowhere is ignored, one can be taken back', () => {
    const many = Array.from({ length: 8 }, (_, i) => `{mention#m${i}:Ann}`).join(' ');
    const desk = new Desk(`{quote#q:No} ${many}`).caret('N|o');
    link(desk);
    const letters = Object.keys(targets(desk));
    expect(letters.every((one) => one.length === 2)).toBe(true);
    type(desk, 'z');
    type(desk, letters[3]![0]!);
    expect(keysLeft(awaitingOf(desk.state)!).every((key) => key.letters[0] === letters[3]![0])).toBe(true);
    desk.perform(untypeAwaited(desk.state));
    expect(keysLeft(awaitingOf(desk.state)!)).toHaveLength(8);
    type(desk, letters[3]!);
    expect(desk.links).toEqual(['q said-by m3']);
    link(desk);
    desk.perform(untypeAwaited(desk.state));
    expect(awaitingOf(desk.state)).toBeNull();
  });

  it('begins with what is in view', () => {
    const desk = new Desk(NEWS).caret('N|o');
    link(desk);
    const from = desk.now.blocks[0]!.text.indexOf('she');
    desk.perform(withInView(desk.state, { start: from, end: from + 3 }));
    expect(targets(desk)['f']).toBe('m2');
  });

  it('ends when the caret moves, another annotation becomes active, or the records change', () => {
    const desk = new Desk(NEWS, { speakers }).caret('N|o');
    for (const act of [
      () => desk.caret('N|ever'),
      () => activate(desk, 'm1'),
      () => void desk.select('So').tag('quote'),
    ]) {
      link(desk);
      expect(awaitingOf(desk.state)).not.toBeNull();
      act();
      expect(awaitingOf(desk.state)).toBeNull();
    }
  });

  it('has nothing to do without an annotation in hand', () => {
    expect(startLinking(new Desk('Nothing here').state)).toBeNull();
  });
});

describe('no speaker, because', () => {
  it.each([
    ['a', 'anonymous'],
    ['c', 'collective'],
    ['i', 'implicit'],
    ['n', 'none'],
    ['d', 'document'],
    ['s', 'described'],
    ['u', 'author'],
  ])('%s: the source is %s; nothing is removed, and the quote is finished', (letter, status) => {
    const desk = new Desk(NEWS, { links: ['q1 said-by m1', 'q1 cued-by u1'] }).caret('A|nn');
    const before = desk.picture;
    desk.perform(startNoSource(desk.state));
    type(desk, letter);
    const set = annotationsOf(desk.state);
    expect(set.findAnnotation('q1')?.attributes).toEqual({ sourceStatus: status });
    expect(desk.links).toEqual(['q1 cued-by u1', 'q1 said-by m1']);
    expect(whatIsMissing(set, set.findAnnotation('q1')!)).toBeNull();
    expect(desk.undo().picture).toEqual(before);
  });

  it('takes the status away again, and offers no name, which explains nothing', () => {
    const desk = new Desk(NEWS, { attributes: { q1: { sourceStatus: 'none' } } }).caret('N|o');
    desk.perform(startNoSource(desk.state));
    expect(awaitingOf(desk.state)!.keys.map(({ label }) => label)).not.toContain('Named');
    type(desk, '-');
    expect(annotationsOf(desk.state).findAnnotation('q1')?.attributes).toEqual({});
  });

  it('is asked of quotes alone', () => {
    expect(startNoSource(new Desk('{claim:So}').caret('S|o').state)).toBeNull();
    expect(startNoSource(new Desk('{mention:Ann}').caret('A|nn').state)).toBeNull();
  });
});
