import { useEffect, useMemo, useState } from 'react';
import { articleRows } from '../../../../shared/analysis/statistics/article-rows.ts';
import { type SpeakersByKey, tallyAll } from '../../../../shared/analysis/statistics/tally.ts';
import type { QuoteRow } from '../../../../shared/model/project.ts';
import type { Statistics } from '../../../../shared/model/statistics.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { useRested } from '../../remembered.ts';

/** Where statistics come from. */
export interface Source {
  /** Null while they are counted. */
  readonly statistics: readonly Statistics[] | null;
  /** What was counted, in words. */
  readonly name: string;
  readonly problem: string | null;
}

/** Counts the article on the screen, anew when its records change. */
export function useArticleStatistics(): Source & {
  readonly quotes: readonly QuoteRow[];
  readonly speakers: SpeakersByKey;
} {
  const { set, index } = useRested(useAppState((state) => state.snapshot!));
  const articleId = useAppState((state) => state.opened?.article.id ?? '');
  return useMemo(() => {
    const { title, outlet = null, published = null } = set.metadata;
    const place = { fileId: '', articleId, title, outlet, published };
    const { quotes, claims, speakers } = articleRows(set, index.text, place);
    return { statistics: tallyAll(quotes, claims, speakers), quotes, speakers, name: title, problem: null };
  }, [set, index, articleId]);
}

/** Asks what the index counts of the project, anew when that changes. */
export function useProjectStatistics(): Source {
  const app = useApp();
  const project = useAppState((state) => state.project);
  const [known, setKnown] = useState<Omit<Source, 'name'>>({ statistics: null, problem: null });
  useEffect(() => {
    let isWanted = true;
    app.projectStatistics().then(
      (statistics) => isWanted && setKnown({ statistics, problem: null }),
      (error: unknown) => isWanted && setKnown({ statistics: null, problem: String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [app, project]);
  return { ...known, name: project?.project.title ?? '' };
}
