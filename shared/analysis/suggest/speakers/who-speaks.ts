import type { ParsedSentence } from '../../syntax/parsed.ts';
import type { QuoteProposal, SpeakerProposal } from '../proposals.ts';
import type { QuoteDraft } from '../quotes/draft.ts';
import { Attributions } from './attributions.ts';
import { Reader } from './reader.ts';
import { speakersOf } from './speakers.ts';

/**
 * **Who speaks** in a text: every source of a quotation is tied to a figure of the text, quotations without a source
 * are given to whoever goes on or answers, and the figures that speak become speakers. The text is read more than once,
 * since who speaks where tells whom pronouns stand for, and the other way round.
 */
export interface WhoSpeaks {
  readonly quotes: readonly QuoteProposal[];
  readonly speakers: readonly SpeakerProposal[];
}

/** How often the text is read: more often where people talk to each other and fewer words say who speaks. */
const ROUNDS = 2;
const ROUNDS_OF_DIALOGUE = 3;

/**
 * Returns the quotations with who says them, in the order of the drafts, and everybody who speaks. Linear in the length
 * of the text.
 *
 * @param drafts in text order
 */
export function whoSpeaks(
  text: string,
  sentences: readonly ParsedSentence[],
  drafts: readonly QuoteDraft[],
): WhoSpeaks {
  const reader = new Reader(text, sentences, drafts);
  const rounds = reader.isDialogue ? ROUNDS_OF_DIALOGUE : ROUNDS;
  for (let round = 0; round < rounds; round += 1) reader.read();
  const speakers = speakersOf(reader.seen);
  const attributions = new Attributions(text, reader, speakers.indexOf);
  const quotes = reader.turns.map((turn): QuoteProposal => {
    const candidates = attributions.of(turn);
    const confidence = candidates.length === 0 ? turn.draft.confidence * NOBODY : turn.draft.confidence;
    return { ...turn.draft, confidence, candidates };
  });
  return { quotes, speakers: speakers.proposals() };
}

/** What is left of a confidence when nobody can be found who says it. */
const NOBODY = 0.85;
