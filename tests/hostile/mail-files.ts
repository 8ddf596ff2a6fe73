import { holds, opened, reads, refused, textIn, type HostileFile } from './hostile-file.ts';

/** Mails and saved pages: MIME that nests, repeats, lies about itself or hides what it is. */

const HEADERS = 'From: a@example.org\r\nMIME-Version: 1.0\r\nMessage-ID: <1@example.org>\r\n';

const multipart = (boundary: string, ...parts: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--`;

/** A multipart in a multipart, so many times. */
const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, i) => i).reduce(
    (inner, i) => multipart(`b${i}`, inner),
    'Content-Type: text/plain\r\n\r\nwords',
  );

const page = (body: string, more = ''): string =>
  `From: <Saved by Blink>\r\nSnapshot-Content-Location: javascript:alert(1)\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=p\r\n${more}\r\n--p\r\nContent-Type: text/html\r\n\r\n<html><body>${body}</body></html>\r\n--p--`;

export const mailFiles: readonly HostileFile[] = [
  opened('parts in parts.eml', reads('words'), () => HEADERS + nested(15)),
  refused('parts in parts without end.eml', /^eml\/no-text$/, () => HEADERS + nested(400)),
  opened(
    'a hundred thousand parts.eml',
    holds('words'),
    () => HEADERS + multipart('b', ...Array.from({ length: 100_000 }, () => 'Content-Type: text/plain\r\n\r\nwords')),
  ),
  opened(
    'a boundary of one dash.eml',
    holds('words'),
    () => `${HEADERS}Content-Type: multipart/mixed; boundary=-\r\n\r\n---\r\n\r\nwords\r\n${'-'.repeat(1_000_000)}`,
  ),
  opened('a header without end.eml', holds('words'), () => `${HEADERS}X-Long: ${'x'.repeat(3_000_000)}\r\n\r\nwords`),
  opened(
    'a header folded without end.eml',
    holds('words'),
    () => `${HEADERS}Subject: a\r\n${' b\r\n'.repeat(200_000)}\r\nwords`,
  ),
  opened('names without end.eml', reads('words'), () => `${HEADERS}To: ${'"a" <a@b>, '.repeat(50_000)}\r\n\r\nwords`),
  opened(
    'encoded words without end.eml',
    reads('words'),
    () => `${HEADERS}Subject: ${'=?utf-8?Q?=C3=BC?= '.repeat(30_000)}\r\n\r\nwords`,
  ),
  opened(
    'spaces without end.eml',
    holds('words'),
    () =>
      `${HEADERS}Content-Transfer-Encoding: quoted-printable\r\n\r\nwords${' '.repeat(1_000_000)}x${'=\r\n'.repeat(100_000)}`,
  ),
  opened(
    'marks of quoting without end.eml',
    holds('words'),
    () => `${HEADERS}\r\n${'>'.repeat(500_000)} words\r\n${'> '.repeat(500_000)}`,
  ),
  opened(
    'an encoding that is none.eml',
    holds('words'),
    () => `${HEADERS}Content-Type: text/plain; charset="x-evil"\r\nContent-Transfer-Encoding: x-evil\r\n\r\nwords`,
  ),
  opened(
    'an attachment that is a path.eml',
    ({ source }) => !JSON.stringify(source).includes('etc'),
    () =>
      HEADERS +
      multipart(
        'b',
        'Content-Type: text/plain\r\n\r\nwords',
        'Content-Disposition: attachment; filename="../../etc/passwd"\r\n\r\nx',
      ),
  ),
  opened(
    'headers called like prototypes.eml',
    reads('words'),
    () =>
      `${HEADERS}__proto__: x\r\nconstructor: y\r\nContent-Type: text/plain; __proto__=x; charset*0*=utf-8''%\r\n\r\nwords`,
  ),
  opened(
    'a page with a script.mhtml',
    (article) => textIn(article) === 'words' && article.metadata.url === undefined,
    () => page('<script>alert(1)</script><p>words<img src=x onerror=alert(1)>'),
  ),
  refused('a saved file without a page.mhtml', /^mhtml\/no-page$/, () => page('').replace('text/html', 'text/css')),
  refused('a saved page cut short.mhtml', /^(text\/empty|mhtml\/no-page)$/, () => page('words').slice(0, 150)),
];
