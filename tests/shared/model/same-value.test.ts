import { expect, it } from 'vitest';
import { isSameValue } from '../../../shared/model/same-value.ts';

it.each<[string, unknown, unknown, boolean]>([
  ['keys in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
  ['a list and an object', [1], { 0: 1 }, false],
  ['nothing and an object', null, {}, false],
  ['an object and nothing', {}, null, false],
  ['a text and an object', 'a', {}, false],
  ['an object and a text', {}, 'a', false],
  ['a key more', { a: 1 }, { a: 1, b: 2 }, false],
  ['a key without a value and none', { a: undefined }, {}, true],
  ['another value deep inside', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, false],
])('compares %s by what they hold', (_, one, other, same) => {
  expect(isSameValue(one, other)).toBe(same);
});
