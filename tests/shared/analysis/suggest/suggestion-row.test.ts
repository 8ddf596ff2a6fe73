import { describe, expect, it } from 'vitest';
import type { Proposals, QuoteProposal } from '../../../../shared/analysis/suggest/proposals.ts';
import { suggestionRow } from '../../../../shared/analysis/suggest/suggestion-row.ts';

const quote = (more: Partial<QuoteProposal> = {}): QuoteProposal => ({
  fragments: [
    { start: 1, end: 9 },
    { start: 20, end: 30 },
  ],
  type: 'indirect',
  isCore: true,
  confidence: 0.912_345,
  rule: 'clause',
  reason: 'It follows “said”.',
  candidates: [
    {
      cue: { start: 10, end: 14 },
      cueClass: 'say',
      source: { start: 15, end: 18, form: 'name' },
      score: 1,
      reason: '',
      speaker: 0,
      sourceStatus: 'named',
    },
  ],
  ...more,
});

const PROPOSALS: Proposals = {
  quotes: [quote(), quote({ candidates: [], confidence: 0.2 }), quote({ type: 'direct', confidence: 0.2 })],
  claims: [{ fragments: [{ start: 1, end: 9 }], score: 0.7, reasons: ['a date'], quote: 0, assertedBy: 0 }],
  speakers: [{ name: 'Ann Lee', type: 'person', role: null, affiliation: null, aliases: [], mentions: [] }],
};

describe('Proposals as a row', () => {
  it('have the shape of the scorer, with the likeliest cue and source, and the speaker by name', () => {
    expect(suggestionRow(PROPOSALS)).toMatchObject({
      quotes: [
        {
          segments: [
            [1, 9],
            [20, 30],
          ],
          kind: 'indirect',
          cue: [[10, 14]],
          speaker: [[15, 18]],
          speakerName: 'Ann Lee',
          core: true,
          confidence: 0.9123,
          reason: 'It follows “said”.',
        },
        { cue: null, speaker: null, speakerName: null },
        {},
      ],
      claims: [{ segments: [[1, 9]], score: 0.7, reasons: ['a date'], quote: 0, assertedBy: 'Ann Lee' }],
    });
  });

  it('are not core where they are hardly reports at all; words in marks are left to whoever reads', () => {
    expect(suggestionRow(PROPOSALS).quotes.map(({ core }) => core)).toEqual([true, false, true]);
  });
});
