import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bytesOf } from '../../shared/formats/format.ts';
import { FORMATS } from '../../shared/formats/index.ts';
import type { FormatRun } from './format-process.ts';
import { articleToMeasure, sourceOf } from './format-sources.ts';

/** What is measured. */
export interface FormatBench {
  /** Ids of formats; all of them when there is none. */
  readonly only: readonly string[];
  /** Of the smaller article. */
  readonly words: number;
  /** How often each. */
  readonly runs: number;
}

/**
 * Megabytes a second and peak memory of every reader and writer, for an article and one of twice its size. *Growth* is
 * what twice the size costs for each byte, against once: 1 for a straight line, 2 for a square. The best of the runs
 * counts. Processor time is measured, which a busy machine lengthens less than the clock; the caches it loses to its
 * neighbours still count.
 */
export async function benchFormats(size: FormatBench): Promise<void> {
  const { only, words } = size;
  const load = loadavg()[0]!.toFixed(1);
  console.log(`${cpus().length} cores (${cpus()[0]?.model}), Node ${process.versions.node}, load ${load} at the start`);
  const nothing = [words, words * 2].map((size) => inProcess('nothing', 'none', size, '').peak);
  console.log(`The program and the article alone take ${nothing.map(inMegabytes).join(' and ')} MB.\n`);
  console.log('| Format | Deed | MB | MB/s | Peak MB | Twice: MB/s | Peak MB | Growth |');
  console.log('| ------ | ---- | --: | --: | --: | --: | --: | --: |');
  for (const { id, read, write } of FORMATS) {
    if (only.length > 0 && !only.includes(id)) continue;
    if (write !== undefined) console.log(await rowOf(id, 'write', size));
    if (read !== undefined) console.log(await rowOf(id, 'read', size));
  }
}

async function rowOf(id: string, deed: 'read' | 'write', { words, runs }: FormatBench): Promise<string> {
  const [once, twice] = [await bestOf(id, deed, words, runs), await bestOf(id, deed, words * 2, runs)];
  if (once === null || twice === null) return `| ${id} | ${deed} | | nothing to measure with | | | | |`;
  const growth = (twice.time / twice.bytes / (once.time / once.bytes)).toFixed(2);
  const cells = [inMegabytes(once.bytes), speed(once), inMegabytes(once.peak), speed(twice), inMegabytes(twice.peak)];
  return `| ${[id, deed, ...cells, growth].join(' | ')} |`;
}

async function bestOf(id: string, deed: 'read' | 'write', words: number, times: number): Promise<FormatRun | null> {
  const folder = mkdtempSync(join(tmpdir(), 'saidwho-bench-'));
  try {
    if (deed === 'read') {
      const files = await sourceOf(id, articleToMeasure(words));
      if (files === null) return null;
      for (const [i, { name, content }] of files.entries())
        writeFileSync(join(folder, `${i}-${name}`), bytesOf(content));
    }
    const runs = Array.from({ length: times }, () => inProcess(deed, id, words, folder));
    return runs.reduce((best, run) => (run.time < best.time ? run : best));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns what the process measured; its errors are shown and end the bench. */
function inProcess(deed: string, id: string, words: number, folder: string): FormatRun {
  const script = resolve(import.meta.dirname, 'format-process.ts');
  const args = ['--disable-warning=ExperimentalWarning', script, deed, id, String(words), folder];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as FormatRun;
}

const inMegabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);

const speed = ({ bytes, time }: FormatRun): string => (bytes / 1000 / time).toFixed(1);
