import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { namesOf } from '../../shared/commands/key.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { windowOf } from './drawing-plugin.ts';
import { focusOf } from './focus-plugin.ts';
import { IS_MAC } from './keys.ts';
import type { Services } from './records.ts';

/**
 * Commands of more than one key. A **sequence** begins with a command (`L`, `/`, a digit) and then **awaits** letters: while it
 * does, they come here first, and the screen shows which there are and what each would do. Escape gives it up, Backspace
 * takes a letter back, a letter that leads nowhere is ignored; every other key, a click, or a change of the records ends
 * it and does what it always does. What is awaited is neither saved nor undone.
 */
export interface KeySequence {
  readonly id: 'link' | 'source' | 'value';
  /** What is being asked, for the screen: `Link the quote to`. */
  prompt(state: EditorState): string;
  /**
   * What may be typed now; no key is the beginning of another one.
   *
   * @param given the keys that are on the screen already: what they stand for keeps its letters
   */
  keys(state: EditorState, inView: Fragment, given: readonly AwaitedKey[]): readonly AwaitedKey[];
  /** What was done, for who cannot see it: `Linked to Anna Berg`. */
  outcome(key: AwaitedKey): string;
  /** Does what the letters stand for. */
  act(state: EditorState, key: AwaitedKey, services: Services): Transaction | null;
}

/** Letters that may be typed, and what they stand for. */
export interface AwaitedKey {
  /** Lower case. */
  readonly letters: string;
  readonly label: string;
  readonly detail?: string;
  /** What the sequence makes of it. */
  readonly value: string;
  /** Where the annotation that it stands for begins (UTF-16 offset), and its kind: its letters are drawn there. */
  readonly place?: { readonly at: number; readonly kind: string };
}

/** What is awaited at present. */
export interface Awaiting {
  readonly sequence: KeySequence;
  readonly prompt: string;
  readonly typed: string;
  /** Every key, also those that the letters typed so far have ruled out. */
  readonly keys: readonly AwaitedKey[];
  /** The stretch of text that was in view when the sequence began. UTF-16 code units. */
  readonly inView: Fragment;
}

/** What the plugin remembers: what is awaited, and what the last letters did until something else happens. */
interface Remembered {
  readonly awaiting: Awaiting | null;
  readonly outcome: string | null;
}

const NOTHING: Remembered = { awaiting: null, outcome: null };

interface Asked {
  readonly sequence: KeySequence;
  readonly typed: string;
  readonly inView: Fragment;
  readonly keys: readonly AwaitedKey[];
}

const key = new PluginKey<Remembered>('awaited-keys');

/** Returns the plugin that remembers what is awaited; it stands behind those that hold records, focus and window. */
export const awaitedKeysPlugin = (): Plugin<Remembered> =>
  new Plugin<Remembered>({
    key,
    state: {
      init: () => NOTHING,
      apply(tr, remembered, before, state) {
        const asked = tr.getMeta(key) as Asked | string | null | undefined;
        if (asked === null) return NOTHING;
        if (typeof asked === 'string') return { awaiting: null, outcome: asked };
        if (asked !== undefined) return { awaiting: begun(state, asked), outcome: null };
        if (isOver(before, state)) return NOTHING;
        const { awaiting } = remembered;
        if (awaiting === null || windowOf(before) === windowOf(state)) return remembered;
        return { awaiting: begun(state, awaiting), outcome: null };
      },
    },
    props: {
      handleDOMEvents: {
        blur(view) {
          // Another window in front changes nothing here; another field in this one does.
          if (awaitingOf(view.state) !== null && document.hasFocus()) view.dispatch(withNothingAwaited(view.state.tr));
          return false;
        },
      },
    },
  });

const begun = (state: EditorState, { sequence, typed, inView, keys }: Asked): Awaiting => ({
  sequence,
  typed,
  inView,
  prompt: sequence.prompt(state),
  keys: sequence.keys(state, inView, keys),
});

/** Something else happened: what the letters stand for may not be there any more. */
const isOver = (before: EditorState, state: EditorState): boolean =>
  before.doc !== state.doc ||
  !before.selection.eq(state.selection) ||
  annotationsOf(before) !== annotationsOf(state) ||
  focusOf(before) !== focusOf(state);

/** Returns what is awaited, or null. */
export const awaitingOf = (state: EditorState): Awaiting | null => key.getState(state)?.awaiting ?? null;

/** Returns what the last letters did, until something else happens; null otherwise. */
export const outcomeOf = (state: EditorState): string | null => key.getState(state)?.outcome ?? null;

/**
 * Marks the transaction so that the sequence awaits its letters from now on.
 *
 * @param typed those that the key which began it stands for
 */
export const withAwaited = (tr: Transaction, sequence: KeySequence, inView: Fragment, typed = ''): Transaction =>
  tr.setMeta(key, { sequence, typed, inView, keys: [] } satisfies Asked);

/** Marks the transaction so that nothing is awaited any more. */
export const withNothingAwaited = (tr: Transaction): Transaction => tr.setMeta(key, null);

/** Says what is in view, which nobody but the page knows, before the first letter is typed. */
export function withInView(state: EditorState, inView: Fragment): Transaction | null {
  const awaiting = awaitingOf(state);
  if (awaiting === null || awaiting.typed !== '') return null;
  return state.tr.setMeta(key, { ...awaiting, inView, keys: [] } satisfies Asked);
}

/** Returns the keys that the letters typed so far leave possible. */
export const keysLeft = ({ keys, typed }: Awaiting): readonly AwaitedKey[] =>
  keys.filter(({ letters }) => letters.startsWith(typed));

/** Types letters of a sequence; null where they lead nowhere. */
export function typeAwaited(state: EditorState, letters: string, services: Services): Transaction | null {
  const awaiting = awaitingOf(state);
  if (awaiting === null) return null;
  const typed = awaiting.typed + letters;
  const left = keysLeft({ ...awaiting, typed });
  if (left.length === 0) return null;
  const [meant] = left;
  if (meant!.letters !== typed) return state.tr.setMeta(key, { ...awaiting, typed } satisfies Asked);
  const done = awaiting.sequence.act(state, meant!, services);
  return done?.setMeta(key, awaiting.sequence.outcome(meant!)) ?? withNothingAwaited(state.tr);
}

/** Takes the last letter back; without one the sequence is given up. */
export function untypeAwaited(state: EditorState): Transaction | null {
  const awaiting = awaitingOf(state);
  if (awaiting === null) return null;
  if (awaiting.typed === '') return withNothingAwaited(state.tr);
  return state.tr.setMeta(key, { ...awaiting, typed: awaiting.typed.slice(0, -1) } satisfies Asked);
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'];

/** Returns ProseMirror's key handler for what is awaited; true for a key that it has used up. */
export function awaitedKeyHandler(services: Services): (view: EditorView, event: KeyboardEvent) => boolean {
  return (view, event) => {
    if (awaitingOf(view.state) === null || MODIFIERS.includes(event.key)) return false;
    const tr = answerTo(view.state, event, services);
    if (tr !== 'not ours') {
      if (tr !== null) view.dispatch(tr);
      return true;
    }
    view.dispatch(withNothingAwaited(view.state.tr));
    return event.key === 'Escape';
  };
}

/** The one character that the key goes by, under Caps Lock and other alphabets too; null for a key that types none. */
const typedLetter = (event: KeyboardEvent): string | null =>
  namesOf(event, IS_MAC).find((name) => name.length === 1 && name <= '~') ?? null;

function answerTo(state: EditorState, event: KeyboardEvent, services: Services): Transaction | null | 'not ours' {
  if (event.key === 'Backspace') return untypeAwaited(state);
  const letter = typedLetter(event);
  const isCapital = event.shiftKey && letter !== null && /[a-z]/.test(letter);
  if (letter === null || isCapital) return 'not ours';
  // The key that began the sequence may still be down.
  return event.repeat ? null : typeAwaited(state, letter, services);
}
