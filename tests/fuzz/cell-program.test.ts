import fc from 'fast-check';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { type Deed } from './cell-deeds.ts';
import { beginning, law, RUNS as EDITOR_RUNS, SEED } from './cell-laws.ts';
import { type Beginning, CellPage } from './cell-page.ts';
import { CellProgram } from './cell-program.ts';
import { arbitraryProgramDeed, doProgramDeed, markerText } from './cell-program-deeds.ts';

/** The whole program with its disk against a model of cells (PROMISES §4.3). */

/** With a disk a session takes longer. */
const RUNS = Math.ceil(EDITOR_RUNS * 0.3);

/** Some paragraphs hold two markers side by side, at which somebody else may work. */
const markedBeginning: fc.Arbitrary<Beginning> = fc
  .tuple(beginning, fc.array(fc.nat(40), { maxLength: 4 }))
  .map(([{ texts, perSection }, places]) => ({
    texts: places.reduce((all, place, i) => all.toSpliced(place, 0, markerText(2 * i), markerText(2 * i + 1)), texts),
    perSection,
  }));

const deeds = fc.array(arbitraryProgramDeed, { minLength: 30, maxLength: 60, size: 'max' });

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

describe(`an article that is kept (FUZZ_SEED=${SEED})`, () => {
  // The outbox has a clock of its own, which stands still: the deeds say when something is handed over.
  beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterAll(() => void vi.useRealTimers());

  it(
    `is the same on the disk, after restarts and crashes, and with what others write, ${RUNS} times (D1, D7, D8, D9, C1, C6, T1, T12)`,
    () => law(markedBeginning, deeds, RUNS, workOnDisk),
    120_000 + RUNS * 2_000,
  );
});
