import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Scope } from '../../shared/commands/command.ts';
import { COMMANDS } from '../../shared/commands/index.ts';
import { readCaret } from './caret.ts';
import { EDITING_KEYS } from './editing.ts';
import { focusOf } from './focus-plugin.ts';

/**
 * What keys do in the article. In Tag mode plain letters are commands and every other letter is swallowed; in Edit
 * mode letters are text. Keys that are good anywhere in the window act here too.
 */

/** Runs a command by its id; false when there was nothing to do. */
export type RunCommand = (id: string) => boolean;

/** Returns ProseMirror's key handler for the article. */
export function keyHandler(run: RunCommand): (view: EditorView, event: KeyboardEvent) => boolean {
  // The window's keys are listened to here as well: ProseMirror keeps Mod-z and its like from reaching the window.
  const inTagMode = keydownHandler({ ...swallowing(bindings(['tag', 'article', 'window'], run)), ...TO_THE_ENDS });
  const inEditMode = keydownHandler({
    ...swallowing(withModifier(bindings(['edit', 'article', 'window'], run))),
    ...EDITING_KEYS,
    ...TO_THE_ENDS,
  });
  const letters = new Map(plainLetters(run));
  return (view, event) => {
    readCaret(view);
    if (focusOf(view.state).mode === 'edit') return inEditMode(view, event);
    if (inTagMode(view, event)) return true;
    if (!isPlainCharacter(event)) return false;
    const letter = letterOf(event);
    if (letter !== null) letters.get(letter)?.();
    return true;
  };
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

/**
 * The keys of the commands in these scopes. Where two commands share a key (to enter and to leave a mode), the first
 * that finds something to do has it.
 */
function bindings(scopes: readonly Scope[], run: RunCommand): Record<string, () => boolean> {
  const runsByKey: Record<string, () => boolean> = {};
  for (const { id, scope, keys } of COMMANDS) {
    if (!scopes.includes(scope)) continue;
    for (const key of keys) {
      const earlier = runsByKey[key];
      runsByKey[key] = () => earlier?.() === true || run(id);
    }
  }
  return runsByKey;
}

/** Bindings that keep their key to themselves, whether or not there was something to do. */
const swallowing = (runsByKey: Record<string, () => boolean>): Record<string, () => boolean> =>
  Object.fromEntries(Object.entries(runsByKey).map(([key, act]) => [key, () => act() || true]));

/** Single characters are text wherever text can be typed. */
const withModifier = (runsByKey: Record<string, () => boolean>): Record<string, () => boolean> =>
  Object.fromEntries(Object.entries(runsByKey).filter(([key]) => key.length > 1));

/** Returns the handler of the keys that act anywhere in the window; true when the key was one of them. */
export function windowKeyHandler(run: RunCommand): (event: KeyboardEvent) => boolean {
  const handle = keydownHandler(swallowing(withModifier(bindings(['window'], run))));
  // The bindings look at nothing but the event; ProseMirror's handler only passes the view on to them.
  const noView = { state: null, dispatch: null } as unknown as EditorView;
  return (event) => handle(noView, event);
}

/** Tag-mode commands on a single letter, and the window's own (`z`), which act here too. */
const plainLetters = (run: RunCommand): [string, () => void][] =>
  COMMANDS.flatMap(({ id, scope, keys }) =>
    scope === 'edit'
      ? []
      : keys.filter((key) => key.length === 1).map((key): [string, () => void] => [key, () => void run(id)]),
  );

/** A key that would type, were this not Tag mode. AltGr, which Windows tells as Ctrl and Alt, types signs. */
const isPlainCharacter = (event: KeyboardEvent): boolean =>
  (isAltGraph(event) || (!event.ctrlKey && !event.metaKey && !event.altKey)) &&
  (event.key.length === 1 || event.key === 'Process' || event.key === 'Dead');

const isAltGraph = (event: KeyboardEvent): boolean =>
  event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey && /^[^\p{L}\p{N}\p{C}]$/u.test(event.key));

/**
 * The Latin letter or the sign that the key stands for: what it types where that is one, also under Caps Lock; under
 * another alphabet's layout and an input method what a keyboard of the United States has at its place. Keyboards of other
 * alphabets are printed with both.
 */
function letterOf(event: KeyboardEvent): string | null {
  const typed = event.key.toLowerCase();
  if (typed.length === 1 && typed <= '~') return typed;
  if (isAltGraph(event)) return null;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  // Latin keyboards have letters and dead keys of their own in these places.
  if (event.key === 'Dead' || /\p{Script=Latin}/u.test(event.key)) return null;
  return SIGNS[event.code]?.[event.shiftKey ? 1 : 0] ?? null;
}

/** Signs by place, without and with Shift. */
const SIGNS: Readonly<Record<string, string>> = {
  BracketLeft: '[{',
  BracketRight: ']}',
  Semicolon: ';:',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Equal: '=+',
};
