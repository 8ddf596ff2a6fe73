import fc from 'fast-check';
import { expect, it } from 'vitest';
import { segmentsOf } from '../../../shared/annotations/segments.ts';
import { visitPieces } from '../../../renderer/editor/pieces.ts';
import type { Annotation, Fragment } from '../../../shared/model/records.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';

/** What a piece tells, written down before the next one comes. */
function piecesOf(annotations: readonly Annotation[], window: Fragment, cuts: readonly Fragment[] = []) {
  const pieces: (Fragment & { covering: Annotation[]; beginning: Annotation[]; kinds: string[] })[] = [];
  visitPieces(annotations, window, cuts, ({ start, end, covering, beginning, kinds }) => {
    pieces.push({ start, end, covering: [...covering], beginning: [...beginning], kinds: [...kinds].sort() });
  });
  return pieces;
}

const kindsOf = (annotations: readonly Annotation[]) => [...new Set(annotations.map(({ kind }) => kind))].sort();

it('pieces are the segments of the text, with the kinds that lie over each', () => {
  fc.assert(
    fc.property(arbitraryArticle, fc.nat(40), fc.nat(60), ({ annotations }, start, length) => {
      const wanted = segmentsOf(annotations, start, start + length).map((segment) => ({
        ...segment,
        kinds: kindsOf(segment.covering),
      }));
      expect(piecesOf(annotations, { start, end: start + length })).toEqual(wanted);
    }),
  );
});

it('a cut parts a piece, and what begins there stands on its first part alone', () => {
  const quote = (id: string, start: number, end: number): Annotation => ({
    record: 'annotation',
    id,
    kind: 'quote',
    fragments: [{ start, end }],
    attributes: {},
  });
  const pieces = piecesOf([quote('a', 2, 8)], { start: 0, end: 20 }, [
    { start: 4, end: 5 },
    { start: 11, end: 12 },
  ]);
  expect(pieces.map(({ start, end, beginning }) => [start, end, beginning.length])).toEqual([
    [2, 4, 1],
    [4, 5, 0],
    [5, 8, 0],
  ]);
});
