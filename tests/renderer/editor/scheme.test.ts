import { expect, it } from 'vitest';
import { tagCommandId } from '../../../shared/commands/index.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { Kind, SchemeRecord } from '../../../shared/model/scheme.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { taggingCommand } from '../../../renderer/editor/commands.ts';
import { setScheme } from '../../../renderer/editor/scheming.ts';
import { draftOf } from '../../../renderer/editor/records.ts';
import { Desk } from './desk.ts';

const place: Kind = {
  ...NEWS_WIDE.kinds[1]!,
  id: 'place',
  label: 'Place',
  plural: 'Places',
  letter: 'P',
  key: 'p',
  fields: [],
};
const withPlaces: SchemeRecord = { ...NEWS_WIDE, name: 'ours/1', label: 'Ours', kinds: [...NEWS_WIDE.kinds, place] };

const press = (desk: Desk, id: string) => taggingCommand(id, desk.services)!(desk.state, (tr) => desk.dispatch(tr));

it('tags as a kind of the article’s own scheme, and as none that it has not', () => {
  const desk = new Desk('In Prague she left.').caret('Pra|gue');
  expect(press(desk, tagCommandId('place'))).toBe(false);
  desk.perform(draftOf(desk.state).put(withPlaces).transaction(desk.state));
  expect(press(desk, tagCommandId('place'))).toBe(true);
  expect(desk.written).toBe('In {place#n1:Prague} she left.');
});

it('undoes and redoes a change of the scheme, and hands it over with the rest (T3)', () => {
  const desk = new Desk('In Prague she left.');
  desk.perform(draftOf(desk.state).put(withPlaces).transaction(desk.state));
  expect(desk.now.scheme).toEqual(withPlaces);
  desk.undo();
  expect([desk.now.scheme, annotationsOf(desk.state).scheme.record]).toEqual([undefined, NEWS_WIDE]);
  desk.redo();
  expect(desk.now.scheme).toEqual(withPlaces);
});

it('gives the article another scheme with all that this does to its records in one undo step', () => {
  const desk = new Desk('In {place#p1:Prague} she left.');
  desk.perform(draftOf(desk.state).put(withPlaces).transaction(desk.state));
  const answers = { [JSON.stringify(['kind', 'place'])]: 'become:mention' };
  desk.perform(setScheme(desk.state, NEWS_WIDE, answers, desk.services));
  expect([desk.now.scheme, desk.written]).toEqual([undefined, 'In {mention#p1:Prague} she left.']);
  desk.undo();
  expect([desk.now.scheme, desk.written]).toEqual([withPlaces, 'In {place#p1:Prague} she left.']);
  expect(setScheme(desk.state, withPlaces, {}, desk.services)).toBeNull();
});

it('writes into a new annotation only what its form can hold', () => {
  const [quote] = NEWS_WIDE.kinds;
  const bare: SchemeRecord = { ...NEWS_WIDE, name: 'ours/2', kinds: [{ ...quote!, fields: [] }], linkTypes: [] };
  const desk = new Desk('She said “we will win”.').caret('we wi|ll');
  desk.perform(draftOf(desk.state).put(bare).transaction(desk.state));
  press(desk, tagCommandId('quote'));
  expect(desk.now.annotations.map(({ kind, attributes }) => [kind, attributes])).toEqual([['quote', {}]]);
});
