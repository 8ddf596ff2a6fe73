import { bytesOf, holds, opened, reads, refused, type HostileFile } from './hostile-file.ts';
import { zip, type ZipEntry } from './zip.ts';

/** WebAnno TSV, UIMA CASes, REFI-QDA projects and CoNLL (PROMISES §5). */

const TSV = '#FORMAT=WebAnno TSV 3.3\n';
const SPAN = `${TSV}#T_SP=webanno.custom.Span|value\n\n\n`;
const CANARY = '#Text=canary\n1-1\t0-6\tcanary\t';

const isBare = ({ annotations, links }: { annotations: readonly unknown[]; links: readonly unknown[] }): boolean =>
  annotations.length === 0 && links.length === 0;

const tsvFiles: readonly HostileFile[] = [
  opened(
    'a stack of many.tsv',
    ({ annotations }) => annotations.length === 50_000,
    () => `${SPAN}${CANARY}${'*|'.repeat(49_999)}*\t\n`,
  ),
  opened(
    'offsets without end.tsv',
    holds('canary'),
    () => `${SPAN}#Text=canary\n1-1\t${'9'.repeat(400)}-${'9'.repeat(400)}\tcanary\t*\t\n`,
  ),
  opened(
    'gaps without end.tsv',
    ({ blocks }) => blocks.length < 100_000,
    () =>
      `${SPAN}${Array.from({ length: 2000 }, (_, i) => `#Text=a\n${i + 1}-1\t${i * 99_000}-${i * 99_000 + 1}\ta\t_\t\n`).join('\n')}`,
  ),
  opened('pieces of nothing.tsv', isBare, () => `${SPAN}${CANARY}_\t\n1-1.1\t0-0\t\t*\t\n9-9.9\t1-0\tx\t_\t\n`),
  opened(
    'a relation to itself and to nowhere.tsv',
    ({ links }) => links.length === 1,
    () => `${TSV}#T_SP=a.B|\n#T_RL=a.R|BT_a.B\n\n\n${CANARY}*\t1-1|7-7|1-1[9_9]x\t\n`,
  ),
  opened(
    'a chain of steps twice.tsv',
    ({ annotations }) => annotations.length === 1,
    () => `${TSV}#T_CH=a.C|referenceRelation|referenceType\n\n\n${CANARY}*->1-1|*->1-1\t*[1]|*[1]\t\n`,
  ),
  opened(
    'a head of many layers.tsv',
    isBare,
    () =>
      `${TSV}${Array.from({ length: 20_000 }, (_, i) => `#T_SP=a.B${i}|v`).join('\n')}\n\n\n${CANARY}\n${'1-2\t7-8\tx\t\n'.repeat(2000)}`,
  ),
  opened(
    'a layer of a prototype.tsv',
    holds('canary'),
    () => `${TSV}#T_SP=__proto__|constructor|toString\n\n\n${CANARY}x\ty\t\n`,
  ),
  refused('no sentence.tsv', /^webanno\/no-text$/, () => SPAN),
  refused('an older version.tsv', /^webanno\/other-version$/, () => ' # webanno.custom.Span | f1\n#id=1\n'),
];

const cas = (structures: readonly object[], text = 'canary'): string =>
  JSON.stringify({
    '%TYPES': { 'a.B': { '%NAME': 'a.B', '%SUPER_TYPE': 'a.C' }, 'a.C': { '%NAME': 'a.C', '%SUPER_TYPE': 'a.B' } },
    '%FEATURE_STRUCTURES': [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaString: text },
      ...structures,
    ],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [] } },
  });

const at = (id: number, begin: unknown, end: unknown, more: object = {}): object => ({
  '%ID': id,
  '%TYPE': 'a.B',
  '@sofa': 1,
  begin,
  end,
  ...more,
});

const casFiles: readonly HostileFile[] = [
  opened(
    'types that descend from themselves.json',
    ({ annotations }) => annotations.length === 1,
    () => cas([at(2, 0, 6)]),
  ),
  opened(
    'a relation to itself.json',
    ({ annotations }) => annotations.length === 1,
    () => cas([at(2, 0, 6), at(3, 0, 6, { '@Governor': 2, '@Dependent': 2 })]),
  ),
  opened('an array in itself.json', holds('canary'), () =>
    cas([at(2, 0, 6, { '@list': 3 }), { '%ID': 3, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [3, 2, 99] }]),
  ),
  opened(
    'a chain in a circle.json',
    ({ links }) => links.length === 2,
    () => cas([at(2, 0, 3, { '@next': 3 }), at(3, 3, 6, { '@next': 2 })]),
  ),
  opened('places that are none.json', holds('canary'), () =>
    cas([at(2, -5, 3), at(3, 0.5, 2), at(4, 4, 2), at(5, 0, 1e9), at(6, 'x', null), at(7, 0, 6)]),
  ),
  opened('the same id many times.json', holds('canary'), () => cas(Array.from({ length: 5000 }, () => at(2, 0, 6)))),
  opened('half a character in a sofa.json', reads('can\ufffdary'), () => cas([at(2, 0, 7)], 'can\ud800ary')),
  refused('a prototype among features.json', /^json\/forbidden-key$/, () =>
    cas([at(2, 0, 6)]).replace('"begin"', '"__proto__":{"x":1},"begin"'),
  ),
  refused('a CAS without a text.json', /^uima\/no-text$/, () => '{"%TYPES":{},"%VIEWS":{}}'),
  refused('structures that are a number.json', /^uima\/shape$/, () => '{"%TYPES":{},"%FEATURE_STRUCTURES":7}'),
];

const xmi = (body: string, doctype = ''): string =>
  `<?xml version="1.0"?>${doctype}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:a="http:///a.ecore" xmi:version="2.0"><cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="canary"/>${body}</xmi:XMI>`;

const xmiFiles: readonly HostileFile[] = [
  opened('places that are none.xmi', holds('canary'), () =>
    xmi('<a:B xmi:id="2" sofa="1" begin="x" end="-1"/><a:B xmi:id="3" sofa="1" begin="0" end="6"/>'),
  ),
  opened('references to nowhere.xmi', isBare, () =>
    xmi('<a:B xmi:id="2" sofa="9" begin="0" end="6" Governor="2" Dependent="77"/>'),
  ),
  opened(
    'many lists.xmi',
    ({ annotations }) => annotations.length === 1,
    () => xmi(`<a:B xmi:id="2" sofa="1" begin="0" end="6">${'<t>x</t>'.repeat(100_000)}</a:B>`),
  ),
  refused('laughs.xmi', /^xml\/ill-formed$/, () => xmi('<a:B xmi:id="2" t="&l;"/>', '<!DOCTYPE x [<!ENTITY l "ha">]>')),
  refused('twenty thousand levels.xmi', /^xml\/too-deep$/, () => xmi('<a:B>'.repeat(20_000))),
  refused('two million elements.xmi', /^xml\/too-many-elements$/, () => xmi('<a:B/>'.repeat(2_000_000))),
];

const GUID = '00000000-0000-4000-8000-000000000001';
const codes = (inner: string): string => `<CodeBook><Codes>${inner}</Codes></CodeBook>`;
const source = (inner: string, path = `internal://${GUID}.txt`): string =>
  `<Sources><TextSource guid="${GUID}" name="s" plainTextPath="${path}">${inner}</TextSource></Sources>`;
const selection = (start: string, end: string, inner = ''): string =>
  `<PlainTextSelection guid="${GUID}" startPosition="${start}" endPosition="${end}">${inner}</PlainTextSelection>`;
const project = (body: string): ZipEntry => ({
  name: 'project.qde',
  content: `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">${body}</Project>`,
});
const TEXT: ZipEntry = { name: `sources/${GUID}.txt`, content: 'canary' };

const qda =
  (body: string, ...more: readonly ZipEntry[]) =>
  () =>
    zip([project(body), TEXT, ...more]);

const qdaFiles: readonly HostileFile[] = [
  opened(
    'places that are none.qdpx',
    holds('canary'),
    qda(source(selection('9', '2') + selection('x', '') + selection('-7', '1e9'))),
  ),
  opened(
    'ids twice.qdpx',
    ({ annotations }) => annotations.length === 2000,
    qda(source(selection('0', '6').repeat(2000))),
  ),
  opened(
    'codes in a row and codings of none.qdpx',
    ({ annotations }) => annotations.length === 1000,
    qda(
      codes('<Code guid="x" name="x: y"/>') +
        source(selection('0', '6', '<Coding guid="c"><CodeRef targetGUID="nobody"/></Coding>'.repeat(1000))),
    ),
  ),
  opened(
    'links to nowhere.qdpx',
    ({ links }) => links.length === 0,
    qda(
      `${source(selection('0', '6'))}<Links>${'<Link guid="l" originGUID="a" targetGUID="b"/>'.repeat(1000)}</Links>`,
    ),
  ),
  opened(
    'a source twice.qdpx',
    holds('canary'),
    qda(source(''), TEXT, { name: `Sources/${GUID}.TXT`, content: 'canary' }),
  ),
  opened(
    'a long name beside its text.qdpx',
    holds('canary'),
    qda(source(selection('0', '6').replace(' start', ` name="${'n'.repeat(1_000_000)}" start`))),
  ),
  refused('a path to elsewhere.qdpx', /^qda\/no-text$/, qda(source('', 'relative:///../../etc/passwd'))),
  refused('codes in codes.qdpx', /^xml\/too-deep$/, qda(codes('<Code guid="a" name="a">'.repeat(20_000)))),
  refused('no project.qdpx', /^qda\/no-project$/, () => zip([TEXT])),
  refused('a codebook alone.qde', /^qda\/no-project$/, () => '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'),
  refused(
    'a bomb of a text.qdpx',
    /^zip\/too-large$/,
    qda(source(''), { name: 'sources/b.txt', content: new Uint8Array(20_000_000) }),
  ),
  refused('laughs in a project.qdpx', /^xml\/ill-formed$/, () =>
    zip([{ name: 'project.qde', content: '<!DOCTYPE x [<!ENTITY l "ha">]><Project>&l;</Project>' }, TEXT]),
  ),
];

const conllFiles: readonly HostileFile[] = [
  opened('a row of many columns.conll', holds('canary'), () => `canary B-A\n${'x '.repeat(500_000)}\n`),
  opened(
    'tags of tags.conll',
    ({ annotations }) => annotations.length === 4,
    () => 'a B-__proto__\nb I-\nc B-constructor\nd O\ne B-B-B\n',
  ),
  opened(
    'mentions that never end.conll',
    ({ annotations }) => annotations.length === 0,
    () => `#begin document (x); part 0\n${'x\t0\t0\tw\t(1|(2|3)\n'.repeat(20_000)}`,
  ),
  refused('no tags.conll', /^conll\/no-tags$/, () => 'one\ntwo\n\nthree\n'),
  refused('only marks.conll', /^conll\/no-tags$/, () => '-DOCSTART- O\n\n'.repeat(100_000)),
  refused('zero bytes.conll', /^text\/binary$/, () => bytesOf('a B-A', [0, 0, 0], '\n')),
];

export const exchangeFiles: readonly HostileFile[] = [
  ...tsvFiles,
  ...casFiles,
  ...xmiFiles,
  ...qdaFiles,
  ...conllFiles,
];
