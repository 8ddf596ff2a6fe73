import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMATS } from '../../shared/formats/index.ts';
import { readAny, readAs, type ReadFile } from '../../shared/formats/read-any.ts';
import { bytesOf, type Format } from '../../shared/formats/format.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Result } from '../../shared/result.ts';
import { articleSchema } from '../../shared/schema/records.ts';
import { arbitraryArticle } from '../builders/arbitrary-article.ts';
import { sinceNow } from '../builders/processor-time.ts';
import { generator } from '../builders/random.ts';
import { writtenFiles } from '../builders/round-trip.ts';
import { sampleArticle } from '../builders/sample-article.ts';
import { testServices } from '../builders/services.ts';
import { CORPUS } from '../hostile/corpus.ts';
import { mutatedJson } from './json-mutations.ts';
import { mutated } from './mutations.ts';
import { looksLikeXml, mutatedArchive, mutatedXml } from './xml-mutations.ts';

/**
 * Damaged files of every kind that is read. What must hold for each: the reader answers, and soon; a refusal
 * is typed; an article is whole: it has its schema, ranges lie in the text, ids are unique, links lead somewhere, the
 * text is well-formed (T2, T9, T11, H2, H4). A failure is replayed with `FUZZ_SEED`. Each reader gets a number of
 * files, so that the same seed is the same test on any machine; `FUZZ_SECONDS` gives it a time instead.
 */

/** Of each format: all of them together take a core a minute and a half. */
const FILES = 1_500;

/** Formats that take more than three milliseconds of processor for a file get fewer. */
const FILES_OF_SLOW: Readonly<Record<string, number>> = {
  'saidwho-json': 1_000,
  tei: 1_000,
  brat: 1_000,
  'webanno-tsv': 1_000,
  'uima-xmi': 1_000,
  markdown: 1_000,
  vtt: 1_000,
  docx: 700,
  odt: 600,
  'html-page': 500,
  pdf: 500,
};
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 0);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);

/** Longest time for one file, in milliseconds of processor; files are small. */
const LIMIT = 4000;

/** Larger files would only make fewer of them; what is hostile by its size has its own tests. Bytes. */
const LARGEST = 60_000;
const LARGEST_HOSTILE = 5_000;

const services = testServices();
const samples = resolve(import.meta.dirname, '../../../shared/conformance');

test.skipIf(!existsSync(samples))('real documents of others are among the seeds (needs ../shared/conformance)', () => {
  expect(realFiles(['.html', '.htm']).length).toBeGreaterThan(0);
});

const TARGETS = FORMATS.filter(({ read }) => read !== undefined);

test.each(TARGETS.map((format) => [format.id, format] as const))(
  'reads damaged files as %s without harm (H2, H4, H10)',
  async (id, format) => {
    console.log(`FUZZ_SEED=${SEED} (${id})`);
    const own = await ownFiles(format);
    const seeds = seedsFor(format, own);
    expect(seeds.length).toBeGreaterThan(2);
    const end = performance.now() + SECONDS * 1000;
    const files = FILES_OF_SLOW[id] ?? FILES;
    let count = 0;
    let opened = 0;
    await format.load?.();
    for (; SECONDS === 0 ? count < files : performance.now() < end; count += 1) {
      const random = generator(SEED + count);
      const bytes = damaged(seeds, own, random);
      const name = `damaged.${format.extensions[0]}`;
      const again = `FUZZ_SEED=${SEED}, file ${count}`;
      const { companions = [] } = own[count % Math.max(1, own.length)] ?? {};
      const since = sinceNow();
      const direct = await attempt(again, () => readAs(format, { name, bytes, companions }, services));
      expect(since(), again).toBeLessThan(LIMIT);
      checkAnswer(direct, again);
      if (direct.ok) opened += 1;
      if (count % 16 === 0) await attempt(again, () => readAny({ name: 'damaged', bytes }, FORMATS, services));
    }
    console.log(`${id}: ${count} damaged files, ${opened} opened`);
    expect(count).toBeGreaterThan(10);
  },
  SECONDS * 1000 + 300_000,
);

/** Our own files are damaged in their meaning four times of five: else the hash alone would refuse them. */
function damaged(seeds: readonly Uint8Array[], own: readonly OwnFile[], random: () => number): Uint8Array {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const text = own.length === 0 || random() < 0.2 ? null : pick(own).text;
  if (text === null || !/^\s*[{[]/.test(text)) return damagedBytes(pick(seeds), pick(seeds), random);
  return new TextEncoder().encode(mutatedJson(text, random, services));
}

/** Archives and XML are mostly damaged in what is in them, for a parser refuses the rest. */
function damagedBytes(seed: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  if (random() < 0.2) return mutated(seed, random, other);
  if (looksLikeXml(seed)) return new TextEncoder().encode(mutatedXml(new TextDecoder().decode(seed), random));
  return mutatedArchive(seed, random) ?? mutated(seed, random, other);
}

/** Returns what the work returns; an error names the run that shows it again. */
async function attempt<T>(again: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${again}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, {
      cause: error,
    });
  }
}

function checkAnswer(answer: Result<ReadFile>, again: string): void {
  if (answer.ok) {
    for (const { article } of [answer.value.reading, ...answer.value.others]) checkArticle(article, again);
    return;
  }
  expect(answer.problems.length, again).toBeLessThan(300);
  for (const { code, message, where } of answer.problems) {
    if (!/^[a-z]+\/[a-z0-9-]+$/.test(code)) expect(code, again).toBe('a typed code');
    if (message.length < 20 || message.length > 5000) expect(message, again).toBe('one sentence or two');
    if (where === undefined) expect(where, again).toBe('the file');
  }
}

function checkArticle(article: Article, again: string): void {
  const parsed = articleSchema.safeParse(article);
  expect(parsed.error?.issues.slice(0, 3), again).toBe(undefined);
  const text = article.blocks.map((block) => block.text).join('\n');
  expect(text.isWellFormed(), again).toBe(true);
  const ids = [...article.annotations, ...article.links, ...article.speakers].map(({ id }) => id);
  expect(new Set(ids).size, again).toBe(ids.length);
  for (const { fragments, detached } of article.annotations) {
    expect(fragments.length > 0 || detached !== undefined, again).toBe(true);
    for (const { start, end } of fragments) {
      expect(start < end && end <= text.length, again).toBe(true);
      expect(text.slice(start, end).isWellFormed(), again).toBe(true);
    }
  }
  const known = {
    annotation: new Set(article.annotations.map(({ id }) => id)),
    speaker: new Set(article.speakers.map(({ id }) => id)),
  };
  const dangling = article.links
    .flatMap(({ from, to }) => [from, to])
    .filter(({ record, id }) => !known[record].has(id));
  expect(dangling, again).toEqual([]);
}

/** Small files of the format: real ones, our own, hostile ones. */
function seedsFor(format: Format, own: readonly OwnFile[]): Uint8Array[] {
  const extensions = format.extensions.map((extension) => `.${extension}`);
  const hostile = Object.values(CORPUS)
    .flat()
    .filter(({ name }) => extensions.some((extension) => name.endsWith(extension)))
    .filter(({ name }) => !/budget|^one long|gigabyte|million|without end|megabytes|crowd|nested|nesting/.test(name))
    .map((file) => file.bytes())
    .filter(({ length }) => length <= LARGEST_HOSTILE);
  const encoder = new TextEncoder();
  const written =
    format.write === undefined ? PLAIN.map((text) => encoder.encode(text)) : own.map(({ bytes }) => bytes);
  return [...realFiles(extensions), ...hostile, ...written].filter(({ length }) => length <= LARGEST);
}

/** A file that we wrote ourselves, with those that lie beside it; `text` where it is text. */
interface OwnFile {
  readonly bytes: Uint8Array;
  readonly text: string | null;
  readonly companions: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** None for a format that is only read. */
async function ownFiles(format: Format): Promise<OwnFile[]> {
  if (format.write === undefined) return [];
  const articles = [sampleArticle(), ...fc.sample(arbitraryArticle, { seed: SEED, numRuns: 60 })];
  const files: OwnFile[] = [];
  for (const article of articles) {
    const [main, ...others] = await writtenFiles(format, article, 'damaged');
    const text = typeof main!.content === 'string' ? main!.content : null;
    const companions = others.map(({ name, content }) => ({ name, bytes: bytesOf(content) }));
    files.push({ bytes: bytesOf(main!.content), text, companions });
  }
  return files;
}

const PLAIN = [
  '# A title\n\nAnn said: “No”.\n\n> Bo *agreed*.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n',
  '<!doctype html><title>T</title><article><h1>T</h1><p>Ann said: “No”.<blockquote>Bo agreed.</blockquote></article>',
  'First paragraph, with words.\n\nSecond paragraph,\nwrapped.\n\n“Third”, she said.\n',
];

function realFiles(extensions: readonly string[]): Uint8Array[] {
  if (!existsSync(samples)) return [];
  return readdirSync(samples, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension)))
    .map((entry) => new Uint8Array(readFileSync(join(entry.parentPath, entry.name))))
    .filter(({ length }) => length <= LARGEST)
    .slice(0, 200);
}
