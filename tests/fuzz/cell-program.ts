import { Originals } from '../../main/use-cases/originals.ts';
import { expect } from 'vitest';
import { applyChanges, articleOf, stateOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import type { Events, Host, OpenedArticle, SaveState } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Result } from '../../shared/result.ts';
import type { UndoLog } from '../../shared/schema/undo-log.ts';
import { type ArticleSession } from '../../main/use-cases/article-session.ts';
import { Desk } from '../../main/use-cases/desk.ts';
import { Library } from '../../main/use-cases/library.ts';
import { LibraryMemory } from '../../main/use-cases/library-memory.ts';
import { readSettings, SettingsKeeper } from '../../main/use-cases/settings.ts';
import { opened } from '../../renderer/editor/article-state.ts';
import { transactionOf } from '../../renderer/editor/take-changes.ts';
import { TextIndex } from '../../renderer/editor/text-index.ts';
import { takeForeign } from '../../renderer/store/incoming.ts';
import { type Outbox, openOutbox } from '../../renderer/store/outbox.ts';
import { type CellArticle, type CellHistory, isSpace } from '../builders/cells.ts';
import { directImport } from '../fakes/import-host.ts';
import { ManualTime, settle } from '../fakes/manual-time.ts';
import { MemoryFiles } from '../fakes/memory-files.ts';
import { fakeServices } from '../fakes/services.ts';
import { articleOfCells, type CellPage, textOfArticle } from './cell-page.ts';
import { expectSame, pictureOf, pictureOfState } from './editor-session.ts';

/**
 * The whole program but for its window: the page with its model, the outbox, the desk, a disk in memory with files of
 * the real format. It can be left and started again, killed at any moment, and somebody else can write its file.
 */

const PATH = '/library/cells.saidwho';

/** What somebody else did, as the model says it of whatever article it meets. */
export type ForeignDeed = (article: CellArticle) => CellArticle;

const services = fakeServices();

/** Returns the bytes of the file of an article. */
export const written = (article: Article): string => saidwhoFile.write!(article, services);

export class CellProgram {
  readonly page: CellPage;
  files = new MemoryFiles();
  /** How far the clock on the wall is off. Milliseconds. */
  skew = 0;
  /** How many deeds were done. */
  deeds = 0;
  /** False while the page has hung. */
  doesAnswer = true;
  /** What main was told last, with what can be undone of it. */
  told: CellHistory;
  /** What the file holds. */
  onDisk: CellArticle;
  /** Where undoing everything leads. */
  first: CellArticle;
  #time = new ManualTime();
  #desk!: Desk;
  #library!: Library;
  #outbox!: Outbox;
  /** What the page is about to be asked to take in. */
  #foreign: ForeignDeed | null = null;

  constructor(page: CellPage) {
    this.page = page;
    this.first = this.onDisk = page.present;
    this.told = page.history.copy();
    this.files.put(PATH, written(articleOfCells(page.present.cells)));
  }

  get session(): ArticleSession {
    return this.#desk.session('cells');
  }

  get path(): string {
    return this.session.path ?? PATH;
  }

  /** Starts the program on the disk as it is, and opens the file. */
  async start(path = PATH): Promise<void> {
    const { files } = this;
    const time = new ManualTime(this.#time.now());
    this.#time = time;
    const clock = { now: () => time.now() + this.skew };
    const own = fakeServices();
    const world = { files, services: own, clock, timers: time };
    this.#library = new Library(files, own, '/library', new LibraryMemory(world, '/data/library.json'));
    const settings = await readSettings(files, '/data/settings.json');
    this.#desk = new Desk({
      ...world,
      library: this.#library,
      settings: new SettingsKeeper(world, '/data/settings.json', settings),
      importHost: directImport([saidwhoFile], own),
      ownFormat: saidwhoFile.id,
      write: written,
      journalFolder: '/data/journal',
      backupFolder: '/data/backups',
      quarantineFolder: '/data/quarantine',
      undoFolder: '/data/undo',
      writer: 'us',
      originals: new Originals(world, '/data/originals'),
      formats: [],
      samplesFolder: '/app/samples',
      tell: <Name extends keyof Events>(name: Name, _event: Events[Name]) => {
        if (name === 'foreign' && this.doesAnswer) void takeForeign(this.#host, () => this.#onScreen());
      },
    });
    await this.#open(this.#desk.openPath(path));
  }

  /** Shows what main has opened. What the page held is gone, but for what main tells. */
  async #open(asked: Promise<Result<OpenedArticle>>): Promise<void> {
    await this.pass(100);
    const result = await asked;
    if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
    const { article, undo, sequence } = structuredClone(result.value);
    const { state, log } = opened(article, undo as UndoLog);
    let isLogKept = log === undo;
    this.#outbox = openOutbox(this.#host, article, sequence, () => this.#presentState(), fail);
    this.page.onChanges = (changes, entry) => {
      if (!isLogKept) this.session.beginUndo(log.base === article ? undefined : log.base, log.sections, log.entries);
      isLogKept = true;
      this.#outbox.add(changes, entry);
    };
    this.page.reopen(state, article);
  }

  readonly #host: Pick<Host, 'call'> & Host = {
    call: (async (name: string, argument: never) => {
      const asked: never = structuredClone(argument);
      if (name === 'changeArticle') return this.#desk.change(asked);
      if (name === 'replaceArticle') return this.#desk.replace(asked);
      const { sequence } = asked as { sequence: number };
      return structuredClone(await this.session.foreignChanges(sequence));
    }) as Host['call'],
    openDropped: () => Promise.reject(new Error('Nothing is dropped here')),
    on: () => () => undefined,
  };

  #presentState() {
    const { blocks, length } = TextIndex.of(this.page.state.doc);
    return { set: this.page.set, blocks, length };
  }

  #onScreen() {
    return { articleId: 'cells', outbox: this.#outbox, take: (changes: readonly Change[]) => this.#take(changes) };
  }

  #take(changes: readonly Change[]): boolean {
    const tr = transactionOf(this.page.state, changes);
    if (tr === null || this.#foreign === null) throw new Error('The page was given changes that it cannot take');
    this.page.perform(tr, this.#foreign(this.page.present));
    this.#foreign = null;
    this.page.check();
    return true;
  }

  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): Promise<void> {
    return this.#time.pass(milliseconds);
  }

  /** Hands over what waits on the page. */
  async flush(): Promise<void> {
    await this.#outbox.flush();
    this.told = this.page.history.copy();
  }

  /** Saves, and expects that the file holds what the page shows; saved again it stays as it is (D8). */
  async save(): Promise<void> {
    await this.flush();
    await this.#saveNow();
    this.onDisk = this.page.present;
    const before = this.#articles;
    await this.#saveNow();
    expect(this.#articles, 'saved twice is saved once (D8)').toEqual(before);
    await this.checkFile();
  }

  /** Every article on the disk with its bytes and its time of change; the lock beside one is no part of it. */
  get #articles(): Record<string, string> {
    const all = Object.entries(this.files.snapshot('/library'));
    return Object.fromEntries(all.filter(([path]) => path.endsWith('.saidwho')));
  }

  async #saveNow(): Promise<void> {
    let state = await this.#askToSave(false);
    const isGuarded = state.state === 'failed' && state.problem.code === 'save/shrunk';
    const isBlank = this.page.present.cells.every(isSpace);
    if (isGuarded && isBlank) state = await this.#askToSave(true);
    const isSaved = ['saved', 'untouched', 'conflict'].includes(state.state);
    if (!isSaved) throw new Error(`Not saved: ${JSON.stringify(state)}`);
  }

  async #askToSave(isAgreed: boolean): Promise<SaveState> {
    const saving = this.session.save({ isAsked: true, isAgreed });
    await this.pass(2_000);
    return saving;
  }

  /** Expects that the file, read back, is what the page shows, and that all who count come to the same (T1, T12, D9). */
  async checkFile(): Promise<void> {
    const text = this.files.text(this.path)!;
    const article = articleIn(text);
    const { blocks, set } = stateOf(article);
    expectSame(pictureOf(blocks, set), pictureOfState(this.page.state), 'the file and the page (D9)');
    const { parents: _, ...known } = article;
    expect(articleIn(written(known)), 'what is read is written (D9)').toEqual(known);
    checkExact(text, textOfArticle(article));
    const listed = (await this.#library.list()).articles.find(({ name }) => this.path.endsWith(`/${name}`));
    const count = (kind: string) =>
      [...this.page.present.annotations.values()].filter((one) => one.kind === kind).length;
    expect([listed?.quotes, listed?.claims], 'the library counts the same (T12)').toEqual([
      count('quote'),
      count('claim'),
    ]);
    expect(article.annotations.length).toBe(this.page.present.annotations.size);
  }

  /** Loads the page again while the program runs on. */
  async reloadPage(): Promise<void> {
    await this.flush();
    const shown = this.#desk.currentOpened();
    await this.#open(shown.then((value) => ({ ok: true, value: value! })));
  }

  /** Ends the program as one does, and starts it again: nothing is written by that. */
  async restart(): Promise<void> {
    await this.flush();
    const { path } = this;
    const closing = this.#desk.close(3_000);
    await this.pass(3_000);
    await closing;
    this.onDisk = this.page.present;
    this.files = this.files.afterKill();
    const before = this.#articles;
    await this.start(path);
    await this.pass(10_000);
    expect(this.#articles, 'opening writes nothing (D7, D8)').toEqual(before);
  }

  /**
   * Kills the program, somebody else may write the file, and starts it again.
   *
   * @param turns after so many steps of what it was at, handing over its last changes; null when it was at rest
   */
  async crash(turns: number | null, foreign: ForeignWork | null): Promise<void> {
    const { path } = this;
    const candidates = turns === null ? [this.told] : [this.page.history.copy(), this.told];
    if (turns === null) await settle();
    else void this.#outbox.flush();
    for (let turn = 0; turn < (turns ?? 0); turn += 1) await Promise.resolve();
    this.files = this.files.afterKill();
    // Nothing but the disk tells what the file holds now: it may have been saved meanwhile.
    const work = foreign?.(articleIn(this.files.text(path)!), this.told.present) ?? null;
    if (work !== null) this.#write(path, work.article);
    await this.start(path);
    let cause: unknown = 'nothing';
    for (const history of candidates) if (cause !== null) cause = this.#follow(history, work?.deed ?? null);
    if (cause !== null) throw new Error('What is shown after a crash is not what was there', { cause });
    this.told = this.page.history.copy();
  }

  /** Takes the history for the page's own, and returns null; or what is amiss when the page shows something else. */
  #follow(history: CellHistory, deed: ForeignDeed | null): unknown {
    const { page } = this;
    const last = page.history.copy();
    page.history.take(history);
    if (deed !== null) page.history.forget(deed(history.present));
    try {
      page.check();
      if (deed !== null) this.first = page.present;
      return null;
    } catch (error) {
      page.history.take(last);
      return error;
    }
  }

  /** Somebody else writes the file while it is open here; the page takes it in, or both go on beside each other (C1). */
  async write(foreign: ForeignWork): Promise<void> {
    await this.pass(0);
    const { path, doesAnswer } = this;
    const work = foreign(articleIn(this.files.text(path)!), this.page.present);
    if (work === null) return;
    const theirs = this.#write(path, work.article);
    if (doesAnswer) {
      this.#foreign = work.deed;
      await this.pass(12_000);
      expect(this.#foreign, 'the page was asked').toBeNull();
    } else {
      await this.flush();
      await this.pass(30_000);
      expect(this.path, 'ours goes beside theirs').not.toBe(path);
      expect(this.files.text(path), 'theirs stays').toBe(theirs);
    }
    this.told = this.page.history.copy();
    await this.save();
  }

  /** Whoever writes says which version they know. */
  #write(path: string, article: Article): string {
    const parents = [services.sha256(this.files.text(path)!), ...(article.parents ?? [])];
    const text = written({ ...article, parents: parents.slice(0, 40) });
    this.files.put(path, text);
    return text;
  }
}

/** What somebody else does to the file: the article they write, and the same in words of the model; null for nothing. */
export type ForeignWork = (
  file: Article,
  ours: CellArticle,
) => { readonly article: Article; readonly deed: ForeignDeed } | null;

/** Returns the article after changes. */
export const changed = (article: Article, changes: readonly Change[]): Article =>
  articleOf(article, applyChanges(stateOf(article), changes));

function articleIn(text: string): Article {
  const reading = saidwhoFile.read!({ bytes: new TextEncoder().encode(text), name: 'cells.saidwho' }, services);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  expect([reading.value.notes, reading.value.readOnly], 'our own file reads without a word').toEqual([[], undefined]);
  return reading.value.article;
}

/** Every fragment in the file says the words that lie there, counted anew in code points (T1, T6). */
function checkExact(file: string, text: string): void {
  const points = Array.from(text);
  const { annotations } = JSON.parse(file) as {
    annotations: { fragments: { start: number; end: number; exact: string }[] }[];
  };
  for (const { start, end, exact } of annotations.flatMap(({ fragments }) => fragments)) {
    expect(exact).toBe(points.slice(start, end).join(''));
  }
}

function fail(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error));
}
