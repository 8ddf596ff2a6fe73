import fc from 'fast-check';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { arbitraryCellTexts, CELL_TEXTS } from '../builders/cell-texts.ts';
import { expectApart } from '../builders/cells.ts';
import { arbitraryPageDeed, type Deed, doDeed } from './cell-deeds.ts';
import { type Beginning, CellPage } from './cell-page.ts';
import { CellProgram } from './cell-program.ts';
import { arbitraryProgramDeed, doProgramDeed, markerText } from './cell-program-deeds.ts';

/**
 * The program against a model of cells (PROMISES §4.3): whatever is typed, tagged, cut, pasted, undone, an annotation
 * covers exactly the cells that the model says.
 */

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_000);
/** With a disk a session takes longer. */
const DISK_RUNS = Math.ceil(RUNS * 0.3);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

const beginning: fc.Arbitrary<Beginning> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .chain(([paragraph, perSection]) =>
    fc.record({ texts: arbitraryCellTexts(paragraph, 40), perSection: fc.constant(perSection) }),
  );

const deeds = fc.array(arbitraryPageDeed, { minLength: 30, maxLength: 60, size: 'max' });

/** Some paragraphs hold two markers side by side, at which somebody else may work. */
const markedBeginning: fc.Arbitrary<Beginning> = fc
  .tuple(beginning, fc.array(fc.nat(40), { maxLength: 4 }))
  .map(([{ texts, perSection }, places]) => ({
    texts: places.reduce((all, place, i) => all.toSpliced(place, 0, markerText(2 * i), markerText(2 * i + 1)), texts),
    perSection,
  }));

const programDeeds = fc.array(arbitraryProgramDeed, { minLength: 30, maxLength: 60, size: 'max' });

/** A whole session without a disk. */
function work(start: Beginning, acts: readonly Deed[]): void {
  const page = new CellPage(start);
  const first = page.present;
  page.check();
  for (const act of acts) {
    doDeed(page, act);
    page.check();
  }
  page.checkWayBack(first);
}

/** A session of the whole program, from its first start to a last one. */
async function workOnDisk(start: Beginning, acts: readonly Deed[]): Promise<void> {
  const program = new CellProgram(new CellPage(start));
  await program.start();
  for (const act of acts) {
    await doProgramDeed(program, act);
    program.page.check();
  }
  await program.save();
  program.page.checkWayBack(program.first);
  await program.save();
  await program.restart();
  program.page.check();
  await program.checkFile();
}

/** As few deeds as still fail: each is left out once. Much faster than fast-check's own way to them. */
async function fewest(acts: readonly Deed[], doAll: (acts: readonly Deed[]) => Promise<void>): Promise<string> {
  let left = acts;
  for (let i = acts.length - 1; i >= 0; i -= 1) {
    const fewer = left.toSpliced(i, 1);
    left = await doAll(fewer).then(
      () => left,
      () => fewer,
    );
  }
  return left.map((deed) => JSON.stringify(deed)).join('\n');
}

/** Tries beginnings and deeds until one fails, and says so with the fewest deeds that do. */
const law = (
  begin: fc.Arbitrary<Beginning>,
  acts: fc.Arbitrary<Deed[]>,
  numRuns: number,
  doAll: (start: Beginning, acts: readonly Deed[]) => Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(begin, acts, async (start, all) => {
      try {
        await doAll(start, all);
      } catch (cause) {
        const deeds = await fewest(all, (fewer) => doAll(start, fewer));
        throw new Error(`${String(cause)}\n${JSON.stringify(start)}\n${deeds}`, { cause });
      }
    }),
    { numRuns, seed: SEED, endOnFailure: true },
  );

it('cells stay whole beside any other', () => {
  for (const one of [...CELL_TEXTS, '\n']) for (const other of [...CELL_TEXTS, '\n']) expectApart([one, other, one]);
});

describe(`an article that is worked on (FUZZ_SEED=${SEED})`, () => {
  // The outbox has a clock of its own, which stands still: the deeds say when something is handed over.
  beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterAll(() => void vi.useRealTimers());

  it(
    `covers the cells that the model covers, and is undone to its beginning, ${RUNS} times (T1, T2, T3, T4, T5, T11)`,
    () => law(beginning, deeds, RUNS, async (start, acts) => work(start, acts)),
    60_000 + RUNS * 100,
  );

  it(
    `is the same on the disk, after restarts and crashes, and with what others write, ${DISK_RUNS} times (D1, D7, D8, D9, C1, C6, T1, T12)`,
    () => law(markedBeginning, programDeeds, DISK_RUNS, workOnDisk),
    60_000 + DISK_RUNS * 1_000,
  );
});
