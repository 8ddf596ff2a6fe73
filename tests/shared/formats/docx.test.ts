import { describe, expect, it } from 'vitest';
import { docx } from '../../../shared/formats/docx.ts';
import { annotationsOf, linesOf, readingOf, wordFile, wordParagraph } from '../../builders/word-file.ts';

const p = wordParagraph;
const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

const linesIn = async (body: string, parts: Record<string, string> = {}) =>
  linesOf(await readingOf(docx, wordFile(body, parts)));

describe('a Word document', () => {
  it('has headings by outline level, by name, by what a style is based on, and by local identifiers', async () => {
    const styles = [
      style('H1', 'heading 1'),
      style('Own', 'Chapter', '<w:basedOn w:val="H1"/>'),
      style('Toc', 'TOC Heading', '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
      style('T', 'Title'),
    ].join('');
    const body = [
      p('Title', styled('T')),
      p('One', styled('H1')),
      p('Own', styled('Own')),
      p('Contents', styled('Toc')),
      p('Local', styled('berschrift2')),
      p('Third', '<w:outlineLvl w:val="2"/>'),
    ].join('');
    expect(await linesIn(body, { styles })).toEqual([
      'heading 1: Title',
      'heading 1: One',
      'heading 1: Own',
      'paragraph: Contents',
      'heading 2: Local',
      'heading 3: Third',
    ]);
  });

  it('has list items by numbering, with their level, and block quotations by style', async () => {
    const numbered = (level: number, id = 1) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
    const styles = [
      style('Q', 'Intense Quote'),
      style('B', 'Block Text'),
      style('L', 'x', `<w:pPr>${numbered(0)}</w:pPr>`),
    ];
    const body = [
      p('a', numbered(0)),
      p('b', numbered(2)),
      p('c', styled('L')),
      p('d', styled('L') + numbered(0, 0)),
      p('e', styled('Q')),
      p('f', styled('B')),
    ];
    expect(await linesIn(body.join(''), { styles: styles.join('') })).toEqual([
      'list-item 1: a',
      'list-item 3: b',
      'list-item 1: c',
      'paragraph: d',
      'quotation: e',
      'quotation: f',
    ]);
  });

  it('is read with its changes accepted: insertions stay, deletions go, also those of paragraph ends and rows', async () => {
    const gone = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const body = [
      `<w:p><w:ins w:id="1">${run('new ')}</w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>${run('text')}</w:p>`,
      p('one', gone),
      p(' and the same'),
      `<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>${p('row')}</w:tc></w:tr><w:tr><w:tc>${p('cell')}${p('more')}</w:tc></w:tr></w:tbl>`,
    ];
    const reading = await readingOf(docx, wordFile(body.join('')));
    expect(linesOf(reading)).toEqual([
      'paragraph: new text',
      'paragraph: one and the same',
      'paragraph: cell',
      'paragraph: more',
    ]);
    expect(reading.notes).toContain('Tracked changes are read as accepted; left out: 1 deletion.');
  });

  it('keeps results of fields and drops their instructions, nested ones too', async () => {
    const body = `<w:p>${run('see ')}${field('begin')}<w:r><w:instrText>REF </w:instrText></w:r>${field('begin')}${run('never')}${field('end')}${field('separate')}${run('page 4')}${field('end')}${run('!')}</w:p>`;
    expect(await linesIn(body)).toEqual(['paragraph: see page 4!']);
  });

  it('keeps tabs, hyphens and blanks as characters; a line broken by hand is a block', async () => {
    const body = `<w:p><w:r><w:t>a</w:t><w:tab/><w:t xml:space="preserve"> b </w:t><w:noBreakHyphen/><w:softHyphen/><w:t> c </w:t><w:br/><w:t>d</w:t></w:r></w:p>`;
    expect(await linesIn(body)).toEqual(['paragraph: a\t b \u2011\u00adc', 'paragraph: d']);
  });

  it('has each note at the end, with its mark there and in the text', async () => {
    const body = `<w:p>${run('One')}<w:r><w:footnoteReference w:id="7"/></w:r>${run(' two')}<w:r><w:endnoteReference w:id="7"/></w:r></w:p>`;
    const reading = await readingOf(
      docx,
      wordFile(body, {
        footnotes: `<w:footnote w:id="-1">${p('___')}</w:footnote><w:footnote w:id="7">${p('A foot.')}</w:footnote>`,
        endnotes: `<w:endnote w:id="7">${p('An end.')}</w:endnote>`,
      }),
    );
    expect(linesOf(reading)).toEqual(['paragraph: One[1] two[2]', 'paragraph: [1] A foot.', 'paragraph: [2] An end.']);
    expect(reading.notes).toContain('2 notes stand at the end; their marks [1] to [2] stay in the text.');
  });

  it('has a text box once, after the paragraph that it is tied to', async () => {
    const box = `<w:txbxContent>${p('boxed')}</w:txbxContent>`;
    const body = `<w:p>${run('before ')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('after')}</w:p>${p('next')}`;
    expect(await linesIn(body)).toEqual(['paragraph: before after', 'paragraph: boxed', 'paragraph: next']);
  });

  it('has comments over exactly their words, across paragraphs too, and one at a place over the word there', async () => {
    const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
    const end = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const comment = (id: number, text: string) =>
      `<w:comment w:id="${id}" w:author="Ada" w:date="2024-05-17T10:00:00Z">${p(text)}${p('')}</w:comment>`;
    const body = [
      `<w:p>${run('The ')}${start(1)}${run('mayor')}${end(1)}${run(' said ')}${start(2)}${run('no.')}</w:p>`,
      `<w:p>${run('And yes')}${end(2)}${run('. Then ')}</w:p>`,
      `<w:p>${run('left')}<w:r><w:commentReference w:id="3"/></w:r>${run(' early')}</w:p>`,
    ].join('');
    const comments = [comment(1, 'Who?'), comment(2, 'Both?'), comment(3, 'When?'), comment(4, 'Nowhere')].join('');
    const reading = await readingOf(docx, wordFile(body, { comments }));
    expect(annotationsOf(reading)).toEqual([
      'comment[mayor] Who?',
      'comment[no.\nAnd yes] Both?',
      'comment[left] When?',
    ]);
    expect(reading.article.annotations[0]).toMatchObject({ creator: 'Ada', created: '2024-05-17T10:00:00Z' });
    expect(reading.notes).toContain('1 comment was tied to a place and not to words, and now covers the word there.');
  });

  it('takes title, authors, date and language from its properties, the title on the page where they have none', async () => {
    const core =
      '<dc:title>Of trams</dc:title><dc:creator>A. One; B. Two</dc:creator><dcterms:created>2024-05-17T10:00:00Z</dcterms:created><dc:language>de-CH</dc:language>';
    const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>${style('T', 'Title')}`;
    const body = p('On the page', styled('T'));
    const { article } = await readingOf(docx, wordFile(body, { core }));
    expect(article.metadata).toMatchObject({
      title: 'Of trams',
      authors: ['A. One', 'B. Two'],
      published: '2024-05-17T10:00:00Z',
      language: 'de-CH',
    });
    const other = await readingOf(docx, wordFile(body, { styles }));
    expect(other.article.metadata).toMatchObject({ title: 'On the page', language: 'fr-FR' });
  });

  it('reads on when a part beside the text is damaged, and says so', async () => {
    const reading = await readingOf(docx, wordFile(p('Text'), { styles: '<w:style' }));
    expect([linesOf(reading), reading.notes]).toEqual([
      ['paragraph: Text'],
      ['The styles of the file are damaged and were left out.'],
    ]);
  });

  it('is refused in a sentence when the part with the text is missing', async () => {
    const { pack } = await import('../../../shared/formats/zip.ts');
    await expect(readingOf(docx, pack([{ name: 'x.xml', content: '<x/>' }]))).rejects.toThrow('docx/no-document');
  });
});
