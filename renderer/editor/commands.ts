import { redo, undo } from 'prosemirror-history';
import type { EditorState, Transaction } from 'prosemirror-state';
import { kindTaggedBy, tagCommandId } from '../../shared/commands/index.ts';
import { KINDS } from '../../shared/kinds/index.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { moveEdgeOnScreen } from './edges.ts';
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
  return new Map<string, EditorCommand>([
    ...KINDS.map(({ id }) => [tagCommandId(id), tagging(id, services)] as const),
    ['edit.undo', undo],
    ['edit.redo', redo],
    ['mode.edit', enter('edit')],
    ['mode.tag', enter('tag')],
    ['tag.addFragment', commandOf((state) => addFragment(state, services))],
    ['tag.expand', commandOf(expand)],
    ['tag.sameSpeaker', commandOf((state) => sameSpeaker(state, services))],
    ['tag.remove', commandOf(removeActive)],
    ['tag.endRight', commandOf((state) => moveEdgeOnScreen(state, 'end', 'right', services))],
    ['tag.endLeft', commandOf((state) => moveEdgeOnScreen(state, 'end', 'left', services))],
    ['tag.startRight', commandOf((state) => moveEdgeOnScreen(state, 'start', 'right', services))],
    ['tag.startLeft', commandOf((state) => moveEdgeOnScreen(state, 'start', 'left', services))],
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

/** Returns the command that tags as a kind of the user's own; null for an id that tags nothing. */
export function taggingCommand(commandId: string, services: Services): EditorCommand | null {
  const kindId = kindTaggedBy(commandId);
  return kindId === null ? null : tagging(kindId, services);
}

/** Tags as the kind that the article's scheme has under this id, whatever the scheme has made of it. */
const tagging = (kindId: string, services: Services): EditorCommand =>
  commandOf((state) => {
    const kind = annotationsOf(state).scheme.findKind(kindId);
    return kind === null ? null : tagAs(state, kind, services);
  });
