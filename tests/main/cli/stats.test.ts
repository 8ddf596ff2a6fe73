import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemTimers } from '../../../main/adapters/clock.ts';
import { nodeFiles } from '../../../main/adapters/node-files.ts';
import { runCli } from '../../../main/cli/run.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { testServices } from '../../builders/services.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const world = { files: nodeFiles, services: testServices(), timers: systemTimers, version: '0.0.0-test' };
const run = (...args: string[]) => runCli(args, world);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'saidwho-stats-'));
  for (const [name, speaker] of [
    ['a', '=Anna'],
    ['b', '=anna'],
  ] as const) {
    const article = annotatedArticle('{quote#q1:We will win}. {quote#q2:No}.', {
      id: name,
      metadata: { title: `Article ${name}`, published: '2024-05-01' },
      speakers: { s1: speaker },
      links: ['q1 attributed-to s1'],
    });
    writeFileSync(at(`${name}.saidwho`), saidwhoFile.write!(article, testServices()));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('counts several files together, as a table no spreadsheet takes for formulas', async () => {
  const { exitCode, stdout } = await run('stats', at('a.saidwho'), at('b.saidwho'), '--by', 'speaker');
  expect([exitCode, String(stdout)]).toEqual([
    0,
    '\ufeffSpeaker,Quotes,Quotes in %,Words,Words in %,Claims,Claims in %\r\n' +
      "'=Anna,2,50,6,75,0,0\r\nNot said,2,50,2,25,0,0\r\nTotal,4,100,8,100,0,0\r\n",
  ]);
});

it('tells every dimension as JSON, and goes on past a file that is none', async () => {
  writeFileSync(at('c.saidwho'), 'nothing');
  const { exitCode, stdout } = await run('stats', at('a.saidwho'), at('c.saidwho'), '--as', 'json');
  const told = JSON.parse(String(stdout)) as { articles: number; statistics: { by: string; total: object }[] };
  expect([exitCode, told.articles]).toEqual([1, 1]);
  expect(told.statistics.map(({ by }) => by)).toEqual(['speaker', 'sort', 'role', 'form', 'cue', 'article', 'month']);
  expect(told.statistics[0]!.total).toEqual({ quotes: 2, words: 4, claims: 0 });
});

it('refuses words it does not know', async () => {
  expect((await run('stats')).exitCode).toBe(2);
  expect((await run('stats', at('a.saidwho'), '--by', 'colour')).exitCode).toBe(2);
});
