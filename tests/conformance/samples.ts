import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { bytesOf, filesOf, type Format, type ReadInput, type Reading } from '../../shared/formats/format.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Result } from '../../shared/result.ts';
import { testServices } from '../builders/services.ts';

/** Real files by others, read in place, with what independent readers found in them (`expected.json`). */
export interface Sample<Oracle> {
  readonly file: string;
  readonly format: string;
  readonly role: string;
  readonly expect: string;
  readonly oracle: Oracle;
}

/** Where they lie. */
export const FOLDER = resolve(import.meta.dirname, '../../../shared/conformance');

/** The samples are there only beside a checkout that has them. */
export const hasSamples = existsSync(resolve(FOLDER, 'expected.json'));

/** Returns the samples of these formats of `expected.json`; none where they are not there. */
export function samplesOf<Oracle>(...formats: readonly string[]): readonly Sample<Oracle>[] {
  if (!hasSamples) return [];
  const { files } = JSON.parse(readFileSync(resolve(FOLDER, 'expected.json'), 'utf8')) as {
    files: Sample<Oracle>[];
  };
  return files.filter(({ format, role }) => formats.includes(format) && role === 'sample');
}

/** Returns the text of a file of the samples. */
export const sampleText = (file: string): string => readFileSync(resolve(FOLDER, file), 'utf8');

/** Returns the sample as a reader gets it, with the companions that the format asks for. */
export function sampleInput(file: string, { companions = () => [] }: Partial<Format> = {}): ReadInput {
  const name = basename(file);
  const folder = resolve(FOLDER, dirname(file));
  const there = companions(name).filter((companion) => existsSync(resolve(folder, companion)));
  return {
    name,
    bytes: new Uint8Array(readFileSync(resolve(FOLDER, file))),
    companions: there.map((one) => ({ name: one, bytes: new Uint8Array(readFileSync(resolve(folder, one))) })),
  };
}

/** Reads by the format, as the program does; every article of the file. */
export async function readAll(format: Format, input: ReadInput): Promise<Result<readonly Reading[]>> {
  const read = await readAs(format, input, testServices());
  return read.ok ? { ok: true, value: [read.value.reading, ...read.value.others] } : read;
}

/** Reads what must be readable. */
export async function mustRead(format: Format, input: ReadInput): Promise<readonly Reading[]> {
  const read = await readAll(format, input);
  if (!read.ok) throw new Error(read.problems[0].message);
  return read.value;
}

/** Returns what the format makes of the article, by file name. */
export async function writtenBy(format: Format, article: Article, name: string): Promise<ReadonlyMap<string, string>> {
  const files = filesOf(await format.write!(article, testServices(), name), name, format);
  return new Map(files.map((file) => [file.name, new TextDecoder().decode(bytesOf(file.content))]));
}

/** Returns how many there are of each. */
export function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
