import type { LinkType } from '../model/scheme.ts';

/** The ties of the schemes that ship. */
export const LINK_TYPES: readonly LinkType[] = [
  { id: 'said-by', label: 'said by', inverse: 'speaker of', from: ['quote'], to: ['mention'], each: 'one' },
  { id: 'cued-by', label: 'cued by', inverse: 'cue of', from: ['quote'], to: ['cue'], each: 'one' },
  { id: 'refers-to', label: 'refers to', inverse: 'mentioned as', from: ['mention'], to: ['speaker'], each: 'one' },
  { id: 'attributed-to', label: 'attributed to', inverse: 'speaker of', from: ['quote'], to: ['speaker'], each: 'one' },
  { id: 'claimed-in', label: 'claimed in', inverse: 'contains', from: ['claim'], to: ['quote'], each: 'one' },
  { id: 'claimed-by', label: 'claimed by', inverse: 'claims', from: ['claim'], to: ['speaker'], each: 'one' },
];
