import { describe, expect, it } from 'vitest';
import { dayOf, holdersOf, isHeldOn } from '../../../../shared/analysis/speakers/offices.ts';
import type { Office, Speaker } from '../../../../shared/model/records.ts';

const holder = (name: string, ...offices: Office[]): Speaker => ({
  record: 'speaker',
  id: name,
  name,
  type: 'person',
  aliases: [],
  offices,
});
const speakers = [
  holder('Berg', { title: 'Minister of Justice', organisation: 'Norway', from: '2019', to: '2021-06' }),
  holder('Carr', { title: 'Minister of Justice', organisation: 'Norway', from: '2021-06-15' }),
  holder('Dahl', { title: 'Chancellor', organisation: 'Germany', to: '2020-12-31' }),
];
const who = (words: string, published: string | null) =>
  holdersOf(words, speakers, published).map(({ speaker }) => speaker.name);

describe('offices', () => {
  it('resolve a description by the day of publication', () => {
    expect(who('the minister', '2020-03-01')).toEqual(['Berg']);
    expect(who('Norway’s justice minister', '2023-03-01T08:00:00Z')).toEqual(['Carr']);
    expect(who('the Norwegian justice minister', '2023')).toEqual(['Carr']);
    expect(who('the German chancellor', '2020')).toEqual(['Dahl']);
    expect(who('the German chancellor', '2021')).toEqual([]);
    expect(who('the finance minister', '2020')).toEqual([]);
    expect(who('the ministry', '2020')).toEqual([]);
  });

  it('compare what both days tell: in a month known as such both holders are possible', () => {
    expect(who('the minister', '2021-06')).toEqual(['Berg', 'Carr']);
    expect(isHeldOn({ title: 'Mayor' }, '1990')).toBe(true);
  });

  it('resolve nothing without a day', () => {
    expect(who('the minister', null)).toEqual([]);
    expect(dayOf('1 May 2024')).toBeNull();
    expect(dayOf('2024-05-01T10:00:00+02:00')).toBe('2024-05-01');
  });
});
