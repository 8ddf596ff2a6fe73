import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasDrifted } from '../../../shared/annotations/drift.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { attachAt, goToDrifted, keepWords, restoreWords } from '../../../renderer/editor/drifting.ts';
import { focusOf } from '../../../renderer/editor/focus-plugin.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { Desk } from './desk.ts';

const find = ({ state }: Desk, id: string) => annotationsOf(state).findAnnotation(id)!;
const isDrifted = (desk: Desk, id: string) => hasDrifted(find(desk, id), TextIndex.of(desk.state.doc).text);
const restore = (desk: Desk, id: string) => desk.perform(restoreWords(desk.state, id, desk.services));

/** The words under the quote were put right, and one in it is tagged. */
function drifted(): Desk {
  const desk = Desk.editing('Anna said “{quote#q:we wil win the {claim#c:old bridge} back}” today.');
  desk.caret('wil| win').type('l');
  desk.select('the ').press('Delete');
  return desk;
}

describe('an annotation whose words changed', () => {
  test('is taken as it is, as one undo step', () => {
    const desk = drifted();
    expect(desk.perform(keepWords(desk.state, 'q', desk.services))).toBe(true);
    expect([isDrifted(desk, 'q'), find(desk, 'q').tagged]).toEqual([false, 'we will win old bridge back']);
    expect(desk.perform(keepWords(desk.state, 'q', desk.services))).toBe(false);
    desk.undo();
    expect([isDrifted(desk, 'q'), find(desk, 'q').tagged]).toEqual([true, 'we wil win the old bridge back']);
  });

  test('gets its old words back in the text, with what is tagged in it, as one undo step', () => {
    const desk = drifted();
    const { written } = desk;
    expect(restore(desk, 'q')).toBe(true);
    expect(desk.written).toBe('Anna said “{quote#q:we wil win the {claim#c:old bridge} back}” today.');
    expect([isDrifted(desk, 'q'), focusOf(desk.state).active]).toEqual([false, 'q']);
    desk.undo();
    expect(desk.written).toBe(written);
  });

  test('gets them back in Edit mode alone, and not where paragraphs would come or go', () => {
    const desk = drifted();
    desk.setMode('tag');
    restore(desk, 'q');
    expect(isDrifted(desk, 'q')).toBe(true);
    const parted = Desk.editing('{quote#q:one two}');
    parted.caret('one| two').press('Enter');
    expect(restore(parted, 'q')).toBe(false);
  });

  test('gets them back whatever was typed and deleted in it, and nothing else changes', () => {
    const deed = fc.tuple(fc.nat(30), fc.nat(6), fc.constantFrom('', 'x', 'new words '));
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 4 }), (deeds) => {
        const desk = Desk.editing('before “{quote#q:one two three four five}” after');
        for (const [at, length, typed] of deeds) {
          const place = find(desk, 'q').fragments[0];
          if (place === undefined) break;
          const start = Math.min(place.start + at, place.end);
          desk.selectRange(start, Math.min(start + length, place.end));
          if (typed === '') desk.press('Delete');
          else desk.dispatch(desk.state.tr.insertText(typed));
        }
        const place = find(desk, 'q').fragments[0];
        const text = TextIndex.of(desk.state.doc).text;
        const isThere = place !== undefined;
        fc.pre(isThere && isDrifted(desk, 'q'));
        restore(desk, 'q');
        const now = find(desk, 'q').fragments[0]!;
        const restored = TextIndex.of(desk.state.doc).text;
        expect(restored.slice(now.start, now.end)).toBe('one two three four five');
        expect(restored).toBe(`${text.slice(0, place.start)}one two three four five${text.slice(place.end)}`);
      }),
    );
  });
});

describe('an annotation whose words are gone', () => {
  test('gets them back where they stood, and stands on them', () => {
    const desk = Desk.editing('Anna said “{quote#q:we will win}” today.');
    desk.select('we will win').press('Delete');
    expect(restore(desk, 'q')).toBe(true);
    expect(desk.written).toBe('Anna said “{quote#q:we will win}” today.');
    desk.undo(2);
    expect(desk.written).toBe('Anna said “{quote#q:we will win}” today.');
  });

  test('is attached to the place that somebody chose', () => {
    const desk = Desk.editing('Anna said “{quote#q:we will win}” today.');
    desk.select('we will win').press('Delete');
    desk.setMode('tag');
    desk.perform(attachAt(desk.state, 'q', { start: 0, end: 4 }, desk.services));
    expect(desk.written).toBe('{quote#q:Anna} said “” today.');
    expect(isDrifted(desk, 'q')).toBe(false);
    expect(desk.perform(attachAt(desk.state, 'q', { start: 5, end: 9 }, desk.services))).toBe(false);
  });
});

test('one goes round what changed and what is gone', () => {
  const desk = Desk.editing('{cue#a:one} {cue#b:two} {cue#c:three} {cue#d:four}');
  desk.caret('tw|o').type('x');
  desk.select('four').press('Delete');
  desk.setMode('tag');
  desk.selectRange(0, 0);
  const seen = [1, 2, 3].map(() => {
    desk.perform(goToDrifted(desk.state));
    return focusOf(desk.state).active;
  });
  expect(seen).toEqual(['b', 'd', 'b']);
});
