import { history, isHistoryTransaction } from 'prosemirror-history';
import { EditorState, Plugin, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { stateOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Article } from '../../shared/model/article.ts';
import { annotationPlugin, changesOf } from './annotation-plugin.ts';
import { drawingPlugin } from './drawing-plugin.ts';
import { focusPlugin, isTagging } from './focus-plugin.ts';
import { livingTextPlugin, rebuiltForAnnotations } from './living-text.ts';
import { docOf } from './schema.ts';

/** The state of the editor and the one door through which it changes; no view is needed for either. */

/** Returns the state an article opens with: nothing to undo, Tag mode, nothing active. */
export function initialState(article: Article): EditorState {
  return EditorState.create({
    doc: docOf(article.blocks),
    plugins: [
      annotationPlugin(stateOf(article).set),
      focusPlugin(),
      livingTextPlugin(),
      drawingPlugin(),
      history({ depth: Number.MAX_SAFE_INTEGER }),
      refusesInput(),
    ],
  });
}

/**
 * Keeps typing, pasting and input methods from the text in Tag mode. A composition cannot be forbidden, only undone:
 * ProseMirror is not told of it (it would wait for an end that the redrawn page never sends, deaf to every key), sees
 * a change of the page, and has it refused.
 */
function refusesInput(): Plugin {
  const isRefused = (view: EditorView) => isTagging(view.state);
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          if (isTagging(view.state)) event.preventDefault();
          return isTagging(view.state);
        },
        compositionstart: isRefused,
        compositionupdate: isRefused,
        compositionend: isRefused,
      },
    },
  });
}

/**
 * Applies what was asked for. In Tag mode a change of the text is refused (undo and redo may bring one back), and
 * the state stays as it was; otherwise annotations are taken care of first.
 */
export function applyAsked(
  state: EditorState,
  asked: Transaction,
): { readonly state: EditorState; readonly changes: readonly Change[] } {
  const changesText = asked.doc !== state.doc;
  if (changesText && isTagging(state) && !isHistoryTransaction(asked)) return { state, changes: [] };
  const tr = rebuiltForAnnotations(state, asked);
  return { state: state.apply(tr), changes: changesOf(tr) };
}
