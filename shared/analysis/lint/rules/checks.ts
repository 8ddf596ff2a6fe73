import { valueOf } from '../../../kinds/form.ts';
import type { ClaimState, Dossier, Evidence } from '../../../model/dossier.ts';
import type { Annotation } from '../../../model/records.ts';
import { dayOf } from '../../speakers/offices.ts';
import type { LintContext } from '../context.ts';
import type { AnnotationRule, Fix, PlaceToGo } from '../rule.ts';
import { inMarks } from './told.ts';

/** Checks of claims: whether the evidence in a dossier can bear the verdict, and whether both readers agree. */

/** The value of the verdict; null while there is none. */
function verdictOf(claim: Annotation, context: LintContext): string | null {
  const value = valueOf(claim.attributes, 'verdict');
  return value === null || value === '' || context.fieldOf('claim', 'verdict') === null ? null : String(value);
}

const labelled = (verdict: string, { scheme }: LintContext): string =>
  inMarks(scheme.valueLabel('claim', 'verdict', verdict));

/** Verdicts that say that nobody can tell: there is nothing to show for them. */
const OPEN_VERDICTS: ReadonlySet<string> = new Set(['not-enough-evidence', 'not-enough-info', 'unproven', 'satire']);

export const verdictWithoutEvidence: AnnotationRule = {
  id: 'verdict-without-evidence',
  of: 'annotation',
  level: 'hint',
  label: 'Verdict without evidence',
  explanation:
    'A verdict rests on what others can look up: a passage, a file, an address, a figure (AVeriTeC: answers with their sources). Only “nobody can tell” needs none.',
  kinds: ['claim'],
  find(claim, context) {
    const verdict = verdictOf(claim, context);
    if (verdict === null || OPEN_VERDICTS.has(verdict)) return null;
    // A scheme may keep evidence in a field of its own.
    if (context.fieldOf('claim', 'evidence') !== null) return null;
    if ((context.set.dossierOf(claim.id)?.evidence.length ?? 0) > 0) return null;
    return {
      words: `Its verdict is ${labelled(verdict, context)}, and no evidence is recorded.`,
      fix: null,
      goTo: { place: 'evidence', label: 'Add evidence' },
    };
  },
};

/** A rule about the dossier of a claim. */
const ofDossier = (
  rule: Pick<AnnotationRule, 'id' | 'level' | 'label' | 'explanation'>,
  tell: (dossier: Dossier, claim: Annotation, context: LintContext) => string | null,
  done: {
    readonly goTo?: PlaceToGo;
    readonly fix?: (dossier: Dossier, claim: Annotation, context: LintContext) => Fix | null;
  },
): AnnotationRule => ({
  ...rule,
  of: 'annotation',
  kinds: ['claim'],
  find(claim, context) {
    const dossier = context.set.dossierOf(claim.id);
    const words = dossier === null ? null : tell(dossier, claim, context);
    if (dossier === null || words === null) return null;
    const fix = done.fix?.(dossier, claim, context) ?? null;
    return { words, fix, ...(fix === null && done.goTo !== undefined ? { goTo: done.goTo } : {}) };
  },
});

/** What came from outside can change or go; a passage of the project, or a bare answer, has no day of capture. */
const needsDate = ({ url, file, captured }: Evidence): boolean =>
  (url !== undefined || file !== undefined) && (captured ?? '').trim() === '';

export const evidenceWithoutDate = ofDossier(
  {
    id: 'evidence-without-date',
    level: 'warning',
    label: 'Evidence without a date',
    explanation:
      'Pages change and go. Without the day on which it was captured nobody can say what the evidence was at the time.',
  },
  ({ evidence }) => {
    const undated = evidence.filter(needsDate);
    const [first] = undated;
    if (first === undefined) return null;
    const more = undated.length === 1 ? '' : `, and ${undated.length - 1} more`;
    return `Nothing says when ${inMarks(nameOf(first))} was captured${more}.`;
  },
  { fix: capturedToday, goTo: { place: 'evidence', label: 'Go to the evidence' } },
);

/** For whoever has just captured it; whoever has not writes the day into its details. */
function capturedToday({ evidence }: Dossier, claim: Annotation, { today }: LintContext): Fix | null {
  const undated = evidence.filter(needsDate).map(({ id }) => id);
  if (today === null) return null;
  const label = `Captured today, ${today}${undated.length === 1 ? '' : ` (${undated.length})`}`;
  return { label, deeds: [{ deed: 'capture', claim: claim.id, evidence: undated, day: today }] };
}

const nameOf = ({ sourceName, file, url, archivedUrl, quote, answer, id }: Evidence): string =>
  [sourceName, file?.name, url, archivedUrl, quote, answer].find((name) => name !== undefined && name.trim() !== '') ??
  id;

export const singleSecondarySource = ofDossier(
  {
    id: 'single-secondary-source',
    level: 'warning',
    label: 'One secondary source alone',
    explanation:
      'Who was not there repeats what somebody else said. Find the primary source, or a second one that does not draw on the first.',
  },
  ({ evidence }, claim, context) => {
    // What only gives context bears no verdict.
    const bearing = evidence.filter(({ stance }) => stance !== 'context');
    const sources = new Set(bearing.map((one) => nameOf(one).trim().toLowerCase()));
    const [first] = bearing;
    if (first === undefined || sources.size > 1 || verdictOf(claim, context) === null) return null;
    if (bearing.some(({ independence }) => independence !== 'secondary')) return null;
    return `The verdict rests on ${inMarks(nameOf(first))} alone, which is secondary.`;
  },
  { goTo: { place: 'evidence', label: 'Add another source' } },
);

export const readersDisagree = ofDossier(
  {
    id: 'readers-disagree',
    level: 'warning',
    label: 'The second reader comes to another verdict',
    explanation:
      'The second reader saw the same evidence and not the verdict. Where both differ, talk it over, and write down why the verdict stays or changes.',
  },
  ({ second, history }, claim, context) => {
    const verdict = verdictOf(claim, context);
    if (second === undefined || verdict === null || second.verdict === verdict) return null;
    // What was decided after the second reading, with a reason, is settled.
    const isSettled = history.some(
      ({ of, at, reason }) => of === 'verdict' && at > second.at && (reason ?? '').trim() !== '',
    );
    if (isSettled) return null;
    return `The verdict is ${labelled(verdict, context)}, the second reader’s ${labelled(second.verdict, context)}.`;
  },
  { goTo: { place: 'verdict', label: 'Go to the verdict' } },
);

/** States in which nobody waits for the check any more. */
const OVER: ReadonlySet<ClaimState> = new Set(['done', 'published', 'corrected']);

export const checkOverdue = ofDossier(
  {
    id: 'check-overdue',
    level: 'warning',
    label: 'Past its deadline',
    explanation: 'A check that comes after the text helps nobody. Finish it, hand it on, or give it another day.',
  },
  ({ deadline, state }, _claim, { today }) => {
    const day = dayOf(deadline);
    if (today === null || day === null || OVER.has(state) || day >= today.slice(0, day.length)) return null;
    return `Its check was due on ${day}, and is not done.`;
  },
  { goTo: { place: 'plan', label: 'Go to the deadline' } },
);
