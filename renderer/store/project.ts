import type { StoreApi } from 'zustand/vanilla';
import type { CallArgument, Host, OpenedArticle } from '../../shared/ipc/contract.ts';
import type { ProjectState } from '../../shared/ipc/project-calls.ts';
import type {
  ArticleFilter,
  ArticleGroup,
  ArticleSort,
  Project,
  SavedSearch,
  SearchQuery,
} from '../../shared/model/project.ts';
import type { Problem, Result } from '../../shared/result.ts';
import { SEARCHING_AT_START, withoutSearch, withSearch } from './searches.ts';
import type { AppState } from './app-state.ts';

/** The project the page works in: which one it is, what its own file holds, and what its index tells. */

/** Which articles the library lists, and in which order. */
export interface Listing {
  readonly filter: ArticleFilter;
  readonly sort: ArticleSort;
  readonly isDescending: boolean;
  readonly group: ArticleGroup;
}

/** What was worked on last comes first. */
export const LISTING_AT_START: Listing = { filter: {}, sort: 'modified', isDescending: true, group: 'none' };

export interface ProjectScreen {
  readonly host: Host;
  readonly store: StoreApi<AppState>;
  /** Waits for the last article's changes, runs `ask`, and shows the article that comes of it; see the store. */
  opening(ask: () => Promise<Result<OpenedArticle> | null>): Promise<void>;
  /** Takes the article off the screen. */
  closeArticle(): Promise<void>;
  complain(problems: readonly Problem[]): void;
}

export function projectCalls({ host, store, opening, closeArticle, complain }: ProjectScreen) {
  const knowProject = (project: ProjectState) => store.setState({ project });
  /** What changes the project's own file is done one after the other: each goes on from what the last made of it. */
  let changes: Promise<unknown> = Promise.resolve();

  const take = async (answer: Result<ProjectState> | null): Promise<boolean> => {
    if (answer?.ok === true) knowProject(answer.value);
    else if (answer !== null) complain(answer.problems);
    return answer?.ok === true;
  };
  /**
   * Goes on with another project: its own article comes on the screen, or none, so that nobody works on an article of the
   * last one unawares. Today's filters may not apply to it, nor does the claim that was worked on belong to it.
   */
  const enter = (ask: () => Promise<Result<ProjectState> | null>): Promise<void> =>
    opening(async () => {
      const isEntered = await take(await ask());
      if (!isEntered) return null;
      store.setState({ listing: LISTING_AT_START, searching: SEARCHING_AT_START, workedClaim: null });
      const opened = await host.call('openProjectArticle', {});
      if (opened?.ok !== true) await closeArticle();
      return opened;
    });

  /** Changes what the project's own file holds; false when it could not be written. */
  const changeProject = async (change: (project: Project) => Project): Promise<boolean> => {
    const next = changes.then(async () => {
      const { project } = store.getState();
      return project !== null && take(await host.call('putProject', { project: change(project.project) }));
    });
    changes = next.catch(() => undefined);
    return next;
  };

  return {
    knowProject,
    /** Asks what the project is; without an answer the screen does without it. */
    askProject: async () => host.call('projectState', {}).then(knowProject, () => undefined),
    chooseProject: async (what: 'open' | 'create') => enter(() => host.call('chooseProject', { what })),
    openProject: async (projectId: string) => enter(() => host.call('openProject', { projectId })),
    changeProject,
    /** Looks for something else in the project. */
    lookInProject: (query: SearchQuery) => store.setState({ searching: { query, here: -1 } }),
    moveToHit: (here: number) => store.setState(({ searching }) => ({ searching: { ...searching, here } })),
    keepSearch: (search: SavedSearch) => changeProject((project) => withSearch(project, search)),
    dropSearch: (id: string) => changeProject((project) => withoutSearch(project, id)),
    setListing: (change: Partial<Listing>) => store.setState(({ listing }) => ({ listing: { ...listing, ...change } })),
    listProject: (asked: CallArgument<'listProject'>) => host.call('listProject', asked),
    listClaims: (asked: CallArgument<'listClaims'>) => host.call('listClaims', asked),
    listSpeakers: (asked: CallArgument<'listSpeakers'>) => host.call('listSpeakers', asked),
    searchProject: (asked: CallArgument<'searchProject'>) => host.call('searchProject', asked),
  };
}
