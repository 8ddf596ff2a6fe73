import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDIT } from './items.ts';

/** The audit itself: twenty items, each with tests that are there, and the table of them in the README of main. */

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const shownIn = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('the Electron audit (PROMISES §6)', () => {
  test('has all twenty items, in order', () => {
    expect(AUDIT.map(({ item }) => item)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test.each(AUDIT)('$item. $rule: is held where it says, by tests that are there', ({ heldIn, tests }) => {
    expect(heldIn.map((path) => read(path).length > 0)).not.toContain(false);
    expect(tests.length).toBeGreaterThan(0);
    const missing = tests.filter(({ file, name }) => !shownIn(read(file)).includes(name));
    expect(missing).toEqual([]);
  });

  test.each(AUDIT)('$item. $rule: has a test that needs no binary of Electron', ({ tests }) => {
    expect(tests.filter(({ needsElectron }) => needsElectron !== true)).not.toEqual([]);
  });

  test('stands in the README of main, item by item', () => {
    const rows = read('main/README.md')
      .split('\n')
      .flatMap((line) => /^\| (\d+)\s+\| (.+?)\s+\| (.+?)\s+\| (.+?)\s+\|$/.exec(line)?.slice(1) ?? [])
      .map((cell) => cell.trim());
    const expected = AUDIT.flatMap(({ item, rule, heldIn, tests }) => [
      String(item),
      rule,
      heldIn.map((path) => `\`${path}\``).join(', '),
      [...new Set(tests.map(({ file }) => `\`${file}\``))].join(', '),
    ]);
    expect(rows).toEqual(expected);
  });
});
