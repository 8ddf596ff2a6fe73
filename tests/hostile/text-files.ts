import { bytesOf, holds, opened, reads, refused, textIn, type HostileFile } from './hostile-file.ts';

const legacy = (name: string, ...bytes: readonly number[]): HostileFile =>
  opened(
    `${name}.txt`,
    (article) => textIn(article).length > 0,
    () => bytesOf('He said: ', bytes, ' and left.\n'),
  );

/** Plain text: sizes, encodings, and characters that deceive (PROMISES §5, txt). */
export const textFiles: readonly HostileFile[] = [
  refused('larger than any budget.txt', /^file\/too-large$/, () => new Uint8Array(100_000_001)),
  refused('one long line.txt', /^text\/too-long$/, () => Buffer.alloc(10_000_001, 'a')),
  refused('many short lines.txt', /^text\/too-many-paragraphs$/, () => 'a\n'.repeat(100_001)),
  opened('many blank lines.txt', reads('a\nb'), () => `a${'\n'.repeat(1_000_000)}b`),
  refused('nothing.txt', /^text\/empty$/, () => ''),
  refused('only spaces.txt', /^text\/empty$/, () => ' \t\u3000\n'.repeat(50_000)),
  refused('all zero.txt', /^text\/binary$/, () => new Uint8Array(1_000_000)),
  refused('zeros at the end.txt', /^text\/binary$/, () => bytesOf('A crashed disk left this.', Array(4096).fill(0))),
  refused('a picture.txt', /^file\/unknown-format$/, () => bytesOf([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])),
  refused('noise.txt', /^text\/binary$/, () => Uint8Array.from({ length: 100_000 }, (_, i) => (i * i * 31) % 257)),
  refused('utf-32.txt', /^text\/unsupported-encoding$/, () => bytesOf([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])),

  legacy('windows-1252', 0x93, 0x4e, 0x6f, 0x94, 0x20, 0xe9),
  legacy('windows-1251', 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2),
  legacy('koi8-r', 0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4),
  legacy('shift_jis', 0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea),
  legacy('euc-jp', 0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec),
  legacy('iso-2022-jp', 0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42),
  legacy('gb18030', 0xd6, 0xd0, 0xce, 0xc4, 0x81, 0x30, 0x81, 0x30),
  legacy('big5', 0xa4, 0xa4, 0xa4, 0xe5),
  legacy('euc-kr', 0xc7, 0xd1, 0xb1, 0xb9),
  legacy('mac-roman', 0xd2, 0x4e, 0xd3, 0x8e),
  opened('utf-7.txt', holds('+ADw-script+AD4-'), () => '+ADw-script+AD4-alert(1)+ADw-/script+AD4-'),
  opened('utf-16 of odd length.txt', holds('ab'), () => bytesOf([0xff, 0xfe, 0x61, 0, 0x62, 0, 0x63])),
  opened('utf-16 without a mark.txt', reads('a b c d'), () => Buffer.from('a b c d', 'utf16le')),
  opened('two byte order marks.txt', reads('\uFEFFa'), () => '\uFEFF\uFEFFa'),
  opened(
    'bad bytes at the border of a chunk.txt',
    ({ source }) => source?.replacedCharacters === 3,
    () => bytesOf('é'.repeat(32_767), 'a', [0xc3], 'b'.repeat(65_535), [0xe2, 0x82], 'c'.repeat(9), [0xf0]),
  ),
  opened(
    'surrogates as bytes.txt',
    (article) => textIn(article).isWellFormed() && article.source!.replacedCharacters! > 0,
    () => bytesOf('aé’é’é’', [0xed, 0xa0, 0x80], 'bé’é’', [0xed, 0xb0, 0x80]),
  ),
  opened(
    'overlong slash.txt',
    (a) => !textIn(a).includes('/'),
    () => bytesOf('é’é’ ..', [0xc0, 0xaf], '..é’'),
  ),

  opened(
    'line ends of every kind.txt',
    ({ blocks, source }) => blocks.length === 4 && source?.lineEnds === 'mixed',
    () => 'a\rb\r\nc\n\rd\u0085e\u2028f\u2029g',
  ),
  opened(
    'terminal escapes.txt',
    holds('\u001b[31m'),
    () => 'plain \u001b[31mred\u001b[0m and \u001b]0;title\u0007 more',
  ),
  opened(
    'marks on one letter.txt',
    (a) => textIn(a).length === 10_002,
    () => `a${'\u0301'.repeat(10_000)}b`,
  ),
  opened(
    'marks without end.txt',
    (a) => textIn(a).length === 2_000_001,
    () => `a${'\u0301'.repeat(2_000_000)}`,
  ),
  opened('direction overrides.txt', holds('\u202e'), () => '\u202e\u2066\u202d'.repeat(50_000) + 'Ann said so.'),
  opened(
    'words without width.txt',
    holds('\u200b'),
    () => `He\u200b said ${'\u200b\u200d\u2060\ufeff'.repeat(30_000)}no`,
  ),
  opened(
    'tag characters.txt',
    (a) => textIn(a).isWellFormed(),
    () => `Yes${'\u{e0041}'.repeat(100_000)}, she said.`,
  ),
  opened('letters that look alike.txt', holds('Аnnа'), () => '“No”, said Аnnа and Anna.'),
  opened(
    'flags.txt',
    (a) => textIn(a).isWellFormed(),
    () => '🇩🇪'.repeat(100_000),
  ),
  opened(
    'a family without end.txt',
    (a) => textIn(a).isWellFormed(),
    () => '👨\u200d'.repeat(100_000),
  ),
  opened('noncharacters.txt', holds('\uffff'), () => 'words \uffff\ufffe\ufdd0 \u{1ffff} and more words'),
  opened(
    'quotation marks that open only.txt',
    (a) => a.blocks.length === 1,
    () => '“a ‘b '.repeat(50_000),
  ),
  opened(
    '..\\..\\evil\u202Etxt.exe.txt',
    (a) => a.source?.name.endsWith('.txt') === true,
    () => 'A name, not a path.',
  ),
  opened(`${'long name '.repeat(400)}.txt`, reads('Words.'), () => 'Words.'),
  opened('__proto__', reads('No extension.'), () => 'No extension.'),
];
