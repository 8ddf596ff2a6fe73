import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainFormat } from '../../shared/formats/format.ts';
import { saidwhoJson } from '../../shared/formats/saidwho-json.ts';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import { ArticleSession } from '../../main/use-cases/article-session.ts';
import { arbitraryArticle } from '../builders/arbitrary-article.ts';
import { replaced } from '../builders/divergent-sides.ts';
import { fileOf } from '../builders/services.ts';
import { batchOf, tagQuote } from '../fakes/articles.ts';
import { directImport } from '../fakes/import-host.ts';
import { ManualTime } from '../fakes/manual-time.ts';
import { MemoryFiles } from '../fakes/memory-files.ts';
import { fakeServices } from '../fakes/services.ts';

/**
 * What opening and saving must leave alone: a file that nobody edited, byte for byte (D8); what was written, when it is
 * read and written again (D9); keys that this version does not know, wherever they stand (D10).
 */

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);
const PATIENCE = 120_000 + RUNS * 200;
const PATH = '/library/a.saidwho';

const services = fakeServices();
const written = (article: Article): string => saidwhoFile.write!(article, services);

function read(format: PlainFormat, text: string): Article {
  const reading = format.read!(fileOf(text), services);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return reading.value.article;
}

/** A session on a file with this text, on a disk in memory. */
function open(text: string) {
  const files = new MemoryFiles();
  files.put(PATH, text);
  const time = new ManualTime();
  const world = {
    files,
    services,
    clock: time,
    timers: time,
    write: written,
    findPlace: () => Promise.reject(new Error('It has a place')),
    journalFolder: '/data/journal',
    backupFolder: '/data/backups',
    quarantineFolder: '/data/quarantine',
    undoFolder: '/data/undo',
    writer: 'us',
    importHost: directImport([saidwhoFile], services),
    ownFormat: saidwhoFile.id,
    show: () => undefined,
    tellNews: () => undefined,
    askToMerge: () => false,
  };
  const article = read(saidwhoFile, text);
  const session = new ArticleSession(world, {
    article,
    file: { path: PATH, sha256: services.sha256(text), volume: 1 },
  });
  return { files, time, session, article };
}

describe(`what nobody edited (FUZZ_SEED=${SEED})`, () => {
  it(
    'is not written, however often it is saved: no byte and no time of change differs (D7, D8)',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryArticle, async (article) => {
          const { files, time, session } = open(written(article));
          const before = files.snapshot();
          for (const isAsked of [true, false, true]) await session.save({ isAsked });
          await time.pass(10_000);
          await session.close(0);
          expect(files.snapshot()).toEqual(before);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );

  const whole = [saidwhoFile, saidwhoJson];
  it.each(whole)(
    'is written as $id to the same bytes after it was read (D8, D9)',
    (format) => {
      fc.assert(
        fc.property(arbitraryArticle, (article) => {
          const text = format.write!(article, services);
          expect(format.write!(read(format, text), services)).toBe(text);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );
});

// Keys of other programs

type Json = unknown;
type Keys = Record<string, Json>;

const isKeys = (value: Json): value is Keys => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the value with a key of its own in every object, from the outermost to those in lists. */
function planted(value: Json, values: readonly Json[], depth = 0): Json {
  if (Array.isArray(value)) return value.map((one) => planted(one, values, depth));
  if (!isKeys(value)) return value;
  const inner = Object.entries(value).map(([key, one]) => [key, planted(one, values, depth + 1)] as const);
  const extra = [`x-${depth}`, values[(depth + inner.length) % values.length]] as const;
  return Object.fromEntries([...inner, extra]);
}

/** Writes down what other programs would: a line for each key, and the seal on the last one. */
function sealed({ integrity, ...keys }: Keys): string {
  const head = Object.entries(keys).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  const before = `{\n${head.join('')}`;
  const { algorithm: _, sha256: __, ...extra } = integrity as Keys;
  const rest = Object.entries(extra).map(([key, value]) => `, ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `${before}"integrity": {"algorithm": "sha256", "sha256": "${services.sha256(before)}"${rest.join('')}}\n}\n`;
}

/** Every planted key of a file with where it stands; what has an id is found by it, whatever comes before it. */
function plantsIn(value: Json, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one: Json, i) =>
      plantsIn(one, `${path}/${isKeys(one) && typeof one.id === 'string' ? one.id : i}`),
    );
  }
  if (!isKeys(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    /^x-\d$/.test(key) ? [`${path}/${key} ${JSON.stringify(one)}`] : plantsIn(one, `${path}/${key}`),
  );
}

const arbitraryValues = fc.array(
  fc
    .jsonValue({ maxDepth: 2 })
    .map((value) => JSON.parse(JSON.stringify(value).replaceAll(/__proto__|prototype|constructor/g, 'p')) as Json),
  { minLength: 1, maxLength: 5 },
);

describe(`keys that this version does not know (FUZZ_SEED=${SEED})`, () => {
  it(
    'survive loading, editing and saving at every level (D10)',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryArticle, arbitraryValues, async (base, values) => {
          const first = JSON.parse(written({ ...base, parents: ['0'.repeat(64)] })) as Keys;
          const text = sealed(planted(first, values) as Keys);
          const { files, time, session, article } = open(text);
          const last = article.annotations.at(-1);
          const noted =
            last === undefined
              ? []
              : [{ id: last.id, after: { ...last, attributes: { ...last.attributes, note: 'n' } } }];
          // A paragraph of its own at the end: a paragraph has no id, and is known by its words.
          const end = textOf(article.blocks).length;
          const changes = [...replaced(article, end, end, '\nNew words'), { change: 'records' as const, set: noted }];
          await session.change(batchOf(article, 0, changes));
          await session.change(batchOf(session.article, changes.length, [tagQuote('fresh', end + 1, end + 4)]));
          const saving = session.save({ isAsked: true });
          await time.pass(2_000);
          expect((await saving).state).toBe('saved');
          const after = JSON.parse(files.text(PATH)!) as Keys;
          const kept = new Set(plantsIn(after));
          expect(plantsIn(JSON.parse(text)).filter((one) => !kept.has(one))).toEqual([]);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );
});
