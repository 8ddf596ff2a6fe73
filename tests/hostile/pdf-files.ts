import { column, pdfFile, type PdfOptions } from '../builders/pdf-file.ts';
import { bytesOf, holds, opened, reads, refused, textIn, type HostileFile } from './hostile-file.ts';

/** PDF (PROMISES §5): ruins that are refused, and whole files that give their words and nothing else. */
const unknown = (name: string, content: () => string | Uint8Array): HostileFile =>
  refused(name, /^pdf\/(damaged|no-text)$/, content);

const pdf = (name: string, objects: string): HostileFile =>
  unknown(
    `${name}.pdf`,
    () => `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R ${objects}\ntrailer<</Root 1 0 R>>\n%%EOF`,
  );

/** A whole file of one page with a few words, and what is hostile in it. */
const whole = (name: string, options: PdfOptions): HostileFile =>
  opened(`${name}.pdf`, reads('The bridge stays closed.'), () =>
    pdfFile([column(['The bridge stays closed.'], 60, 100)], options),
  );

const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\); this.getURL\\("http://evil.example"\\))>>';

export const pdfFiles: readonly HostileFile[] = [
  pdf('font matrix that runs', '>>endobj 3 0 obj<</Type/Font/FontMatrix[1 2 3 4 5 (0\\); alert\\(1)]>>endobj'),
  pdf('script', '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj'),
  pdf('launch', '/OpenAction<</S/Launch/F(cmd.exe)>>>>endobj'),
  pdf('address', '/OpenAction<</S/URI/URI(http://evil.example)>>>>endobj'),
  pdf('remote document', '/OpenAction<</S/GoToR/F(\\\\\\\\evil.example\\\\x)>>>>endobj'),
  pdf('embedded file', '/Names<</EmbeddedFiles<</Names[(a.exe)4 0 R]>>>>>>endobj'),
  pdf('forms', '/AcroForm<</XFA(<xdp:xdp><script>alert(1)</script></xdp:xdp>)>>>>endobj'),
  pdf('table of itself', '>>endobj xref 0 1\ntrailer<</Prev 9>>startxref 9'),
  pdf('pages of themselves', '>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1000000>>endobj'),
  pdf('a huge page', '>>endobj 2 0 obj<</Type/Page/MediaBox[0 0 1e30 1e30]>>endobj'),
  pdf('glyphs of themselves', '>>endobj 3 0 obj<</Type/Font/Subtype/Type3/CharProcs<</a 3 0 R>>>>endobj'),
  pdf('other words than are seen', '>>endobj 3 0 obj<</ToUnicode 4 0 R>>endobj'),
  pdf('encrypted without a password', '>>endobj 9 0 obj<</Filter/Standard/V 4/O()/U()>>endobj'),
  unknown('object streams.pdf', () =>
    bytesOf('%PDF-1.7\n1 0 obj<</Type/ObjStm/N 9999999/Length 9>>stream\n', new Uint8Array(5_000_000)),
  ),
  unknown('cut.pdf', () => '%PDF-1.7\n1 0 obj<</Ty'),
  unknown('in the guise of text.txt', () => '%PDF-1.4\nwords'),
  unknown('in the guise of a page.html', () => '%PDF-1.4\n<html><script>alert(1)</script>'),
  whole('words and a script', { catalog: `/OpenAction ${SCRIPT}`, page: `/AA<</O ${SCRIPT}>>` }),
  whole('words and a program to start', { catalog: '/OpenAction<</S/Launch/F(cmd.exe)>>' }),
  whole('words and a form', {
    catalog: '/AcroForm<</XFA(<xdp:xdp><script>alert\\(1\\)</script></xdp:xdp>)/Fields[]>>',
  }),
  whole('words and a file', {
    catalog: '/Names<</EmbeddedFiles<</Names[(a.exe)6 0 R]>>>>',
    objects: ['<</Type/Filespec/F(../../a.exe)/EF<</F 6 0 R>>>>'],
  }),
  whole('words and an annotation of itself', {
    page: '/Annots[6 0 R]',
    objects: ['<</Type/Annot/Parent 6 0 R/Popup 6 0 R>>'],
  }),
  whole('words and an outline of itself', {
    catalog: '/Outlines 6 0 R',
    objects: ['<</First 6 0 R/Next 6 0 R/Last 6 0 R>>'],
  }),
  whole('words and tags of themselves', {
    catalog: '/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R',
    objects: ['<</Type/StructTreeRoot/K[6 0 R]/ParentTree 6 0 R>>'],
  }),
  opened('words at no place.pdf', holds('closed'), () =>
    pdfFile([
      [
        { text: 'The bridge stays closed.', x: 60, y: 100 },
        { text: 'far', x: 1e30, y: 100 },
        { text: 'flat', x: 60, y: 100, size: 0 },
      ],
    ]),
  ),
  opened('ten thousand words at one place.pdf', holds('w0'), () =>
    pdfFile([Array.from({ length: 10_000 }, (_, i) => ({ text: `w${i}`, x: 60, y: 100 }))]),
  ),
  opened('ten thousand columns.pdf', holds('w0'), () =>
    pdfFile([
      Array.from({ length: 10_000 }, (_, i) => ({ text: `w${i}`, x: (i % 100) * 200, y: Math.floor(i / 100) * 7 })),
    ]),
  ),
  refused('more pages than are read.pdf', /^pdf\/too-many-pages$/, () =>
    pdfFile(Array.from({ length: 2001 }, () => [])),
  ),
  refused('behind a password.pdf', /^pdf\/encrypted$/, () =>
    pdfFile([column(['secret'], 60, 100)], {
      objects: [`<</Filter/Standard/V 1/R 2/Length 40/P -4/O<${'41'.repeat(32)}>/U<${'41'.repeat(32)}>>>`],
      trailer: '/Encrypt 6 0 R/ID[<01><01>]',
    }),
  ),
  opened(
    'a page in which a document hides.html',
    (a) => textIn(a).includes('words') && !textIn(a).includes('alert'),
    () => '<html><!--%PDF-1.4 --><body>words<script>alert(1)</script></body></html>PK\u0003\u0004',
  ),
];
