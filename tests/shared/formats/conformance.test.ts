import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  filesOf,
  filesTogether,
  lossesOf,
  type Format,
  type OutFile,
} from '../../../shared/formats/format.ts';
import { FORMATS } from '../../../shared/formats/index.ts';
import { pickReader, SNIFFED_BYTES } from '../../../shared/formats/pick-format.ts';
import { compareReread } from '../../../shared/formats/re-read.ts';
import { saidwhoJson } from '../../../shared/formats/saidwho-json.ts';
import type { Article } from '../../../shared/model/article.ts';
import { textOf } from '../../../shared/model/block.ts';
import { publishedSchemas } from '../../../shared/schema/published.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { crowdedArticle } from '../../builders/crowded-article.ts';
import { readFiles, throughFiles, writtenFiles } from '../../builders/round-trip.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

/** What every format is held to; a new one is held to it by its line in the list. */

const services = testServices();
const writers = FORMATS.filter((format) => format.write !== undefined);
const roundTrips = writers.filter((format) => format.read !== undefined);
const NIGHTLY = Number(process.env['FUZZ_RUNS'] ?? 0);
const numRuns = NIGHTLY > 0 ? NIGHTLY : 100;

/** What others wrote has words, else there is nothing to annotate; our own files may be empty. */
const articlesFor = ({ group }: Format) =>
  group === 'own' ? arbitraryArticle : arbitraryArticle.filter(({ blocks }) => /\S/u.test(textOf(blocks)));

/** What differs after a write and a read without having been declared, in words. */
async function undeclared(format: Format, article: Article): Promise<string[]> {
  const { differences } = compareReread(article, await throughFiles(format, article), lossesOf(format, article));
  return differences.map(({ record, aspect }) => `${record}: ${aspect}`);
}

/** All that was written, for comparing: bytes as base64. */
const contentOf = (files: readonly OutFile[]): string[] =>
  files.map(
    ({ name, content }) =>
      `${name}\n${typeof content === 'string' ? content : Buffer.from(content).toString('base64')}`,
  );

/** Every article that lacks one of the records, without what would lead nowhere then. */
function* withoutOneRecord(article: Article): Generator<readonly [id: string, Article]> {
  const { annotations, links, speakers, dossiers = [] } = article;
  const linksWithout = (id: string) => links.filter(({ from, to }) => from.id !== id && to.id !== id);
  for (const { id } of annotations) {
    const checks = dossiers.filter(({ claim }) => claim !== id);
    const others = annotations.filter((one) => one.id !== id);
    yield [id, { ...article, annotations: others, links: linksWithout(id), dossiers: checks }];
  }
  for (const { id } of dossiers) yield [id, { ...article, dossiers: dossiers.filter((one) => one.id !== id) }];
  for (const { id } of speakers) {
    yield [id, { ...article, speakers: speakers.filter((one) => one.id !== id), links: linksWithout(id) }];
  }
  for (const { id } of links) yield [id, { ...article, links: links.filter((one) => one.id !== id) }];
}

it('ids, labels and first extensions of writers tell formats apart', () => {
  expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
  expect(new Set(FORMATS.map(({ label }) => label)).size).toBe(FORMATS.length);
});

describe.each(roundTrips)('$id, written and read', (format: Format) => {
  it('brings everything back but what it declares to lose (D9, X1)', async () => {
    await fc.assert(
      fc.asyncProperty(articlesFor(format), async (article) => {
        expect(await undeclared(format, article)).toEqual([]);
      }),
      { numRuns },
    );
  }, 240_000);

  it('brings back an article without an annotation, and one with marks, emoji and both directions', async () => {
    const { dossiers: _, ...sample } = sampleArticle();
    const bare: Article = { ...sample, annotations: [], links: [], speakers: [] };
    expect(await undeclared(format, bare)).toEqual([]);
    expect(await undeclared(format, sampleArticle())).toEqual([]);
    expect(await undeclared(format, crowdedArticle(40))).toEqual([]);
  });

  it('brings back ten thousand annotations', async () => {
    const article = crowdedArticle(10_000);
    expect((await undeclared(format, article)).slice(0, 5)).toEqual([]);
  }, 240_000);

  it('loses what it declares, each at least once', async () => {
    const missing = new Set(format.loses.map(({ id }) => id));
    for (const article of [sampleArticle(), ...fc.sample(articlesFor(format), { numRuns: 60, seed: 7 })]) {
      if (missing.size === 0) break;
      const losses = lossesOf(format, article);
      const { all } = compareReread(article, await throughFiles(format, article), losses);
      for (const { id, records, aspects } of losses) {
        const occurs = all.some(({ record, aspect }) => {
          const isNamed = aspects.includes('record') || aspect === 'record' || aspects.some((one) => one === aspect);
          return records.includes(record) && isNamed;
        });
        if (occurs) missing.delete(id);
      }
    }
    expect([...missing]).toEqual([]);
  });

  it('knows its own bytes whatever the file is called, and no other format does', async () => {
    const [main] = await writtenFiles(format, sampleArticle(), 'x');
    const head = bytesOf(main!.content).subarray(0, SNIFFED_BYTES);
    const others = FORMATS.filter((other) => other.sniffs?.(head, main!.name) === true).map(({ id }) => id);
    expect(others.filter((id) => id !== format.id)).toEqual([]);
    const picked = pickReader({ bytes: bytesOf(main!.content), name: main!.name }, FORMATS);
    expect(picked.ok && picked.value.id).toBe(format.id);
  });
});

describe.each(writers)('$id, written', (format: Format) => {
  it('makes the same bytes of the same article, whatever order its records are in (X5)', async () => {
    const article = sampleArticle();
    const shuffled: Article = {
      ...article,
      annotations: article.annotations.toReversed(),
      links: article.links.toReversed(),
      speakers: article.speakers.toReversed(),
      dossiers: article.dossiers!.toReversed(),
    };
    expect(contentOf(await writtenFiles(format, shuffled))).toEqual(contentOf(await writtenFiles(format, article)));
  });

  it('never fails and never leaks a lone surrogate, whatever the article holds', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryArticle, async (article) => {
        for (const { content } of await writtenFiles(format, article)) {
          expect(typeof content !== 'string' || content.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it('loses no record without declaring it', async () => {
    const article = sampleArticle();
    const whole = contentOf(await writtenFiles(format, article));
    const declared = new Set(lossesOf(format, article).flatMap(({ records }) => records));
    const silent: string[] = [];
    for (const [id, less] of withoutOneRecord(article)) {
      if (declared.has(id)) continue;
      if (contentOf(await writtenFiles(format, less)).join() === whole.join()) silent.push(id);
    }
    expect(silent).toEqual([]);
  });

  it('declares each loss in words', () => {
    for (const loss of format.loses) expect([loss.id, /^[A-Z].{10,}[^.]$/.test(loss.what)]).toEqual([loss.id, true]);
    expect(new Set(format.loses.map(({ id }) => id)).size).toBe(format.loses.length);
  });

  it('names no path, account or machine (X7)', async () => {
    for (const { name, content } of await writtenFiles(format, sampleArticle())) {
      const text = typeof content === 'string' ? content : new TextDecoder('latin1').decode(content);
      expect(`${name} ${text}`).not.toMatch(/\/home\/|\/Users\/|\\Users\\|\/work\//);
    }
  });
});

describe.each(roundTrips.filter(({ group }) => group === 'own'))('$id, our own', (format: Format) => {
  it('says nothing about its own file', async () => {
    const read = await readFiles(format, await writtenFiles(format, sampleArticle()));
    expect(read).toMatchObject({ ok: true, value: { reading: { notes: [] }, others: [] } });
    expect(read.ok && read.value.reading.readOnly).toBeUndefined();
  });
});

describe.each(writers.filter(({ sharedFiles }) => sharedFiles !== undefined))(
  '$id, beside others',
  (format: Format) => {
    it('shares with other articles what it writes for one', async () => {
      const article = sampleArticle();
      const files = await writtenFiles(format, article);
      const shared = format.sharedFiles!([article]);
      expect(files.filter(({ name }) => !name.startsWith('article.'))).toEqual(shared);
      expect(filesTogether(files, format, [article])).toEqual(files);
    });
  },
);

describe.each(writers.filter(({ writeMany }) => writeMany !== undefined))('$id, many at once', (format: Format) => {
  it('writes many articles into one file, and brings them back in order', async () => {
    const one = sampleArticle();
    const two = { ...crowdedArticle(3), id: 'other' };
    const documents = [
      { name: 'one', article: one },
      { name: 'two', article: two },
    ];
    const files = filesOf(await format.writeMany!(documents, testServices()), 'all', format);
    expect(files.length).toBeGreaterThan(0);
    if (format.read === undefined) return;
    const read = await readFiles(format, files);
    if (!read.ok) throw new Error(read.problems[0].message);
    const articles = [read.value.reading, ...read.value.others].map(({ article }) => article);
    expect(articles).toHaveLength(2);
    expect(articles.map((article) => textOf(article.blocks))).toEqual(
      [one, two].map((article) => textOf(article.blocks)),
    );
  });
});

describe('Saidwho JSON', () => {
  it('is valid by the published schema, whatever the article holds', () => {
    const { schema } = publishedSchemas().find(({ file }) => file.startsWith('saidwho-json'))!;
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        expect(validate(JSON.parse(saidwhoJson.write!(article, services))) || validate.errors).toBe(true);
      }),
      { numRuns },
    );
  });

  it('has exact texts that equal the slice in both units, made by two independent routines (T1, T6)', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        const file = JSON.parse(saidwhoJson.write!(article, services)) as {
          document: { text: string };
          annotations: { fragments: { start: number; end: number; start16: number; end16: number; exact: string }[] }[];
        };
        const codePoints = [...file.document.text];
        for (const { start, end, start16, end16, exact } of file.annotations.flatMap(({ fragments }) => fragments)) {
          expect(codePoints.slice(start, end).join('')).toBe(exact);
          expect(file.document.text.slice(start16, end16)).toBe(exact);
        }
      }),
      { numRuns },
    );
  });
});
