import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '../../../shared/ipc/project-calls.ts';

/** Long lists of the project come in pages, and only those that somebody looks at are asked for. */

/** Rows of a page; a screenful and more. */
export const SIZE = 100;

/** A list of which some rows may not have come yet. */
export interface Paged<Row, Answer extends Page<Row> = Page<Row>> {
  readonly length: number;
  /** The row, or null while it is on its way, and beyond the end; asking for it brings its page. */
  at(row: number): Row | null;
  /** The pages that have come, by number. */
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  /** The latest answer as a whole, for what it says besides its rows; null before the first. */
  readonly latest: Answer | null;
  /** True until the first rows of what is asked for now have come. */
  readonly isAsking: boolean;
  /** Why nothing comes. */
  readonly problem: string | null;
}

interface Fetched<Row, Answer> {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  readonly latest: Answer | null;
  readonly isAsking: boolean;
  readonly problem: string | null;
}

/** Asks for a stretch of a list. */
export type AskPage<Answer> = (page: { readonly offset: number; readonly limit: number }) => Promise<Answer>;

/**
 * Returns a list that is asked for page by page. What was there stays on the screen until rows of another list have come,
 * and answers that nobody waits for any more are dropped.
 *
 * @param ask a new function where something else is asked for (remember it by `useCallback`); null to ask for nothing
 */
export function usePages<Row, Answer extends Page<Row> = Page<Row>>(ask: AskPage<Answer> | null): Paged<Row, Answer> {
  const [fetched, setFetched] = useState<Fetched<Row, Answer>>(NOTHING);
  const asked = useRef<{ readonly ask: AskPage<Answer> | null; readonly pages: Set<number> }>(NOBODY);
  const looked = useRef(0);

  const bring = useCallback(
    (number: number) => {
      if (ask === null || asked.current.ask !== ask || asked.current.pages.has(number)) return;
      const { pages: known } = asked.current;
      const isFirst = known.size === 0;
      known.add(number);
      ask({ offset: number * SIZE, limit: SIZE }).then(
        (answer) => {
          if (asked.current.ask !== ask) return;
          setFetched(({ pages }) => ({
            total: answer.total,
            pages: new Map([...(isFirst ? [] : pages), [number, answer.rows]]),
            latest: answer,
            isAsking: false,
            problem: null,
          }));
        },
        (error: unknown) => {
          if (asked.current.ask !== ask) return;
          setFetched({ ...NOTHING, problem: error instanceof Error ? error.message : String(error) });
        },
      );
    },
    [ask],
  );
  useEffect(() => {
    asked.current = { ask, pages: new Set() };
    setFetched(ask === null ? NOTHING : (before) => ({ ...before, isAsking: true, problem: null }));
    bring(looked.current);
    return () => {
      asked.current = NOBODY;
    };
  }, [ask, bring]);

  const { pages, total, latest, isAsking, problem } = fetched;
  const at = (row: number): Row | null => {
    if (row < 0 || row >= total) return null;
    const number = Math.floor(row / SIZE);
    looked.current = number;
    const page = pages.get(number);
    // Rows are asked for while the screen is drawn; bringing them is for afterwards.
    if (page === undefined && !isAsking) queueMicrotask(() => bring(number));
    return page?.[row % SIZE] ?? null;
  };
  return { length: total, at, pages, latest, isAsking, problem };
}

const NOTHING = { total: 0, pages: new Map<number, never>(), latest: null, isAsking: false, problem: null } as const;
const NOBODY = { ask: null, pages: new Set<number>() } as const;
