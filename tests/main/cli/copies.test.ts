import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemTimers } from '../../../main/adapters/clock.ts';
import { nodeFiles } from '../../../main/adapters/node-files.ts';
import { nodeServices } from '../../../main/adapters/services.ts';
import { runCli } from '../../../main/cli/run.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';

/** What the command line says of the formats that are for people and pages. */

let folder: string;
let path: string;
const services = nodeServices('0.0.0-test');
const run = (...args: string[]) =>
  runCli(args, { files: nodeFiles, services, timers: systemTimers, version: '0.0.0-test' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saidwho-copies-'));
  path = join(folder, 'a.saidwho');
  const article = annotatedArticle('{claim#c1:It rained} and {quote#q1:it poured}.', {
    attributes: { c1: { verdict: 'supported' } },
  });
  writeFileSync(path, saidwhoFile.write!(article, services));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an export for people and pages', () => {
  it('writes no PDF without a window, says why, and what to do instead', async () => {
    const { exitCode, stderr } = await run('export', path, '--format', 'pdf-copy', '--out', join(folder, 'a.pdf'));
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('needs the program’s window');
    expect(stderr).toContain('html-copy');
    expect(readdirSync(folder)).toEqual(['a.saidwho']);
  });

  it('names each field that readers of ClaimReview will miss, with the records, and writes the file', async () => {
    const out = join(folder, 'a.jsonld');
    const { exitCode, stderr } = await run('export', path, '--format', 'schema-org', '--out', out);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      'Quotation: “spokenByCharacter” is missing, and it is required. Link the quote to a speaker. (q1)',
    );
    expect(stderr).toContain('ClaimReview: “url” is missing');
    expect(readdirSync(folder)).toContain('a.jsonld');
  });

  it('says what of the checks of claims is not in the file, and what is kept', async () => {
    writeFileSync(path, saidwhoFile.write!(sampleArticle(), services));
    const { exitCode, stderr } = await run('export', path, '--format', 'csv', '--out', join(folder, 'a.csv'));
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Not in it: Checks of claims, questions: their wording (2 dropped).');
    expect(stderr).toContain(
      'Kept of the checks of claims: course, circumstances, verdict, second reading, further notes.',
    );
    const dossier = join(folder, 'a.docx');
    expect(await run('export', path, '--format', 'docx-dossier', '--out', dossier)).toMatchObject({ exitCode: 0 });
    expect(readFileSync(dossier).subarray(0, 2).toString()).toBe('PK');
  });

  it('gives programs the same as JSON', async () => {
    const args = ['--format', 'schema-org', '--out', join(folder, 'a.jsonld'), '--report', 'json'];
    const { stderr } = await run('export', path, ...args);
    const report = JSON.parse(stderr.trim().split('\n')[0]!) as { warnings: { code: string; records: string[] }[] };
    expect(report.warnings[0]).toMatchObject({
      code: 'schema-org/Quotation.spokenByCharacter.required',
      records: ['q1'],
    });
  });
});
