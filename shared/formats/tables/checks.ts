import type { Dossier } from '../../model/dossier.ts';
import type { Speaker } from '../../model/records.ts';
import { ANSWER_WORDS, type CheckInWords, checkInWords, MEDIUM_WORDS, STATE_WORDS } from '../check-in-words.ts';
import type { DeskFact } from '../desk-facts.ts';
import { attributeText, type ClaimReading } from '../readings.ts';
import type { Cell, Column } from './columns.ts';
import type { TableDocument, TableRow } from './table-row.ts';
import type { Table } from './workbook.ts';

/** What tables tell of checks: columns of the claim's own row, and sheets of evidence and of decisions. */

const dossierOf = ({ annotation, document }: TableRow): Dossier | null =>
  document.readings.set.dossierOf(annotation.id);

const column = (header: string, tell: (dossier: Dossier, row: TableRow) => Cell | undefined): Column => ({
  header,
  on: ['claim'],
  value: (row) => {
    const dossier = dossierOf(row);
    return dossier === null ? null : (tell(dossier, row) ?? null);
  },
});

/** Returns the columns of a claim's check, behind all others; none where no claim has one. */
export const checkColumns = (documents: readonly TableDocument[]): readonly Column[] =>
  haveChecks(documents) ? CHECK_COLUMNS : [];

/** True when a claim of the articles has a check. */
export const haveChecks = (documents: readonly TableDocument[]): boolean =>
  documents.some(({ article: { dossiers = [] } }) => dossiers.length > 0);

const CHECK_COLUMNS: readonly Column[] = [
  column('Check', ({ state }) => STATE_WORDS[state]),
  column('Deadline', ({ deadline }) => deadline),
  column('Priority (of 100)', ({ priority }) => priority),
  column('Checked by', ({ assigned }) => assigned),
  column('Made on', ({ madeOn }) => madeOn),
  column('Made in', ({ madeIn }) => madeIn),
  column('Justification', ({ justification }) => justification),
  column('Verdict by', ({ verdictBy }) => verdictBy),
  column('Verdict on', ({ verdictDate }) => verdictDate),
  column('Second reader’s verdict', ({ second }, { document }) =>
    second === undefined ? null : document.readings.set.scheme.valueLabel('claim', 'verdict', second.verdict),
  ),
  column('Second reader', ({ second }) => second?.by),
  column('Questions', ({ questions }) => questions.length),
  column('Pieces of evidence', ({ evidence }) => evidence.length),
  column('Corrections', ({ history }) => history.filter(({ of }) => of === 'correction').length),
  column('Worth a check because', ({ worthBecause }) => worthBecause?.join('; ')),
  column('Ways of checking', ({ strategies }) => strategies?.join('; ')),
  column('Filled in', ({ filledIn }) => filledIn),
  column('Made at', ({ madeAt }) => madeAt),
  column('Scale of verdicts', ({ scale }) => scale),
  column('Second reader’s reasons', ({ second }) => second?.justification),
  column('Second reader’s date', ({ second }) => second?.at),
  column('Other claims', (dossier, { document }) => {
    const { related } = checkInWords(dossier, document.readings.set.scheme);
    return related.length === 0 ? null : related.join('; ');
  }),
];

/** The facts of a check that its columns have. */
export const COLUMN_FACTS: readonly DeskFact[] = [
  'check.state',
  'check.deadline',
  'check.priority',
  'check.assigned',
  'check.worth',
  'check.strategies',
  'check.filledIn',
  'check.madeOn',
  'check.madeAt',
  'check.madeIn',
  'check.scale',
  'check.justification',
  'check.verdictBy',
  'check.verdictDate',
  'check.second',
  'check.secondBy',
  'check.secondJustification',
  'check.secondAt',
  'check.related',
];

/** The checks of all articles, each with what names its claim in every row. */
function* checksIn(documents: readonly TableDocument[]): Generator<readonly [head: readonly Cell[], CheckInWords]> {
  for (const { article, readings } of documents) {
    for (const claim of readings.claims) {
      const dossier = readings.set.dossierOf(claim.annotation.id);
      if (dossier === null) continue;
      const head = [article.id, article.metadata.title, claim.annotation.id, wordsOf(claim)];
      yield [head, checkInWords(dossier, readings.set.scheme)];
    }
  }
}

const wordsOf = ({ annotation, text }: ClaimReading): string => attributeText(annotation, 'normalised') ?? text;

const HEAD = ['Article ID', 'Article', 'Claim (ID)', 'Claim'];

/** A row for each piece of evidence, and for each question that has none yet. */
export const evidenceTable = (documents: readonly TableDocument[]): Table => ({
  name: 'Evidence',
  header: [
    ...[...HEAD, 'Question', 'Evidence (ID)', 'Stance', 'Answer', 'Words it rests on', 'Source', 'Medium', 'Source is'],
    ...['Captured', 'Address', 'Archived at', 'File', 'Media type', 'Bytes', 'SHA-256', 'Passage of', 'Note'],
    ...['Kind of answer', 'Words of the passage', 'Before it', 'Behind it', 'Article of the passage (ID)'],
  ],
  rows: [...checksIn(documents)].flatMap(([head, { asked }]) =>
    asked.flatMap(({ question, evidence }): Cell[][] => {
      if (evidence.length === 0) return [[...head, question, ...Array.from({ length: 21 }, () => null)]];
      return evidence.map(({ evidence: one, head: stance, quote }): Cell[] => [
        ...[...head, question, one.id, one.stance === undefined ? null : stance, one.answer ?? null, quote],
        ...[one.sourceName ?? null, one.medium === undefined ? null : MEDIUM_WORDS[one.medium]],
        ...[one.independence ?? null, one.captured ?? null, one.url ?? null, one.archivedUrl ?? null],
        ...[one.file?.name ?? null, one.file?.mediaType ?? null, one.file?.bytes ?? null, one.file?.sha256 ?? null],
        ...[
          one.passage?.title ?? null,
          one.note ?? null,
          one.answerType === undefined ? null : ANSWER_WORDS[one.answerType],
        ],
        ...[one.passage?.exact ?? null, one.passage?.prefix ?? null, one.passage?.suffix ?? null],
        one.passage?.article ?? null,
      ]);
    }),
  ),
});

/** A row for each change of what was decided. */
export const decisionTable = (documents: readonly TableDocument[]): Table => ({
  name: 'Decisions',
  header: [...HEAD, 'At', 'By', 'On', 'From', 'To', 'Why'],
  rows: [...checksIn(documents)].flatMap(([head, { history }]) =>
    history.map(({ at, by, what, from, to, reason }): Cell[] => [
      ...head,
      ...[at, by, what, from, to, reason].map((text) => (text === '' ? null : text)),
    ]),
  ),
});

/** “Mayor, Exampleton (2019-03 – )”, one after the other. */
export const officesInWords = ({ offices = [] }: Speaker): Cell =>
  offices.length === 0 ? null : offices.map(officeInWords).join('; ');

/** “wikidata Q1; orcid 0000”. */
export const idsInWords = ({ ids = [] }: Speaker): Cell =>
  ids.length === 0 ? null : ids.map(({ authority, id }) => `${authority} ${id}`).join('; ');

/** Returns an office with its times. */
export function officeInWords({ title, organisation, from, to }: NonNullable<Speaker['offices']>[number]): string {
  const held = from === undefined && to === undefined ? '' : ` (${from ?? ''} – ${to ?? ''})`;
  return `${title}${organisation === undefined ? '' : `, ${organisation}`}${held}`;
}
