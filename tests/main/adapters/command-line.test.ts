import { expect, test } from 'vitest';
import { fileArgument } from '../../../main/adapters/command-line.ts';

test('finds the file a start names, behind the runtime, its switches and the app itself', () => {
  const cases: readonly (readonly [argv: string[], appPath: string | null, file: string | null])[] = [
    [['electron', '.', 'a.txt'], '/app', '/app/a.txt'],
    [['electron', '/app', '--flag', '/x/a.txt'], '/app', '/x/a.txt'],
    [['electron', '-r', 'loader.js', '--inspect=0', '/app', 'a.txt', 'b.txt'], '/app', '/app/a.txt'],
    [['electron', '.'], '/app', null],
    [['electron', '.', '--no-sandbox'], '/app', null],
    [['saidwho', 'a.txt'], null, '/app/a.txt'],
    [['saidwho', '--flag'], null, null],
    [['saidwho'], null, null],
  ];
  for (const [argv, appPath, file] of cases) expect(fileArgument(argv, appPath, '/app'), argv.join(' ')).toBe(file);
});
