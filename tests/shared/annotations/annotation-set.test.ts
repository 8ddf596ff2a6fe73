import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationSet, byPlace } from '../../../shared/annotations/annotation-set.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import { invertChanges } from '../../../shared/annotations/change.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';

const setOf = (...given: Parameters<typeof annotatedArticle>) => stateOf(annotatedArticle(...given)).set;
const idsOf = (annotations: readonly { readonly id: string }[]) => annotations.map(({ id }) => id);
const LOST = { kind: 'quote', exact: 'gone', prefix: '', suffix: '' };

describe('an annotation set', () => {
  it('lists annotations by start, then the shorter one first, then by id; detached ones last by their last place', () => {
    const set = setOf('{quote#b:{claim#z:{claim#a:one}} two} {cue#c:three}', {
      detached: { late: { ...LOST, at: 9 }, early: { ...LOST, at: 0 } },
    });
    expect(idsOf(set.annotations)).toEqual(['a', 'z', 'b', 'c', 'early', 'late']);
    expect(idsOf(set.detached)).toEqual(['early', 'late']);
  });

  it('has nothing detached while every annotation has its text', () => {
    expect(setOf('{quote:one}').detached).toEqual([]);
    expect(setOf('one').detached).toEqual([]);
  });

  it('refuses two records with one id (T5)', () => {
    const { metadata } = annotatedArticle('one');
    expect(() => AnnotationSet.of([metadata, metadata])).toThrow(new RangeError('Two records have the id metadata'));
    const { annotations } = annotatedArticle('{quote#q:one} {cue#c:two}', { detached: { gone: { ...LOST, at: 9 } } });
    const link = { ...stateOf(annotatedArticle('{quote#q:one}', { links: ['q like q'] })).set.links[0]! };
    for (const twice of annotations) {
      const message = new RangeError(`Two records have the id ${twice.id}`);
      expect(() => AnnotationSet.of([...annotations, twice])).toThrow(message);
      expect(() => AnnotationSet.of([...annotations, { ...twice, fragments: [] }])).toThrow(message);
      expect(() => AnnotationSet.of([...annotations, { ...link, id: twice.id }])).toThrow(message);
    }
    const speaker = { record: 'speaker', id: link.id, name: 'Ann', type: 'person', aliases: [] } as const;
    expect(() => AnnotationSet.of([link, speaker])).toThrow(/Two records have the id/);
  });

  it('finds a record under its own kind of record only', () => {
    const set = setOf('{quote#q:one}', { speakers: { s: 'Ann' }, links: ['q attributed-to s'] });
    expect(set.findAnnotation('q')?.kind).toBe('quote');
    expect(set.findSpeaker('s')?.name).toBe('Ann');
    expect([set.findAnnotation('s'), set.findSpeaker('q'), set.find('nobody')]).toEqual([null, null, null]);
    expect([set.size, idsOf(set.links), idsOf(set.speakers)]).toEqual([4, ['link-01'], ['s']]);
    expect(set.metadata.title).toBe('A title');
  });

  it('says that metadata is missing where it is', () => {
    expect(() => AnnotationSet.of([]).metadata).toThrow(new RangeError('The article has no metadata record'));
  });

  it('finds the links at both of their ends, and one from a record to itself once', () => {
    const set = setOf('{quote#q:one} {mention#m:two}', {
      speakers: { s: 'Ann' },
      links: ['q said-by m', 'm refers-to s', 'q like q'],
    });
    expect(idsOf(set.linksOf('q'))).toEqual(['link-01', 'link-03']);
    expect(idsOf(set.linksOf('m'))).toEqual(['link-01', 'link-02']);
    expect(idsOf(set.linksOf('s'))).toEqual(['link-02']);
    expect(set.linksOf('nobody')).toEqual([]);
  });
});

describe('what touches a place', () => {
  const nested = setOf('{quote#q:He {claim#c:{mention#m:did} it}} so');

  it('is listed smallest first', () => {
    expect(idsOf(nested.touching(4, 5))).toEqual(['m', 'c', 'q']);
  });

  it('is measured without the gaps between fragments', () => {
    const set = setOf('{quote#q:a} long gap {claim#c:{quote#q:b}cd}');
    expect(idsOf(set.touching(11, 12))).toEqual(['q', 'c']);
  });

  it('does not count a gap between fragments', () => {
    expect(setOf('{quote#q:a} long gap {quote#q:b}').touching(3, 7)).toEqual([]);
  });

  it('holds annotations that end or begin at a caret, but not at a range', () => {
    const set = setOf('{quote#q:one}{claim#c:two} ');
    expect(idsOf(set.touching(3, 3))).toEqual(['q', 'c']);
    expect(idsOf(set.touching(3, 4))).toEqual(['c']);
    expect(set.touching(7, 7)).toEqual([]);
  });

  it('lists twenty annotations stacked on one word by id, and each once', () => {
    const ids = Array.from({ length: 20 }, (_, i) => `a${String(i).padStart(2, '0')}`);
    const stacked = setOf(`x ${ids.map((id) => `{claim#${id}:`).join('')}word${'}'.repeat(20)} y`);
    expect(idsOf(stacked.touching(3, 4))).toEqual(ids);
    expect(idsOf(stacked.touching(2, 2))).toEqual(ids);
  });

  it('is what a look at every single fragment finds', () => {
    const places = fc.tuple(fc.nat(60), fc.nat(20));
    fc.assert(
      fc.property(arbitraryArticle, places, (article, [start, extent]) => {
        const { set } = stateOf(article);
        const end = start + extent;
        const wanted = article.annotations.filter(({ fragments }) =>
          fragments.some((one) =>
            extent === 0 ? one.start <= end && start <= one.end : one.start < end && start < one.end,
          ),
        );
        expect(idsOf([...set.touching(start, end)].sort(byPlace))).toEqual(idsOf([...wanted].sort(byPlace)));
      }),
    );
  });
});

describe('a change of records', () => {
  const set = setOf('{quote#q:one} two', { speakers: { s: 'Ann' } });
  const quote = set.findAnnotation('q')!;
  const changes = [
    { id: 'q', before: quote, after: { ...quote, attributes: { note: 'x' } } as Annotation },
    { id: 's', before: set.find('s'), after: null },
    {
      id: 'l',
      before: null,
      after: {
        record: 'link',
        id: 'l',
        type: 'like',
        from: { record: 'annotation', id: 'q' },
        to: { record: 'annotation', id: 'q' },
      } as const,
    },
  ];

  it('sets, takes away and adds, and leaves the old set as it was', () => {
    const after = set.apply(changes);
    expect([after.findAnnotation('q')?.attributes, after.find('s'), after.find('l')?.record]).toEqual([
      { note: 'x' },
      null,
      'link',
    ]);
    expect([set.findAnnotation('q'), set.findSpeaker('s')?.name, set.find('l')]).toEqual([quote, 'Ann', null]);
  });

  it('is undone by its inverse', () => {
    const back = set.apply(changes).apply(invertChanges(changes));
    expect(new Map([...back.records()].map((one) => [one.id, one]))).toEqual(
      new Map([...set.records()].map((one) => [one.id, one])),
    );
  });

  it('is refused by a set in another state, and the record named', () => {
    expect(() => set.apply([{ id: 'q', before: null, after: quote }])).toThrow(/Record q is not in the state/);
    expect(() => set.apply([{ id: 'gone', before: quote, after: null }])).toThrow(/Record gone is not in the state/);
  });

  it('is no change when there is none', () => {
    expect(set.apply([])).toBe(set);
  });
});

describe('moving a set through an edit', () => {
  it('shares what did not move, and the set itself when nothing did', () => {
    const set = setOf('{quote#q:one} two {claim#c:three}');
    const moved = set.mapThrough({ start: 4, end: 7, length: 5 }, () => '');
    expect(moved.find('q')).toBe(set.find('q'));
    expect(moved.findAnnotation('c')?.fragments).toEqual([{ start: 10, end: 15 }]);
    expect(set.mapThrough({ start: 13, end: 13, length: 5 }, () => '')).toBe(set);
  });

  it('T4: detaches an annotation whose text is gone, with its words and its place', () => {
    const set = setOf('one {quote#q:two} three', { attributes: { q: { note: 'kept' } } });
    const moved = set.mapThrough({ start: 2, end: 9, length: 0 }, () => 'two');
    expect(moved.findAnnotation('q')).toEqual({
      ...set.findAnnotation('q'),
      fragments: [],
      detached: { exact: 'two', prefix: '', suffix: '', at: 2 },
    });
  });

  it('T4: moves the last place of a detached annotation along', () => {
    const set = setOf('one two', { detached: { q: { ...LOST, at: 4 } } });
    const moved = set.mapThrough({ start: 0, end: 0, length: 3 }, () => '');
    expect(moved.findAnnotation('q')?.detached).toEqual({ exact: 'gone', prefix: '', suffix: '', at: 7 });
  });
});
