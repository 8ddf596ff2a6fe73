import { type Annotation, type Fragment, isDetached } from '../model/records.ts';
import { exactOf, type Sliceable, wordsOf } from './covered-text.ts';

/**
 * Text that is edited under an annotation **drifts** from the words it was tagged on. Only a person decides that other
 * words are right: by tagging, by moving an edge while nothing has drifted, by attaching it anew, or by saying so.
 */

/** True when the annotation covers, or covered last, other words than those it was tagged on. */
export function hasDrifted(annotation: Annotation, text: Sliceable): boolean {
  const { tagged, fragments, detached } = annotation;
  if (tagged === undefined) return false;
  const [first] = fragments;
  // The usual case, mostly told by the length: there may be fifty thousand to look at.
  if (detached === undefined && first !== undefined && fragments.length === 1) {
    return first.end - first.start !== tagged.length || text.slice(first.start, first.end) !== tagged;
  }
  return tagged !== wordsOf(text, annotation);
}

/**
 * Returns the annotation on these fragments, as a person decided. Where its words had drifted, what it was tagged on
 * stays: whoever moves an edge has not yet said that the new words are right.
 *
 * @param text the canonical text, which the fragments are offsets in
 */
export function decidedOn(annotation: Annotation, fragments: readonly Fragment[], text: Sliceable): Annotation {
  const { detached: _gone, ...rest } = annotation;
  const isOpen = !isDetached(annotation) && hasDrifted(annotation, text);
  return { ...rest, fragments, ...(isOpen ? {} : { tagged: exactOf(text, fragments) }) };
}
