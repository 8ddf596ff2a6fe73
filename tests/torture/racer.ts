import { nodeFiles } from '../../main/adapters/node-files.ts';
import { systemTimers } from '../../main/adapters/clock.ts';
import type { Files, Timers } from '../../main/ports.ts';
import type { ArticleSession } from '../../main/use-cases/article-session.ts';
import type { Desk } from '../../main/use-cases/desk.ts';
import { batchOf, removeRecord, tagQuote } from '../fakes/articles.ts';
import { announce, listen } from './child.ts';
import { now, type Act, type ActOrder, type Interval, type RaceOrder, type RacerDone } from './race.ts';
import { hurried, realDesk } from './real-desk.ts';

/** One running program in a race: real use cases under an article that others write to as well. */

class Racer {
  readonly #desk: Desk;
  readonly #path: string;
  readonly #articleId: string;
  readonly #name: string;
  readonly #windows: Interval[];
  #number = 0;
  #made: string[] = [];
  /** Ends when nothing is being taken in. */
  #answering: Promise<void> = Promise.resolve();

  static async enter({ race, path, folders, name, isAnswering }: RaceOrder): Promise<Racer> {
    const windows: Interval[] = [];
    const timers = race === 'turns' ? withoutAutosave : hurried(10);
    let racer: Racer | null = null;
    const asked = () => {
      if (isAnswering) void racer?.takeForeign();
    };
    const desk = await realDesk(folders, { asked }, watched(windows), timers);
    const opened = await desk.openPath(path);
    if (!opened.ok) throw new Error(`The race's article was not opened: ${opened.problems[0].message}`);
    racer = new Racer(desk, path, opened.value.article.id, name, windows);
    return racer;
  }

  constructor(desk: Desk, path: string, articleId: string, name: string, windows: Interval[]) {
    this.#desk = desk;
    this.#path = path;
    this.#articleId = articleId;
    this.#name = name;
    this.#windows = windows;
  }

  get #session(): ArticleSession {
    return this.#desk.session(this.#articleId);
  }

  async act(act: Act): Promise<RacerDone> {
    let wrote: string[] = [];
    let removed: string[] = [];
    if (act === 'change' || act === 'change and save') wrote = await this.#add();
    if (act === 'remove') removed = await this.#remove();
    if (act === 'save') await this.#save({ isAsked: true });
    if (act === 'change and save') await this.#save({});
    if (act === 'reopen') await this.#desk.openPath(this.#path);
    if (act === 'finish') await this.#finish();
    await this.#answering;
    const { isDirty, saveState } = this.#session;
    const state = saveState.state === 'failed' ? saveState.problem.code : saveState.state;
    return { wrote, removed, isSaved: !isDirty, state, windows: this.#windows.splice(0) };
  }

  /** The last good version of a file that is half written is only shown: nobody can change it. */
  async #mayChange(): Promise<boolean> {
    const isShown = () => this.#session.saveState.state === 'read-only';
    if (isShown()) await this.#desk.openPath(this.#path);
    return !isShown();
  }

  async #add(): Promise<string[]> {
    if (!(await this.#mayChange())) return [];
    const id = `${this.#name}-${(this.#number += 1)}`;
    await this.#send(tagQuote(id, 0, 3));
    this.#made.push(id);
    return [id];
  }

  async #remove(): Promise<string[]> {
    if (!(await this.#mayChange())) return [];
    const id = this.#made.pop();
    if (id === undefined || this.#session.article.annotations.every((record) => record.id !== id)) return [];
    await this.#send(removeRecord(id));
    return [id];
  }

  /** As a page that has drawn what the session holds; asked for the whole, it has drawn it anew. */
  async #send(change: ReturnType<typeof tagQuote>): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const { article, sequence } = this.#session;
      const batch = batchOf(article, sequence, [change]);
      const answer = await this.#desk.change({ articleId: this.#articleId, ...batch });
      if ('acknowledged' in answer) return;
    }
    throw new Error('The session asked for the whole article again and again');
  }

  /** What a save meets is taken in first, and then saved with ours. */
  async #save(wish: { readonly isAsked?: boolean }): Promise<void> {
    await this.#session.save(wish);
    await this.#answering;
    await this.#session.save(wish);
  }

  /** As a page does: what was changed meanwhile makes it ask again. */
  takeForeign(): Promise<void> {
    this.#answering = this.#answering.then(() => this.#takeIn());
    return this.#answering;
  }

  async #takeIn(): Promise<void> {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const { sequence } = this.#session;
      const answer = await this.#session.foreignChanges(sequence);
      if (answer.answer === 'again') continue;
      if (answer.answer !== 'take') return;
      if (this.#session.sequence !== sequence) continue;
      const batch = batchOf(this.#session.article, sequence, answer.changes);
      await this.#desk.change({ articleId: this.#articleId, ...batch, takes: answer.takes });
      return;
    }
  }

  async #finish(): Promise<void> {
    const isDone = () => !this.#session.isDirty;
    for (let attempt = 0; attempt < 20 && !isDone(); attempt += 1) await this.#save({ isAsked: true });
    await this.#desk.close(CLOSING);
  }
}

/** Long enough for a page that hangs, on a busy machine: what is not saved by then counts as lost. Milliseconds, hurried. */
const CLOSING = 60_000;

/** In turns nobody acts unasked: autosave and retries, which wait for a second and more, stay away. */
const withoutAutosave: Timers = {
  after: (milliseconds, act) => (milliseconds >= 900 ? () => undefined : systemTimers.after(milliseconds, act)),
};

/** Notes, for each replaced file, the time from our last look at it until it was replaced. */
function watched(windows: Interval[]): Files {
  const looks = new Map<string, number>();
  return {
    ...nodeFiles,
    status(path) {
      looks.set(path, now());
      return nodeFiles.status(path);
    },
    async rename(from, to) {
      const start = looks.get(to) ?? now();
      await nodeFiles.rename(from, to);
      windows.push({ start, end: now() });
    },
  };
}

let racer: Racer | null = null;

await listen<RaceOrder | ActOrder>(async (order) => {
  if ('race' in order) racer = await Racer.enter(order);
  announce(await racer!.act('race' in order ? 'look' : order.act));
});
