import { valueOf } from '../../../kinds/form.ts';
import type { Dossier, Evidence } from '../../../model/dossier.ts';
import type { Annotation } from '../../../model/records.ts';
import type { LintContext } from '../context.ts';
import type { AnnotationRule } from '../rule.ts';
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
    return { words: `Its verdict is ${labelled(verdict, context)}, and no evidence is recorded.`, fix: null };
  },
};

/** A rule about the dossier of a claim. */
const ofDossier = (
  rule: Pick<AnnotationRule, 'id' | 'level' | 'label' | 'explanation'>,
  tell: (dossier: Dossier, claim: Annotation, context: LintContext) => string | null,
): AnnotationRule => ({
  ...rule,
  of: 'annotation',
  kinds: ['claim'],
  find(claim, context) {
    const dossier = context.set.dossierOf(claim.id);
    const words = dossier === null ? null : tell(dossier, claim, context);
    return words === null ? null : { words, fix: null };
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
);

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
);
