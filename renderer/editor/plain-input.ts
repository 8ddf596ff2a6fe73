import { Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { sliceOfText } from './editing.ts';
import { isTagging } from './focus-plugin.ts';

/**
 * What comes in from the clipboard or by drag comes in as plain text: an article has no formatting of its own. The
 * markup that other programs put beside the text is not even parsed, so that nowhere in the page text becomes markup,
 * and its policy can forbid exactly that (PROMISES §6.7). While tagging, nothing comes in.
 */
export const plainInput = {
  /** What an input method is composing is the browser's business until it is done. */
  paste: (view: EditorView, event: ClipboardEvent): boolean => {
    if (view.composing) return false;
    event.preventDefault();
    insertText(view, event.clipboardData, 'paste');
    return true;
  },

  /** What is dragged within the article stays with ProseMirror, which has it as nodes; files are the window's. */
  drop: (view: EditorView, event: DragEvent): boolean => {
    if (view.dragging !== null || event.defaultPrevented) return false;
    event.preventDefault();
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (place !== null) insertText(view, event.dataTransfer, 'drop', place.pos);
    return true;
  },
} as const;

/** Puts the text in place of the selection, or at `pos`, a position of ProseMirror. */
function insertText(view: EditorView, given: DataTransfer | null, event: 'paste' | 'drop', pos?: number): void {
  const text = given?.getData('text/plain') ?? '';
  if (text === '' || isTagging(view.state)) return;
  const { tr } = view.state;
  if (pos !== undefined) tr.setSelection(Selection.near(tr.doc.resolve(pos)));
  tr.replaceSelection(sliceOfText(text)).scrollIntoView().setMeta('uiEvent', event);
  view.dispatch(event === 'paste' ? tr.setMeta('paste', true) : tr);
}
