import type { Kind } from '../model/scheme.ts';
import { NOTE } from './fields.ts';

/** The words in the text that stand for a speaker: the *source* span of an attribution. */
export const mention: Kind = {
  id: 'mention',
  label: 'Speaker mention',
  plural: 'Speaker mentions',
  term: 'source',
  definition: 'The words that say who speaks: a name, a title, a pronoun.',
  letter: 'S',
  key: 's',
  line: 'dashed',
  colour: 'blue',
  expandsTo: 'name',
  fields: [
    {
      type: 'choice',
      id: 'mentionType',
      label: 'Form',
      choices: [
        { value: 'name', label: 'Name' },
        { value: 'description', label: 'Description', definition: 'A title or a description.' },
        { value: 'pronoun', label: 'Pronoun' },
        { value: 'collective', label: 'Collective' },
        { value: 'document', label: 'Document' },
        { value: 'metonym', label: 'Stands for others', definition: '“The White House”, “Paris”, “the paper”.' },
      ],
    },
    NOTE,
  ],
  rules: `After PolNeAR: the whole phrase that says who it is.

- Titles belong to it, and so do the words that tell which one is meant: “the officer who led the search”.
- The mention **nearest** to the quote is tagged, be it a pronoun, and not the name further up; \`;\` says who that is.
- “it” and “there” without a meaning of their own are nobody: tag no mention, and say of the quote that its source is implicit.
- In “her advice” the mention is “her”, and “advice” is the cue.
- One mention may serve several quotes.`,
  examples: [
    '{Foreign minister Lena Novak} said the talks would go on.',
    '“It is late,” {she} wrote. “It is not too late.”',
    'According to {a report by the court of auditors}, nobody had kept count.',
  ],
};
