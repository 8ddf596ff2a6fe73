import { describe, expect, it } from 'vitest';
import { odt } from '../../../shared/formats/odt.ts';
import { pack } from '../../../shared/formats/zip.ts';
import { annotationsOf, linesOf, openDocument, readingOf } from '../../builders/word-file.ts';

const p = (content: string, style = '') =>
  `<text:p${style === '' ? '' : ` text:style-name="${style}"`}>${content}</text:p>`;

const linesIn = async (body: string, styles = '') => linesOf(await readingOf(odt, openDocument(body, styles)));

describe('an OpenDocument text', () => {
  it('has headings by level and style, list items by depth and quotations by style', async () => {
    const styles =
      '<style:style style:family="paragraph" style:name="P1" style:parent-style-name="Quotations"/><style:style style:family="paragraph" style:name="Title"/>';
    const list = (content: string) => `<text:list><text:list-item>${content}</text:list-item></text:list>`;
    const body = [
      p('Of trams', 'Title'),
      '<text:h text:outline-level="2">Lines</text:h>',
      p('words', 'P1'),
      list(p('one') + list(p('two'))),
      p('end'),
    ];
    expect(await linesIn(body.join(''), styles)).toEqual([
      'heading 1: Of trams',
      'heading 2: Lines',
      'quotation: words',
      'list-item 1: one',
      'list-item 2: two',
      'paragraph: end',
    ]);
  });

  it('collapses white space as its standard says and keeps what stands for blanks', async () => {
    expect(
      await linesIn(p('  a \n  <text:span> b</text:span><text:s text:c="3"/>c<text:tab/>d<text:line-break/> e ')),
    ).toEqual(['paragraph: a b   c\td', 'paragraph: e']);
  });

  it('passes over deleted text, and has notes at the end and text boxes after their paragraph', async () => {
    const deleted =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('A note.')}</text:note-body></text:note>`;
    const frame = `<draw:frame><draw:text-box>${p('boxed')}</draw:text-box><svg:desc>not shown</svg:desc></draw:frame>`;
    const reading = await readingOf(odt, openDocument(`${deleted}${p(`one${note}${frame} two`)}${p('three')}`));
    expect(linesOf(reading)).toEqual([
      'paragraph: one[1] two',
      'paragraph: boxed',
      'paragraph: three',
      'paragraph: [1] A note.',
    ]);
    expect(reading.notes).toEqual([
      'Tracked changes are read as accepted; left out: 1 deletion.',
      '1 note stands at the end; its mark [1] stays in the text.',
    ]);
  });

  it('has annotations over exactly their words', async () => {
    const annotation = (name: string, text: string) =>
      `<office:annotation office:name="${name}"><dc:creator>Ada</dc:creator><dc:date>2024-05-17T10:00:00.123</dc:date>${p(text)}</office:annotation>`;
    const body = p(
      `The ${annotation('a', 'Who?')}mayor<office:annotation-end office:name="a"/> said${annotation('b', 'When?')} no.`,
    );
    const reading = await readingOf(odt, openDocument(body));
    expect(annotationsOf(reading)).toEqual(['comment[mayor] Who?', 'comment[said] When?']);
    expect(reading.article.annotations[0]).toMatchObject({ creator: 'Ada', created: '2024-05-17T10:00:00Z' });
  });

  it('has each paragraph of a cell as a block, and what a merged cell covers not at all', async () => {
    const cell = (content: string) => `<table:table-cell>${content}</table:table-cell>`;
    const body = `<table:table><table:table-row>${cell(p('a') + p('b'))}<table:covered-table-cell>${p('hidden')}</table:covered-table-cell>${cell(p('c'))}</table:table-row></table:table>`;
    expect(await linesIn(body)).toEqual(['paragraph: a', 'paragraph: b', 'paragraph: c']);
  });

  it('takes title, author, date and language from its properties', async () => {
    const meta =
      '<dc:title>Of trams</dc:title><meta:initial-creator>Ada</meta:initial-creator><meta:creation-date>2024-05-17</meta:creation-date><dc:language>de-CH</dc:language>';
    const { article } = await readingOf(odt, openDocument(p('x'), '', meta));
    expect(article.metadata).toMatchObject({
      title: 'Of trams',
      authors: ['Ada'],
      published: '2024-05-17',
      language: 'de-CH',
    });
  });

  it('is refused in a sentence when it is protected by a password', async () => {
    const manifest = { name: 'META-INF/manifest.xml', content: '<m><encryption-data/></m>' };
    await expect(readingOf(odt, pack([manifest, { name: 'content.xml', content: 'x' }]))).rejects.toThrow('password');
  });
});
