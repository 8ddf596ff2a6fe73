import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDossier } from '../../../../shared/annotations/dossiers.ts';
import { CODE_POINTS, type ForeignDocument, UTF_16 } from '../../../../shared/formats/foreign/foreign-document.ts';
import { foreignOf } from '../../../../shared/formats/foreign/foreign-of.ts';
import * as losses from '../../../../shared/formats/foreign/losses.ts';
import { toReadings } from '../../../../shared/formats/foreign/to-reading.ts';
import { lossesOf, type Format, type ReadInput, type Reading } from '../../../../shared/formats/format.ts';
import { compareReread, rereadInWords } from '../../../../shared/formats/re-read.ts';
import { textOf } from '../../../../shared/model/block.ts';
import { arbitraryArticle } from '../../../builders/arbitrary-article.ts';
import { sampleArticle } from '../../../builders/sample-article.ts';
import { testServices } from '../../../builders/services.ts';

const FILE = { mediaType: 'text/x-test', standard: CODE_POINTS, notes: [] };
const INPUT: ReadInput = { bytes: new Uint8Array(), name: 'a.test' };

function read(document: Partial<ForeignDocument>, more: Partial<ReadInput> = {}): Reading {
  const whole = { title: 'A', text: '', speakers: [], spans: [], links: [], ...document };
  const readings = toReadings([whole], FILE, { ...INPUT, ...more }, testServices());
  if (!readings.ok) throw new Error(readings.problems[0].message);
  return readings.value[0]!;
}

const span = (id: string, label: string, start: number, end: number, quoted?: string) => ({
  id,
  label,
  fragments: [{ start, end }],
  attributes: {},
  ...(quoted === undefined ? {} : { quoted }),
});

const TEXT = '“No,” Ann said. “Never.”';

describe('a foreign document becomes an article', () => {
  test('that holds all that annotation formats can carry, whatever the article (T1)', () => {
    const declared = [losses.SOURCE_AND_SCHEME, losses.ARTICLE_ID, losses.CONTROL_CHARACTERS];
    const format = { loses: declared } as unknown as Format;
    fc.assert(
      fc.property(arbitraryArticle, fc.constantFrom('code-points', 'utf-16'), (article, unit) => {
        const document = foreignOf(article, unit);
        const file = { ...FILE, standard: unit === 'utf-16' ? UTF_16 : CODE_POINTS, keepsIds: true };
        const readings = toReadings([document], file, INPUT, testServices());
        if (!readings.ok) throw new Error(readings.problems[0].message);
        const { differences } = compareReread(article, readings.value[0]!.article, lossesOf(format, article));
        expect(differences).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('with the checks of its claims, and a word on those that are of none or no checks', () => {
    const check = { id: 'dossier 1', claim: '1', state: 'checking', questions: [], evidence: [], history: [] };
    const others = [{ ...check, claim: '2' }, { ...check, state: 'asleep' }, 'no check', check];
    const spans = [span('1', 'claim', 1, 3, 'No')];
    const { article, notes } = read({ text: TEXT, spans, dossiers: [check, ...others] });
    const claim = article.annotations[0]!.id;
    expect(article.dossiers).toEqual([{ ...emptyDossier(claim), state: 'checking' }]);
    expect(notes).toEqual(['4 checks are of no claim in the file, or cannot be read, and could not be kept.']);
  });

  test('with ids of its own where the file has none that are worth keeping', () => {
    const { article } = read({ text: TEXT, spans: [span('T1', 'quote', 1, 3, 'No')] });
    expect(article.annotations[0]!.id).toMatch(/^0{8}-/);
    const kept = foreignOf(sampleArticle(), 'code-points');
    expect(read(kept).article.annotations.map(({ id }) => id)).not.toEqual([]);
  });

  test('with links that lead to the first that has their end’s id, be it a speaker, where a file gives one id twice', () => {
    const links = [{ id: '3', label: 'said-by', from: '2', to: '' }];
    const spans = [span('', 'mention', 6, 9), span('2', 'quote', 1, 3)];
    const { article } = read({ text: TEXT, spans, links, speakers: [{ id: '', name: 'Ann' }] });
    expect(article.links.map(({ to }) => to)).toEqual([{ record: 'speaker', id: article.speakers[0]!.id }]);
  });

  test('labels become the kinds that the field calls so, and kinds of the article’s own otherwise', () => {
    const spans = [
      span('1', 'Content', 1, 3),
      span('2', 'Source', 6, 9),
      span('3', 'Direct_Quotation', 17, 22),
      span('4', 'Person', 6, 9),
    ];
    const links = [
      { id: '5', label: 'Source', from: '1', to: '2' },
      { id: '6', label: 'knows', from: '4', to: '2' },
    ];
    const { article, labels } = read({
      text: TEXT,
      spans: spans.map((one) => ({ ...one, attributes: { sure: true } })),
      links,
    });
    expect(article.annotations.map(({ kind }) => kind)).toEqual(['quote', 'mention', 'Person', 'quote']);
    expect(article.links.map(({ type }) => type)).toEqual(['said-by', 'knows']);
    expect(labels?.map(({ label, became, isNew }) => [label, became, isNew])).toEqual([
      ['Content', 'quote', undefined],
      ['Source', 'mention', undefined],
      ['Direct_Quotation', 'quote', undefined],
      ['Person', 'Person', true],
      ['Source', 'said-by', undefined],
      ['knows', 'knows', true],
    ]);
    const scheme = article.scheme!;
    expect(scheme.name).toMatch(/^own\//);
    expect(scheme.kinds.map(({ id }) => id)).toEqual(['quote', 'mention', 'cue', 'claim', 'Person']);
    expect(scheme.kinds.at(-1)!.fields).toEqual([{ id: 'sure', label: 'sure', type: 'flag' }]);
    expect(scheme.linkTypes.at(-1)).toMatchObject({ id: 'knows', from: ['Person'], to: ['mention'] });
  });

  test('a mapping says what labels become, and what is left out', () => {
    const spans = [span('1', 'PER', 6, 9), span('2', 'MISC', 17, 22)];
    const links = [{ id: '3', label: 'r', from: '1', to: '2' }];
    const mapping = { kinds: { PER: 'mention', MISC: null }, links: {} };
    const { article, labels, notes } = read({ text: TEXT, spans, links }, { mapping });
    expect(article.annotations.map(({ kind }) => kind)).toEqual(['mention']);
    expect(article.scheme?.kinds.length ?? 4).toBe(4);
    expect(labels!.map(({ became }) => became)).toEqual(['mention', null, 'r']);
    expect(notes.join(' ')).toContain('Left out as asked: “MISC”.');
    expect(notes.join(' ')).toContain('1 link leads to what is not in the file or was left out');
  });

  test('what does not stand where the file says is found by its words, or kept without a place; nothing is dropped', () => {
    const spans = [
      span('1', 'quote', 1, 3, 'No'),
      span('2', 'mention', 0, 2, 'Ann'),
      span('3', 'cue', 90, 95, 'whispered'),
      span('4', 'claim', 5, 5),
    ];
    const { article, offsets, notes } = read({ text: TEXT, spans });
    const words = article.annotations.map(({ kind, fragments: [one], detached }) => [
      kind,
      one === undefined ? null : TEXT.slice(one.start, one.end),
      detached?.exact,
    ]);
    expect(words).toEqual([
      ['quote', 'No', undefined],
      ['mention', 'Ann', undefined],
      ['claim', null, ''],
      ['cue', null, 'whispered'],
    ]);
    expect(offsets).toMatchObject({ checked: 3, fitting: 1, unchecked: 1 });
    expect(offsets!.misfits.map(({ label, became }) => [label, became])).toEqual([
      ['mention', 'moved'],
      ['cue', 'detached'],
      ['claim', 'detached'],
    ]);
    expect(notes).toEqual([
      '3 annotations do not stand where the file says: 1 found again by its words, 2 kept without a place. See the import report.',
    ]);
  });

  test('keeps the text as it is but for its line ends, and is refused over a budget', () => {
    const { article } = read({ text: 'one\r\n\r\ntwo \t' });
    expect(textOf(article.blocks)).toBe('one\n\ntwo \t');
    expect(article.source?.lineEnds).toBe('crlf');
    const spans = [span('1', 'quote', 0, 1), span('2', 'quote', 0, 1)];
    const document = { title: '', text: 'ab', speakers: [], spans, links: [] };
    const refused = toReadings([document], FILE, { ...INPUT, budgets: { records: 1 } }, testServices());
    expect(refused).toMatchObject({ problems: [{ code: 'file/too-many-records' }] });
  });

  test('more labels than a scheme holds share the last kind, so that none is lost', () => {
    const spans = Array.from({ length: 150 }, (_, i) => span(`s${i}`, `label ${i}`, 1, 3));
    const { article } = read({ text: TEXT, spans });
    expect(article.annotations).toHaveLength(150);
    expect(article.scheme!.kinds.length).toBeLessThanOrEqual(100);
  });
});

describe('the self-test', () => {
  const article = sampleArticle();

  test('says how many came back the same', () => {
    const same = compareReread(article, article, []);
    expect(rereadInWords(same)).toBe(
      `Read back: ${article.annotations.length} of ${article.annotations.length} annotations identical.`,
    );
  });

  test('finds what is missing, moved, renamed or added, and excuses only what was declared', () => {
    const [first, second, ...rest] = article.annotations;
    const other = {
      ...article,
      annotations: [{ ...second!, attributes: { ...second!.attributes, note: 'other' } }, ...rest],
      links: article.links.filter(({ from, to }) => from.id !== first!.id && to.id !== first!.id),
    };
    const found = compareReread(article, other, []);
    expect(found.differences).toContainEqual({ record: first!.id, aspect: 'record' });
    expect(found.differences).toContainEqual({ record: second!.id, aspect: 'note' });
    expect(found.same).toBe(article.annotations.length - 2);
    const declared = {
      id: 'x',
      what: 'X',
      treatment: 'dropped' as const,
      aspects: ['note' as const],
      records: [second!.id],
    };
    expect(compareReread(article, other, [declared]).differences).not.toContainEqual({
      record: second!.id,
      aspect: 'note',
    });
  });

  test('pairs annotations that look alike by what was not declared to be lost, and by their links', () => {
    const twin = (id: string, more: object) =>
      ({
        record: 'annotation',
        id,
        kind: 'quote',
        fragments: [{ start: 0, end: 1 }],
        attributes: {},
        tagged: 'a',
        ...more,
      }) as const;
    const to = (from: string) =>
      ({
        record: 'link',
        id: `l-${from}`,
        type: 'attributed-to',
        from: { record: 'annotation', id: from },
        to: { record: 'speaker', id: 's' },
      }) as const;
    const speaker = { record: 'speaker', id: 's', name: 'Ann', type: 'person', aliases: [] } as const;
    const base = { ...article, blocks: [{ type: 'paragraph' as const, text: 'a' }], speakers: [speaker] };
    const before = {
      ...base,
      annotations: [twin('a', { attributes: { note: '' } }), twin('b', { creator: 'Bo', attributes: { note: [] } })],
      links: [],
    };
    const after = {
      ...base,
      annotations: [twin('x', {}), twin('y', { creator: 'Bo', attributes: { note: '' } })],
      links: [],
    };
    const lost = (aspects: readonly ('id' | 'note')[]) => [
      { id: 'l', what: 'L', treatment: 'changed' as const, aspects, records: ['a', 'b', 'l-b'] },
    ];
    expect(compareReread(before, after, lost(['id', 'note'])).differences).toEqual([]);
    const tied = { ...base, annotations: [twin('a', {}), twin('b', {})], links: [to('b')] };
    const renamed = { ...base, annotations: [twin('x', {}), twin('y', {})], links: [to('x')] };
    expect(compareReread(tied, renamed, lost(['id'])).differences).toEqual([]);
  });
});
