import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjusted,
  type Decision,
  decisionOn,
  forgotten,
  type Learned,
  learnedInWords,
  NOTHING_LEARNED,
  readLearned,
  withDecision,
  withoutDecision,
} from '../../../../shared/analysis/suggest/learned.ts';
import type {
  ClaimProposal,
  Proposals,
  QuoteProposal,
  SpeakerProposal,
} from '../../../../shared/analysis/suggest/proposals.ts';

const TEXT = 'Smith claimed taxes had doubled.';

const quote = (more: Partial<QuoteProposal> = {}): QuoteProposal => ({
  fragments: [{ start: 14, end: 31 }],
  type: 'indirect',
  isCore: true,
  confidence: 0.8,
  rule: 'clause of a verb of saying',
  reason: 'A clause after a verb of saying.',
  candidates: [
    {
      cue: { start: 6, end: 13 },
      cueClass: 'claim',
      source: null,
      score: 0.9,
      reason: 'It stands before.',
      speaker: 0,
      sourceStatus: 'named',
    },
  ],
  ...more,
});

const claim: ClaimProposal = {
  fragments: [{ start: 14, end: 31 }],
  score: 0.6,
  reasons: ['a change', 'money'],
  quote: 0,
  assertedBy: 0,
};

const speaker = (name: string, more: Partial<SpeakerProposal> = {}): SpeakerProposal => ({
  name,
  type: 'person',
  role: null,
  affiliation: null,
  aliases: [],
  mentions: [],
  ...more,
});

const PROPOSALS: Proposals = { quotes: [quote()], claims: [claim], speakers: [speaker('Smith')] };

const learnedFrom = (...decisions: readonly Decision[]): Learned => decisions.reduce(withDecision, NOTHING_LEARNED);
const times = (count: number, decision: Decision): Decision[] => Array.from({ length: count }, () => decision);
const on = (isTaken: boolean): Decision => decisionOn(TEXT, quote(), isTaken);
const confidenceAfter = (...decisions: readonly Decision[]): number =>
  adjusted(PROPOSALS, learnedFrom(...decisions), TEXT).quotes[0]?.confidence ?? 0;
const alias = (form: string, name: string, isTaken = true): Decision => ({
  ...on(isTaken),
  alias: { form, name },
});

const decision: fc.Arbitrary<Decision> = fc.record({
  isTaken: fc.boolean(),
  rule: fc.constantFrom('clause of a verb of saying', 'marks', 'claim: a change'),
  cue: fc.constantFrom('claimed', 'Claimed ', 'said', null),
  alias: fc.constantFrom({ form: 'Smith', name: 'Anna Smith' }, { form: 'she', name: 'Ann Lee' }),
});

describe('What a project learns from decisions', () => {
  it('moves a confidence a little after three rejections, and much after thirty', () => {
    const other = { ...on(false), cue: null };
    expect(confidenceAfter(...times(3, other)).toFixed(2)).toBe('0.74');
    expect(confidenceAfter(...times(3, on(false))).toFixed(2)).toBe('0.70');
    expect(confidenceAfter(...times(30, other)).toFixed(2)).toBe('0.46');
    const unmarked = { ...PROPOSALS, quotes: [quote({ candidates: [] })] };
    expect(adjusted(unmarked, learnedFrom(...times(30, other)), TEXT).quotes[0]!.confidence.toFixed(2)).toBe('0.32');
  });

  it('never raises a confidence by a rejection, and never lowers one by a taking', () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 60 }), (decisions) => {
        const before = confidenceAfter(...decisions);
        expect(confidenceAfter(...decisions, on(false))).toBeLessThanOrEqual(before);
        expect(confidenceAfter(...decisions, on(true))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('is the same after the same decisions in any order', () => {
    const shuffled = fc
      .array(decision, { maxLength: 40 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(learnedFrom(...one)).toEqual(learnedFrom(...other));
      }),
    );
  });

  it('is as if a decision had never been made once it is taken back', () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 40 }), decision, (decisions, last) => {
        const learned = learnedFrom(...decisions);
        expect(withoutDecision(withDecision(learned, last), last)).toEqual(learned);
      }),
    );
  });

  it('proposes what it would without experience once it is reset', () => {
    expect(adjusted(PROPOSALS, NOTHING_LEARNED, TEXT)).toBe(PROPOSALS);
    const learned = learnedFrom(on(false), alias('Smith', 'Anna Smith'));
    const reset = learnedInWords(learned).reduce(forgotten, learned);
    expect(adjusted(PROPOSALS, reset, TEXT)).toEqual(PROPOSALS);
  });

  it('leaves out what a word reports that is no cue here, and keeps words in marks without it', () => {
    const learned = learnedFrom(...times(6, on(false)));
    expect(adjusted(PROPOSALS, learned, TEXT)).toMatchObject({ quotes: [], claims: [{ quote: null, assertedBy: 0 }] });
    const inMarks = { ...PROPOSALS, quotes: [quote({ type: 'direct' })] };
    expect(adjusted(inMarks, learned, TEXT).quotes).toMatchObject([{ type: 'direct', candidates: [] }]);
    expect(adjusted(PROPOSALS, learnedFrom(...times(6, on(false)), ...times(2, on(true))), TEXT).quotes).toHaveLength(
      1,
    );
  });

  it('moves the score of claims by the reason that was strongest', () => {
    const learned = learnedFrom(...times(10, decisionOn(TEXT, claim, false)));
    expect(adjusted(PROPOSALS, learned, TEXT).claims[0]!.score).toBeCloseTo(0.4);
  });
});

describe('Aliases that a project has learned', () => {
  const speakersAfter = (speakers: readonly SpeakerProposal[], ...decisions: readonly Decision[]) =>
    adjusted({ ...PROPOSALS, speakers }, learnedFrom(...decisions), TEXT).speakers;

  it('name a speaker, and join two that are one', () => {
    const mentions = [{ start: 0, end: 5 }];
    const proposals: Proposals = {
      ...PROPOSALS,
      speakers: [speaker('Anna Smith', { role: 'mayor' }), speaker('Smith', { mentions })],
      quotes: [quote({ candidates: quote().candidates.map((one) => ({ ...one, speaker: 1 })) })],
      claims: [{ ...claim, assertedBy: 1 }],
    };
    expect(adjusted(proposals, learnedFrom(alias('Smith', 'Anna Smith')), TEXT)).toMatchObject({
      speakers: [{ name: 'Anna Smith', role: 'mayor', aliases: ['Smith'], mentions }],
      quotes: [{ candidates: [{ speaker: 0 }] }],
      claims: [{ assertedBy: 0 }],
    });
  });

  it('leave a speaker alone of whom the text has a fuller form', () => {
    const speakers = [speaker('John Smith', { aliases: ['Smith'] })];
    expect(speakersAfter(speakers, alias('Smith', 'Anna Smith'))).toEqual(speakers);
  });

  it('tie nobody when a form stood for two people equally often, or was rejected as often as taken', () => {
    const speakers = [speaker('Smith')];
    expect(speakersAfter(speakers, alias('Smith', 'Anna Smith'), alias('Smith', 'John Smith'))).toEqual(speakers);
    expect(speakersAfter(speakers, alias('Smith', 'Anna Smith'), alias('Smith', 'Anna Smith', false))).toEqual(
      speakers,
    );
  });

  it('never tie a pronoun, and keep two speakers of one name apart of whom nothing was learned', () => {
    expect(learnedFrom(alias('She', 'Anna Smith')).aliases).toEqual([]);
    const speakers = [speaker('a spokesman'), speaker('a spokesman')];
    expect(speakersAfter(speakers, alias('Smith', 'Anna Smith'))).toEqual(speakers);
  });
});

describe('The record of what was learned', () => {
  it('says in words what was learned, the most decided first', () => {
    const decisions = [
      ...times(3, { isTaken: true, rule: 'marks: scare quotes', cue: null }),
      ...times(9, { isTaken: false, rule: 'marks: scare quotes', cue: null }),
      alias('Smith', 'Anna Smith'),
    ];
    expect(learnedInWords(learnedFrom(...decisions)).map(({ sentence }) => sentence)).toEqual([
      '“marks: scare quotes” was taken 3 of 12 times.',
      '“clause of a verb of saying” was taken 1 of 1 time.',
      'The cue “claimed” was taken 1 of 1 time.',
      '“Smith” was taken for Anna Smith 1 of 1 time.',
    ]);
  });

  it('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 40 }), (decisions) => {
        const learned = learnedFrom(...decisions);
        expect(readLearned(JSON.parse(JSON.stringify(learned)))).toEqual(learned);
      }),
    );
  });

  it('is read from anything at all, and is then something that can be learned on', () => {
    const tallies = fc.array(fc.oneof(fc.anything(), fc.record({ key: fc.string(), taken: fc.double() })));
    const anything = fc.oneof(fc.anything(), fc.record({ rules: tallies, cues: tallies, aliases: tallies }));
    fc.assert(
      fc.property(anything, decision, (value, next) => {
        const learned = withDecision(readLearned(value), next);
        expect(readLearned(learned)).toEqual(learned);
        const { quotes } = adjusted(PROPOSALS, learned, TEXT);
        expect(quotes.filter(({ confidence }) => confidence < 0 || confidence > 1)).toEqual([]);
      }),
    );
  });

  it('stays small however many decisions are made, and still learns what is new', () => {
    const many = Array.from({ length: 1500 }, (_, i) => ({ ...on(true), rule: `rule ${i}`, cue: `cue ${i}` }));
    const learned = learnedFrom(...many, ...times(1500, on(false)));
    expect(learned.rules.length + learned.cues.length).toBe(1200);
    expect(learned.cues.find(({ key }) => key === 'claimed')).toEqual({ key: 'claimed', taken: 0, rejected: 1000 });
  });
});
