import type { Line } from './claim-line.ts';
import type { Feature } from './feature.ts';
import { SPEAKS_AGAINST } from './features-against.ts';
import { SPEAKS_FOR } from './features-for.ts';

/** How much a sentence deserves a check. */
export interface Worth {
  /** Log odds; what is added up and compared. */
  readonly odds: number;
  /** From 0 to 1. */
  readonly score: number;
  /** Why, each a few words, the strongest first. */
  readonly reasons: readonly string[];
}

/** Without any sign one sentence in seven is worth a check. Log odds. */
const PRIOR = -1.8;

const FEATURES: readonly Feature[] = [...SPEAKS_FOR, ...SPEAKS_AGAINST];

/** How many reasons are told. */
const TOLD = 3;

/** Returns how much the sentence of a line deserves a check. @param more log odds that its surroundings add */
export function worthOf(line: Line, more = 0): Worth {
  const found = strongestOfGroups(FEATURES.filter(({ pattern }) => pattern.test(line)));
  const odds =
    PRIOR + more + ofLength(lengthOf(line)) + ofPair(found) + found.reduce((sum, { weight }) => sum + weight, 0);
  const reasons = found
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ reason }) => (reason === null ? [] : [reason]));
  return { odds, score: shareOf(odds), reasons: [...new Set(reasons)].slice(0, TOLD) };
}

/** What is stated as done or as so, of a matter that is public: together they are more than each alone. Log odds. */
const ofPair = (found: readonly Feature[]): number =>
  found.some(({ id }) => id === 'matter') && found.some(({ id }) => STATED.has(id)) ? 0.5 : 0;

const STATED = new Set(['event', 'record', 'trend', 'comparison', 'times', 'superlative', 'denial', 'quantifier']);

function strongestOfGroups(features: readonly Feature[]): Feature[] {
  const best = new Map<string, Feature>();
  for (const feature of features) {
    const group = feature.group ?? feature.id;
    const rival = best.get(group);
    if (rival === undefined || Math.abs(feature.weight) > Math.abs(rival.weight)) best.set(group, feature);
  }
  return [...best.values()];
}

/** Three words can hardly be checked; from twenty on more words say no more. */
function ofLength(words: number): number {
  if (words < 4) return -1.5;
  if (words < 7) return -0.6;
  return Math.min(0.5, (words - 10) * 0.05);
}

/** Returns how many words a line has that are no marks. */
const lengthOf = (line: Line): number => line.match(/ [^ ]*[\p{L}\d][^ ]*/gu)?.length ?? 0;

/** The share that log odds stand for. */
export const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds));
