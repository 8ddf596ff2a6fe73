/**
 * How a key is written down: modifiers and the key, joined by hyphens, as ProseMirror does it (`Mod-Shift-s`, `Alt-)`, `F6`,
 * `q`). `Mod` is Ctrl, on a Mac ⌘. In the *normal form* modifiers stand in one order, letters are small, a shifted letter
 * is `Shift-q`, and a sign that Shift makes is that sign alone (`?`, not `Shift-/`): keyboards differ in where it is.
 */

const MODIFIERS = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'] as const;
type Modifier = (typeof MODIFIERS)[number];

const NAMED: ReadonlySet<string> = new Set([
  ...['Space', 'Enter', 'Tab', 'Escape', 'Backspace', 'Delete', 'Insert', 'ContextMenu'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
]);

/** Returns the normal form, or null when no key is called this. */
export function normalKey(key: string): string | null {
  const parts = key.split(/-(?!$)/);
  const base = parts.pop() ?? '';
  const modifiers = parts.flatMap((part) => MODIFIERS.filter((modifier) => modifier === part));
  if (modifiers.length < parts.length) return null;
  if (base === ' ') return named('Space', modifiers);
  if (NAMED.has(base)) return named(base, modifiers);
  if (!isOneCharacter(base)) return null;
  const small = base.toLowerCase();
  return named(small, isOneCharacter(small) && base !== small ? [...modifiers, 'Shift'] : modifiers);
}

const named = (base: string, modifiers: readonly Modifier[]): string =>
  [...MODIFIERS.filter((modifier) => modifiers.includes(modifier)), base].join('-');

const isOneCharacter = (text: string): boolean => /^[^\p{C}\p{Z}]$/u.test(text);

/** Returns the normal form of a key on one platform, where `Mod` and the modifier it stands for are the same. */
export function keyOn(key: string, isMac: boolean): string | null {
  const parts = key.split(/-(?!$)/);
  const main = isMac ? 'Meta' : 'Ctrl';
  return normalKey(parts.map((part, index) => (index < parts.length - 1 && part === main ? 'Mod' : part)).join('-'));
}

/** True for a key that writes or deletes where text can be typed, so that no command may have it there. */
export const isForText = (key: string): boolean =>
  /^(?:Shift-)?(?:.|Space|Enter|Backspace|Delete)$/u.test(normalKey(key) ?? '');

/** What of a keyboard event tells which key it was. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** As events have it; asked for AltGr. */
  getModifierState?(name: 'AltGraph'): boolean;
}

/**
 * Returns what the pressed key may be bound as, in normal form, the most exact first; empty for a modifier alone. A letter
 * is found under Caps Lock, under another alphabet's layout and an input method as well, by its place on the keyboard; so
 * is a sign where another alphabet has a letter: keyboards of those are printed with both.
 */
export function namesOf(pressed: PressedKey, isMac: boolean): readonly string[] {
  const { key, shiftKey, code } = pressed;
  const modifiers = modifiersOf(pressed, isMac);
  const shift: Modifier[] = shiftKey ? ['Shift'] : [];
  const base = key === ' ' ? 'Space' : key;
  if (NAMED.has(base)) return [named(base, [...modifiers, ...shift])];
  const letter = letterAt(code);
  if (!isOneCharacter(key)) {
    return HIDING.has(key) && letter !== null ? letterNames(letter, modifiers, shiftKey) : [];
  }
  if (isAltGraph(pressed)) return [named(key.toLowerCase(), [])];
  if (/[a-z]/i.test(key)) return letterNames(key.toLowerCase(), modifiers, shiftKey);
  const typed = isLetter(key) ? letterNames(key.toLowerCase(), modifiers, shiftKey) : [named(key, modifiers)];
  return isMac && pressed.altKey
    ? [...namesByPlace(pressed, modifiers), ...typed] // Alt makes signs of letters; nobody would know the key by them.
    : [...typed, ...namesByPlace(pressed, modifiers)];
}

/** What a key of the United States at this place would be called, where what was typed may not be what is meant. */
function namesByPlace({ key, code, shiftKey }: PressedKey, modifiers: readonly Modifier[]): readonly string[] {
  const letter = letterAt(code);
  if (letter !== null) return key > '~' ? letterNames(letter, modifiers, shiftKey) : [];
  const [plain, shifted] = SIGNS[code] ?? [];
  if (plain === undefined) return [];
  if (modifiers.length > 0) return [named(plain, [...modifiers, ...(shiftKey ? (['Shift'] as const) : [])])];
  // Latin keyboards have letters of their own in these places.
  const isOfAnotherAlphabet = isLetter(key) && !/\p{Script=Latin}/u.test(key);
  return isOfAnotherAlphabet && shifted !== undefined ? [shiftKey ? shifted : plain] : [];
}

/** What an input method or a dead key tells in place of what was pressed. */
const HIDING: ReadonlySet<string> = new Set(['Process', 'Unidentified', 'Dead']);

const isLetter = (character: string): boolean => /\p{L}/u.test(character);

/** True for AltGr, which Windows tells as Ctrl and Alt: what is typed with it stands for itself. */
export const isAltGraph = (pressed: PressedKey): boolean =>
  pressed.getModifierState?.('AltGraph') === true ||
  (pressed.ctrlKey && pressed.altKey && /^[^\p{L}\p{N}\p{C}]$/u.test(pressed.key) && !isAtPlace(pressed));

const isAtPlace = ({ key, code }: PressedKey): boolean => SIGNS[code]?.includes(key) === true;

/** A plain letter is also found when Shift is held and nothing is bound to both. */
const letterNames = (letter: string, modifiers: readonly Modifier[], isShifted: boolean): string[] => [
  ...(isShifted ? [named(letter, [...modifiers, 'Shift'])] : []),
  ...(!isShifted || modifiers.length === 0 ? [named(letter, modifiers)] : []),
];

function modifiersOf({ ctrlKey, metaKey, altKey }: PressedKey, isMac: boolean): Modifier[] {
  const all: Modifier[] = [];
  if (ctrlKey) all.push(isMac ? 'Ctrl' : 'Mod');
  if (metaKey) all.push(isMac ? 'Mod' : 'Meta');
  if (altKey) all.push('Alt');
  return all;
}

const letterAt = (code: string): string | null => /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;

/** What keyboards of the United States have at a place, without and with Shift. */
const SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'0123456789'].map((digit) => [`Digit${digit}`, digit])),
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
};

const RESERVED: readonly { readonly keys: RegExp; readonly why: string }[] = [
  { keys: /^(?:Shift-)?Tab$/, why: 'leads from one control to the next; without it the keyboard could not go on' },
  { keys: /^Escape$/, why: 'leads back to the article and closes what is open' },
  { keys: /^(?:Shift-)?(?:Arrow\w+|Home|End|Page\w+)$/, why: 'moves the caret' },
  { keys: /^Mod-(?:Shift-)?(?:ArrowLeft|ArrowRight|Home|End)$/, why: 'moves the caret' },
  { keys: /^Mod-[acvx]$/, why: 'is the system’s, for the clipboard' },
  { keys: /^(?:ContextMenu|Shift-F10|Alt-F4)$/, why: 'is the system’s' },
];

/**
 * Returns why no command may be given this key (“leads back to the article”), or null when one may. F6, which goes round
 * the panes, is not among them: Tab leads everywhere as well.
 */
export function reservedFor(key: string): string | null {
  const normal = normalKey(key) ?? '';
  return RESERVED.find(({ keys }) => keys.test(normal))?.why ?? null;
}
