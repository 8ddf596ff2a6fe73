import type { StoreApi } from 'zustand/vanilla';
import { hasReason, needsReasonToMove, withState } from '../../shared/annotations/dossier-changes.ts';
import type { Host } from '../../shared/ipc/contract.ts';
import type { ClaimState } from '../../shared/model/dossier.ts';
import type { ClaimRow, Project, SavedView } from '../../shared/model/project.ts';
import type { Problem } from '../../shared/result.ts';
import type { AppState } from './app-state.ts';
import { type dossierCalls, nextState } from './dossier.ts';

/** What the board and the table of claims do: move claims on and back, open them, and keep views in the project’s file. */
export interface ClaimsDesk {
  readonly host: Host;
  readonly store: StoreApi<AppState>;
  readonly dossier: ReturnType<typeof dossierCalls>;
  openAt(place: { fileId: string; articleId: string; record: string; start: number }): Promise<void>;
  complain(problems: readonly Problem[]): void;
}

/** A move that has to say why: what moves was published. */
export interface AskedMove {
  readonly from: ClaimState;
  readonly to: ClaimState;
}

export function claimsCalls({ host, store, dossier, openAt, complain }: ClaimsDesk) {
  /** Writes the views of the project anew. */
  const putViews = async (to: (views: Project['views']) => Project['views']): Promise<void> => {
    const { project } = store.getState();
    if (project === null) return;
    const answer = await host.call('putProject', {
      project: { ...project.project, views: to(project.project.views) },
    });
    if (answer.ok) store.setState({ project: answer.value });
    else complain(answer.problems);
  };

  /** How far the check of a claim is: in the article on the screen as it stands there, else as the index tells. */
  const stateOf = ({ articleId, id, state }: ClaimRow): ClaimState => {
    const { opened, snapshot } = store.getState();
    return opened?.article.id === articleId ? (snapshot?.set.dossierOf(id)?.state ?? 'to-check') : state;
  };

  return {
    stateOf,
    /**
     * Moves the check of a claim one state on or back: what it became, null where it stays, or that a reason is to be asked
     * for, since it was published.
     */
    move: async (row: ClaimRow, by: 1 | -1, reason?: string): Promise<ClaimState | AskedMove | null> => {
      const { person } = store.getState();
      const signing = { newId: () => crypto.randomUUID(), at: new Date().toISOString(), by: person, reason };
      let moved: ClaimState | null = null;
      let asked: AskedMove | null = null;
      // The index may be older than the file: what counts is how far the check is there.
      const isDone = await dossier.change({ ...row, claimId: row.id }, 'A check was moved', (present) => {
        const to = nextState(present.state, by);
        if (to === null) return present;
        if (needsReasonToMove(present, to) && !hasReason(signing)) {
          asked = { from: present.state, to };
          return present;
        }
        moved = to;
        return withState(present, to, signing);
      });
      if (asked !== null) return asked;
      return isDone ? moved : null;
    },
    /** Opens the article at the claim, with its check beside it. */
    open: async ({ fileId, articleId, id, start }: ClaimRow): Promise<void> => {
      store.setState({ isDossierShown: true });
      await openAt({ fileId, articleId, record: id, start });
    },
    /** Keeps a way to look at the claims, in place of one of that name. */
    keepView: (view: Omit<SavedView, 'id'>): Promise<void> =>
      putViews((views) => {
        const known = views.find(({ name }) => name === view.name);
        const kept = { ...view, id: known?.id ?? crypto.randomUUID() };
        return known === undefined ? [...views, kept] : views.map((one) => (one === known ? kept : one));
      }),
    forgetView: (id: string): Promise<void> => putViews((views) => views.filter((one) => one.id !== id)),
  };
}
