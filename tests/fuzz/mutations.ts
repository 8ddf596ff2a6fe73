/**
 * Ways to damage a file as transfer, disks, other programs and attackers do: bits turned, parts cut out, repeated or
 * taken from another file, and words put in that mean something to a parser.
 */

/** Returns a number from 0 up to and without `below`. */
type Pick = (below: number) => number;

/** Words that mean something to one of our readers. */
const TOKENS: readonly string[] = [
  ...['<', '>', '</p>', '<p>', '<table>', '<svg>', '<!--', '-->', '<![CDATA[', '<script>', '<template>', '<plaintext>'],
  ...[
    '&#0;',
    '&#xD800;',
    '&amp',
    '<meta charset=utf-16>',
    '<?xml version="1.0"?>',
    '<br>',
    '<pre>\n',
    '<q>',
    '<ruby><rt>',
  ],
  ...[
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'null',
    'true',
    '-0',
    '1e999',
    '9007199254740993',
    '-1',
    '0.5',
    '""',
    '{}',
    '[]',
  ],
  ...[
    '"__proto__":{},',
    '"constructor":1,',
    '"start":0',
    '"end":1',
    '"\\ud800"',
    '\\u0000',
    '"extra":{"a":1},',
    '\n"integrity":',
  ],
  ...[
    '---\n',
    '```\n',
    '~~~',
    '> ',
    '- ',
    '1. ',
    '# ',
    '|a|\n|-|\n',
    '[a]: b\n',
    '](',
    '![',
    '**',
    '__',
    '~~',
    '  \n',
    '===\n',
  ],
  ...[
    '“',
    '”',
    '‘',
    '’',
    '«',
    '»',
    '\u202e',
    '\u200b',
    '\u0301',
    '\u00ad',
    '\ufeff',
    '\ufffd',
    '\uffff',
    '\u2028',
    '\u0085',
  ],
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\t',
    '\u001b[0m',
    ' '.repeat(300),
    '\n'.repeat(300),
    'a'.repeat(300),
    '👨‍👩‍👧',
    '\u{e0041}',
    '🇩🇪',
  ],
];

const RAW: readonly (readonly number[])[] = [
  ...[
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xef, 0xbb, 0xbf],
    [0xed, 0xa0, 0x80],
    [0xc0, 0xaf],
    [0xf4, 0x90, 0x80, 0x80],
  ],
  ...[[0x80], [0x93, 0x94], [0x1b, 0x24, 0x42], [0x81, 0x30], [0, 0, 0, 0], [0x50, 0x4b, 3, 4]],
];

type Mutation = (bytes: Buffer, pick: Pick, other: Buffer) => Buffer;

const spliced = (bytes: Buffer, start: number, end: number, part: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, start), part, bytes.subarray(end)]);

const rangeIn = (bytes: Buffer, pick: Pick, longest = bytes.length): readonly [start: number, end: number] => {
  const start = pick(bytes.length + 1);
  return [start, Math.min(bytes.length, start + pick(Math.max(1, longest)))];
};

const MUTATIONS: readonly Mutation[] = [
  (bytes, pick) => {
    const turned = Buffer.from(bytes);
    for (let i = pick(8); i >= 0 && turned.length > 0; i -= 1) turned[pick(turned.length)]! ^= 1 << pick(8);
    return turned;
  },
  (bytes, pick) => bytes.subarray(0, pick(bytes.length + 1)),
  (bytes, pick) => spliced(bytes, ...rangeIn(bytes, pick), Buffer.alloc(0)),
  (bytes, pick) => spliced(bytes, ...rangeIn(bytes, pick, 40), Buffer.alloc(0)),
  (bytes, pick) => {
    const [start, end] = rangeIn(bytes, pick, 2000);
    return spliced(bytes, start, start, Buffer.concat(Array(1 + pick(20)).fill(bytes.subarray(start, end))));
  },
  (bytes, pick, other) => spliced(bytes, ...rangeIn(bytes, pick, 500), other.subarray(...rangeIn(other, pick, 5000))),
  insertToken,
  insertToken,
  insertToken,
  (bytes, pick) => {
    const [start, end] = rangeIn(bytes, pick, 8);
    return spliced(bytes, start, end, Buffer.from(RAW[pick(RAW.length)]!));
  },
  (bytes, pick) => {
    const [start, end] = rangeIn(bytes, pick, 200);
    return spliced(bytes, start, end, Buffer.from(bytes.subarray(start, end)).reverse());
  },
];

function insertToken(bytes: Buffer, pick: Pick): Buffer {
  const token = TOKENS[pick(TOKENS.length)]!;
  const start = pick(bytes.length + 1);
  const end = pick(3) === 0 ? start + pick(8) : start;
  return spliced(bytes, start, end, Buffer.from(token.repeat(pick(10) === 0 ? 1 + pick(200) : 1)));
}

/**
 * Returns a damaged copy.
 *
 * @param random numbers in [0, 1)
 * @param other a file from which parts are taken
 */
export function mutated(file: Uint8Array, random: () => number, other: Uint8Array): Uint8Array {
  const pick: Pick = (below) => Math.floor(random() * below);
  let bytes: Buffer = Buffer.from(file);
  for (let i = pick(6); i >= 0; i -= 1) bytes = MUTATIONS[pick(MUTATIONS.length)]!(bytes, pick, Buffer.from(other));
  return new Uint8Array(bytes);
}
