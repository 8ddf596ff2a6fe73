import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { nextExpansion, expandAt } from '../../shared/analysis/expand.ts';
import { guessMentionType, guessQuoteType } from '../../shared/analysis/guess.ts';
import { tokensOf } from '../../shared/analysis/names.ts';
import { findQuotations } from '../../shared/analysis/quotation-marks.ts';
import { sentencesOf } from '../../shared/analysis/sentences.ts';
import { DEFAULT_BUDGETS } from '../../shared/formats/budgets.ts';
import { FORMATS, findFormat } from '../../shared/formats/index.ts';
import { readAny } from '../../shared/formats/read-any.ts';
import { processorTime } from '../builders/processor-time.ts';
import { testServices } from '../builders/services.ts';

/**
 * Ten times the input costs at most thirteen times the time (H8), for every reader and for what analyses imported
 * text at a key press. A machine at work with other things must not decide: times are those of this thread,
 * the best of several, those too short to be told from noise count as a floor, and a ratio that is too high is
 * measured again, at larger sizes too, before it counts: a square shows at every size and every time, a collector
 * of garbage and a busy neighbour do not.
 */

/** Times below this are noise. Milliseconds. */
const FLOOR = 4;
const MOST = 13;

/** Lengths in UTF-16 units: where a square would take tens of times the floor. */
const SMALL = 4_000;

const repeated =
  (piece: string) =>
  (length: number): string =>
    piece.repeat(Math.ceil(length / piece.length));

const counted =
  (piece: (index: number) => string, average: number) =>
  (length: number): string =>
    Array.from({ length: Math.ceil(length / average) }, (_, index) => piece(index)).join('');

type Generator = (length: number) => string;

const TEXT: Readonly<Record<string, Generator>> = {
  ...Object.fromEntries(
    [
      '[',
      '](',
      '![',
      '[a](',
      '<',
      '<a ',
      '*',
      '**a ',
      '*a_ ',
      '_',
      '`',
      '~~a ',
      '"',
      "'",
      '“',
      '”',
      '“a ',
      '‘a“ ',
      's’ a ',
      '\\',
      '&',
      '&#x',
      '> ',
      '- ',
      '- a\n',
      '>\n',
      '|a',
      '#',
      '\t',
      'a',
      'A. ',
      'Aa ',
      'a-',
      'de ',
      'Dr. ',
      '? a ',
      '?" ',
      'officials ',
      ', ',
      '(',
      '\u0301',
      '\u202e',
      '\u200b',
      '👨\u200d',
      '🇩🇪',
      'a  \n',
      '[a]: b\n',
      '[x]:\n',
      '```\n',
      'Ann said “no”, and Bo asked why. ',
    ].map((piece) => [JSON.stringify(piece), repeated(piece)] as const),
  ),
  'spaces in a line': (length) => `“Ann${' '.repeat(length)}b, c.`,
  'line feeds': (length) => `a${'\n'.repeat(length)}b`,
  references: counted((i) => `[a${i}]: b\n`, 9),
  'a table': (length) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(length / 6)}`,
  'wrapped lines': repeated(`${'word '.repeat(12)}\n${'word '.repeat(12)}\nword\n\n`),
};

const HTML: Readonly<Record<string, Generator>> = {
  ...Object.fromEntries(
    [
      '<div>',
      '<p>a',
      '<span>',
      '<b>',
      '<a href=x>a',
      '<table><tr><td>x',
      '<ul><li>x',
      '<h1>a',
      '<svg>',
      '<template>',
      '<x-y>',
      '<!--',
      '<',
      '&#65;',
      '<br>',
      '<div class=author>a',
      '<div>Some words, that are, enough, for a paragraph.',
      '<p>Some words, that are, enough, for a paragraph.</p>',
    ].map((piece) => [JSON.stringify(piece), repeated(piece)] as const),
  ),
  attributes: (length) => `<p ${counted((i) => `a${i} `, 6)(length)}>x`,
  'closed without being open': (length) => `${'<span>'.repeat(length / 12)}${'</x>'.repeat(length / 12)}`,
  'spaces in a paragraph': (length) => `<p>a${' '.repeat(length)}b`,
  'a title': (length) => `<title>${' - '.repeat(length / 3)}</title><p>x`,
  'a style': (length) => `<p style="${'; '.repeat(length / 2)}">x`,
};

const JSONS: Readonly<Record<string, Generator>> = {
  brackets: repeated('['),
  objects: repeated('{"a":'),
  backslashes: (length) => `"${'\\'.repeat(length)}`,
  'quotation marks': (length) => `"${'\\"'.repeat(length / 2)}"`,
  keys: (length) => `{${counted((i) => `"a${i}":1,`, 10)(length)}"z":1}`,
  'the same key': (length) => `{${'"a":1,'.repeat(length / 6)}"a":1}`,
  digits: repeated('9'),
  numbers: (length) => `[${'1e999,'.repeat(length / 6)}1]`,
  spaces: (length) => `${' '.repeat(length)}{}`,
  lines: (length) => `{${'\n'.repeat(length)}"a":1,"a":1}`,
  markers: repeated('<<<<<<<\n'),
  seals: (length) => `{"format":"saidwho"${',\n"integrity": {}'.repeat(length / 17)}}`,
  'spaces behind a seal': (length) =>
    `{"format":"saidwho",\n"integrity": {"algorithm":"sha256","sha256":"${'0'.repeat(64)}"}\n}${' '.repeat(length)}x`,
};

const RTFS: Readonly<Record<string, Generator>> = {
  ...Object.fromEntries(
    [
      'a word ',
      "\\'e4",
      '\\u8217?',
      '{\\b a}',
      'a\\par ',
      '{\\footnote a}',
      '{\\shp{\\shptxt a\\par}}',
      '{\\*\\unheard of}',
      '{\\*\\atrfstart 1}a{\\*\\atrfend 1}{\\*\\annotation{\\*\\atnref 1}b}',
      '{\\stylesheet{\\s1\\sbasedon1 x;}}',
    ].map((piece) => [piece, (length: number) => `{\\rtf1 ${repeated(piece)(length)}}`] as const),
  ),
  braces: (length) => `{\\rtf1 ${'{'.repeat(Math.min(length, 9000))}`,
  digits: (length) => `{\\rtf1\\fs${'9'.repeat(length)} a}`,
};

const tei =
  (piece: string, more = ''): Generator =>
  (length) =>
    `<TEI><text><body><p xml:id="p">${repeated(piece)(length)}a</p></body></text><standOff>${more === '' ? '' : repeated(more)(length)}</standOff></TEI>`;

const TEIS: Readonly<Record<string, Generator>> = {
  ...Object.fromEntries(
    [
      'word ',
      ' \n',
      '<lb/>',
      '<said who="#a">a</said> ',
      '<q next="#p">a</q>',
      '<q part="I">a</q><q part="M">b</q>',
      '<note>a</note>',
      '<lg><l>a</l></lg>',
      '<choice><sic>a</sic><corr>b</corr></choice>',
      '<sp><speaker>a</speaker><p>b</p></sp>',
    ].map((piece) => [piece, tei(piece)] as const),
  ),
  annotations: tei('word ', '<annotation target="#string-range(p,0,3)"/>'),
  'annotations of everything': tei('word ', '<annotation target="#p"/>'),
  relations: tei('word ', '<relation name="a" active="#p" passive="#p"/>'),
  persons: tei('word ', '<person><persName>a</persName></person>'),
};

const odf =
  (piece: string): Generator =>
  (length) =>
    `<office:document xmlns:office="o" xmlns:text="t" xmlns:draw="d"><office:body><office:text><text:p>${repeated(piece)(length)}a</text:p></office:text></office:body></office:document>`;

const ODFS: Readonly<Record<string, Generator>> = Object.fromEntries(
  [
    'word ',
    ' \n',
    '<text:s/>',
    '<text:span>a</text:span>',
    '<text:line-break/>a',
    '<text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>',
    '<draw:text-box><text:p>a</text:p></draw:text-box>',
    '<office:annotation office:name="a"><text:p>b</text:p></office:annotation>a',
  ].map((piece) => [piece, odf(piece)] as const),
);

const services = testServices();
const encoder = new TextEncoder();
const reader = (id: string) => (text: string) =>
  findFormat(id)!.read!({ name: 'a', bytes: encoder.encode(text) }, services);

const middle = (text: string) => Math.floor(text.length / 2);

const TARGETS: readonly (readonly [
  name: string,
  work: (text: string) => unknown,
  Readonly<Record<string, Generator>>,
])[] = [
  ['text', reader('text'), TEXT],
  ['markdown', reader('markdown'), TEXT],
  ['html-page', reader('html-page'), HTML],
  ['rtf', reader('rtf'), RTFS],
  ['tei', reader('tei'), TEIS],
  ['odt', reader('odt'), ODFS],
  ['saidwho-json', reader('saidwho-json'), JSONS],
  ['saidwho', reader('saidwho'), JSONS],
  ['quotations', findQuotations, TEXT],
  ['sentences', (text) => sentencesOf(text.replaceAll('\n', ' ')), TEXT],
  ['words', tokensOf, TEXT],
  ['a key for a quotation', (text) => expandAt(text, middle(text), 'quotation'), TEXT],
  ['a key for a name', (text) => expandAt(text, middle(text), 'name'), TEXT],
  ['growing a selection', (text) => nextExpansion(text, { start: middle(text), end: middle(text) }), TEXT],
  ['the wording of a quote', (text) => guessQuoteType(text, [{ start: 0, end: text.length }]), TEXT],
  ['the form of a mention', guessMentionType, TEXT],
];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Best time of several, in milliseconds, at least the floor. What is measured more than once begins without the garbage
 * of what was measured before, which else were collected at its cost.
 */
function timeOf(work: () => unknown, times: number): number {
  let best = Infinity;
  for (let i = 0; i < times; i += 1) {
    if (times > 1) collectGarbage();
    best = Math.min(best, processorTime(work));
    if (best < FLOOR) return FLOOR;
  }
  return best;
}

function ratioOf(work: (text: string) => unknown, generator: Generator, times: number, length = SMALL): number {
  const [small, large] = [generator(length), generator(length * 10)];
  const slow = timeOf(() => work(large), times);
  // What takes less than the floor allows needs no second measurement.
  return slow <= FLOOR * MOST ? 0 : slow / timeOf(() => work(small), times + 2);
}

/** The least ratio of several measurements; the first that is low enough ends them. */
function leastRatio(work: (text: string) => unknown, generator: Generator): number {
  let least = ratioOf(work, generator, 1);
  for (const size of [SMALL, SMALL * 4, SMALL * 2, SMALL * 8, SMALL * 16, SMALL * 8, SMALL]) {
    if (least <= MOST) break;
    least = Math.min(least, ratioOf(work, generator, 4, size));
  }
  return least;
}

describe('ten times the input costs at most thirteen times the time (H8)', () => {
  test.each(TARGETS)(
    'for %s',
    (_name, work, generators) => {
      const tooSlow = Object.entries(generators).flatMap(([name, generator]) => {
        const ratio = leastRatio(work, generator);
        return ratio > MOST ? [`${name}: ${ratio.toFixed(1)}`] : [];
      });
      expect(tooSlow).toEqual([]);
    },
    120_000,
  );

  test('and the harness sees a square', () => {
    const square = (text: string) => {
      let count = 0;
      for (let i = 0; i < text.length; i += 1) for (let j = 0; j < text.length; j += 8) count += j & 1;
      return count;
    };
    expect(ratioOf(square, repeated('a'), 2)).toBeGreaterThan(MOST);
  });
});

describe('the readers', () => {
  test('take what the default budgets allow and nothing beyond (H3)', async () => {
    const most = repeated('Ann said “no”, and Bo asked why. She did not know, and left.\n')(DEFAULT_BUDGETS.units / 10);
    expect((await readAny({ name: 'a.txt', bytes: encoder.encode(most) }, FORMATS, services)).ok).toBe(true);
    const lines = 'a\n'.repeat(DEFAULT_BUDGETS.paragraphs + 1);
    expect(await readAny({ name: 'a.txt', bytes: encoder.encode(lines) }, FORMATS, services)).toMatchObject({
      problems: [{ code: 'text/too-many-paragraphs' }],
    });
  });
});
