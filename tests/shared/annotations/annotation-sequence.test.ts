import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationSet, byPlace, mapAnnotation } from '../../../shared/annotations/annotation-set.ts';
import type { RecordChange, TextEdit } from '../../../shared/annotations/change.ts';
import type { Annotation, DocumentRecord, Link } from '../../../shared/model/records.ts';

/**
 * Annotations in chunks, held to a **model** that does the same the slow and plain way: a map by id, every annotation
 * moved at every edit, all sorted whenever somebody asks.
 */
class Model {
  readonly #byId: ReadonlyMap<string, DocumentRecord>;

  constructor(byId: ReadonlyMap<string, DocumentRecord>) {
    this.#byId = byId;
  }

  get annotations(): Annotation[] {
    return [...this.#byId.values()].filter((record) => record.record === 'annotation').sort(byPlace);
  }

  get links(): Link[] {
    return [...this.#byId.values()].filter((record) => record.record === 'link');
  }

  find(id: string): DocumentRecord | null {
    return this.#byId.get(id) ?? null;
  }

  apply(changes: readonly RecordChange[]): Model {
    const byId = new Map(this.#byId);
    for (const { id, after } of changes) {
      if (after === null) byId.delete(id);
      else byId.set(id, after);
    }
    return new Model(byId);
  }

  mapThrough(edit: TextEdit): Model {
    return new Model(
      new Map(
        [...this.#byId].map(([id, record]) => [
          id,
          record.record === 'annotation' ? mapAnnotation(record, edit, ({ id: gone }) => `words of ${gone}`) : record,
        ]),
      ),
    );
  }

  touching(start: number, end: number): string[] {
    return this.annotations
      .filter(({ fragments }) =>
        fragments.some((one) =>
          start === end ? one.start <= end && start <= one.end : one.start < end && start < one.end,
        ),
      )
      .map(({ id }) => id)
      .sort();
  }
}

/** Long enough for many chunks, and short enough for many ties. UTF-16 code units. */
const LENGTH = 900;

const place = fc.nat(LENGTH);
const kind = fc.constantFrom('quote', 'mention', 'cue', 'claim');

/** Annotations of one or two fragments, a few of them as long as the text, and detached ones. */
const shape = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(place, fc.integer({ min: 1, max: 30 })).map(([at, n]) => [{ start: at, end: at + n }]),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(place, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 90 })).map(([at, n, gap]) => [
      { start: at, end: at + n },
      { start: at + n + gap, end: at + 2 * n + gap },
    ]),
  },
  { weight: 1, arbitrary: place.map((at) => [{ start: at, end: at + LENGTH }]) },
  { weight: 2, arbitrary: fc.constant([]) },
);

const annotation = (id: string) =>
  fc.record({ fragments: shape, kind, at: place }).map(({ fragments, kind: of, at }): Annotation => ({
    record: 'annotation',
    id,
    kind: of,
    fragments,
    attributes: {},
    ...(fragments.length > 0 ? {} : { detached: { exact: 'gone', prefix: '', suffix: '', at } }),
  }));

const linkOf = (id: string, from: string, to: string): Link => ({
  record: 'link',
  id,
  type: 'said-by',
  from: { record: 'annotation', id: from },
  to: { record: 'annotation', id: to },
});

/** Some hundred records with ids that are not in the order of their places. */
const records = fc
  .integer({ min: 0, max: 420 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => annotation(`a${(i * 7919) % 1000}`))));

type Deed =
  | { readonly do: 'edit'; readonly start: number; readonly removed: number; readonly length: number }
  | { readonly do: 'put'; readonly annotation: Annotation }
  | { readonly do: 'take'; readonly which: number; readonly count: number }
  | { readonly do: 'link'; readonly id: string; readonly from: number; readonly to: number }
  | { readonly do: 'unlink'; readonly which: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      start: place,
      removed: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(LENGTH)),
      length: fc.oneof(fc.constant(1), fc.nat(12)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .nat(1100)
      .chain((n) => annotation(`a${n}`))
      .map((one) => ({ do: 'put' as const, annotation: one })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('take' as const), which: fc.nat(), count: fc.constantFrom(1, 1, 3, 200) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('link' as const),
      id: fc.nat(9).map((n) => `l${n}`),
      from: fc.nat(),
      to: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unlink' as const), which: fc.nat() }) },
);

/** What a deed changes in the records; an edit changes none by itself. */
function changesOf(given: Deed, model: Model): RecordChange[] {
  const all = model.annotations;
  const idAt = (n: number) => all[n % Math.max(1, all.length)]?.id ?? 'nobody';
  const put = (after: DocumentRecord): RecordChange[] => [{ id: after.id, before: model.find(after.id), after }];
  if (given.do === 'put') return put(given.annotation);
  if (given.do === 'link') return put(linkOf(given.id, idAt(given.from), idAt(given.to)));
  if (given.do === 'edit') return [];
  const from = given.do === 'take' ? all : model.links;
  const first = given.which % Math.max(1, from.length);
  const taken = from.slice(first, first + (given.do === 'take' ? given.count : 1));
  return taken.map((before) => ({ id: before.id, before, after: null }));
}

const editOf = ({ start, removed, length }: Deed & { do: 'edit' }): TextEdit => ({
  start,
  end: start + removed,
  length,
});

const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

/** Whatever can be asked of the set, asked of both. */
function expectAgreement(set: AnnotationSet, model: Model): void {
  const wanted = model.annotations;
  expect(set.annotations).toEqual(wanted);
  const others = model.links.length + (set.find('metadata') === null ? 0 : 1);
  expect([set.annotationCount, set.size]).toEqual([wanted.length, wanted.length + others]);
  expect(set.detached).toEqual(wanted.filter(({ fragments }) => fragments.length === 0));
  for (const [i, one] of wanted.entries()) {
    const found = set.findAnnotation(one.id);
    // One record is one object, however it was come by: views compare them by identity.
    expect([found === set.annotationAt(i), found === set.annotations[i], set.placeOf(one.id)]).toEqual([true, true, i]);
  }
  expect([set.annotationAt(-1), set.annotationAt(wanted.length), set.placeOf('nobody')]).toEqual([null, null, -1]);
  for (const of of ['quote', 'claim', 'none']) {
    expect(set.countOfKind(of)).toBe(wanted.filter(({ kind: its }) => its === of).length);
  }
  for (const [start, end] of [
    [0, 0],
    [300, 300],
    [300, 340],
    [0, 2 * LENGTH],
  ] as const) {
    expect(idsOf(set.touching(start, end)).sort()).toEqual(model.touching(start, end));
  }
  expect(idsOf(set.links)).toEqual(idsOf(model.links));
  const ends = new Set(model.links.flatMap(({ from, to }) => [from.id, to.id]));
  for (const end of ends) {
    const here = model.links.filter(({ from, to }) => from.id === end || to.id === end);
    expect(set.linksOf(end)).toEqual(here);
  }
}

/** What came of the deeds done to the set and to the model, each version of the set with the model of it. */
function doAll(
  first: readonly Annotation[],
  deeds: readonly Deed[],
  look: (set: AnnotationSet, model: Model) => void,
  begin: (annotations: readonly Annotation[]) => AnnotationSet = (annotations) => AnnotationSet.of(annotations),
) {
  let set = begin(first);
  let model = new Model(new Map(first.map((one) => [one.id, one])));
  look(set, model);
  for (const one of deeds) {
    const changes = changesOf(one, model);
    set = one.do === 'edit' ? set.mapThrough(editOf(one), ({ id }) => `words of ${id}`) : set.apply(changes);
    model = one.do === 'edit' ? model.mapThrough(editOf(one)) : model.apply(changes);
    look(set, model);
  }
}

describe('annotations in chunks', () => {
  it('answer as the plain model does after any edits and changes', () => {
    fc.assert(
      fc.property(records, fc.array(deed, { maxLength: 8 }), (first, deeds) => doAll(first, deeds, expectAgreement)),
      {
        numRuns: 25,
      },
    );
  });

  it('answer so when they were asked nothing on the way', () => {
    fc.assert(
      fc.property(records, fc.array(deed, { minLength: 1, maxLength: 25 }), (first, deeds) => {
        let last: [AnnotationSet, Model] | null = null;
        doAll(first, deeds, (set, model) => (last = [set, model]));
        expectAgreement(...last!);
      }),
      { numRuns: 60 },
    );
  });

  it('answer so in an article that was opened before, whose ids are looked up late', () => {
    const metadata = { record: 'metadata', id: 'metadata', title: 'Opened' } as const;
    const begin = (annotations: readonly Annotation[]) =>
      AnnotationSet.ofOpened({ id: 'a', metadata, blocks: [], annotations, links: [], speakers: [] });
    fc.assert(
      fc.property(records, fc.array(deed, { maxLength: 12 }), fc.boolean(), (first, deeds, isAskedOnTheWay) => {
        let last: [AnnotationSet, Model] | null = null;
        const look = (set: AnnotationSet, model: Model) => {
          if (isAskedOnTheWay) expectAgreement(set, model);
          last = [set, model];
        };
        doAll(first, deeds, look, begin);
        expectAgreement(...last!);
      }),
      { numRuns: 30 },
    );
  });

  it('leave every earlier version as it was', () => {
    fc.assert(
      fc.property(records, fc.array(deed, { maxLength: 6 }), (first, deeds) => {
        const versions: [AnnotationSet, Model][] = [];
        doAll(first, deeds, (set, model) => versions.push([set, model]));
        for (const [set, model] of versions) expectAgreement(set, model);
      }),
      { numRuns: 30 },
    );
  });

  it('share what stands before an edit, and are the same list when nothing moved', () => {
    fc.assert(
      fc.property(records, place, (first, at) => {
        const set = AnnotationSet.of(first);
        const moved = set.mapThrough({ start: at, end: at, length: 4 }, () => '');
        for (const one of set.annotations) {
          const isBefore = one.fragments.length > 0 && one.fragments.at(-1)!.end < at;
          if (isBefore) expect(moved.findAnnotation(one.id)).toBe(one);
        }
        expect(moved.mapThrough({ start: 5 * LENGTH, end: 5 * LENGTH, length: 9 }, () => '')).toBe(moved);
      }),
      { numRuns: 30 },
    );
  });
});

describe('very many changes', () => {
  it('are made as well one by one as at once', () => {
    const many = Array.from({ length: 1500 }, (_, i): Annotation => {
      const start = (i * 37) % LENGTH;
      return {
        record: 'annotation',
        id: `m${i}`,
        kind: 'quote',
        fragments: [{ start, end: start + 5 }],
        attributes: {},
      };
    });
    const changes = many.map((after): RecordChange => ({ id: after.id, before: null, after }));
    const atOnce = AnnotationSet.of([]).apply(changes);
    const oneByOne = changes.reduce((set, change) => set.apply([change]), AnnotationSet.of([]));
    expect(oneByOne.annotations).toEqual(atOnce.annotations);
    const back = (set: AnnotationSet) =>
      set.apply(changes.map(({ id, after }) => ({ id, before: after, after: null })));
    expect([back(atOnce).size, back(oneByOne).size]).toEqual([0, 0]);
    expect(many.reduce((set, { id }) => set.apply([{ id, before: set.find(id), after: null }]), oneByOne).size).toBe(0);
  });
});
