import type { Command, Scope } from './command.ts';
import { kindTaggedBy } from './index.ts';
import { isForText, keyOn, normalKey } from './key.ts';

/**
 * A **keymap** says which keys commands have where they are not the declared ones. Whatever shows or listens to keys asks
 * `keysOf`, with the commands as an argument: those of a user's own kinds are data.
 */
export interface Keymap {
  readonly name: string;
  /** Keys by the id of a command, in normal form; none at all for a command without a key. */
  readonly overrides: Readonly<Record<string, readonly string[]>>;
}

/** The declared keys. */
export const STANDARD: Keymap = { name: 'Standard', overrides: {} };

/** Returns the keys of a command, the one that is shown first. */
export const keysOf = (command: Command, keymap: Keymap): readonly string[] =>
  Object.hasOwn(keymap.overrides, command.id) ? keymap.overrides[command.id]! : command.keys;

/** True when the command has other keys than the declared ones. */
export const isChanged = (command: Command, keymap: Keymap): boolean => Object.hasOwn(keymap.overrides, command.id);

/** Returns the keymap with these keys for the command; the declared ones leave no trace in it. @throws RangeError for what is no key */
export function withKeys(keymap: Keymap, command: Command, keys: readonly string[]): Keymap {
  const normal = [...new Set(keys.map(asKey))];
  const isDeclared = normal.join(' ') === command.keys.map(asKey).join(' ');
  const { [command.id]: _, ...others } = keymap.overrides;
  return { ...keymap, overrides: isDeclared ? others : { ...others, [command.id]: normal } };
}

/** Returns the keymap with the declared keys for the command. */
export const withDeclaredKeys = (keymap: Keymap, command: Command): Keymap => withKeys(keymap, command, command.keys);

function asKey(key: string): string {
  const normal = normalKey(key);
  if (normal === null) throw new RangeError(`No key is called ${key}`);
  return normal;
}

/** Two commands that one key stands for in the same place. */
export interface Conflict {
  readonly key: string;
  /** The widest place where they collide. */
  readonly scope: Scope;
  /** Ids, in the order of the commands. */
  readonly commands: readonly [string, string];
}

/**
 * Returns every pair of commands that share a key where both act, on any platform. Two whose declarations share a key are
 * meant to: the first that finds something to do has it (to enter a mode and to leave it).
 */
export function conflictsOf(commands: readonly Command[], keymap: Keymap): readonly Conflict[] {
  const held = commands.map((command) => ({ command, keys: keysOf(command, keymap).map(onBothPlatforms) }));
  return held.flatMap((second, index) =>
    held.slice(0, index).flatMap((first): Conflict[] => {
      const shared = first.keys.filter((key) => second.keys.some((other) => isSame(key, other)));
      if (shared.length === 0 || mayShare(first.command, second.command)) return [];
      return shared.flatMap(({ key }) => {
        const scope = commonScope(first.command.scope, second.command.scope, key);
        return scope === null ? [] : [{ key, scope, commands: [first.command.id, second.command.id] as const }];
      });
    }),
  );
}

interface KeyOnPlatforms {
  readonly key: string;
  readonly onMac: string | null;
  readonly elsewhere: string | null;
}

const onBothPlatforms = (key: string): KeyOnPlatforms => ({
  key,
  onMac: keyOn(key, true),
  elsewhere: keyOn(key, false),
});

/** True when both are one key on some platform. */
const isSame = (a: KeyOnPlatforms, b: KeyOnPlatforms): boolean =>
  (a.onMac !== null && a.onMac === b.onMac) || (a.elsewhere !== null && a.elsewhere === b.elsewhere);

/** Kinds of a scheme may be on any key, and share none on purpose. */
const mayShare = (a: Command, b: Command): boolean =>
  a.keys.some((key) => b.keys.includes(key)) && kindTaggedBy(a.id) === null && kindTaggedBy(b.id) === null;

/** The widest place in which both scopes act on the key, or null. */
function commonScope(a: Scope, b: Scope, key: string): Scope | null {
  const scopes: readonly Scope[] = isForText(key) ? [a, b, 'tag'] : [a, b];
  if (scopes.includes('tag')) return scopes.includes('edit') ? null : 'tag';
  return (['edit', 'article'] as const).find((scope) => scopes.includes(scope)) ?? 'window';
}

/** Which scopes act at a place. */
const ACTING = {
  tag: ['tag', 'article', 'window'],
  edit: ['edit', 'article', 'window'],
  window: ['window'],
} as const satisfies Record<string, readonly Scope[]>;

/** Where the keyboard is: in the article in one of its modes, or elsewhere in the window. */
export type KeyPlace = keyof typeof ACTING;

/** What a key stands for: of several commands the first that finds something to do has it. */
export interface Binding {
  /** Ids, in the order of the commands. */
  readonly commands: readonly string[];
  /** Where none of them finds something to do, the key means what it always means. */
  readonly yields: boolean;
}

/** Bindings by key in normal form, for each place. */
export type KeyTable = Readonly<Record<KeyPlace, ReadonlyMap<string, Binding>>>;

/** Returns what the keys stand for, in the order of the commands. What writes and deletes does so outside of Tag mode. */
export function keyTable(commands: readonly Command[], keymap: Keymap, isMac: boolean): KeyTable {
  const at = (place: KeyPlace): ReadonlyMap<string, Binding> => {
    const bindings = new Map<string, Binding>();
    for (const command of commands) {
      if (!(ACTING[place] as readonly Scope[]).includes(command.scope)) continue;
      for (const key of keysOf(command, keymap)) {
        const name = keyOn(key, isMac);
        if (name === null || (place !== 'tag' && isForText(name))) continue;
        const { commands: others, yields } = bindings.get(name) ?? { commands: [], yields: true };
        bindings.set(name, { commands: [...others, command.id], yields: yields && command.yields === true });
      }
    }
    return bindings;
  };
  return { tag: at('tag'), edit: at('edit'), window: at('window') };
}
