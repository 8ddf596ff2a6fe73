import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, lineOfParsed } from '../../../../../shared/analysis/suggest/claims/claim-line.ts';
import { findClaims } from '../../../../../shared/analysis/suggest/claims/find-claims.ts';
import { sentenceScorer } from '../../../../../shared/analysis/suggest/claims/sentence-scores.ts';
import { worthOf } from '../../../../../shared/analysis/suggest/claims/worth.ts';
import type { QuoteProposal, SpeakerProposal } from '../../../../../shared/analysis/suggest/proposals.ts';
import type { ParsedSentence } from '../../../../../shared/analysis/syntax/parsed.ts';
import { processorTime } from '../../../../builders/processor-time.ts';
import { LABELLED, type LabelledSentence } from './labelled.ts';

const worth = (sentence: string) => worthOf(lineOf(sentence));

/** The share of pairs of a worthy and an unworthy sentence of which the worthy one ranks higher. */
function shareInOrder(sentences: readonly LabelledSentence[], written = (text: string) => text): number {
  const odds = (isWorthy: boolean) =>
    sentences.filter((one) => one.isWorthy === isWorthy).map(({ text }) => worth(written(text)).odds);
  const [worthy, others] = [odds(true), odds(false)];
  const right = worthy.flatMap((one) => others.map((other) => Number(one > other) + Number(one === other) / 2));
  return right.reduce((sum, each) => sum + each, 0) / right.length;
}

describe('What deserves a check', () => {
  it.each(['debate', 'news', 'court', 'interview'] as const)('ranks above what does not in %s', (genre) => {
    expect(shareInOrder(LABELLED.filter((one) => one.genre === genre))).toBeGreaterThan(0.95);
  });

  it('ranks above what does not more often than not where sentences are made against the rules', () => {
    expect(shareInOrder(LABELLED.filter((one) => one.genre === 'hard'))).toBeGreaterThan(0.55);
  });

  it.each([
    ['all in capitals', (text: string) => text.toUpperCase()],
    ['all in small letters without marks', (text: string) => text.toLowerCase().replaceAll(/[.,?!]/gu, '')],
    ['with a capital on every word', (text: string) => text.replaceAll(/\b[a-z]/gu, (letter) => letter.toUpperCase())],
    ['under the label of a transcript', (text: string) => `MS. LEE: ${text}`],
  ])('ranks above what does not in a transcript %s', (_, written) => {
    expect(shareInOrder(LABELLED, written)).toBeGreaterThan(0.9);
  });

  it.each([
    ['Unemployment fell to 4.2 percent.', 'a percentage'],
    ['The minister spent $5 million on it.', 'an amount of money'],
    ['They arrested 57 people.', 'a number with a unit'],
    ['Wages are lower than they were in Spain.', 'a comparison'],
    ['It was the worst winter in history.', 'a superlative'],
    ['Exports have fallen.', 'a rise or fall'],
    ['The Senate passed it in 1994.', 'a date'],
    ['Nobody has ever seen the report.', 'a sweeping word'],
    ['The fire was caused by a cable.', 'a cause'],
  ])('says why: %s', (sentence, reason) => {
    expect(worth(sentence).reasons).toContain(reason);
  });

  it.each([
    ['I think taxes doubled in 2019.', 'Taxes doubled in 2019.'],
    ['Have taxes doubled since 2019?', 'Taxes have doubled since 2019.'],
    ['Taxes will double by 2029.', 'Taxes doubled by 2019.'],
    ['You have 90 seconds to respond, Governor.', 'The governor waited 90 days to respond.'],
    ['We should cut spending by 3 percent.', 'We cut spending by 3 percent.'],
    ['Thank you for 20 years of service.', 'He was in the service for 20 years.'],
  ])('is less “%s” than “%s”', (lesser, greater) => {
    expect(worth(lesser).score).toBeLessThan(worth(greater).score);
  });

  it('is a share for any words, and takes no longer for a sentence without an end', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB5%$|’“. \n😀é'), maxLength: 200 }), (text) => {
        const { score } = worth(text);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThan(1);
      }),
    );
    const hostile = ['never really actually ', '|a b ', 'five hundred ', 'and , ', 'I really ', '"" '];
    for (const words of hostile) {
      const time = (count: number) => processorTime(() => worth(words.repeat(count)));
      expect(time(4000), words).toBeLessThan(40 * time(400) + 40);
    }
  });

  it('goes on where a text argues with figures, and forgets it in the next', () => {
    const score = sentenceScorer();
    const alone = score('That is lower than it was.');
    score('Unemployment fell from 9 percent to 4 percent in 2019.');
    expect(score('That is lower than it was.')).toBeGreaterThan(alone);
    expect(sentenceScorer()('That is lower than it was.')).toBe(alone);
  });
});

describe('The line of a sentence', () => {
  it('sets marks and clitics apart, marks names, and has no label', () => {
    expect(lineOf('MR. HALE: We didn’t raise $5 for the Senate, did we?')).toBe(
      " we did n't raise $ 5 for the |senate , did we ? ",
    );
  });

  it('is the same from a parser that sees the same names', () => {
    const forms = ['We', 'do', 'n’t', 'owe', 'the', 'Senate', '5', '%', '.'];
    const words = forms.map((form, i) => ({
      start: i,
      end: i + 1,
      form,
      lower: form.toLowerCase(),
      lemma: form,
      tag: form === 'Senate' ? ('PROPN' as const) : ('X' as const),
      fine: '',
      head: i - 1,
      relation: 'dep',
    }));
    const sentence: ParsedSentence = { start: 0, end: 9, words };
    expect(lineOfParsed(sentence)).toBe(lineOf('We don’t owe the Senate 5%.'));
  });
});

describe('The claims of a text', () => {
  const ANNA: SpeakerProposal = {
    name: 'Anna Novak',
    type: 'person',
    role: null,
    affiliation: null,
    aliases: [],
    mentions: [],
  };

  /** Quotations of Anna Novak that stand in braces in the text. */
  function read(written: string, more: Partial<QuoteProposal> = {}) {
    const text = written.replaceAll(/[{}]/gu, '');
    const quotes = [...written.matchAll(/\{([^}]*)\}/gu)].map((match, i): QuoteProposal => {
      const start = match.index - 2 * i;
      const candidate = { cue: null, cueClass: 'say' as const, source: null, score: 1, reason: '' };
      return {
        fragments: [{ start, end: start + match[1]!.length }],
        type: 'direct',
        isCore: true,
        confidence: 1,
        rule: 'marks',
        reason: '',
        candidates: [{ ...candidate, speaker: 0, sourceStatus: null }],
        ...more,
      };
    });
    return findClaims(text, [], quotes, [ANNA]).map(({ fragments, quote, assertedBy }) => ({
      words: fragments.map(({ start, end }) => text.slice(start, end)).join(' … '),
      quote,
      assertedBy,
    }));
  }

  it('are sentences of the narrator, and what a quotation says in a sentence', () => {
    expect(
      read(
        'The city cut 500 jobs in 2019. “{We have lost 500 teachers. I am sad. Rents in the city doubled since 2018,}” she said.',
      ),
    ).toEqual([
      { words: 'The city cut 500 jobs in 2019.', quote: null, assertedBy: null },
      { words: 'We have lost 500 teachers.', quote: 0, assertedBy: 0 },
      { words: 'Rents in the city doubled since 2018', quote: 0, assertedBy: 0 },
    ]);
  });

  it('are the narrator’s where a quotation lends a word or two', () => {
    const sentence = 'The ministry spent $5 million on its “{green wave}” in 2019.';
    expect(read(sentence, { isCore: false })).toEqual([
      { words: sentence.replaceAll(/[{}]/gu, ''), quote: null, assertedBy: null },
    ]);
    expect(read(sentence)).toEqual([]);
    const thought = 'The ministry feared that {it had lost 300 schools in 2019}.';
    expect(read(thought, { isCore: false, type: 'indirect' })).toEqual([
      { words: thought.replaceAll(/[{}]/gu, ''), quote: null, assertedBy: null },
    ]);
  });

  it('never cross the edge of a quotation that says more, and are in text order', () => {
    const sentence = fc.constantFrom(
      'The city cut 500 jobs in 2019.',
      '“{Rents rose by 5 percent last year,}” she said.',
      'She said {the firm had sold 300 houses in 2018.}',
      '“{We lost 40 schools in Ohio. It is sad. We built 12 in 2020.}”',
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), fc.constantFrom(' ', '\n'), (sentences, gap) => {
        const claims = read(sentences.join(gap));
        expect(claims.length).toBeGreaterThan(0);
        for (const { words, quote } of claims) {
          const holders = sentences.flatMap((one) =>
            quote === null ? [one] : (/\{([^}]*)\}/u.exec(one)?.slice(1) ?? []),
          );
          expect(holders.some((holder) => holder.includes(words))).toBe(true);
        }
      }),
    );
  });

  it('are the best of a text that has little to check, and none of one that has nothing', () => {
    expect(read('I love this place. It is so quiet here. Come and see us. My aunt was born in 1950 in Graz.')).toEqual([
      { words: 'My aunt was born in 1950 in Graz.', quote: null, assertedBy: null },
    ]);
    expect(read('I love this place. It is so quiet here. Come and see us.')).toEqual([]);
  });
});
