import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, filesOf, type OutFile } from '../../shared/formats/format.ts';
import { findFormat } from '../../shared/formats/index.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import { testServices } from '../builders/services.ts';
import { articleToMeasure } from './format-sources.ts';

/**
 * One reader or writer in a process of its own, so that its peak of memory is its own:
 *
 *   format-process.ts DEED FORMAT WORDS FOLDER
 *
 * `read` reads the files in the folder, which have numbers in front, the main one 0; `write` writes an article; `nothing`
 * only makes it. Prints `FormatRun` in JSON.
 */
export interface FormatRun {
  /** Of all files read or written. */
  readonly bytes: number;
  /** Milliseconds of processor, the collector of garbage included. */
  readonly time: number;
  /** Bytes. */
  readonly peak: number;
}

const [deed, id = '', words = '', folder = ''] = process.argv.slice(2);
console.log(JSON.stringify(await run()));

async function run(): Promise<FormatRun> {
  const format = findFormat(id);
  if (deed === 'read') {
    const files = readdirSync(folder).map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(join(folder, name))),
    }));
    const main = files.find(({ name }) => name.startsWith('0-'))!;
    const named = files.map(({ name, bytes }) => ({ name: name.replace(/^\d+-/u, ''), bytes }));
    await format!.load?.();
    return measured(total(named.map(({ bytes }) => bytes)), async () => {
      const companions = named.filter(({ bytes }) => bytes !== main.bytes);
      const read = await readAs(format!, { ...main, name: main.name.slice(2), companions }, testServices());
      if (!read.ok) throw new Error(`${id}: ${read.problems[0].message}`);
    });
  }
  const article = articleToMeasure(Number(words));
  if (deed === 'nothing') return measured(0, async () => undefined);
  let files: readonly OutFile[] = [];
  const run = await measured(0, async () => {
    files = filesOf(await format!.write!(article, testServices(), 'a'), 'a', format!);
  });
  return { ...run, bytes: total(files.map(({ content }) => bytesOf(content))) };
}

function total(all: readonly Uint8Array[]): number {
  return all.reduce((sum, { length }) => sum + length, 0);
}

async function measured(bytes: number, work: () => Promise<void>): Promise<FormatRun> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return { bytes, time: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 };
}
