import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexDesk } from '../../../main/index-process/desk.ts';
import type { IndexCall, IndexCalls, IndexState } from '../../../main/ports.ts';
import { readAs } from '../../../shared/formats/read-any.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import type { Registry } from '../../../shared/analysis/who-is-who.ts';
import type { Article } from '../../../shared/model/article.ts';
import { done } from '../../../shared/result.ts';
import { fakeServices } from '../../fakes/services.ts';

const services = fakeServices();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A folder of articles on the disk, and the index of it. */
export class ProjectOnDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'saidwho-index-'));
  readonly states: IndexState[] = [];
  /** Names of the files that were read, in order. */
  readonly read: string[] = [];
  registry: Registry = { speakers: [], ties: [] };
  #desk: IndexDesk | null = null;
  #isAway = false;

  put(name: string, article: Article | string): void {
    writeFileSync(
      join(this.folder, name),
      typeof article === 'string' ? article : saidwhoFile.write!(article, services),
    );
  }

  take(name: string): void {
    unlinkSync(join(this.folder, name));
  }

  /** Takes the whole folder away, as an unplugged drive does. */
  unplug(): void {
    renameSync(this.folder, `${this.folder}-away`);
    this.#isAway = true;
  }

  /** Begins to work with the index at the path; another one is closed. */
  async open(path = ':memory:', skip: readonly string[] = []): Promise<IndexDesk> {
    await this.#desk?.close();
    this.#desk = new IndexDesk({
      folder: this.folder,
      path,
      registry: this.registry,
      skip: new Set(skip),
      patternLimit: 300,
      sha256,
      readOwn: (input) => readAs(saidwhoFile, input, services),
      read: (bytes, name) => {
        this.read.push(name);
        const read = saidwhoFile.read!({ bytes, name }, services);
        return read.ok ? done(read.value.article) : read;
      },
      tellState: (state) => this.states.push(state),
      tellReading: () => undefined,
    });
    return this.#desk;
  }

  async ask<Name extends IndexCall>(
    call: Name,
    argument: IndexCalls[Name]['argument'],
  ): Promise<IndexCalls[Name]['answer']> {
    return (await (this.#desk ?? (await this.open())).answer(call, argument)) as IndexCalls[Name]['answer'];
  }

  /** Everything that can be asked, as one value. */
  async all(): Promise<unknown> {
    const stretch = { offset: 0, limit: 500 };
    await this.ask('refresh', null);
    const query = { words: '', isPattern: false, in: [] };
    const filter = {};
    return [
      await this.ask('listProject', { filter, sort: 'title', isDescending: false, group: 'tag', ...stretch }),
      await this.ask('listQuotes', stretch),
      await this.ask('listClaims', { filter, sort: { by: 'published', isDescending: false }, ...stretch }),
      await this.ask('listSpeakers', stretch),
      await this.ask('searchProject', { query, ...stretch }),
      await this.ask('searchProject', { query: { ...query, words: 'a* e*' }, ...stretch }),
    ];
  }

  async close(): Promise<void> {
    await this.#desk?.close();
    rmSync(this.#isAway ? `${this.folder}-away` : this.folder, { recursive: true, force: true });
  }
}
