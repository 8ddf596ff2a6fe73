import type { Candidate } from '../../frame.ts';
import type { QuoteProposal } from '../proposals.ts';

/** A quotation as it is found, before anybody knows who stands behind its source. */
export type QuoteDraft = Omit<QuoteProposal, 'candidates'> & { readonly candidates: readonly Candidate[] };
