import { sinceNow } from '../builders/processor-time.ts';
import { goldRows } from '../training/treebank.ts';

/**
 * Suggests for a text of so many words, in a process of its own, so that its first run is a first run and its peak of
 * memory its own:
 *
 *   suggest-process.ts WORDS SHAPE RUNS
 *
 * The text is made of the corpora’s, without any paragraph twice; as `paragraph` it is a single one. Prints `SuggestRun`
 * in JSON.
 */
export interface SuggestRun {
  readonly words: number;
  /** Milliseconds of processor that loading the program took, weights included. */
  readonly load: number;
  /** Milliseconds of processor of the first text ever. */
  readonly first: number;
  /** The median of those after it. */
  readonly warm: number;
  /** Bytes of the whole process. */
  readonly peak: number;
  readonly quotes: number;
  readonly claims: number;
}

const [words = '', shape = '', runs = ''] = process.argv.slice(2);
console.log(JSON.stringify(await measured(textOf(Number(words), shape === 'paragraph'), Number(runs))));

async function measured(text: string, times: number): Promise<SuggestRun> {
  const sinceLoading = sinceNow();
  const { suggest } = await import('../../shared/analysis/suggest/suggest.ts');
  suggest('');
  const load = sinceLoading();
  const sinceFirst = sinceNow();
  const { quotes, claims } = suggest(text);
  const first = sinceFirst();
  const later = Array.from({ length: times }, () => {
    const since = sinceNow();
    suggest(text);
    return since();
  }).toSorted((a, b) => a - b);
  return {
    words: wordsIn(text),
    load,
    first,
    warm: later[Math.floor(later.length / 2)] ?? first,
    peak: process.resourceUsage().maxRSS * 1024,
    quotes: quotes.length,
    claims: claims.length,
  };
}

function textOf(count: number, isOneParagraph: boolean): string {
  const paragraphs: string[] = [];
  let left = count;
  for (const file of ['quotes-gum-dev.jsonl', 'quotes-litbank-dev.jsonl']) {
    for (const { text } of goldRows(file)) {
      for (const paragraph of text.split(/\n\s*\n/u)) {
        if (left <= 0) break;
        paragraphs.push(paragraph.replaceAll('\n', ' '));
        left -= wordsIn(paragraph);
      }
    }
  }
  return paragraphs.join(isOneParagraph ? ' ' : '\n');
}

function wordsIn(text: string): number {
  return text.split(/\s+/u).length;
}
