import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { claimAlone } from '../../../shared/formats/claim-alone.ts';
import { docxDossier } from '../../../shared/formats/docx-dossier.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../../../shared/formats/xml.ts';
import type { Article } from '../../../shared/model/article.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { openArchive } from '../../builders/open-archive.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

const open = (article: Article) => openArchive(docxDossier.write!(article, testServices()) as Uint8Array);
const bodyOf = (article: Article) => childOf(open(article).xml('word/document.xml'), 'body')!;

const PIECES: Readonly<Record<string, string>> = { tab: '\t', cr: '\n', br: '\n' };

const saidIn = (element: XmlElement): string =>
  [...descendantsOf(element)].map((one) => (one.name === 't' ? textIn(one) : (PIECES[one.name] ?? ''))).join('');

const styleOf = (paragraph: XmlElement): string | undefined => {
  const layout = childOf(paragraph, 'pPr');
  return layout === null ? undefined : childOf(layout, 'pStyle')?.attributes['val'];
};

/** The text as it is read: `# ` before headings, a line for each paragraph, ` | ` between the cells of a row. */
function linesOf(article: Article): string[] {
  return childrenOf(bodyOf(article)).flatMap((element) => {
    if (element.name === 'tbl') return childrenOf(element, 'tr').map(rowOf);
    const [, level] = /^Heading(\d)$/u.exec(styleOf(element) ?? '') ?? [];
    const said = saidIn(element);
    return said === '' ? [] : [level === undefined ? said : `${'#'.repeat(Number(level))} ${said}`];
  });
}

const rowOf = (row: XmlElement): string =>
  childrenOf(row, 'tc')
    .map((cell) => childrenOf(cell, 'p').map(saidIn).join(' / '))
    .join(' | ');

const between = (lines: readonly string[], first: string, last: string) =>
  lines.slice(lines.indexOf(first), lines.indexOf(last));

describe('the dossier', () => {
  const lines = linesOf(sampleArticle());

  it('tells of a claim its wording, verdict with scale, who asserts it, and its words in their place', () => {
    const first = '## C1 The tram line in Exampleton will cost 40 million euros.';
    expect(between(lines, first, '### The check')).toEqual([
      first,
      'Verdict: Refuted',
      'One of: Supported · Refuted · Not enough evidence · Conflicting, cherry-picked',
      'Claimed by: Anna Novak, Mayor',
      'In quote: Q1',
      'Worth checking? Check-worthy',
      'Note: The council’s own paper says 62 million.',
      '### In its place',
      expect.stringContaining('“The line will cost 40 million,” said Anna Novak'),
    ]);
    const marked = [...descendantsOf(bodyOf(sampleArticle()))].filter(
      ({ name, attributes }) => name === 'rStyle' && attributes['val']?.startsWith('Annotation'),
    );
    expect(marked).toHaveLength(2);
  });

  it('tells justification, questions with their evidence, corrections, second reading and history', () => {
    expect(between(lines, '### Why this verdict', '### Corrections')).toEqual([
      '### Why this verdict',
      'The budget says **62 million**, half as much again.',
      '### What does the budget say?',
      'Source | Kind | Stance | Medium | Date | Hash or address',
      'Council of Exampleton | File | Refutes | PDF | 2024-05-17T12:30:00Z | ' +
        `budget.pdf (application/pdf, 120345 bytes) / SHA-256 ${'b'.repeat(64)}`,
      '“Total: 62,000,000” / Answer: 62 million euros / Kind of answer: In the source’s words / ' +
        'Source is: primary / Note: Page *4*',
      '### Did <the council> & “others” say otherwise?',
      'Source | Kind | Stance | Medium | Date | Hash or address',
      'Minutes | Address | Gives context | Web page | 2024-05-17 | ' +
        'https://council.example/minutes?day=16&year=2024 / Archived at https://archive.example/1',
      'Answer: No / Kind of answer: Yes or no / Source is: secondary',
      '### Further evidence',
      'Source | Kind | Stance | Medium | Date | Hash or address',
      'Trams in the north | Passage | Supports |  |  | Trams in the north (article another)',
      '“He said the line costs 40 million to build.”',
    ]);
    expect(between(lines, '### Corrections', '### Other claims')).toEqual([
      '### Corrections',
      'When | By | On | What | Why',
      '2024-05-19T08:00:00Z |  | Correction | We first wrote 61 million. | ',
      '### Second reading',
      'By someone who saw questions and evidence, and not the verdict.',
      'Verdict: Refuted',
      'By: D. Reader',
      'At: 2024-05-18T09:00:00Z',
      'Because: The figure is in the plan.',
      '### What was decided',
      'When | By | On | What | Why',
      '2024-05-17T10:00:00Z | A. Checker | State | To check → Checking | ',
      '2024-05-18T08:00:00Z | A. Checker | Verdict | Refuted | The budget names 62 million.',
    ]);
  });

  it('lists the claims that have no verdict yet, with how far they are, after those that have', () => {
    const article = annotatedArticle('{claim#c1:One}. {claim#c2:Two}. {claim#c3:Three}.', {
      attributes: { c3: { verdict: 'supported' } },
    });
    const begun = { ...emptyDossier('c1'), state: 'checking' as const, assigned: 'Ann', deadline: '2026-12-01' };
    const told = linesOf({ ...article, dossiers: [begun] });
    expect(told.filter((line) => line.startsWith('## '))).toEqual(['## C3 Three']);
    expect(told.slice(told.indexOf('# Claims not yet checked'))).toEqual([
      '# Claims not yet checked',
      'Claim | Claimed by | State | Checked by | Deadline',
      'C1 One | nobody recorded | Checking | Ann | 2026-12-01',
      'C2 Two | nobody recorded | Not begun |  | ',
    ]);
    const asked = linesOf({ ...article, dossiers: [{ ...begun, questions: [{ id: 'k', text: 'Why?' }] }] });
    expect(asked).toEqual(expect.arrayContaining(['## C1 One', 'Verdict: No verdict yet', 'No answer is recorded.']));
  });

  it('is shown before it is written as what one reads in it', () => {
    const shown = docxDossier.preview!(claimAlone(sampleArticle(), 'c3'), testServices());
    expect(shown.slice(shown.indexOf('\nClaims and'))).toBe(
      [
        '\nClaims and their checks',
        '\nC1 Tram fares rose by 12 % in 2024.',
        'Verdict: Supported',
        'One of: Supported · Refuted · Not enough evidence · Conflicting, cherry-picked',
        'Claimed by: Ministry of Transport',
        'Worth checking? Check-worthy',
        '\nIn its place',
        shown.slice(shown.indexOf('… splits'), shown.indexOf('\n\nThe check')),
        '\nThe check',
        'State: Checking',
        '\nWho claims',
        '\nMinistry of Transport',
        'Sort: organisation',
        'Note: Twice asked for comment\n',
      ].join('\n'),
    );
    expect(docxDossier.preview!(sampleArticle(), testServices())).toContain(
      '\nSource | Kind | Stance | Medium | Date | Hash or address\nCouncil of Exampleton | File | Refutes | PDF | ',
    );
  });

  it('is of one claim alone when that is all that is exported', () => {
    const told = linesOf(claimAlone(sampleArticle(), 'c3'));
    expect(told.filter((line) => line.startsWith('#'))).toEqual([
      '# Claims and their checks',
      '## C1 Tram fares rose by 12 % in 2024.',
      '### In its place',
      '### The check',
      '# Who claims',
      '## Ministry of Transport',
    ]);
  });

  it('says so where there is nothing to tell', () => {
    expect(linesOf(annotatedArticle('Nothing.'))).toContain('No claim is tagged in this article.');
    expect(linesOf(annotatedArticle('{claim:It rains}.'))).toContain('No check has been begun.');
  });

  it('warns of characters that a Word document cannot hold', () => {
    const article = annotatedArticle('{claim#c1:x}');
    const check = { ...emptyDossier('c1'), justification: 'a\u0001b' };
    expect(docxDossier.warns!({ ...article, dossiers: [check] })).toMatchObject([{ records: [check.id] }]);
    expect(docxDossier.warns!(sampleArticle())).toEqual([]);
  });

  it('has every part that another one names, a type for each, and every style that it uses', () => {
    const archive = open(sampleArticle());
    for (const relations of ['_rels/.rels', 'word/_rels/document.xml.rels']) {
      const folder = relations === '_rels/.rels' ? '' : 'word/';
      for (const { attributes } of childrenOf(archive.xml(relations))) {
        expect(archive.names).toContain(`${folder}${attributes['Target']}`);
      }
    }
    const typed = childrenOf(archive.xml('[Content_Types].xml'), 'Override').map(({ attributes }) =>
      attributes['PartName']!.slice(1),
    );
    expect(typed.filter((part) => !archive.names.includes(part))).toEqual([]);
    const styles = new Set(childrenOf(archive.xml('word/styles.xml')).map(({ attributes }) => attributes['styleId']));
    const used = [...descendantsOf(archive.xml('word/document.xml'))].filter(({ name }) => /^[pr]Style$/u.test(name));
    expect(used.map(({ attributes }) => attributes['val']).filter((style) => !styles.has(style))).toEqual([]);
  });

  it('makes rows as wide as their table, each cell ending in a paragraph, whatever the article holds', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        for (const element of descendantsOf(bodyOf(article))) {
          if (element.name !== 'tbl') continue;
          const columns = childrenOf(childOf(element, 'tblGrid')!).length;
          const widths = childrenOf(element, 'tr').map((row) =>
            childrenOf(row, 'tc').reduce((sum, cell) => sum + spanOf(cell), 0),
          );
          expect(widths.filter((width) => width !== columns)).toEqual([]);
          const last = childrenOf(element, 'tr').flatMap((row) =>
            childrenOf(row, 'tc').map((cell) => childrenOf(cell).at(-1)),
          );
          expect(last.filter((one) => one?.name !== 'p')).toEqual([]);
        }
      }),
      { numRuns: 10 },
    );
  });
});

const spanOf = (cell: XmlElement): number => {
  const look = childOf(cell, 'tcPr')!;
  return Number(childOf(look, 'gridSpan')?.attributes['val'] ?? 1);
};
