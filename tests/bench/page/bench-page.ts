import '../../../renderer/views/theme.css';
import './bench-page.css';
import type { Article } from '../../../shared/model/article.ts';
import { articleOfShape, type Shape } from '../article.ts';
import type { Contender, Open } from './contender.ts';
import { ownEditor } from './own-editor.ts';
import { highlightedText, plainText, sectionedText } from './plain-text.ts';
import { loadRecogito, recogito } from './recogito.ts';

/**
 * The page in which contenders are measured. Times are milliseconds until the frame that shows the result was handed
 * to the compositor: the browser runs without a frame rate, so that waiting for a screen is no part of them.
 */

const CONTENDERS: Readonly<Record<string, Open>> = {
  saidwho: ownEditor,
  plain: plainText,
  sections: sectionedText,
  highlights: highlightedText,
  recogito,
};

/** What the other side calls in this page. */
export interface BenchPage {
  /** Makes the article, loads what the contender needs and returns the length of the text; nothing of it is measured. */
  prepare(shape: Shape, contender: string): Promise<number>;
  /** Opens the article and returns the time until it is on the screen and free for input. */
  open(contender: string): Promise<number>;
  /** False when the contender shows no annotation. */
  draws(): boolean;
  /** Puts the caret at a share of the text, ready for typing, and begins to note the times of keys. */
  startTyping(share: number): Promise<void>;
  /** Returns the times from keys to paint since typing began. */
  keyTimes(): readonly number[];
  /** Adds annotations, one after the other, beside the caret; returns the times, none where that cannot be done. */
  add(count: number): Promise<readonly number[]>;
  undo(count: number): Promise<readonly number[]>;
  /** Scrolls through the article and returns the times of the frames. */
  scroll(frames: number): Promise<readonly number[]>;
  close(): void;
  /** Opens and closes the article so often. */
  reopen(contender: string, times: number): Promise<void>;
}

const scroller = document.querySelector<HTMLElement>('#scroller')!;
const mount = document.querySelector<HTMLElement>('#mount')!;
let article: Article | null = null;
let contender: Contender | null = null;
let place = 0;
let keys: number[] = [];

/** Done once the next frame was painted: a message posted while it is made is answered right after it. */
const painted = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  });

const lengthOf = ({ blocks }: Article): number => blocks.reduce((sum, { text }) => sum + text.length + 1, 0);

const settle = async (): Promise<void> => {
  for (let i = 0; i < 3; i += 1) await painted();
};

async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return (await painted()) - start;
}

async function timedEach(count: number, act: (i: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    times.push(await timed(() => act(i)));
    await settle();
  }
  return times;
}

window.addEventListener('keydown', (event) => void painted().then((now) => keys.push(now - event.timeStamp)), true);

const bench: BenchPage = {
  prepare: async (shape, name) => {
    article = articleOfShape(shape);
    if (name === 'recogito') await loadRecogito();
    return lengthOf(article);
  },
  open: (name) =>
    timed(async () => {
      contender = await CONTENDERS[name]!(article!, mount, scroller);
    }),
  draws: () => contender!.draws?.() ?? true,
  async startTyping(share) {
    place = Math.floor(lengthOf(article!) * share);
    contender!.startTyping(place);
    await settle();
    keys = [];
  },
  keyTimes: () => keys,
  async add(count) {
    const { add } = contender!;
    if (add === undefined) return [];
    return timedEach(count, (i) => add.call(contender, place + 11 * i, place + 11 * i + 9));
  },
  async undo(count) {
    return contender!.undo === undefined ? [] : timedEach(count, () => contender!.undo!());
  },
  async scroll(frames) {
    const times: number[] = [];
    scroller.scrollTop = 0;
    await settle();
    let last = await painted();
    for (let i = 0; i < frames; i += 1) {
      scroller.scrollTop += 450;
      const now = await painted();
      times.push(now - last);
      last = now;
    }
    return times;
  },
  close() {
    contender?.close();
    contender = null;
  },
  async reopen(name, times) {
    for (let i = 0; i < times; i += 1) {
      const one = await CONTENDERS[name]!(article!, mount, scroller);
      await painted();
      one.close();
      await painted();
    }
  },
};

Object.assign(window, { bench });
