import fc from 'fast-check';
import { describe, it } from 'vitest';
import { CELL_TEXTS } from '../builders/cell-texts.ts';
import { expectApart } from '../builders/cells.ts';
import { arbitraryPageDeed, type Deed, doDeed } from './cell-deeds.ts';
import { beginning, law, RUNS, SEED } from './cell-laws.ts';
import { type Beginning, CellPage } from './cell-page.ts';

/**
 * The program against a model of cells (PROMISES §4.3): whatever is typed, tagged, cut, pasted, undone, an annotation
 * covers exactly the cells that the model says.
 */

const deeds = fc.array(arbitraryPageDeed, { minLength: 30, maxLength: 60, size: 'max' });

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

it('cells stay whole beside any other', () => {
  for (const one of [...CELL_TEXTS, '\n']) for (const other of [...CELL_TEXTS, '\n']) expectApart([one, other, one]);
});

describe(`an article that is worked on (FUZZ_SEED=${SEED})`, () => {
  it(
    `covers the cells that the model covers, and is undone to its beginning, ${RUNS} times (T1, T2, T3, T4, T5, T11)`,
    () => law(beginning, deeds, RUNS, async (start, acts) => work(start, acts)),
    120_000 + RUNS * 200,
  );
});
