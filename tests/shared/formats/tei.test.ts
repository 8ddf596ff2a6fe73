import { describe, expect, it } from 'vitest';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { lossesOf } from '../../../shared/formats/format.ts';
import { compareReread } from '../../../shared/formats/re-read.ts';
import { tei } from '../../../shared/formats/tei.ts';
import type { Article } from '../../../shared/model/article.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { throughFiles } from '../../builders/round-trip.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';
import { annotationsOf, linesOf, readingOf } from '../../builders/word-file.ts';

const teiFile = (body: string, more = '', header = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>${header}</teiHeader><text><body>${body}</body></text>${more}</TEI>`;

const read = (body: string, more = '', header = '') => readingOf(tei, teiFile(body, more, header));

/** Links as `said words -attributed-to-> name`. */
async function linksIn(body: string, more = '', header = ''): Promise<string[]> {
  const { article } = await read(body, more, header);
  const names = new Map([
    ...article.annotations.map(({ id, tagged = '' }) => [id, tagged] as const),
    ...article.speakers.map(({ id, name }) => [id, `@${name}`] as const),
  ]);
  return article.links.map(({ from, type, to }) => `${names.get(from.id)} ${type} ${names.get(to.id)}`);
}

const written = (article: Article): string => tei.write!(article, testServices()) as string;

describe('the text of a TEI document', () => {
  it('is its heads by depth, paragraphs, lines, items and block quotations', async () => {
    const body =
      '<div><head>One</head><p>a\n  b</p><div><head>Two</head><lg><l>first</l><l>second</l></lg><list><item>x<list><item>y</item></list></item></list><cit><quote>words</quote><bibl>Book</bibl></cit></div></div>';
    expect(linesOf(await read(body))).toEqual([
      'heading 1: One',
      'paragraph: a b',
      'heading 2: Two',
      'paragraph: first',
      'paragraph: second',
      'list-item 1: x',
      'list-item 2: y',
      'quotation: words',
      'paragraph: Book',
    ]);
  });

  it('reads what editors meant, joins lines of print, and has notes at the end', async () => {
    const body =
      '<p>He <choice><sic>sayed</sic><corr>said</corr></choice> no<note>Twice.</note> to the line<lb break="no"/>man<lb/>there.<fw>Page 3</fw></p>';
    expect(linesOf(await read(body))).toEqual([
      'paragraph: He said no[1] to the lineman there.',
      'paragraph: [1] Twice.',
    ]);
  });

  it('keeps white space where the file says so', async () => {
    expect(linesOf(await read('<p xml:space="preserve"> a  b </p><p/><p xml:space="preserve"/>'))).toEqual([
      'paragraph:  a  b ',
      'paragraph: ',
    ]);
  });

  it('is one article for each text of a corpus', async () => {
    const corpus = `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${teiFile('<p>one</p>')}${teiFile('<p>two</p>')}</teiCorpus>`;
    const result = await tei.read!({ bytes: new TextEncoder().encode(corpus), name: 'a.xml' }, testServices());
    expect(result.ok && Array.isArray(result.value) && result.value.length).toBe(2);
  });
});

describe('annotations in a TEI document', () => {
  it('are said, q, quote, typed seg and names that point to somebody', async () => {
    const body =
      '<p><said direct="false">that it rains</said>, <seg type="cue">said</seg> <rs ref="#ann">she</rs>; <q type="soCalled">rain</q> <seg>no</seg> <q>yes</q></p>';
    const persons =
      '<standOff><listPerson><person xml:id="ann"><persName>Ann</persName></person></listPerson></standOff>';
    expect(annotationsOf(await read(body, persons))).toEqual([
      'quote[that it rains]',
      'cue[said]',
      'mention[she]',
      'soCalled[rain]',
      'quote[yes]',
    ]);
    expect(await linksIn(body, persons)).toEqual(['she refers-to @Ann']);
  });

  it('are put together by next and by part', async () => {
    const body =
      '<p><said xml:id="a" next="#b">One</said> she said, <said xml:id="b" prev="#a">two.</said> <said part="I">Three</said> x <said part="F">four</said></p>';
    const { article } = await read(body);
    expect(article.annotations.map(({ tagged }) => tagged)).toEqual(['One two.', 'Three four']);
  });

  it('have the speakers that who, speeches and their labels name', async () => {
    const persons =
      '<profileDesc><particDesc><listPerson><person xml:id="bo"><persName>Bo</persName></person></listPerson></particDesc></profileDesc>';
    const body =
      '<p><said who="#bo #cy_dee">Both</said></p><sp><speaker>Anna.</speaker><p>Hello.</p></sp><sp><speaker>ANNA</speaker><l>Again.</l></sp>';
    expect(await linksIn(body, '', persons)).toEqual([
      'Both attributed-to @Bo',
      'Both attributed-to @cy dee',
      'Anna.\nHello. attributed-to @Anna',
      'Anna. refers-to @Anna',
      'ANNA\nAgain. attributed-to @Anna',
      'ANNA refers-to @Anna',
    ]);
  });

  it('stand off, by ids, parts of elements and ranges between them', async () => {
    const body = '<p xml:id="p1">𝔘 said <seg xml:id="s">no</seg> twice</p><p xml:id="p2">and yes</p>';
    const standOff = [
      ['#s', 'by id'],
      ['#string-range(p1,2,4)', 'a part'],
      ['#range(string-index(p1,10),string-index(p2,3))', 'a range'],
      ['#nowhere', 'lost'],
    ].map(
      ([target, note], i) =>
        `<annotation xml:id="a${i}" target="${target}" motivation="commenting"><note>${note}</note></annotation>`,
    );
    const reading = await read(body, `<standOff><listAnnotation>${standOff.join('')}</listAnnotation></standOff>`);
    expect(annotationsOf(reading)).toEqual([
      'commenting[said] a part',
      'commenting[no] by id',
      'commenting[twice\nand] a range',
    ]);
    expect(reading.notes).toContain('1 annotation points to no place of the text and was left out.');
  });
});

describe('TEI that is written', () => {
  const nested = (): Article => {
    const article = sampleArticle();
    const overlaps = new Set(['q2', 'c2']);
    const isKept = (id: string) => !overlaps.has(id);
    return {
      ...article,
      annotations: article.annotations.filter(({ id }) => isKept(id)),
      links: article.links.filter(({ from, to }) => isKept(from.id) && isKept(to.id)),
    };
  };

  it('has elements around the words where all annotations nest, with the speaker for other programs', () => {
    const file = written(nested());
    expect(file).toContain('<seg xml:id="saidwho.c1.1" type="claim">will cost 40 million</seg>');
    expect(file).toMatch(/<said xml:id="saidwho.q1.1" next="#saidwho.q1.2" who="#saidwho.s1" direct="true">The line /u);
    expect(file).not.toContain('string-range');
  });

  it('has pointers into its blocks where some overlap', () => {
    const file = written(sampleArticle());
    expect(file).not.toContain('<said');
    expect(file).toMatch(/target="#string-range\(block\.2,1,\d+\) #string-range\(block\.2,\d+,\d+\)"/u);
  });

  it('comes back the same either way', async () => {
    for (const article of [nested(), sampleArticle()]) {
      const { differences } = compareReread(article, await throughFiles(tei, article), lossesOf(tei, article));
      expect(differences).toEqual([]);
    }
  });

  it('keeps the checks of claims in the header, whatever stands in them, and tells of those that were damaged', async () => {
    const article = annotatedArticle('{claim#c1:x}');
    const check = { ...emptyDossier('c1'), justification: ']]> <b> & \u0001 \r \uffff \u2028 🎉' };
    const file = written({ ...article, dossiers: [check] });
    expect((await readingOf(tei, file)).article.dossiers).toEqual([check]);
    const damaged = await readingOf(tei, file.replace('"dossiers":[', '"dossiers":[['));
    expect(damaged.article.annotations).toHaveLength(1);
    expect(damaged.article.dossiers).toBeUndefined();
    expect(damaged.notes).toContainEqual(
      expect.stringMatching(/^The checks of claims in the header could not be read:/u),
    );
  });

  it('is read without the program’s own elements too: who said what stays in the text', async () => {
    const file = written(nested()).replace(/<listAnnotation>[\s\S]*<\/fs>/u, '');
    const { article } = await readingOf(tei, file);
    expect(article.annotations.filter(({ kind }) => kind === 'quote').map(({ tagged }) => tagged)).toContain(
      'The line will cost 40 million, and we can pay for it.',
    );
    expect(article.links.some(({ type }) => type === 'attributed-to')).toBe(true);
  });
});
