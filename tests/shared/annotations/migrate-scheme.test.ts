import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationSet } from '../../../shared/annotations/annotation-set.ts';
import { recordsOf } from '../../../shared/annotations/article-state.ts';
import { invertChanges } from '../../../shared/annotations/change.ts';
import { fitsField } from '../../../shared/annotations/fit-field.ts';
import { migrateScheme } from '../../../shared/annotations/migrate-scheme.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import { Scheme } from '../../../shared/kinds/scheme.ts';
import type { Attributes } from '../../../shared/model/records.ts';
import type { Field, Kind, LinkType, SchemeRecord } from '../../../shared/model/scheme.ts';
import { annotatedArticle, type ArticleParts } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { arbitraryScheme } from '../../builders/arbitrary-scheme.ts';

const kindOf = (id: string, ...fields: Field[]): Kind => ({
  ...NEWS_WIDE.kinds[1]!,
  id,
  label: id[0]!.toUpperCase() + id.slice(1),
  plural: `${id[0]!.toUpperCase()}${id.slice(1)}s`,
  letter: id[0]!.toUpperCase(),
  key: id[0]!,
  fields,
});

const choices = (...values: string[]) =>
  values.map((value) => ({ value, label: value[0]!.toUpperCase() + value.slice(1) }));
const tone: Field = { id: 'tone', label: 'Tone', type: 'choice', choices: choices('calm', 'angry') };
const note: Field = { id: 'note', label: 'Note', type: 'long-text' };

const schemeOf = (kinds: readonly Kind[], linkTypes: SchemeRecord['linkTypes'] = []): SchemeRecord => ({
  ...NEWS_WIDE,
  name: 'ours/1',
  label: 'Ours',
  kinds,
  linkTypes,
});

const near: LinkType = {
  id: 'near',
  label: 'near',
  inverse: 'near',
  from: ['place'],
  to: ['person', 'place'],
  each: 'many',
};

/** What an article comes to: its attributes and kinds by id, and what was told. */
function migrate(
  annotated: string,
  schemes: readonly [before: SchemeRecord, after: SchemeRecord],
  answers: Readonly<Record<string, string>> = {},
  parts: ArticleParts = {},
) {
  const set = AnnotationSet.of(recordsOf({ ...annotatedArticle(annotated, parts), scheme: schemes[0] }));
  const { changes, questions, outcomes } = migrateScheme(set, schemes[1], answers);
  const after = set.apply(changes);
  return {
    annotations: Object.fromEntries(
      after.annotations.map(({ id, kind, attributes }): [string, { kind: string } & Attributes] => [
        id,
        { ...attributes, kind },
      ]),
    ),
    links: after.links.map(({ from, type, to }) => `${from.id} ${type} ${to.id}`),
    questions: questions.map(({ words }) => words),
    told: outcomes.map(({ tone: how, words }) => `${how}: ${words}`),
    records: outcomes.flatMap(({ records }) => records),
  };
}

const KIND = JSON.stringify(['kind', 'place']);

describe('a kind that is taken out of the scheme', () => {
  const before = schemeOf([kindOf('person', note), kindOf('place', note)], [near]);
  const after = schemeOf([kindOf('person', note)]);
  const article = 'In {place#p1:Prague} and {place#p2:Brno} lives {person#x1:Anna}';
  const parts = { attributes: { p1: { note: 'capital' } }, links: ['p1 near x1'] };

  it('is asked about with its count, and stays where nobody answers', () => {
    expect(migrate(article, [before, after], {}, parts)).toEqual({
      annotations: { p1: { kind: 'place', note: 'capital' }, p2: { kind: 'place' }, x1: { kind: 'person' } },
      links: ['p1 near x1'],
      questions: ['2 places', '1 link “near”'],
      told: [
        'kept: 2 places stay of a kind that the scheme has not',
        'kept: 1 link “near” of a type that the scheme has not stays',
      ],
      records: ['p1', 'p2', 'link-01'],
    });
  });

  it('becomes another kind, with what its form holds', () => {
    const { annotations, told } = migrate(article, [before, after], { [KIND]: 'become:person' }, parts);
    expect([annotations.p1, annotations.p2]).toEqual([{ kind: 'person', note: 'capital' }, { kind: 'person' }]);
    expect(told[0]).toBe('changed: 2 places become persons');
  });

  it('is removed with its links, and the preview names every record that goes', () => {
    const { annotations, links, told, records } = migrate(article, [before, after], { [KIND]: 'remove' }, parts);
    expect([Object.keys(annotations), links]).toEqual([['x1'], []]);
    expect(told).toEqual(['lost: 2 places are removed', 'lost: 1 link of what is removed goes with it']);
    expect(records).toEqual(['p1', 'p2', 'link-01']);
  });

  it('takes an answer that is not offered for none', () => {
    expect(migrate(article, [before, after], { [KIND]: 'become:unheard-of' }, parts).annotations.p1!.kind).toBe(
      'place',
    );
  });
});

describe('a field', () => {
  const FIELD = JSON.stringify(['field', 'place', 'tone']);
  const from = (field: Field) => schemeOf([kindOf('place', field)]);
  const one = (fields: readonly [Field, ...Field[]], value: Attributes[string], answers = {}) =>
    migrate('In {place#p1:Prague}', [from(tone), schemeOf([kindOf('place', ...fields)])], answers, {
      attributes: { p1: { tone: value } },
    });

  it('that is taken out keeps its values, moves them or drops them, as is answered', () => {
    expect([
      one([note], 'calm').annotations.p1,
      one([note], 'calm', { [FIELD]: 'move:note' }).annotations.p1,
      one([note], 'calm', { [FIELD]: 'remove' }).annotations.p1,
    ]).toEqual([{ kind: 'place', tone: 'calm' }, { kind: 'place', note: 'calm' }, { kind: 'place' }]);
    expect(one([note], 'calm', { [FIELD]: 'remove' }).told).toEqual(['lost: 1 value of “Tone” (places) is lost']);
  });

  it('is not moved over a value that is there', () => {
    const { annotations, told } = migrate(
      'In {place#p1:Prague}',
      [from(tone), schemeOf([kindOf('place', note)])],
      { [FIELD]: 'move:note' },
      { attributes: { p1: { tone: 'calm', note: 'capital' } } },
    );
    expect(annotations.p1).toEqual({ kind: 'place', note: 'capital', tone: 'calm' });
    expect(told).toEqual(['kept: 1 value of “Tone” (places) stays: “Note” cannot take it']);
  });

  it.each([
    ['text to number', { id: 'tone', label: 'Tone', type: 'number' }, '12', 12],
    ['one choice to several', { ...tone, type: 'choices' }, 'calm', ['calm']],
    ['a label to its choice', tone, 'Angry', 'angry'],
    ['several to text', { id: 'tone', label: 'Tone', type: 'text' }, ['a', 'b'], 'a; b'],
    ['yes to a flag', { id: 'tone', label: 'Tone', type: 'flag' }, 'yes', true],
  ] as const)('of another type converts what it can: %s', (_what, field, value, converted) => {
    expect(one([field], value).annotations.p1!.tone).toEqual(converted);
    expect(one([field], value).told).toEqual([
      'changed: 1 value of “Tone” (places) is written anew, as the field has them',
    ]);
  });

  it('of another type lists what it cannot convert, and keeps it', () => {
    const { annotations, told, questions } = one([{ id: 'tone', label: 'Tone', type: 'number' }], '1,5');
    expect(annotations.p1!.tone).toBe('1,5');
    expect(questions).toEqual(['1 value of “Tone” (places), which the field cannot hold']);
    expect(told).toEqual(['kept: 1 value of “Tone” (places) stays, which the field cannot hold']);
  });

  it('that lost a value asks what the value becomes', () => {
    const VALUE = JSON.stringify(['value', 'place', 'tone', 'angry']);
    const milder: Field = { id: 'tone', label: 'Tone', type: 'choice', choices: choices('calm', 'tense') };
    expect([
      one([milder], 'angry').annotations.p1!.tone,
      one([milder], 'angry', { [VALUE]: 'become:tense' }).annotations.p1!.tone,
      one([milder], 'angry', { [VALUE]: 'remove' }).annotations.p1!.tone,
    ]).toEqual(['angry', 'tense', undefined]);
    expect(one([milder], 'angry').questions).toEqual(['“Angry” of “Tone” (places), once']);
  });

  it('loses none of several values beside the one that is cleared', () => {
    const VALUE = JSON.stringify(['value', 'place', 'tone', 'angry']);
    const { annotations } = one([{ ...tone, type: 'choices', choices: choices('calm') }], ['angry', 'calm'], {
      [VALUE]: 'remove',
    });
    expect(annotations.p1!.tone).toEqual(['calm']);
  });
});

describe('a link type', () => {
  const kinds = [kindOf('person'), kindOf('place')];
  const article = 'In {place#p1:Prague} and {place#p2:Brno} lives {person#x1:Anna}';
  const parts = { links: ['p1 near x1', 'p1 near p2'] };
  const to = (changed: Partial<LinkType>) =>
    [schemeOf(kinds, [near]), schemeOf(kinds, [{ ...near, ...changed }])] as const;

  it('that is narrowed asks about the links it does not fit any more', () => {
    expect(migrate(article, to({ to: ['person'] }), {}, parts).told).toEqual([
      'kept: 1 link “near” between kinds that it does not tie stays',
    ]);
    const ENDS = JSON.stringify(['ends', 'near']);
    expect(migrate(article, to({ to: ['person'] }), { [ENDS]: 'remove' }, parts).links).toEqual(['p1 near x1']);
  });

  it('that allows one from each record asks about the others', () => {
    const EACH = JSON.stringify(['each', 'near']);
    expect(migrate(article, to({ each: 'one' }), {}, parts).links).toEqual(['p1 near x1', 'p1 near p2']);
    expect(migrate(article, to({ each: 'one' }), { [EACH]: 'remove' }, parts).links).toEqual(['p1 near x1']);
  });

  it('that is gone may become another', () => {
    const LINK = JSON.stringify(['link', 'near']);
    const { links } = migrate(article, to({ id: 'by', label: 'by' }), { [LINK]: 'become:by' }, parts);
    expect(links).toEqual(['p1 by x1', 'p1 by p2']);
  });
});

/** Ids of records that do not fit the scheme of the set. */
function misfits(set: AnnotationSet): string[] {
  const { scheme } = set;
  const wrong = set.annotations.filter(({ kind, attributes }) => {
    const fields = scheme.findKind(kind)?.fields;
    return (
      Object.entries(attributes).some(([id, value]) => {
        const field = fields?.find((one) => one.id === id);
        return field === undefined || !fitsField(field, value);
      }) || fields === undefined
    );
  });
  const endOf = ({ record, id }: { record: string; id: string }) =>
    record === 'speaker' ? 'speaker' : (set.findAnnotation(id)?.kind ?? '');
  const loose = set.links.filter(({ type, from, to }) => {
    const found = scheme.findLinkType(type);
    return found === null || !found.from.includes(endOf(from)) || !found.to.includes(endOf(to));
  });
  return [...wrong, ...loose].map(({ id }) => id);
}

const word = fc.constantFrom('a', 'b', 'yes', '12', '1,5', '2026-01-01');
const value = fc.oneof(word, fc.array(word, { maxLength: 3 }), fc.integer(), fc.boolean());

/** Articles whose annotations are of the kinds that arbitrary schemes have, with values in their fields or near them. */
const tagged = fc
  .tuple(
    arbitraryArticle,
    arbitraryScheme,
    fc.infiniteStream(fc.constantFrom('quote', 'mention', 'place', 'gone')),
    fc.infiniteStream(value),
  )
  .map(([article, scheme, kinds, values]) => {
    const own = scheme.kinds.flatMap(({ fields }) =>
      fields.flatMap((field) => ('choices' in field ? field.choices.map((one) => one.value) : [])),
    );
    const valueAt = (i: number) => own[i % 5] ?? values.next().value ?? '';
    const annotations = article.annotations.map((annotation, i) => ({
      ...annotation,
      kind: kinds.next().value ?? 'quote',
      attributes: { ...annotation.attributes, one: valueAt(i), two: values.next().value ?? '' },
    }));
    return { set: AnnotationSet.of(recordsOf({ ...article, annotations })), scheme };
  });

/** Such an article, a scheme it goes over to, and answers picked by chance among those that are offered, over some rounds. */
const answered = fc.tuple(tagged, fc.infiniteStream(fc.nat(7))).map(([{ set, scheme }, picks]) => {
  let answers: Record<string, string> = {};
  for (let round = 0; round < 3; round += 1) {
    for (const { id, answers: offered } of migrateScheme(set, scheme, answers).questions) {
      answers = { ...answers, [id]: offered[(picks.next().value ?? 0) % offered.length]!.answer };
    }
  }
  return { set, scheme, answers };
});

describe('any migration', () => {
  it('undone is as if it had not been', () => {
    fc.assert(
      fc.property(answered, ({ set, scheme, answers }) => {
        const { changes } = migrateScheme(set, scheme, answers, '2026-01-01T00:00:00Z');
        const back = set.apply(changes).apply(invertChanges(changes));
        expect(new Map([...back.records()].map((one) => [one.id, one]))).toEqual(
          new Map([...set.records()].map((one) => [one.id, one])),
        );
      }),
    );
  });

  it('loses nothing where nobody answers', () => {
    fc.assert(
      fc.property(tagged, ({ set, scheme }) => {
        const { changes, outcomes } = migrateScheme(set, scheme, {});
        const after = set.apply(changes);
        const told = new Set(outcomes.flatMap(({ tone: how, records }) => (how === 'changed' ? records : [])));
        for (const record of [...set.annotations, ...set.links]) {
          const now = after.find(record.id);
          if (!told.has(record.id)) expect(now).toEqual(record);
          else
            expect(Object.keys((now as { attributes: Attributes }).attributes)).toEqual(
              Object.keys((record as { attributes: Attributes }).attributes),
            );
        }
        expect(outcomes.filter(({ tone: how }) => how === 'lost')).toEqual([]);
      }),
    );
  });

  it('leaves nothing that does not fit the new scheme but what it lists as kept, and changes nothing that it does not list', () => {
    fc.assert(
      fc.property(answered, ({ set, scheme, answers }) => {
        const { changes, outcomes } = migrateScheme(set, scheme, answers);
        const after = set.apply(changes);
        const listed = new Set(outcomes.flatMap(({ records }) => records));
        const kept = new Set(outcomes.flatMap(({ tone: how, records }) => (how === 'kept' ? records : [])));
        expect(misfits(after).filter((id) => !kept.has(id))).toEqual([]);
        expect(changes.map(({ id }) => id).filter((id) => id !== 'scheme' && !listed.has(id))).toEqual([]);
        expect(after.scheme.record).toEqual(scheme);
      }),
    );
  });

  it('to the scheme that ships first takes the record of the scheme away', () => {
    const set = AnnotationSet.of(
      recordsOf({ ...annotatedArticle('{quote:Yes}'), scheme: schemeOf([...NEWS_WIDE.kinds]) }),
    );
    const { changes } = migrateScheme(set, NEWS_WIDE, {});
    expect([changes.length, set.apply(changes).scheme]).toEqual([1, Scheme.of(null)]);
    expect(migrateScheme(set.apply(changes), NEWS_WIDE, {}).changes).toEqual([]);
  });
});
