import { type SentenceScorer, sentenceScorer } from '../../shared/analysis/suggest/claims/sentence-scores.ts';
import { readRows, type Row, type RowId } from './rows.ts';
import { type CliWorld, type Ending, misused } from './verb.ts';

/** What rows are read as: texts to suggest for, or sentences to score. */
export type RowDeed = (row: Readonly<Record<string, unknown>>) => object;

/**
 * Scores the sentence of a row by how much it deserves a check. Rows of one `doc` that follow each other are sentences
 * of one text; a row without one stands alone.
 */
export function scoreInTurn(scorerOf: () => SentenceScorer = sentenceScorer): RowDeed {
  let doc: unknown;
  let scorer = scorerOf();
  return (row) => {
    if (row['doc'] === undefined || row['doc'] !== doc) scorer = scorerOf();
    doc = row['doc'];
    return { score: scorer(row['text'] as string) };
  };
}

type BadRow = Extract<Row, { readonly ok: false }>;

/**
 * Answers every row of standard input by one row on standard output, in order and as they come. Bad rows are answered by
 * `{id, error: {code, message, line}}`; the end is 1 if there were any, unless they are tolerated.
 */
export async function answerRows(world: CliWorld, deed: RowDeed, isTolerant: boolean): Promise<Ending> {
  if (world.readStream === undefined || world.write === undefined) return misused('There are no standard streams.');
  let count = 0;
  let badRows = 0;
  let first: BadRow | undefined;
  for await (const rows of readRows(world.readStream())) {
    const tried = rows.map((row) => (row.ok ? attempted(row, deed) : row));
    const failed = tried.filter((one) => !one.ok);
    count += rows.length;
    badRows += failed.length;
    first ??= failed[0];
    await world.write(tried.map((one) => `${JSON.stringify(answerOf(one))}\n`).join(''));
  }
  return first === undefined ? { ending: 'done' } : endingAfter(count, badRows, first, isTolerant);
}

interface Answered {
  readonly ok: true;
  readonly id: RowId;
  readonly answer: object;
}

const answerOf = (row: Answered | BadRow): object =>
  row.ok ? { id: row.id, ...row.answer } : { id: row.id, error: { ...row.error, line: row.line } };

/** One text on which we fail must not cost whoever sent a million. */
function attempted({ id, line, value }: Extract<Row, { readonly ok: true }>, deed: RowDeed): Answered | BadRow {
  try {
    return { ok: true, id, answer: deed(value) };
  } catch (error) {
    const message = `This row could not be read, by a fault of Saidwho (${String(error).split('\n')[0]!.slice(0, 200)}).`;
    return { ok: false, id, line, error: { code: 'row/failed', message } };
  }
}

function endingAfter(count: number, badRows: number, first: BadRow, isTolerant: boolean): Ending {
  const remark = `${badRows} of ${count} rows are bad; the first is line ${first.line}: ${first.error.message}`;
  if (isTolerant) return { ending: 'done', remark };
  return { ending: 'partly', problems: [{ ...first.error, where: `line ${first.line}` }], remark };
}
