/** What the store and the views may use of the editor. */
export { ArticleEditor, type EditorSnapshot, type Operation } from './article-editor.ts';
export { type AwaitedKey, type Awaiting, keysLeft, typeAwaited } from './awaited-keys.ts';
export {
  addAnswer,
  askQuestion,
  changeDossier,
  decideVerdict,
  giveSecondReading,
  selectedPassage,
  switchScale,
  takeOfferedWording,
  type VerdictDecision,
  verdictOf,
} from './dossier.ts';
export { attachAt, keepWords, restoreWords } from './drifting.ts';
export { type FindState, NOTHING_FOUND } from './finder.ts';
export { findAgain, wordsAgain } from './finding-again.ts';
export type { Focus, Mode } from './focus-plugin.ts';
export { type Claimed, type Ghost, type Proposal, shownProposal } from './ghost-plugin.ts';
export { IS_MAC, isKeyOf, type RunCommand, windowKeyHandler } from './keys.ts';
export {
  legalLinkType,
  linkTo,
  reattach,
  removeSpeaker,
  setAttributes,
  setLinkNote,
  setMetadata,
  setSpeaker,
  setSpeakerAttribute,
  setSpeakerRecord,
  speakerHolder,
  type SpeakerChoice,
  unlink,
} from './linking.ts';
export { marksOf, toneOf } from './marks.ts';
export { setScheme } from './scheming.ts';
export { goToLayerCalled, reveal, selectStretch } from './navigating.ts';
export { whatIsMissing } from '../../shared/analysis/lint/lacks.ts';
export { canBeIgnored, fixAllOf, fixFinding, revealFinding } from './linting.ts';
export { ignoreFinding, type Linted, openFindings, openFindingsOf, showIgnored } from './lint-plugin.ts';
export {
  askRepeat,
  lookAtPlace,
  type Repeat,
  type RepeatAsked,
  type RepeatPlace,
  toggleAllPlaces,
  togglePlace,
} from './repeat-plugin.ts';
export { directSpeakerLink, finishRepeat, leaveRepeat } from './repeating.ts';
export type { Services } from './records.ts';
export { countHit } from './replacing.ts';
export { takeSuggestions } from './deciding.ts';
export {
  type Deed,
  openSuggestions,
  passingSuggestions,
  type Rejection,
  rejectionsOf,
  type Suggesting,
  type SuggestionFilter,
  withRejections,
  withRunBegun,
  withRunCancelled,
  withSuggestionFilter,
  withSuggestions,
  withSuggestionsShown,
} from './suggestion-plugin.ts';
export { showSuggestion } from './suggestion-queue.ts';
export { removeAnnotation } from './tagging.ts';
export { giveTo, mergeInto, rename, setRecords, splitOff, takeAlias } from './speakers.ts';
export { setSources, takeWording } from './taking-wording.ts';
