import { expect, test } from 'vitest';
import { fileArgument } from '../../../main/adapters/command-line.ts';

test('finds the file a start names, behind the runtime, its switches and the app itself', () => {
  const cases: readonly (readonly [argv: string[], appPath: string | null, file: string | null])[] = [
    [['electron', '.', 'a.txt'], '/work', '/work/a.txt'],
    [['electron', '/work', '--flag', '/x/a.txt'], '/work', '/x/a.txt'],
    [['electron', '-r', 'loader.js', '--inspect=0', '/work', 'a.txt', 'b.txt'], '/work', '/work/a.txt'],
    [['electron', '.'], '/work', null],
    [['electron', '.', '--no-sandbox'], '/work', null],
    [['saidwho', 'a.txt'], null, '/work/a.txt'],
    [['saidwho', '--flag'], null, null],
    [['saidwho'], null, null],
  ];
  for (const [argv, appPath, file] of cases) expect(fileArgument(argv, appPath, '/work'), argv.join(' ')).toBe(file);
});
