import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnName } from '../../../shared/formats/tables/workbook.ts';
import { childrenOf, childOf, descendantsOf, textIn } from '../../../shared/formats/xml.ts';
import { xlsx } from '../../../shared/formats/xlsx.ts';
import type { Article } from '../../../shared/model/article.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { formScheme } from '../../builders/form-scheme.ts';
import { openArchive, type OpenArchive } from '../../builders/open-archive.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

type Row = Readonly<Record<string, string | number>>;
type Sheets = Readonly<Record<string, readonly Row[]>>;

const bytesFor = async (article: Article) => (await xlsx.write!(article, testServices())) as Uint8Array;
const sheetsFor = async (article: Article) => sheetsIn(openArchive(await bytesFor(article)));

/** The sheets by name; rows by header, as a spreadsheet reads them. */
function sheetsIn(archive: OpenArchive): Sheets {
  const sheets = childrenOf(childOf(archive.xml('xl/workbook.xml'), 'sheets')!);
  return Object.fromEntries(
    sheets.map(({ attributes }, index) => {
      const rows = childrenOf(childOf(archive.xml(`xl/worksheets/sheet${index + 1}.xml`), 'sheetData')!);
      const [header, ...body] = rows.map((row) =>
        Object.fromEntries(childrenOf(row).map((cell) => [cell.attributes['r']!.replace(/\d+$/, ''), valueOf(cell)])),
      );
      const read = body.map((row) =>
        Object.fromEntries(Object.entries(row).map(([at, value]) => [header![at], value])),
      );
      return [attributes['name'], read];
    }),
  ) as Sheets;
}

const valueOf = (cell: Parameters<typeof textIn>[0]): string | number =>
  cell.attributes['t'] === 'inlineStr'
    ? textIn(cell).replace(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : Number(textIn(cell));

describe('the workbook', () => {
  it('has a sheet for each kind, quotes first, then speakers, links and documents', async () => {
    expect(Object.keys(await sheetsFor(sampleArticle()))).toEqual([
      'Quotes',
      'Claims',
      'Speaker mentions',
      'Cues',
      'Evidence',
      'Decisions',
      'Speakers',
      'Links',
      'Documents',
    ]);
  });

  it('tells of a claim how far its check is, of evidence what it says, and of each decision who took it and why', async () => {
    const { Claims, Evidence, Decisions, Speakers } = await sheetsFor(sampleArticle());
    expect(Claims!.find(({ ID }) => ID === 'c1')).toMatchObject({
      Check: 'Corrected',
      'Verdict by': 'A. Checker',
      'Second reader’s verdict': 'Refuted',
      'Pieces of evidence': 3,
    });
    expect(Evidence).toHaveLength(3);
    expect(Evidence![0]).toMatchObject({
      'Claim (ID)': 'c1',
      Stance: 'Refutes',
      Bytes: 120_345,
      Captured: '2024-05-17T12:30:00Z',
    });
    expect(Decisions![1]).toMatchObject({ On: 'Verdict', To: 'Refuted', Why: 'The budget names 62 million.' });
    expect(Speakers!.find(({ ID }) => ID === 's1')).toMatchObject({ 'Known as': 'wikidata Q4115189' });
  });

  it('tells of a quote who said it, as whom, with which words, where, and in which article', async () => {
    const { Quotes } = await sheetsFor(sampleArticle());
    expect(Quotes![0]).toMatchObject({
      ID: 'q1',
      Text: 'The line will cost 40 million, and we can pay for it.',
      Speaker: 'Anna Novak',
      'Speaker ID': 's1',
      'Named in the text as': 'Anna Novak',
      Cue: 'said',
      'Cue: Class': 'Say',
      'Form of quote': 'Direct',
      'Claims inside (IDs)': 'c1',
      'Start (code points)': 32,
      'End (code points, exclusive)': 115,
      'Places of fragments': '32–62 93–115',
      Article: 'Council splits over the tram 🚋',
      Published: '2024-05-17',
    });
  });

  it('has every record of the article', async () => {
    const article = sampleArticle();
    const sheets = await sheetsFor(article);
    const ids = Object.values(sheets).flatMap((rows) =>
      rows.map((row) => row['ID'] ?? row['Evidence (ID)'] ?? row['Claim (ID)']),
    );
    const records = [...article.annotations, ...article.links, ...article.speakers].map(({ id }) => id);
    const evidence = article.dossiers!.flatMap((dossier) => dossier.evidence.map(({ id }) => id));
    expect(new Set(ids)).toEqual(new Set([...records, ...evidence, article.id]));
  });

  it('gives the user’s own kinds a sheet with their fields, numbers as numbers, speakers by name', async () => {
    const article: Article = {
      ...annotatedArticle('They {deed#d1:closed the bridge}, {odd#o1:oddly}.', {
        speakers: { s1: 'Anna' },
        links: ['d1 witnessed-by s1'],
        attributes: { d1: { sort: 'health', topics: ['money', 'war'], dead: 3, seen: true, witness: 's1', more: 'x' } },
      }),
      scheme: formScheme,
    };
    const { Deeds, odd } = await sheetsFor(article);
    expect(Deeds).toMatchObject([
      {
        ID: 'd1',
        Text: 'closed the bridge',
        'Deed: Sort': 'Health',
        'Deed: Topics': 'Money; War',
        'Deed: Deaths': 3,
        'Deed: Witnessed': 'yes',
        'Deed: Witness': 'Anna',
        'Deed: more': 'x',
        'Other links': 'witnessed-by: Anna (s1)',
      },
    ]);
    expect(odd).toMatchObject([{ ID: 'o1', Text: 'oddly' }]);
  });

  it('holds no formula and changes no text, whatever it begins with (X2)', async () => {
    const title = '=HYPERLINK("http://evil.example")';
    const archive = openArchive(await bytesFor(annotatedArticle('{quote#q1:+1}', { metadata: { title } })));
    expect(sheetsIn(archive)['Quotes']![0]).toMatchObject({ Text: '+1', Article: title });
    for (const name of archive.names.filter((one) => one.includes('worksheets'))) {
      expect([...descendantsOf(archive.xml(name))].filter((element) => element.name === 'f')).toEqual([]);
    }
  });

  it('brings back every character: controls, blanks at the ends, what looks like an escape, names of object keys', async () => {
    for (const role of ['\u0000\u001b\ufffe', '  a\tb\nc\r', '_x0041_ _x005F_', '__proto__', 'constructor', '🎉']) {
      const { Speakers } = await sheetsFor(annotatedArticle('a', { speakers: { s1: { name: 'Anna', role } } }));
      expect(Speakers![0]!['Role']).toBe(role);
    }
  });

  it('cuts what no cell can hold, and warns of it', async () => {
    const note = 'a'.repeat(40_000);
    const article = annotatedArticle('{quote#q1:a}', { attributes: { q1: { note } } });
    const { Quotes } = await sheetsFor(article);
    expect(Quotes![0]!['Note']).toHaveLength(32_767);
    expect(xlsx.warns!(article)).toMatchObject([{ code: 'xlsx/cell-cut', records: ['q1'] }]);
    expect(xlsx.warns!(sampleArticle())).toEqual([]);
  });

  it('puts many articles into the same sheets', async () => {
    const [a, b] = [annotatedArticle('{quote#q1:a}', { id: 'a' }), annotatedArticle('{quote#q2:b}', { id: 'b' })];
    const written = await xlsx.writeMany!(
      [
        { name: 'a', article: a },
        { name: 'b', article: b },
      ],
      testServices(),
    );
    const sheets = sheetsIn(openArchive(written as Uint8Array));
    expect(sheets['Quotes']!.map((row) => [row['Article ID'], row['ID']])).toEqual([
      ['a', 'q1'],
      ['b', 'q2'],
    ]);
    expect(sheets['Documents']).toHaveLength(2);
  });

  it('names sheets so that every spreadsheet takes them', async () => {
    const kinds = ['a/b', 'A:B', 'history', `'${'longer '.repeat(9)}'`, '[]'].map((plural, i) => ({
      ...formScheme.kinds[0]!,
      id: `kind-${i}`,
      plural,
    }));
    const article = { ...annotatedArticle('a'), scheme: { ...formScheme, kinds } };
    const names = Object.keys(await sheetsFor(article));
    expect(names.slice(0, 7)).toEqual([
      'Quotes',
      'Claims',
      'a b',
      'A B 2',
      'history 2',
      'longer longer longer longer lon',
      'Sheet',
    ]);
  });

  it('is well-formed, and the same for the same article, whatever it holds (X5)', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryArticle, async (article) => {
        const bytes = await bytesFor(article);
        const shuffled = {
          ...article,
          annotations: article.annotations.toReversed(),
          links: article.links.toReversed(),
        };
        expect(Buffer.compare(await bytesFor(shuffled), bytes)).toBe(0);
        const archive = openArchive(bytes);
        for (const name of archive.names) archive.xml(name);
      }),
      { numRuns: 20 },
    );
  });
});

it('takes the same one of two links that say different things, whichever comes first (X5)', async () => {
  const article = sampleArticle();
  const claim = article.annotations.find(({ kind }) => kind === 'claim')!;
  const quote = article.annotations.find(({ kind }) => kind === 'quote')!;
  const tie = (id: string, note: string) =>
    ({
      record: 'link',
      id,
      type: 'claimed-in',
      from: { record: 'annotation', id: claim.id },
      to: { record: 'annotation', id: quote.id },
      note,
    }) as const;
  const [one, two] = [tie('zz1', 'one'), tie('zz2', 'two')];
  const bytes = await bytesFor({ ...article, links: [one, two] });
  expect(Buffer.compare(await bytesFor({ ...article, links: [two, one] }), bytes)).toBe(0);
});

it('columns are called A to Z, then AA', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
