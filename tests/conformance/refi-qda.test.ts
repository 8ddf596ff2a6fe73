import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openProject, refiQda } from '../../shared/formats/refi-qda.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import { textOf } from '../../shared/model/block.ts';
import { arbitraryArticle } from '../builders/arbitrary-article.ts';
import { sampleArticle } from '../builders/sample-article.ts';
import { testServices } from '../builders/services.ts';
import fc from 'fast-check';
import { FOLDER, hasSamples, type Sample, samplesOf } from './samples.ts';

/** Real REFI-QDA projects, read in place; what we write, held to the schema of the standard where xmllint is there. */

interface Oracle {
  readonly project: string;
  readonly origin: string;
  readonly users: number;
  readonly codes: number;
  readonly text_selections: number;
  readonly codings: number;
  readonly notes: number;
  readonly links: number;
  readonly cases: number;
  readonly sources: Readonly<Record<string, number>>;
  readonly selections: readonly {
    readonly source: string;
    readonly start: number;
    readonly end: number;
    readonly name: string;
    readonly codings: number;
  }[];
}

const samples = samplesOf<Oracle>('refi-qda');

const inputOf = ({ file }: Sample<Oracle>) => ({
  bytes: new Uint8Array(readFileSync(resolve(FOLDER, file))),
  name: basename(file),
});

describe.skipIf(!hasSamples)('REFI-QDA of the conformance set (needs ../shared/conformance)', () => {
  for (const sample of samples) {
    test(`reads the project of ${sample.file}, and names every text that is missing`, async () => {
      const opened = openProject(inputOf(sample));
      if (!opened.ok) throw new Error(opened.problems[0].message);
      const { project } = opened.value;
      const { oracle } = sample;
      expect(project).toMatchObject({ name: oracle.project, origin: oracle.origin });
      expect(project.users.size).toBe(oracle.users);
      expect(project.codes.size).toBe(oracle.codes);
      expect(project.notes.size).toBe(oracle.notes);
      expect(project.links).toHaveLength(oracle.links);
      expect(project.cases).toHaveLength(oracle.cases);
      const selections = project.sources.flatMap(({ name, selections: all }) =>
        all.map(({ start, end, name: words, codes }) => ({
          source: name,
          start,
          end,
          name: words,
          codings: codes.length,
        })),
      );
      for (const { source, start, end, name, codings } of oracle.selections) {
        expect(selections).toContainEqual({ source, start, end, name, codings });
      }
      const answer = await readAs(refiQda, inputOf(sample), testServices());
      if (answer.ok) throw new Error('It has no text, and was read');
      expect(answer.problems[0].code).toBe('qda/no-text');
      expect(answer.problems.length - 1).toBe(project.sources.length);
    });
  }

  test('reads it whole once its texts are there: codes, words, notes, and codings that need no code', async () => {
    const { bytes } = inputOf(samples.find(({ file }) => file.endsWith('TestProject.qdpx'))!);
    const entries = unzipSync(bytes);
    const words = new Map(
      samples[0]!.oracle.selections.map(({ source, start, end, name }) => [source, { start, end, name }]),
    );
    const opened = openProject({ bytes, name: 'a.qdpx' });
    if (!opened.ok) throw new Error(opened.problems[0].message);
    for (const { name, path } of opened.value.project.sources) {
      const { start = 0, name: said = 'x' } = words.get(name) ?? {};
      entries[`Sources/${path!.slice('internal://'.length)}`] = strToU8(
        `${'. '.repeat(start / 2 + 1).slice(0, start)}${said}${' and so on'.repeat(90)}`,
      );
    }
    const answer = await readAs(refiQda, { bytes: zipSync(entries), name: 'a.qdpx' }, testServices());
    if (!answer.ok) throw new Error(answer.problems[0].message);
    const readings = [answer.value.reading, ...answer.value.others];
    expect(readings.map(({ article }) => article.metadata.title)).toEqual(
      opened.value.project.sources.map(({ name }) => name),
    );
    const coke = readings.find(({ article }) => article.metadata.title.startsWith('1994 Diet Coke'))!;
    const [annotation] = coke.article.annotations;
    expect(annotation).toMatchObject({ kind: 'Coke::diet Coke', fragments: [{ start: 139, end: 195 }] });
    const mabel = readings.find(({ article }) => article.metadata.title.includes(' 2i'))!;
    expect(mabel.article.annotations[0]).toMatchObject({
      kind: 'Selection',
      attributes: { note: 'Mabel is not the only person I know who has Coke for breakfast!' },
      creator: 'Friedrich Markgraf',
      created: '2018-03-27T18:49:32Z',
    });
  });
});

/** NVivo writes its sources in UTF-16 with CR LF, counts both as units, and calls its files with capitals. */
test('reads a project as NVivo writes it, and says how it counts', async () => {
  const lines = [
    'An emoji 🚋 stands here',
    'She said so, and left',
    'Nobody was there',
    'Fares rose by a lot',
    'The end of it',
  ];
  const text = lines.join('\r\n');
  const words = ['said so', 'Nobody', 'Fares', 'rose', 'end'];
  const selections = words.map((word, i) => {
    const start = text.indexOf(word);
    return `<PlainTextSelection guid="00000000-0000-4000-8000-00000000000${i}" name="Reference ${i}" startPosition="${start}" endPosition="${start + word.length}"><Coding guid="00000000-0000-4000-8000-0000000000a${i}"><CodeRef targetGUID="{00000000-0000-4000-8000-0000000000C0}"/></Coding></PlainTextSelection>`;
  });
  const project = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:0:10" name="n"><CodeBook><Codes><Code guid="00000000-0000-4000-8000-0000000000C0" name="Cue" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="00000000-0000-4000-8000-0000000000d0" name="Tram" plainTextPath="internal://AA.TXT">${selections.join('')}</TextSource></Sources></Project>`;
  const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
  const bytes = zipSync({ 'Project.qde': strToU8(project), 'Sources/aa.txt': utf16 });
  const answer = await readAs(refiQda, { bytes, name: 'nvivo.qdpx' }, testServices());
  if (!answer.ok) throw new Error(answer.problems[0].message);
  const { article, notes, offsets } = answer.value.reading;
  expect(textOf(article.blocks)).toBe(lines.join('\n'));
  const found = article.annotations.map(
    ({ kind, fragments: [place] }) => `${kind} ${textOf(article.blocks).slice(place!.start, place!.end)}`,
  );
  expect(found).toEqual(words.map((word) => `cue ${word}`));
  expect(offsets).toMatchObject({ reading: { unit: 'utf-16' }, differsFromStandard: true });
  expect(notes.join()).toContain('UTF-16');
});

function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!hasSamples || !hasXmllint())(
  'what we write is valid by Project.xsd (needs xmllint and ../shared/conformance)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qda-'));
    try {
      for (const article of [sampleArticle(), ...fc.sample(arbitraryArticle, { numRuns: 20, seed: 3 })]) {
        const bytes = (await refiQda.write!(article, testServices())) as Uint8Array;
        const file = join(folder, 'project.qde');
        writeFileSync(file, unzipSync(bytes)['project.qde']!);
        execFileSync('xmllint', ['--noout', '--schema', resolve(FOLDER, 'refi-qda/Project.xsd'), file], {
          stdio: 'pipe',
        });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
