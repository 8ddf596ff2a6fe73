import { redo, undo } from 'prosemirror-history';
import type { EditorState, Transaction } from 'prosemirror-state';
import { KINDS } from '../../shared/kinds/index.ts';
import { moveEdge } from './edges.ts';
import { withFocus, focusOf } from './focus-plugin.ts';
import { sameSpeaker } from './linking.ts';
import { goTo, goToKind, goToLayer, goToQuotation, goToUnfinished } from './navigating.ts';
import type { Services } from './records.ts';
import { largerRange, selectRange } from './selection.ts';
import { addFragment, removeActive, tagAs } from './tagging.ts';

/**
 * The commands of `shared/commands` that act on the article. Each answers before it acts: without `dispatch` it
 * only tells whether it could.
 */
export type EditorCommand = (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean;

/** Makes a command of a function that builds a transaction or finds nothing to do. */
const commandOf =
  (build: (state: EditorState) => Transaction | null): EditorCommand =>
  (state, dispatch) => {
    const tr = build(state);
    if (tr === null) return false;
    dispatch?.(tr);
    return true;
  };

const expand = (state: EditorState): Transaction | null => {
  const range = largerRange(state);
  return range === null ? null : selectRange(state.tr, range);
};

const enter = (mode: 'tag' | 'edit') =>
  commandOf((state) => (focusOf(state).mode === mode ? null : withFocus(state.tr, { mode })));

/** Returns the commands by id. */
export function editorCommands(services: Services): ReadonlyMap<string, EditorCommand> {
  const tagging = KINDS.map((kind) => [`tag.${kind.id}`, commandOf((state) => tagAs(state, kind, services))] as const);
  return new Map<string, EditorCommand>([
    ...tagging,
    ['edit.undo', undo],
    ['edit.redo', redo],
    ['mode.edit', enter('edit')],
    ['mode.tag', enter('tag')],
    ['tag.addFragment', commandOf((state) => addFragment(state, services))],
    ['tag.expand', commandOf(expand)],
    ['tag.sameSpeaker', commandOf((state) => sameSpeaker(state, services))],
    ['tag.remove', commandOf(removeActive)],
    ['tag.endRight', commandOf((state) => moveEdge(state, { edge: 'end', by: 1 }, services))],
    ['tag.endLeft', commandOf((state) => moveEdge(state, { edge: 'end', by: -1 }, services))],
    ['tag.startRight', commandOf((state) => moveEdge(state, { edge: 'start', by: 1 }, services))],
    ['tag.startLeft', commandOf((state) => moveEdge(state, { edge: 'start', by: -1 }, services))],
    ['go.next', commandOf((state) => goTo(state, 1))],
    ['go.previous', commandOf((state) => goTo(state, -1))],
    ['go.nextOfKind', commandOf((state) => goToKind(state, 1))],
    ['go.previousOfKind', commandOf((state) => goToKind(state, -1))],
    ['go.layer', commandOf(goToLayer)],
    ['go.nextQuotation', commandOf((state) => goToQuotation(state, 1))],
    ['go.previousQuotation', commandOf((state) => goToQuotation(state, -1))],
    ['go.unfinished', commandOf(goToUnfinished)],
  ]);
}
