import { proposeFrame } from '../frame.ts';
import { guessQuoteType } from '../guess.ts';
import { outerQuotations } from '../speech.ts';
import type { Proposals, QuoteProposal } from './proposals.ts';

/** Returns everything that can be proposed for the text. */
export function suggest(text: string): Proposals {
  const quotes = outerQuotations(text).flatMap(({ content }): QuoteProposal[] => {
    const frame = proposeFrame(text, { start: content.start, end: content.start });
    if (frame === null) return [];
    const candidates = frame.candidates.map((one) => ({ ...one, speaker: null, sourceStatus: null }));
    const [best] = candidates;
    return [
      {
        fragments: frame.fragments,
        type: guessQuoteType(text, frame.fragments),
        isCore: true,
        confidence: best?.score ?? 0.3,
        rule: 'marks',
        reason: best?.reason ?? 'It stands in quotation marks.',
        candidates,
      },
    ];
  });
  const whole = quotes.filter(
    ({ fragments: [first] }, i) => i === 0 || quotes[i - 1]!.fragments[0]!.start !== first!.start,
  );
  return { quotes: whole, claims: [], speakers: [] };
}
