import { describe, expect, it } from 'vitest';
import { commandsFor, tagCommandId } from '../../../shared/commands/index.ts';
import { conflictsOf } from '../../../shared/commands/scheme-conflicts.ts';
import { SHIPPED_SCHEMES } from '../../../shared/kinds/index.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import { Scheme } from '../../../shared/kinds/scheme.ts';
import { schemeRecordSchema } from '../../../shared/schema/scheme.ts';
import { type Kind, type LinkType, SCHEME_LIMITS, type SchemeRecord } from '../../../shared/model/scheme.ts';

const place: Kind = {
  ...NEWS_WIDE.kinds[0]!,
  id: 'place',
  label: 'Place',
  letter: 'P',
  key: 'p',
  colour: 'teal',
  fields: [],
};
const withPlace = (changed: Partial<Kind>): SchemeRecord => ({
  ...NEWS_WIDE,
  name: 'ours/1',
  kinds: [...NEWS_WIDE.kinds, { ...place, ...changed }],
});
const keysOf = (scheme: SchemeRecord, kindId: string) =>
  commandsFor(Scheme.of(scheme)).find(({ id }) => id === tagCommandId(kindId))!.keys;

describe('conflicts of a scheme', () => {
  it.each(SHIPPED_SCHEMES)('there are none in $label', (scheme) => {
    expect(conflictsOf(scheme)).toEqual([]);
  });

  it.each([
    [{ key: 'n' }, 'The key N of “Place” belongs to “Next unfinished”, which keeps it.', false],
    [{ key: 'q' }, '“Place” and “Quote” have the key Q; the first keeps it.', false],
    [{ key: 'Mod-q' }, '“Place” has no key of one character: it is tagged by menu and button alone.', false],
    [{ letter: 'Q' }, '“Place” and “Quote” have the letter Q.', false],
    [{ colour: 'amber' }, '“Place” and “Quote” have the same line and colour.', false],
    [{ label: ' ' }, 'Kind 5 has no label.', true],
    [
      { fields: [{ id: 'a', label: 'A', type: 'choice', choices: [] }] },
      'The field “A” of “Place” has no values to choose from.',
      true,
    ],
  ] as const)('%j is told: %s', (changed, words, isGrave) => {
    expect(conflictsOf(withPlace(changed))).toEqual([{ kind: 4, words, isGrave }]);
  });

  it.each([{ key: '' }, { letter: '' }, { key: 'ß' }, { label: '' }])(
    'that are not grave leave a scheme that files and calls take: %j',
    (changed) => {
      const scheme = withPlace(changed);
      const isGrave = conflictsOf(scheme).some((conflict) => conflict.isGrave);
      expect(isGrave || schemeRecordSchema.safeParse(scheme).success).toBe(true);
    },
  );

  it('tell of a scheme without a name, and of a link without an end', () => {
    const scheme = { ...withPlace({}), label: '', linkTypes: [{ ...NEWS_WIDE.linkTypes[0]!, to: [] }] };
    expect(conflictsOf(scheme).map(({ words }) => words)).toEqual([
      'The scheme has no name.',
      'The link “said by” has an end without a kind.',
    ]);
  });
});

describe('the keys of kinds', () => {
  it('are those of the scheme, in small letters', () => {
    expect([keysOf(withPlace({}), 'place'), keysOf(withPlace({ key: 'P' }), 'place')]).toEqual([['p'], ['p']]);
  });

  it.each(['n', 'q', 'Mod-q', 'Escape', ' ', ''])('never lock a command out: “%s”', (key) => {
    const scheme = withPlace({ key });
    expect(keysOf(scheme, 'place')).toEqual([]);
    const others = commandsFor(Scheme.of(scheme)).filter(({ id }) => id !== tagCommandId('place'));
    expect(others).toEqual(commandsFor(Scheme.of(null)));
  });

  it('are asked of one list for one scheme', () => {
    const scheme = Scheme.of(withPlace({}));
    expect(commandsFor(scheme)).toBe(commandsFor(scheme));
  });
});

describe('what is past a limit of files', () => {
  const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  const choices = (count: number) => many(count, (i) => ({ value: `v${i}`, label: `V${i}` }));
  const field = (count: number): Kind['fields'][number] => ({
    id: 'a',
    label: 'A',
    type: 'choice',
    choices: choices(count),
  });
  const type = (i: number): LinkType => ({ ...NEWS_WIDE.linkTypes[0]!, id: `t${i}` });
  const scheme = (changed: Partial<SchemeRecord>): SchemeRecord => ({ ...NEWS_WIDE, ...changed });
  const L = SCHEME_LIMITS;

  it.each<[string, (more: number) => SchemeRecord, string]>([
    [
      'kinds',
      (n) => scheme({ kinds: many(L.kinds + n, (i) => ({ ...place, id: `k${i}` })) }),
      'The scheme has 101 kinds',
    ],
    ['link types', (n) => scheme({ linkTypes: many(L.linkTypes + n, type) }), 'The scheme has 201 link types'],
    ['name', (n) => scheme({ label: 'x'.repeat(L.line + n) }), 'The name of the scheme is 1001 characters long'],
    [
      'fields',
      (n) => withPlace({ fields: many(L.fields + n, (i) => ({ id: `f${i}`, label: 'F', type: 'text' as const })) }),
      '“Place” has 101 fields',
    ],
    ['values', (n) => withPlace({ fields: [field(L.choices + n)] }), 'The field “A” of “Place” has 501 values'],
    ['examples', (n) => withPlace({ examples: many(L.examples + n, String) }), '“Place” has 101 examples'],
    [
      'rules',
      (n) => withPlace({ rules: 'x'.repeat(L.text + n) }),
      'The text of the rules of “Place” is 20001 characters long',
    ],
    ['letters', (n) => withPlace({ letter: 'x'.repeat(L.letter + n) }), 'The letter of “Place” is 9 characters long'],
  ])('%s: told as grave, in words, exactly where a file would refuse it', (_, build, words) => {
    const grave = (one: SchemeRecord) => conflictsOf(one).filter(({ isGrave }) => isGrave);
    expect([grave(build(0)), schemeRecordSchema.safeParse(build(0)).success]).toEqual([[], true]);
    expect([grave(build(1)).length, schemeRecordSchema.safeParse(build(1)).success]).toEqual([1, false]);
    expect(grave(build(1))[0]!.words).toContain(words);
  });
});
