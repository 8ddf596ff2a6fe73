import type { Kind } from '../model/scheme.ts';

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
      ],
    },
    { type: 'long-text', id: 'note', label: 'Note' },
  ],
};
