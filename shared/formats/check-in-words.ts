import type { Scheme } from '../kinds/scheme.ts';
import { VERDICT_SCALES } from '../kinds/verdict-scales.ts';
import type {
  AnswerType,
  ClaimState,
  ClaimTie,
  Decision,
  Dossier,
  Evidence,
  EvidenceMedium,
  Passage,
  Stance,
} from '../model/dossier.ts';
import type { Line } from './in-words.ts';

/**
 * The check of a claim told in words, for what people read: facts about it, each question with the evidence that answers
 * it, the second reading, and what was decided when. Capsule, Word dossier and workbook all tell it by these words.
 */
export interface CheckInWords {
  /** How far it is, where and when the claim was made, whose the verdict is. */
  readonly facts: readonly Line[];
  readonly justification: string | null;
  /** In the order of the dossier; what answers no question comes last, under none. */
  readonly asked: readonly { readonly question: string | null; readonly evidence: readonly EvidenceInWords[] }[];
  readonly second: readonly Line[];
  readonly history: readonly DecisionInWords[];
  readonly related: readonly string[];
}

export interface EvidenceInWords {
  readonly evidence: Evidence;
  /** “Refutes”, “Evidence” where nothing is said. */
  readonly head: string;
  /** Words that it rests on, in quotation marks where it is shown. */
  readonly quote: string | null;
  readonly lines: readonly Line[];
}

export interface DecisionInWords {
  readonly of: Decision['of'];
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export const STATE_WORDS: Readonly<Record<ClaimState, string>> = {
  'to-check': 'To check',
  checking: 'Checking',
  'second-read': 'Second read',
  done: 'Done',
  published: 'Published',
  corrected: 'Corrected',
};

export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  supports: 'Supports',
  refutes: 'Refutes',
  context: 'Gives context',
};

export const ANSWER_WORDS: Readonly<Record<AnswerType, string>> = {
  extractive: 'In the source’s words',
  abstractive: 'In own words',
  boolean: 'Yes or no',
  unanswerable: 'Cannot be answered',
};

export const MEDIUM_WORDS: Readonly<Record<EvidenceMedium, string>> = {
  'web-text': 'Web page',
  pdf: 'PDF',
  table: 'Table',
  image: 'Image',
  video: 'Video',
  audio: 'Sound',
  metadata: 'Metadata',
  interview: 'Interview',
  other: 'Other',
};

const TIE_WORDS: Readonly<Record<ClaimTie, string>> = {
  'same-claim': 'The same claim',
  'paraphrase-of': 'Says in other words',
  contradicts: 'Contradicts',
  narrows: 'Narrows',
  'not-the-same': 'Not the same',
};

const DECIDED_WORDS: Readonly<Record<Decision['of'], string>> = {
  state: 'State',
  verdict: 'Verdict',
  'second-verdict': 'Second verdict',
  correction: 'Correction',
};

/** Returns the check in words; verdicts by the labels of the scheme. */
export function checkInWords(dossier: Dossier, scheme: Scheme): CheckInWords {
  const verdict = (value: string) => (value === '' ? '' : scheme.valueLabel('claim', 'verdict', value));
  const { questions, evidence, history, related = [], justification } = dossier;
  const known = new Set(questions.map(({ id }) => id));
  const loose = evidence.filter(({ question }) => question === undefined || !known.has(question));
  return {
    facts: factsOf(dossier),
    justification: filled(justification),
    asked: [
      ...questions.map(({ id, text }) => ({
        question: text,
        evidence: evidence.filter(({ question }) => question === id).map(evidenceInWords),
      })),
      ...(loose.length === 0 ? [] : [{ question: null, evidence: loose.map(evidenceInWords) }]),
    ],
    second: secondLines(dossier, verdict),
    history: history.map((one) => decisionInWords(one, verdict)),
    related: related.map(({ tie, article, claim }) => `${TIE_WORDS[tie]}: claim ${claim} of article ${article}`),
  };
}

const factsOf = (dossier: Dossier): readonly Line[] =>
  [
    line('State', STATE_WORDS[dossier.state]),
    line('Deadline', dossier.deadline),
    line('Priority', dossier.priority === undefined ? undefined : `${dossier.priority} of 100`),
    line('Checked by', dossier.assigned),
    line('Worth a check because', dossier.worthBecause?.join('; ')),
    line('Ways of checking', dossier.strategies?.join('; ')),
    line('Filled in', dossier.filledIn),
    line('Made on', dossier.madeOn),
    line('Made at', dossier.madeAt),
    line('Made in', dossier.madeIn),
    line('Scale of verdicts', VERDICT_SCALES.find(({ id }) => id === dossier.scale)?.label ?? dossier.scale),
    line('Verdict by', dossier.verdictBy),
    line('Verdict on', dossier.verdictDate),
  ].flat();

const line = (name: string, text: string | undefined): readonly Line[] =>
  filled(text) === null ? [] : [{ name, text: text! }];

const filled = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text);

function secondLines({ second }: Dossier, verdict: (value: string) => string): readonly Line[] {
  if (second === undefined) return [];
  return [
    line('Verdict', verdict(second.verdict)),
    line('By', second.by),
    line('At', second.at),
    line('Because', second.justification),
  ].flat();
}

/** Returns one piece of evidence in words. */
export function evidenceInWords(evidence: Evidence): EvidenceInWords {
  const { stance, answer, answerType, quote, passage, file, url, archivedUrl } = evidence;
  return {
    evidence,
    head: stance === undefined ? 'Evidence' : STANCE_WORDS[stance],
    quote: filled(quote) ?? filled(passage?.exact),
    lines: [
      line('Answer', answer),
      line('Kind of answer', answerType && ANSWER_WORDS[answerType]),
      line('Source', evidence.sourceName),
      line('Passage of', passage && `${passage.title} (article ${passage.article})`),
      line(
        'Words of the passage',
        isOtherThan(passage, quote) ? `${passage.prefix}${passage.exact}${passage.suffix}` : '',
      ),
      line('Medium', evidence.medium && MEDIUM_WORDS[evidence.medium]),
      line('Source is', evidence.independence),
      line('Captured', evidence.captured),
      line('Address', url),
      line('Archived at', archivedUrl),
      line('File', file && `${file.name} (${file.mediaType}, ${file.bytes} bytes)`),
      line('SHA-256', file?.sha256),
      line('Note', evidence.note),
    ].flat(),
  };
}

/** True where the words that it rests on are not those of the passage. */
const isOtherThan = (passage: Passage | undefined, quote: string | undefined): passage is Passage =>
  passage !== undefined && filled(quote) !== null && quote !== passage.exact;

function decisionInWords(decision: Decision, verdict: (value: string) => string): DecisionInWords {
  const { at, by = '', of, from, to, reason = '' } = decision;
  const named = (value: string): string => {
    if (of === 'correction') return value;
    return of === 'state' ? (Object.entries(STATE_WORDS).find(([id]) => id === value)?.[1] ?? value) : verdict(value);
  };
  return { of, at, by, what: DECIDED_WORDS[of], from: named(from), to: named(to), reason };
}
