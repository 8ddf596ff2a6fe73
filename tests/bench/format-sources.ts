import { filesOf, type OutFile } from '../../shared/formats/format.ts';
import { findFormat } from '../../shared/formats/index.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import { column, pdfFile } from '../builders/pdf-file.ts';
import { testServices } from '../builders/services.ts';
import { book, openDocument, wordFile, wordParagraph } from '../builders/word-file.ts';
import { articleOfShape } from './article.ts';

/** Files to measure readers with: what we write ourselves where we do, else the words of the article as the format has them. */

/** An annotation for every ten words. */
const WORDS_A_NOTE = 10;

/** Returns the article of so many words that formats are measured with. */
export const articleToMeasure = (words: number): Article =>
  articleOfShape({
    name: 'formats',
    words,
    annotations: Math.floor(words / WORDS_A_NOTE),
    wordsPerBlock: 80,
    longest: 14,
  });

/** Returns what a format reads, the main file first, or null where we have nothing of the kind. */
export async function sourceOf(formatId: string, article: Article): Promise<readonly OutFile[] | null> {
  const format = findFormat(formatId)!;
  const make = SOURCES[formatId];
  if (make !== undefined) return [{ name: `a.${format.extensions[0]}`, content: make(article) }];
  if (format.write === undefined) return null;
  return filesOf(await format.write(article, testServices(), 'a'), 'a', format);
}

const paragraphsOf = ({ blocks }: Article): string[] => blocks.map(({ text }) => text);

const inTags = (article: Article, tag: string): string =>
  paragraphsOf(article)
    .map((text) => `<${tag}>${text}</${tag}>`)
    .join('\n');

const page = (article: Article): string =>
  `<!doctype html><title>Measured</title><article><h1>Measured</h1>${inTags(article, 'p')}</article>`;

const MAIL =
  'From: Ann <ann@example.org>\r\nSubject: Measured\r\nDate: Fri, 27 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n';

const time = (second: number, mark: string): string =>
  `${new Date(second * 1000).toISOString().slice(11, 19)}${mark}000`;

const cues = (article: Article, mark: string): string =>
  paragraphsOf(article)
    .map((text, i) => `${i + 1}\n${time(i * 4, mark)} --> ${time(i * 4 + 3, mark)}\n${text}\n`)
    .join('\n');

/** Lines of eleven words, fifty to a page. */
function pagesOf(article: Article): Uint8Array {
  const words = textOf(article.blocks).split(/\s+/u);
  const lines = Array.from({ length: Math.ceil(words.length / 11) }, (_, i) =>
    words.slice(i * 11, i * 11 + 11).join(' '),
  );
  const pages = Array.from({ length: Math.ceil(lines.length / 50) }, (_, i) => lines.slice(i * 50, i * 50 + 50));
  return pdfFile(pages.map((here) => column(here, 50, 60)));
}

const SOURCES: Readonly<Record<string, (article: Article) => string | Uint8Array>> = {
  text: (article) => paragraphsOf(article).join('\n\n'),
  markdown: (article) => paragraphsOf(article).join('\n\n'),
  'html-page': page,
  docx: (article) =>
    wordFile(
      paragraphsOf(article)
        .map((text) => wordParagraph(text))
        .join(''),
    ),
  odt: (article) => openDocument(inTags(article, 'text:p')),
  epub: (article) => book([inTags(article, 'p')]),
  rtf: (article) => `{\\rtf1\\ansi ${paragraphsOf(article).join('\\par\n')}\\par}`,
  eml: (article) =>
    `${MAIL}Content-Type: text/plain; charset=utf-8\r\n\r\n${paragraphsOf(article).join('\r\n\r\n')}\r\n`,
  mhtml: (article) =>
    `${MAIL}Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://example.org/\r\n\r\n${page(article)}\r\n--b--\r\n`,
  pdf: pagesOf,
  vtt: (article) => `WEBVTT\n\n${cues(article, '.')}`,
  srt: (article) => cues(article, ','),
  transcript: (article) =>
    paragraphsOf(article)
      .map((text, i) => `${i % 2 === 0 ? 'Ann' : 'Bo'}: ${text}`)
      .join('\n\n'),
  citron: (article) => {
    const text = textOf(article.blocks);
    const quotes = article.annotations.map(({ fragments: [{ start, end } = { start: 0, end: 0 }] }) => ({
      contents: [{ start, end, text: text.slice(start, end) }],
    }));
    return JSON.stringify({ text, quotes });
  },
};
