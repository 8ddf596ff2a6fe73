import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuoteDraft } from '../../../../shared/analysis/suggest/quotes/draft.ts';
import { findQuotes } from '../../../../shared/analysis/suggest/quotes/find-quotes.ts';
import { type WhoSpeaks, whoSpeaks } from '../../../../shared/analysis/suggest/speakers/who-speaks.ts';
import { parseEnglish } from '../../../../shared/analysis/syntax/english.ts';
import type { ParsedSentence } from '../../../../shared/analysis/syntax/parsed.ts';
import { draftsOf, type Passage, PASSAGES } from './speaker-passages.ts';

function parsed(text: string): ParsedSentence[] {
  let base = 0;
  return text.split('\n').flatMap((line) => {
    const sentences = parseEnglish(line, base);
    base += line.length + 1;
    return sentences;
  });
}

/** What the passage gives by the numbers of its quotations. */
function read(passage: Passage): { result: WhoSpeaks; names: (string | null)[]; statuses: (string | null)[] } {
  const { text, drafts, numbers } = draftsOf(passage);
  const result = whoSpeaks(text, parsed(text), drafts);
  const names: (string | null)[] = [];
  const statuses: (string | null)[] = [];
  for (const [i, { candidates }] of result.quotes.entries()) {
    const speaker = candidates[0]?.speaker ?? null;
    names[numbers[i]! - 1] = speaker === null ? null : result.speakers[speaker]!.name;
    statuses[numbers[i]! - 1] = candidates[0]?.sourceStatus ?? null;
  }
  return { result, names, statuses };
}

describe('who speaks', () => {
  for (const [kind, passages] of Object.entries(PASSAGES)) {
    describe(`knows ${kind}`, () => {
      it.each(passages.map((passage) => [draftsOf(passage).text.slice(0, 90), passage] as const))(
        'in %s',
        (_, passage) => {
          expect(read(passage).names).toEqual(passage.speakers);
        },
      );
    });
  }

  const one = (text: string): ReturnType<typeof read> => read({ text, speakers: [] });

  it('gives the role, the affiliation and the other names of a speaker', () => {
    const { result } = one(
      '{1:Ann Berg, a spokeswoman for Lloyds Bank,} said [1:the fund was safe]. {2:Berg} said [2:no more].',
    );
    expect(result.speakers).toEqual([
      expect.objectContaining({
        name: 'Ann Berg',
        type: 'person',
        role: 'spokeswoman',
        affiliation: 'Lloyds Bank',
        aliases: ['Berg'],
      }),
    ]);
  });

  it('tells persons, bodies, groups and those without a name apart', () => {
    const { result } = one(
      '{1:Tom Hale} said [1:it rained]. {2:The World Bank} said [2:it snowed]. {3:Farmers} said [3:it hailed]. {4:A nurse} said [4:it thawed].',
    );
    expect(result.speakers.map(({ type }) => type)).toEqual(['person', 'organisation', 'group', 'unnamed']);
  });

  it.each([
    ['named', '“[1:No,]” said {1:Ann Berg}.'],
    ['described', '“[1:No,]” said {1:a nurse}.'],
    ['anonymous', '“[1:No,]” said {1:an official}, who asked not to be named.'],
    ['anonymous', '“[1:No,]” said {1:a person familiar with the matter}.'],
    ['collective', '{1:Officials} said [1:it was over].'],
    ['document', '{1:The report} found [1:no fault].'],
    ['author', '{1:I} said [1:it was over].'],
  ])('finds that a source is %s', (status, text) => {
    expect(one(text).statuses).toEqual([status]);
  });

  it('gives the second choice where a pronoun could be two people', () => {
    const { result } = one('Ann Berg called Eva Lind. Eva Lind called back. “[1:It is over,]” {1:she} said.');
    const names = result.quotes[0]!.candidates.map(({ speaker }) => result.speakers[speaker!]!.name);
    expect(names).toEqual(['Eva Lind', 'Ann Berg']);
  });

  it('says in one sentence why', () => {
    const { result } = one('Ann Berg met Carl Holm. “[1:We made progress,]” {1:she} said.');
    expect(result.quotes[0]!.candidates[0]!.reason).toBe(
      '“she” is most likely Ann Berg: the last woman who fits here.',
    );
  });

  it('trusts a quotation less that nobody says', () => {
    expect(one('“[1:The roads are empty and the shops are shut.]”').result.quotes[0]!.confidence).toBeLessThan(0.9);
  });
});

const WORDS = [
  ...'Ann Berg Mr. Mrs. Li the minister she he they it said told “ ” " ’s , . ? : \n — of for and President WHO'.split(
    ' ',
  ),
  ...'Kremlin spokesman officials a 34-year-old I who Tom van der company 😀 é ( ) Q: A: - … report according to'.split(
    ' ',
  ),
  '\n',
  '\n\n',
];

const texts = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Drafts at any places of the text, with any sources. */
const draftsIn = (text: string): fc.Arbitrary<QuoteDraft[]> => {
  const range = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const source = fc.option(range.map((one) => ({ ...one, form: 'name' as const })));
  const draft = fc.record({ fragment: range, source, cue: fc.option(range), isDirect: fc.boolean() });
  return fc.array(draft, { maxLength: 6 }).map((all) =>
    all
      .sort((a, b) => a.fragment.start - b.fragment.start)
      .map(({ fragment, source: found, cue, isDirect }) => ({
        fragments: [fragment],
        type: isDirect ? 'direct' : 'indirect',
        isCore: true,
        confidence: 0.5,
        rule: 'any',
        reason: '',
        candidates:
          found === null && cue === null ? [] : [{ cue, cueClass: null, source: found, score: 0.5, reason: '' }],
      })),
  );
};

function expectSound(text: string, drafts: readonly QuoteDraft[], { quotes, speakers }: WhoSpeaks): void {
  expect(quotes.map(({ fragments }) => fragments)).toEqual(drafts.map(({ fragments }) => fragments));
  for (const { candidates } of quotes) {
    for (const { speaker, source } of candidates) {
      if (speaker !== null) expect(speakers[speaker]).toBeDefined();
      if (source !== null)
        expect(source.start >= 0 && source.end <= text.length && source.start <= source.end).toBe(true);
    }
  }
  for (const { mentions } of speakers) {
    for (const [i, { start, end }] of mentions.entries()) {
      expect(start < end && end <= text.length && start >= (mentions[i - 1]?.end ?? 0)).toBe(true);
    }
  }
}

describe('who speaks in any text', () => {
  it('never throws, and gives indexes and mentions that exist', () => {
    fc.assert(
      fc.property(
        texts.chain((text) => fc.tuple(fc.constant(text), draftsIn(text))),
        ([text, drafts]) => {
          expectSound(text, drafts, whoSpeaks(text, parsed(text), drafts));
          expectSound(text, drafts, whoSpeaks(text, [], drafts));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('goes on from what is found in the text, the same each time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const sentences = parsed(text);
        const drafts = findQuotes(text, sentences, {});
        const first = whoSpeaks(text, sentences, drafts);
        expectSound(text, drafts, first);
        expect(whoSpeaks(text, sentences, drafts)).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });

  it('mentions each named speaker by a word of the name', () => {
    const { text, drafts } = draftsOf(PASSAGES['a surname for a full name']![0]!);
    const { speakers } = whoSpeaks(text, parsed(text), drafts);
    for (const { name, mentions } of speakers) {
      for (const { start, end } of mentions) {
        expect(name.split(' ').some((word) => text.slice(start, end).includes(word))).toBe(true);
      }
    }
  });
});
