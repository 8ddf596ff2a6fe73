import type { LinkType } from '../model/scheme.ts';

/**
 * The ties of the schemes that ship. Where several may run between the same two kinds, the first is meant unless one
 * says otherwise.
 */
export const LINK_TYPES: readonly LinkType[] = [
  { id: 'said-by', label: 'said by', inverse: 'speaker of', from: ['quote'], to: ['mention'], each: 'one' },
  { id: 'cued-by', label: 'cued by', inverse: 'cue of', from: ['quote'], to: ['cue'], each: 'one' },
  { id: 'refers-to', label: 'refers to', inverse: 'mentioned as', from: ['mention'], to: ['speaker'], each: 'one' },
  { id: 'attributed-to', label: 'attributed to', inverse: 'speaker of', from: ['quote'], to: ['speaker'], each: 'one' },
  { id: 'claimed-in', label: 'claimed in', inverse: 'contains', from: ['claim'], to: ['quote'], each: 'one' },
  { id: 'claimed-by', label: 'claimed by', inverse: 'claims', from: ['claim'], to: ['speaker'], each: 'one' },
  {
    id: 'addressed-to',
    label: 'addressed to',
    inverse: 'addressee of',
    from: ['quote'],
    to: ['speaker'],
    each: 'many',
  },
];

/** A quote inside another. */
export const WITHIN: LinkType = {
  id: 'within',
  label: 'within',
  inverse: 'holds',
  from: ['quote'],
  to: ['quote'],
  each: 'one',
};
