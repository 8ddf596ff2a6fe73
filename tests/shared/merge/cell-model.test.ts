import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, articleOf, stateOf } from '../../../shared/annotations/article-state.ts';
import { mergeArticles } from '../../../shared/merge/three-way.ts';
import type { Article } from '../../../shared/model/article.ts';
import { paragraphsOf, textOf } from '../../../shared/model/block.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { PATIENCE, replaced, RUNS } from '../../builders/divergent-sides.ts';

/**
 * A second opinion on merged texts, without offsets: the text is a row of numbered **cells**, a word each with the
 * space or line feed after it; people take cells out and put new ones in, and an annotation is the set of cells it
 * covers. Whoever merges cells cannot be wrong about an offset.
 */

const SIDES = ['a', 'b', 'c'] as const;
type Name = (typeof SIDES)[number];

/** What one person, or all of them alike, did at one cell. */
interface Deed {
  readonly cell: number;
  readonly by: Name | 'all';
  readonly what: 'delete' | 'insert' | 'replace' | 'split';
}

/** Cells from, to; two of them make two fragments. */
type Cover = readonly (readonly [number, number])[];

/** A letter beyond the first 65,536, so that a wrong offset cuts a character in two. */
const wordOf = (cell: number | string): string => `𝔘${String(cell).padStart(3, '0')}`;

const afterCell = (cell: number): string => (cell % 7 === 6 ? '\n' : ' ');

/** The new cell that a deed puts in. */
const newWord = ({ cell, by }: Deed): string => wordOf(`${by}${cell}`);

const arbitraryCase = fc.integer({ min: 4, max: 40 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    // Every third cell at most, so that two deeds never touch and a paragraph stays recognisable.
    deeds: fc
      .uniqueArray(
        fc.record({
          cell: fc.nat(Math.floor((size - 1) / 3)).map((third) => third * 3),
          by: fc.constantFrom(...SIDES, 'all' as const),
          what: fc.constantFrom('delete', 'insert', 'replace', 'split'),
        }) as fc.Arbitrary<Deed>,
        { selector: ({ cell }) => cell, maxLength: 8 },
      )
      .map((deeds) => [...deeds].sort((one, other) => one.cell - other.cell)),
    covers: fc.array(
      fc
        .uniqueArray(fc.nat(size), { minLength: 2, maxLength: 4 })
        .map((cuts) => cuts.sort((one, other) => one - other))
        .map((cuts): Cover =>
          cuts.length < 4
            ? [[cuts[0]!, cuts[1]!]]
            : [
                [cuts[0]!, cuts[1]!],
                [cuts[2]!, cuts[3]!],
              ],
        ),
      { maxLength: 5 },
    ),
  }),
);

const startOf = (cell: number): number => cell * (wordOf(0).length + 1);

function baseOf(size: number, covers: readonly Cover[]): Article {
  const cells = Array.from({ length: size }, (_, cell) => wordOf(cell) + afterCell(cell));
  const annotations = covers.map((cover, i): Annotation => ({
    record: 'annotation',
    id: `q${i}`,
    kind: 'quote',
    fragments: cover.map(([from, to]) => ({ start: startOf(from), end: startOf(to) - 1 })),
    attributes: {},
  }));
  const metadata = { record: 'metadata', id: 'metadata', title: 'Cells' } as const;
  return { id: 'cells', metadata, blocks: paragraphsOf(cells.join('')), annotations, links: [], speakers: [] };
}

/** The article after one person's deeds, made by the same changes that the editor makes. */
function sideOf(base: Article, deeds: readonly Deed[], name: Name): Article {
  const own = deeds.filter(({ by }) => by === name || by === 'all').reverse();
  return own.reduce((article, deed) => {
    const [start, end] = [startOf(deed.cell), startOf(deed.cell + 1)];
    const [from, to, words] = {
      delete: [start, end, ''],
      insert: [start, start, `${newWord(deed)} `],
      replace: [start, end - 1, newWord(deed)],
      split: [start, start, `${newWord(deed)}\n`],
    }[deed.what] as [number, number, string];
    return articleOf(article, applyChanges(stateOf(article), replaced(article, from, to, words)));
  }, base);
}

/** What the model says the text is after all deeds. */
function modelText(size: number, deeds: readonly Deed[]): string {
  const byCell = new Map(deeds.map((deed) => [deed.cell, deed]));
  return Array.from({ length: size }, (_, cell) => {
    const deed = byCell.get(cell);
    const old = wordOf(cell) + afterCell(cell);
    if (deed === undefined) return old;
    if (deed.what === 'delete') return '';
    if (deed.what === 'replace') return newWord(deed) + afterCell(cell);
    return newWord(deed) + (deed.what === 'split' ? '\n' : ' ') + old;
  }).join('');
}

/** What the model says an annotation covers: a new cell only where it came between two that were covered together. */
function modelWords(cover: Cover, deeds: readonly Deed[]): string[] {
  const byCell = new Map(deeds.map((deed) => [deed.cell, deed]));
  return cover.flatMap(([from, to]) =>
    Array.from({ length: to - from }, (_, i) => from + i).flatMap((cell) => {
      const deed = byCell.get(cell);
      if (deed === undefined) return [wordOf(cell)];
      if (deed.what === 'delete') return [];
      if (deed.what === 'replace') return [newWord(deed)];
      return cell === from ? [wordOf(cell)] : [newWord(deed), wordOf(cell)];
    }),
  );
}

const wordsOf = (article: Article, { fragments }: Annotation): string[] =>
  fragments.flatMap(({ start, end }) => textOf(article.blocks).slice(start, end).split(/\s/u).filter(Boolean));

function expectModel(merged: Article, size: number, covers: readonly Cover[], deeds: readonly Deed[]) {
  expect(textOf(merged.blocks)).toBe(modelText(size, deeds));
  const covered = Object.fromEntries(merged.annotations.map((one) => [one.id, wordsOf(merged, one)]));
  expect(covered).toEqual(Object.fromEntries(covers.map((cover, i) => [`q${i}`, modelWords(cover, deeds)])));
}

function merged(base: Article, ours: Article, theirs: Article): Article {
  const result = mergeArticles(base, ours, theirs);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value.article;
}

describe('a merged text', () => {
  it(
    'holds the cells of the base without those a side took out, and with those a side put in (M4, M8, T1)',
    () => {
      fc.assert(
        fc.property(arbitraryCase, ({ size, deeds, covers }) => {
          const two = deeds.filter(({ by }) => by !== 'c');
          const base = baseOf(size, covers);
          const result = merged(base, sideOf(base, two, 'a'), sideOf(base, two, 'b'));
          expectModel(result, size, covers, two);
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it('counts a new last word once, though it makes the one side’s paragraph another one (M1)', () => {
    const deeds: Deed[] = [
      { cell: 15, by: 'a', what: 'delete' },
      { cell: 21, by: 'all', what: 'replace' },
    ];
    const base = baseOf(22, []);
    expectModel(merged(base, sideOf(base, deeds, 'a'), sideOf(base, deeds, 'b')), 22, [], deeds);
  });

  it(
    'holds the same whichever two of three come together first (M3)',
    () => {
      fc.assert(
        fc.property(arbitraryCase, ({ size, deeds, covers }) => {
          const base = baseOf(size, covers);
          const [a, b, c] = SIDES.map((name) => sideOf(base, deeds, name)) as [Article, Article, Article];
          expectModel(merged(base, merged(base, a, b), c), size, covers, deeds);
          expectModel(merged(base, merged(base, a, c), b), size, covers, deeds);
          expectModel(merged(base, a, merged(base, b, c)), size, covers, deeds);
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );
});
