import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/**
 * Takes over where the browser has put the caret. It moves the caret at once on an arrow key or a click but tells of
 * it later: a letter typed fast would tag where the caret was, and a page drawn anew would put the caret back.
 */
export function readCaret(view: EditorView): void {
  const selection = document.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  // Without the focus the page's selection is left behind by commands, and the state's own one counts.
  if (!view.hasFocus()) return;
  if (selection === null || anchorNode == null || focusNode == null || view.composing) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const { doc, selection: known, tr } = view.state;
  const anchor = view.posAtDOM(anchorNode, selection.anchorOffset);
  const head = view.posAtDOM(focusNode, selection.focusOffset);
  const seen = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!(known instanceof TextSelection) || seen.eq(known)) return;
  view.dispatch(tr.setSelection(seen));
}
