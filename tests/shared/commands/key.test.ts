import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isForText, keyOn, namesOf, normalKey, type PressedKey, reservedFor } from '../../../shared/commands/key.ts';
import { COMMANDS } from '../../../shared/commands/index.ts';

const pressed = (key: string, code: string, held = ''): PressedKey => ({
  key,
  code,
  ctrlKey: held.includes('C'),
  metaKey: held.includes('M'),
  altKey: held.includes('A'),
  shiftKey: held.includes('S'),
});

const keys = fc
  .tuple(
    fc.subarray(['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift']),
    fc.oneof(
      fc.constantFrom('F6', 'Space', 'Enter', 'ArrowUp', '-', '+', 'ö'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
  )
  .map(([modifiers, base]) => [...modifiers, base].join('-'));

describe('a key that is written down', () => {
  it('has one normal form, whatever the order of its modifiers and the size of its letter', () => {
    expect(['Shift-Alt-ArrowUp', 'Q', 'Shift-q', 'Mod-Shift-S', ' ', '-', 'Mod--', 'Alt-)'].map(normalKey)).toEqual([
      'Alt-Shift-ArrowUp',
      'Shift-q',
      'Shift-q',
      'Mod-Shift-s',
      'Space',
      '-',
      'Mod--',
      'Alt-)',
    ]);
    fc.assert(
      fc.property(keys, (key) => {
        const normal = normalKey(key);
        expect(normal === null ? null : normalKey(normal)).toBe(normal);
      }),
    );
  });

  it('is refused where no keyboard has it', () => {
    expect(['', 'Hyper-q', 'F25', 'qq', 'Mod-', '\n', 'Mod-Nokey'].map(normalKey)).toEqual(Array(7).fill(null));
  });

  it('is the same key on a platform where Mod is that modifier', () => {
    expect([keyOn('Ctrl-s', false), keyOn('Ctrl-s', true), keyOn('Meta-s', true)]).toEqual([
      'Mod-s',
      'Ctrl-s',
      'Mod-s',
    ]);
  });
});

describe('a key that is pressed', () => {
  it.each([
    ['a letter', pressed('q', 'KeyQ'), ['q']],
    ['under Caps Lock', pressed('Q', 'KeyQ'), ['q']],
    ['with Shift, which may be by chance', pressed('Q', 'KeyQ', 'S'), ['Shift-q', 'q']],
    ['with Ctrl and Shift, which is not', pressed('S', 'KeyS', 'CS'), ['Mod-Shift-s']],
    ['on a French keyboard', pressed('a', 'KeyQ', 'C'), ['Mod-a']],
    ['in Cyrillic', pressed('й', 'KeyQ'), ['й', 'q']],
    ['in Cyrillic with Ctrl', pressed('я', 'KeyZ', 'C'), ['Mod-я', 'Mod-z']],
    ['taken by an input method', pressed('Process', 'KeyQ'), ['q']],
    ['a sign that Shift makes', pressed('{', 'BracketLeft', 'S'), ['{']],
    ['a German bracket by AltGr on Linux', pressed('[', 'Digit8'), ['[']],
    ['a German bracket by AltGr on Windows', pressed('[', 'Digit8', 'CA'), ['[']],
    ['a Polish letter by AltGr', { ...pressed('ą', 'KeyA'), getModifierState: () => true }, ['ą']],
    ['a German umlaut', pressed('ö', 'Semicolon'), ['ö']],
    ['a Cyrillic letter at the place of a bracket', pressed('х', 'BracketLeft'), ['х', '[']],
    ['the same with Shift', pressed('Х', 'BracketLeft', 'S'), ['Shift-х', 'х', '{']],
    ['plus with Ctrl', pressed('+', 'Equal', 'CS'), ['Mod-+', 'Mod-Shift-=']],
    ['zero of a French keyboard with Ctrl', pressed('à', 'Digit0', 'C'), ['Mod-à', 'Mod-0']],
    ['a named key', pressed('ArrowUp', 'ArrowUp', 'AS'), ['Alt-Shift-ArrowUp']],
    ['the space bar', pressed(' ', 'Space', 'S'), ['Shift-Space']],
    ['a modifier alone', pressed('Control', 'ControlLeft', 'C'), []],
    ['a dead key', pressed('Dead', 'Quote'), []],
  ])('goes by its names: %s', (_, key, names) => {
    expect(namesOf(key, false)).toEqual(names);
  });

  it('is known by its letter on a Mac, where Alt makes another sign of it', () => {
    expect(namesOf(pressed('œ', 'KeyQ', 'A'), true)).toEqual(['Alt-q', 'Alt-œ']);
    expect(namesOf(pressed('z', 'KeyZ', 'M'), true)).toEqual(['Mod-z']);
  });

  it('is always named in normal form', () => {
    const any = fc.record({
      key: fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('F1', 'Enter', ' ', 'Process', 'Dead')),
      code: fc.constantFrom('KeyQ', 'Digit1', 'Slash', 'IntlBackslash', ''),
      ...{ ctrlKey: fc.boolean(), metaKey: fc.boolean(), altKey: fc.boolean(), shiftKey: fc.boolean() },
    });
    fc.assert(
      fc.property(any, fc.boolean(), (event, isMac) => {
        const names = namesOf(event, isMac);
        expect(names.map((name) => normalKey(name))).toEqual(names);
      }),
    );
  });
});

describe('a key that no command may have', () => {
  it('is one that moves the caret, leads on, leads back, or is the system’s', () => {
    const reserved = [
      'Tab',
      'Shift-Tab',
      'Escape',
      'ArrowLeft',
      'Shift-ArrowUp',
      'Mod-ArrowLeft',
      'Home',
      'Mod-c',
      'Alt-F4',
    ];
    expect(reserved.filter((key) => reservedFor(key) === null)).toEqual([]);
    expect(['q', 'F6', 'Alt-ArrowLeft', 'Mod-k', 'Enter', '['].filter((key) => reservedFor(key) !== null)).toEqual([]);
  });

  it('is declared by none of them, unless it yields the key', () => {
    const holding = COMMANDS.filter(({ yields }) => yields !== true);
    expect(holding.filter(({ keys }) => keys.some((key) => reservedFor(key) !== null))).toEqual([]);
  });

  it('writes where text is typed', () => {
    expect(['q', 'Shift-q', '+', 'Space', 'Enter', 'Delete', 'ö'].filter((key) => !isForText(key))).toEqual([]);
    expect(['Mod-q', 'F2', 'Alt-)', 'Tab'].filter(isForText)).toEqual([]);
  });
});
