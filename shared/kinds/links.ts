/** The ties that may be drawn between records: which ends are legal, and how many. */

export interface LinkType {
  readonly id: string;
  /** Read from the `from` end: “quote *said by* mention”. */
  readonly label: string;
  /** Read from the `to` end. */
  readonly inverse: string;
  readonly from: readonly string[];
  /** Kinds, or `speaker` for an entry of the registry. */
  readonly to: readonly string[];
  /** `one`: a second link of this type from the same record takes the place of the first. */
  readonly each: 'one' | 'many';
}

export const LINK_TYPES: readonly LinkType[] = [
  { id: 'said-by', label: 'said by', inverse: 'speaker of', from: ['quote'], to: ['mention'], each: 'one' },
  { id: 'cued-by', label: 'cued by', inverse: 'cue of', from: ['quote'], to: ['cue'], each: 'one' },
  { id: 'refers-to', label: 'refers to', inverse: 'mentioned as', from: ['mention'], to: ['speaker'], each: 'one' },
  { id: 'attributed-to', label: 'attributed to', inverse: 'speaker of', from: ['quote'], to: ['speaker'], each: 'one' },
  { id: 'claimed-in', label: 'claimed in', inverse: 'contains', from: ['claim'], to: ['quote'], each: 'one' },
  { id: 'claimed-by', label: 'claimed by', inverse: 'claims', from: ['claim'], to: ['speaker'], each: 'one' },
];

/** Returns the link type with this id, or null when the scheme has none. */
export const findLinkType = (id: string): LinkType | null => LINK_TYPES.find((type) => type.id === id) ?? null;
