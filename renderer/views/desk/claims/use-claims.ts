import { useCallback, useMemo } from 'react';
import type { Page } from '../../../../shared/ipc/project-calls.ts';
import type { ClaimFilter, ClaimRow, ClaimSort } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { type AskPage, type Paged, usePages } from '../pages.ts';

/** What the index answers of claims. */
interface ClaimsPage extends Page<ClaimRow> {
  readonly byState: Readonly<Record<string, number>>;
}

interface Asked {
  readonly filter: ClaimFilter;
  readonly sort: ClaimSort;
  /** Asked anew when it changes. */
  readonly version: number;
}

/** Returns the claims that pass the filter, asked for again whenever the project changes. */
export function useClaims({ filter, sort, version }: Asked): Paged<ClaimRow, ClaimsPage> {
  const app = useApp();
  const project = useAppState((state) => state.project);
  // By what they say: a filter that is made anew while drawing is the same question.
  const question = JSON.stringify({ filter, sort });
  const asked = useMemo(() => JSON.parse(question) as { filter: ClaimFilter; sort: ClaimSort }, [question]);
  return usePages<ClaimRow, ClaimsPage>(
    useCallback<AskPage<ClaimsPage>>(
      (page) => app.listClaims({ ...asked, ...page }),
      // oxlint-disable-next-line react/exhaustive-deps -- a change of these two is a reason to ask again
      [app, asked, version, project],
    ),
  );
}
