import { useCallback, useMemo } from 'react';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { QuoteRow } from '../../../../shared/model/project.ts';
import { useApp } from '../../../store/app-context.ts';
import { count } from '../../words.ts';
import { type AskPage, usePages } from '../pages.ts';
import { PlainRows } from '../PlainRows.tsx';
import { QuoteWords } from '../speaker/QuoteWords.tsx';
import styles from './Statistics.module.css';

interface ShareQuotesProps {
  /** What the share is called. */
  readonly label: string;
  /** Asks for a stretch of its quotes; a new function for another share. */
  readonly ask: AskPage<{ readonly rows: readonly QuoteRow[]; readonly total: number }>;
  readonly close: () => void;
}

/** The quotes that a mark of the chart counts; Enter goes to one in its article. */
export function ShareQuotes({ label, ask, close }: ShareQuotesProps) {
  const app = useApp();
  const rows = usePages<QuoteRow>(ask);
  return (
    <section className={styles.quotes} aria-label={`Quotes of ${label}`}>
      <div className={styles.quotesHead}>
        <h3>
          <bdi>{label}</bdi>: {count(rows.length, 'quote', 'quotes')}
        </h3>
        <Button className={styles.close!} aria-label="Close the list of quotes" onPress={close}>
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
      {rows.problem !== null && <p>{rows.problem}</p>}
      <PlainRows
        label={`Quotes of ${label}`}
        rows={rows}
        height={66}
        keyOf={({ articleId, id }) => `${articleId} ${id}`}
        open={({ fileId, articleId, id, start }) => void app.openAt({ fileId, articleId, record: id, start })}
      >
        {(row) => <QuoteWords row={row} namesSpeaker />}
      </PlainRows>
    </section>
  );
}

/** Returns a function that answers stretches of a list that is there already. */
export const useListed = (rows: readonly QuoteRow[]): ShareQuotesProps['ask'] =>
  useMemo(
    () =>
      ({ offset, limit }) =>
        Promise.resolve({ rows: rows.slice(offset, offset + limit), total: rows.length }),
    [rows],
  );

/** Returns a function that asks main for the quotes of one share of the project. */
export function useProjectShare(by: Parameters<ReturnType<typeof useApp>['quotesOfShare']>[0]['by'], key: string) {
  const app = useApp();
  return useCallback<ShareQuotesProps['ask']>((page) => app.quotesOfShare({ by, key, ...page }), [app, by, key]);
}
