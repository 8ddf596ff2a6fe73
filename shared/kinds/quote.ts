import type { Choice, Field, Kind } from '../model/scheme.ts';
import { NOTE } from './fields.ts';

/** The words that are reported: what PARC, PolNeAR and Citron call the *content* of an attribution. */

/** How the words stand in the text; the surface alone decides. */
export const QUOTE_TYPES: readonly Choice[] = [
  { value: 'direct', label: 'Direct', definition: 'Wholly inside quotation marks.' },
  { value: 'indirect', label: 'Indirect', definition: 'Reported without quotation marks.' },
  { value: 'mixed', label: 'Mixed', definition: 'Partly inside quotation marks.' },
];

/** What is known of whoever speaks. */
export const SOURCE_STATUS: Field = {
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
};

/** What the check against a recording or a document came to. */
export const VERBATIM: Field = {
  type: 'choice',
  id: 'verbatim',
  label: 'Wording checked',
  choices: [
    { value: 'exact', label: 'Exact', definition: 'Word for word as in the record.' },
    { value: 'trimmed', label: 'Trimmed', definition: 'Words are left out, and the sense stays.' },
    { value: 'altered', label: 'Altered', definition: 'Other words than were said.' },
    { value: 'spliced', label: 'Spliced', definition: 'Put together from places that lie apart.' },
    { value: 'not-found', label: 'Not found', definition: 'No record of it was found.' },
  ],
};

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
    { type: 'choice', id: 'quoteType', label: 'Form', choices: QUOTE_TYPES },
    SOURCE_STATUS,
    {
      type: 'choice',
      id: 'mode',
      label: 'What is reported',
      choices: [
        { value: 'speech', label: 'Speech' },
        { value: 'thought', label: 'Thought', definition: 'A belief, a hope, a judgement.' },
        { value: 'writing', label: 'Writing' },
        { value: 'perception', label: 'Perception', definition: 'What somebody saw, heard or found.' },
        { value: 'intention', label: 'Intention', definition: 'A plan, a promise, a wish to act.' },
        { value: 'feeling', label: 'Feeling', definition: 'About a fact: glad that, afraid that.' },
        { value: 'decree', label: 'Decree', definition: 'A law, an order, a ruling.' },
      ],
    },
    {
      type: 'choice',
      id: 'polarity',
      label: 'Was it said?',
      choices: [
        { value: 'reported', label: 'Reported' },
        { value: 'denied', label: 'Denied', definition: 'The source denies what the words say.' },
        { value: 'negated', label: 'Not said', definition: '“She did not say that…”: still a quote.' },
        { value: 'hypothetical', label: 'Hypothetical', definition: '“If he were to say that…”' },
      ],
    },
    VERBATIM,
    NOTE,
  ],
  rules: `After PolNeAR: every attribution counts, whatever is reported (speech, thought, writing, perception, plans, feelings about a fact, rulings) and whether or not it stands in quotation marks.

- The quotation marks belong to it, and so does the punctuation inside them.
- “that” before reported words, and “to” before a verb, are its first word.
- In a mixed quote it begins where the reported words begin, not at the opening mark.
- Words on both sides of “she said” are **one** quote of two fragments; so is a quotation that runs over paragraphs.
- Two statements tied by “and”, each with a cue of its own, are two quotes.
- What is inside another quote is tagged as well.
- What was denied, or expressly not said, counts.`,
  examples: [
    '{“We will rebuild the bridge,”} the mayor said, {“and we will do it before winter.”}',
    'The ministry denied {that the files had been destroyed}.',
    'She hoped {to be back by “the first of May, at the latest”}.',
  ],
};
