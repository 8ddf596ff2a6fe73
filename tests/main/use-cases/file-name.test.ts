import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberedName, safeFileName } from '../../../main/use-cases/file-name.ts';

describe('a suggested file name', () => {
  const cases: readonly (readonly [title: string, name: string])[] = [
    ['Minister quits after “report”', 'minister-quits-after-report.saidwho'],
    ['../../etc/passwd', 'etc-passwd.saidwho'],
    ['C:\\Windows\\x', 'c-windows-x.saidwho'],
    ['CON', 'con-article.saidwho'],
    ['nul', 'nul-article.saidwho'],
    ['LPT1', 'lpt1-article.saidwho'],
    ['a. . .', 'a.saidwho'],
    ['   ', 'article.saidwho'],
    ['?!', 'article.saidwho'],
    ['abc\u202Etxt.exe\u202C', 'abctxt-exe.saidwho'],
    ['zero\u200Bwidth', 'zerowidth.saidwho'],
    ['line\nfeed\0nul', 'line-feed-nul.saidwho'],
    ['Größe e\u0301', 'größe-é.saidwho'],
    ['东京 报道', '东京-报道.saidwho'],
    ['\u3164\u115f\uffa0', 'article.saidwho'],
    ['a\ufe0fb\u034fc', 'abc.saidwho'],
    ['\u0301\u0301 a \u0301b', 'a-b.saidwho'],
    ['com¹', 'com¹-article.saidwho'],
    ['CONIN$', 'conin-article.saidwho'],
    ['İstanbul', 'i̇stanbul.saidwho'],
  ];
  for (const [title, name] of cases) {
    test(`for ${JSON.stringify(title)} is ${name} (X4)`, () => expect(safeFileName(title, 'saidwho')).toBe(name));
  }

  test('is at most 120 bytes long and cuts no character (X4)', () => {
    for (const letter of ['a', 'é', '报', '𝒜', '👩‍👩‍👧']) {
      const name = safeFileName(letter.repeat(500), 'saidwho');
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(120);
      expect(name.isWellFormed()).toBe(true);
    }
  });

  test('is one and the same name to every file system, though a mark meets its letter late (X4)', () => {
    expect(safeFileName('N\u200b\u0301', 'saidwho')).toBe('\u0144.saidwho');
  });

  test('is safe on every system, whatever the title (X4)', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          ...'/\\:*?"<>|.~ -',
          '\0',
          '\n',
          '\u202e',
          '\u2066',
          '\u200b',
          '\u3164',
          '\u0301',
          'C',
          'O',
          'N',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(hostile, (title) => {
        const name = safeFileName(title, 'saidwho');
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(120);
        expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.saidwho$/u);
        expect(name).not.toMatch(/\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc}/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./);
        expect(name).toBe(name.normalize('NFC'));
        expect(safeFileName(title, 'saidwho')).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  test('gets a number before its extension when it is taken', () => {
    expect(numberedName('a.saidwho', 1)).toBe('a.saidwho');
    expect(numberedName('a.saidwho', 3)).toBe('a-3.saidwho');
  });
});
