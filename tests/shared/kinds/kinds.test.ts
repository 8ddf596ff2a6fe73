import { describe, expect, it } from 'vitest';
import { KINDS, SHIPPED_SCHEMES } from '../../../shared/kinds/index.ts';
import { LINK_TYPES } from '../../../shared/kinds/links.ts';
import { Scheme } from '../../../shared/kinds/scheme.ts';
import { schemeRecordSchema } from '../../../shared/schema/scheme.ts';

const scheme = Scheme.of(null);
const findKind = (id: string) => scheme.findKind(id);
const findLinkType = (id: string) => scheme.findLinkType(id);

const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

describe('the kinds', () => {
  it('differ in id, letter, key, label, plural and line style', () => {
    const marks = (['id', 'letter', 'key', 'label', 'plural', 'line'] as const).map((mark) => [
      mark,
      repeated(KINDS.map((kind) => kind[mark])),
    ]);
    expect(marks.filter(([, same]) => same!.length > 0)).toEqual([]);
  });

  it.each(KINDS)('$id shows one capital letter, and its key is that letter or another plain one', ({ letter, key }) => {
    expect([letter, key]).toEqual([expect.stringMatching(/^[A-Z]$/), expect.stringMatching(/^[a-z]$/)]);
  });

  it.each(KINDS)('$id has a form without two fields, or two choices, of one name', ({ fields }) => {
    expect(repeated(fields.map(({ id }) => id))).toEqual([]);
    for (const field of fields) {
      if (field.type === 'choice') {
        expect(repeated(field.choices.map(({ value }) => value))).toEqual([]);
        expect(repeated(field.choices.map(({ label }) => label))).toEqual([]);
      }
    }
  });

  it('are found by id, and an unknown one is not', () => {
    expect(KINDS.map(({ id }) => findKind(id))).toEqual(KINDS);
    expect(findKind('unheard-of')).toBeNull();
  });
});

describe('the link types', () => {
  it.each(LINK_TYPES)('$id runs between kinds that exist', ({ from, to }) => {
    expect(from.concat(to).filter((id) => id !== 'speaker' && findKind(id) === null)).toEqual([]);
    expect([from.length > 0, to.length > 0, from.includes('speaker')]).toEqual([true, true, false]);
  });

  it('differ in id, and no two run between the same kinds: the type follows from the ends', () => {
    expect(repeated(LINK_TYPES.map(({ id }) => id))).toEqual([]);
    expect(
      repeated(LINK_TYPES.flatMap(({ from, to }) => from.flatMap((one) => to.map((other) => `${one} ${other}`)))),
    ).toEqual([]);
  });

  it('are found by id, and an unknown one is not', () => {
    expect(LINK_TYPES.map(({ id }) => findLinkType(id))).toEqual(LINK_TYPES);
    expect(findLinkType('unheard-of')).toBeNull();
  });
});

describe('a scheme', () => {
  it.each(SHIPPED_SCHEMES)('$label has the shape that files and calls are held to', (record) => {
    expect(schemeRecordSchema.parse(record)).toEqual(record);
  });

  it('is the same one for the same record, and the first that ships where there is none', () => {
    expect(Scheme.of(null)).toBe(Scheme.of(SHIPPED_SCHEMES[0]));
  });

  it('says a value in words, and leaves one it has no words for as it is', () => {
    expect([
      scheme.valueLabel('claim', 'verdict', 'refuted'),
      scheme.valueLabel('claim', 'verdict', 'half-true'),
      scheme.valueLabel('unheard-of', 'verdict', 'refuted'),
    ]).toEqual(['Refuted', 'half-true', 'refuted']);
  });

  it.each([
    ['two kinds of one id', { kinds: [KINDS[0], KINDS[0]] }],
    ['no kind', { kinds: [] }],
    ['a colour nobody draws', { kinds: [{ ...KINDS[0], colour: 'url(x)' }] }],
    ['two link types of one id', { linkTypes: [LINK_TYPES[0], LINK_TYPES[0]] }],
  ])('with %s is refused', (_what, changed) => {
    expect(schemeRecordSchema.safeParse({ ...scheme.record, ...changed }).success).toBe(false);
  });
});
