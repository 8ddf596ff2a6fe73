import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemTimers } from '../../../main/adapters/clock.ts';
import { nodeFiles } from '../../../main/adapters/node-files.ts';
import { LONGEST_ROW, readRows, type Row } from '../../../main/cli/rows.ts';
import { runCli } from '../../../main/cli/run.ts';
import { suggest } from '../../../shared/analysis/suggest/suggest.ts';
import { suggestionRow } from '../../../shared/analysis/suggest/suggestion-row.ts';
import { testServices } from '../../builders/services.ts';

const CLI = resolve(import.meta.dirname, '../../../main/cli/index.ts');
const WORLD = { files: nodeFiles, services: testServices(), timers: systemTimers, version: '0.0.0-test' };
const TEXT = '“We will win the vote on 3 May,” said Anna Novak 😀. She added that taxes rose by 4 percent last year.';

const pieces = async function* (...written: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const one of written) yield typeof one === 'string' ? new TextEncoder().encode(one) : one;
};

/** The answers to a stream of pieces, as they are written, and how the process ends. */
async function answered(stream: AsyncIterable<Uint8Array>, ...args: readonly string[]) {
  const written: string[] = [];
  const result = await runCli(['suggest', '--jsonl', ...args], {
    ...WORLD,
    readStream: () => stream,
    write: async (text) => void written.push(text),
  });
  return { ...result, written };
}

const rowsOf = (written: readonly string[]): unknown[] =>
  written
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('suggest --jsonl', () => {
  it('answers a text by its quotations and claims in the shape of the scorer', async () => {
    const { written, exitCode } = await answered(pieces(`${JSON.stringify({ id: 'a', text: TEXT })}\n`));
    expect(exitCode).toBe(0);
    expect(rowsOf(written)).toEqual([{ id: 'a', ...suggestionRow(suggest(TEXT)) }]);
    expect(rowsOf(written)).toMatchObject([
      {
        quotes: [{ segments: [[1, expect.any(Number)]], kind: 'direct', cue: [[33, 37]], speaker: [[38, 48]] }, {}],
        claims: [
          {
            segments: [[expect.any(Number), expect.any(Number)]],
            reasons: ['a percentage', 'a rise or fall', 'a public matter'],
          },
        ],
      },
    ]);
  });

  it('answers each row before it asks for the next', async () => {
    const log: string[] = [];
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      for (const id of ['a', 'b', 'c']) {
        log.push(`asked ${id}`);
        yield* pieces(`${JSON.stringify({ id, text: TEXT })}\n`);
      }
    };
    await runCli(['suggest', '--jsonl'], {
      ...WORLD,
      readStream: stream,
      write: async (text) => void log.push(`answered ${(JSON.parse(text) as { id: string }).id}`),
    });
    expect(log).toEqual(['a', 'b', 'c'].flatMap((id) => [`asked ${id}`, `answered ${id}`]));
  });

  it('answers bad rows in their place by what is wrong on which line, reads on, and ends with 1', async () => {
    const stream = pieces(
      '\uFEFF{"id":1,"text":""}\n\n{"id":2',
      '\n[]\n{"text":"x"}\n{"id":"e","text":5}\n',
      new Uint8Array([0x7b, 0xff, 0x0a]),
      '{"id":"f","text":"Hm."}',
    );
    const { written, exitCode, stderr } = await answered(stream);
    const nothing = { quotes: [], claims: [] };
    const error = (code: string, line: number) => ({ error: { code, line, message: expect.any(String) as string } });
    expect(rowsOf(written)).toEqual([
      { id: 1, ...nothing },
      { id: null, ...error('row/not-json', 3) },
      { id: null, ...error('row/no-object', 4) },
      { id: null, ...error('row/no-id', 5) },
      { id: 'e', ...error('row/no-text', 6) },
      { id: null, ...error('row/not-utf8', 7) },
      { id: 'f', ...nothing },
    ]);
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^5 of 7 rows are bad; the first is line 3: .*\n$/u)]);
  });

  it('ends with 0 when bad rows are tolerated, for programs that take any other end for a crash', async () => {
    expect((await answered(pieces('nothing\n'), '--tolerant')).exitCode).toBe(0);
  });

  it('scores sentences, and does not mind what came before in another document', async () => {
    const [one, two] = ['Taxes rose by 4 percent in 2019.', 'Thank you all very much.'];
    const rows = [one, two].flatMap((text, doc) =>
      [text, one].map((each, i) => ({ id: `${doc}-${i}`, doc, text: each })),
    );
    const { written } = await answered(
      pieces(rows.map((row) => JSON.stringify(row)).join('\n')),
      '--claims-from',
      'sentences',
    );
    const scores = rowsOf(written) as { readonly id: string; readonly score: number }[];
    expect(scores.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(scores[0]!.score).toBeGreaterThan(scores[2]!.score);
    const alone = await answered(
      pieces(
        rows
          .slice(2)
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
      '--claims-from',
      'sentences',
    );
    expect(rowsOf(alone.written)).toEqual(scores.slice(2));
  });

  it.each([
    [['--jsonl', 'a.txt'], 'With --jsonl rows come from standard input: name no file.'],
    [['--jsonl', '--claims-from', 'words'], 'Claims can be had --claims-from sentences.'],
    [['--tolerant', 'a.txt'], 'Rows are read with --jsonl.'],
    [[], 'Name an article, or several, or give rows with --jsonl.'],
  ])('refuses to be used as suggest %j', async (args, why) => {
    const { exitCode, stderr } = await runCli(['suggest', ...args], WORLD);
    expect([exitCode, stderr.split('\n')[0]]).toEqual([2, why]);
  });
});

describe('the rows of a stream', () => {
  const all = async (stream: AsyncIterable<Uint8Array>): Promise<Row[]> => {
    const rows: Row[] = [];
    for await (const some of readRows(stream)) rows.push(...some);
    return rows;
  };

  it('are the same wherever the stream is cut', async () => {
    const line = fc.oneof(
      fc
        .record({ id: fc.integer(), text: fc.string({ unit: fc.constantFrom(...'a "\\😀\u2028\n\ud800') }) })
        .map((row) => JSON.stringify(row)),
      fc.string(),
    );
    const cut = fc.tuple(fc.array(line), fc.array(fc.nat(400)), fc.constantFrom('\n', '\r\n'));
    await fc.assert(
      fc.asyncProperty(cut, async ([lines, cuts, end]) => {
        const bytes = new TextEncoder().encode(lines.join(end));
        const at = [...new Set([0, ...cuts.filter((one) => one < bytes.length), bytes.length])].toSorted(
          (a, b) => a - b,
        );
        const cutUp = at.slice(1).map((to, i) => bytes.slice(at[i], to));
        expect(await all(pieces(...cutUp))).toEqual(await all(pieces(bytes)));
      }),
      { numRuns: 25 },
    );
  });

  it('leave out what is too long without keeping it', async () => {
    const long = new Uint8Array(1_000_000).fill(0x78);
    const many = Array.from({ length: LONGEST_ROW / long.length + 1 }, () => long);
    const rows = await all(pieces('{"id":1,"text":"', ...many, '"}\n{"id":2,"text":"x"}'));
    expect(rows).toMatchObject([
      { line: 1, error: { code: 'row/too-long' } },
      { line: 2, id: 2 },
    ]);
  });
});

describe('the process', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'saidwho-suggest-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', CLI, 'suggest'];

  it('answers under xargs -P, a part of the rows to each process, as it does alone', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `${JSON.stringify({ id: i, text: `${i}. ${TEXT}` })}\n`);
    const alone = execFileSync(node[0]!, [...node.slice(1), '--jsonl'], { input: lines.join(''), encoding: 'utf8' });
    const parts = ['a', 'b'].map((name) => join(folder, name));
    parts.forEach((path, i) => writeFileSync(path, lines.slice(i * 30, i * 30 + 30).join('')));
    const command = [
      '-P',
      '2',
      '-n',
      '1',
      'sh',
      '-c',
      '"$1" "$2" "$3" suggest --jsonl < "$4" > "$4.out"',
      'sh',
      ...node.slice(0, 3),
    ];
    execFileSync('xargs', command, { input: parts.join('\n') });
    expect(parts.map((path) => readFileSync(`${path}.out`, 'utf8')).join('')).toBe(alone);
  });

  it('tells of an article as a table, and as a line of JSON with the words', async () => {
    const path = join(folder, 'vote.txt');
    writeFileSync(path, TEXT);
    const table = await runCli(['suggest', path], WORLD);
    expect([table.exitCode, table.stdout]).toEqual([
      0,
      expect.stringMatching(/SURE +TYPE +SPEAKER[^]*direct +Anna Novak +said +We will win/u),
    ]);
    const json = await runCli(['suggest', path, '--report', 'json'], WORLD);
    expect(JSON.parse(String(json.stdout))).toMatchObject({
      file: 'vote.txt',
      quotes: [{ words: expect.stringContaining('We will win the vote on 3 May') as string }, {}],
    });
  });
});
