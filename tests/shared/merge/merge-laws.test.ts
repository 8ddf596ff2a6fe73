import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { recordsOf } from '../../../shared/annotations/article-state.ts';
import { findDamage } from '../../../shared/merge/find-damage.ts';
import { mergeArticles } from '../../../shared/merge/three-way.ts';
import type { Article } from '../../../shared/model/article.ts';
import { textOf } from '../../../shared/model/block.ts';
import type { DocumentRecord } from '../../../shared/model/records.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { arbitrarySide, PATIENCE, RUNS } from '../../builders/divergent-sides.ts';

/** A base, and what two people made of it. */
const twoSides = arbitraryArticle.chain((base) =>
  fc.tuple(fc.constant(base), arbitrarySide(base, 'o'), arbitrarySide(base, 't')),
);

/** Three people who left the text alone; `cell-model.test.ts` has those who did not. */
const threeSides = arbitraryArticle.chain((base) =>
  fc.tuple(fc.constant(base), ...(['o', 't', 'u'] as const).map((letter) => arbitrarySide(base, letter, 'records'))),
);

const hold = (law: (base: Article, ours: Article, theirs: Article) => void) =>
  fc.assert(
    fc.property(twoSides, (versions) => law(...versions)),
    { numRuns: RUNS },
  );

const articleIn = (result: ReturnType<typeof mergeArticles>): Article | null =>
  result.ok ? result.value.article : null;

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('mergeArticles keeps the laws', () => {
  it(
    'comes to what both sides did when both did the same (M1)',
    () => {
      hold((base, ours) => {
        const merged = mergeArticles(base, ours, structuredClone(ours));
        expect(merged).toEqual({ ok: true, value: { article: ours, notes: [] } });
      });
    },
    PATIENCE,
  );

  it(
    'comes to what one side did when the other did nothing (M1)',
    () => {
      hold((base, ours) => {
        const alone = { ok: true, value: { article: ours, notes: [] } };
        expect(mergeArticles(base, ours, base), 'theirs is the base').toEqual(alone);
        expect(mergeArticles(base, base, ours), 'ours is the base').toEqual(alone);
      });
    },
    PATIENCE,
  );

  it(
    'does not care which side is ours (M2)',
    () => {
      hold((base, ours, theirs) => {
        const [one, other] = [mergeArticles(base, ours, theirs), mergeArticles(base, theirs, ours)];
        expect(other.ok).toBe(one.ok);
        if (one.ok) expect(other).toEqual(one);
      });
    },
    PATIENCE,
  );

  it(
    'does not care in which order three versions come together (M3)',
    () => {
      let agreed = 0;
      const law = ([base, a, b, c]: [Article, ...Article[]]) => {
        const inOrder = (...[first, second, third]: (Article | undefined)[]) => {
          const both = articleIn(mergeArticles(base, first!, second!));
          return both === null ? null : articleIn(mergeArticles(base, both, third!));
        };
        const [one, two, three] = [inOrder(a, b, c), inOrder(a, c, b), inOrder(b, c, a)];
        if (one === null || two === null || three === null) return;
        agreed += 1;
        expect(two).toEqual(one);
        expect(three).toEqual(one);
      };
      fc.assert(fc.property(threeSides, law), { numRuns: RUNS });
      expect(agreed, 'versions without a conflict').toBeGreaterThan(RUNS / 20);
    },
    PATIENCE,
  );

  it(
    'loses nothing but what a side deleted and the other left alone (M4)',
    () => {
      let agreed = 0;
      hold((base, ours, theirs) => {
        const merged = articleIn(mergeArticles(base, ours, theirs));
        if (merged === null) return;
        agreed += 1;
        expectNothingLost(base, ours, theirs, merged);
        expectNothingLost(base, theirs, ours, merged);
      });
      expect(agreed).toBeGreaterThan(RUNS / 10);
    },
    PATIENCE,
  );

  it(
    'makes nothing up: all that is in the result was on a side (M4)',
    () => {
      hold((base, ours, theirs) => {
        const merged = articleIn(mergeArticles(base, ours, theirs));
        const known = new Set([...recordsOf(ours), ...recordsOf(theirs)].map(({ id }) => id));
        expect(merged === null ? [] : recordsOf(merged).filter(({ id }) => !known.has(id))).toEqual([]);
      });
    },
    PATIENCE,
  );

  it(
    'refuses another article (M6)',
    () => {
      hold((base, ours, theirs) => {
        for (const strangers of [
          [{ ...base, id: 'other' }, ours, theirs],
          [base, { ...ours, id: 'other' }, theirs],
          [base, ours, { ...theirs, id: 'other' }],
        ] as [Article, Article, Article][]) {
          const merged = mergeArticles(...strangers);
          expect(merged.ok ? [] : merged.problems.map(({ code }) => code)).toEqual(['merge/other-article']);
        }
      });
    },
    PATIENCE,
  );

  it(
    'leaves what it was given as it was (M7)',
    () => {
      hold((base, ours, theirs) => void mergeArticles(frozen(base), frozen(ours), frozen(theirs)));
    },
    PATIENCE,
  );

  it(
    'makes an article that holds together: ranges in the text, whole characters, no link to nowhere (M8, T1, T2, T11)',
    () => {
      hold((base, ours, theirs) => {
        const merged = articleIn(mergeArticles(base, ours, theirs));
        if (merged === null) return;
        expect(findDamage(merged)).toBeNull();
        expect(textOf(merged.blocks).isWellFormed()).toBe(true);
        expect(merged.blocks.every(({ text }) => !text.includes('\n'))).toBe(true);
        for (const { fragments, detached } of merged.annotations) {
          expect(fragments.length === 0).toBe(detached !== undefined);
        }
      });
    },
    PATIENCE,
  );
});

/** What `side` has, the result has, unless the other side deleted it; what `side` changed, the result has so. */
function expectNothingLost(base: Article, side: Article, other: Article, merged: Article) {
  const [inBase, inOther, inMerged] = [base, other, merged].map(
    (article) => new Map(recordsOf(article).map((record) => [record.id, record])),
  );
  for (const record of recordsOf(side)) {
    const result = inMerged!.get(record.id);
    const before = inBase!.get(record.id) ?? begunAs(record);
    const changed = changedFields(before, record);
    if (result === undefined) {
      const isDeleted = inBase!.has(record.id) && !inOther!.has(record.id) && changed.length === 0;
      expect(isDeleted || saysTheSame(record, merged), `${record.id} is kept, deleted, or said by another`).toBe(true);
      continue;
    }
    for (const [key, value] of changed) {
      if (!LISTS.includes(key)) expect(flat(result)[key], `${record.id} ${key}`).toEqual(value);
      else expect(flat(result)[key]).toEqual(expect.arrayContaining(added(key, before, record)));
    }
  }
}

/** What a new record was made from: of a dossier the empty one, which both sides begin with. */
const begunAs = (record: DocumentRecord): DocumentRecord | undefined =>
  record.record === 'dossier' ? emptyDossier(record.claim) : undefined;

/** Lists that take what either side adds. */
const LISTS = ['aliases', 'tags', 'questions', 'evidence', 'history'];

/** What of a list the base does not have. */
function added(key: string, before: DocumentRecord | undefined, after: DocumentRecord): unknown[] {
  const [old, now] = [before, after].map((record) => (record === undefined ? [] : flat(record)[key]) as unknown[]);
  const known = new Set(old!.map((one) => JSON.stringify(one)));
  return now!.filter((one) => !known.has(JSON.stringify(one)));
}

const saysTheSame = (record: DocumentRecord, { links }: Article): boolean =>
  record.record === 'link' &&
  links.some(({ type, from, to }) => type === record.type && from.id === record.from.id && to.id === record.to.id);

const flat = (record: DocumentRecord): Record<string, unknown> => ({
  ...record,
  ...('attributes' in record ? record.attributes : {}),
  fragments: null,
  detached: null,
  attributes: null,
});

function changedFields(before: DocumentRecord | undefined, after: DocumentRecord): [string, unknown][] {
  const old = before === undefined ? {} : flat(before);
  return Object.entries(flat(after)).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key]));
}
