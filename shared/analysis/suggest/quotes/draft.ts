import type { Candidate } from '../../frame.ts';
import type { QuoteProposal } from '../proposals.ts';

/** A quotation as it is found, before it is known who its sources are. */
export type QuoteDraft = Omit<QuoteProposal, 'candidates'> & { readonly candidates: readonly Candidate[] };
