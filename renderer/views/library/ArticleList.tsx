import { useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CallArgument } from '../../../shared/ipc/contract.ts';
import type { ProjectAnswers, ProjectRow } from '../../../shared/ipc/project-calls.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import { type Listing, LISTING_AT_START } from '../../store/project.ts';
import { ListedRows } from '../AnnotationRows.tsx';
import { type AskPage, type Paged, SIZE, usePages } from '../desk/pages.ts';
import { useProjectChange } from '../desk/project-change.ts';
import { ArticleFilters } from './ArticleFilters.tsx';
import styles from './ArticleList.module.css';
import { ArticleRow } from './ArticleRow.tsx';

type Answer = ProjectAnswers['listProject'];

/** Of a row, CSS pixels: three lines. */
const HEIGHT = 66;

/** The articles of the project: what is found of them, in the order and the groups that were chosen. */
export function ArticleList() {
  const app = useApp();
  const openId = useAppState((state) => state.opened?.article.id ?? null);
  const listing = useAppState((state) => state.listing);
  const rows = useArticles();
  const heads = useMemo(() => new Map(rows.latest?.groups.map(({ label, at }) => [at, label]) ?? []), [rows.latest]);
  const isOpen = ({ articleId }: ProjectRow) => articleId !== null && articleId === openId;
  const { here, follow, move } = useHere(rows, listing, isOpen, openId);
  const isEmpty = rows.length === 0 && !rows.isAsking && rows.problem === null;
  const isFiltered = Object.keys(listing.filter).length > 0;
  // Where there is nothing, there is nothing to filter.
  const isBare = isEmpty && !isFiltered && rows.latest !== null;
  return (
    <>
      {!isBare && <ArticleFilters total={rows.isAsking ? null : rows.length} />}
      {rows.problem !== null && (
        <p className={styles.problem} role="alert">
          The articles cannot be listed: {rows.problem}
        </p>
      )}
      {isEmpty ? (
        <Nothing isFiltered={isFiltered} />
      ) : (
        <ListedRows
          key={JSON.stringify(listing)}
          label="Articles"
          rows={rows}
          here={here}
          follow={follow}
          height={HEIGHT}
          heads={heads}
          keyOf={({ fileId }) => fileId}
          isStruck={() => false}
          isCurrent={isOpen}
          move={move}
          open={({ fileId }) => void app.openArticle(fileId)}
        >
          {(row) => <ArticleRow row={row} />}
        </ListedRows>
      )}
    </>
  );
}

/** Asked for anew when the listing changes, when the project does, and when an article was saved or came. */
function useArticles() {
  const app = useApp();
  const listing = useAppState((state) => state.listing);
  const articles = useAppState((state) => state.articles);
  const project = useProjectChange();
  const ask = useCallback<AskPage<Answer>>(
    (page) => app.listProject({ ...listing, ...page } satisfies CallArgument<'listProject'>),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is listed may be another with each of them
    [app, listing, project, articles],
  );
  return usePages<ProjectRow, Answer>(ask);
}

/**
 * The row one is at: where the keyboard came to, else the open article. Rows move when articles are saved; then the place
 * moves along with its article, and the list does not scroll.
 */
function useHere(
  rows: Paged<ProjectRow>,
  listing: Listing,
  isOpen: (row: ProjectRow) => boolean,
  openId: string | null,
) {
  const [moved, setMoved] = useState<Moved | null>(null);
  const [found, setFound] = useState<string | null>(null);
  // Where one was in another listing is nowhere in this one.
  const present = moved?.listing === listing ? moved : null;
  const open = placeIn(rows.pages, isOpen);
  if (open >= 0 && found !== openId) setFound(openId);
  const known = present === null ? open : placeIn(rows.pages, ({ fileId }) => fileId === present.fileId);
  const here = known >= 0 ? known : (present?.row ?? -1);
  return {
    here: Math.min(here, rows.length - 1),
    follow: present ?? found,
    move: (row: number) => setMoved({ listing, row, fileId: rows.at(row)?.fileId ?? null }),
  };
}

interface Moved {
  readonly listing: Listing;
  readonly row: number;
  /** Null where the row had not come yet. */
  readonly fileId: string | null;
}

/** The row of the first that is meant, among those that have come; or -1. */
function placeIn(pages: ReadonlyMap<number, readonly ProjectRow[]>, isMeant: (row: ProjectRow) => boolean): number {
  for (const [number, rows] of pages) {
    const row = rows.findIndex(isMeant);
    if (row >= 0) return number * SIZE + row;
  }
  return -1;
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const app = useApp();
  if (!isFiltered) {
    return (
      <p className={styles.nothing}>
        Articles you work on are kept here. Open a text, a web page, a document or another program’s file to begin.
      </p>
    );
  }
  return (
    <p className={styles.nothing}>
      No article fits.{' '}
      <Button className={styles.clear!} onPress={() => app.setListing({ filter: LISTING_AT_START.filter })}>
        Show all
      </Button>
    </p>
  );
}
