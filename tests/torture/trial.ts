import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SaveState } from '../../shared/ipc/contract.ts';
import { Page } from './page.ts';
import { contentOf, fileOf, readBack, type Folders } from './real-desk.ts';
import { assertPromise } from './report.ts';
import { articleOfSize, numberOf, Sequence } from './sequence.ts';

/** One story on a real disk, and what its tellers share. */
export interface Trial {
  /** What holds, as a sentence. */
  readonly name: string;
  /** @throws Violation when it does not hold */
  run(place: Place): Promise<void>;
}

export interface Place {
  /** Empty but for the two folders, and gone afterwards. */
  readonly folder: string;
  readonly folders: Folders & { readonly library: string; readonly userData: string };
  readonly seed: number;
}

export type TrialSaid = { readonly trial: string; readonly violation: string | null } | { readonly finished: true };

/** Writes a fresh article of about so many bytes and returns its path. */
export function putArticle(folder: string, bytes: number, name = 'a.saidwho'): string {
  const path = join(folder, name);
  writeFileSync(path, fileOf(articleOfSize(bytes)));
  return path;
}

/** Sends so many batches, one after another. */
export async function work(page: Page, batches: number): Promise<void> {
  for (let sent = 0; sent < batches; sent += 1) await page.send();
}

/** Waits until the state is one of these. @throws Violation after the seconds */
export async function reaches(page: Page, states: readonly SaveState['state'][], seconds: number): Promise<SaveState> {
  const end = performance.now() + seconds * 1_000;
  while (!states.includes(page.state.state)) {
    assertPromise(performance.now() < end, `still ${told(page.state)} after ${seconds} s instead of ${states.join()}`);
    await pause(20);
  }
  return page.state;
}

/** Saves and holds the state to a failure with one of these codes, with the work in the journal (D5, U1). */
export async function failsToSave(page: Page, ...codes: readonly string[]): Promise<void> {
  await page.session.save();
  const { state } = page;
  const isSo = state.state === 'failed' && codes.includes(state.problem.code);
  assertPromise(isSo, `${told(state)} is shown instead of a failure with ${codes.join(' or ')}`);
  assertPromise(state.journalled, 'the failure is shown without the work in the journal');
  assertPromise(/“.+”/.test(state.problem.message), `the message names no file: ${state.problem.message}`);
}

/** The user presses save: a file that is gone is written again at once (C4). */
export async function pressesSave(page: Page): Promise<void> {
  const state = await page.session.save({ isAsked: true });
  assertPromise(state.state === 'saved', `${told(state)} is shown to the user who pressed save`);
}

export const told = (state: SaveState): string =>
  state.state === 'failed' ? `failed (${state.problem.code})` : state.state;

/** Holds the file to exactly this content. */
export function holdsBytes(path: string, content: string | Uint8Array, when: string): void {
  const present = readFileSync(path);
  assertPromise(present.equals(Buffer.from(content)), `${when}, the file has other bytes (D3)`);
}

/** Holds the file to be whole and at this batch. */
export function holdsNumber(path: string, number: number, when: string): void {
  const article = readBack(readFileSync(path));
  assertPromise(typeof article !== 'string', `${when}, the file does not read: ${article as string} (D3)`);
  assertPromise(numberOf(article) === number, `${when}, the file holds ${numberOf(article)} instead of ${number}`);
}

/** Holds the folder to be without temporary files. */
export function holdsNoTemporary(folder: string, when: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  assertPromise(names.length === 0, `${when}, ${names.join()} is left over (D3)`);
}

/** Opens what a killed program would have left and holds it to be at least at this batch, exactly as it was made. */
export async function reopens(place: Place, path: string, atLeast: number, bytes: number): Promise<Page> {
  const page = await Page.open(place.folders, path, place.seed);
  assertPromise(page.number >= atLeast, `batch ${atLeast} was safe and ${page.number} came back (D1)`);
  const model = new Sequence(place.seed, articleOfSize(bytes));
  while (model.number < page.number) model.next();
  const isSame = contentOf(model.article) === contentOf(page.opened.article);
  assertPromise(isSame, `what came back is not the article at ${page.number} (D1)`);
  return page;
}

/** Leaves so many bytes free on the volume of the folder, in steps of its blocks. */
export function fill(folder: string, free = 0): void {
  const file = openSync(join(folder, '.filler'), 'a');
  try {
    for (let block = 65_536; block >= 512; block /= 2) {
      while (freeBytes(folder) - block >= free && writesWhole(file, block)) continue;
      if (free === 0) while (writesWhole(file, block)) continue;
    }
  } finally {
    closeSync(file);
  }
}

function writesWhole(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes;
  } catch {
    return false; // Full, which is what we want.
  }
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Takes the filler away again. */
export function free(folder: string): void {
  rmSync(join(folder, '.filler'), { force: true });
}

/** Mounts a small volume of its own; only in a namespace where we are root. */
export function mountVolume(folder: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
}
