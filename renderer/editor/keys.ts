import { keydownHandler } from 'prosemirror-keymap';
import type { EditorView } from 'prosemirror-view';
import { COMMANDS } from '../../shared/commands/index.ts';
import { EDITING_KEYS } from './editing.ts';
import { focusOf } from './focus-plugin.ts';

/**
 * What keys do in the article. In Tag mode plain letters are commands and every other letter is swallowed; in Edit
 * mode letters are text. Keys that are good anywhere in the window are left to the window.
 */

/** Runs a command by its id; false when there was nothing to do. */
export type RunCommand = (id: string) => boolean;

/** Returns ProseMirror's key handler for the article. */
export function keyHandler(run: RunCommand): (view: EditorView, event: KeyboardEvent) => boolean {
  const inTagMode = keydownHandler(bindings(['tag', 'article'], run));
  const inEditMode = keydownHandler({ ...bindings(['edit', 'article'], run), ...EDITING_KEYS });
  const letters = new Map(plainLetters(run));
  return (view, event) => {
    if (focusOf(view.state).mode === 'edit') return inEditMode(view, event);
    if (inTagMode(view, event)) return true;
    if (!isPlainCharacter(event)) return false;
    const letter = letterOf(event);
    if (letter !== null) letters.get(letter)?.();
    return true;
  };
}

function bindings(scopes: readonly string[], run: RunCommand): Record<string, () => boolean> {
  const commands = COMMANDS.filter(({ scope }) => scopes.includes(scope));
  return Object.fromEntries(
    commands.flatMap(({ id, keys }) =>
      keys.map((key) => [
        key,
        () => {
          run(id);
          return true;
        },
      ]),
    ),
  );
}

/** Returns the handler of the keys that act anywhere in the window; true when the key was one of them. */
export function windowKeyHandler(run: RunCommand): (event: KeyboardEvent) => boolean {
  const runsByKey: Record<string, () => boolean> = {};
  for (const { id, scope, keys } of COMMANDS) {
    if (scope !== 'window') continue;
    for (const key of keys.filter((one) => one.length > 1)) {
      const earlier = runsByKey[key];
      runsByKey[key] = () => earlier?.() === true || run(id);
    }
  }
  const handle = keydownHandler(runsByKey);
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

const isPlainCharacter = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || event.key === 'Process');

/** The Latin letter on the key, also under Caps Lock, another alphabet's layout or an input method. */
function letterOf(event: KeyboardEvent): string | null {
  const typed = event.key.toLowerCase();
  if (typed.length === 1 && typed <= '~') return typed;
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : null;
}
