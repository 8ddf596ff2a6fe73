import type { Kind } from '../model/scheme.ts';

/** A statement that can be checked. Check-worthiness: ClaimBuster's classes; verdicts: AVeriTeC's four labels. */
export const claim: Kind = {
  id: 'claim',
  label: 'Claim',
  plural: 'Claims',
  term: 'claim',
  definition: 'A statement about the world that can be checked.',
  letter: 'C',
  key: 'c',
  line: 'double',
  colour: 'magenta',
  expandsTo: 'sentence',
  fields: [
    {
      type: 'long-text',
      id: 'normalised',
      label: 'Claim in one sentence',
      hint: 'Self-contained: names instead of pronouns, dates instead of “yesterday”',
    },
    {
      type: 'choice',
      id: 'checkWorthiness',
      label: 'Worth checking?',
      choices: [
        { value: 'NFS', label: 'Not factual', definition: 'Opinion, prediction, question (ClaimBuster: NFS).' },
        { value: 'UFS', label: 'Unimportant', definition: 'Factual, yet nobody needs it checked (ClaimBuster: UFS).' },
        { value: 'CFS', label: 'Check-worthy', definition: 'Factual and of public interest (ClaimBuster: CFS).' },
      ],
    },
    {
      type: 'choice',
      id: 'verdict',
      label: 'Verdict',
      choices: [
        { value: 'supported', label: 'Supported', definition: 'The evidence bears it out.' },
        { value: 'refuted', label: 'Refuted', definition: 'The evidence speaks against it.' },
        { value: 'not-enough-evidence', label: 'Not enough evidence', definition: 'Neither borne out nor refuted.' },
        {
          value: 'conflicting',
          label: 'Conflicting, cherry-picked',
          definition: 'True in parts, or true only without what was left out.',
        },
      ],
    },
    { type: 'long-text', id: 'note', label: 'Note' },
  ],
};
