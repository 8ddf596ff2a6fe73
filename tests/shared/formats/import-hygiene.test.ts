import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlPage } from '../../../shared/formats/html-page.ts';
import { markdown } from '../../../shared/formats/markdown.ts';
import { text } from '../../../shared/formats/text.ts';
import { textOf } from '../../../shared/model/block.ts';
import { testServices } from '../../builders/services.ts';
import { readForeignText, sliceOfText, textOfSlice } from '../../../renderer/editor/editing.ts';

/**
 * What every way into the article does to the characters of a text: opening a text, a Markdown file or a web page,
 * and pasting. They must agree.
 */
const wrap: Readonly<Record<string, (words: string) => string>> = {
  text: (words) => words,
  markdown: (words) => words,
  'html-page': (words) =>
    `<!doctype html><html><body><p>${words.split(/\r\n?|\n/).join('</p>\r\n<p>')}</p></body></html>`,
};

const importers = [text, markdown, htmlPage].map(({ id, read }) => ({
  id,
  read: (bytes: Uint8Array) => {
    const result = read!({ bytes, name: `a.${id}` }, testServices());
    if (!result.ok) throw new Error(result.problems[0].message);
    return result.value;
  },
  wrap: wrap[id]!,
}));

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => {
  const marked = `\ufeff${text}`;
  return new Uint8Array(Uint16Array.from({ length: marked.length }, (_, i) => marked.charCodeAt(i)).buffer);
};

/** Letters that normalising would change, characters without width, and line ends that are none. */
const UNTOUCHED =
  'e\u0301 \u00e9 \ufb01 \u2126 \u212b so\u00adft a\u200bb \u2028 c\u2029d e\u0085f g\ufeffh \u{1d518} 👩‍👩‍👧 ｗ';

describe.each(importers)('opening $id', ({ read, wrap: written }) => {
  test('normalises nothing and keeps U+2028, U+2029 and NEL as characters (T7)', () => {
    expect(textOf(read(utf8(written(UNTOUCHED))).article.blocks)).toBe(UNTOUCHED);
  });

  test('takes off one byte order mark alone (T9)', () => {
    expect(textOf(read(utf8(`\ufeff${written('Anna said so')}`)).article.blocks)).toBe('Anna said so');
    expect(textOf(read(utf16(written('Anna said so'))).article.blocks)).toBe('Anna said so');
  });

  test.each(['\n\n', '\r\n\r\n', '\r\r'])(
    'parts paragraphs at %j, of which nothing is left in the text (T8)',
    (end) => {
      const { article } = read(utf8(written(`Anna said.${end}Bo asked.`)));
      expect(article.blocks.map(({ text }) => text).filter(Boolean)).toEqual(['Anna said.', 'Bo asked.']);
      expect(textOf(article.blocks)).not.toContain('\r');
    },
  );

  test('puts U+FFFD for bytes that are no characters, counts them and says so (T9)', () => {
    const [head, tail] = written('Zoë, Übung, “one” “two” | three').split('|').map(utf8) as [Uint8Array, Uint8Array];
    const { article, notes } = read(new Uint8Array([...head, 0xff, ...tail]));
    expect(textOf(article.blocks)).toBe('Zoë, Übung, “one” “two” \ufffd three');
    expect([article.source?.replacedCharacters, notes[0]]).toEqual([
      1,
      '1 place could not be read as utf-8 and became the replacement character “\ufffd”.',
    ]);
  });

  test('puts U+FFFD for lone surrogates and NULs of UTF-16, and counts them (T9)', () => {
    const { article } = read(utf16(written('Anna \ud800 and \0 and \udc00 said')));
    expect(textOf(article.blocks)).toBe('Anna \ufffd and \ufffd and \ufffd said');
    expect(article.source?.replacedCharacters).toBe(3);
  });
});

describe.each(importers.filter(({ id }) => id !== 'text'))('opening $id', ({ read, wrap: written }) => {
  test('counts references to what is no character (T9)', () => {
    const { article, notes } = read(utf8(written('one &#0; two &#xD800; three &#x110000; four')));
    expect(textOf(article.blocks)).toBe('one \ufffd two \ufffd three \ufffd four');
    expect([article.source?.replacedCharacters, notes[0]]).toEqual([3, expect.stringContaining('3 places')]);
  });
});

describe('pasting', () => {
  const pasted = (text: string) => textOfSlice(sliceOfText(text));

  test('normalises nothing and keeps U+2028, U+2029 and NEL as characters (T7)', () => {
    expect(pasted(UNTOUCHED)).toBe(UNTOUCHED);
  });

  test('takes off one byte order mark, and makes every line end one (T8, T9)', () => {
    expect(pasted('\ufeffone\r\ntwo\rthree\nfour\r\n')).toBe('one\ntwo\nthree\nfour');
    expect(pasted('\ufeff\ufeffone')).toBe('\ufeffone');
  });

  test('puts U+FFFD for halves of characters and NULs, and counts them (T9)', () => {
    expect(readForeignText('a\ud800b\0c\udc00🥳')).toEqual({ text: 'a\ufffdb\ufffdc\ufffd🥳', replacedCharacters: 3 });
    expect(pasted('a\ud800b')).toBe('a\ufffdb');
  });

  test('makes well-formed text of any string, changing no other character (T7, T9)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const { text } = readForeignText(given);
        expect(text.isWellFormed()).toBe(true);
        const expected = given
          .replace(/^\ufeff/, '')
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll('\0', '\ufffd')
          .toWellFormed();
        expect(text).toBe(expected);
      }),
    );
  });
});
