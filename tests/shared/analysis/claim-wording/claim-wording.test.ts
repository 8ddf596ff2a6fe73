import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimWording } from '../../../../shared/analysis/claim-wording/claim-wording.ts';
import { datesIn } from '../../../../shared/analysis/claim-wording/dates.ts';
import { fillIn } from '../../../../shared/analysis/claim-wording/fill.ts';
import { personsIn } from '../../../../shared/analysis/claim-wording/persons.ts';
import { AnnotationSet } from '../../../../shared/annotations/annotation-set.ts';
import { recordsOf } from '../../../../shared/annotations/article-state.ts';
import { textOf } from '../../../../shared/model/block.ts';
import type { Speaker } from '../../../../shared/model/records.ts';
import { annotatedArticle, type ArticleParts } from '../../../builders/annotated-article.ts';

/** The wording that is offered for a claim: its words with names for pronouns and dates for “yesterday”. */

const speaker = (name: string, type: Speaker['type'] = 'person'): Speaker => ({
  record: 'speaker',
  id: name,
  name,
  type,
  aliases: [],
});

const ANNA = speaker('Anna Lind');

const dated = (words: string, day = '2026-11-23') => fillIn(words, datesIn(words, day)).text;
const said = (words: string, by = ANNA) => fillIn(words, personsIn(words, { speaker: by, whoIs: () => null })).text;

describe('times', () => {
  test.each([
    ['The bill passed yesterday.', 'The bill passed on 22 November 2026.'],
    ['Tomorrow the bridge opens.', 'On 24 November 2026 the bridge opens.'],
    ['Yesterday morning it rained.', 'On the morning of 22 November 2026 it rained.'],
    ['Taxes fell last year.', 'Taxes fell in 2025.'],
    ['Nothing has changed since last year.', 'Nothing has changed since 2025.'],
    ['This year’s budget is larger than last month’s plan.', '2026’s budget is larger than October 2026’s plan.'],
    ['It closed two years ago and a month ago.', 'It closed in 2024 and in October 2026.'],
    [
      'It rained last night, three days ago and the day before yesterday.',
      'It rained on the night of 22 November 2026, on 20 November 2026 and on 21 November 2026.',
    ],
  ])('“%s” is dated by the day of publication', (words, expected) => {
    expect(dated(words)).toBe(expected);
  });

  test.each([
    'The USA Today reported it.',
    'Prices rose over the last year.',
    'They vote on Monday, as they did last spring.',
    'Today’s vote was close.',
  ])('“%s” is left alone: the day does not tell it', (words) => {
    expect(dated(words)).toBe(words);
  });

  test('are as exact as the day of publication is known', () => {
    const words = 'It was opened yesterday, planned last month and paid for last year.';
    expect(dated(words, '2026-01')).toBe('It was opened yesterday, planned in December 2025 and paid for 2025.');
    expect(dated(words, '2026')).toBe('It was opened yesterday, planned last month and paid for 2025.');
  });
});

describe('pronouns', () => {
  test.each([
    ['I have cut my taxes twice.', 'Anna Lind has cut Anna Lind’s taxes twice.'],
    [
      'We’ve hired 40 teachers, and we also have plans.',
      'Anna Lind has hired 40 teachers, and Anna Lind also has plans.',
    ],
    ['Nobody asked me or us.', 'Nobody asked Anna Lind or Anna Lind.'],
    ['I was there, I think, when we were told.', 'Anna Lind was there, Anna Lind thinks, when Anna Lind was told.'],
    ['I don’t own it.', 'Anna Lind doesn’t own it.'],
  ])('“%s” has the name of whoever says it, and verbs as they stand behind a name', (words, expected) => {
    expect(said(words)).toBe(expected);
  });

  test('of several and of somebody without a name read as a sentence', () => {
    expect(said('We have no money.', speaker('the unions', 'group'))).toBe('The unions have no money.');
    expect(said('Today we own it.', speaker('official', 'unnamed'))).toBe('Today the official owns it.');
  });

  test('stay where no name would read, and where they are none', () => {
    const words = 'In World War I the US mine I’d worked in myself was ours.';
    expect(said(words)).toBe(words);
  });
});

function wordingIn(annotated: string, parts: ArticleParts = {}) {
  const article = annotatedArticle(annotated, { metadata: { published: '2026-11-23T08:00:00Z' }, ...parts });
  const set = AnnotationSet.of(recordsOf(article));
  return claimWording(set, textOf(article.blocks), set.findAnnotation('c')!);
}

test('a claim in a direct quote is worded with its speaker, and what was filled in is told', () => {
  const { text, filled } = wordingIn(
    '“{quote#q:{claim#c:We have halved unemployment since last year}},” {mention#m:Anna Lind} said.',
    { speakers: { s: 'Anna Lind' }, links: ['q said-by m', 'm refers-to s', 'c claimed-in q'] },
  );
  expect(text).toBe('Anna Lind has halved unemployment since 2025');
  expect(filled.map(({ words, put }) => [words, put])).toEqual([
    ['We have', 'Anna Lind has'],
    ['last year', '2025'],
  ]);
});

test('a pronoun is whoever it is tied to, or the nearest who fits, and in quotation marks never the speaker', () => {
  const parts: ArticleParts = {
    speakers: { s: 'Anna Lind', t: 'Carl Berg' },
    links: ['q said-by m', 'm refers-to s', 'n refers-to t', 'c claimed-in q'],
  };
  const before = '{mention#n:Carl Berg} resigned. {mention#m:Anna Lind} said: ';
  expect(wordingIn(`${before}“{quote#q:{claim#c:He took the money and his brother hid it}.}”`, parts).text).toBe(
    'Carl Berg took the money and Carl Berg’s brother hid it',
  );
  expect(
    wordingIn('{mention#m:Anna Lind} said: “{quote#q:{claim#c:She took the money}.}”', {
      speakers: { s: 'Anna Lind' },
      links: ['q said-by m', 'm refers-to s', 'c claimed-in q'],
    }).filled,
  ).toEqual([]);
  expect(
    wordingIn(`${before}“{quote#q:{claim#c:Then {mention#o:they} paid}.}”`, {
      ...parts,
      links: [...parts.links!, 'o refers-to t'],
    }).text,
  ).toBe('Then Carl Berg paid');
});

test('in reported speech the pronoun is the one who is reported, and “I” is the writer’s', () => {
  const { text } = wordingIn(
    '{quote#q:{claim#c:She had told me that her house was sold}}, {mention#m:Anna Lind} said.',
    {
      speakers: { s: 'Anna Lind' },
      links: ['q said-by m', 'm refers-to s', 'c claimed-in q'],
      attributes: { q: { quoteType: 'indirect' } },
    },
  );
  expect(text).toBe('Anna Lind had told me that Anna Lind’s house was sold');
});

test('words of another language are offered as they stand', () => {
  const { text, filled } = wordingIn('{claim#c:Er hat die Steuern gesenkt, und today ist es so}.', {
    metadata: { published: '2026-11-23', language: 'de' },
  });
  expect([text, filled]).toEqual(['Er hat die Steuern gesenkt, und today ist es so', []]);
});

test('every word outside of what was filled in stays the same', () => {
  const pieces =
    'I|we|We’ve|my|her|his|They|he’s|have|think|yesterday|last year|two months ago|today’s|,|. |“|said|🙂|é|a|in';
  const anyone = fc.constantFrom(ANNA, speaker('unions', 'group'), null);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces.split('|')), { maxLength: 30 }),
      anyone,
      anyone,
      (list, by, third) => {
        const words = list.join(' ');
        const { text, filled } = fillIn(words, [
          ...datesIn(words, '2026-11-23'),
          ...personsIn(words, { speaker: by, whoIs: () => third }),
        ]);
        let [from, at] = [0, 0];
        for (const { start, end, words: stood, put } of filled) {
          expect(words.slice(start, end)).toBe(stood);
          const kept = words.slice(from, start);
          expect(text.startsWith(kept + put, at)).toBe(true);
          at += kept.length + put.length;
          from = end;
        }
        expect(text.slice(at)).toBe(words.slice(from));
      },
    ),
  );
});
