import { Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { readForeignText, sliceOfText } from './editing.ts';
import { isTagging } from './focus-plugin.ts';

/**
 * What comes in from the clipboard or by drag comes in as plain text: an article has no formatting of its own. The
 * markup that other programs put beside the text is not even parsed, so that nowhere in the page text becomes markup,
 * and its policy can forbid exactly that (PROMISES §6.7). While tagging, nothing comes in.
 *
 * @param onReplaced told how many characters could not be kept and became U+FFFD
 */
export const plainInput = (onReplaced: (count: number) => void) => ({
  /** What an input method is composing is the browser's business until it is done. */
  paste: (view: EditorView, event: ClipboardEvent): boolean => {
    if (view.composing) return false;
    event.preventDefault();
    tell(insertText(view, event.clipboardData, 'paste'), onReplaced);
    return true;
  },

  /** What is dragged within the article stays with ProseMirror, which has it as nodes; files are the window's. */
  drop: (view: EditorView, event: DragEvent): boolean => {
    if (view.dragging !== null || event.defaultPrevented) return false;
    event.preventDefault();
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (place !== null) tell(insertText(view, event.dataTransfer, 'drop', place.pos), onReplaced);
    return true;
  },
});

function tell(count: number, onReplaced: (count: number) => void): void {
  if (count > 0) onReplaced(count);
}

/**
 * Puts the text in place of the selection, or at `pos`, a position of ProseMirror; returns how many characters of it
 * became U+FFFD.
 */
function insertText(view: EditorView, given: DataTransfer | null, event: 'paste' | 'drop', pos?: number): number {
  const text = given?.getData('text/plain') ?? '';
  if (text === '' || isTagging(view.state)) return 0;
  const { tr } = view.state;
  if (pos !== undefined) tr.setSelection(Selection.near(tr.doc.resolve(pos)));
  tr.replaceSelection(sliceOfText(text)).scrollIntoView().setMeta('uiEvent', event);
  view.dispatch(event === 'paste' ? tr.setMeta('paste', true) : tr);
  return readForeignText(text).replacedCharacters;
}
