import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { areCorporaThere } from '../training/treebank.ts';
import type { SuggestRun } from './suggest-process.ts';

/** Sizes of text, in words; each is twice the one before, the last one is a single paragraph. */
const SIZES: readonly (readonly [number, 'paragraphs' | 'paragraph'])[] = [
  [1000, 'paragraphs'],
  [10_000, 'paragraphs'],
  [20_000, 'paragraphs'],
  [40_000, 'paragraphs'],
  [80_000, 'paragraphs'],
  [80_000, 'paragraph'],
];

/**
 * How fast suggestions are: milliseconds for 1,000 words of a text, at the first run of a process and once its compiler
 * knows the code, words a second, peak memory. *Growth* is what a word costs against a word of the text of half the size:
 * 1 for a straight line, 2 for a square. Processor time is measured, which a busy machine lengthens less than the clock.
 */
export function benchSuggest(runs: number): void {
  if (!areCorporaThere) throw new Error('The corpora are not beside the repository (../shared/corpora).');
  const load = loadavg()[0]!.toFixed(1);
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), Node ${process.versions.node}, load ${load} at the start\n`,
  );
  console.log(
    '| Text | Loading ms | First, ms / 1,000 words | Warm | Words / s | Growth | Peak MB | Quotes | Claims |',
  );
  console.log('| ---- | --: | --: | --: | --: | --: | --: | --: | --: |');
  let before: SuggestRun | null = null;
  for (const [words, shape] of SIZES) {
    const run = inProcess(words, shape, words <= 10_000 ? runs * 4 : runs);
    const costs = (each: SuggestRun) => each.warm / each.words;
    const growth = before === null || words === 10_000 ? '' : (costs(run) / costs(before)).toFixed(2);
    const cells = [
      `${words.toLocaleString('en')} words${shape === 'paragraph' ? ' in one paragraph' : ''}`,
      Math.round(run.load),
      ((run.first / run.words) * 1000).toFixed(1),
      (costs(run) * 1000).toFixed(1),
      Math.round((run.words / run.warm) * 1000).toLocaleString('en'),
      growth,
      Math.round(run.peak / 1e6),
      run.quotes,
      run.claims,
    ];
    console.log(`| ${cells.join(' | ')} |`);
    before = run;
  }
}

function inProcess(words: number, shape: string, runs: number): SuggestRun {
  const script = resolve(import.meta.dirname, 'suggest-process.ts');
  const args = ['--disable-warning=ExperimentalWarning', script, String(words), shape, String(runs)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as SuggestRun;
}
