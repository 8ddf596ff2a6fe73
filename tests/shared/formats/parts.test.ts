import { describe, expect, it } from 'vitest';
import type { ForeignDocument, ForeignLink, ForeignSpan } from '../../../shared/formats/foreign/foreign-document.ts';
import { inParts, together } from '../../../shared/formats/foreign/parts.ts';

const span = (id: string, ...places: readonly (readonly [number, number])[]): ForeignSpan => ({
  id,
  label: 'quote',
  fragments: places.map(([start, end]) => ({ start, end })),
  attributes: {},
});

const link = (from: string, to: string, label = 'continues'): ForeignLink => ({ id: `${from} ${to}`, label, from, to });

const documentOf = (spans: readonly ForeignSpan[], links: readonly ForeignLink[] = []): ForeignDocument => ({
  title: '',
  text: 'x'.repeat(100),
  speakers: [],
  spans,
  links,
});

describe('parts of annotations', () => {
  it('come apart into one span each, and together again', () => {
    const document = documentOf([span('a', [0, 2], [4, 6], [8, 9]), span('b', [1, 3])], [link('b', 'a', 'within')]);
    const apart = inParts(document);
    expect(apart.spans.map(({ fragments }) => fragments.length)).toEqual([1, 1, 1, 1]);
    expect(together(apart)).toEqual(document);
  });

  it('that continue parts belong to the first, and links to any lead to the whole', () => {
    const spans = [span('a', [0, 1]), span('b', [2, 3]), span('c', [4, 5]), span('d', [7, 8])];
    const { spans: whole, links } = together(
      documentOf(spans, [link('c', 'b'), link('b', 'a'), link('d', 'c', 'within')]),
    );
    expect(whole.map(({ id, fragments }) => [id, fragments.length])).toEqual([
      ['a', 3],
      ['d', 1],
    ]);
    expect(links).toMatchObject([{ from: 'd', to: 'a' }]);
  });

  it('in a circle are one, and parts of another kind are none', () => {
    const circle = together(documentOf([span('a', [0, 1]), span('b', [2, 3])], [link('a', 'b'), link('b', 'a')]));
    expect(circle.spans).toHaveLength(1);
    const other = { ...span('b', [2, 3]), label: 'cue' };
    expect(together(documentOf([span('a', [0, 1]), other], [link('b', 'a')])).links).toHaveLength(1);
  });

  it('without any text go, with the links that lead to them', () => {
    expect(inParts(documentOf([span('a'), span('b', [0, 1])], [link('b', 'a', 'within')]))).toMatchObject({
      spans: [{ id: 'b' }],
      links: [],
    });
  });
});
