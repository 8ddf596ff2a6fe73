import { type Keymap, STANDARD } from './keymap.ts';

/**
 * The keymaps that ship, and the user's own beside them. What ships stays as it is: changing it makes a copy. A keymap goes
 * by its name.
 */

/**
 * German, French and Nordic keyboards make `[ ] { }` with AltGr. Their `<` and `>` are one key beside the left Shift.
 */
const WITHOUT_BRACKETS: Keymap = {
  name: 'Keyboards without brackets',
  overrides: {
    'go.next': ['>'],
    'go.previous': ['<'],
    'go.nextOfKind': ['j'],
    'go.previousOfKind': ['Shift-j'],
  },
};

/**
 * All that acts on the article is under the left hand, while the right one has the mouse and with it the menus. Shift
 * goes the other way; Alt moves edges and the caret.
 */
const LEFT_HAND: Keymap = {
  name: 'Left hand, mouse in the right',
  overrides: {
    'tag.cue': ['w'],
    'tag.addFragment': ['f'],
    'tag.speaker': ['Shift-q'],
    'tag.sameSpeaker': ['Shift-s'],
    'tag.noSource': ['Shift-a', '/'],
    'tag.link': ['g'],
    'tag.linkByList': ['Alt-g', 'Shift-l'],
    'tag.details': ['Shift-e', 'Enter'],
    'tag.remove': ['Shift-x', 'Delete', 'Backspace'],
    'tag.startLeft': ['Alt-a', 'Alt-Shift-ArrowLeft'],
    'tag.startRight': ['Alt-s', 'Alt-Shift-ArrowRight'],
    'tag.endLeft': ['Alt-d', 'Alt-ArrowLeft'],
    'tag.endRight': ['Alt-f', 'Alt-ArrowRight'],
    'ghost.take': ['Shift-f', 'Enter'],
    'ghost.reject': ['Shift-d', 'Backspace'],
    'drift.keep': ['Shift-c', 'k'],
    'lint.next': ['Alt-q'],
    'lint.fix': ['Alt-e'],
    'lint.fixAll': ['Alt-Shift-e'],
    'lint.ignore': ['Alt-Shift-q'],
    'value.nextField': ['Shift-r', '0'],
    'value.6': ['Alt-1', '6'],
    'value.7': ['Alt-2', '7'],
    'value.8': ['Alt-3', '8'],
    'value.9': ['Alt-4', '9'],
    'go.unfinished': ['Space'],
    'suggest.skip': ['Shift-Space'],
    'suggest.start': ['Shift-e', 'Enter'],
    'suggest.all': ['Alt-Shift-f', 'Mod-Enter'],
    'suggest.claims': ['Alt-Shift-Space'],
    'suggest.show': ['Mod-Alt-h'],
    'go.next': ['t'],
    'go.previous': ['Shift-t'],
    'go.nextOfKind': ['b'],
    'go.previousOfKind': ['Shift-b'],
    'go.layer': ['Shift-w'],
    'go.previousLayer': ['Alt-w', 'Shift-i'],
    'go.nextQuotation': ['v', 'Alt-ArrowDown'],
    'go.previousQuotation': ['Shift-v', 'Alt-ArrowUp'],
    'go.extendQuotation': ['Alt-t', 'Alt-Shift-ArrowDown'],
    'go.extendQuotationBack': ['Alt-r', 'Alt-Shift-ArrowUp'],
    'go.nextSentence': ['Alt-c', 'Alt-PageDown'],
    'go.previousSentence': ['Alt-x', 'Alt-PageUp'],
    'go.extendSentence': ['Alt-Shift-c', 'Alt-Shift-PageDown'],
    'go.extendSentenceBack': ['Alt-Shift-x', 'Alt-Shift-PageUp'],
    'go.nextParagraph': ['Alt-b', 'Ctrl-ArrowDown'],
    'go.previousParagraph': ['Alt-v', 'Ctrl-ArrowUp'],
    'go.extendParagraph': ['Alt-Shift-b', 'Ctrl-Shift-ArrowDown'],
    'go.extendParagraphBack': ['Alt-Shift-v', 'Ctrl-Shift-ArrowUp'],
    'dossier.evidence': ['Alt-z'],
    'dossier.next': ['Alt-Shift-d', 'Shift-k'],
    'dossier.back': ['Alt-Shift-s'],
    'dossier.verdict': ['Alt-Shift-w'],
    'dossier.show': ['Alt-Shift-z', 'Mod-Alt-c'],
    'drift.restore': ['Mod-Alt-r', 'Mod-Alt-o'],
    'view.guidelines': ['Shift-F1'],
    'edit.redo': ['Mod-y', 'Mod-Shift-z', 'Shift-z'],
  },
};

/** Keymaps that ship, the declared keys first. */
export const SHIPPED: readonly Keymap[] = [STANDARD, WITHOUT_BRACKETS, LEFT_HAND];

/** The user's own keymaps, and which one is in use. */
export interface Keymaps {
  /** A name; one that nothing has stands for the declared keys. */
  readonly active: string;
  readonly own: readonly Keymap[];
}

/** Before the user has chosen. */
export const KEYMAPS_AT_START: Keymaps = { active: STANDARD.name, own: [] };

/** True when this is one that ships, and so is never changed. */
export const isShipped = (name: string): boolean => SHIPPED.some((keymap) => keymap.name === name);

/** Returns those that ship and the user's own. */
export const allKeymaps = ({ own }: Keymaps): readonly Keymap[] => [...SHIPPED, ...own];

/** Returns the keymap in use. */
export const activeKeymap = (keymaps: Keymaps): Keymap =>
  allKeymaps(keymaps).find(({ name }) => name === keymaps.active) ?? STANDARD;

/** Puts a keymap into use. */
export const chooseKeymap = (keymaps: Keymaps, name: string): Keymaps => ({ ...keymaps, active: name });

/** Adds a keymap and puts it into use, under its own name or, where that is taken, the next free one. */
export function addKeymap(keymaps: Keymaps, keymap: Keymap): Keymaps {
  const name = freeName(keymaps, keymap.name);
  return { active: name, own: [...keymaps.own, { ...keymap, name }] };
}

/** Makes the keymap in use into `changed`; one that ships stays, and a copy takes its place. */
export function changeKeymap(keymaps: Keymaps, changed: Keymap): Keymaps {
  const { name, overrides } = activeKeymap(keymaps);
  if (isShipped(name)) return addKeymap(keymaps, { ...changed, name: `${name}, changed` });
  const own = keymaps.own.map((keymap) => (keymap.name === name ? { name, overrides: changed.overrides } : keymap));
  return overrides === changed.overrides ? keymaps : { ...keymaps, own };
}

/** Calls the user's own keymap in use by another name, or by the next free one; what ships keeps its name. */
export function renameKeymap(keymaps: Keymaps, name: string): Keymaps {
  const { active, own } = keymaps;
  const wanted = name.trim();
  if (isShipped(active) || wanted === '' || wanted === active) return keymaps;
  const free = freeName(keymaps, wanted);
  return { active: free, own: own.map((keymap) => (keymap.name === active ? { ...keymap, name: free } : keymap)) };
}

/** Takes the user's own keymap in use away; the declared keys are in use then. */
export const deleteKeymap = ({ active, own }: Keymaps): Keymaps => ({
  active: STANDARD.name,
  own: own.filter(({ name }) => name !== active),
});

/** `Mine`, `Mine 2`, `Mine 3`: the first that nothing has. */
function freeName(keymaps: Keymaps, wanted: string): string {
  const taken = new Set(allKeymaps(keymaps).map(({ name }) => name));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted} ${count}`;
    if (!taken.has(name)) return name;
  }
}
