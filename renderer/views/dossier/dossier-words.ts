import type {
  AnswerType,
  ClaimState,
  Decision,
  Evidence,
  EvidenceMedium,
  Independence,
  Stance,
} from '../../../shared/model/dossier.ts';
import type { Choice } from '../../../shared/model/scheme.ts';

/** What the check of a claim is called on the screen, and the letters and lists that give its values. */

export const STATE_LABELS: Readonly<Record<ClaimState, string>> = {
  'to-check': 'To check',
  checking: 'Checking',
  'second-read': 'Second read',
  done: 'Done',
  published: 'Published',
  corrected: 'Corrected',
};

const STANCE_LABELS: Readonly<Record<Stance, string>> = {
  supports: 'Supports',
  refutes: 'Refutes',
  context: 'Context',
};

/** The key that gives evidence its stance: the first letter. */
export const STANCE_KEYS: ReadonlyMap<string, Stance> = new Map([
  ['s', 'supports'],
  ['r', 'refutes'],
  ['c', 'context'],
]);

/** A sign for each stance, beside its word. */
export const STANCE_SIGNS: Readonly<Record<Stance, string>> = { supports: '＋', refutes: '－', context: '○' };

const MEDIUM_LABELS: Readonly<Record<EvidenceMedium, string>> = {
  'web-text': 'Web text',
  pdf: 'PDF',
  table: 'Table',
  image: 'Image',
  video: 'Video',
  audio: 'Audio',
  metadata: 'Metadata',
  interview: 'Interview',
  other: 'Other',
};

const ANSWER_LABELS: Readonly<Record<AnswerType, string>> = {
  extractive: 'In the source’s words',
  abstractive: 'In my words',
  boolean: 'Yes or no',
  unanswerable: 'Cannot be answered',
};

const INDEPENDENCE_LABELS: Readonly<Record<Independence, string>> = {
  primary: 'Primary: saw it itself',
  secondary: 'Secondary: reports it',
};

const DECIDED_ON: Readonly<Record<Decision['of'], string>> = {
  state: 'State',
  verdict: 'Verdict',
  'second-verdict': 'Second reader',
  correction: 'Correction',
};

export const stanceLabel = (stance: Stance): string => STANCE_LABELS[stance];
export const decidedOn = ({ of }: Decision): string => DECIDED_ON[of];

const optionsOf = <Value extends string>(labels: Readonly<Record<Value, string>>) =>
  Object.entries<string>(labels).map(([id, label]) => ({ id, label }));

export const STATE_OPTIONS = optionsOf(STATE_LABELS);
export const MEDIUM_OPTIONS = optionsOf(MEDIUM_LABELS);
export const ANSWER_OPTIONS = optionsOf(ANSWER_LABELS);
export const INDEPENDENCE_OPTIONS = optionsOf(INDEPENDENCE_LABELS);

/** Why a claim is worth a check: CheckThat!’s questions, and Full Fact’s. */
export const WORTH_REASONS: readonly Choice[] = [
  { value: 'verifiable', label: 'Verifiable', definition: 'It can be held against something (CheckThat!).' },
  { value: 'seems-false', label: 'Seems false', definition: 'It may well be wrong (CheckThat!).' },
  { value: 'public-interest', label: 'Public interest', definition: 'Many want or need to know (CheckThat!).' },
  { value: 'harmful', label: 'Harmful', definition: 'It does harm to somebody if it is wrong (CheckThat!).' },
  {
    value: 'affects-many',
    label: 'Affects many',
    definition: 'Many people’s lives or choices hang on it (Full Fact).',
  },
  { value: 'measurable', label: 'Specific', definition: 'It is specific and measurable (Full Fact).' },
];

/** AVeriTeC’s ways of checking. */
export const STRATEGIES: readonly Choice[] = [
  { value: 'written-evidence', label: 'Written evidence' },
  { value: 'numerical-comparison', label: 'Comparing numbers' },
  { value: 'consultation', label: 'Consultation' },
  { value: 'fact-checker-reference', label: 'Earlier fact check' },
  { value: 'satirical-source', label: 'Satire found out' },
];

/** Returns what the evidence is, in a few words: its source, else its file, address, passage or words. */
export function titleOf({ sourceName, file, url, passage, answer, quote }: Evidence): string {
  return sourceName ?? file?.name ?? passage?.title ?? url ?? answer ?? quote ?? 'Evidence';
}

/** Returns the sort of the evidence. */
export function sortOf({ passage, file, url, medium }: Evidence): string {
  if (passage !== undefined) return 'Passage';
  if (file !== undefined) return 'File';
  if (url !== undefined) return 'Address';
  return medium === undefined ? 'Answer' : MEDIUM_LABELS[medium];
}
