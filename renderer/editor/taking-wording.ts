import type { EditorState, Transaction } from 'prosemirror-state';
import { claimsOnWording, type WordingEvidence, withSources, withWording } from '../../shared/annotations/wording.ts';
import type { Annotation } from '../../shared/model/records.ts';
import type { SourceName } from '../../shared/model/source-text.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { draftOf, type Services } from './records.ts';

/** What a check of wording writes: its results, and which sources are attached. Each is one undo step. */

/**
 * Takes results: each quote gets its state and the passages of the source, and so does every claim that its words were
 * said. Quotes that are gone are passed over.
 */
export function takeWording(
  state: EditorState,
  evidenceByQuote: ReadonlyMap<string, WordingEvidence>,
  services: Services,
): Transaction | null {
  const set = annotationsOf(state);
  const draft = draftOf(state);
  const modified = services.now();
  for (const [id, evidence] of evidenceByQuote) {
    const quote = set.findAnnotation(id);
    if (quote === null) continue;
    draft.put({ ...withWording(quote, evidence), modified });
    for (const claim of claimsOnWording(set, quote)) {
      const present = draft.find(claim.id) as Annotation;
      draft.put({ ...withWording(present, { ...evidence, quote: id }), modified });
    }
  }
  return draft.transaction(state);
}

/** Attaches these sources, and no others, to a quote, or to the article. @param quoteId null for the article */
export function setSources(
  state: EditorState,
  quoteId: string | null,
  sources: readonly SourceName[],
): Transaction | null {
  const set = annotationsOf(state);
  const record = quoteId === null ? set.metadata : set.findAnnotation(quoteId);
  return record === null ? null : draftOf(state).put(withSources(record, sources)).transaction(state);
}
