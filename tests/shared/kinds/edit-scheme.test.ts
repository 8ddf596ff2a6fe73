import { describe, expect, it } from 'vitest';
import {
  asType,
  fixedIds,
  idFrom,
  isShipped,
  moved,
  newKind,
  ownCopyOf,
  withChoice,
  withField,
  withKind,
  withLinkType,
  withoutField,
  withoutKind,
} from '../../../shared/kinds/edit-scheme.ts';
import { SHIPPED_SCHEMES } from '../../../shared/kinds/index.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { Kind } from '../../../shared/model/scheme.ts';
import { schemeRecordSchema } from '../../../shared/schema/scheme.ts';

const fixed = fixedIds([NEWS_WIDE]);
const NO_KEYS: ReadonlySet<string> = new Set();

/** News-wide with a new kind at its end. */
const withNew = () => ({ ...NEWS_WIDE, kinds: [...NEWS_WIDE.kinds, newKind(NEWS_WIDE, NO_KEYS)] });

describe('a copy of a scheme', () => {
  it('has a name of its own, and says whose copy it is', () => {
    const copy = ownCopyOf(NEWS_WIDE, '1');
    expect([copy.name, copy.label, isShipped(copy)]).toEqual(['own/1', 'Own copy of News, wide', false]);
    expect(ownCopyOf(copy, '2').label).toBe('Copy of Own copy of News, wide');
  });
});

describe('an id', () => {
  it.each([
    ['Fact box', [], 'fact-box'],
    ['Fact box', ['fact-box'], 'fact-box-2'],
    ['  Über—Ort! ', [], 'über-ort'],
    ['地名', [], '地名'],
    ['…', [], 'unnamed'],
  ])('is made of the label “%s”, beside %j: %s', (label, taken, id) => {
    expect(idFrom(label, taken)).toBe(id);
  });
});

describe('a kind that was just added', () => {
  it('looks like no other, and has a letter and a key that nobody has', () => {
    const { kinds } = withNew();
    const kind = kinds.at(-1)!;
    expect(
      NEWS_WIDE.kinds.filter(
        ({ colour, letter, key }) => colour === kind.colour || letter === kind.letter || key === kind.key,
      ),
    ).toEqual([]);
    expect(schemeRecordSchema.safeParse(withNew()).success).toBe(true);
  });

  it('has an id that follows its label, and links follow the id', () => {
    const scheme = withNew();
    const kind = scheme.kinds[4]!;
    const linked = { ...scheme, linkTypes: [{ ...NEWS_WIDE.linkTypes[0]!, from: [kind.id], to: ['quote'] }] };
    const after = withKind(linked, 4, { ...kind, label: 'Place' }, fixed);
    expect([after.kinds[4]!.id, after.linkTypes[0]!.from]).toEqual(['place', ['place']]);
  });

  it('never takes the id of what the registry holds, or of a kind that is there', () => {
    const scheme = withNew();
    const ids = ['Speaker', 'Quote'].map(
      (label) => withKind(scheme, 4, { ...scheme.kinds[4]!, label }, fixed).kinds[4]!.id,
    );
    expect(ids).toEqual(['speaker-2', 'quote-2']);
  });
});

describe('a kind that may be in use', () => {
  it('keeps its id under another label', () => {
    const { kinds } = withKind(NEWS_WIDE, 0, { ...NEWS_WIDE.kinds[0]!, label: 'Words' }, fixed);
    expect([kinds[0]!.id, kinds[0]!.label]).toEqual(['quote', 'Words']);
  });

  it('takes its ends of links along when it is removed', () => {
    const after = withoutKind(
      NEWS_WIDE,
      NEWS_WIDE.kinds.findIndex(({ id }) => id === 'cue'),
    );
    expect(after.linkTypes.map(({ id }) => id)).not.toContain('cued-by');
    expect(after.kinds.map(({ id }) => id)).toEqual(['quote', 'mention', 'claim']);
  });
});

describe('a field', () => {
  const choices = [{ value: 'a', label: 'A' }];
  const kind: Kind = {
    ...NEWS_WIDE.kinds[0]!,
    fields: [
      { id: 'one', label: 'One', type: 'choice', choices },
      { id: 'two', label: 'Two', type: 'text', when: { field: 'one', is: 'a' } },
    ],
  };

  it('that is new has an id that follows its label, and so do the conditions on it', () => {
    const after = withField(kind, 0, { ...kind.fields[0]!, label: 'Tone' }, fixed);
    expect(after.fields.map(({ id, when }) => [id, when?.field])).toEqual([
      ['tone', undefined],
      ['two', 'tone'],
    ]);
  });

  it('that may be in use keeps its id, and so do its values', () => {
    const present = fixedIds([{ ...NEWS_WIDE, kinds: [kind] }]);
    expect(withField(kind, 0, { ...kind.fields[0]!, label: 'Tone' }, present).fields[0]!.id).toBe('one');
    expect(withChoice(choices, 0, { value: 'a', label: 'Calm' }, present.has('quote/one/a'))).toEqual([
      { value: 'a', label: 'Calm' },
    ]);
    expect(withChoice(choices, 0, { value: 'a', label: 'Calm' }, false)).toEqual([{ value: 'calm', label: 'Calm' }]);
  });

  it('that is removed leaves what was shown on it to be shown always', () => {
    expect(withoutField(kind, 0).fields).toEqual([{ id: 'two', label: 'Two', type: 'text' }]);
  });

  it('of another type keeps what both have', () => {
    expect(asType(kind.fields[1]!, 'choice')).toEqual({ ...kind.fields[1], type: 'choice', choices: [] });
    expect(asType(kind.fields[0]!, 'number')).toEqual({ id: 'one', label: 'One', type: 'number' });
    expect(asType(kind.fields[0]!, 'choices')).toEqual({ ...kind.fields[0], type: 'choices' });
  });
});

it('keeps the id of a link type that may be in use, and lets that of a new one follow its label', () => {
  const types = [...NEWS_WIDE.linkTypes.slice(0, 1), { ...NEWS_WIDE.linkTypes[0]!, id: 'new-link' }];
  const relabelled = [0, 1].map(
    (index) => withLinkType(types, index, { ...types[index]!, label: 'Near to' }, fixed)[index]!.id,
  );
  expect(relabelled).toEqual(['said-by', 'near-to']);
});

it('moves an entry of a list within its ends', () => {
  expect([moved([1, 2, 3], 1, 1), moved([1, 2, 3], 1, -1), moved([1, 2, 3], 0, -1), moved([1, 2, 3], 2, 1)]).toEqual([
    [1, 3, 2],
    [2, 1, 3],
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

it('says of every scheme that ships that it does', () => {
  expect(SHIPPED_SCHEMES.every(isShipped)).toBe(true);
});
