import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Shape } from './article.ts';
import { openBench, type Bench } from './browser.ts';
import { benchDesk } from './desk.ts';
import { benchFormats } from './formats.ts';
import { type Effort, type Figures, measure, measureLeftovers } from './measure.ts';
import { measureSaving } from './saving.ts';
import { benchSuggest } from './suggest.ts';
import { leftoversLine, mediansOf, tableOf } from './table.ts';

/**
 * Measures the editor beside what the browser itself can do, all in one run, and prints a table.
 *
 *   npm run bench -- [--sizes LIST] [--contenders LIST] [--runs N] [--quick] [--recogito DIR] [--json FILE]
 *
 *   npm run bench -- formats [--only LIST] [--words N]
 *   npm run bench -- suggest [--runs N]
 *   npm run bench -- desk [--articles N] [--folder DIR]
 *
 * Sizes are `10k`, `100k`, `500k`, `paragraph`, `letters`, `overlaps` and `reopen`. Compare the ratios: the machine and
 * whatever else runs on it make the figures.
 */

const ARTICLE = { wordsPerBlock: 80, longest: 14 };

const SIZES: Readonly<Record<string, Shape>> = {
  '10k': { ...ARTICLE, name: '10,000 words × 1,000', words: 10_000, annotations: 1000 },
  '100k': { ...ARTICLE, name: '100,000 words × 10,000', words: 100_000, annotations: 10_000 },
  '500k': { ...ARTICLE, name: '500,000 words × 50,000', words: 500_000, annotations: 50_000 },
  paragraph: { ...ARTICLE, name: 'One paragraph of 1 MB', words: 190_000, annotations: 1000, wordsPerBlock: 190_000 },
  letters: { name: '20,000 paragraphs of one letter', words: 20_000, annotations: 2000, wordsPerBlock: 1, longest: 1 },
  overlaps: {
    name: '5,000 overlapping spans in one paragraph',
    words: 2000,
    annotations: 5000,
    wordsPerBlock: 2000,
    longest: 400,
  },
};

const REOPENED: Shape = { ...ARTICLE, name: 'reopened', words: 2000, annotations: 200 };
const REOPEN = 'reopen';

/** Contenders that are beaten by hundreds: once and only on what they manage. */
const ONCE = 'recogito';
const MOST_WORDS_OF_RECOGITO = 100_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: [...Object.keys(SIZES), REOPEN].join(',') },
    contenders: { type: 'string', default: 'plain,sections,highlights,saidwho,recogito' },
    runs: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    recogito: { type: 'string', default: process.env['SAIDWHO_RECOGITO'] ?? '' },
    json: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    words: { type: 'string', default: '20000' },
    articles: { type: 'string', default: '10000' },
    folder: { type: 'string', default: '' },
  },
});

const runs = values.quick ? 1 : Number(values.runs);
const effort: Effort = values.quick ? { keys: 10, additions: 5, frames: 30 } : { keys: 40, additions: 15, frames: 120 };
const contenders = values.contenders.split(',');

if (positionals[0] === 'formats') {
  await benchFormats({ only: values.only.split(',').filter((id) => id !== ''), words: Number(values.words), runs });
} else if (positionals[0] === 'suggest') {
  benchSuggest(runs);
} else if (positionals[0] === 'desk') {
  await benchDesk(Number(values.articles), values.folder);
} else {
  await benchEditor();
}

async function benchEditor(): Promise<void> {
  const bench = await openBench(values.recogito === '' ? null : values.recogito);
  try {
    const results = await measureAll(bench);
    if (values.json !== '') writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await bench.close();
  }
}

async function measureAll(on: Bench): Promise<Record<string, unknown>> {
  const machine = `${cpus().length} cores, Chromium ${on.browser.version()}, Node ${process.versions.node}`;
  console.log(`${machine}; medians of ${runs}`);
  const results: Record<string, unknown> = { machine, runs };
  for (const size of values.sizes.split(',')) {
    const shape = SIZES[size];
    if (shape !== undefined) results[size] = await measureSize(on, shape);
    else if (size === REOPEN) results[size] = await measureReopening(on);
    else console.error(`No such size: ${size}`);
  }
  return results;
}

async function measureSize(on: Bench, shape: Shape): Promise<object> {
  const runsBy = new Map<string, Figures[]>(contenders.map((contender) => [contender, []]));
  const refused = new Map<string, string>();
  // One run of each after the other, so that a busy minute strikes all of them.
  for (let run = 0; run < runs; run += 1) {
    for (const contender of contenders) {
      const reason = reasonToSkip(contender, shape, run);
      if (reason === '') continue;
      if (reason !== null || refused.has(contender)) {
        refused.set(contender, refused.get(contender) ?? reason ?? '');
        continue;
      }
      try {
        runsBy.get(contender)!.push(await measure(on, contender, shape, effort));
      } catch (error) {
        refused.set(contender, `gave up: ${String(error).split('\n')[0]!.slice(0, 80)}`);
      }
    }
  }
  const saving = await measureSaving(shape);
  const table = new Map(contenders.map((one) => [one, refused.get(one) ?? mediansOf(runsBy.get(one)!)] as const));
  console.log(`\n### ${shape.name}\n\n${tableOf(table)}\n\nSaving: ${Math.round(saving)} ms.`);
  return { shape, saving, figures: Object.fromEntries(table), runs: Object.fromEntries(runsBy) };
}

/** Returns why a contender is not measured, the empty string when it was measured often enough, null to measure it. */
function reasonToSkip(contender: string, shape: Shape, run: number): string | null {
  if (contender !== ONCE) return null;
  if (values.recogito === '') return 'skipped: name a folder with it by --recogito';
  if (shape.words > MOST_WORDS_OF_RECOGITO) return 'skipped: takes minutes';
  return run === 0 ? null : '';
}

async function measureReopening(on: Bench): Promise<object> {
  const times = values.quick ? 100 : 500;
  const leftovers = await measureLeftovers(on, 'saidwho', REOPENED, times);
  console.log(`\n${leftoversLine(times, leftovers)}`);
  return { times, ...leftovers };
}
