import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemTimers } from '../../../main/adapters/clock.ts';
import { nodeFiles } from '../../../main/adapters/node-files.ts';
import { runCli } from '../../../main/cli/run.ts';
import { FORMATS } from '../../../shared/formats/index.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { writeSchemeFile } from '../../../shared/formats/scheme-file.ts';
import { NOVEL } from '../../../shared/kinds/novel.ts';
import { bytesOf } from '../../../shared/formats/format.ts';
import { baseName } from '../../../main/use-cases/file-name.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { writtenFiles } from '../../builders/round-trip.ts';
import { pdfFile } from '../../builders/pdf-file.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const world = { files: nodeFiles, services: testServices(), timers: systemTimers, version: '0.0.0-test' };
const run = (...args: string[]) => runCli(args, world);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saidwho-cli-'));
  writeFileSync(at('a.saidwho'), saidwhoFile.write!(sampleArticle(), testServices()));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the title of the sample gives its files. */
const BASE = baseName(sampleArticle().metadata.title);

interface Titled {
  readonly document: { readonly title: string };
}

describe('the command line', () => {
  it.each(FORMATS.filter(({ write, prints }) => write !== undefined && prints === undefined))(
    'exports $id, the very bytes of the format',
    async (format) => {
      const result = await run('export', at('a.saidwho'), '--format', format.id, '--out', at('out/'));
      expect([result.exitCode, result.stdout]).toEqual([0, '']);
      for (const { name, content } of await writtenFiles(format, sampleArticle(), BASE)) {
        expect(Buffer.compare(readFileSync(at(`out/${name}`)), Buffer.from(bytesOf(content))), name).toBe(0);
      }
    },
  );

  it('writes to standard output for --out -', async () => {
    const { exitCode, stdout } = await run('export', at('a.saidwho'), '--format', 'saidwho-json', '--out', '-');
    expect([exitCode, (JSON.parse(String(stdout)) as { format: string }).format]).toEqual([0, 'saidwho-json']);
  });

  it('replaces a file only with --force, and leaves no temporary file (X6, D3)', async () => {
    writeFileSync(at('out.csv'), 'mine');
    const args = ['export', at('a.saidwho'), '--format', 'csv', '--out', at('out.csv')];
    const refused = await run(...args);
    expect([refused.exitCode, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toBe(
      'out.csv: There is a file of this name already; choose another name, or replace it with --force.\n',
    );
    expect(readFileSync(at('out.csv'), 'utf8')).toBe('mine');
    expect((await run(...args, '--force')).exitCode).toBe(0);
    expect(readFileSync(at('out.csv'), 'utf8')).toContain('Anna Novak');
    expect(readdirSync(folder).sort()).toEqual(['a.saidwho', 'out.csv']);
  });

  it('imports its own export to the same article (X1)', async () => {
    await run('export', at('a.saidwho'), '--format', 'saidwho-json', '--out', at('b.json'));
    await run('import', at('b.json'), '--out', at('b.saidwho'));
    expect(readFileSync(at('b.saidwho'), 'utf8')).toBe(readFileSync(at('a.saidwho'), 'utf8'));
  });

  it('begins an article with the scheme of a file, and refuses one that is annotated already', async () => {
    writeFileSync(at('a.txt'), 'In Prague.');
    writeFileSync(at('s.saidwho-scheme.json'), writeSchemeFile(NOVEL));
    const scheme = ['--scheme', at('s.saidwho-scheme.json')];
    expect((await run('import', at('a.txt'), '--out', at('b.saidwho'), ...scheme)).exitCode).toBe(0);
    expect(readFileSync(at('b.saidwho'), 'utf8')).toContain('"saidwho/novel/1"');
    const annotated = await run('import', at('a.saidwho'), '--out', at('c.saidwho'), ...scheme);
    expect([annotated.exitCode, annotated.stderr]).toEqual([1, expect.stringContaining('annotated already')]);
    const none = await run('import', at('a.txt'), '--out', at('c.saidwho'), '--scheme', at('a.txt'));
    expect([none.exitCode, none.stderr]).toEqual([1, expect.stringContaining('a.txt')]);
  });

  it('says what a valid file holds', async () => {
    expect((await run('validate', at('a.saidwho'))).stdout).toBe(
      'valid: 5 quotes, 4 speaker mentions, 3 cues, 3 claims, 4 speakers, 13 links; 1 without their text\n',
    );
  });

  it('tells what the lint finds, and ends with 1 only where a record is broken', async () => {
    const found = await run('lint', at('a.saidwho'));
    expect(found.exitCode).toBe(0);
    expect(found.stdout).toMatch(/^warning: .+: “.+”: .+ \([a-z-]+\)\n/u);
    expect(found.stdout).toMatch(/\n0 errors, \d+ warnings?, \d+ hints?\n$/u);
    const empty = annotatedArticle('She said {quote:…} twice.');
    writeFileSync(at('broken.saidwho'), saidwhoFile.write!(empty, testServices()));
    const broken = await run('lint', at('a.saidwho'), at('broken.saidwho'), '--report', 'json');
    expect([broken.exitCode, broken.stderr]).toEqual([1, expect.stringContaining('The lint found an error.')]);
    const reports = String(broken.stdout)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const error = { rule: 'empty-fragment', level: 'error', record: 'quote1', about: '…', fix: 'Remove it' };
    expect(reports).toMatchObject([
      { file: 'a.saidwho', ok: true },
      { file: 'broken.saidwho', ok: false, findings: [error, { rule: 'source-missing' }] },
    ]);
  });

  it('says every problem of an invalid one', async () => {
    const text = readFileSync(at('a.saidwho'), 'utf8')
      .replace('"start":', '"start":9')
      .replace('"id":"s1"', '"id":"s2"');
    writeFileSync(at('bad.saidwho'), text);
    const { exitCode, stdout, stderr } = await run('validate', at('bad.saidwho'));
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n').length).toBeGreaterThan(3);
  });

  it.each([
    ['a file that is not there', ['validate', 'gone.saidwho'], 'gone.saidwho: There is no such file'],
    ['a folder', ['validate', tmpdir()], 'This is a folder'],
    ['a broken PDF', ['import', 'x.pdf', '--out', '-'], 'x.pdf'],
  ])('refuses %s with one line and nothing on standard output', async (_, args, expected) => {
    writeFileSync(at('x.pdf'), '%PDF-1.4');
    const { exitCode, stdout, stderr } = await run(...args.map((arg) => (arg === 'x.pdf' ? at(arg) : arg)));
    expect([exitCode, stdout, stderr.split('\n').length]).toEqual([1, '', 2]);
    expect(stderr).toContain(expected);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['dance']],
    ['an unknown option', ['export', 'x', '--loud']],
    ['no file', ['export', '--format', 'csv', '--out', '-']],
    ['a report that is none', ['validate', 'a', '--report', 'xml']],
    ['a format that does not read', ['convert', 'x', '--from', 'csv', '--to', 'csv', '--out', '-']],
    ['no format', ['export', 'x', '--out', '-']],
    ['an unknown format', ['export', 'x', '--format', 'doc', '--out', '-']],
    ['no target', ['import', 'x']],
  ])('is used wrongly with %s: exit 2 and the usage', async (_, args) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/Usage: npm run -s saidwho -- |there are import/);
  });

  it('converts many files at once, by name or by pattern, and tells how far it is', async () => {
    const told: string[] = [];
    for (const name of ['b.txt', 'c.txt']) writeFileSync(at(name), `Words of ${name}`);
    const glob = async () => [at('c.txt'), at('b.txt')];
    const all = { ...world, glob, tell: (line: string) => void told.push(line) };
    const result = await runCli(['convert', at('a.saidwho'), at('*.txt'), '--to', 'saidwho-jsonl', '--out', '-'], all);
    expect(told).toEqual(['[1/3] a.saidwho', '[2/3] b.txt', '[3/3] c.txt']);
    const titles = String(result.stdout)
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as Titled).document.title);
    expect([result.exitCode, ...titles]).toEqual([
      0,
      sampleArticle().metadata.title,
      'Words of b.txt',
      'Words of c.txt',
    ]);
    mkdirSync(at('out'));
    expect((await runCli(['convert', at('*.txt'), '--to', 'saidwho-json', '--out', at('out')], all)).exitCode).toBe(0);
    expect(readdirSync(at('out')).sort()).toEqual(['words-of-b-txt.json', 'words-of-c-txt.json']);
    const apart = await runCli(['convert', at('*.txt'), '--to', 'saidwho-json', '--out', at('x.json')], all);
    expect([apart.exitCode, apart.stderr]).toEqual([1, expect.stringContaining('one article a file')]);
  });

  it('reads the bytes of a PDF, as this machine hands them over', async () => {
    writeFileSync(at('a.pdf'), pdfFile([[{ text: 'Anna said so.', x: 50, y: 50 }]]));
    const { exitCode, stderr } = await run('import', at('a.pdf'), '--out', at('a-pdf.saidwho'));
    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('Warning')]);
    expect(readFileSync(at('a-pdf.saidwho'), 'utf8')).toContain('Anna said so.');
  });

  it('tells of all articles in what they share in a folder', async () => {
    for (const [name, label] of Object.entries({ b: 'Rumour', c: 'Denial' })) {
      writeFileSync(at(`${name}.txt`), `Words of ${name}`);
      writeFileSync(at(`${name}.ann`), `T1\t${label} 0 5\tWords\n`);
    }
    mkdirSync(at('out'));
    const ended = await run('convert', at('b.ann'), at('c.ann'), '--to', 'brat', '--out', at('out'));
    expect([ended.exitCode, ...readdirSync(at('out')).sort()]).toEqual([
      0,
      'annotation.conf',
      'b.ann',
      'b.txt',
      'c.ann',
      'c.txt',
      'visual.conf',
    ]);
    const types = readFileSync(at('out/annotation.conf'), 'utf8');
    expect([types.includes('\nRumour\n'), types.includes('\nDenial\n')]).toEqual([true, true]);
  });

  it('reads standard input, and makes an archive of many files', async () => {
    const bytes = readFileSync(at('a.saidwho'));
    const piped = { ...world, readInput: async () => new Uint8Array(bytes) };
    const { exitCode, stdout } = await runCli(['convert', '-', '--to', 'saidwho-json', '--out', '-'], piped);
    expect([exitCode, (JSON.parse(String(stdout)) as { format: string }).format]).toEqual([0, 'saidwho-json']);
    const archived = await runCli(['convert', '-', at('a.saidwho'), '--to', 'csv', '--out', at('x.zip')], piped);
    expect(archived.exitCode).toBe(0);
    expect(readFileSync(at('x.zip')).subarray(0, 2).toString()).toBe('PK');
  });

  it('goes on past a file that is refused, and ends with 1', async () => {
    writeFileSync(at('bad.json'), '{"format":"saidwho-json"}');
    const { exitCode, stdout, stderr } = await run(
      'convert',
      at('bad.json'),
      at('a.saidwho'),
      '--to',
      'csv',
      '--out',
      '-',
    );
    expect([exitCode, String(stdout).includes('Anna Novak')]).toEqual([1, true]);
    expect(stderr).toContain('bad.json');
  });

  it('reads back with what labels became, so that a mapped file comes out and back without a false difference', async () => {
    writeFileSync(at('t.txt'), 'Ann said no.');
    writeFileSync(at('t.ann'), 'T1\tPerson 0 3\tAnn\n');
    writeFileSync(at('map.json'), '{"kinds": {"Person": "mention"}}');
    const args = ['--map', at('map.json'), '--to', 'brat', '--out', at('out/'), '--report', 'json'];
    const report = JSON.parse((await run('convert', at('t.ann'), ...args)).stderr) as Record<string, unknown>;
    expect(report['reread']).toEqual({ sentence: 'Read back: 1 of 1 annotations identical.', of: 1, same: 1 });
  });

  it('gives articles of like titles names of their own', async () => {
    for (const [name, title] of [
      ['a.md', 'News'],
      ['b.md', 'News'],
      ['c.md', 'News 2'],
    ] as const) {
      writeFileSync(at(name), `# ${title}\n\nWords.`);
    }
    const { exitCode } = await run('import', at('a.md'), at('b.md'), at('c.md'), '--out', at('out/'));
    expect([exitCode, readdirSync(at('out')).sort()]).toEqual([
      0,
      ['news-2-2.saidwho', 'news-2.saidwho', 'news.saidwho'],
    ]);
  });

  it('reports to programs: what was read, what is lost, what came back', async () => {
    const args = ['convert', at('a.saidwho'), '--to', 'saidwho-json', '--out', at('b.json'), '--report', 'json'];
    const report = JSON.parse((await run(...args)).stderr) as Record<string, unknown>;
    expect(report).toMatchObject({ file: 'a.saidwho', ok: true, format: 'saidwho', annotations: 15, losses: [] });
    expect(report['reread']).toEqual({ sentence: 'Read back: 15 of 15 annotations identical.', of: 15, same: 15 });
  });

  it('lists the formats for people and for programs', async () => {
    expect((await run('formats')).stdout).toMatch(
      /^ID +READS +WRITES +FILES +NAME\n(?:.*\n)*saidwho +yes +yes +\.saidwho +Saidwho/,
    );
    const list = JSON.parse(String((await run('formats', '--json')).stdout)) as { id: string }[];
    expect(list.map(({ id }) => id)).toEqual(FORMATS.map(({ id }) => id));
  });

  it('helps', async () => {
    expect((await run('--help')).stdout).toContain('export FILE… --format ID --out PATH');
    expect((await run('export', '--help')).stdout).toContain('Usage:');
    expect((await run('--version')).stdout).toBe('Saidwho 0.0.0-test\n');
  });
});

describe('the real command', () => {
  const root = resolve(import.meta.dirname, '../../..');
  const spawn = (...args: string[]) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'main/cli/index.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
    });

  it('exports to standard output, quietly', () => {
    const { status, stdout, stderr } = spawn('export', at('a.saidwho'), '--format', 'saidwho-json', '--out', '-');
    expect([status, stderr]).toEqual([0, '']);
    expect((JSON.parse(stdout) as { quotes: unknown[] }).quotes).toHaveLength(5);
  });

  it('refuses with exit 1 and one line', () => {
    const { status, stdout, stderr } = spawn('validate', at('nothing.saidwho'));
    expect([status, stdout, stderr.split('\n').length]).toEqual([1, '', 2]);
  });
});
