import type { CDPSession, Page } from 'playwright';
import type { Shape } from './article.ts';
import type { Bench } from './browser.ts';
import type { BenchPage } from './page/bench-page.ts';

/** What one run of one contender on one article came to. Milliseconds and bytes; null where there is no such thing. */
export interface Figures {
  readonly open: number | null;
  readonly keyMedian: number | null;
  readonly key95: number | null;
  readonly add: number | null;
  readonly undo: number | null;
  readonly frame95: number | null;
  /** The longest time of all: whatever was waited for at one go. */
  readonly longest: number | null;
  /** Heap of the page with the article over that of the page without and the text itself, records included. */
  readonly heap: number | null;
  readonly nodes: number | null;
}

export type Measure = keyof Figures;

/** How often each thing is done in a run. */
export interface Effort {
  readonly keys: number;
  readonly additions: number;
  readonly frames: number;
}

type BenchWindow = typeof globalThis & { readonly bench: BenchPage };

/** A contender that needs longer than this for one thing is left out. Milliseconds. */
const PATIENCE = 120_000;

/** Measures one contender on one article, in a page of its own. */
export async function measure(bench: Bench, contender: string, shape: Shape, effort: Effort): Promise<Figures> {
  const page = await openPage(bench);
  try {
    const session = await page.context().newCDPSession(page);
    const before = await heapOf(session);
    const text = await page.evaluate(([given, name]) => (window as unknown as BenchWindow).bench.prepare(given, name), [
      shape,
      contender,
    ] as const);
    const open = await page.evaluate((name) => (window as unknown as BenchWindow).bench.open(name), contender);
    const after = await heapOf(session);
    const isDrawn = await page.evaluate(() => (window as unknown as BenchWindow).bench.draws());
    if (!isDrawn) throw new Error('It draws no annotation');
    await page.evaluate(() => (window as unknown as BenchWindow).bench.startTyping(0.4));
    if (contender !== 'recogito') await typeLetters(page, effort.keys);
    const keys = await page.evaluate(() => [...(window as unknown as BenchWindow).bench.keyTimes()]);
    const add = await page.evaluate((n) => (window as unknown as BenchWindow).bench.add(n), effort.additions);
    const undo = await page.evaluate((n) => (window as unknown as BenchWindow).bench.undo(n), effort.additions);
    const frames = await page.evaluate((n) => (window as unknown as BenchWindow).bench.scroll(n), effort.frames);
    return {
      open,
      keyMedian: share(keys, 0.5),
      key95: share(keys, 0.95),
      add: share(add, 0.5),
      undo: share(undo, 0.5),
      frame95: share(frames, 0.95),
      longest: Math.max(...keys, ...add, ...undo, ...frames),
      heap: after.bytes - before.bytes - text,
      nodes: after.nodes,
    };
  } finally {
    await page.close();
  }
}

/** What is left after an article was opened and closed so often. */
export interface Leftovers {
  /** Bytes of heap, after all garbage was collected. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Opens and closes the article and returns what is there then that was not there after the first five times. */
export async function measureLeftovers(
  bench: Bench,
  contender: string,
  shape: Shape,
  times: number,
): Promise<Leftovers> {
  const page = await openPage(bench);
  try {
    const session = await page.context().newCDPSession(page);
    const reopen = (n: number) =>
      page.evaluate(([name, count]) => (window as unknown as BenchWindow).bench.reopen(name, count), [
        contender,
        n,
      ] as const);
    await page.evaluate(([given, name]) => (window as unknown as BenchWindow).bench.prepare(given, name), [
      shape,
      contender,
    ] as const);
    await reopen(5);
    const before = await heapOf(session);
    await reopen(times);
    const after = await heapOf(session);
    return {
      heap: after.bytes - before.bytes,
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
    };
  } finally {
    await page.close();
  }
}

async function openPage(bench: Bench): Promise<Page> {
  const page = await bench.browser.newPage({ viewport: { width: 900, height: 900 } });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(bench.address);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

/** Real keys, each once the last was answered, so that none waits for those before it. */
async function typeLetters(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await page.keyboard.press(i % 6 === 5 ? 'Space' : 'x');
    await page.waitForFunction((n) => (window as unknown as BenchWindow).bench.keyTimes().length > n, i);
    await page.waitForTimeout(30);
  }
}

/** After all garbage was collected: several times, for what is freed may hold what is not yet. */
async function heapOf(session: CDPSession): Promise<{ bytes: number; nodes: number; listeners: number }> {
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}

/** The value that this share of the values does not exceed; null when there are none. */
export function share(values: readonly number[], part: number): number | null {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * part))] ?? null;
}
