import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sweepTemporaries } from '../../main/use-cases/save-file.ts';
import { nodeFiles } from '../../main/adapters/node-files.ts';
import { generator } from '../builders/random.ts';
import { Child } from './child.ts';
import type { Announcement, KeeperOrder } from './keeper.ts';
import { contentOf, fileOf, readBack } from './real-desk.ts';
import { assertPromise, Violation } from './report.ts';
import { articleOfSize, numberOf, Sequence } from './sequence.ts';

/**
 * The kill loop (promise D1): a keeper works, is killed at any instant, and the next one opens what it left, is held
 * to what the first had announced, and works on until it is killed in its turn.
 */

/** What the killed one has announced: the article it leaves must be at least `floor` and at most `ceiling`. */
interface Announced {
  readonly floor: number;
  readonly ceiling: number;
  /** The last batch shown as saved. */
  readonly saved: number;
}

/** Kills one keeper after another over an article of so many bytes; returns the violations with their seeds. */
export async function killLoop(
  folder: string,
  size: number,
  kills: number,
  seed: number,
): Promise<{ trials: number; violations: string[]; note: string }> {
  const folders = { library: join(folder, 'library'), userData: join(folder, 'user-data') };
  mkdirSync(folders.library, { recursive: true });
  const path = join(folders.library, 'a.saidwho');
  const violations: string[] = [];
  const tally = { batches: 0, saves: 0, inSave: 0, recovered: 0 };
  let announced: Announced = { floor: 0, ceiling: 0, saved: 0 };
  let model = begin(path, size, seed);
  let waiting = new Child<Announcement>('./keeper.ts', []);
  for (let kill = 0; kill <= kills; kill += 1) {
    const keeper = waiting;
    const life = seed * 10_007 + kill;
    if (kill < kills) waiting = new Child<Announcement>('./keeper.ts', []);
    try {
      checkFile(path, announced);
      const before = model.number;
      announced = await oneLife(keeper, { folders, path, seed, life, size }, announced, model, kill === kills);
      tally.batches += announced.floor - before;
      tally.saves += keeper.said.filter((said) => 'saved' in said).length;
      const lastState = keeper.said.findLast((said) => 'saving' in said || 'saved' in said);
      tally.inSave += lastState !== undefined && 'saving' in lastState ? 1 : 0;
      tally.recovered += keeper.said.some((said) => 'opened' in said && said.isRecovered) ? 1 : 0;
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      keeper.kill();
      await keeper.gone;
      violations.push(`size ${size}, kill ${kill}: ${error.message} (--seed ${seed}, life ${life})`);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folders.library, { recursive: true });
      model = begin(path, size, seed);
      announced = { floor: 0, ceiling: 0, saved: 0 };
    }
  }
  violations.push(...(await leftOver(folders.library)));
  const note = `${tally.batches} batches, ${tally.saves} saves, ${tally.inSave} killed while saving, ${tally.recovered} recoveries`;
  return { trials: kills, violations, note };
}

function begin(path: string, size: number, seed: number): Sequence {
  const article = articleOfSize(size);
  writeFileSync(path, fileOf(article));
  return new Sequence(seed, article);
}

/** Lets a keeper live and kills it; the last one of a loop only opens. */
async function oneLife(
  keeper: Child<Announcement>,
  order: Omit<KeeperOrder, 'isLong' | 'saves'> & { readonly size: number },
  before: Announced,
  model: Sequence,
  isLast: boolean,
): Promise<Announced> {
  const random = generator(order.life * 31 + 7);
  const isLong = random() < 0.1;
  const isInSave = random() < 0.5;
  keeper.tell({ ...order, isLong, saves: isInSave ? 0.7 : 0.1 } satisfies KeeperOrder);
  await keeper.next();
  if (!isLast && random() < 0.12) {
    await pause(random() * 40);
    return afterKill(keeper, before);
  }
  const opened = await keeper.next();
  assertPromise(opened !== null, `the keeper died by itself: ${keeper.complaint}`);
  assertPromise('opened' in opened, `was not opened: ${JSON.stringify(opened)}`);
  checkOpened(opened, before, model);
  if (!isLast && isInSave) await inSave(keeper, order.size, random);
  else if (!isLast) await pause(delay(random, isLong));
  return afterKill(keeper, { ...before, floor: opened.opened, ceiling: opened.opened });
}

/** Mostly 0 to 40 ms, the time of a save; sometimes long enough for many, or for autosave. */
function delay(random: () => number, isLong: boolean): number {
  if (isLong) return 300 + random() * 2_200;
  return random() < 0.75 ? random() * 40 : random() * 400;
}

/** Waits for a save to begin, and then for some part of the time that it takes. */
async function inSave(keeper: Child<Announcement>, size: number, random: () => number): Promise<void> {
  const end = performance.now() + 2_000;
  while (!keeper.said.some((said) => 'saving' in said) && performance.now() < end) await pause(1);
  await pause(random() * Math.max(20, size / 5_000));
}

async function afterKill(keeper: Child<Announcement>, before: Announced): Promise<Announced> {
  keeper.kill();
  const { signal, code } = await keeper.gone;
  assertPromise(signal === 'SIGKILL', `the keeper died by itself (${signal ?? code}): ${keeper.complaint}`);
  let { floor, ceiling, saved } = before;
  for (const said of keeper.said) {
    if ('failed' in said) throw new Violation(`the keeper failed: ${said.failed}`);
    if ('sent' in said) ceiling = Math.max(ceiling, said.sent);
    if ('acknowledged' in said) floor = Math.max(floor, said.acknowledged);
    if ('saved' in said) saved = Math.max(saved, said.saved);
    // What was opened may be more than what was acknowledged: from now on it is what there is.
    if ('opened' in said) [floor, ceiling] = [Math.max(floor, said.opened), Math.max(ceiling, said.opened)];
  }
  return { floor: Math.max(floor, saved), ceiling, saved };
}

/** The article that was opened is one the killed keeper had, to the byte, and no less than it had announced. */
function checkOpened(opened: { opened: number; sha256: string }, { floor, ceiling }: Announced, model: Sequence): void {
  const { opened: number, sha256 } = opened;
  assertPromise(number >= floor, `batch ${floor} was announced and ${number} came back (D1)`);
  assertPromise(number <= ceiling, `batch ${number} came back and only ${ceiling} was ever sent (D1)`);
  while (model.number < number) model.next();
  const expected = createHash('sha256').update(contentOf(model.article)).digest('hex');
  assertPromise(model.number === number && sha256 === expected, `what came back is not the article at ${number} (D1)`);
}

/** The file by itself is whole and holds what was shown as saved. */
function checkFile(path: string, { saved }: Announced): void {
  const article = readBack(readFileSync(path));
  assertPromise(typeof article !== 'string', `the file does not read: ${article as string} (D3)`);
  const number = numberOf(article) ?? -1;
  assertPromise(number >= saved, `batch ${saved} was shown as saved and the file holds ${number} (D4)`);
}

/** Temporary files are swept at a start once they are a minute old. */
async function leftOver(library: string): Promise<string[]> {
  await sweepTemporaries(nodeFiles, [library], Date.now() + 120_000);
  const names = readdirSync(library).filter((name) => name.endsWith('.tmp'));
  return names.map((name) => `${name} was not swept (D3)`);
}
