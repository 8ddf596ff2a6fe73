import { VERBATIM_STATES, type VerbatimState } from '../../../shared/model/source-text.ts';

/** How states of wording are shown: a sign and a word each, so that none is told by its colour alone. */
export const STATE_SIGNS: Readonly<Record<VerbatimState, { readonly sign: string; readonly label: string }>> = {
  exact: { sign: '=', label: 'Exact' },
  trimmed: { sign: '…', label: 'Trimmed' },
  altered: { sign: '≠', label: 'Altered' },
  spliced: { sign: '⇄', label: 'Spliced' },
  'not-found': { sign: '?', label: 'Not found' },
};

/** Returns the value as a state, or null when it is none. */
export const stateOf = (value: unknown): VerbatimState | null => VERBATIM_STATES.find((one) => one === value) ?? null;

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** Returns the day of an instant in words; the instant itself where it is none. */
export function dateOf(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : DATE.format(date);
}
