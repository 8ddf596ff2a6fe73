import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemTimers } from '../../../main/adapters/clock.ts';
import { nodeFiles } from '../../../main/adapters/node-files.ts';
import { runCli } from '../../../main/cli/run.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { testServices } from '../../builders/services.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const world = { files: nodeFiles, services: testServices(), timers: systemTimers, version: '0.0.0-test' };
const verify = (...args: string[]) => runCli(['verify', ...args], world);

const SUBTITLES = [
  'WEBVTT',
  '',
  '00:01.000 --> 00:04.000',
  '<v Ann Berg>We will rebuild the old bridge,',
  '',
  '00:04.000 --> 00:08.000',
  '<v Ann Berg>and, um, we will do it before winter.',
  '',
].join('\n');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saidwho-verify-'));
  writeFileSync(at('talk.vtt'), SUBTITLES);
  writeFileSync(
    at('plain.txt'),
    'She said: “We will rebuild the old bridge and we will do it.” He called it “a disgrace”.\n',
  );
  const article = annotatedArticle('“{quote#q1:We will rebuild the bridge},” said Tom.', {
    speakers: { s1: 'Tom Lund' },
    links: ['q1 attributed-to s1'],
  });
  writeFileSync(at('tagged.saidwho'), saidwhoFile.write!(article, testServices()));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('verify', () => {
  test('says a line for each quotation of an article without tags', async () => {
    expect(await verify(at('plain.txt'), '--against', at('talk.vtt'))).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: [
        'exact\t“We will rebuild the old bridge and we will do it.”\tWord for word as in the source. Without the filler “um”.\n',
        'not-found\t“a disgrace”\tNot found: none of its 2 words stand together in the source.\n',
      ].join(''),
    });
  });

  test('says an object for each tagged quote, with who says it there', async () => {
    const { exitCode, stdout } = await verify(at('tagged.saidwho'), '--against', at('talk.vtt'), '--report', 'json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(String(stdout))).toMatchObject({
      file: 'tagged.saidwho',
      quote: 'q1',
      state: 'trimmed',
      source: 'talk.vtt',
      speaker: 'Ann Berg',
      isOtherSpeaker: true,
      summary: ['The source gives these words to Ann Berg.', 'Left out, not marked: “old” (1 word).'],
    });
  });

  test('refuses what cannot be read, and is used wrongly without a source', async () => {
    expect(await verify(at('plain.txt'), '--against', at('gone.vtt'))).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await verify(at('plain.txt'))).toMatchObject({ exitCode: 2, stdout: '' });
    const partly = await verify(at('plain.txt'), at('gone.txt'), '--against', at('talk.vtt'));
    expect(partly).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('plain.txt\texact') });
    expect(partly.stderr).toContain('gone.txt');
  });
});
