import type { Kind } from '../model/scheme.ts';
import { NOTE } from './fields.ts';

/** A statement that can be checked. Check-worthiness: ClaimBuster's classes; verdicts and types: AVeriTeC's. */
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
    {
      type: 'choice',
      id: 'checkable',
      label: 'What it is instead',
      when: { field: 'checkWorthiness', is: 'NFS' },
      choices: [
        { value: 'opinion', label: 'Opinion' },
        { value: 'prediction', label: 'Prediction' },
        { value: 'rhetorical', label: 'Rhetorical', definition: 'A question or a figure of speech.' },
        { value: 'experience', label: 'Experience', definition: 'What only the speaker can know.' },
      ],
    },
    {
      type: 'choice',
      id: 'claimType',
      label: 'Type',
      when: { field: 'checkWorthiness', is: 'CFS' },
      choices: [
        { value: 'event', label: 'Event, property', definition: 'That something happened, or is so.' },
        { value: 'numerical', label: 'Numerical', definition: 'A number, a share, a comparison of numbers.' },
        { value: 'causal', label: 'Causal', definition: 'That one thing brought about another.' },
        { value: 'position', label: 'Position', definition: 'What somebody stands for, or how they voted.' },
        { value: 'quote', label: 'Quote', definition: 'That somebody said it.' },
      ],
    },
    NOTE,
  ],
  rules: `What is worth checking follows ClaimBuster, what a claim is and its verdict AVeriTeC.

- One claim, one statement that can be true or false. A sentence with two of them is two claims.
- The words that make the statement, without “she said” and without “however”.
- Inside a quote it is the claim of whoever is quoted; elsewhere it is the article’s.
- Write it out so that it can be read alone: who, where, when, how much.
- Opinions, predictions and rhetoric are tagged only where a reader may take them for facts; they are *not factual*.
- The verdict is on what is claimed, not on whether it was said.`,
  examples: [
    'The minister said {unemployment had halved since 2019}, and called it a miracle.',
    '{The bridge was built without a permit}, and {three inspectors were told to look away}.',
  ],
};
