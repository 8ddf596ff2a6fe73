import { isDetached } from '../../model/records.ts';
import type { LossDeclaration } from '../format.ts';
import { w3cJsonld } from '../w3c-jsonld.ts';

/** What no table carries, be it of text or a workbook. */
export const SHARED_TABLE_LOSSES: readonly LossDeclaration[] = [
  {
    id: 'text',
    what: 'The article’s text, its paragraphs, what its scheme says of kinds: only the words annotated are written',
    treatment: 'dropped',
    strikes: () => ['metadata'],
  },
  {
    id: 'detached.context',
    what: 'The words around an annotation whose text is gone',
    treatment: 'dropped',
    aspects: ['place'],
    strikes: ({ annotations }) => annotations.filter(isDetached).map(({ id }) => id),
  },
  ...w3cJsonld.loses.filter(({ id }) => id === 'extra'),
];
