import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapAnnotation } from '../../../shared/annotations/annotation-set.ts';
import type { TextEdit } from '../../../shared/annotations/change.ts';
import { isHit } from '../../../shared/annotations/map-ranges.ts';
import { EditsAtOnce } from '../../../shared/annotations/map-many.ts';
import type { Annotation } from '../../../shared/model/records.ts';

/** Offsets in order, of which each pair is an edit or a fragment. */
const offsets = (most: number) =>
  fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: most }).map((all) => all.toSorted((a, b) => a - b));

const edits: fc.Arbitrary<TextEdit[]> = fc
  .tuple(offsets(16), fc.array(fc.nat(4), { minLength: 8 }))
  .map(([all, lengths]) =>
    Array.from({ length: all.length >> 1 }, (_, i) => ({
      start: all[i * 2]!,
      end: all[i * 2 + 1]!,
      length: lengths[i]!,
    })),
  );

const annotation: fc.Arbitrary<Annotation> = fc.oneof(
  offsets(6).map((all): Annotation => ({
    record: 'annotation',
    id: 'a',
    kind: 'quote',
    fragments: Array.from({ length: all.length >> 1 }, (_, i) => ({ start: all[i * 2]!, end: all[i * 2 + 1]! })),
    attributes: {},
  })),
  fc.nat(60).map((at): Annotation => ({
    record: 'annotation',
    id: 'a',
    kind: 'quote',
    fragments: [],
    detached: { exact: 'gone', prefix: '', suffix: '', at },
    attributes: {},
  })),
);

test('many edits at once move an annotation as they do one after the other, from the last to the first', () => {
  fc.assert(
    fc.property(annotation, edits, (one, all) => {
      const atOnce = new EditsAtOnce(all);
      const oneByOne = all.reduceRight((moved, edit) => mapAnnotation(moved, edit, () => 'words'), one);
      expect(atOnce.move(one, () => 'words')).toEqual(oneByOne);
      expect(atOnce.hits(one)).toBe(all.some((edit) => isHit(one.fragments, edit)));
    }),
    { numRuns: 2_000 },
  );
});

test('an annotation that is not touched only shifts, and shifts back', () => {
  fc.assert(
    fc.property(annotation, edits, (one, all) => {
      const atOnce = new EditsAtOnce(all);
      fc.pre(!atOnce.touches(one));
      const moved = all.reduceRight((now, edit) => mapAnnotation(now, edit, () => ''), one);
      const back = all.reduce(
        (now, { start, end, length }) =>
          mapAnnotation(now, { start, end: start + length, length: end - start }, () => ''),
        moved,
      );
      expect(back).toEqual(one);
    }),
    { numRuns: 1_000 },
  );
});
