import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Article } from '../../shared/model/article.ts';
import { generator } from '../builders/random.ts';
import { plainArticle } from '../fakes/articles.ts';
import { Child } from './child.ts';
import { RACE_ID, type Act, type ForeignDone, type Interval, type RaceKind, type RacerDone } from './race.ts';
import { fileOf, readBack } from './real-desk.ts';
import { assertPromise, Violation } from './report.ts';

/**
 * Races (promise C1): two of our programs, a script that truncates and writes, one that renames, and a sync client
 * write to one file. Whatever any of them wrote and nobody took back must be in some article in the folder at the
 * end, and in turns at every moment that it is said to be saved.
 */

type Done = RacerDone | ForeignDone;

interface Writer {
  readonly name: string;
  readonly child: Child<Done>;
  readonly acts: readonly Act[];
}

/** What each writer has in it, by weight. */
const ACTS: Readonly<Record<string, { readonly script: string; readonly acts: readonly Act[] }>> = {
  ours1: { script: './racer.ts', acts: ['change', 'change and save', 'change and save', 'save', 'remove', 'reopen'] },
  ours2: { script: './racer.ts', acts: ['change', 'change and save', 'change and save', 'save', 'remove', 'reopen'] },
  truncates: { script: './foreign.ts', acts: ['truncate', 'truncate', 'truncate', 'remove'] },
  renames: { script: './foreign.ts', acts: ['rename', 'rename', 'rename', 'remove'] },
  syncs: { script: './foreign.ts', acts: ['part', 'part', 'take', 'take', 'swap'] },
};

interface Write {
  readonly writer: string;
  readonly interval: Interval;
}

/** Everything said and done in one race. */
class Ledger {
  /** Ids that exist, with who made them and, as far as is known, who brought them to the disk last, and when. */
  readonly records = new Map<string, { readonly writer: string; brought: Write | null }>();
  readonly removed = new Set<string>();
  /** Ids of our programs that are not in a file yet. */
  readonly unsaved = new Set<string>();
  readonly windows: Write[] = [];
  readonly writes: Write[] = [];
  readonly log: string[] = [];
  isHolding = false;

  note(writer: string, act: Act, done: Done): void {
    const state = 'state' in done ? ` ${done.state}` : '';
    this.log.push(`${writer} ${act}${done.wrote.length > 0 ? ` ${done.wrote.join()}` : ''}${state}`);
    for (const id of done.wrote) this.records.set(id, { writer, brought: null });
    for (const id of done.removed) this.removed.add(id);
    if ('interval' in done) {
      if (writer === 'syncs') this.isHolding = done.isHolding;
      const write = { writer, interval: done.interval };
      this.writes.push(write);
      for (const record of done.put.flatMap((id) => this.records.get(id) ?? [])) record.brought = write;
      return;
    }
    this.windows.push(...done.windows.map((window) => ({ writer, interval: window })));
    for (const [id, record] of this.records) {
      if (record.writer !== writer) continue;
      if (!done.isSaved && done.wrote.includes(id)) this.unsaved.add(id);
      const interval = done.windows.at(-1);
      const isNew = done.isSaved && (this.unsaved.delete(id) || record.brought === null);
      if (isNew && interval !== undefined) record.brought ??= { writer, interval };
    }
  }

  /** Ids that must be in the folder now. */
  get expected(): string[] {
    return [...this.records.keys()].filter((id) => !this.removed.has(id) && !this.unsaved.has(id));
  }

  /**
   * Who took the record, when it came to the disk last while another writer was between its last look and its own
   * writing: no program can close that gap, since no system replaces a file only if it is still the one that was
   * read. Null when nobody was in such a gap.
   */
  takenInGap(id: string): 'us' | 'them' | null {
    const { brought } = this.records.get(id)!;
    if (brought === null) return null;
    const meets = ({ writer, interval: { start, end } }: Write) =>
      writer !== brought.writer && start <= brought.interval.end && brought.interval.start <= end;
    if (this.writes.some(meets)) return 'them';
    return this.windows.some(meets) ? 'us' : null;
  }
}

/** Runs so many races, every other one overlapping; in half of each kind the pages of our programs answer. */
export async function runRaces(
  folder: string,
  races: number,
  seed: number,
): Promise<{ trials: number; violations: string[]; note: string }> {
  const writers = Object.entries(ACTS).map(([name, { script, acts }]) => ({
    name,
    acts,
    child: new Child<Done>(script, []),
  }));
  const violations: string[] = [];
  const tally = { records: 0, copies: 0, byUs: 0, byThem: 0 };
  let trials = 0;
  for (let race = 0; race < races; race += 1) {
    const kind = race % 2 === 0 ? 'turns' : 'overlapping';
    const own = join(folder, `race-${race}`);
    try {
      const figures = await oneRace(own, kind, race % 4 < 2, writers, generator(seed * 7_919 + race));
      for (const key of ['records', 'copies', 'byUs', 'byThem'] as const) tally[key] += figures[key];
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      violations.push(`race ${race} (${kind}): ${error.message} (--seed ${seed})`);
    }
    await clear(own);
    trials += 1;
    if (writers.some(({ child }) => child.isGone)) break;
  }
  for (const { name, child } of writers) {
    if (child.complaint !== '') violations.push(`${name} complained: ${child.complaint}`);
    child.kill();
  }
  if (trials < races) violations.push(`after ${trials} races a writer was gone`);
  const { records, copies, byUs, byThem } = tally;
  const note = `${records} records, ${copies} copies; taken in a gap: ${byThem} by other programs, ${byUs} by us`;
  return { trials, violations, note };
}

/** A backup may still be checked, which gives it another name meanwhile; what stays goes with the whole torture. */
async function clear(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch {
      await pause(100);
    }
  }
}

async function oneRace(
  folder: string,
  kind: RaceKind,
  isAnswering: boolean,
  writers: readonly Writer[],
  random: () => number,
) {
  const library = join(folder, 'library');
  const path = join(library, 'a.saidwho');
  mkdirSync(library, { recursive: true });
  writeFileSync(path, fileOf(plainArticle(RACE_ID, `Ana said “we will win”.\n${'Bo did not. '.repeat(400)}`)));
  writeFileSync(join(library, 'b.saidwho'), fileOf(plainArticle('other', 'Another article.')));
  const ledger = new Ledger();
  for (const { name, child } of writers) {
    child.tell({ race: kind, path, folders: { library, userData: join(folder, name) }, name, isAnswering });
    ledger.note(name, 'look', await answer(name, child));
  }
  await (kind === 'turns' ? takeTurns(writers, library, ledger, random) : overlap(writers, ledger, random));
  for (const { name, child } of writers.toReversed()) {
    child.tell({ act: 'finish' });
    ledger.note(name, 'finish', await answer(name, child));
  }
  const { lost, articles } = lostOf(library, ledger);
  assertPromise(ledger.unsaved.size === 0, `${[...ledger.unsaved].join()} could never be saved; ${told(ledger)}`);
  const takers = lost.map((id) => (kind === 'turns' ? null : ledger.takenInGap(id)));
  const unexplained = lost.filter((_, index) => takers[index] === null);
  assertPromise(unexplained.length === 0, `${unexplained.join()} is in no file at the end; ${told(ledger)} (C1)`);
  const count = (taker: string) => takers.filter((one) => one === taker).length;
  return { records: ledger.records.size, copies: articles - 2, byUs: count('us'), byThem: count('them') };
}

async function takeTurns(writers: readonly Writer[], library: string, ledger: Ledger, random: () => number) {
  const acts = 10 + Math.floor(random() * 30);
  for (let turn = 0; turn < acts; turn += 1) {
    const { name, child, acts } = pick(writers, random);
    const act = pick(acts, random);
    child.tell({ act });
    ledger.note(name, act, await answer(name, child));
    if (ledger.isHolding) continue; // What the sync client has in hand is on no disk.
    const { lost } = lostOf(library, ledger);
    assertPromise(lost.length === 0, `${lost.join()} was lost by the last act; ${told(ledger)} (C1)`);
  }
}

/** Each writer acts by itself, with pauses of its own. */
async function overlap(writers: readonly Writer[], ledger: Ledger, random: () => number): Promise<void> {
  const all = writers.map(async ({ name, child, acts }) => {
    for (let turn = 0; turn < 10; turn += 1) {
      await pause(random() * 40);
      const act = pick(acts, random);
      child.tell({ act });
      ledger.note(name, act, await answer(name, child));
    }
  });
  await Promise.all(all);
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

async function answer(name: string, child: Child<Done>): Promise<Done> {
  const done = await child.next();
  assertPromise(done !== null, `${name} died: ${child.complaint}`);
  return done;
}

/** Ids that should be in an article in the folder and are in none. */
function lostOf(library: string, ledger: Ledger): { lost: string[]; articles: number } {
  const names = readdirSync(library).filter((name) => name.endsWith('.saidwho'));
  const articles = names
    .map((name) => readBack(readFileSync(join(library, name))))
    .filter((article): article is Article => typeof article !== 'string');
  const present = new Set(articles.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  return { lost: ledger.expected.filter((id) => !present.has(id)), articles: articles.length };
}

const told = ({ log }: Ledger) => `the last of ${log.length} acts: ${log.slice(-12).join('; ')}`;
