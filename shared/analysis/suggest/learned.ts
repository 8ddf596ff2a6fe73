import { PRONOUNS } from '../words.ts';
import { adjustedProposals } from './adjusted.ts';
import type { ClaimProposal, Proposals, QuoteProposal } from './proposals.ts';
import { counted, LONGEST_KEY, readTallies, type Tallies, type Tally, tallyOf } from './tallies.ts';

/**
 * What a project has **learned** from proposals that were taken and rejected: how often each rule and each cue was
 * right, and whom a form of a name stands for. It is plain JSON that grows to a bound; the same decisions in any order
 * give the same record, so that a decision can be taken back and two people's decisions can be added up.
 */
export interface Learned {
  /** By the rule of a quotation (`QuoteProposal.rule`) or the reason of a claim (`claim: a number with a unit`). */
  readonly rules: Tallies;
  /** By the words of the cue in lower case. */
  readonly cues: Tallies;
  /** By form and name, with a tab between them. */
  readonly aliases: Tallies;
}

export const NOTHING_LEARNED: Learned = { rules: [], cues: [], aliases: [] };

/** One proposal that somebody took or rejected. */
export interface Decision {
  readonly isTaken: boolean;
  readonly rule: string;
  /** The words of the cue that was shown; null where there was none. */
  readonly cue: string | null;
  /** Whom the text’s form of a name was taken, or not taken, to stand for. */
  readonly alias?: { readonly form: string; readonly name: string };
}

/** Returns what a decision on a proposal is. @param candidate index of the candidate that was shown */
export function decisionOn(
  text: string,
  proposal: QuoteProposal | ClaimProposal,
  isTaken: boolean,
  candidate = 0,
): Decision {
  if (!('rule' in proposal)) return { isTaken, rule: claimRule(proposal), cue: null };
  const cue = proposal.candidates[candidate]?.cue ?? null;
  return { isTaken, rule: proposal.rule, cue: cue === null ? null : text.slice(cue.start, cue.end) };
}

/** How many rules, cues and names of one kind are kept. */
const MOST = { rules: 200, cues: 1000, aliases: 2000 };

/** Returns what is learned with one decision more. A form that could stand for anybody (*she*) is not learned. */
export const withDecision = (learned: Learned, decision: Decision): Learned => decided(learned, decision, 1);

/** Returns what is learned without a decision that was taken back. */
export const withoutDecision = (learned: Learned, decision: Decision): Learned => decided(learned, decision, -1);

function decided(learned: Learned, { isTaken, rule, cue, alias }: Decision, step: 1 | -1): Learned {
  const key = alias === undefined ? null : aliasKey(alias.form, alias.name);
  return {
    rules: counted(learned.rules, rule, isTaken, step, MOST.rules),
    cues: cue === null ? learned.cues : counted(learned.cues, cueKey(cue), isTaken, step, MOST.cues),
    aliases: key === null ? learned.aliases : counted(learned.aliases, key, isTaken, step, MOST.aliases),
  };
}

/**
 * Returns the proposals as what is learned makes them: confidence moved by how often rule and cue were right, cues that
 * were rejected again and again left out, speakers named and joined by learned aliases. Nothing learned changes nothing.
 */
export function adjusted(proposals: Proposals, learned: Learned, text: string): Proposals {
  if (learned.rules.length + learned.cues.length + learned.aliases.length === 0) return proposals;
  return adjustedProposals(proposals, {
    confidence: (prior, rule, cue) => shrunk(prior, weighed(learned, rule, cue)),
    isCueGone: (cue) => isGone(tallyOf(learned.cues, cueKey(cue))),
    claimRule,
    names: namesByForm(learned.aliases),
    text,
  });
}

/** Reads what a file or a settings store held; what is not understood counts as not learned. */
export function readLearned(value: unknown): Learned {
  if (typeof value !== 'object' || value === null) return NOTHING_LEARNED;
  const read = (key: keyof Learned) => readTallies((value as Readonly<Record<string, unknown>>)[key], MOST[key]);
  return { rules: read('rules'), cues: read('cues'), aliases: read('aliases').filter(({ key }) => isAliasKey(key)) };
}

/** One thing that was learned, in words for the screen. */
export interface LearnedLine {
  readonly of: keyof Learned;
  readonly key: string;
  /** “marks: scare quotes” was taken 3 of 12 times. */
  readonly sentence: string;
}

/** Returns all that was learned, of each sort the most decided first. */
export function learnedInWords(learned: Learned): readonly LearnedLine[] {
  const byUse = (tallies: Tallies) =>
    tallies.toSorted((a, b) => b.taken + b.rejected - a.taken - a.rejected || (a.key < b.key ? -1 : 1));
  return (['rules', 'cues', 'aliases'] as const).flatMap((of) =>
    byUse(learned[of]).map((tally) => ({ of, key: tally.key, sentence: sentenceOn(of, tally) })),
  );
}

/** Returns what is learned without one line of it. */
export const forgotten = (learned: Learned, { of, key }: LearnedLine): Learned => ({
  ...learned,
  [of]: learned[of].filter((tally) => tally.key !== key),
});

function sentenceOn(of: keyof Learned, { key, taken, rejected }: Tally): string {
  const all = taken + rejected;
  const times = `${taken} of ${all} ${all === 1 ? 'time' : 'times'}`;
  if (of === 'rules') return `“${key}” was taken ${times}.`;
  if (of === 'cues') return `The cue “${key}” was taken ${times}.`;
  const [form, name] = key.split('\t');
  return `“${form}” was taken for ${name} ${times}.`;
}

/**
 * How many decisions the measured confidence of a rule is worth: three rejections move 0.8 to 0.70, thirty to 0.32.
 * Fewer would let one odd article spoil a rule, more would take a week to notice that a project differs.
 */
const PRIOR_DECISIONS = 20;

/** The mean of a beta distribution whose prior is the measured confidence. */
const shrunk = (prior: number, { taken, rejected }: Omit<Tally, 'key'>): number =>
  (prior * PRIOR_DECISIONS + taken) / (PRIOR_DECISIONS + taken + rejected);

/** One decision counts for its rule and for its cue, and must not count twice. */
function weighed({ rules, cues }: Learned, rule: string, cue: string | null): Omit<Tally, 'key'> {
  const ofRule = tallyOf(rules, rule);
  if (cue === null) return ofRule;
  const ofCue = tallyOf(cues, cueKey(cue));
  return { taken: (ofRule.taken + ofCue.taken) / 2, rejected: (ofRule.rejected + ofCue.rejected) / 2 };
}

/** Rejected six times and hardly ever taken: in this project the word reports nothing. */
const isGone = ({ taken, rejected }: Tally): boolean => rejected >= 6 && rejected >= 6 * taken;

const cueKey = (words: string): string => words.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
const claimRule = ({ reasons }: ClaimProposal): string => `claim: ${reasons[0] ?? 'none'}`;

function aliasKey(form: string, name: string): string | null {
  const [left, right] = [form, name].map((words) => words.trim().replaceAll(/\s+/gu, ' ')) as [string, string];
  const key = `${left}\t${right}`;
  const isForAnybody = left === '' || right === '' || left === right || PRONOUNS.has(left.toLowerCase());
  return isForAnybody || key.length > LONGEST_KEY ? null : key;
}

const isAliasKey = (key: string): boolean => {
  const [form, name, ...more] = key.split('\t');
  return more.length === 0 && aliasKey(form ?? '', name ?? '') === key;
};

/** Whom each form stands for: taken more often than rejected, and more often than for anybody else. */
function namesByForm(aliases: Tallies): ReadonlyMap<string, string> {
  const best = new Map<string, { readonly name: string | null; readonly lead: number }>();
  for (const { key, taken, rejected } of aliases) {
    const [form, name] = key.split('\t') as [string, string];
    const lead = taken - rejected;
    const rival = best.get(form)?.lead ?? 0;
    if (lead > rival) best.set(form, { name, lead });
    else if (lead > 0 && lead === rival) best.set(form, { name: null, lead });
  }
  return new Map([...best].flatMap(([form, { name }]) => (name === null ? [] : [[form, name] as const])));
}
