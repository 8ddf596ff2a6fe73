import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, findFormat } from '../../../shared/formats/index.ts';
import { lossesOf, type Format } from '../../../shared/formats/format.ts';
import type { Article } from '../../../shared/model/article.ts';
import { publishedSchemas } from '../../../shared/schema/published.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { fileOf, testServices } from '../../builders/services.ts';

const services = testServices();
const writers = FORMATS.filter((format) => format.write !== undefined);
const roundTrips = writers.filter((format) => format.read !== undefined);
const NIGHTLY = Number(process.env['FUZZ_RUNS'] ?? 0);
const numRuns = NIGHTLY > 0 ? NIGHTLY : 150;

/** Ids of the records, and of the article itself, that differ between two articles. */
function differences(a: Article, b: Article): string[] {
  const recordsOf = ({ metadata, annotations, links, speakers, ...article }: Article) =>
    new Map<string, string>(
      [metadata, ...annotations, ...links, ...speakers, { ...article }].map((record) => [record.id, canonical(record)]),
    );
  const [left, right] = [recordsOf(a), recordsOf(b)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((id) => left.get(id) !== right.get(id)).sort();
}

/** JSON with sorted keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Every article that lacks one of the records, with the links that would lead nowhere. */
function* withoutOneRecord(article: Article): Generator<readonly [id: string, Article]> {
  const { annotations, links, speakers } = article;
  const linksWithout = (id: string) => links.filter(({ from, to }) => from.id !== id && to.id !== id);
  for (const { id } of annotations) {
    yield [id, { ...article, annotations: annotations.filter((one) => one.id !== id), links: linksWithout(id) }];
  }
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
  it('brings everything back but what it declares to lose (D9, X1)', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        const result = format.read!(fileOf(format.write!(article, services)), services);
        if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
        const lost = lossesOf(format, article).flatMap(({ records }) => records);
        expect(differences(article, result.value.article)).toEqual([...new Set(lost)].sort());
        expect(result.value.notes).toEqual([]);
        expect(result.value.readOnly).toBeUndefined();
      }),
      { numRuns },
    );
  });

  it('knows its own bytes whatever the file is called', () => {
    expect(format.sniffs?.(new TextEncoder().encode(format.write!(sampleArticle(), services)))).toBe(true);
  });

  it('is recognised by no other format', () => {
    const bytes = new TextEncoder().encode(format.write!(sampleArticle(), services));
    expect(FORMATS.filter((other) => other.sniffs?.(bytes) === true).map(({ id }) => id)).toEqual([format.id]);
  });
});

describe.each(writers)('$id, written', (format: Format) => {
  it('makes the same bytes of the same article, whatever order its records are in (X5)', () => {
    const article = sampleArticle();
    const shuffled: Article = {
      ...article,
      annotations: article.annotations.toReversed(),
      links: article.links.toReversed(),
      speakers: article.speakers.toReversed(),
    };
    expect(format.write!(shuffled, testServices())).toBe(format.write!(article, testServices()));
  });

  it('never fails and never leaks a lone surrogate, whatever the article holds', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        expect(format.write!(article, services).isWellFormed()).toBe(true);
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it('loses no record without declaring it', () => {
    const article = sampleArticle();
    const whole = format.write!(article, testServices());
    const declared = new Set(lossesOf(format, article).flatMap(({ records }) => records));
    const silent = [...withoutOneRecord(article)]
      .filter(([, less]) => format.write!(less, testServices()) === whole)
      .map(([id]) => id)
      .filter((id) => !declared.has(id));
    expect(silent).toEqual([]);
  });

  it('declares each loss in words, and each strikes something in the sample', () => {
    for (const loss of format.loses) {
      expect([loss.id, /^[A-Z].{10,}[^.]$/.test(loss.what), loss.strikes(sampleArticle()).length > 0]).toEqual([
        loss.id,
        true,
        true,
      ]);
    }
  });

  it('names no path, account or machine (X7)', () => {
    expect(format.write!(sampleArticle(), services)).not.toMatch(/\/home\/|\/Users\/|\\Users\\|\/work\//);
  });
});

describe('Saidwho JSON', () => {
  const format = findFormat('saidwho-json')!;

  it('is valid by the published schema, whatever the article holds', () => {
    const { schema } = publishedSchemas().find(({ file }) => file.startsWith('saidwho-json'))!;
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        expect(validate(JSON.parse(format.write!(article, services))) || validate.errors).toBe(true);
      }),
      { numRuns },
    );
  });

  it('has exact texts that equal the slice in both units, made by two independent routines (T1, T6)', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        const file = JSON.parse(format.write!(article, services)) as {
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
