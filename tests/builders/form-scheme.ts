import { NEWS_WIDE } from '../../shared/kinds/news-wide.ts';
import type { Kind, SchemeRecord } from '../../shared/model/scheme.ts';

const TOPICS = [
  { value: 'health', label: 'Health', definition: 'Hospitals, illness, care.' },
  { value: 'money', label: 'Money' },
  { value: 'war', label: 'War', definition: 'Armies and weapons.' },
];

/** A kind with a field of every type, one of them required and one seen only with another. */
export const deed: Kind = {
  id: 'deed',
  label: 'Deed',
  plural: 'Deeds',
  term: 'event',
  definition: 'Something that somebody did.',
  letter: 'D',
  key: 'd',
  line: 'solid',
  colour: 'teal',
  expandsTo: 'word',
  fields: [
    {
      type: 'choice',
      id: 'sort',
      label: 'Sort',
      choices: TOPICS.slice(0, 2),
      required: true,
      hint: 'The first that fits',
    },
    { type: 'choices', id: 'topics', label: 'Topics', choices: TOPICS },
    { type: 'text', id: 'place', label: 'Place' },
    { type: 'long-text', id: 'story', label: 'Story' },
    { type: 'number', id: 'dead', label: 'Deaths', when: { field: 'sort', is: 'health' } },
    { type: 'date', id: 'day', label: 'Day' },
    { type: 'flag', id: 'seen', label: 'Witnessed' },
    { type: 'speaker', id: 'witness', label: 'Witness' },
  ],
  rules:
    '# Where it ends\n\nTake the **verb** and its object:\n\n- no adverbs\n- see [the manual](https://example.org/deeds)',
  examples: ['They {closed the bridge} at noon.'],
};

/** The first scheme with one more kind, of which every type of field is. */
export const formScheme: SchemeRecord = {
  ...NEWS_WIDE,
  name: 'ours/deeds',
  label: 'Deeds',
  kinds: [...NEWS_WIDE.kinds, deed],
};
