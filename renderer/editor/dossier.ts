import type { EditorState, Transaction } from 'prosemirror-state';
import type { FilledWords } from '../../shared/analysis/claim-wording/fill.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { contextOf } from '../../shared/annotations/covered-text.ts';
import {
  answerEvidence,
  needsReason,
  type Signing,
  withEvidence,
  withQuestion,
  withScale,
  withSecondReading,
  withVerdict,
} from '../../shared/annotations/dossier-changes.ts';
import { emptyDossier } from '../../shared/annotations/dossiers.ts';
import { migrateScheme } from '../../shared/annotations/migrate-scheme.ts';
import type { Answers } from '../../shared/annotations/scheme-questions.ts';
import { valueOf } from '../../shared/kinds/form.ts';
import { becomesOn, scaleOf, VERDICT, verdictFieldOf } from '../../shared/kinds/verdict-scales.ts';
import type { Dossier, Passage } from '../../shared/model/dossier.ts';
import type { Annotation } from '../../shared/model/records.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { draftOf, type Services } from './records.ts';
import { selectedRange } from './selection.ts';
import { TextIndex } from './text-index.ts';

/** The check of a claim, changed through the editor: each deed is one transaction and so one undo step. */

/** Returns the verdict of a claim, empty for none. */
export const verdictOf = ({ attributes }: Annotation): string => {
  const value = valueOf(attributes, VERDICT.field);
  return typeof value === 'string' ? value : '';
};

/** Changes the dossier of a claim, which begins with its first change; null where nothing changes. */
export function changeDossier(
  state: EditorState,
  claimId: string,
  change: (dossier: Dossier) => Dossier,
): Transaction | null {
  const set = annotationsOf(state);
  if (set.findAnnotation(claimId)?.kind !== 'claim') return null;
  const present = set.dossierOf(claimId) ?? emptyDossier(claimId);
  const after = change(present);
  return isSameValue(after, present) ? null : draftOf(state).put(after).transaction(state);
}

/** Takes the wording that is offered for a claim, with what was filled in where nobody has said so yet, in one step. */
export function takeOfferedWording(
  state: EditorState,
  claimId: string,
  { text, filled }: FilledWords,
  services: Services,
): Transaction | null {
  const set = annotationsOf(state);
  const claim = set.findAnnotation(claimId);
  if (claim?.kind !== 'claim') return null;
  const draft = draftOf(state);
  draft.put({ ...claim, attributes: { ...claim.attributes, normalised: text }, modified: services.now() });
  const present = set.dossierOf(claimId) ?? emptyDossier(claimId);
  const filledIn = filled.map(({ words, put }) => `${put} for “${words}”`).join('; ');
  if (filledIn !== '' && present.filledIn === undefined) draft.put({ ...present, filledIn });
  return draft.transaction(state);
}

/** Asks a question. @param id of the new question */
export const askQuestion = (state: EditorState, claimId: string, id: string, text: string): Transaction | null =>
  changeDossier(state, claimId, (dossier) => withQuestion(dossier, { id, text }));

/** Answers a question, or adds evidence that answers none. @param id of the new evidence */
export const addAnswer = (
  state: EditorState,
  claimId: string,
  { id, question, typed }: { readonly id: string; readonly question: string | null; readonly typed: string },
  services: Services,
): Transaction | null =>
  typed.trim() === ''
    ? null
    : changeDossier(state, claimId, (dossier) =>
        withEvidence(dossier, answerEvidence(id, question, typed, services.now().slice(0, 10))),
      );

/** What a person decides of a verdict. */
export interface VerdictDecision {
  /** A value of the claim's verdict field; empty to take it away. */
  readonly verdict: string;
  /** Markdown; what is left out stays as it is. */
  readonly justification?: string | undefined;
  readonly by?: string | undefined;
  /** Why it changes: needed where it was published. */
  readonly reason?: string | undefined;
}

/**
 * Gives a claim its verdict, with its justification and an entry of the history, in one step. Null where nothing changes,
 * and where a published verdict would change without a reason.
 */
export function decideVerdict(
  state: EditorState,
  claimId: string,
  { verdict, justification, by, reason }: VerdictDecision,
  services: Services,
): Transaction | null {
  const set = annotationsOf(state);
  const claim = set.findAnnotation(claimId);
  if (claim?.kind !== 'claim') return null;
  const from = verdictOf(claim);
  const present = set.dossierOf(claimId);
  if (needsReason(present, from, verdict) && (reason ?? '').trim() === '') return null;
  const signing: Signing = { newId: services.newId, at: services.now(), by, reason };
  const decided = withVerdict(present ?? emptyDossier(claimId), from, verdict, signing);
  const scale = scaleIdOf(set.scheme.record);
  const told = from === verdict || scale === null ? decided : { ...decided, scale };
  const after = justification === undefined ? told : justified(told, justification);
  const draft = draftOf(state);
  if (from !== verdict) draft.put({ ...claimWithVerdict(claim, verdict), modified: services.now() });
  if (!isSameValue(after, present ?? emptyDossier(claimId))) draft.put(after);
  return draft.transaction(state);
}

const scaleIdOf = (scheme: SchemeRecord): string | null => scaleOf(verdictFieldOf(scheme)?.choices ?? [])?.id ?? null;

/**
 * Gives the article a scheme with another scale of verdicts: the claims’ verdicts become what the answers say, second
 * readings what is the same by its number, in one step with the scheme. A verdict that changes so is no correction.
 */
export function switchScale(
  state: EditorState,
  scheme: SchemeRecord,
  answers: Answers,
  services: Services,
): Transaction | null {
  const set = annotationsOf(state);
  const { changes } = migrateScheme(set, scheme, answers, services.now());
  const draft = draftOf(state);
  for (const { id, after } of changes) {
    if (after === null) draft.remove(id);
    else draft.put(after);
  }
  const [before, now] = [set.scheme.record, scheme].map((one) => verdictFieldOf(one)?.choices ?? []);
  const becomes = becomesOn(before!, now!);
  for (const dossier of set.dossiers) {
    const told = withScale(dossier, scaleOf(now!)?.id ?? null, (value) => becomes.get(value) ?? value);
    if (!isSameValue(told, dossier) && isJudged(set, dossier)) draft.put(told);
  }
  return draft.transaction(state);
}

const isJudged = (set: AnnotationSet, { claim, second }: Dossier): boolean => {
  const annotation = set.findAnnotation(claim);
  return second !== undefined || (annotation !== null && verdictOf(annotation) !== '');
};

/** Returns the claim with this verdict; an empty one takes it away. */
function claimWithVerdict(claim: Annotation, verdict: string): Annotation {
  const { [VERDICT.field]: _before, ...others } = claim.attributes;
  return { ...claim, attributes: verdict === '' ? others : { ...others, [VERDICT.field]: verdict } };
}

function justified(dossier: Dossier, words: string): Dossier {
  const { justification: _before, ...rest } = dossier;
  return words.trim() === '' ? rest : { ...rest, justification: words };
}

/** Writes down what the second reader came to. */
export const giveSecondReading = (
  state: EditorState,
  claimId: string,
  { verdict, justification, by }: VerdictDecision,
  services: Services,
): Transaction | null =>
  verdict === ''
    ? null
    : changeDossier(state, claimId, (dossier) =>
        withSecondReading(
          dossier,
          { verdict, ...(justification === undefined ? {} : { justification }) },
          { newId: services.newId, at: services.now(), by },
        ),
      );

/** Returns what is selected as words that evidence can rest on; null for a bare caret. */
export function selectedPassage(
  state: EditorState,
  article: { readonly id: string; readonly title: string },
): Passage | null {
  const index = TextIndex.of(state.doc);
  const { start, end } = selectedRange(state);
  const exact = index.slice(start, end);
  if (exact.trim() === '') return null;
  return {
    article: article.id,
    title: article.title,
    start,
    end,
    exact,
    ...contextOf(index.text, [{ start, end }]),
  };
}
