import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossesOf } from '../../../shared/formats/format.ts';
import { csv } from '../../../shared/formats/csv.ts';
import type { Article } from '../../../shared/model/article.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { formScheme } from '../../builders/form-scheme.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

type Row = Readonly<Record<string, string>>;
const write = (article = sampleArticle()) => csv.write!(article, testServices());
const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Row[];

describe('the CSV table', () => {
  it('has one row a quote and one row a claim, in document order (T12)', () => {
    expect(rowsOf(write()).map((row) => [row['Row'], row['ID'], row['Speaker'], row['Cue'], row['Verdict']])).toEqual([
      ['quote', 'q1', 'Anna Novak', 'said', ''],
      ['quote', 'q2', 'Anna Novak', 'added', ''],
      ['quote', 'q3', 'Ministry of Transport', '', ''],
      ['quote', 'q4', 'David <b>"Bold"</b> & Sons', 'כתב', ''],
      ['quote', 'q9', '', '', ''],
      ['claim', 'c1', 'Anna Novak', '', 'Refuted'],
      ['claim', 'c2', '', '', ''],
      ['claim', 'c3', 'Ministry of Transport', '', 'Supported'],
    ]);
  });

  it('counts code points and says so in the header (T6)', () => {
    const [row] = rowsOf(write(annotatedArticle('🎉🎉\n{quote#q1:a🎉b}')));
    expect([row!['Start (code points)'], row!['End (code points, exclusive)'], row!['Paragraph (from 1)']]).toEqual([
      '3',
      '6',
      '2',
    ]);
  });

  it('begins with a byte order mark and ends lines with CR LF (RFC 4180)', () => {
    const text = write();
    expect(text.startsWith('\uFEFFRow,ID,Text,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u200b=1',
    '\u202e=1',
    '\u2060\u3164=1',
    '﹦1',
  ])('lets no cell begin as a formula: %j (X2)', (hostile) => {
    const article = annotatedArticle('{quote#q1:a}', {
      metadata: { title: hostile, outlet: hostile, url: hostile },
      speakers: { s1: { name: hostile } },
      links: ['q1 attributed-to s1'],
      attributes: { q1: { note: hostile, sourceStatus: hostile } },
    });
    const [row] = rowsOf(write(article));
    for (const column of ['Speaker', 'Note', 'Article', 'Outlet', 'URL', 'Source']) {
      expect([column, row![column]]).toEqual([column, `'${hostile}`]);
    }
  });

  it('declares whose values it guards, so that the export dialog shows it (X2)', () => {
    const article = annotatedArticle('{quote#q1:=a} {quote#q2:b} {claim#c1:c}', {
      metadata: { title: 'Plain' },
      speakers: { s1: { name: '@handle' }, s2: 'Anna' },
      links: ['q1 attributed-to s2', 'q2 attributed-to s1'],
      attributes: { c1: { note: '\t=1' } },
    });
    const guarded = (one: typeof article) => lossesOf(csv, one).find(({ id }) => id === 'values.guarded');
    expect(guarded(article)?.records).toEqual(['q1', 's1', 'c1']);
    expect(guarded(article)?.what).toContain('apostrophe');
    expect(guarded(annotatedArticle('{quote#q1:a}'))).toBeUndefined();
    expect(guarded(annotatedArticle('{quote#q1:a}', { metadata: { title: '=1' } }))?.records).toEqual(['metadata']);
  });

  it('guards every cell of any article (X2)', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        for (const row of rowsOf(write(article))) {
          for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps quotation marks, commas and line ends inside their cell', () => {
    const note = 'a "b", c\nd\r\ne;f';
    const [row] = rowsOf(write(annotatedArticle('{quote#q1:x}', { attributes: { q1: { note } } })));
    expect(row!['Note']).toBe(note);
  });
});

describe('the CSV table of all there is', () => {
  const deeds: Article = {
    ...annotatedArticle('“{quote#q1:We will}” {cue#u1:said} she, and they {deed#d1:closed the bridge}.', {
      metadata: { note: 'Read twice' },
      speakers: { s1: 'Anna', s2: 'Ben' },
      links: ['q1 cued-by u1', 'q1 attributed-to s1', 'q1 addressed-to s2', 'd1 witnessed-by s2'],
      attributes: { q1: { mode: 'speech' }, u1: { cueClass: 'say' }, d1: { sort: 'health', seen: false, dead: 3 } },
    }),
    scheme: formScheme,
  };

  it('has a row for each annotation of the user’s own kinds, with its fields and links in words', () => {
    const rows = rowsOf(write(deeds));
    expect(rows.map((row) => [row['Row'], row['ID']])).toEqual([
      ['quote', 'q1'],
      ['deed', 'd1'],
    ]);
    expect(rows[1]).toMatchObject({
      Text: 'closed the bridge',
      'Deed: Sort': 'Health',
      'Deed: Witnessed': 'no',
      'Deed: Deaths': '3',
      'Other links': 'witnessed-by: Ben (s2)',
      'Note on the article': 'Read twice',
    });
    expect(rows[0]).toMatchObject({ 'Quote: What is reported': 'Speech', 'Cue: Class': 'Say', 'Addressed to': 'Ben' });
    expect(lossesOf(csv, deeds).map(({ id }) => id)).toEqual(['text']);
  });

  it('brings notes on links in the row that they explain', () => {
    const links = deeds.links.map((link) => ({ ...link, note: `On ${link.type}` }));
    const [quote, deed] = rowsOf(write({ ...deeds, links }));
    expect(quote!['Notes on links']).toBe(
      'cued by: On cued-by; attributed to: On attributed-to; addressed to: On addressed-to',
    );
    expect(deed!['Notes on links']).toBe('witnessed-by: On witnessed-by');
  });

  it('is one table for many articles, each row saying whose it is', async () => {
    const named = [sampleArticle(), deeds].map((article, i) => ({ name: `article ${i}`, article }));
    const rows = rowsOf((await csv.writeMany!(named, testServices())) as string);
    expect(rows.map((row) => row['Article ID'])).toEqual([
      ...Array.from({ length: 8 }, () => sampleArticle().id),
      'article-1',
      'article-1',
    ]);
    expect(rows[0]!['Deed: Sort']).toBe('');
  });
});
