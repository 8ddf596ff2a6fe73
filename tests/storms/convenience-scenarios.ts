import { LibraryMemory, type Remembered } from '../../main/use-cases/library-memory.ts';
import { UndoStore } from '../../main/use-cases/undo-store.ts';
import type { UndoEntry } from '../../shared/schema/undo-log.ts';
import { plainArticle } from '../fakes/articles.ts';
import { fakeServices } from '../fakes/services.ts';
import { newest, startProgram } from './program.ts';
import { DATA, type Scenario, type Stage } from './scenario.ts';

/** What is never the only copy of anything, and may be lost: but what comes back is whole and was once so. */

const ARTICLE = plainArticle('a1', 'one two three '.repeat(60));
const UNDO = `${DATA}/undo`;

/** The store takes whatever the page gives it; here the number of the entry alone counts. */
const entry = (number: number) => ({ number }) as unknown as UndoEntry;
const NO_LOG = 'no log';
const logOf = (count: number) => `${count} entries`;

/** The state of the log as it is read: how many entries it has, in their order and without a gap. */
async function readLog({ files, witness }: Stage): Promise<string> {
  const log = await new UndoStore({ files, services: fakeServices() }, UNDO, ARTICLE.id, () => undefined).read();
  if (log === null) return NO_LOG;
  const { base, entries } = log as { base: unknown; entries: readonly { number: number }[] };
  witness.expect(JSON.stringify(base) === JSON.stringify(ARTICLE), 'the log begins with another article');
  witness.expect(
    entries.every(({ number }, index) => number === index + 1),
    'the log of undo has a gap',
  );
  return logOf(entries.length);
}

const undoLog: Scenario = {
  name: 'log of undo that is begun, added to, read and added to',
  async prepare({ files, witness }) {
    [NO_LOG, logOf(0)].forEach((state) => witness.have(state));
    let isLost = false;
    const open = () =>
      new UndoStore({ files, services: fakeServices() }, UNDO, ARTICLE.id, () => {
        isLost = true;
      });
    const add = async (store: UndoStore, number: number) => {
      witness.have(logOf(number));
      await store.append([entry(number)]);
    };
    return {
      async act() {
        const first = open();
        await first.begin({ base: ARTICLE, sections: [] }, []);
        await add(first, 1);
        await add(first, 2);
        await first.close();
        const second = open();
        const log = (await second.read()) as { entries: readonly unknown[] } | null;
        if (log?.entries.length === 2) await add(second, 3);
        await second.close();
      },
      async goOn() {
        await open().begin({ base: ARTICLE, sections: [] }, []);
        witness.expect(!isLost || files.paths(UNDO).length > 0, 'a log that failed is not begun again');
      },
      examine: () => undefined,
      target: () => null,
    };
  },
  recover: async (stage) => newest(stage, [await readLog(stage)]),
};

const MEMORY = `${DATA}/library.json`;

const remembered = (names: string): readonly Remembered[] =>
  [...names].map((name) => ({
    path: `/library/${name}.saidwho`,
    articleId: name,
    title: name,
    modified: 1,
    quotes: 0,
    claims: 0,
  }));

const memory: Scenario = {
  name: 'memory of the library',
  async prepare({ files, time, witness }) {
    files.put(MEMORY, JSON.stringify(remembered('abc')));
    witness.have(files.text(MEMORY)!);
    const store = new LibraryMemory({ files, services: fakeServices(), timers: time }, MEMORY);
    const compare = async (names: string) => {
      witness.have(JSON.stringify(remembered(names)));
      await store.compare(remembered(names));
    };
    return {
      async act() {
        await compare('abcd');
        await compare('abcdefghij');
        witness.have(JSON.stringify([...remembered('ab'), ...remembered('cdefghij')]));
        await store.compare(remembered('ab')); // Eight are gone at once: nothing is forgotten.
      },
      goOn: () => compare('abcdefghijk'),
      examine: () => undefined,
      target: () => MEMORY,
    };
  },
  async recover(stage) {
    await startProgram(stage);
    return newest(stage, [stage.files.text(MEMORY) ?? '']);
  },
};

export const convenienceScenarios: readonly Scenario[] = [undoLog, memory];
