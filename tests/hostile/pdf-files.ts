import { bytesOf, opened, refused, textIn, type HostileFile } from './hostile-file.ts';

/** PDF (PROMISES §5). None is read yet: each is refused by its first bytes, whatever its name says. */
const unknown = (name: string, content: () => string | Uint8Array): HostileFile =>
  refused(name, /^(file\/unknown-format|text\/binary)$/, content);

const pdf = (name: string, objects: string): HostileFile =>
  unknown(
    `${name}.pdf`,
    () => `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R ${objects}\ntrailer<</Root 1 0 R>>\n%%EOF`,
  );

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
  opened(
    'a page in which a document hides.html',
    (a) => textIn(a).includes('words') && !textIn(a).includes('alert'),
    () => '<html><!--%PDF-1.4 --><body>words<script>alert(1)</script></body></html>PK\u0003\u0004',
  ),
];
