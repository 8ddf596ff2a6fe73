import type { News } from '../../shared/ipc/contract.ts';
import type { EditorSnapshot } from '../editor/index.ts';

/** What is asked of the screen to tell of a step, and to take it back. */
export interface UndoableWorld {
  present(): EditorSnapshot | null;
  tell(news: News): void;
  /** Takes the last step back. */
  undo(): void;
}

/**
 * What a notice offers to undo: the article right after it was done is remembered, since whatever was done afterwards
 * would be undone first.
 */
export function undoableOf({ present, tell, undo }: UndoableWorld) {
  let last: { readonly after: EditorSnapshot | null; readonly goneOn: string } = { after: null, goneOn: '' };

  /** The last step is what the next notice tells of. @param goneOn what to say when more was done */
  const remember = (goneOn: string): void => {
    last = { after: present(), goneOn };
  };
  return {
    remember,
    /** Tells what was just done, with a way back. */
    told(text: string, goneOn: string): void {
      remember(goneOn);
      tell({ tone: 'information', text, actions: [{ act: 'undo', label: 'Undo' }] });
    },
    /** Undoes what was told, unless something was done since: that would go first. */
    takeBack(): void {
      const now = present();
      const isLast = now?.set === last.after?.set && now?.index === last.after?.index;
      if (isLast) undo();
      else tell({ tone: 'information', text: last.goneOn, actions: [] });
    },
  };
}

export const GONE_ON =
  'You have changed something since. Undo step by step until it is gone, or choose “Your work before the merge” under File, Earlier versions.';

export const FIXED_GONE_ON =
  'You have changed something since. Undo step by step until what was put right is as it was.';
export const SCHEME_GONE_ON = 'You have changed something since. Undo step by step until the scheme is as it was.';
export const REPLACED_GONE_ON = 'You have changed something since. Undo step by step until the old words are back.';
export const TAKEN_GONE_ON =
  'You have changed something since. Undo step by step until the suggestions are open again.';
