import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { COMMANDS } from '../../shared/commands/index.ts';
import { isAltGraph, namesOf, type PressedKey } from '../../shared/commands/key.ts';
import { type Binding, type KeyPlace, type KeyTable, keyTable, STANDARD } from '../../shared/commands/keymap.ts';
import { readCaret } from './caret.ts';
import { EDITING_KEYS } from './editing.ts';
import { focusOf } from './focus-plugin.ts';

/**
 * What keys do in the article. In Tag mode plain letters are commands and every other letter is swallowed; in Edit
 * mode letters are text. Keys that are good anywhere in the window act here too. What the keys stand for is
 * asked at each press, so that a change of the keymap holds at once.
 */

/** Runs a command by its id; false when there was nothing to do. */
export type RunCommand = (id: string) => boolean;

/** True on a Mac, where `Mod` is ⌘. */
export const IS_MAC = globalThis.navigator?.userAgent.includes('Mac') ?? false;

/** What keys stand for where nobody has changed them. */
export const declaredKeys: KeyTable = keyTable(COMMANDS, STANDARD, IS_MAC);

/** Returns ProseMirror's key handler for the article. */
export function keyHandler(run: RunCommand, keys: () => KeyTable): (view: EditorView, event: KeyboardEvent) => boolean {
  return (view, event) => {
    readCaret(view);
    const { mode } = focusOf(view.state);
    if (pressed(mode, event, keys(), run)) return true;
    if (mode === 'edit') return editing(view, event);
    return goingToEnds(view, event) || isPlainCharacter(event);
  };
}

/** Returns the handler of the keys that act anywhere in the window; true when the key was one of them. */
export function windowKeyHandler(run: RunCommand, keys: () => KeyTable): (event: KeyboardEvent) => boolean {
  return (event) => pressed('window', event, keys(), run);
}

/** True when the key stands for this command: somewhere in the window, or as it does in the article while one tags. */
export const isKeyOf = (
  commandId: string,
  event: PressedKey,
  keys: KeyTable,
  place: 'window' | 'tag' = 'window',
): boolean => bindingOf(place, event, keys)?.commands.includes(commandId) === true;

/**
 * Runs the command that has the key; false when none has. Where two share it (to enter and to leave a mode), the first
 * that finds something to do has it. The key is theirs, whether or not there was something to do, unless they yield it.
 */
function pressed(place: KeyPlace, event: KeyboardEvent, keys: KeyTable, run: RunCommand): boolean {
  const binding = bindingOf(place, event, keys);
  return binding !== undefined && (binding.commands.some(run) || !binding.yields);
}

function bindingOf(place: KeyPlace, event: PressedKey, keys: KeyTable): Binding | undefined {
  const names = namesOf(event, IS_MAC);
  return names.map((name) => keys[place].get(name)).find((binding) => binding !== undefined);
}

/** Puts the caret, or the moving end of the selection, at one end of the text. */
const goToEnd =
  (find: typeof Selection.atEnd, isExtending: boolean): Command =>
  ({ doc, selection, tr }, dispatch) => {
    const { head } = find(doc);
    dispatch?.(
      tr.setSelection(TextSelection.create(doc, isExtending ? selection.anchor : head, head)).scrollIntoView(),
    );
    return true;
  };

/** The browser itself goes only as far as it has laid out: to the start of the last section. */
const TO_THE_ENDS: Readonly<Record<string, Command>> = Object.fromEntries(
  [['End', 'ArrowDown', Selection.atEnd] as const, ['Home', 'ArrowUp', Selection.atStart] as const].flatMap(
    ([key, keyOfMac, find]) => [
      ...[`Ctrl-${key}`, `Meta-${keyOfMac}`].map((name) => [name, goToEnd(find, false)] as const),
      ...[`Ctrl-Shift-${key}`, `Meta-Shift-${keyOfMac}`].map((name) => [name, goToEnd(find, true)] as const),
    ],
  ),
);

const goingToEnds = keydownHandler(TO_THE_ENDS);
const editing = keydownHandler({ ...EDITING_KEYS, ...TO_THE_ENDS });

/** A key that would type, were this not Tag mode. */
const isPlainCharacter = (event: KeyboardEvent): boolean =>
  (isAltGraph(event) || (!event.ctrlKey && !event.metaKey && !event.altKey)) &&
  (event.key.length === 1 || event.key === 'Process' || event.key === 'Dead');
