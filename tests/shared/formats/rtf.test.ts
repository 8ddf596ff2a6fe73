import { describe, expect, it } from 'vitest';
import { rtf } from '../../../shared/formats/rtf.ts';
import { annotationsOf, linesOf, readingOf } from '../../builders/word-file.ts';

const linesIn = async (body: string) => linesOf(await readingOf(rtf, `{\\rtf1\\ansi\\ansicpg1252 ${body}}`));

describe('rich text', () => {
  it('reads bytes by the code page of the document or of the font', async () => {
    expect(await linesIn("Z\\'fcrich")).toEqual(['paragraph: Zürich']);
    const fonts =
      '{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}{\\f3\\fcharset2 Symbol;}}';
    expect(await linesIn(`${fonts}\\f1 \\'cc\\'ee\\f0 \\'e9 {\\f2 \\'93\\'fa\\'83A}{\\f3 \\'b7}`)).toEqual([
      'paragraph: Моé 日ア•',
    ]);
  });

  it('reads characters by number and passes over what stands for them, bytes, hexadecimal and groups', async () => {
    expect(await linesIn("\\u8220?hi\\u8221\\'94 \\uc2\\u24180 \\'94N!\\uc0\\u8212-")).toEqual([
      'paragraph: “hi” 年!—-',
    ]);
    expect(await linesIn('\\u-10187 ?\\u-8906 ?')).toEqual(['paragraph: \ud835\udd36']);
  });

  it('has headings by style and outline level, and list items by numbering or by their bullets', async () => {
    const styles = '{\\stylesheet{\\s1\\outlinelevel0 heading 1;}{\\s2\\sbasedon1 Chapter;}{\\s3 Quote;}{\\*\\cs9 x;}}';
    const body =
      '\\pard\\s1 One\\par\\pard\\s2 Two\\par\\pard\\s3 Three\\par\\pard\\outlinelevel2 Four\\par\\pard\\ls1\\ilvl1 Five\\par\\pard{\\pntext\\bullet\\tab}Six\\par\\pard End';
    expect(await linesIn(styles + body)).toEqual([
      'heading 1: One',
      'heading 1: Two',
      'quotation: Three',
      'heading 3: Four',
      'list-item 2: Five',
      'list-item 1: Six',
      'paragraph: End',
    ]);
  });

  it('passes over fonts, colours, pictures, headers, instructions and whatever it does not know', async () => {
    const body =
      '{\\colortbl;\\red0;}{\\header Head\\par}{\\pict 0123abcd}{\\*\\unheard of}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}} and\\bin4 {}}{ text{\\nonshppict{\\pict 00}}';
    const reading = await readingOf(rtf, `{\\rtf1 ${body}}`);
    expect(linesOf(reading)).toEqual(['paragraph: link and text']);
    expect(reading.notes).toEqual(['Left out: headers and footers, 1 picture.']);
  });

  it('has cells and lines as blocks, notes at the end and deletions left out', async () => {
    const body = 'a\\cell b\\cell\\row one{\\footnote \\chftn A note.} two\\line three{\\deleted gone}\\par';
    const reading = await readingOf(rtf, `{\\rtf1 ${body}}`);
    expect(linesOf(reading)).toEqual([
      'paragraph: a',
      'paragraph: b',
      'paragraph: one[1] two',
      'paragraph: three',
      'paragraph: [1] A note.',
    ]);
  });

  it('has comments over exactly their words, with author and date', async () => {
    const body =
      'The {\\*\\atrfstart 1}mayor{\\*\\atrfend 1}{\\*\\atnid A}{\\*\\atnauthor Ada}\\chatn{\\*\\annotation{\\*\\atnref 1}{\\*\\atndate 130386590}Who?\\par At all?} said';
    const reading = await readingOf(rtf, `{\\rtf1 ${body}}`);
    expect(linesOf(reading)).toEqual(['paragraph: The mayor said']);
    expect(annotationsOf(reading)).toEqual(['comment[mayor] Who?\nAt all?']);
    expect(reading.article.annotations[0]).toMatchObject({ creator: 'Ada', created: '2024-05-17T10:30:00Z' });
  });

  it('takes title, author, date and language from its head', async () => {
    const info =
      '\\deflang2055{\\info{\\title Of trams}{\\author Ada}{\\creatim\\yr2024\\mo5\\dy7\\hr10}{\\subject x}}';
    const { article } = await readingOf(rtf, `{\\rtf1${info} x}`);
    expect(article.metadata).toMatchObject({
      title: 'Of trams',
      authors: ['Ada'],
      published: '2024-05-07',
      language: 'de-CH',
    });
  });

  it('says which code page nobody knows', async () => {
    const { notes } = await readingOf(rtf, "{\\rtf1\\ansicpg1361 a\\'e9}");
    expect(notes).toEqual(['Code page 1361 is not known; its characters were read as Western European ones.']);
  });
});
