import type { Kind, SchemeRecord } from '../model/scheme.ts';
import { claim } from './claim.ts';
import { cue } from './cue.ts';
import { NOTE } from './fields.ts';
import { LINK_TYPES } from './links.ts';
import { mention } from './mention.ts';
import { quote, SOURCE_STATUS, VERBATIM } from './quote.ts';

/** Quotation marks that quote nobody: suggestions learn from them what is not speech. */
const scareQuote: Kind = {
  id: 'scare-quote',
  label: 'Marks, no quote',
  plural: 'Marks without a quote',
  term: 'scare quote',
  definition: 'Words in quotation marks that nobody said: a title, a nickname, irony, a word under discussion.',
  letter: 'M',
  key: 'm',
  line: 'dotted',
  colour: 'slate',
  expandsTo: 'quotation',
  fields: [
    {
      type: 'choice',
      id: 'use',
      label: 'What the marks are for',
      choices: [
        { value: 'title', label: 'Title or name' },
        { value: 'irony', label: 'Distance', definition: '“So-called”: the writer does not vouch for the word.' },
        { value: 'word', label: 'A word as a word' },
      ],
    },
    NOTE,
  ],
  rules: 'Whatever is in marks and is no quote, so that all marks of the article are accounted for.',
  examples: ['Her novel {“The Long Field”} sold ten copies.', 'The {“reform”} cost twice what it saved.'],
};

/** Only what stands in quotation marks and was said or written by somebody. */
export const MARKED_QUOTES: SchemeRecord = {
  record: 'scheme',
  id: 'scheme',
  name: 'saidwho/marked-quotes/1',
  label: 'Marked quotes only',
  profile: 'marked-quotes',
  kinds: [
    {
      ...quote,
      definition: 'Words in quotation marks that somebody said or wrote.',
      fields: [
        {
          type: 'choice',
          id: 'quoteType',
          label: 'Form',
          choices: [
            { value: 'direct', label: 'Direct', definition: 'A whole statement in marks.' },
            { value: 'mixed', label: 'Partial', definition: 'Some words in marks inside the reporter’s sentence.' },
          ],
        },
        SOURCE_STATUS,
        VERBATIM,
        NOTE,
      ],
      rules: `After the AFP and Guardian guide and DirectQuote: words in quotation marks, said or written by somebody.

- What is inside the marks, with the punctuation that stands there; the words between the cue and the opening mark are not.
- Paraphrase without marks is no quote, even between two quotations of the same speaker.
- A quotation in two parts around “she said” is **one** quote of two fragments; so is one over several paragraphs.
- Parts tied by “and”, or with a second cue between them, are two quotes.
- Only the outermost: what is quoted inside a quotation is left alone.
- Thoughts, plans and feelings count only where they stand in marks as somebody’s words.`,
      examples: [
        'The coach called the match {“a lesson in patience”} and left.',
        '{“We were lucky,”} she said. {“Next time we may not be.”}',
      ],
    },
    {
      ...mention,
      rules: `After the AFP and Guardian guide: the words that name the speaker, nearest to the quote.

- Title and name; what is told of them besides is not: in “Anna Lind, who had waited all night”, the mention is “Anna Lind”.
- A pronoun is the mention where it is nearest; \`;\` says who that is.
- Without anybody near, the quote has no mention.`,
      examples: ['{Judge Anna Lind}, who had waited all night, said: “Go home.”', '“Go home,” {she} said.'],
    },
    {
      ...cue,
      rules: `After the AFP and Guardian guide: the verb that reports, and nothing else.

- No auxiliaries: in “had been saying”, the cue is “saying”.
- “according to” counts; a colon does not.
- One cue for each quote, or none.`,
      examples: ['The mayor had {warned} of “a winter without heating”.', '“Never,” he {shouted} twice.'],
    },
    scareQuote,
    claim,
  ],
  linkTypes: LINK_TYPES,
};
