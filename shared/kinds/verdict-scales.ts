import type { Choice, Field, SchemeRecord } from '../model/scheme.ts';

/**
 * A **scale** is the list of values that a verdict on a claim can have. Five ship; a list of the user's own is one as
 * well. Every value may have a **number** on one axis that all scales share, so that one scale can be read as another:
 * from 1 (absurdly false) over 2 (false) and 4 (half true) to 6 (true); 0 says that nobody knows, -1 that it was never
 * meant as a statement.
 */
export interface VerdictScale {
  readonly id: string;
  readonly label: string;
  /** Whose it is, and what it is for. */
  readonly definition: string;
  /** In their order; the place in the list is the ordinal. */
  readonly choices: readonly (Choice & { readonly number: number })[];
}

/** On the axis: it was looked into, and nobody knows. */
const UNKNOWN = 0;

const AVERITEC: VerdictScale = {
  id: 'averitec',
  label: 'AVeriTeC',
  definition: 'Four labels of research on claims of the real world; each must follow from questions and answers.',
  choices: [
    { value: 'supported', label: 'Supported', definition: 'The evidence bears it out.', number: 6 },
    { value: 'refuted', label: 'Refuted', definition: 'The evidence speaks against it.', number: 2 },
    {
      value: 'not-enough-evidence',
      label: 'Not enough evidence',
      definition: 'Neither borne out nor refuted.',
      number: UNKNOWN,
    },
    {
      value: 'conflicting',
      label: 'Conflicting, cherry-picked',
      definition: 'True in parts, or true only without what was left out.',
      number: 4,
    },
  ],
};

const FEVER: VerdictScale = {
  id: 'fever',
  label: 'FEVER',
  definition: 'Three labels of research that checks sentences against an encyclopedia.',
  choices: [
    { value: 'supports', label: 'Supports', definition: 'SUPPORTS: the evidence says the same.', number: 6 },
    { value: 'refutes', label: 'Refutes', definition: 'REFUTES: the evidence says otherwise.', number: 2 },
    {
      value: 'not-enough-info',
      label: 'Not enough info',
      definition: 'NOT ENOUGH INFO: the evidence says neither.',
      number: UNKNOWN,
    },
  ],
};

const THREE_STEPS: VerdictScale = {
  id: 'true-false',
  label: 'True, half true, false',
  definition: 'Three steps, as shared tasks like CheckThat! have them. Whoever cannot tell leaves the verdict open.',
  choices: [
    { value: 'true', label: 'True', definition: 'It is so.', number: 6 },
    { value: 'half-true', label: 'Half true', definition: 'Right in part, or right and misleading.', number: 4 },
    { value: 'false', label: 'False', definition: 'It is not so.', number: 2 },
  ],
};

const SIX_STEPS: VerdictScale = {
  id: 'six-steps',
  label: 'Six steps, 1 to 6',
  definition: 'A truth scale with a number for each step, as ClaimReview has ratings.',
  choices: [
    { value: 'true', label: 'True', definition: 'Accurate, and nothing of weight is missing.', number: 6 },
    { value: 'mostly-true', label: 'Mostly true', definition: 'Accurate, and needs to be explained.', number: 5 },
    { value: 'half-true', label: 'Half true', definition: 'Right in part, or right and misleading.', number: 4 },
    {
      value: 'mostly-false',
      label: 'Mostly false',
      definition: 'A grain of truth, and a false impression.',
      number: 3,
    },
    { value: 'false', label: 'False', definition: 'It is not so.', number: 2 },
    { value: 'absurd', label: 'Absurdly false', definition: 'It is not so, and nobody could think it was.', number: 1 },
  ],
};

const NEWSROOM: VerdictScale = {
  id: 'newsroom',
  label: 'Newsroom, in plain words',
  definition: 'Words that a reader needs no key for.',
  choices: [
    { value: 'correct', label: 'Correct', definition: 'It is so.', number: 6 },
    {
      value: 'missing-context',
      label: 'Missing context',
      definition: 'True, and means something else in full.',
      number: 5,
    },
    {
      value: 'misleading',
      label: 'Misleading',
      definition: 'Made of true parts that add up to a false one.',
      number: 4,
    },
    { value: 'wrong', label: 'Wrong', definition: 'It is not so.', number: 2 },
    { value: 'unproven', label: 'Unproven', definition: 'Nobody can tell from what is known.', number: UNKNOWN },
    { value: 'satire', label: 'Satire', definition: 'It was never meant to be believed.', number: -1 },
  ],
};

/** The scales that ship, the one of the first scheme first. */
export const VERDICT_SCALES: readonly VerdictScale[] = [AVERITEC, FEVER, THREE_STEPS, SIX_STEPS, NEWSROOM];

/** The field of a claim that holds its verdict. */
export const VERDICT = { kind: 'claim', field: 'verdict' } as const;

/** A field with the values of a scale. */
type ScaleField = Field & { readonly choices: readonly Choice[] };

/** Returns the verdict field of a scheme, or null where claims have none with a list. */
export function verdictFieldOf({ kinds }: Pick<SchemeRecord, 'kinds'>): ScaleField | null {
  const field = kinds.find(({ id }) => id === VERDICT.kind)?.fields.find(({ id }) => id === VERDICT.field);
  return field?.type === 'choice' ? field : null;
}

/** Returns the shipped scale whose values these are, in whatever order and words; null for a list of the user's own. */
export function scaleOf(choices: readonly Choice[]): VerdictScale | null {
  const values = new Set(choices.map(({ value }) => value));
  const isSame = (scale: VerdictScale) =>
    scale.choices.length === values.size && scale.choices.every(({ value }) => values.has(value));
  return VERDICT_SCALES.find(isSame) ?? null;
}

/** Returns the number of a value: its own, else the one that a shipped scale gives it; null where nobody gave one. */
export function numberOf({ value, number }: Choice): number | null {
  const shipped = VERDICT_SCALES.flatMap(({ choices }) => choices).find((choice) => choice.value === value);
  return number ?? shipped?.number ?? null;
}

/** Numbers further apart than this say different things. */
const NEAR = 1;

/**
 * Returns the value of the list that says the same by its number, or null where none comes near: then a person must say. Of
 * two as near the lower is taken, which claims less.
 */
export function sameOn(choice: Choice, choices: readonly Choice[]): Choice | null {
  const number = numberOf(choice);
  if (number === null) return null;
  const near = choices
    .flatMap((one) => {
      const other = numberOf(one);
      return other === null ? [] : [{ one, other, distance: Math.abs(other - number) }];
    })
    .filter(({ other, distance }) => (number > UNKNOWN && other > UNKNOWN ? distance <= NEAR : distance === 0))
    .sort((a, b) => a.distance - b.distance || a.other - b.other);
  return near[0]?.one ?? null;
}

/** Returns what each value of one list becomes on another; null where a person must say. */
export const becomesOn = (from: readonly Choice[], to: readonly Choice[]): ReadonlyMap<string, string | null> =>
  new Map(from.map((choice) => [choice.value, sameOn(choice, to)?.value ?? null]));

/** Returns the scheme with these values for verdicts; the same one where claims have no verdict, or have these. */
export function withVerdictScale(scheme: SchemeRecord, { choices }: VerdictScale): SchemeRecord {
  const field = verdictFieldOf(scheme);
  if (field === null || scaleOf(field.choices)?.choices === choices) return scheme;
  const kinds = scheme.kinds.map((kind) =>
    kind.id === VERDICT.kind
      ? { ...kind, fields: kind.fields.map((one) => (one === field ? { ...field, choices } : one)) }
      : kind,
  );
  return { ...scheme, kinds };
}

/** A verdict as ClaimReview has it: its words, and its number among those of its scale. */
export interface Rating {
  readonly label: string;
  readonly value: number;
  readonly worst: number;
  readonly best: number;
}

/** Returns the rating of a verdict; null for one that is not on the list, or says nothing of what is true. */
export function ratingOf(choices: readonly Choice[], verdict: string): Rating | null {
  const choice = choices.find(({ value }) => value === verdict);
  const value = choice === undefined ? null : numberOf(choice);
  if (choice === undefined || value === null || value <= UNKNOWN) return null;
  const numbers = choices.map(numberOf).filter((one) => one !== null && one > UNKNOWN) as number[];
  return { label: choice.label, value, worst: Math.min(...numbers), best: Math.max(...numbers) };
}
