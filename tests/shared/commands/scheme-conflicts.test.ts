import { describe, expect, it } from 'vitest';
import { commandsFor, tagCommandId } from '../../../shared/commands/index.ts';
import { conflictsOf } from '../../../shared/commands/scheme-conflicts.ts';
import { SHIPPED_SCHEMES } from '../../../shared/kinds/index.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import { Scheme } from '../../../shared/kinds/scheme.ts';
import { schemeRecordSchema } from '../../../shared/schema/scheme.ts';
import type { Kind, SchemeRecord } from '../../../shared/model/scheme.ts';

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
