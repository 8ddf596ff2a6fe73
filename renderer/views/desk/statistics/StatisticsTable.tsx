import { useState } from 'react';
import { Button } from 'react-aria-components';
import { OF_QUOTES_ALONE, percentOf } from '../../../../shared/analysis/statistics/tally.ts';
import type { Counts, Measure, Share, Statistics } from '../../../../shared/model/statistics.ts';
import { isolated } from '../../words.ts';
import styles from './Statistics.module.css';

interface StatisticsTableProps {
  readonly statistics: Statistics;
  /** What the first column holds. */
  readonly header: string;
  readonly chosen: string | null;
  readonly labelOf: (share: Share) => string;
  readonly choose: (key: string) => void;
}

const COLUMNS: Readonly<Record<Measure, string>> = { quotes: 'Quotes', words: 'Words', claims: 'Claims' };

/** Rows shown before more are asked for. */
const STEP = 200;

/** The numbers of a chart, all of them; choosing a name lists its quotes. */
export function StatisticsTable({ statistics, header, chosen, labelOf, choose }: StatisticsTableProps) {
  const [most, setMost] = useState(STEP);
  const { dimension, shares, total } = statistics;
  const measures = (['quotes', 'words', 'claims'] as const).filter(
    (measure) => measure !== 'claims' || !OF_QUOTES_ALONE.has(dimension),
  );
  const numbers = (counts: Counts) =>
    measures.flatMap((measure) => [
      <td key={measure}>{counts[measure]}</td>,
      <td key={`${measure} %`} className={styles.percent}>
        {percentOf(counts[measure], total[measure]).toFixed(1)} %
      </td>,
    ]);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{header}</th>
            {measures.map((measure) => (
              <th key={measure} scope="colgroup" colSpan={2}>
                {COLUMNS[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shares.slice(0, most).map((share) => (
            <tr key={share.key} data-chosen={share.key === chosen}>
              <th scope="row">
                <Button
                  className={styles.choose!}
                  aria-pressed={share.key === chosen}
                  aria-label={`Quotes of ${isolated(labelOf(share))}`}
                  onPress={() => choose(share.key)}
                >
                  <bdi>{labelOf(share)}</bdi>
                </Button>
              </th>
              {numbers(share)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            {numbers(total)}
          </tr>
        </tfoot>
      </table>
      {shares.length > most && (
        <Button className={styles.button!} onPress={() => setMost(most + STEP)}>
          Show {Math.min(STEP, shares.length - most)} more of {shares.length}
        </Button>
      )}
    </>
  );
}
