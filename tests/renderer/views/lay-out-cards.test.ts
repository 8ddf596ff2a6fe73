import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardToPlace, FIRST_ROW, FOLDED, layOutCards } from '../../../renderer/views/lay-out-cards.ts';

const card = (line: number, height = 40, isActive = false): CardToPlace => ({
  ...{ line, height, isActive },
  id: `${line}-${height}-${isActive}`,
});

const topsOf = (cards: readonly CardToPlace[]) => layOutCards(cards).map(({ top }) => top);
const foldedOf = (cards: readonly CardToPlace[]) => layOutCards(cards).map(({ isFolded }) => isFolded);

/** Cards in the order of their lines, at most one of them active. */
const cards = fc
  .tuple(
    fc.array(fc.record({ line: fc.integer({ min: 14, max: 2000 }), height: fc.integer({ min: 20, max: 150 }) })),
    fc.nat(60),
  )
  .map(([drawn, active]) =>
    drawn
      .toSorted((a, b) => a.line - b.line)
      .map((one, i): CardToPlace => ({ ...one, id: String(i), isActive: i === active })),
  );

describe('cards beside the text', () => {
  test('stand at their lines where there is room', () => {
    expect(topsOf([card(100), card(200), card(300)])).toEqual([86, 186, 286]);
  });

  test('are pushed down by the one before, whole as long as that is not far', () => {
    expect(topsOf([card(100), card(110)])).toEqual([86, 132]);
    expect(foldedOf([card(100), card(110)])).toEqual([false, false]);
  });

  test('fold where they crowd, and only there; the active one is whole and at its line', () => {
    const crowd = [card(100, 60), card(101, 60), card(102, 60), card(103, 60), card(800, 60)];
    expect(foldedOf(crowd)).toEqual([true, true, true, true, false]);
    const active = crowd
      .with(3, card(303, 60, true))
      .with(2, card(302, 60))
      .with(1, card(301, 60));
    const placed = layOutCards(active.with(0, card(300, 60)));
    expect(placed.map(({ isFolded }) => isFolded)).toEqual([true, true, true, false, false]);
    expect(placed[3]!.top).toBe(303 - FIRST_ROW);
    expect(placed[2]!.top).toBe(303 - FIRST_ROW - 6 - FOLDED);
  });

  test('are gathered behind the first where even their rows crowd, and stand near their lines', () => {
    const dense = Array.from({ length: 60 }, (_, i) => card(100 + Math.floor(i / 3) * 40, 60));
    const placed = layOutCards(dense);
    expect(placed.filter(({ behind }) => behind === null)).toHaveLength(20);
    expect(placed.every(({ top, line }) => Math.abs(top - (line - FIRST_ROW)) < 40)).toBe(true);
    const active = layOutCards(dense.with(31, { ...dense[31]!, isActive: true }));
    expect(active[31]).toMatchObject({ behind: null, isFolded: false, top: dense[31]!.line - FIRST_ROW });
    expect(active.every(({ top, line }) => Math.abs(top - (line - FIRST_ROW)) < 150)).toBe(true);
  });

  test('never lie over one another, keep the order of their lines, and none leaves the page at the top', () => {
    fc.assert(
      fc.property(cards, (given) => {
        const placed = layOutCards(given);
        const heightOf = (i: number) => (placed[i]!.isFolded ? Math.min(FOLDED, given[i]!.height) : given[i]!.height);
        expect(placed.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
        const seen = placed.flatMap(({ behind }, i) => (behind === null ? [i] : []));
        for (const [at, i] of seen.entries()) {
          if (at === 0) continue;
          expect(placed[i]!.top).toBeGreaterThanOrEqual(placed[seen[at - 1]!]!.top + heightOf(seen[at - 1]!));
        }
        for (const { behind, top } of placed) {
          if (behind === null) continue;
          const leader = placed.find(({ id }) => id === behind)!;
          expect([leader.behind, leader.top]).toEqual([null, top]);
        }
        expect(placed.every(({ behind }, i) => !(behind !== null && given[i]!.isActive))).toBe(true);
        expect(placed.every(({ top }) => top >= 0)).toBe(true);
        expect(placed.every(({ isFolded }, i) => !(isFolded && given[i]!.isActive))).toBe(true);
      }),
    );
  });
});
