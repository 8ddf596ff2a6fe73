import fc from 'fast-check';
import { arbitraryCellTexts } from '../builders/cell-texts.ts';
import { type Deed } from './cell-deeds.ts';
import { type Beginning } from './cell-page.ts';

/** Sessions of random deeds, and what is said of one that fails. */

/** How many sessions are tried; the night's fuzzing sets more. */
export const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_000);
export const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

/** How an article begins: paragraphs of about so many cells, and few of them to a section. */
export const beginning: fc.Arbitrary<Beginning> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .chain(([paragraph, perSection]) =>
    fc.record({ texts: arbitraryCellTexts(paragraph, 40), perSection: fc.constant(perSection) }),
  );

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
export const law = (
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
