import type { Kind } from '../model/scheme.ts';

/** The words that mark the attribution: “said”, “according to”. */
export const cue: Kind = {
  id: 'cue',
  label: 'Cue',
  plural: 'Cues',
  term: 'cue',
  definition: 'The words that tell that something is reported: said, warned, according to.',
  letter: 'U',
  key: 'u',
  line: 'dotted',
  colour: 'green',
  expandsTo: 'word',
  fields: [
    {
      type: 'choice',
      id: 'cueClass',
      label: 'Class',
      choices: [
        { value: 'say', label: 'Say' },
        { value: 'write', label: 'Write' },
        { value: 'claim', label: 'Claim, assert' },
        { value: 'deny', label: 'Deny' },
        { value: 'concede', label: 'Concede' },
        { value: 'ask', label: 'Ask' },
        { value: 'order', label: 'Order, decree' },
        { value: 'think', label: 'Think, believe' },
        { value: 'according-to', label: 'According to' },
        { value: 'nominal', label: 'Noun', definition: '“Her advice”, “the statement”.' },
        { value: 'manner', label: 'Manner', definition: '“Smiled”, “shrugged”.' },
      ],
    },
    { type: 'long-text', id: 'note', label: 'Note' },
  ],
};
