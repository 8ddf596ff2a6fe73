import { describe, expect, test } from 'vitest';
import { hasDrifted } from '../../../shared/annotations/drift.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { moveEdge } from '../../../renderer/editor/edges.ts';
import { findAgain } from '../../../renderer/editor/finding-again.ts';
import { withFocus } from '../../../renderer/editor/focus-plugin.ts';
import { reattach } from '../../../renderer/editor/linking.ts';
import { addFragment } from '../../../renderer/editor/tagging.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { Desk } from './desk.ts';

const find = ({ state }: Desk, id: string) => annotationsOf(state).findAnnotation(id)!;
const tagged = (desk: Desk, id: string) => find(desk, id).tagged;
const isDrifted = (desk: Desk, id: string) => hasDrifted(find(desk, id), TextIndex.of(desk.state.doc).text);
const activate = (desk: Desk, id: string) => desk.dispatch(withFocus(desk.state.tr, { active: id }));

describe('what an annotation was tagged on', () => {
  test('is what a person tagged, and stays so while the text is corrected under it', () => {
    const desk = new Desk('Anna said we wil win today.').select('we wil win');
    desk.tag('quote');
    expect([tagged(desk, 'n1'), isDrifted(desk, 'n1')]).toEqual(['we wil win', false]);
    desk.setMode('edit');
    desk.caret('wil| win').type('l');
    expect(desk.written).toBe('Anna said {quote#n1:we will win} today.');
    expect([tagged(desk, 'n1'), isDrifted(desk, 'n1')]).toEqual(['we wil win', true]);
    desk.undo();
    expect([tagged(desk, 'n1'), isDrifted(desk, 'n1')]).toEqual(['we wil win', false]);
  });

  test('is no other where text grows before it, or where it was deleted and undone', () => {
    const desk = Desk.editing('Anna said {quote#q:we will win} today.');
    desk.caret('|Anna').type('Yes, ');
    expect(isDrifted(desk, 'q')).toBe(false);
    desk.select('we will win').press('Delete');
    expect([tagged(desk, 'q'), isDrifted(desk, 'q')]).toEqual(['we will win', false]);
    desk.undo();
    expect([tagged(desk, 'q'), isDrifted(desk, 'q')]).toEqual(['we will win', false]);
  });

  test('follows an edge that is moved, and a fragment that is added', () => {
    const desk = new Desk('Anna said {quote#q:we will} win, and {mention#m:she} left.');
    activate(desk, 'q');
    desk.perform(moveEdge(desk.state, { edge: 'end', by: -1 }, desk.services));
    expect([tagged(desk, 'q'), isDrifted(desk, 'q')]).toEqual(['we wil', false]);
    desk.select('win');
    activate(desk, 'q');
    desk.perform(addFragment(desk.state, desk.services));
    expect([tagged(desk, 'q'), isDrifted(desk, 'q')]).toEqual(['we wil win', false]);
  });

  test('stays what it was when an edge is moved after the text has drifted', () => {
    const desk = Desk.editing('Anna said {quote#q:we wil win} today.');
    desk.caret('wil| win').type('l');
    desk.setMode('tag');
    activate(desk, 'q');
    desk.perform(moveEdge(desk.state, { edge: 'end', by: -1 }, desk.services));
    expect(desk.written).toBe('Anna said {quote#q:we will wi}n today.');
    expect(tagged(desk, 'q')).toBe('we wil win');
  });

  test('is decided anew by whoever attaches it, and not by finding its words again', () => {
    const desk = Desk.editing('Anna said {quote#q:we wil win} today, or so.');
    desk.caret('wil| win').type('l');
    desk.select('we will win').press('Delete');
    desk.caret('or| so').type(' we will win');
    desk.setMode('tag');
    desk.perform(findAgain(desk.state, 'q', desk.services));
    expect(desk.written).toBe('Anna said  today, or {quote#q:we will win} so.');
    expect(tagged(desk, 'q')).toBe('we wil win');
    desk.undo();
    desk.select('today');
    activate(desk, 'q');
    desk.perform(reattach(desk.state, 'q', desk.services));
    expect([tagged(desk, 'q'), isDrifted(desk, 'q')]).toEqual(['today', false]);
  });
});
