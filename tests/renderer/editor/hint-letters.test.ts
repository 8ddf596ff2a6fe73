import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintLetters, moreHintLetters, mostHints } from '../../../renderer/editor/hint-letters.ts';
import { HINT_HEIGHT, layOutHints } from '../../../renderer/editor/lay-out-hints.ts';

describe('the letters of hints', () => {
  it('are one each while they are few, and lie on the home row while they can', () => {
    expect(hintLetters('text', 5)).toEqual(['f', 'd', 's', 'a', 'g']);
    expect(hintLetters('speakers', 2)).toEqual(['k', 'j']);
    expect(hintLetters('text', 30).join('')).toMatch(/^[asdfghjkl]+$/);
  });

  it('differ, none the beginning of another, also between text and speakers', () => {
    const counts = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(counts, counts, (inText, inRegistry) => {
        const all = [...hintLetters('text', inText), ...hintLetters('speakers', inRegistry)].sort();
        expect(all).toHaveLength(Math.min(inText, mostHints('text')) + Math.min(inRegistry, mostHints('speakers')));
        for (const [i, letters] of all.entries()) expect(all[i + 1]?.startsWith(letters) ?? false).toBe(false);
        for (const letters of all) expect(letters).toMatch(/^[a-z]{1,2}$/);
      }),
    );
  });

  it('of targets that come later leave the others theirs, and differ from them in the same way', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, (steps) => {
        const all: string[] = [];
        for (const step of steps) all.push(...moreHintLetters('text', all, step));
        const wanted = steps.reduce((sum, step) => sum + step, 0);
        // Five that stand alone take 130 pairs away.
        expect(all.length).toBeGreaterThanOrEqual(Math.min(wanted, 260));
        const sorted = [...all].sort();
        for (const [i, letters] of sorted.entries()) expect(sorted[i + 1]?.startsWith(letters) ?? false).toBe(false);
      }),
    );
  });
});

describe('hints above the words', () => {
  const wanted = fc.array(
    fc.record({
      left: fc.integer({ min: 0, max: 400 }),
      lineTop: fc.constantFrom(40, 68, 96, 300),
      width: fc.integer({ min: 16, max: 28 }),
      isRightToLeft: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  it('never cover one another, stay within the page, and rise no lower than their line', () => {
    fc.assert(
      fc.property(wanted, (wanted) => {
        const placed = layOutHints(wanted, 400);
        expect(placed).toHaveLength(wanted.length);
        for (const [i, a] of placed.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.left + wanted[i]!.width).toBeLessThanOrEqual(400);
          expect(a.top).toBeLessThan(wanted[i]!.lineTop);
          for (const [j, b] of placed.slice(0, i).entries()) {
            const isApart =
              Math.abs(a.top - b.top) >= HINT_HEIGHT ||
              a.left >= b.left + wanted[j]!.width ||
              b.left >= a.left + wanted[i]!.width;
            expect(isApart, `${i} and ${j}`).toBe(true);
          }
        }
      }),
    );
  });

  it('of several that begin together go on in the direction of their words', () => {
    const two = (isRightToLeft: boolean) =>
      layOutHints(
        [0, 1].map(() => ({ left: 100, lineTop: 40, width: 20, isRightToLeft })),
        400,
      ).map(({ left }) => left);
    expect([two(false), two(true)]).toEqual([
      [100, 121],
      [100, 79],
    ]);
  });

  it('stand where their words begin when nothing is in the way', () => {
    const [one, two] = layOutHints(
      [
        { left: 10, lineTop: 40, width: 20 },
        { left: 60, lineTop: 40, width: 20 },
      ],
      400,
    );
    expect([one?.left, two?.left, one?.top === two?.top]).toEqual([10, 60, true]);
  });
});
