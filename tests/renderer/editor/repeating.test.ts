import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import {
  askRepeat,
  lookAtPlace,
  repeatOf,
  startRepeat,
  toggleAllPlaces,
  togglePlace,
} from '../../../renderer/editor/repeat-plugin.ts';
import { finishRepeat, leaveRepeat } from '../../../renderer/editor/repeating.ts';
import { Desk } from './desk.ts';

const TEXT = '{mention#m1:Ann} came. Anna saw Ann. {mention#m2:Ann} left, and Ann’s dog. ANN';
const parts = {
  speakers: { s: 'Ann' },
  links: ['m1 refers-to s'],
  attributes: { m1: { mentionType: 'name', note: 'Her first words' } },
};
const states = (desk: Desk) => repeatOf(desk.state)!.places.map(({ state }) => state);
const start = (desk: Desk) => desk.perform(startRepeat(desk.state));
const ask = (desk: Desk, change: Partial<NonNullable<ReturnType<typeof repeatOf>>['asked']['search']>) =>
  desk.perform(askRepeat(desk.state, { search: { ...repeatOf(desk.state)!.asked.search, ...change } }));
const finish = (desk: Desk) => desk.perform(finishRepeat(desk.state, desk.services));

describe('the same words everywhere', () => {
  it('are shown before anything is tagged, what is tagged already marked and left out', () => {
    const desk = new Desk(TEXT, parts).caret('A|nn');
    const before = desk.picture;
    expect(start(desk)).toBe(true);
    expect([states(desk), repeatOf(desk.state)?.current]).toEqual([['tagged', 'taken', 'tagged', 'taken'], 1]);
    expect(desk.picture).toEqual(before);
  });

  it('are tagged where they were not skipped, with the details and the speaker, in one undo step', () => {
    const desk = new Desk(TEXT, parts).caret('A|nn');
    const before = desk.picture;
    start(desk);
    desk.perform(togglePlace(desk.state, 1));
    expect(finish(desk)).toBe(true);
    expect(desk.written).toBe(
      '{mention#m1:Ann} came. Anna saw Ann. {mention#m2:Ann} left, and {mention#n1:Ann}’s dog. ANN',
    );
    expect(desk.links).toEqual(['m1 refers-to s', 'n1 refers-to s']);
    expect(annotationsOf(desk.state).findAnnotation('n1')?.attributes).toEqual({ mentionType: 'name' });
    expect(repeatOf(desk.state)).toBeNull();
    expect(desk.undo().picture).toEqual(before);
  });

  it('are tagged bare when nothing is to be copied', () => {
    const desk = new Desk(TEXT, parts).caret('A|nn');
    start(desk);
    desk.perform(askRepeat(desk.state, { copiesSpeaker: false, copiesAttributes: false }));
    finish(desk);
    expect(desk.links).toEqual(['m1 refers-to s']);
  });

  it('are looked for otherwise when asked to, and what was skipped stays skipped', () => {
    const desk = new Desk(TEXT, parts).caret('A|nn');
    start(desk);
    desk.perform(togglePlace(desk.state, 3));
    ask(desk, { isCaseMatched: false });
    expect(states(desk)).toEqual(['tagged', 'taken', 'tagged', 'skipped', 'taken']);
    ask(desk, { isCaseMatched: true, isWholeWords: false });
    expect(states(desk)).toEqual(['tagged', 'taken', 'taken', 'tagged', 'skipped']);
    ask(desk, { isPattern: true, words: '(' });
    expect([states(desk), repeatOf(desk.state)?.problem]).toEqual([[], expect.stringMatching(/cannot be read/)]);
    expect(finish(desk)).toBe(false);
  });

  it('are looked at one by one, but for what is tagged, and all taken or skipped at once', () => {
    const desk = new Desk(TEXT, parts).caret('A|nn');
    start(desk);
    expect([2, 4, -1].map((which) => lookAtPlace(desk.state, which))).toEqual([null, null, null]);
    desk.perform(lookAtPlace(desk.state, 3));
    expect(repeatOf(desk.state)?.current).toBe(3);
    desk.perform(toggleAllPlaces(desk.state));
    expect(states(desk)).toEqual(['tagged', 'skipped', 'tagged', 'skipped']);
    desk.perform(toggleAllPlaces(desk.state));
    expect(states(desk)).toEqual(['tagged', 'taken', 'tagged', 'taken']);
  });

  it('are those of a selection where nothing is active, as the kind that is chosen', () => {
    const desk = new Desk('Ben and Ben', { speakers: { t: 'Ben' } }).select('Ben');
    start(desk);
    finish(desk);
    expect([desk.written, desk.links]).toEqual([
      '{mention#n1:Ben} and {mention#n3:Ben}',
      ['n1 refers-to t', 'n3 refers-to t'],
    ]);
    const other = new Desk('Ben and Ben').select('Ben');
    start(other);
    other.perform(askRepeat(other.state, { kind: 'cue' }));
    finish(other);
    expect(other.written).toBe('{cue#n1:Ben} and {cue#n2:Ben}');
  });

  it('follow the records: what another hand tags meanwhile is marked; a change of the text ends it', () => {
    const desk = new Desk(TEXT, parts).caret('A|nn');
    start(desk);
    desk.select('Ann.').selectRange(19, 22).tag('mention');
    expect(states(desk)).toEqual(['tagged', 'tagged', 'tagged', 'taken']);
    desk.setMode('edit');
    desk.type('x');
    expect(repeatOf(desk.state)).toBeNull();
  });

  it('are left without a trace', () => {
    const desk = new Desk(TEXT, parts).caret('A|nn');
    start(desk);
    desk.perform(leaveRepeat(desk.state));
    expect([repeatOf(desk.state), desk.canUndo]).toEqual([null, false]);
    expect(startRepeat(new Desk('Nothing').state)).toBeNull();
  });

  it('are tagged exactly once each, whatever is skipped, and undone at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Ann', 'Anna', 'e\u0301', '👍🏽', '東京', ','), { maxLength: 12 }),
        fc.array(fc.nat(12), { maxLength: 5 }),
        (words, skips) => {
          const desk = new Desk(`{mention#m:Ann} ${words.join(' ')}`).caret('A|nn');
          const before = desk.picture;
          start(desk);
          for (const skip of skips) desk.perform(togglePlace(desk.state, skip));
          const taken = states(desk).filter((one) => one === 'taken').length;
          expect(finish(desk)).toBe(taken > 0);
          const set = annotationsOf(desk.state);
          expect(set.annotations).toHaveLength(1 + taken);
          expect(new Set(set.annotations.map(({ fragments }) => fragments[0]?.start)).size).toBe(1 + taken);
          if (taken > 0) expect(desk.undo().picture).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });
});
