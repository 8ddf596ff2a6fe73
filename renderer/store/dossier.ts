import type { StoreApi } from 'zustand/vanilla';
import { needsReasonToMove, withEvidence, withState } from '../../shared/annotations/dossier-changes.ts';
import { dossierIdOf, emptyDossier } from '../../shared/annotations/dossiers.ts';
import type { Host, News } from '../../shared/ipc/contract.ts';
import {
  CLAIM_STATES,
  type ClaimState,
  type Dossier,
  type Evidence,
  type Passage,
  type Stance,
} from '../../shared/model/dossier.ts';
import type { Problem } from '../../shared/result.ts';
import { type ArticleEditor, changeDossier, type EditorSnapshot, selectedPassage } from '../editor/index.ts';
import type { AppState, Notice } from './app-state.ts';

/**
 * The check of claims as the screen has it: which claim is **worked on** (words of any article can be taken as evidence for
 * it), the passage that waits for its stance, files that are copied in, and by whom decisions are signed.
 */

/** A claim in an article, which may not be the one on the screen. */
export interface ClaimPlace {
  readonly articleId: string;
  readonly claimId: string;
  /** Found in the list of articles where it is left out. */
  readonly fileId?: string;
  readonly title?: string;
}

/** The claim that is worked on. */
export interface WorkedClaim extends ClaimPlace {
  /** Its words, for the bar that asks what a passage says to it. */
  readonly words: string;
}

/** Words that are about to become evidence. */
export interface WaitingPassage {
  readonly claim: WorkedClaim;
  readonly passage: Passage;
}

/** To where the check of a claim is to move once somebody has said why. */
export interface WaitingMove {
  readonly claimId: string;
  readonly to: ClaimState;
}

export interface DossierDesk {
  readonly host: Host;
  readonly store: StoreApi<AppState>;
  editor(): ArticleEditor | null;
  tell(news: News): void;
  notify(tone: Notice['tone'], text: string): void;
  complain(problems: readonly Problem[]): void;
}

/** How many UTF-16 code units of a claim its name has. */
const NAME_LENGTH = 120;

export function dossierCalls({ host, store, editor, tell, notify, complain }: DossierDesk) {
  const day = () => new Date().toISOString().slice(0, 10);

  /** Notes that the active claim is worked on; null where no claim is active. */
  const work = (): WorkedClaim | null => {
    const { opened, snapshot } = store.getState();
    const claim = snapshot?.set.findAnnotation(snapshot.focus.active ?? '') ?? null;
    if (opened === null || snapshot === null || claim?.kind !== 'claim') return null;
    const covered = claim.fragments.map(({ start, end }) => snapshot.index.slice(start, end)).join(' … ');
    const { normalised } = claim.attributes;
    const words = typeof normalised === 'string' && normalised !== '' ? normalised : covered;
    const worked = { articleId: opened.article.id, claimId: claim.id, words: words.slice(0, NAME_LENGTH) };
    store.setState({ workedClaim: worked });
    return worked;
  };

  /**
   * Changes the check of a claim, wherever it stands: in the editor, or in its file, where the change is saved and can be
   * taken back by a notice. False when nothing was changed, and why is told.
   *
   * @param told what is said of a change in another article; its title follows
   */
  const change = async (claim: ClaimPlace, told: string, to: (dossier: Dossier) => Dossier): Promise<boolean> => {
    const { opened, articles } = store.getState();
    if (opened?.article.id === claim.articleId) {
      return editor()?.perform((state) => changeDossier(state, claim.claimId, to)) ?? false;
    }
    const listed = articles.find(({ articleId }) => articleId === claim.articleId);
    const fileId = claim.fileId ?? listed?.fileId;
    if (fileId === undefined) {
      notify('problem', 'The article of the claim is not in the library any more, so nothing was changed.');
      return false;
    }
    const records = await host.call('readRecords', { fileId });
    if (!records.ok) {
      complain(records.problems);
      return false;
    }
    if (!records.value.some((one) => one.record === 'annotation' && one.id === claim.claimId)) {
      notify('problem', 'The claim is not in its article any more, so nothing was changed.');
      return false;
    }
    const id = dossierIdOf(claim.claimId);
    const present = records.value.find((one): one is Dossier => one.record === 'dossier' && one.id === id);
    const before = present ?? emptyDossier(claim.claimId);
    const after = to(before);
    if (after === before) return false;
    const answer = await host.call('editArticles', { name: told, edits: [{ fileId, set: [{ id, after }] }] });
    if (!answer.ok) {
      complain(answer.problems);
      return false;
    }
    const { editId, problems } = answer.value;
    for (const problem of problems.slice(0, 3)) notify('problem', problem);
    const title = claim.title ?? listed?.title ?? 'another article';
    const undo = { act: 'undo-edit', label: 'Undo', editId } as const;
    tell({ tone: 'information', text: `${told} in “${title}”.`, actions: [undo] });
    return true;
  };

  const put = (claim: WorkedClaim, evidence: Evidence): Promise<boolean> =>
    change(claim, 'Evidence was added to a claim', (dossier) => withEvidence(dossier, evidence));

  /** Moves the check of a claim of the article on the screen; what was published waits until somebody has said why. */
  const moveTo = (claimId: string, to: ClaimState, reason?: string): void => {
    const { person, snapshot } = store.getState();
    const present = snapshot?.set.dossierOf(claimId) ?? emptyDossier(claimId);
    if (reason === undefined && needsReasonToMove(present, to)) {
      store.setState({ isDossierShown: true, waitingMove: { claimId, to } });
      return;
    }
    editor()?.perform((state, { newId, now }) =>
      changeDossier(state, claimId, (dossier) => withState(dossier, to, { newId, at: now(), by: person, reason })),
    );
  };

  return {
    work,
    change,
    /** The caret moved: while its check is shown, the claim it is in is worked on. */
    moved({ focus, selection, set }: EditorSnapshot): void {
      const { isDossierShown, workedClaim, waitingMove } = store.getState();
      if (waitingMove !== null && focus.active !== waitingMove.claimId) store.setState({ waitingMove: null });
      const isCaret = selection.start === selection.end;
      if (!isDossierShown || !isCaret || focus.active === null || focus.active === workedClaim?.claimId) return;
      if (set.findAnnotation(focus.active)?.kind === 'claim') work();
    },
    /** Asks what the selected words say to the claim that is worked on. */
    offerSelection(): void {
      const claim = store.getState().workedClaim ?? work();
      const { opened, snapshot } = store.getState();
      if (claim === null || opened === null || snapshot === null) return;
      let passage: Passage | null = null;
      editor()?.perform((state) => {
        passage = selectedPassage(state, { id: opened.article.id, title: snapshot.set.metadata.title });
        return null;
      });
      if (passage === null) notify('information', 'Select the words that are evidence first.');
      else store.setState({ passage: { claim, passage }, wantedFocus: { target: 'stance' } });
    },
    /** Takes the passage that waits. @param stance null where it is left open */
    async takePassage(stance: Stance | null): Promise<void> {
      const { passage: waiting } = store.getState();
      store.setState({ passage: null });
      editor()?.focus();
      if (waiting === null) return;
      const evidence: Evidence = {
        id: crypto.randomUUID(),
        ...(stance === null ? {} : { stance }),
        passage: waiting.passage,
        sourceName: waiting.passage.title,
        medium: 'web-text',
        captured: day(),
      };
      await put(waiting.claim, evidence);
    },
    dropPassage(): void {
      store.setState({ passage: null });
      editor()?.focus();
    },
    /** Copies a file that is chosen into the project, as evidence for the claim that is worked on. */
    async addFile(): Promise<void> {
      const claim = work() ?? store.getState().workedClaim;
      if (claim === null) return;
      const answer = await host.call('chooseEvidence', {});
      if (answer === null) return;
      if (!answer.ok) {
        complain(answer.problems);
        return;
      }
      const file = answer.value;
      await put(claim, { id: crypto.randomUUID(), file, ...mediumOf(file.mediaType), captured: day() });
    },
    /** Moves the active claim's check one state on or back. */
    step(by: 1 | -1): void {
      const claim = work();
      if (claim === null) return;
      const { snapshot } = store.getState();
      const at = snapshot?.set.dossierOf(claim.claimId)?.state ?? 'to-check';
      const next = nextState(at, by);
      if (next !== null) moveTo(claim.claimId, next);
    },
    moveTo,
    /** Moves the check that waits for its reason; an empty one leaves it where it is. */
    takeMove(reason: string): void {
      const { waitingMove } = store.getState();
      store.setState({ waitingMove: null });
      if (waitingMove !== null && reason.trim() !== '') moveTo(waitingMove.claimId, waitingMove.to, reason);
      editor()?.focus();
    },
    setPerson(person: string): void {
      store.setState({ person });
      void host.call('setPerson', { name: person });
    },
  };
}

/** Returns the state behind or before one; null at the ends. Nothing is moved to “corrected”: a correction makes it so. */
export function nextState(state: ClaimState, by: 1 | -1): ClaimState | null {
  const next = CLAIM_STATES[CLAIM_STATES.indexOf(state) + by];
  return next === undefined || next === 'corrected' || state === 'corrected' ? null : next;
}

function mediumOf(mediaType: string): Pick<Evidence, 'medium'> {
  const [sort] = mediaType.split('/');
  if (mediaType === 'application/pdf') return { medium: 'pdf' };
  if (sort === 'image' || sort === 'audio' || sort === 'video') return { medium: sort };
  if (/csv|sheet/u.test(mediaType)) return { medium: 'table' };
  return sort === 'text' || sort === 'multipart' ? { medium: 'web-text' } : {};
}
