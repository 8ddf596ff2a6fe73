import { lineOf } from './claim-line.ts';
import { shareOf, worthOf } from './worth.ts';

/** Scores one sentence after the other of the same text, from 0 to 1, by how much it deserves a check. */
export type SentenceScorer = (sentence: string) => number;

/** Claims come in runs: who argues with figures goes on to. A share of the log odds of the sentence before, at most so much. */
const CARRIED = { share: 0.1, most: 0.3 };

/** Returns a scorer for the sentences of one text; it remembers the last one, however many there are. */
export function sentenceScorer(): SentenceScorer {
  let carried = 0;
  return (sentence) => {
    const { odds } = worthOf(lineOf(sentence));
    const score = shareOf(odds + carried);
    carried = Math.min(CARRIED.most, Math.max(-CARRIED.most, (odds + 1) * CARRIED.share));
    return Math.round(score * 10_000) / 10_000;
  };
}
