import type { Kind } from '../model/scheme.ts';

/** The words that are reported: what PARC, PolNeAR and Citron call the *content* of an attribution. */
export const quote: Kind = {
  id: 'quote',
  label: 'Quote',
  plural: 'Quotes',
  term: 'content',
  definition: 'Words reported as somebody’s: direct, indirect or mixed.',
  letter: 'Q',
  key: 'q',
  line: 'solid',
  colour: 'amber',
  expandsTo: 'quotation',
  fields: [
    {
      type: 'choice',
      id: 'quoteType',
      label: 'Form',
      choices: [
        { value: 'direct', label: 'Direct', definition: 'Wholly inside quotation marks.' },
        { value: 'indirect', label: 'Indirect', definition: 'Reported without quotation marks.' },
        { value: 'mixed', label: 'Mixed', definition: 'Partly inside quotation marks.' },
      ],
    },
    {
      type: 'choice',
      id: 'sourceStatus',
      label: 'Source',
      choices: [
        { value: 'named', label: 'Named' },
        { value: 'described', label: 'Described', definition: 'A role or description without a name.' },
        { value: 'anonymous', label: 'Anonymous', definition: 'The article says that the name is withheld.' },
        { value: 'collective', label: 'Collective', definition: 'Officials, analysts, critics.' },
        { value: 'document', label: 'Document', definition: 'A report, a law, a letter speaks.' },
        { value: 'author', label: 'The author' },
        { value: 'implicit', label: 'Implicit', definition: 'Passive: “it was said”.' },
        { value: 'none', label: 'None' },
      ],
    },
    { type: 'long-text', id: 'note', label: 'Note' },
  ],
};
