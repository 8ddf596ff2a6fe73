import type { QuoteCheck } from '../../shared/analysis/verbatim/check-article.ts';
import type { SourceText } from '../../shared/model/source-text.ts';

/** What the screen knows of the last check of wording; nothing of it is a record until it is taken. */
export interface WordingState {
  readonly checks: ReadonlyMap<string, QuoteCheck>;
  /** Texts of the attached sources by their hash, as far as they are kept on this machine. */
  readonly texts: ReadonlyMap<string, SourceText>;
  /** Hashes of those that are not. */
  readonly missing: ReadonlySet<string>;
  /** How far a check is that goes on; 0 to 1, null while none does. */
  readonly share: number | null;
  /** A file is being read. */
  readonly isAttaching: boolean;
  /** Why the last file could not be attached; null once one was. */
  readonly problem: string | null;
}

export const WORDING_AT_START: WordingState = {
  checks: new Map(),
  texts: new Map(),
  missing: new Set(),
  share: null,
  isAttaching: false,
  problem: null,
};
