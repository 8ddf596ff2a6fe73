import type { Decision, Dossier, Evidence, Passage } from '../model/dossier.ts';
import type { Metadata, Speaker } from '../model/records.ts';

/**
 * What the desk keeps beside annotations, **fact by fact**: of checks of claims, of speakers, of the article. A format says
 * which facts it carries; what it loses, the words of the ledger and what the suite holds it to follow from this table.
 * The ids by which questions, evidence and decisions know each other are no facts: nobody recorded them.
 */
interface Fact<T> {
  /** The fact, as a ledger says it. */
  readonly what: string;
  /** What the record says of it; empty where it says nothing. */
  of(record: T): readonly unknown[];
}

/** What a check is made of, as a ledger calls it. */
export const CHECK_OBJECTS = {
  course: 'course',
  claim: 'circumstances',
  verdict: 'verdict',
  second: 'second reading',
  questions: 'questions',
  evidence: 'evidence',
  history: 'history',
  other: 'further notes',
} as const;

export type CheckObject = keyof typeof CHECK_OBJECTS;

interface CheckFactEntry extends Fact<Dossier> {
  readonly object: CheckObject;
}

const given = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

const fact = <K extends keyof Dossier>(object: CheckObject, what: string, key: K): CheckFactEntry => ({
  object,
  what,
  of: (dossier) => given(dossier[key]),
});

const ofSecond = (what: string, key: keyof NonNullable<Dossier['second']>): CheckFactEntry => ({
  object: 'second',
  what,
  of: ({ second }) => given(second?.[key]),
});

/** What each piece of evidence says, with which piece it is. */
const ofEvidence = (what: string, say: (evidence: Evidence) => unknown): CheckFactEntry => ({
  object: 'evidence',
  what,
  of: ({ evidence }) =>
    evidence.flatMap((one) => {
      const said = say(one);
      return said === undefined ? [] : [[one.id, said]];
    }),
});

const ofPassage = (what: string, say: (passage: Passage) => unknown): CheckFactEntry =>
  ofEvidence(what, ({ passage }) => passage && say(passage));

const ofHistory = (
  what: string,
  areCorrections: boolean,
  say: (decision: Decision) => readonly unknown[],
): CheckFactEntry => ({
  object: 'history',
  what,
  of: ({ history }) =>
    history
      .filter(({ of }) => (of === 'correction') === areCorrections)
      .map(say)
      .filter((said) => said.some((one) => one !== undefined && one !== '')),
});

/** The facts of a check, in the order in which a ledger has them. */
export const CHECK_FACTS = {
  'check.state': fact('course', 'how far they are', 'state'),
  'check.deadline': fact('course', 'deadlines', 'deadline'),
  'check.priority': fact('course', 'priority', 'priority'),
  'check.assigned': fact('course', 'who checks', 'assigned'),
  'check.worth': fact('course', 'why they are worth it', 'worthBecause'),
  'check.strategies': fact('course', 'ways of checking', 'strategies'),
  'check.filledIn': fact('claim', 'what was filled in', 'filledIn'),
  'check.madeOn': fact('claim', 'when it was made', 'madeOn'),
  'check.madeAt': fact('claim', 'where it was made', 'madeAt'),
  'check.madeIn': fact('claim', 'in what it was made', 'madeIn'),
  'check.scale': fact('verdict', 'their scale', 'scale'),
  'check.justification': fact('verdict', 'their justification', 'justification'),
  'check.verdictBy': fact('verdict', 'whose they are', 'verdictBy'),
  'check.verdictDate': fact('verdict', 'their date', 'verdictDate'),
  'check.second': ofSecond('the verdict', 'verdict'),
  'check.secondBy': ofSecond('the reader', 'by'),
  'check.secondJustification': ofSecond('the justification', 'justification'),
  'check.secondAt': ofSecond('when it was read', 'at'),
  'check.questions': fact('questions', 'their wording', 'questions'),
  'check.answers': ofEvidence('answers', ({ answer }) => answer),
  'check.answerTypes': ofEvidence('kinds of answers', ({ answerType }) => answerType),
  'check.asked': ofEvidence('which question it answers', ({ question }) => question),
  'check.stances': ofEvidence('stance', ({ stance }) => stance),
  'check.quotes': ofEvidence('its words', ({ quote }) => quote),
  'check.sources': ofEvidence('source', ({ sourceName }) => sourceName),
  'check.media': ofEvidence('medium', ({ medium }) => medium),
  'check.independence': ofEvidence('whether its source saw it', ({ independence }) => independence),
  'check.captured': ofEvidence('when it was captured', ({ captured }) => captured),
  'check.urls': ofEvidence('address', ({ url }) => url),
  'check.archived': ofEvidence('address in an archive', ({ archivedUrl }) => archivedUrl),
  'check.fileNames': ofEvidence('names of files', ({ file }) => file?.name),
  'check.files': ofEvidence(
    'type, size and hash of files',
    ({ file }) => file && [file.mediaType, file.bytes, file.sha256],
  ),
  'check.passages': ofPassage('words and titles of passages', ({ title, exact }) => [title, exact]),
  'check.passageContext': ofPassage('the words around passages', ({ prefix, suffix }) => [prefix, suffix]),
  'check.passageArticles': ofPassage('ids of the articles of passages', ({ article }) => article),
  'check.passagePlaces': ofPassage('where passages stand', ({ start, end }) => [start, end]),
  'check.evidenceNotes': ofEvidence('notes', ({ note }) => note),
  'check.decisions': ofHistory('what was decided, when, by whom and why', false, ({ at, by, of, from, to, reason }) => [
    ...[at, by, of, from, to, reason],
  ]),
  'check.corrections': ofHistory('corrections', true, ({ at, to, reason }) => [at, to, reason]),
  'check.corrected': ofHistory('who corrected, and what stood there', true, ({ by, from }) => [by, from]),
  'check.related': fact('other', 'ties to other claims', 'related'),
  'check.extra': fact('other', 'values that other programs or newer versions added', 'extra'),
} as const satisfies Readonly<Record<string, CheckFactEntry>>;

export type CheckFact = keyof typeof CHECK_FACTS;

/** The facts of a speaker. */
export const SPEAKER_FACTS = {
  'desk.offices': { what: 'offices', of: ({ offices }: Speaker) => given(offices) },
  'desk.ids': { what: 'ids at authorities', of: ({ ids }: Speaker) => given(ids) },
} as const satisfies Readonly<Record<string, Fact<Speaker>>>;

export type SpeakerFact = keyof typeof SPEAKER_FACTS;

/** The facts of the article. */
export const ARTICLE_FACTS = {
  'desk.state': { what: 'its state', of: ({ state }: Metadata) => given(state) },
  'desk.tags': { what: 'its tags', of: ({ tags }: Metadata) => given(tags) },
} as const satisfies Readonly<Record<string, Fact<Metadata>>>;

export type ArticleFact = keyof typeof ARTICLE_FACTS;

export type DeskFact = CheckFact | SpeakerFact | ArticleFact;

/** Returns the ids of the facts in their order. */
export const idsOfFacts = <F extends string>(facts: Readonly<Record<F, unknown>>): readonly F[] =>
  Object.keys(facts) as F[];

export const CHECK_FACT_IDS: readonly CheckFact[] = idsOfFacts(CHECK_FACTS);

/** Every fact there is. */
export const DESK_FACTS: readonly DeskFact[] = [
  ...CHECK_FACT_IDS,
  ...idsOfFacts(SPEAKER_FACTS),
  ...idsOfFacts(ARTICLE_FACTS),
];
