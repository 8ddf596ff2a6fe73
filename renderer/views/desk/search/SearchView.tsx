import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Page } from '../../../../shared/ipc/project-calls.ts';
import type { SearchHit, SearchQuery } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { isAsked } from '../../../store/searches.ts';
import { ListedRows } from '../../AnnotationRows.tsx';
import { counted, isolated } from '../../words.ts';
import type { DeskViewProps } from '../DeskView.tsx';
import { type AskPage, type Paged, SIZE, usePages } from '../pages.ts';
import { useProjectChange } from '../project-change.ts';
import { HitRow } from './HitRow.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { SearchForm } from './SearchForm.tsx';
import styles from './Search.module.css';

/** Of a hit, CSS pixels: one line. */
const HEIGHT = 30;

/** For how long nothing is typed before the index is asked, milliseconds. */
const TYPING = 120;

/** Looks for words, phrases and patterns in the project; hits stand with the words around them, article by article. */
export function SearchView({ about }: DeskViewProps) {
  const app = useApp();
  const { search: wanted } = about;
  useEffect(() => {
    if (wanted !== undefined) app.lookInProject(wanted);
  }, [app, wanted]);
  const query = useAppState(({ searching }) => searching.query);
  const here = useAppState(({ searching }) => searching.here);
  const rested = useRestedQuery(query);
  const rows = useHits(rested);
  const heads = useMemo(() => headsOf(rows.pages), [rows.pages]);
  return (
    <section className={styles.section} aria-label="Search the project">
      <SearchForm query={query} problem={rows.problem} />
      <SavedSearches query={query} />
      <Outcome rows={rows} query={query} isWaiting={rows.isAsking || rested !== query} />
      {rows.length > 0 && (
        <div className={styles.hits} data-stale={rows.isAsking}>
          <ListedRows
            key={JSON.stringify(rested)}
            label="Places found"
            rows={rows}
            here={Math.min(here, rows.length - 1)}
            height={HEIGHT}
            heads={heads}
            keyOf={keyOf}
            isStruck={() => false}
            move={app.moveToHit}
            open={({ fileId, articleId, record, start, match }) =>
              void app.openAt({ fileId, articleId, record, start, length: match.length })
            }
            isOpenedByClick
          >
            {(hit) => <HitRow hit={hit} />}
          </ListedRows>
        </div>
      )}
    </section>
  );
}

const keyOf = ({ fileId, part, record, start, before, match, after }: SearchHit): string =>
  [fileId, part, record, start, before, match, after].join(' ');

/** What is found; another question puts the last one aside. */
function useHits(rested: SearchQuery): Paged<SearchHit> {
  const app = useApp();
  const project = useProjectChange();
  const ask = useCallback<AskPage<Page<SearchHit>>>(
    async (page) => {
      const answer = await app.searchProject({ query: rested, ...page });
      if (!answer.ok) throw new Error(answer.problems[0].message);
      return answer.value;
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is found may be another when the project changes
    [app, rested, project],
  );
  return usePages<SearchHit>(isAsked(rested) ? ask : null);
}

/** What was asked a moment ago, so that the index is not asked for every letter. */
function useRestedQuery(query: SearchQuery): SearchQuery {
  const [rested, setRested] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), TYPING);
    return () => clearTimeout(timer);
  }, [query]);
  return isAsked(query) ? rested : query;
}

/** A heading stands where an article begins, among the hits that have come. */
function headsOf(pages: ReadonlyMap<number, readonly SearchHit[]>): ReadonlyMap<number, string> {
  const heads = new Map<number, string>();
  for (const [number, hits] of pages) {
    for (const [index, hit] of hits.entries()) {
      const before = index > 0 ? hits[index - 1] : pages.get(number - 1)?.at(-1);
      if (before?.fileId !== hit.fileId) heads.set(number * SIZE + index, headOf(hit));
    }
  }
  return heads;
}

const headOf = ({ title, outlet, published }: SearchHit): string =>
  [title, outlet ?? '', published?.slice(0, 10) ?? ''].filter(Boolean).map(isolated).join(' · ');

interface OutcomeProps {
  readonly rows: Paged<SearchHit>;
  readonly query: SearchQuery;
  readonly isWaiting: boolean;
}

function Outcome({ rows, query, isWaiting }: OutcomeProps) {
  if (!isAsked(query)) {
    return (
      <p className={styles.quiet}>
        Words must all occur in one place; words in “quotation marks” stand together. A pattern is a regular expression.
      </p>
    );
  }
  const found = rows.length === 0 ? 'Nothing found' : `${counted(rows.length, 'place', 'places')} found`;
  return (
    <p className={styles.outcome} role="status" data-testid="found-in-project">
      {rows.problem === null ? (isWaiting ? 'Searching…' : found) : ''}
    </p>
  );
}
