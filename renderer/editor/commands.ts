import type { EditorState, Transaction } from 'prosemirror-state';
import { DIGITS, kindTaggedBy, tagCommandId } from '../../shared/commands/index.ts';
import { KINDS } from '../../shared/kinds/index.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { type CaretUnit, moveCaret } from './caret-moves.ts';
import { redoDeed, undoDeed } from './deciding.ts';
import { goToDrifted, keepWords, restoreWords, withActive } from './drifting.ts';
import { chooseByDigit, markNextField } from './field-digits.ts';
import { moveEdgeOnScreen } from './edges.ts';
import { withFocus, focusOf } from './focus-plugin.ts';
import { dropGhost, rejectGhost, takeGhost, turnGhost } from './framing.ts';
import { startLinking } from './link-hints.ts';
import { sameSpeaker } from './linking.ts';
import { fixAtFocus, goToFinding, ignoreAtFocus } from './linting.ts';
import { goTo, goToKind, goToLayer, goToQuotation } from './navigating.ts';
import { startNoSource } from './no-source.ts';
import type { Services } from './records.ts';
import { startRepeat } from './repeat-plugin.ts';
import { swapOrReverse } from './reversing.ts';
import { largerRange, selectRange } from './selection.ts';
import { skipSuggestion, startQueue, switchKind } from './suggestion-queue.ts';
import { addFragment, removeActive, tagAs } from './tagging.ts';
import { goToUnfinished } from './unfinished.ts';

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

/** The four ways to move by one unit: there and back, alone and with the selection. */
function caretMoves(unit: CaretUnit, name: string): [string, EditorCommand][] {
  return ([1, -1] as const).flatMap((by): [string, EditorCommand][] => {
    const extend = `go.extend${name}${by === 1 ? '' : 'Back'}`;
    const go = `go.${by === 1 ? 'next' : 'previous'}${name}`;
    return [
      [go, commandOf((state) => moveCaret(state, { unit, by, isExtending: false }))],
      [extend, commandOf((state) => moveCaret(state, { unit, by, isExtending: true }))],
    ];
  });
}

/** Returns the commands by id. */
export function editorCommands(services: Services): ReadonlyMap<string, EditorCommand> {
  return new Map<string, EditorCommand>([
    ...KINDS.map(({ id }) => [tagCommandId(id), tagging(id, services)] as const),
    ['ghost.take', commandOf((state) => takeGhost(state, services))],
    ['ghost.next', commandOf((state) => turnGhost(state, 1))],
    ['ghost.previous', commandOf((state) => turnGhost(state, -1))],
    ['ghost.drop', commandOf(dropGhost)],
    ['ghost.reject', commandOf(rejectGhost)],
    ['suggest.start', commandOf(startQueue)],
    ['suggest.skip', commandOf(skipSuggestion)],
    ['suggest.claims', commandOf(switchKind)],
    ['edit.undo', undoDeed],
    ['edit.redo', redoDeed],
    ['mode.edit', enter('edit')],
    ['mode.tag', enter('tag')],
    ['tag.addFragment', commandOf((state) => addFragment(state, services))],
    ['tag.expand', commandOf(expand)],
    ['tag.link', commandOf(startLinking)],
    ['tag.noSource', commandOf(startNoSource)],
    ['tag.repeat', commandOf(startRepeat)],
    ['tag.reverse', commandOf((state) => swapOrReverse(state, services))],
    ['value.nextField', commandOf(markNextField)],
    ...DIGITS.map((digit) => [`value.${digit}`, commandOf((state) => chooseByDigit(state, digit, services))] as const),
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
    ['go.layer', commandOf((state) => goToLayer(state, 1))],
    ['go.previousLayer', commandOf((state) => goToLayer(state, -1))],
    ...caretMoves('sentence', 'Sentence'),
    ...caretMoves('paragraph', 'Paragraph'),
    ...caretMoves('quotation', 'Quotation'),
    ['go.nextQuotation', commandOf((state) => goToQuotation(state, 1))],
    ['go.previousQuotation', commandOf((state) => goToQuotation(state, -1))],
    ['go.unfinished', commandOf(goToUnfinished)],
    ['go.drifted', commandOf(goToDrifted)],
    ['lint.next', commandOf(goToFinding)],
    ['lint.fix', commandOf((state) => fixAtFocus(state, services))],
    ['lint.ignore', commandOf(ignoreAtFocus)],
    ['drift.keep', commandOf((state) => withActive(state, keepWords, services))],
    ['drift.restore', commandOf((state) => withActive(state, restoreWords, services))],
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
