import type { Kind, SchemeRecord } from '../model/scheme.ts';
import { cue } from './cue.ts';
import { NOTE } from './fields.ts';
import { LINK_TYPES, WITHIN } from './links.ts';
import { mention } from './mention.ts';
import { quote, QUOTE_TYPES, SOURCE_STATUS } from './quote.ts';

/** What PDNC calls the type of a quotation: how the text tells who speaks. */
const attributionForm = {
  type: 'choice',
  id: 'attributionForm',
  label: 'How the speaker is told',
  choices: [
    { value: 'explicit', label: 'Explicit', definition: 'By name, beside the quotation.' },
    {
      value: 'anaphoric',
      label: 'Anaphoric',
      definition: 'By a pronoun or a description: “she said”, “the old man cried”.',
    },
    { value: 'implicit', label: 'Implicit', definition: 'Not at all: the turns of the talk tell.' },
  ],
} as const;

const speech: Kind = {
  ...quote,
  definition: 'What a character says, thinks or writes, direct or free indirect.',
  fields: [
    {
      type: 'choice',
      id: 'quoteType',
      label: 'Form',
      choices: [
        ...QUOTE_TYPES,
        {
          value: 'free-indirect',
          label: 'Free indirect',
          definition: 'A character’s words or thoughts in the narrator’s grammar, without “she thought that”.',
        },
      ],
    },
    attributionForm,
    SOURCE_STATUS,
    {
      type: 'choice',
      id: 'mode',
      label: 'What is reported',
      choices: [
        { value: 'speech', label: 'Speech' },
        { value: 'thought', label: 'Thought' },
        { value: 'writing', label: 'Writing', definition: 'A letter, a diary, a note.' },
      ],
    },
    NOTE,
  ],
  rules: `After the Project Dialogism Novel Corpus (PDNC), and QuoteLi for the mentions.

- Each quotation from its opening to its closing mark, in every paragraph; a speech that goes on after “said she” is **one** quote of two fragments.
- Inner quotations, one character repeating another, are quotes of their own, linked as *within* the outer one.
- Say who speaks for every quotation, also where the text leaves it to the turns of the talk: \`.\` and \`;\` need no mention.
- Say to whom, as far as the scene tells: every addressee gets a link of its own.
- Free indirect speech has no marks: take whole clauses, and only where the words could be the character’s own.
- Titles, slogans and words under discussion are no quotations.`,
  examples: [
    '{“You are late,”} said the old man, {“and you know it.”}',
    'She stopped at the gate. {What on earth would they say at home!}',
    '“He told me {‘never again’}, and then he laughed.”',
  ],
};

/** Dialogue in fiction: who speaks, to whom, and who is spoken of. */
export const NOVEL: SchemeRecord = {
  record: 'scheme',
  id: 'scheme',
  name: 'saidwho/novel/1',
  label: 'Novel',
  profile: 'novel',
  kinds: [
    speech,
    {
      ...mention,
      label: 'Character mention',
      plural: 'Character mentions',
      definition: 'Words that stand for a character, in the narration or inside a quotation.',
      rules: `After PDNC: every name, description and pronoun that stands for a character, **also inside quotations**.

- Titles and kinship belong to it: “Aunt Mary”, “my dear sister”.
- The whole phrase, without what is only told besides.
- \`;\` says which character it is; “we” may be several: link each of them.`,
      examples: ['“Ask {Mr. Harlow},” said {his sister}.', '{The boy in the blue coat} did not answer {her}.'],
    },
    {
      ...cue,
      rules: `After PDNC: the verb that introduces the speech.

- The verb alone: “said”, “cried”, “went on”.
- Gestures count where they stand in the place of one: “‘No.’ She **smiled**.”`,
      examples: ['“Never!” {cried} the captain.', '“I see,” he {went on}.'],
    },
  ],
  linkTypes: [
    ...LINK_TYPES.filter(({ from }) => !from.includes('claim')).map((type) =>
      type.id === 'addressed-to' ? { ...type, to: ['mention', 'speaker'] } : type,
    ),
    WITHIN,
  ],
};
