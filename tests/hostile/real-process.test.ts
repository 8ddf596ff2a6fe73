import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createImportHost } from '../../main/adapters/import-host.ts';
import { hostileFile } from './corpus.ts';

/**
 * The worst of the corpus through the real import process: typed answers, and no process left. That it takes no longer
 * than H2 allows is measured elsewhere, in processor time: here it would be the machine's.
 */

const { pids } = vi.hoisted(() => ({ pids: [] as (number | undefined)[] }));
vi.mock('electron', async () => {
  const { utilityProcess } = await import('../../main/chromium-host/utility-process.ts');
  const fork = (...given: Parameters<typeof utilityProcess.fork>) => {
    const child = utilityProcess.fork(...given);
    pids.push(child.pid);
    return child;
  };
  return { utilityProcess: { fork } };
});

const host = createImportHost(resolve(join(import.meta.dirname, '../../main/import-process/index.ts')), '1.0.0', {
  refuseAfter: 100_000,
  killAfter: 110_000,
});

const WORST = [
  'one long line.txt',
  'marks without end.txt',
  'all zero.txt',
  'run of 5b.md',
  'a row of many cells.md',
  'nested tags.html',
  'elements made by the parser.html',
  'mutation in mathematics.html',
  'clobbering.html',
  'laughs in a page.xhtml',
  'prototype in an attribute.json',
  'a crowd on one character.json',
  'a note of ten megabytes.json',
  'bomb of ten gigabytes.odt',
  'script.pdf',
];

test.each(WORST)('%s ends as it should in the real process (H2, H3, H4, H7)', async (name) => {
  const { bytes, outcome } = hostileFile(name);
  const answer = await host.read({ name, bytes: bytes() });
  if (outcome.is === 'refused')
    expect(answer).toMatchObject({ problems: [{ code: expect.stringMatching(outcome.code) }] });
  else expect(answer.ok && outcome.check(answer.value.reading.article)).toBe(true);
  const pid = pids.at(-1)!;
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 20_000 });
});
