import { describe, expect, it, test } from 'vitest';
import { ClaimIndex, timelineOf } from '../../../shared/analysis/similar-claims.ts';

const claims = (...words: readonly string[]) => new ClaimIndex(words.map((one) => ({ words: one })));

/** Others that share subjects and no more. */
const OTHERS = [
  'The minister of transport resigned in March.',
  'Unemployment fell to 5 per cent in Exampleton.',
  'The council will vote on the budget next week.',
  'The hospital has 300 beds and 40 doctors.',
  'Nobody was told of the new harbour.',
  'Rents rose faster than wages in every year since 2019.',
];

/** How alike the two are among others; null for not found. */
function likeness(one: string, other: string) {
  const found = claims(other, ...OTHERS).similarTo(one);
  const similar = found.find(({ claim }) => claim.words === other);
  return similar === undefined ? null : { ...similar, claim: other };
}

describe('the same claim is found', () => {
  it.each([
    ['in other words', 'The tram will cost 40 million euros.', 'The new tram costs 40 million euros, the mayor says.'],
    ['with its number written otherwise', 'The tram will cost 40 million euros.', 'Cost of the tram: €40,000,000.'],
    ['with a share written otherwise', 'Fares rose by 12 per cent.', 'Tram fares have risen 12% — fares rose again.'],
    ['longer, with a date', 'Anna Novak closed three schools.', 'In 2021 Anna Novak closed 3 schools in Exampleton.'],
  ])('%s', (_, one, other) => {
    expect(likeness(one, other)).toMatchObject({ differsIn: [] });
    expect(likeness(other, one)).toMatchObject({ differsIn: [] });
  });

  it('though it names another number, or says no, and tells so', () => {
    expect(likeness('The tram will cost 40 million euros.', 'The tram will cost 62 million euros.')).toMatchObject({
      differsIn: ['numbers'],
    });
    expect(likeness('Anna Novak closed the school.', 'Anna Novak never closed the school.')).toMatchObject({
      differsIn: ['negation'],
    });
  });

  it('the likest first, and never the one that was asked for', () => {
    const same = 'The tram will cost 40 million euros.';
    const index = claims(same, 'The tram will cost 62 million euros.', 'The tram costs 40 million euros.', ...OTHERS);
    const found = index.similarTo(same, ({ words }) => words !== same).map(({ claim }) => claim.words);
    expect(found).toEqual(['The tram costs 40 million euros.', 'The tram will cost 62 million euros.']);
  });
});

test.each([
  ['The tram will cost 40 million euros.', 'The hospital will cost 40 million euros a year to heat.'],
  ['The minister of transport resigned.', 'The minister of transport opened a bridge in Exampleton.'],
  ['Unemployment fell in 2024.', 'Crime fell in 2024.'],
])('claims that share a subject or a number alone are not taken for the same: %s / %s', (one, other) => {
  expect(likeness(one, other)?.score ?? 0).toBeLessThan(0.5);
});

test('one among thousands is found by the few that share a rare word with it', () => {
  const many = Array.from({ length: 3_000 }, (_, i) => ({
    words: `In ${1950 + (i % 70)} the council of town${i % 500} paid ${i * 7} euros for road ${i}.`,
  }));
  const index = new ClaimIndex([...many, { words: 'The zeppelin hangar cost 9 million euros.' }]);
  expect(index.similarTo('The zeppelin hangar cost 9 million.').map(({ claim }) => claim.words)).toEqual([
    'The zeppelin hangar cost 9 million euros.',
  ]);
  expect(index.similarTo(many[2345]!.words)[0]).toMatchObject({ claim: many[2345] });
});

test('a timeline tells who said it first and who said it again', () => {
  const said = (id: string, published: string | null, key: string | null) => ({
    id,
    published,
    speaker: key === null ? null : { key },
  });
  const timeline = timelineOf([
    said('c', null, 'anna'),
    said('b', '2024-05', 'anna'),
    said('a', '2023-01-02', 'anna'),
    said('d', '2024-06-01', 'bob'),
  ]);
  expect(timeline.map(({ claim, isFirst, isRepeated }) => [claim.id, isFirst, isRepeated])).toEqual([
    ['a', true, false],
    ['b', false, true],
    ['d', false, false],
    ['c', false, true],
  ]);
});
