import { describe, expect, it } from 'vitest';
import { KINDS, SHIPPED_SCHEMES } from '../../../shared/kinds/index.ts';
import { LINK_TYPES } from '../../../shared/kinds/links.ts';
import { Scheme } from '../../../shared/kinds/scheme.ts';
import { schemeRecordSchema } from '../../../shared/schema/scheme.ts';

const scheme = Scheme.of(null);
const findKind = (id: string) => scheme.findKind(id);
const findLinkType = (id: string) => scheme.findLinkType(id);

const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

describe.each(SHIPPED_SCHEMES)('the kinds of $label', ({ kinds, linkTypes }) => {
  it('differ in id, letter, key, label and plural, and are never drawn alike', () => {
    const marks = (['id', 'letter', 'key', 'label', 'plural'] as const).map((mark) => [
      mark,
      repeated(kinds.map((kind) => kind[mark])),
    ]);
    expect(marks.filter(([, same]) => same!.length > 0)).toEqual([]);
    expect(repeated(kinds.map(({ line, colour }) => `${line} ${colour}`))).toEqual([]);
  });

  it.each(kinds)('$id shows one capital letter, and its key is that letter or another plain one', ({ letter, key }) => {
    expect([letter, key]).toEqual([expect.stringMatching(/^[A-Z]$/), expect.stringMatching(/^[a-z]$/)]);
  });

  it.each(kinds)('$id has a form without two fields, or two choices, of one name', ({ fields }) => {
    expect(repeated(fields.map(({ id }) => id))).toEqual([]);
    for (const field of fields) {
      if (!('choices' in field)) continue;
      expect(repeated(field.choices.map(({ value }) => value))).toEqual([]);
      expect(repeated(field.choices.map(({ label }) => label))).toEqual([]);
    }
  });

  it.each(kinds)('$id says its rules, and shows the words to tag between braces', ({ rules = '', examples = [] }) => {
    expect(rules.length).toBeGreaterThan(40);
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter((one) => !/^[^{}]*(\{[^{}]+\}[^{}]*)+$/.test(one))).toEqual([]);
  });

  it('have fields that are shown only on values that there are', () => {
    for (const { fields } of kinds) {
      for (const { when } of fields) {
        const field = fields.find(({ id }) => id === when?.field);
        if (when !== undefined)
          expect(field).toMatchObject({
            choices: expect.arrayContaining([expect.objectContaining({ value: when.is })]) as unknown,
          });
      }
    }
  });

  it('are what its links run between', () => {
    const ids = new Set(['speaker', ...kinds.map(({ id }) => id)]);
    expect(linkTypes.flatMap(({ from, to }) => [...from, ...to]).filter((id) => !ids.has(id))).toEqual([]);
    expect(repeated(linkTypes.map(({ id }) => id))).toEqual([]);
  });
});

describe('the kinds that ship first', () => {
  it('differ in line style, so that four on one word are four lines', () => {
    expect(repeated(KINDS.map(({ line }) => line))).toEqual([]);
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

  it('tie a quote to a mention, and a quote to a speaker, as what was said unless one says otherwise', () => {
    const first = (from: string, to: string) =>
      LINK_TYPES.find((type) => type.from.includes(from) && type.to.includes(to))?.id;
    expect([first('quote', 'mention'), first('quote', 'speaker')]).toEqual(['said-by', 'attributed-to']);
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
