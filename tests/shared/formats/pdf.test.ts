import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../shared/formats/format.ts';
import { pdf } from '../../../shared/formats/pdf.ts';
import type { Result } from '../../../shared/result.ts';
import { column, pdfFile, type Words } from '../../builders/pdf-file.ts';
import { testServices } from '../../builders/services.ts';

const read = async (bytes: Uint8Array, pages?: number): Promise<Result<Reading>> =>
  (await pdf.read!(
    { bytes, name: 'article.pdf', ...(pages === undefined ? {} : { budgets: { pages } }) },
    testServices(),
  )) as Result<Reading>;

async function readingOf(...pages: readonly (readonly Words[])[]): Promise<Reading> {
  const reading = await read(pdfFile(pages));
  if (!reading.ok) throw new Error(reading.problems[0].message);
  return reading.value;
}

const blocksOf = async (...pages: readonly (readonly Words[])[]): Promise<string[]> =>
  (await readingOf(...pages)).article.blocks.map(({ type, level, text }) =>
    type === 'paragraph' ? text : `${type}${level ?? ''}: ${text}`,
  );

const codeOf = (result: Result<Reading>): string | null => (result.ok ? null : result.problems[0].code);

/** Lines as wide as a column of 250 points at 10 points. */
const LEFT = [
  'The bridge over the harbour will stay',
  'closed until the end of the spring, said',
  'the mayor on Monday, and nobody in the',
  'council had asked for the repair before.',
];
const RIGHT = [
  'Engineers found cracks in two of the six',
  'pillars when the water was low in autumn.',
  'The port wants to know who pays for it,',
  'and how long the ships must wait outside.',
];

describe('the order of a PDF', () => {
  test('reads two columns one after the other, whatever order they are set in', async () => {
    const rows = LEFT.flatMap((text, i) => [
      { text, x: 60, y: 100 + i * 12 },
      { text: RIGHT[i]!, x: 320, y: 100 + i * 12 },
    ]);
    expect(await blocksOf(rows)).toEqual([LEFT.join(' '), RIGHT.join(' ')]);
    expect(await blocksOf(rows.toReversed())).toEqual([LEFT.join(' '), RIGHT.join(' ')]);
  });

  test('reads what stands across the columns before and after them', async () => {
    const page = [
      { text: 'Bridge stays closed for the whole of the spring', x: 60, y: 60, size: 22 },
      ...column(LEFT, 60, 100),
      ...column(RIGHT, 320, 100),
      {
        text: 'This report was written with the help of the harbour office and of the council of the town, both.',
        x: 60,
        y: 180,
      },
    ];
    expect(await blocksOf(page)).toEqual([
      'heading1: Bridge stays closed for the whole of the spring',
      LEFT.join(' '),
      RIGHT.join(' '),
      page.at(-1)!.text,
    ]);
  });

  test('reads a table row by row', async () => {
    const rows = ['Anna', 'Bo', 'Cleo', 'Dan'].flatMap((name, i) => [
      { text: name, x: 60, y: 100 + i * 30 },
      { text: `${i}0 votes`, x: 400, y: 100 + i * 30 },
    ]);
    expect(await blocksOf(rows)).toEqual(['Anna 00 votes', 'Bo 10 votes', 'Cleo 20 votes', 'Dan 30 votes']);
  });

  test('keeps names in the margin of a transcript with what is said', async () => {
    const rows = [0, 60, 120].flatMap((y, i) => [
      { text: `SPEAKER ${i}`, x: 60, y: 100 + y },
      ...column(LEFT, 160, 100 + y),
    ]);
    const blocks = await blocksOf(rows);
    expect(blocks[0]).toMatch(/^SPEAKER 0 The bridge/);
    expect(blocks.at(-1)).toMatch(/^SPEAKER 2 The bridge/);
  });
});

describe('the paragraphs of a PDF', () => {
  test('begin where the leading grows', async () => {
    const page = [...column(LEFT, 60, 100), ...column(RIGHT, 60, 160)];
    expect(await blocksOf(page)).toEqual([LEFT.join(' '), RIGHT.join(' ')]);
  });

  test('begin where a line is indented', async () => {
    const page = column([...LEFT, ...RIGHT], 60, 100).map((line, i) => (i % 4 === 0 ? { ...line, x: 75 } : line));
    expect(await blocksOf(page)).toEqual([LEFT.join(' '), RIGHT.join(' ')]);
  });

  test('begin where the line before ends a sentence early', async () => {
    const page = column([...LEFT, 'So it was.', ...RIGHT], 60, 100);
    expect(await blocksOf(page)).toEqual([[...LEFT, 'So it was.'].join(' '), RIGHT.join(' ')]);
  });

  test('go on over the end of a column and of a page, past the notes at its foot', async () => {
    const first = [
      ...column([...LEFT, 'They also asked what the council and'], 60, 600),
      { text: '1 A note.', x: 60, y: 720, size: 7 },
    ];
    const second = column(['the engineers had known since autumn.', ...RIGHT], 60, 100);
    const reading = await readingOf(first, second);
    expect(reading.article.blocks[0]!.text).toMatch(/the council and the engineers had known/);
    expect(reading.notes.join(' ')).toContain('page 2 inside paragraph 1');
  });

  test('are headings by their size, and list items by their bullet', async () => {
    const page = [
      { text: 'Bridge closed', x: 60, y: 60, size: 24 },
      { text: 'What is known', x: 60, y: 90, size: 14 },
      ...column(LEFT, 60, 110),
      { text: '\x95 cracks in the pillars', x: 60, y: 180 },
      { text: '\x95 no money', x: 60, y: 192 },
    ];
    expect(await blocksOf(page)).toEqual([
      'heading1: Bridge closed',
      'heading2: What is known',
      LEFT.join(' '),
      'list-item1: cracks in the pillars',
      'list-item1: no money',
    ]);
  });

  test('keep a heading of the size of the text in a font of its own', async () => {
    const page = [
      ...column(LEFT, 60, 100),
      { text: 'Who pays', x: 60, y: 170, isBold: true },
      ...column(RIGHT, 60, 182),
    ];
    expect(await blocksOf(page)).toEqual([LEFT.join(' '), 'heading1: Who pays', RIGHT.join(' ')]);
  });

  test('begin with the letter that hangs down into them', async () => {
    const page = [
      { text: 'T', x: 60, y: 124, size: 40 },
      { text: 'he bridge over the harbour stays', x: 85, y: 100 },
      { text: 'closed until the end of spring,', x: 85, y: 112 },
      { text: 'said the mayor, who had not asked', x: 85, y: 124 },
      { text: 'anybody in the council before it was', x: 60, y: 136 },
    ];
    expect((await blocksOf(page)).join(' ')).toMatch(/^The bridge over/);
  });

  test('hold words once that are set twice to look bold', async () => {
    const page = [
      { text: 'Bridge closed', x: 60, y: 100 },
      { text: 'Bridge closed', x: 60.4, y: 100.2 },
    ];
    expect(await blocksOf(page)).toEqual(['Bridge closed']);
  });
});

describe('words broken at the end of a line', () => {
  const broken = (a: string, b: string, elsewhere: string) =>
    column([`Nobody in the whole council had asked ${a}`, `${b} before, and ${elsewhere} is all there was.`], 60, 100);

  test('are joined when the whole word stands elsewhere', async () => {
    const reading = await readingOf(broken('engi-', 'neers', 'engineers'));
    expect(reading.article.blocks[0]!.text).toContain('asked engineers before');
    expect(reading.notes).toContain('1 word broken at the end of a line joined again.');
  });

  test('keep their hyphen when the hyphened word stands elsewhere', async () => {
    const reading = await readingOf(broken('co-', 'operation', 'co-operation'));
    expect(reading.article.blocks[0]!.text).toContain('asked co-operation before');
    expect(reading.notes).toEqual([]);
  });

  test('keep their hyphen when nothing tells, and the report says so', async () => {
    const reading = await readingOf(broken('engi-', 'neers', 'nothing'));
    expect(reading.article.blocks[0]!.text).toContain('asked engi-neers before');
    expect(reading.notes[0]).toMatch(/^1 broken word keeps its hyphen.*“engi-neers”/);
  });
});

describe('what pages repeat', () => {
  const pages = [1, 2, 3].map((page) => [
    { text: 'The Harbour Post', x: 60, y: 30, size: 8 },
    { text: String(page + 41), x: 500, y: 780, size: 8 },
    ...column([`Page ${page} tells of ${['pillars', 'ships', 'money'][page - 1]}`, ...LEFT], 60, 100),
  ]);

  test('is left out and named', async () => {
    const reading = await readingOf(...pages);
    const text = reading.article.blocks.map((block) => block.text).join('\n');
    expect(text).not.toContain('Harbour Post');
    expect(text).not.toMatch(/\b4[234]\b/);
    expect(text).toContain('Page 2 tells of ships');
    expect(reading.notes.slice(0, 2)).toEqual([
      'Left out, as pages repeat it: “The Harbour Post”.',
      'Left out: the numbers of 3 pages.',
    ]);
  });

  test('stays on a single page, where nothing repeats it', async () => {
    const blocks = await blocksOf(pages[0]!);
    expect(blocks[0]).toBe('The Harbour Post');
    expect(blocks.at(-1)).toBe('42');
  });
});

describe('a PDF', () => {
  test('is told by its first bytes, also behind a byte order mark', () => {
    const bytes = pdfFile([LEFT.map((text) => ({ text, x: 0, y: 0 }))]);
    expect(pdf.sniffs!(bytes, 'x')).toBe(true);
    expect(pdf.sniffs!(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]), 'x')).toBe(true);
    expect(pdf.sniffs!(new TextEncoder().encode('Words about %PDF-1.7'), 'x')).toBe(false);
  });

  test('gives its title, unless a program made one up', async () => {
    const page = [[{ text: 'Bridge closed', x: 60, y: 60, size: 24 }, ...column(LEFT, 60, 100)]];
    const titleOf = async (title: string) => {
      const reading = await read(pdfFile(page, { title }));
      return reading.ok ? reading.value.article.metadata.title : null;
    };
    expect(await titleOf('The bridge')).toBe('The bridge');
    expect(await titleOf('Microsoft Word - bridge.doc')).toBe('Bridge closed');
    expect(await titleOf('')).toBe('Bridge closed');
  });

  test('without text is refused as a scan, with the way out', async () => {
    const refused = await read(pdfFile([[], []]));
    expect(codeOf(refused)).toBe('pdf/no-text');
    expect(!refused.ok && refused.problems[0].message).toMatch(/scan.*text recognition/);
  });

  test('behind a password is refused', async () => {
    const secret = '41'.repeat(32);
    const encrypt = `<</Filter/Standard/V 1/R 2/Length 40/P -4/O<${secret}>/U<${secret}>>>`;
    const refused = await read(
      pdfFile([column(LEFT, 60, 100)], { objects: [encrypt], trailer: '/Encrypt 6 0 R/ID[<01><01>]' }),
    );
    expect(codeOf(refused)).toBe('pdf/encrypted');
  });

  test('of too many pages is refused', async () => {
    const bytes = pdfFile([1, 2, 3].map(() => column(LEFT, 60, 100)));
    expect(codeOf(await read(bytes, 2))).toBe('pdf/too-many-pages');
    expect(codeOf(await read(bytes, 3))).toBe(null);
  });

  test('that is cut is read as far as it goes, or refused as damaged', async () => {
    const bytes = pdfFile([column(LEFT, 60, 100)]);
    expect(codeOf(await read(bytes.subarray(0, 200)))).toMatch(/^pdf\/(damaged|no-text)$/);
    expect(codeOf(await read(bytes.subarray(0, bytes.length - 12)))).toBe(null);
  });
});
