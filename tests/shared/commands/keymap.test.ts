import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../shared/commands/command.ts';
import { normalKey } from '../../../shared/commands/key.ts';
import { commandOf, COMMANDS } from '../../../shared/commands/index.ts';
import {
  conflictsOf,
  isChanged,
  type Keymap,
  keysOf,
  keyTable,
  STANDARD,
  withDeclaredKeys,
  withKeys,
} from '../../../shared/commands/keymap.ts';
import { readKeymap, writeKeymap } from '../../../shared/commands/keymap-file.ts';
import {
  activeKeymap,
  addKeymap,
  allKeymaps,
  changeKeymap,
  chooseKeymap,
  deleteKeymap,
  KEYMAPS_AT_START,
  renameKeymap,
  SHIPPED,
} from '../../../shared/commands/profiles.ts';

const someKeys = fc.subarray(['q', 'Shift-q', 'Mod-k', 'Ctrl-k', 'F6', 'Alt-ArrowUp', ']', 'z', 'Space', 'ö'], {
  maxLength: 3,
});
const someCommand = fc.constantFrom(...COMMANDS);
const someKeymap = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 60 }).filter((name) => name.trim() !== ''),
    fc.array(fc.tuple(someCommand, someKeys)),
  )
  .map(([name, all]) =>
    all.reduce<Keymap>((keymap, [command, keys]) => withKeys(keymap, command, keys), {
      name: name.trim(),
      overrides: {},
    }),
  );

const quote = commandOf('tag.quote');

describe('a keymap', () => {
  it('has the declared keys where nothing was changed', () => {
    expect(COMMANDS.map((command) => keysOf(command, STANDARD))).toEqual(COMMANDS.map(({ keys }) => keys));
  });

  it('has the keys that a command was given, none too, and the declared ones again once they are put back', () => {
    fc.assert(
      fc.property(someKeymap, someCommand, someKeys, (keymap, command, keys) => {
        const changed = withKeys(keymap, command, keys);
        expect(keysOf(command, changed)).toEqual(keys);
        expect(keysOf(command, withDeclaredKeys(changed, command))).toEqual(command.keys);
        expect(isChanged(command, withDeclaredKeys(changed, command))).toBe(false);
      }),
    );
  });

  it('is no other after a change that was taken back', () => {
    fc.assert(
      fc.property(someCommand, someKeys, (command, keys) => {
        expect(withDeclaredKeys(withKeys(STANDARD, command, keys), command)).toEqual(STANDARD);
      }),
    );
  });

  it('refuses what is no key, and names it', () => {
    expect(() => withKeys(STANDARD, quote, ['Hyper-q'])).toThrow(new RangeError('No key is called Hyper-q'));
  });
});

describe('a conflict', () => {
  it('names both commands and where they collide', () => {
    const keymap = withKeys(withKeys(STANDARD, quote, ['s']), commandOf('view.library'), ['Mod-e']);
    expect(conflictsOf(COMMANDS, keymap)).toEqual([
      { key: 's', scope: 'tag', commands: ['tag.quote', 'tag.mention'] },
      { key: 'Mod-e', scope: 'window', commands: ['file.export', 'view.library'] },
    ]);
  });

  it('is the same from either side', () => {
    const told = (commands: readonly Command[], keymap: Keymap) =>
      new Set(
        conflictsOf(commands, keymap).map(({ scope, commands: pair }) => `${pair.toSorted().join(' ')} ${scope}`),
      );
    fc.assert(
      fc.property(someKeymap, (keymap) => {
        expect(told(COMMANDS.toReversed(), keymap)).toEqual(told(COMMANDS, keymap));
      }),
    );
  });

  it('is none between the modes, between what types and what acts, or where the declarations share the key', () => {
    const command = (id: string, scope: Command['scope'], ...keys: string[]): Command => ({
      id,
      label: id,
      scope,
      keys,
    });
    const conflicts = (...commands: Command[]) =>
      conflictsOf(commands, STANDARD).map(({ key, scope }) => `${key} ${scope}`);
    expect(conflicts(command('a', 'tag', 'F2', 'x'), command('b', 'edit', 'F2'))).toEqual([]);
    expect(conflicts(command('a', 'window', 'F2'), command('b', 'window', 'F2'))).toEqual([]);
    const kind = command('tag.kind.vow', 'tag', 'l');
    expect(conflicts(command('tag.link', 'tag', 'l'), kind), 'but for kinds, whose keys are anything').toEqual([
      'l tag',
    ]);
    const isOverridden: Keymap = { name: 'one', overrides: { a: ['Ctrl-j'], b: ['Mod-j'] } };
    const both = [command('a', 'article', 'F3'), command('b', 'window', 'F4')];
    expect(conflictsOf(both, isOverridden)).toEqual([{ key: 'Ctrl-j', scope: 'article', commands: ['a', 'b'] }]);
  });
});

describe('the keymaps that ship', () => {
  it('are at least three, each under its own name', () => {
    expect(SHIPPED.length).toBeGreaterThanOrEqual(3);
    expect(new Set(SHIPPED.map(({ name }) => name)).size).toBe(SHIPPED.length);
  });

  it.each(SHIPPED.map((keymap) => [keymap.name, keymap] as const))('%s: has no conflict', (_, keymap) => {
    expect(conflictsOf(COMMANDS, keymap)).toEqual([]);
  });

  it.each(SHIPPED.map((keymap) => [keymap.name, keymap] as const))(
    '%s: changes commands that there are',
    (_, keymap) => {
      expect(Object.keys(keymap.overrides).filter((id) => !COMMANDS.some((command) => command.id === id))).toEqual([]);
    },
  );

  it.each(SHIPPED.map((keymap) => [keymap.name, keymap] as const))(
    '%s: leads from a key of every command to that command, on every platform',
    (_, keymap) => {
      for (const isMac of [true, false]) {
        const { tag, edit, window } = keyTable(COMMANDS, keymap, isMac);
        const reached = new Set(
          [tag, edit, window].flatMap((table) => [...table.values()].flatMap(({ commands }) => commands)),
        );
        const missed = COMMANDS.filter(({ id, keys }) => keys.length > 0 && !reached.has(id));
        expect(missed.map(({ id }) => id)).toEqual([]);
      }
    },
  );

  it('reach from each place, but for letters, every command that the declared keys reach from there', () => {
    const places = ['tag', 'edit', 'window'] as const;
    const reachedIn = (keymap: Keymap, isMac: boolean) => {
      const table = keyTable(COMMANDS, keymap, isMac);
      return places.map((place) => new Set([...table[place].values()].flatMap(({ commands }) => commands)));
    };
    for (const isMac of [true, false]) {
      const declared = reachedIn(STANDARD, isMac);
      for (const keymap of SHIPPED) {
        const reached = reachedIn(keymap, isMac);
        const missed = declared.flatMap((ids, i) =>
          [...ids].filter((id) => !reached[i]!.has(id)).map((id) => `${keymap.name}: ${id} in ${places[i]}`),
        );
        expect(missed).toEqual([]);
      }
    }
  });

  it('have all that acts on the article under the left hand, in the one for it', () => {
    const leftHand = SHIPPED.find(({ name }) => name.startsWith('Left hand'))!;
    const isLeft = (key: string) => /^((Mod|Ctrl|Alt|Shift)-)*([a-gq-tv-xzQ-TV-XZA-G1-5]|Space|Tab|Escape)$/.test(key);
    const acting = COMMANDS.filter(({ scope }) => scope !== 'window');
    const missed = acting.filter((command) => !keysOf(command, leftHand).some((key) => isLeft(normalKey(key) ?? '')));
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});

describe('what keys stand for', () => {
  it('keeps what writes and deletes to Tag mode', () => {
    const { tag, edit, window } = keyTable(COMMANDS, STANDARD, false);
    expect([tag.get('z')?.commands, edit.get('z'), window.get('z')]).toEqual([['edit.undo'], undefined, undefined]);
    expect(edit.get('F2')?.commands).toEqual(['mode.edit', 'mode.tag']);
    expect([tag.get('q')?.commands, window.get('Mod-s')?.commands]).toEqual([['tag.quote'], ['file.save']]);
  });

  it('lets a key go on where all commands on it yield', () => {
    const tab = { id: 'a', label: 'a', scope: 'tag', keys: ['Tab', 'Enter'], yields: true } as const;
    const enter = { id: 'b', label: 'b', scope: 'tag', keys: ['Enter'] } as const;
    const { tag } = keyTable([tab, enter], STANDARD, false);
    expect([tag.get('Tab'), tag.get('Enter')]).toEqual([
      { commands: ['a'], yields: true },
      { commands: ['a', 'b'], yields: false },
    ]);
  });
});

describe('a file of keys', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(someKeymap, (keymap) => {
        expect(readKeymap(writeKeymap(keymap))).toEqual({ ok: true, value: keymap });
      }),
    );
  });

  const fileOf = (parts: object) => JSON.stringify({ saidwho: 'keys', version: 1, name: 'Mine', keys: {}, ...parts });
  it.each([
    ['what is no JSON', 'q', ['keys/not-json']],
    ['what is something else', '{"name":"x"}', ['keys/not-keys']],
    ['a later version', fileOf({ version: 2 }), ['keys/version']],
    ['no name', fileOf({ name: ' ' }), ['keys/name']],
    [
      'every command with what is no key',
      fileOf({ keys: { a: ['Hyper-q'], b: 'q', c: ['q'], d: Array(9).fill('q') } }),
      ['keys/command', 'keys/command', 'keys/command'],
    ],
  ])('is refused for %s', (_, text, codes) => {
    const answer = readKeymap(text);
    expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(codes);
  });

  it('keeps commands that it does not know', () => {
    expect(readKeymap(fileOf({ keys: { 'tag.their-kind': ['Shift-T'] } }))).toEqual({
      ok: true,
      value: { name: 'Mine', overrides: { 'tag.their-kind': ['Shift-t'] } },
    });
  });
});

describe('the keymaps of a user', () => {
  const changed = changeKeymap(KEYMAPS_AT_START, withKeys(STANDARD, quote, ['w']));

  it('begin as a copy of one that ships, which stays as it is', () => {
    expect(changed.active).toBe('Standard, changed');
    expect(keysOf(quote, activeKeymap(changed))).toEqual(['w']);
    expect(allKeymaps(changed).slice(0, SHIPPED.length)).toEqual(SHIPPED);
    const again = changeKeymap(changed, withKeys(activeKeymap(changed), quote, ['x']));
    expect(again.own).toEqual([{ name: 'Standard, changed', overrides: { 'tag.quote': ['x'] } }]);
  });

  it('never share a name', () => {
    const two = addKeymap(addKeymap(changed, { name: 'Standard', overrides: {} }), { name: 'Standard', overrides: {} });
    expect(two.own.map(({ name }) => name)).toEqual(['Standard, changed', 'Standard 2', 'Standard 3']);
    expect(renameKeymap(two, 'Standard 2').active).toBe('Standard 2 2');
    expect(renameKeymap(two, ' Mine ').own.at(-1)?.name).toBe('Mine');
    expect(renameKeymap(chooseKeymap(two, 'Standard'), 'Mine')).toEqual(chooseKeymap(two, 'Standard'));
  });

  it('give way to the declared keys when the one in use is deleted, or is not there', () => {
    expect(deleteKeymap(changed)).toEqual(KEYMAPS_AT_START);
    expect(activeKeymap({ active: 'gone', own: [] })).toBe(STANDARD);
  });
});
