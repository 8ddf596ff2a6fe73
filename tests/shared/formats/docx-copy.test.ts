import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxCopy } from '../../../shared/formats/docx-copy.ts';
import { wordsOf } from '../../../shared/formats/readings.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../../../shared/formats/xml.ts';
import type { Article } from '../../../shared/model/article.ts';
import { textOf } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { openArchive, type OpenArchive } from '../../builders/open-archive.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

const bytesFor = (article: Article) => docxCopy.write!(article, testServices()) as Uint8Array;
const open = (article: Article) => openArchive(bytesFor(article));

/** What a word processor makes of the body: its text, and the words under each comment, by the comment's id. */
interface Body {
  readonly paragraphs: readonly { readonly style: string | undefined; readonly text: string }[];
  readonly wordsByComment: ReadonlyMap<string, string>;
}

const PIECES: Readonly<Record<string, string>> = { tab: '\t', cr: '\r', br: '\u2028' };

function bodyOf(archive: OpenArchive): Body {
  const wordsByComment = new Map<string, string>();
  const open = new Set<string>();
  const say = (text: string) => open.forEach((id) => wordsByComment.set(id, wordsByComment.get(id)! + text));
  const body = childOf(archive.xml('word/document.xml'), 'body')!;
  const paragraphs = childrenOf(body, 'p').map((paragraph, index) => {
    if (index > 0) say('\n');
    let text = '';
    for (const element of descendantsOf(paragraph)) {
      const id = element.attributes['id'];
      if (element.name === 'commentRangeStart') wordsByComment.set(id!, '');
      if (element.name === 'commentRangeStart') open.add(id!);
      if (element.name === 'commentRangeEnd') open.delete(id!);
      const piece = element.name === 't' ? textIn(element) : (PIECES[element.name] ?? '');
      text += piece;
      say(piece);
    }
    const style = childOf(paragraph, 'pPr');
    return { style: style === null ? undefined : childOf(style, 'pStyle')?.attributes['val'], text };
  });
  return { paragraphs, wordsByComment };
}

interface ReadComment {
  readonly id: string;
  readonly author: string | undefined;
  readonly date: string | undefined;
  readonly text: readonly string[];
}

const commentsOf = (archive: OpenArchive): ReadComment[] =>
  childrenOf(archive.xml('word/comments.xml')).map((comment) => ({
    id: comment.attributes['id']!,
    author: comment.attributes['author'],
    date: comment.attributes['date'],
    text: childrenOf(comment, 'p').map((paragraph: XmlElement) => textIn(paragraph)),
  }));

const legal = (text: string) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');

describe('the Word copy', () => {
  it('holds the article’s text and nothing else, with its headings, quotations and lists', () => {
    const { paragraphs } = bodyOf(open(sampleArticle()));
    expect(paragraphs.map(({ text }) => text)).toEqual(sampleArticle().blocks.map(({ text }) => text));
    expect(paragraphs.map(({ style }) => style)).toEqual([
      'Heading1',
      undefined,
      undefined,
      'Quote',
      'ListParagraph',
      'ListParagraph',
      undefined,
    ]);
  });

  it('tells in a comment who speaks, how they are named, the cue, every field in words, and the note', () => {
    const comments = commentsOf(open(sampleArticle()));
    const saying = (start: string) => comments.find(({ text }) => text[0]!.startsWith(start))?.text;
    expect(saying('Q1')).toEqual([
      'Q1 Quote – Anna Novak, Mayor (1 of 2)',
      'Named in the text as: “Anna Novak”',
      'Cue: “said” (Say)',
      'Form: Direct',
      'Source: Named',
    ]);
    expect(saying('C1')).toEqual([
      'C1 Claim – Anna Novak, Mayor',
      'In quote: Q1',
      'Claim in one sentence: The tram line in Exampleton will cost 40 million euros.',
      'Worth checking? Check-worthy',
      'Verdict: Refuted',
      'Note: The council’s own paper says 62 million.',
    ]);
    expect(saying('Q5')).toEqual(['Q5 Quote', 'No longer in the text: “We were never told”']);
  });

  it('anchors overlapping and discontinuous annotations to their exact words, a comment for each fragment', () => {
    const archive = open(
      annotatedArticle('a {(quote#q1}b {(claim#c1}c{q1)} d{c1)} e {claim#c1:f}\n{quote#q2:g} {(quote#q3}h\ni{q3)} j'),
    );
    const { wordsByComment } = bodyOf(archive);
    expect(commentsOf(archive).map(({ id, text }) => [text[0], wordsByComment.get(id)])).toEqual([
      ['Q1 Quote', 'b c'],
      ['C1 Claim (1 of 2)', 'c d'],
      ['C1 Claim (2 of 2)', 'f'],
      ['Q2 Quote', 'g'],
      ['Q3 Quote', 'h\ni'],
    ]);
  });

  it('signs a comment with the annotator and the day of the record, and no other', () => {
    const article = annotatedArticle('{quote#q1:a} {quote#q2:b}');
    const [first, second] = article.annotations;
    const signed = { ...first!, creator: 'Anna Lee', created: '2024-05-17T10:00:00.123Z' };
    expect(commentsOf(open({ ...article, annotations: [signed, second!] }))).toMatchObject([
      { author: 'Anna Lee', date: '2024-05-17T10:00:00Z' },
      { author: 'Saidwho', date: undefined },
    ]);
  });

  it('gives a mention or a cue a comment of its own only where no quote tells of it', () => {
    const article = annotatedArticle('{quote#q1:a} {cue#u1:said} {mention#m1:she}. {mention#m2:He}.', {
      speakers: { s1: 'Anna', s2: 'Ben' },
      links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1', 'm2 refers-to s2'],
    });
    expect(commentsOf(open(article)).map(({ text }) => text)).toEqual([
      ['Q1 Quote – Anna', 'Named in the text as: “she”', 'Cue: “said”'],
      ['S2 Speaker mention', 'Refers to: Ben'],
    ]);
  });

  it('sets paragraphs and runs of Hebrew and Arabic from right to left', () => {
    const document = open(annotatedArticle('{quote#q1:שלום} עולם\nHello')).text('word/document.xml');
    expect(document.match(/<w:bidi\/>/g)).toHaveLength(1);
    expect(document.match(/<w:rtl\/>/g)).toHaveLength(2);
  });

  it('warns of characters that a Word document cannot hold', () => {
    expect(docxCopy.warns!(annotatedArticle('a\u0001b'))).toMatchObject([{ records: ['metadata'] }]);
    expect(docxCopy.warns!(sampleArticle())).toEqual([]);
  });

  it('has every part that another one names, and a type for each', () => {
    const archive = open(sampleArticle());
    for (const relations of ['_rels/.rels', 'word/_rels/document.xml.rels']) {
      const folder = relations === '_rels/.rels' ? '' : 'word/';
      for (const { attributes } of childrenOf(archive.xml(relations))) {
        expect(archive.names).toContain(`${folder}${attributes['Target']}`);
      }
    }
    const typed = childrenOf(archive.xml('[Content_Types].xml'), 'Override').map(
      ({ attributes }) => attributes['PartName'],
    );
    expect(typed.every((part) => archive.names.includes(part!.slice(1)))).toBe(true);
  });

  it('covers with each comment exactly the words of its annotation, whatever the article holds', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        const archive = open(article);
        const { paragraphs, wordsByComment } = bodyOf(archive);
        const text = textOf(article.blocks);
        expect(paragraphs.map((one) => one.text).join('\n')).toBe(legal(text));
        const comments = commentsOf(archive);
        expect(new Set(comments.map(({ id }) => id))).toEqual(new Set(wordsByComment.keys()));
        const fragments = article.annotations.flatMap((annotation) =>
          annotation.fragments.map((fragment) => wordsOf({ ...annotation, fragments: [fragment] }, text)),
        );
        for (const words of wordsByComment.values()) if (words !== '') expect(fragments.map(legal)).toContain(words);
      }),
      { numRuns: 40 },
    );
  });

  it('takes words for words that are the name of what every object has', () => {
    expect(bodyOf(open(annotatedArticle('{quote#q1:__proto__} constructor'))).paragraphs[0]?.text).toBe(
      '__proto__ constructor',
    );
  });

  it('makes the same bytes of the same article (X5)', () => {
    const article = sampleArticle();
    const shuffled = { ...article, annotations: article.annotations.toReversed(), links: article.links.toReversed() };
    expect(Buffer.compare(bytesFor(shuffled), bytesFor(article))).toBe(0);
  });
});

const office = ['soffice', 'libreoffice'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

describe('LibreOffice', () => {
  it.skipIf(office === undefined)(
    'opens the Word copy and finds its text (needs LibreOffice)',
    { timeout: 240_000 },
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'saidwho-docx-'));
      try {
        writeFileSync(join(folder, 'copy.docx'), bytesFor(sampleArticle()));
        execFileSync(office!, [
          '--headless',
          '--convert-to',
          'txt:Text',
          '--outdir',
          folder,
          join(folder, 'copy.docx'),
        ]);
        const text = readFileSync(join(folder, 'copy.txt'), 'utf8');
        for (const block of sampleArticle().blocks) expect(text).toContain(block.text);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
