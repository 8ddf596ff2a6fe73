import type { AnnotationSet } from '../annotations/annotation-set.ts';
import type { Annotation } from '../model/records.ts';
import { LintContext } from './lint/context.ts';
import {
  evidenceWithoutDate,
  readersDisagree,
  singleSecondarySource,
  verdictWithoutEvidence,
} from './lint/rules/checks.ts';
import { claimWithoutSpeaker } from './lint/rules/unfinished.ts';

/** The rules about the check of a claim. */
const RULES = [
  claimWithoutSpeaker,
  verdictWithoutEvidence,
  evidenceWithoutDate,
  singleSecondarySource,
  readersDisagree,
] as const;

/** Returns what lint finds amiss with the check of a claim, in sentences. */
export function attentionOf(set: AnnotationSet, text: string, claim: Annotation): readonly string[] {
  const context = new LintContext(set, text);
  return RULES.flatMap((rule) => rule.find(claim, context)?.words ?? []);
}
