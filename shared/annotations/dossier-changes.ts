import type {
  ClaimState,
  Decision,
  Dossier,
  Evidence,
  Question,
  RelatedClaim,
  SecondReading,
} from '../model/dossier.ts';

/**
 * What may be done to a dossier, each a function from one to the next; the same one comes back where nothing changes. A
 * **decision** (state, verdict, correction) enters the history with who, when and why, and nothing leaves it again. The
 * verdict itself is an attribute of the claim: whoever calls `withVerdict` writes both in one step.
 */

/** Who decides, when, and why; ids are handed in. */
export interface Signing {
  newId(): string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Empty or absent for somebody who has not said who they are. */
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
}

/** Adds a question, or writes one anew in its place; one of no words changes nothing. */
export function withQuestion(dossier: Dossier, question: Question): Dossier {
  const text = question.text.trim();
  return text === '' ? dossier : { ...dossier, questions: withOne(dossier.questions, { ...question, text }) };
}

/** Takes a question out; what answered it stays as evidence. */
export function withoutQuestion(dossier: Dossier, id: string): Dossier {
  if (!dossier.questions.some((one) => one.id === id)) return dossier;
  const evidence = dossier.evidence.map((one) => {
    const { question, ...rest } = one;
    return question === id ? rest : one;
  });
  return { ...dossier, questions: dossier.questions.filter((one) => one.id !== id), evidence };
}

/** Adds evidence, or writes it anew in its place. */
export const withEvidence = (dossier: Dossier, evidence: Evidence): Dossier => ({
  ...dossier,
  evidence: withOne(dossier.evidence, evidence),
});

/** What of evidence can be altered: anything but its id; null and empty words take a key away. */
export type EvidenceChange = { readonly [Key in Exclude<keyof Evidence, 'id'>]?: Evidence[Key] | null };

/** Alters keys of one piece of evidence. */
export function withEvidenceAltered(dossier: Dossier, id: string, change: EvidenceChange): Dossier {
  const present = dossier.evidence.find((one) => one.id === id);
  if (present === undefined) return dossier;
  const altered = withKeys(present, change);
  return altered === present ? dossier : withEvidence(dossier, altered);
}

/** Takes evidence out. */
export function withoutEvidence(dossier: Dossier, id: string): Dossier {
  const evidence = dossier.evidence.filter((one) => one.id !== id);
  return evidence.length === dossier.evidence.length ? dossier : { ...dossier, evidence };
}

/** Returns what answers to a question, in the order in which it came. */
export const answersTo = ({ evidence }: Dossier, questionId: string): readonly Evidence[] =>
  evidence.filter(({ question }) => question === questionId);

/**
 * Returns the evidence that an answer makes, as it was typed or pasted: an address stands as one, whatever else was typed
 * as the answer's words.
 */
export function answerEvidence(id: string, question: string | null, typed: string, captured: string): Evidence {
  const words = typed.trim();
  const url = /^https?:\/\/\S+$/iu.test(words) ? words : null;
  const to = question === null ? {} : { question };
  if (url !== null) return { id, ...to, url, medium: 'web-text', captured };
  return { id, ...to, answer: words, answerType: /^(?:yes|no)\b/iu.test(words) ? 'boolean' : 'abstractive', captured };
}

/** What of a dossier is written as it stands, without a decision. */
export type DossierFacts = {
  readonly [Key in (typeof FACTS)[number]]?: Dossier[Key] | null;
};

const FACTS = [
  'deadline',
  'priority',
  'assigned',
  'worthBecause',
  'strategies',
  'filledIn',
  'madeOn',
  'madeAt',
  'madeIn',
  'scale',
  'justification',
] as const satisfies readonly (keyof Dossier)[];

/** Writes facts of the check; null, empty words and empty lists take one away. */
export const withFacts = (dossier: Dossier, facts: DossierFacts): Dossier => withKeys(dossier, facts);

/** Sets how far the check is. @throws RangeError when it was published and no reason is given */
export function withState(dossier: Dossier, state: ClaimState, signing: Signing): Dossier {
  if (needsReasonToMove(dossier, state) && !hasReason(signing))
    throw new RangeError(`The check is ${dossier.state}: say why it moves`);
  return movedTo(dossier, state, signing);
}

/** True when a move has to say why: readers have seen what leaves the published ones. */
export const needsReasonToMove = (dossier: Dossier, to: ClaimState): boolean =>
  isPublished(dossier) && to !== dossier.state;

const movedTo = (dossier: Dossier, state: ClaimState, signing: Signing): Dossier =>
  state === dossier.state
    ? dossier
    : { ...dossier, state, history: [...dossier.history, decisionOf(signing, 'state', dossier.state, state)] };

/** True once readers may have seen the verdict: it changes only with a reason, as a correction. */
export const isPublished = ({ state }: Dossier): boolean => state === 'published' || state === 'corrected';

/** True when this change of the verdict has to say why. */
export const needsReason = (dossier: Dossier | null, from: string, to: string): boolean =>
  dossier !== null && isPublished(dossier) && from !== '' && from !== to;

/** True while a verdict does not change by the way: it was published, or a second reader is to come to their own. */
export const isGuarded = (dossier: Dossier | null): boolean =>
  dossier !== null && (isPublished(dossier) || (dossier.state === 'second-read' && dossier.second === undefined));

/**
 * Notes that all verdicts are told on another scale from now on. What was decided stays what it was in the history.
 *
 * @param become what a value of the old scale is on the new one
 */
export function withScale(dossier: Dossier, scale: string | null, become: (value: string) => string): Dossier {
  const { scale: _before, second, ...rest } = dossier;
  return {
    ...rest,
    ...(scale === null ? {} : { scale }),
    ...(second === undefined ? {} : { second: { ...second, verdict: become(second.verdict) } }),
  };
}

/**
 * Notes that the verdict became another one. Of a published one this is a correction: the state says so, and the reason
 * stands in the history as its note.
 *
 * @param from the verdict as it was; empty for none
 * @param to empty for none
 * @throws RangeError when a published verdict changes without a reason
 */
export function withVerdict(dossier: Dossier, from: string, to: string, signing: Signing): Dossier {
  if (from === to) return dossier;
  const isCorrection = needsReason(dossier, from, to);
  if (isCorrection && !hasReason(signing))
    throw new RangeError(`The verdict “${from}” is published: say why it changes`);
  const { verdictBy: _by, verdictDate: _date, ...rest } = dossier;
  const signed = { ...(signing.by ? { verdictBy: signing.by } : {}), verdictDate: signing.at.slice(0, 10) };
  const decided: Dossier = {
    ...rest,
    ...(to === '' ? {} : signed),
    history: [...dossier.history, decisionOf(signing, 'verdict', from, to)],
  };
  if (!isCorrection) return decided;
  const noted = { ...decided, history: [...decided.history, decisionOf(signing, 'correction', from, to)] };
  return movedTo(noted, 'corrected', { ...signing, reason: undefined });
}

/** True when a reason was given that is more than white space. */
export const hasReason = ({ reason = '' }: Pick<Signing, 'reason'>): boolean => reason.trim() !== '';

/** Notes a correction of what was published that leaves the verdict as it is. @throws RangeError without a reason */
export function withCorrection(dossier: Dossier, verdict: string, signing: Signing): Dossier {
  if (!hasReason(signing)) throw new RangeError('A correction says what was corrected');
  const noted = { ...dossier, history: [...dossier.history, decisionOf(signing, 'correction', verdict, verdict)] };
  return isPublished(dossier) ? movedTo(noted, 'corrected', { ...signing, reason: undefined }) : noted;
}

/** Writes down what the second reader came to, in place of an earlier second reading. */
export function withSecondReading(
  dossier: Dossier,
  { verdict, justification = '' }: Pick<SecondReading, 'verdict' | 'justification'>,
  signing: Signing,
): Dossier {
  const second: SecondReading = {
    ...(signing.by ? { by: signing.by } : {}),
    verdict,
    ...(justification.trim() === '' ? {} : { justification: justification.trim() }),
    at: signing.at,
  };
  const decision = decisionOf(signing, 'second-verdict', dossier.second?.verdict ?? '', verdict);
  return { ...dossier, second, history: [...dossier.history, decision] };
}

/** Returns whether both readers came to the same; null while one of them has not said. */
export const agreementOf = ({ second }: Dossier, verdict: string): 'same' | 'different' | null =>
  second === undefined || verdict === '' ? null : second.verdict === verdict ? 'same' : 'different';

/**
 * True while the first verdict is kept from whoever reads: they are to come to their own first. Who gave it sees it;
 * somebody who has not said who they are is taken for the second reader.
 *
 * @param person who reads; empty for unknown
 */
export const isVerdictHidden = (dossier: Dossier | null, person: string): boolean =>
  dossier !== null &&
  dossier.state === 'second-read' &&
  dossier.second === undefined &&
  (person === '' || dossier.verdictBy !== person);

/** Ties the claim to another one, in place of an earlier tie between the two. */
export const withTie = (dossier: Dossier, { article, claim, tie }: Omit<RelatedClaim, 'id'>): Dossier => ({
  ...dossier,
  related: withOne(dossier.related ?? [], { id: `${article} ${claim}`, article, claim, tie }),
});

/** Takes a tie to another claim away. @param id of the tie */
export function withoutTie(dossier: Dossier, id: string): Dossier {
  const { related = [], ...rest } = dossier;
  const left = related.filter((one) => one.id !== id);
  if (left.length === related.length) return dossier;
  return left.length === 0 ? rest : { ...rest, related: left };
}

function decisionOf(signing: Signing, of: Decision['of'], from: string, to: string): Decision {
  const { at, by, reason = '' } = signing;
  const who = by ? { by } : {};
  return { id: signing.newId(), at, ...who, of, from, to, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
}

/** The list with one put in the place of that with its id, or at its end. */
function withOne<One extends { readonly id: string }>(list: readonly One[], one: One): readonly One[] {
  return list.some(({ id }) => id === one.id)
    ? list.map((other) => (other.id === one.id ? one : other))
    : [...list, one];
}

function withKeys<Record extends object>(record: Record, change: object): Record {
  const entries = new Map<string, unknown>(Object.entries(record));
  let isSame = true;
  for (const [key, value] of Object.entries(change)) {
    const isGone =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (isGone ? !entries.has(key) : entries.get(key) === value) continue;
    isSame = false;
    if (isGone) entries.delete(key);
    else entries.set(key, value);
  }
  return isSame ? record : (Object.fromEntries(entries) as Record);
}
