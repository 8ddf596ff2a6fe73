import type { Field } from '../model/scheme.ts';

/** Fields that stand in the form of every kind that ships. */
export const NOTE: Field = { type: 'long-text', id: 'note', label: 'Note' };
