/**
 * A **dossier** holds the check of one claim: how far it is, the questions that were asked and what answers them, the
 * verdict's justification, and who decided what and when. The span, the wording, the type and the verdict itself are
 * the claim's annotation; a claim has one dossier at most, made when the first thing is put into it.
 *
 * Terms: AVeriTeC (question, answer, answer type, stance, strategy); FIELD §4.4.
 */

/** How far the check of a claim is, in the order of the work. */
export const CLAIM_STATES = ['to-check', 'checking', 'second-read', 'done', 'published', 'corrected'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What the evidence says to the claim. */
export const STANCES = ['supports', 'refutes', 'context'] as const;
export type Stance = (typeof STANCES)[number];

/** AVeriTeC's types of answers. */
export const ANSWER_TYPES = ['extractive', 'abstractive', 'boolean', 'unanswerable'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** In what the evidence was found. */
export const EVIDENCE_MEDIA = [
  'web-text',
  'pdf',
  'table',
  'image',
  'video',
  'audio',
  'metadata',
  'interview',
  'other',
] as const;
export type EvidenceMedium = (typeof EVIDENCE_MEDIA)[number];

/** Whether the source saw it itself. */
export const INDEPENDENCES = ['primary', 'secondary'] as const;
export type Independence = (typeof INDEPENDENCES)[number];

/** Words in an article of the project, as they stood when they were taken as evidence. */
export interface Passage {
  /** Id of the article. */
  readonly article: string;
  readonly title: string;
  /** UTF-16 code units in that article's canonical text as it was then, half-open; hints, the words decide. */
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A file that was copied into the project. */
export interface EvidenceFile {
  /** Without any folder. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Lower-case hexadecimal; the copy is kept under it. */
  readonly sha256: string;
}

/** Something that speaks for or against a claim: a passage, a file, an address with what was captured, or a figure. */
export interface Evidence {
  readonly id: string;
  /** Id of the question that it answers. */
  readonly question?: string;
  readonly answer?: string;
  readonly answerType?: AnswerType;
  readonly stance?: Stance;
  /** The words or the figure that it rests on. */
  readonly quote?: string;
  readonly passage?: Passage;
  readonly file?: EvidenceFile;
  readonly url?: string;
  readonly archivedUrl?: string;
  readonly sourceName?: string;
  readonly medium?: EvidenceMedium;
  readonly independence?: Independence;
  /** When it was captured: a date, or an instant, ISO 8601. */
  readonly captured?: string;
  /** Markdown. */
  readonly note?: string;
}

export interface Question {
  readonly id: string;
  readonly text: string;
}

/** One change of what was decided on a claim; never taken out again. */
export interface Decision {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by?: string;
  /** What was decided on: the state, the verdict, a correction of what was published. */
  readonly of: 'state' | 'verdict' | 'second-verdict' | 'correction';
  /** Empty where there was none. */
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
}

/** What the second reader came to, who saw questions and evidence and not the verdict. */
export interface SecondReading {
  readonly by?: string;
  /** A value of the claim's verdict field. */
  readonly verdict: string;
  readonly justification?: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** How another claim of the project bears on this one. */
export const CLAIM_TIES = ['same-claim', 'paraphrase-of', 'contradicts', 'narrows', 'not-the-same'] as const;
export type ClaimTie = (typeof CLAIM_TIES)[number];

/** A tie to a claim of any article, confirmed by a person. */
export interface RelatedClaim {
  /** `<article id> <claim id>`, so that a claim is tied once. */
  readonly id: string;
  readonly article: string;
  readonly claim: string;
  readonly tie: ClaimTie;
}

export interface Dossier {
  readonly record: 'dossier';
  readonly id: string;
  /** Id of the claim's annotation. */
  readonly claim: string;
  readonly state: ClaimState;
  /** Calendar date, ISO 8601. */
  readonly deadline?: string;
  /** 0 to 100, the most urgent 100. */
  readonly priority?: number;
  readonly assigned?: string;
  /** Why it is worth a check. */
  readonly worthBecause?: readonly string[];
  /** AVeriTeC's strategies: written evidence, numerical comparison, consultation, fact-checker reference, satirical source. */
  readonly strategies?: readonly string[];
  /** What was filled in to make the wording stand alone. */
  readonly filledIn?: string;
  /** When and where the claim was made, ISO 8601 and free text, and in what. */
  readonly madeOn?: string;
  readonly madeAt?: string;
  readonly madeIn?: string;
  /** Id of the scale that the verdict is a value of; see `kinds/verdict-scales.ts`. */
  readonly scale?: string;
  /** How the verdict follows from the evidence; Markdown. */
  readonly justification?: string;
  readonly verdictBy?: string;
  /** Calendar date, ISO 8601. */
  readonly verdictDate?: string;
  readonly second?: SecondReading;
  readonly questions: readonly Question[];
  readonly evidence: readonly Evidence[];
  readonly history: readonly Decision[];
  readonly related?: readonly RelatedClaim[];
  /** As `Extra` of other records. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
