import { describe, expect, it } from 'vitest';
import { asHtml } from '../../../shared/formats/epub/as-html.ts';
import { epub } from '../../../shared/formats/epub.ts';
import { book, linesOf, readingOf } from '../../builders/word-file.ts';

describe('a book', () => {
  it('is its chapters in reading order, with their headings and without contents pages', async () => {
    const reading = await readingOf(
      epub,
      book(['<h1>One</h1><p>First.</p>', '<h2>Two</h2><p>Second <a id="x"/>and more.</p><blockquote>Q</blockquote>']),
    );
    expect(linesOf(reading)).toEqual([
      'heading 1: One',
      'paragraph: First.',
      'heading 2: Two',
      'paragraph: Second and more.',
      'quotation: Q',
    ]);
  });

  it('leaves out page numbers and scripts', async () => {
    const body = '<p>One <span epub:type="pagebreak">12</span>word.</p><script>alert(1)</script>';
    expect(linesOf(await readingOf(epub, book([body])))).toEqual(['paragraph: One word.']);
  });

  it('takes title, authors, language, date and publisher from its package', async () => {
    const metadata =
      '<dc:title>Of trams</dc:title><dc:title>Other</dc:title><dc:creator>Ada</dc:creator><dc:creator>Bo</dc:creator><dc:language>en-GB</dc:language><dc:date>2024</dc:date><dc:publisher>Press</dc:publisher>';
    const { article } = await readingOf(epub, book(['<p>x</p>'], metadata));
    expect(article.metadata).toMatchObject({
      title: 'Of trams',
      authors: ['Ada', 'Bo'],
      language: 'en-GB',
      published: '2024',
      outlet: 'Press',
    });
  });

  it('is refused in a sentence when its chapters are protected, not when only its fonts are', async () => {
    const encryption = (algorithm: string, path: string) => ({
      name: 'META-INF/encryption.xml',
      content: `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="${path}"/></CipherData></EncryptedData></encryption>`,
    });
    const aes = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc';
    await expect(readingOf(epub, book(['<p>x</p>'], '', [encryption(aes, 'OPS/c%200.xhtml')]))).rejects.toThrow('DRM');
    const font = encryption('http://www.idpf.org/2008/embedding', 'OPS/font.otf');
    expect(linesOf(await readingOf(epub, book(['<p>x</p>'], '', [font])))).toEqual(['paragraph: x']);
  });

  it('says how many chapters could not be read', async () => {
    const reading = await readingOf(epub, book(['<p>x</p>', '\0\0\0'.repeat(40)]));
    expect(reading.notes).toEqual(['1 chapter of the book’s list could not be read.']);
  });
});

describe('XHTML as HTML', () => {
  it('ends elements that end in their own tag, and no others', () => {
    expect(asHtml('<title/><a id="a>b" /><br/><p class=\'x/\'>y</p>')).toBe(
      '<title></title><a id="a>b" ></a><br/><p class=\'x/\'>y</p>',
    );
  });

  it('escapes character data, leaves comments alone and bears what is never closed', () => {
    expect(asHtml('<![CDATA[a<b&c]]><!-- <a/> --><p id="')).toBe('a&lt;b&amp;c<!-- <a/> --><p id="');
    expect(asHtml('<![CDATA[a')).toBe('a');
  });
});
