import type { Fragment } from '../../../model/records.ts';
import type { Source } from '../../attributions.ts';
import type { Candidate } from '../../frame.ts';
import type { AttributionProposal } from '../proposals.ts';
import type { Carried } from './carry.ts';
import type { Figure } from './figures.ts';
import type { Reader } from './reader.ts';
import { reasonFor, reasonToCarry } from './reasons.ts';
import { statusOf } from './status.ts';
import type { Turn } from './turns.ts';

/** Who says a turn, as **proposals**: its candidates with whom their sources stand for, or who was carried over to it. */
export class Attributions {
  readonly #text: string;
  readonly #reader: Reader;
  readonly #indexOf: (figure: Figure) => number | null;

  /** @param indexOf gives a figure its place among those who speak */
  constructor(text: string, reader: Reader, indexOf: (figure: Figure) => number | null) {
    this.#text = text;
    this.#reader = reader;
    this.#indexOf = indexOf;
  }

  /** Returns who says the turn by which words, the likeliest first. */
  of(turn: Turn): AttributionProposal[] {
    const { draft, label, speaker } = turn;
    const carried = this.#reader.carriedTo(turn);
    const told = draft.candidates.flatMap((candidate, i) => this.#toldBy(candidate, i === 0, carried));
    if (told.some(({ source, speaker }) => source !== null || speaker !== null)) return told;
    if (label !== null && speaker !== null) return [this.#byLabel(label, speaker), ...told];
    return [...this.#carriedOver(carried), ...told];
  }

  #byLabel(label: Fragment, speaker: Figure): AttributionProposal {
    const words = this.#text.slice(label.start, label.end);
    const source: Source = { ...label, form: 'name' };
    const reason = `“${words}” and a colon stand before the turn.`;
    return {
      cue: null,
      cueClass: null,
      source,
      score: 0.85,
      reason,
      speaker: this.#indexOf(speaker),
      sourceStatus: statusOf(this.#text, speaker, null),
    };
  }

  #toldBy(candidate: Candidate, isFirst: boolean, carried: Carried | null): AttributionProposal[] {
    const { source } = candidate;
    if (source === null) {
      if (!isFirst || carried === null)
        return [{ ...candidate, speaker: null, sourceStatus: candidate.cue === null ? null : 'implicit' }];
      const status = statusOf(this.#text, carried.figure, null);
      return [
        { ...candidate, speaker: this.#indexOf(carried.figure), sourceStatus: status, reason: reasonToCarry(carried) },
      ];
    }
    const mention = this.#reader.mentionIn(source);
    const isWorth = isFirst || (mention !== null && mention.kind !== 'place' && mention.kind !== 'thing');
    const figure = isWorth ? this.#reader.figureOf(source) : null;
    const other = isFirst ? this.#reader.otherOf(source) : null;
    const words = this.#text.slice(source.start, source.end);
    const best = {
      ...candidate,
      speaker: figure === null ? null : this.#indexOf(figure),
      sourceStatus: statusOf(this.#text, figure, source),
      reason: figure === null ? candidate.reason : reasonFor(words, mention, figure, candidate.reason),
    };
    if (other === null) return [best];
    const second = {
      ...best,
      score: best.score * SECOND,
      speaker: this.#indexOf(other),
      sourceStatus: statusOf(this.#text, other, source),
      reason: reasonFor(words, mention, other, candidate.reason),
    };
    return [best, second];
  }

  #carriedOver(carried: Carried | null): AttributionProposal[] {
    if (carried === null) return [];
    const score = Math.min(0.9, 0.3 + 0.12 * carried.weight);
    const { seen } = carried;
    const source: Source | null =
      carried.sign !== 'acts' || seen === null
        ? null
        : { start: seen.mention.start, end: seen.mention.end, form: seen.mention.form };
    const one = (figure: Figure, share: number): AttributionProposal => ({
      cue: null,
      cueClass: null,
      source: figure === carried.figure ? source : null,
      score: score * share,
      reason: reasonToCarry({ ...carried, figure, sign: figure === carried.figure ? carried.sign : 'near' }),
      speaker: this.#indexOf(figure),
      sourceStatus: statusOf(this.#text, figure, null),
    });
    return [one(carried.figure, 1), ...(carried.other === null ? [] : [one(carried.other, SECOND)])];
  }
}

/** How much less the second choice is worth. */
const SECOND = 0.5;
