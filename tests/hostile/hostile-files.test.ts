import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import { articleSchema } from '../../shared/schema/records.ts';
import { sampleArticle } from '../builders/sample-article.ts';
import { fileOf, testServices } from '../builders/services.ts';
import { CORPUS } from './corpus.ts';
import type { Outcome } from './frozen-reader.ts';
import type { HostileFile } from './hostile-file.ts';

/** Every hostile file, read in a thread that is ended when it takes too long. */

/** H2 allows 20 s on a machine that has nothing else to do: so much of processor. Milliseconds. */
const MOST = 19_000;

/** A reader that has not ended by then hangs, however busy the machine is. Milliseconds. */
const LIMIT = 110_000;

let reader: Worker | null = null;

/** Reads the file in the thread, a new one after one was lost. */
function read(name: string): Promise<Outcome> {
  reader ??= new Worker(new URL('./frozen-reader.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const thread = reader;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => lose(new Error(`Took longer than ${LIMIT} ms`)), LIMIT);
    const settle = () => {
      clearTimeout(timer);
      thread.off('message', take).off('error', lose);
    };
    const take = (outcome: Outcome) => {
      settle();
      resolve(outcome);
    };
    const lose = (error: Error) => {
      settle();
      reader = null;
      void thread.terminate();
      reject(error);
    };
    thread.once('message', take).once('error', lose);
    thread.postMessage(name);
  });
}

afterAll(() => reader?.terminate());

function checkOutcome({ name, outcome }: HostileFile, { answer, milliseconds, ...rest }: Outcome): void {
  expect(rest).toEqual({ touched: [], polluted: [], areBytesSame: true });
  expect(milliseconds).toBeLessThan(MOST);
  if (answer.ok) {
    expect(outcome.is).toBe('opened');
    if (outcome.is !== 'opened') return;
    const { article } = answer.value.reading;
    expect(articleSchema.safeParse(article).error?.issues.slice(0, 3)).toBe(undefined);
    expect(outcome.check(article)).toBe(true);
    return;
  }
  const [first] = answer.problems;
  expect(answer.problems.length).toBeLessThanOrEqual(105);
  expect(outcome.is, first.message).toBe('refused');
  expect(first.code).toMatch(outcome.is === 'refused' ? outcome.code : /^$/);
  for (const { code, message, where } of answer.problems) {
    expect(code).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
    expect(`${where} ${message}`).toContain(name);
    expect(message).toMatch(/^[“A-Z][^\n]{20,1200}\.$/s);
    expect(message).not.toMatch(/\bat \S+ \(|node_modules|node:|\.ts\b|undefined|\[object/);
  }
}

describe.each(Object.entries(CORPUS))('a hostile %s file', (_class, files) => {
  test.each(files.map((file) => [file.name.slice(0, 60), file] as const))(
    'ends as it should and leaves no trace: %s (H1, H2, H4, H7, D7)',
    async (_name, file) => {
      checkOutcome(file, await read(file.name));
    },
  );
});

describe('the corpus', () => {
  test('has one file of each name, and many', () => {
    const names = Object.values(CORPUS).flatMap((files) => files.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(250);
  });
});

describe('a working file', () => {
  test('is refused wherever it is cut (D7)', () => {
    const text = saidwhoFile.write!(sampleArticle(), testServices());
    for (let end = 0; end < text.trimEnd().length; end += end < text.length - 300 ? 11 : 1) {
      const reading = saidwhoFile.read!(fileOf(text.slice(0, end)), testServices());
      expect(reading.ok ? `opened when cut at ${end}` : reading.problems[0].code).toMatch(/^(file|json)\/[a-z0-9-]+$/);
    }
  });
});
