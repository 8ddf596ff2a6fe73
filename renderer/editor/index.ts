/** What the store and the views may use of the editor. */
export { ArticleEditor, type EditorSnapshot, type Operation } from './article-editor.ts';
export { findAgain, wordsAgain } from './finding-again.ts';
export type { Focus, Mode } from './focus-plugin.ts';
export { type RunCommand, windowKeyHandler } from './keys.ts';
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
export { reveal, whatIsMissing } from './navigating.ts';
export type { Services } from './records.ts';
export { removeAnnotation } from './tagging.ts';
