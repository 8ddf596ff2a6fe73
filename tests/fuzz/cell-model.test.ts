import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCellTexts, CELL_TEXTS } from '../builders/cell-texts.ts';
import { expectApart } from '../builders/cells.ts';
import { arbitraryPageDeed, type Deed, doDeed } from './cell-deeds.ts';
import { type Beginning, CellPage } from './cell-page.ts';

/**
 * The program against a model of cells (PROMISES §4.3): whatever is typed, tagged, cut, pasted, undone, an annotation
 * covers exactly the cells that the model says.
 */

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

const beginning: fc.Arbitrary<Beginning> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .chain(([paragraph, perSection]) =>
    fc.record({ texts: arbitraryCellTexts(paragraph, 40), perSection: fc.constant(perSection) }),
  );

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

/** As few deeds as still fail: every deed is left out once. Much faster than fast-check's own way to them. */
function fewest(start: Beginning, acts: readonly Deed[]): readonly Deed[] {
  const fails = (some: readonly Deed[]) => {
    try {
      work(start, some);
      return false;
    } catch {
      return true;
    }
  };
  return acts.reduceRight((left, _, i) => (fails(left.toSpliced(i, 1)) ? left.toSpliced(i, 1) : left), acts);
}

it('cells stay whole beside any other', () => {
  for (const one of [...CELL_TEXTS, '\n']) for (const other of [...CELL_TEXTS, '\n']) expectApart([one, other, one]);
});

describe(`an article that is worked on (FUZZ_SEED=${SEED})`, () => {
  it(
    'covers the cells that the model covers, and is undone to its beginning (T1, T2, T3, T4, T5, T11)',
    () => {
      fc.assert(
        fc.property(beginning, deeds, (start, acts) => {
          try {
            work(start, acts);
          } catch (cause) {
            throw new Error(`Fails with fewer deeds, too: ${JSON.stringify(fewest(start, acts))}`, { cause });
          }
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
    60_000 + RUNS * 100,
  );
});
