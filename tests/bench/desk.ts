import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexDesk } from '../../main/index-process/desk.ts';
import type { IndexCall, IndexCalls } from '../../main/ports.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import { done } from '../../shared/result.ts';
import { fakeServices } from '../fakes/services.ts';
import { DESK_QUERIES, deskArticle, deskRegistry } from './desk-articles.ts';

/** How quick a project of many articles is: to open, to search, to list, and to index anew beside all that. */

/** What the issue asks for. Milliseconds. */
const GOALS = { open: 3_000, search: 200, rebuild: 300_000 };

const services = fakeServices();

/** Prints the figures for so many articles; the folder is kept for the next time where one is named. */
export async function benchDesk(count: number, kept: string): Promise<void> {
  const base = kept === '' ? join(tmpdir(), `saidwho-desk-${process.pid}`) : kept;
  const folder = join(base, `articles-${count}`);
  const path = join(base, `index-${count}.sqlite`);
  const load = loadavg()[0]!.toFixed(1);
  console.log(`${cpus().length} cores (${cpus()[0]?.model}), Node ${process.versions.node}, load ${load} at the start`);
  generate(folder, count);
  for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  try {
    await measure(folder, path, count);
  } finally {
    if (kept === '') rmSync(base, { recursive: true, force: true });
  }
}

function generate(folder: string, count: number): void {
  if (existsSync(join(folder, `desk-${count - 1}.saidwho`))) return;
  mkdirSync(folder, { recursive: true });
  const started = performance.now();
  for (let number = 0; number < count; number += 1) {
    writeFileSync(join(folder, `desk-${number}.saidwho`), saidwhoFile.write!(deskArticle(number), services));
  }
  console.log(`${count.toLocaleString('en')} articles written in ${seconds(performance.now() - started)}\n`);
}

async function measure(folder: string, path: string, count: number): Promise<void> {
  const line = (what: string, figure: string, goal = '') => console.log(`| ${what} | ${figure} | ${goal} |`);
  console.log('| What | Took | Goal |\n| --- | --: | --: |');
  const list = { filter: {}, sort: 'published', isDescending: true, group: 'none', offset: 0, limit: 100 } as const;

  const started = performance.now();
  let desk = new Opened(folder, path);
  const rebuilding = desk.ask('refresh', null);
  while ((await desk.ask('listProject', list)).total < count) await turn();
  line('List of a folder that was never indexed', ms(performance.now() - started), ms(GOALS.open));
  const meanwhile: number[] = [];
  const pause = () => Promise.race([rebuilding, new Promise((resolve) => setTimeout(resolve, 250, 'goes on'))]);
  while ((await pause()) === 'goes on') meanwhile.push(await timed(() => desk.ask('listProject', list)));
  line('Index built anew, in the background', seconds(performance.now() - started), seconds(GOALS.rebuild));
  line('The list meanwhile, 95 % within', ms(share(meanwhile, 0.95)));
  await desk.close();

  const again = performance.now();
  desk = new Opened(folder, path);
  await desk.ask('listProject', list);
  line('Project opened: index read, first rows there', ms(performance.now() - again), ms(GOALS.open));
  await desk.ask('refresh', null);
  line('The whole folder compared with the index', ms(performance.now() - again));

  const searchTimes: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    for (const words of DESK_QUERIES) searchTimes.push(await timed(() => desk.ask('searchProject', searching(words))));
  }
  line('Search for words, half within', ms(share(searchTimes, 0.5)));
  line('Search for words, 95 % within', ms(share(searchTimes, 0.95)), ms(GOALS.search));
  const narrowed = { ...searching('harbour'), query: { ...searching('harbour').query, unchecked: true } };
  line('Claims and quotes with a word, unchecked', ms(await timed(() => desk.ask('searchProject', narrowed))));
  const pattern = {
    ...searching('cost 4\\d\\d million'),
    query: { ...searching('cost 4\\d\\d million').query, isPattern: true },
  };
  line('A regular expression over all of it', ms(await timed(() => desk.ask('searchProject', pattern))));

  const stretch = { offset: 0, limit: 100 };
  const claims = { filter: {}, sort: { by: 'priority', isDescending: true }, ...stretch } as const;
  const first = await timed(() => desk.ask('listClaims', claims));
  const { total } = await desk.ask('listClaims', claims);
  line(`${total.toLocaleString('en')} claims, the first time`, ms(first));
  const filtered = {
    ...claims,
    filter: { words: 'tram', states: ['checking' as const] },
    sort: { by: 'deadline' as const, isDescending: false },
  };
  line('Claims filtered and sorted', ms(await timed(() => desk.ask('listClaims', filtered))));
  const firstSpeakers = await timed(() => desk.ask('listSpeakers', stretch));
  const speakers = (await desk.ask('listSpeakers', stretch)).total;
  line(`${speakers.toLocaleString('en')} speakers, the first time`, ms(firstSpeakers));
  line('Speakers filtered', ms(await timed(() => desk.ask('listSpeakers', { words: 'black', ...stretch }))));
  line(
    'Articles filtered, sorted and grouped',
    ms(
      await timed(() =>
        desk.ask('listProject', { ...list, filter: { words: 'harbour' }, sort: 'progress', group: 'tag' }),
      ),
    ),
  );
  line(
    'Quotes by one speaker',
    ms(await timed(() => desk.ask('listQuotes', { speaker: 'Anna Blackwood', ...stretch }))),
  );
  const name = 'desk-0.saidwho';
  const changed = { ...deskArticle(0), parents: [services.sha256(String(Date.now()))] };
  writeFileSync(join(folder, name), saidwhoFile.write!(changed, services));
  line('One article saved and indexed', ms(await timed(() => desk.ask('look', { name }))));
  await desk.close();
  console.log(
    `\nThe index takes ${Math.round(statSync(path).size / 1e6)} MB, this process ${Math.round(process.memoryUsage().rss / 1e6)} MB.`,
  );
}

const searching = (words: string) => ({ query: { words, isPattern: false, in: [] }, offset: 0, limit: 100 });

/** The index as the process of it has it, without the process. */
class Opened {
  readonly #desk: IndexDesk;

  constructor(folder: string, path: string) {
    this.#desk = new IndexDesk({
      folder,
      path,
      registry: { speakers: deskRegistry(), ties: [] },
      skip: new Set(),
      sha256: (text) => createHash('sha256').update(text).digest('hex'),
      readOwn: (input) => readAs(saidwhoFile, input, services),
      read: (bytes, name) => {
        const read = saidwhoFile.read!({ bytes, name }, services);
        return read.ok ? done(read.value.article) : read;
      },
      tellState: () => undefined,
      tellReading: () => undefined,
    });
  }

  async ask<Name extends IndexCall>(
    call: Name,
    argument: IndexCalls[Name]['argument'],
  ): Promise<IndexCalls[Name]['answer']> {
    return (await this.#desk.answer(call, argument)) as IndexCalls[Name]['answer'];
  }

  close(): Promise<void> {
    return this.#desk.close();
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** The time within which this share of them was. */
const share = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times.length * part) - 1)] ?? 0;

const ms = (time: number): string => `${Math.round(time).toLocaleString('en')} ms`;
const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`;
