import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../shared/annotations/segments.ts';
import { textOf } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';

/** Segments as text: `words (ids from the outside in; ids that begin there)`. */
function cut(written: string, from = 0, to = Infinity): string[] {
  const { blocks, annotations } = annotatedArticle(written);
  const text = textOf(blocks);
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id).join(' ');
  return segmentsOf(annotations, from, to).map(
    ({ start, end, covering, beginning }) => `${text.slice(start, end)} (${ids(covering)}; ${ids(beginning)})`,
  );
}

describe('segmentsOf', () => {
  it('leaves out what nothing covers', () => {
    expect(cut('She {quote#q:won} twice')).toEqual(['won (q; q)']);
  });

  it('cuts at every edge, the larger annotation outside', () => {
    expect(cut('{quote#q:We {claim#c:will} win}')).toEqual(['We  (q; q)', 'will (q c; c)', ' win (q; )']);
  });

  it('cuts crossing annotations into three', () => {
    expect(cut('{(quote#q}We {(claim#c}will{q)} win{c)}')).toEqual(['We  (q; q)', 'will (c q; c)', ' win (c; )']);
  });

  it('begins an annotation at its first fragment only', () => {
    expect(cut('{quote#q:We} said {quote#q:win}')).toEqual(['We (q; q)', 'win (q; )']);
  });

  it('cuts off what lies outside the window', () => {
    expect(cut('{quote#q:We will win}', 3, 7)).toEqual(['will (q; )']);
    expect(cut('{quote#q:We} will', 3, 7)).toEqual([]);
  });

  it('covers each character by exactly the annotations that do', () => {
    fc.assert(
      fc.property(arbitraryArticle, fc.nat(40), fc.nat(40), ({ blocks, annotations }, a, b) => {
        const { length } = textOf(blocks);
        const [from, to] = [Math.min(a, b, length), Math.min(Math.max(a, b), length)];
        const segments = segmentsOf(annotations, from, to);
        for (let offset = from; offset < to; offset += 1) {
          const here = segments.filter(({ start, end }) => start <= offset && offset < end);
          const wanted = annotations.filter(({ fragments }) =>
            fragments.some(({ start, end }) => start <= offset && offset < end),
          );
          expect(new Set(here.flatMap(({ covering }) => covering))).toEqual(new Set(wanted));
          expect(here.length).toBe(wanted.length === 0 ? 0 : 1);
        }
      }),
    );
  });
});
