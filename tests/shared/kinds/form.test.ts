import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysLater,
  misfitOf,
  missingFields,
  readTyped,
  textOfValue,
  visibleFields,
} from '../../../shared/kinds/form.ts';
import { quote } from '../../../shared/kinds/quote.ts';
import type { Attributes, AttributeValue } from '../../../shared/model/records.ts';
import type { Field, Kind } from '../../../shared/model/scheme.ts';

const choices = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];
const kindOf = (...fields: Field[]): Kind => ({ ...quote, id: 'deed', fields });
const idsOf = (fields: readonly Field[]) => fields.map(({ id }) => id);

describe('which fields are seen', () => {
  const kind = kindOf(
    { type: 'choice', id: 'one', label: 'One', choices },
    { type: 'text', id: 'two', label: 'Two', when: { field: 'one', is: 'a' } },
    { type: 'choices', id: 'many', label: 'Many', choices },
    { type: 'number', id: 'three', label: 'Three', when: { field: 'many', is: 'b' } },
    { type: 'flag', id: 'flag', label: 'Flag', when: { field: 'two', is: 'x' } },
    { type: 'date', id: 'day', label: 'Day', when: { field: 'flag', is: 'true' } },
  );
  it.each<[Attributes, string[]]>([
    [{}, ['one', 'many']],
    [{ one: 'a' }, ['one', 'two', 'many']],
    [{ one: 'b', two: 'x' }, ['one', 'many']],
    [{ many: ['a', 'b'] }, ['one', 'many', 'three']],
    [{ one: 'a', two: 'x', flag: true }, ['one', 'two', 'many', 'flag', 'day']],
    [{ one: 'b', two: 'x', flag: true }, ['one', 'many']],
  ])('with %j are %j', (attributes, seen) => {
    expect(idsOf(visibleFields(kind, attributes))).toEqual(seen);
  });

  it('are all of those whose condition can never come true', () => {
    const circle = kindOf(
      { type: 'text', id: 'a', label: 'A', when: { field: 'b', is: '1' } },
      { type: 'text', id: 'b', label: 'B', when: { field: 'a', is: '1' } },
      { type: 'text', id: 'c', label: 'C', when: { field: 'gone', is: '1' } },
      { type: 'text', id: 'd', label: 'D', when: { field: 'd', is: '1' } },
    );
    expect(idsOf(visibleFields(circle, { a: '1', b: '1' }))).toEqual(['a', 'b', 'c', 'd']);
    expect(idsOf(visibleFields(circle, {}))).toContain('c');
    expect(idsOf(visibleFields(circle, {}))).toContain('d');
  });
});

describe('a required field', () => {
  const kind = kindOf(
    { type: 'choice', id: 'one', label: 'One', choices, required: true },
    { type: 'number', id: 'count', label: 'Count', required: true, when: { field: 'one', is: 'a' } },
    { type: 'flag', id: 'sure', label: 'Sure', required: true },
    { type: 'text', id: 'free', label: 'Free' },
  );
  it.each<[Attributes, string[]]>([
    [{}, ['one', 'sure']],
    [{ one: 'a', sure: false }, ['count']],
    [{ one: 'b', sure: true }, []],
    [{ one: 'a', count: 0, sure: true }, []],
    [{ one: 'unheard-of', sure: 'yes' }, ['one', 'sure']],
    [{ one: 'a', count: '3', sure: true }, ['count']],
  ])('with %j lacks %j', (attributes, missing) => {
    expect(idsOf(missingFields(kind, attributes))).toEqual(missing);
  });

  it('is not there because every object has a key of its name', () => {
    const odd = kindOf({ type: 'text', id: 'constructor', label: 'Odd', required: true });
    expect(idsOf(missingFields(odd, {}))).toEqual(['constructor']);
  });
});

describe('a value', () => {
  const field = (type: Field['type']): Field =>
    type === 'choice' || type === 'choices'
      ? { type, id: 'f', label: 'F', choices }
      : { type: type, id: 'f', label: 'F' };
  it.each<[Field['type'], AttributeValue, string | null]>([
    ['choice', 'a', null],
    ['choice', 'z', 'is not one of the choices'],
    ['choice', 3, 'is not one of the choices'],
    ['choices', ['a', 'b'], null],
    ['choices', ['a', 'z'], 'is not one of the choices'],
    ['choices', ['y', 'z'], 'are not among the choices'],
    ['choices', 'a', 'is not a list of choices'],
    ['text', ['a'], 'is a list, not text'],
    ['long-text', true, 'is yes or no, not text'],
    ['speaker', 5, 'is a number, not text'],
    ['number', 5, null],
    ['number', '5', 'is not a number'],
    ['date', '2026-02-29', 'is not a date such as 2026-11-23, 2026-11 or 2026'],
    ['date', '2024-02-29', null],
    ['date', '2026-11', null],
    ['date', '2026-11-23T10:00:00Z', null],
    ['flag', false, null],
    ['flag', 'yes', 'is neither yes nor no'],
    ['number', '', null],
    ['flag', [], null],
  ])('of a %s field that is %j: %s', (type, value, misfit) => {
    expect(misfitOf(field(type), value)).toBe(misfit);
  });

  it.each<[Field['type'], string, AttributeValue | null]>([
    ['number', '', null],
    ['number', ' 12.5 ', 12.5],
    ['number', '−3', -3],
    ['number', '-0', 0],
    ['number', '1e3', 1000],
    ['number', '1,200', '1,200'],
    ['number', '0x10', '0x10'],
    ['number', '1e999', '1e999'],
    ['number', 'about ten', 'about ten'],
    ['date', '23.11.2026', '2026-11-23'],
    ['date', '3. 1. 2026', '2026-01-03'],
    ['date', '2026/11/23', '2026-11-23'],
    ['date', '20261123', '2026-11-23'],
    ['date', 'last Tuesday', 'last Tuesday'],
    ['date', '31.2.2026', '31.2.2026'],
    ['text', ' as it is ', ' as it is '],
  ])('typed into a %s field as %j is %j', (type, typed, value) => {
    expect(readTyped(field(type), typed)).toBe(value);
  });

  it('of a number or a date reads as it is written, whatever it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readTyped(field('number'), textOfValue(value))).toBe(value + 0);
      }),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect([readTyped(field('date'), iso), misfitOf(field('date'), iso)]).toEqual([iso, null]);
          expect(daysLater(daysLater(iso, 1) ?? iso, daysLater(iso, 1) === null ? 0 : -1)).toBe(iso);
        },
      ),
    );
  });

  it('that is no whole day has no next day', () => {
    expect([daysLater('2026-02-28', 1), daysLater('2026-11', 1), daysLater('soon', 1)]).toEqual([
      '2026-03-01',
      null,
      null,
    ]);
  });
});
