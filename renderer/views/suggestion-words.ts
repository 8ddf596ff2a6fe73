import type { Suggestion } from '../../shared/analysis/suggest/suggestion.ts';

/** What the screen says of suggestions, so that bar and list agree. */

/** Returns how sure it is, in few words for a row. */
export function shortSureness({ kind, confidence }: Pick<Suggestion, 'kind' | 'confidence'>): string {
  const share = Math.round(confidence * 100);
  return kind === 'quote' ? `${share} of 100 right` : `${share} of 100 worth it`;
}

/** Returns how sure it is, in words: a measured share for a quotation, a rank for a claim. */
export function sureness({ kind, confidence }: Pick<Suggestion, 'kind' | 'confidence'>): string {
  const share = Math.round(confidence * 100);
  return kind === 'quote' ? `${share} of 100 such are right` : `${share} of 100 worth a check`;
}
