import type { Kind } from '../model/scheme.ts';
import { NOTE } from './fields.ts';

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
        { value: 'know', label: 'Know, learn' },
        { value: 'intend', label: 'Intend' },
        { value: 'feel', label: 'Feel' },
        { value: 'perceive', label: 'Perceive' },
        { value: 'show', label: 'Show', definition: '“The figures show that…”' },
      ],
    },
    NOTE,
  ],
  rules: `After PolNeAR: one cue for each quote, in one piece, the shortest words that make it reported.

- The verb, with what belongs to it: “has repeatedly warned”, “did not say”.
- “according to” is a cue; so is a noun: “her **claim** that…”.
- Where quotation marks alone tell that somebody speaks, there is no cue.
- Who speaks, when and to whom are no part of it.`,
  examples: [
    '“Nobody was hurt,” the driver {said} on Monday.',
    '{According to} the ministry, the road is open.',
    'His {claim} that the vote was bought was never examined.',
  ],
};
