import type { EditorSnapshot } from '../editor/index.ts';

/**
 * What a notice offers to undo: the article right after it was done is remembered, since whatever was done afterwards
 * would be undone first.
 */
export function undoableOf(present: () => EditorSnapshot | null) {
  let undoable: { readonly after: EditorSnapshot | null; readonly goneOn: string } = { after: null, goneOn: '' };
  return {
    /** The last step is what the notice tells of. @param goneOn what to say when more was done */
    remember(goneOn: string): void {
      undoable = { after: present(), goneOn };
    },
    /** Returns what to say when something was done since; null while undoing takes back just what was told. */
    goneOn(): string | null {
      const now = present();
      const { after, goneOn } = undoable;
      return now?.set === after?.set && now?.index === after?.index ? null : goneOn;
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
