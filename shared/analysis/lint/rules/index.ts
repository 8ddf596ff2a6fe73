import type { Rule } from '../rule.ts';
import {
  checkOverdue,
  evidenceWithoutDate,
  readersDisagree,
  singleSecondarySource,
  verdictWithoutEvidence,
} from './checks.ts';
import { claimOutside, verdictOnOpinion, verdictWithoutReasons } from './claims.ts';
import { auxiliaryInCue, cueInside, quoteWithoutCue, severalCues } from './cues.ts';
import { edgePunctuation, edgeSpace, emptyFragment, halfWord } from './edges.ts';
import {
  directWithoutMarks,
  formMisfit,
  indirectInMarks,
  punctuationLeftOut,
  unbalancedMarks,
  wordsOutsideMarks,
} from './marks.ts';
import {
  emptySource,
  extraDescription,
  mentionForm,
  nearestMention,
  orphanMention,
  possessorArtefact,
  titleOutside,
} from './mentions.ts';
import { duplicate, nestedQuote, nestedWithoutLink, splitQuote } from './quotes.ts';
import { brokenLink, linkMisfit, sameName, strangeValue, unusedSpeaker } from './records.ts';
import { mentionInside, severalSpeakers, sourceMarkedMissing, speakersDiffer } from './sources.ts';
import { thatLeftOut, thatTakenIn } from './that-and-to.ts';
import {
  claimUnjudged,
  claimWithoutSpeaker,
  cueWithoutQuote,
  detached,
  fieldMissing,
  mentionWithoutSpeaker,
  sourceMissing,
  verdictMissing,
} from './unfinished.ts';

/** Every rule, in the order in which findings of one level are listed: what is broken, what is lacking, where it ends, what it is. */
export const RULES: readonly Rule[] = [
  emptyFragment,
  brokenLink,
  detached,
  sourceMissing,
  cueWithoutQuote,
  claimUnjudged,
  verdictMissing,
  claimWithoutSpeaker,
  fieldMissing,
  duplicate,
  splitQuote,
  nestedQuote,
  unbalancedMarks,
  punctuationLeftOut,
  wordsOutsideMarks,
  thatLeftOut,
  thatTakenIn,
  edgeSpace,
  halfWord,
  edgePunctuation,
  directWithoutMarks,
  indirectInMarks,
  formMisfit,
  severalCues,
  cueInside,
  auxiliaryInCue,
  titleOutside,
  extraDescription,
  emptySource,
  sourceMarkedMissing,
  severalSpeakers,
  speakersDiffer,
  claimOutside,
  verdictWithoutReasons,
  verdictOnOpinion,
  readersDisagree,
  singleSecondarySource,
  evidenceWithoutDate,
  verdictWithoutEvidence,
  checkOverdue,
  strangeValue,
  linkMisfit,
  sameName,
  mentionWithoutSpeaker,
  orphanMention,
  nearestMention,
  mentionInside,
  quoteWithoutCue,
  possessorArtefact,
  mentionForm,
  nestedWithoutLink,
  unusedSpeaker,
];
