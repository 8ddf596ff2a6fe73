import type { Figures, Leftovers, Measure } from './measure.ts';

/** The figures as the README shows them: a Markdown table, each figure beside its ratio to the browser's limit. */

/** What the figures of a row are divided by. */
export const LIMIT = 'highlights';

const NAMES: Readonly<Record<string, string>> = {
  saidwho: '**Saidwho**',
  plain: 'plain editable text, no spans',
  sections: 'the same in sections, no spans',
  highlights: 'CSS highlights in view, sections, no editor: the limit',
  recogito: '@recogito/text-annotator',
};

const COLUMNS: readonly { readonly measure: Measure; readonly title: string }[] = [
  { measure: 'open', title: 'interactive' },
  { measure: 'keyMedian', title: 'key p50' },
  { measure: 'key95', title: 'key p95' },
  { measure: 'add', title: 'add one' },
  { measure: 'undo', title: 'undo' },
  { measure: 'frame95', title: 'scroll p95' },
  { measure: 'longest', title: 'longest' },
  { measure: 'heap', title: 'heap MB' },
  { measure: 'nodes', title: 'nodes' },
];

/** Returns the table of one article: a row for each contender, null for one that was skipped or gave up. */
export function tableOf(figures: ReadonlyMap<string, Figures | string>): string {
  const limit = figures.get(LIMIT);
  const rows = [...figures].map(([contender, row]) => {
    const name = NAMES[contender] ?? contender;
    if (typeof row === 'string') return [name, row, ...COLUMNS.slice(1).map(() => '')];
    const ratioTo = contender === LIMIT || limit === undefined || typeof limit === 'string' ? null : limit;
    return [name, ...COLUMNS.map(({ measure }) => cell(measure, row, ratioTo))];
  });
  const lines = [['ms', ...COLUMNS.map(({ title }) => title)], ['---', ...COLUMNS.map(() => '--:')], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(measure: Measure, row: Figures, limit: Figures | null): string {
  const value = row[measure];
  if (value === null) return '–';
  if (measure === 'heap') return (value / 1e6).toFixed(1);
  if (measure === 'nodes') return value.toLocaleString('en');
  const of = limit?.[measure] ?? null;
  return `${rounded(value)}${of === null || of === 0 ? '' : ` (${(value / of).toFixed(1)}×)`}`;
}

/** Returns one line about what stays after many articles were closed. */
export const leftoversLine = (times: number, { heap, nodes, listeners }: Leftovers): string =>
  `${times} articles opened and closed: ${(heap / 1e6).toFixed(1)} MB of heap, ${nodes} nodes, ${listeners} listeners more than before`;

const rounded = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));

/** Returns for each measure the median of the runs; null where no run had it. */
export function mediansOf(runs: readonly Figures[]): Figures {
  const median = (measure: Measure): number | null => {
    const values = runs.flatMap((run) => run[measure] ?? []).sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)] ?? null;
  };
  return Object.fromEntries(COLUMNS.map(({ measure }) => [measure, median(measure)])) as unknown as Figures;
}
