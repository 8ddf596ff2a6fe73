import { KEYMAPS_AT_START } from '../../shared/commands/profiles.ts';
import { Journal, findJournals, recoveryOver } from '../../main/use-cases/journal.ts';
import { exportFormats, writeExport } from '../../main/use-cases/export-article.ts';
import { saveFile, type SaveRequest } from '../../main/use-cases/save-file.ts';
import { readSettings, SettingsKeeper } from '../../main/use-cases/settings.ts';
import { done } from '../../shared/result.ts';
import { lineFormat, plainArticle, tagQuote } from '../fakes/articles.ts';
import { directImport } from '../fakes/import-host.ts';
import { fakeServices } from '../fakes/services.ts';
import { newest, startProgram } from './program.ts';
import { BACKUPS, DATA, type Scenario, type Stage } from './scenario.ts';

/** What is written besides articles, and the writing itself: one file, one journal, the settings, an export. */

const { sha256 } = fakeServices();
const bytesOf = (text: string) => new TextEncoder().encode(text);

const TARGET = '/library/a.txt';
const OLD = 'the old version '.repeat(50);
const NEW = 'the new version, somewhat longer '.repeat(300);
const NOTHING = 'no file';

/** One save of NEW over what is there, and the same again. */
const savingOf = (name: string, old: string | null, request: Partial<SaveRequest> = {}): Scenario => ({
  name,
  async prepare({ files, time, witness }) {
    if (old === null) files.putFolder('/library');
    else files.put(TARGET, old);
    witness.have(old ?? NOTHING);
    const services = fakeServices();
    const save = async (number: number) => {
      const base = old === null ? [] : [sha256(old)];
      const again = number === 1 ? base : [...base, sha256(NEW)];
      const backup = `${BACKUPS}/${number}.saidwho`;
      const world = { files, services, timers: time };
      if (number === 1) witness.have(NEW);
      const asked = { path: TARGET, bytes: bytesOf(NEW), base: again, backup, ...request };
      const outcome = await saveFile(world, asked);
      if (outcome.outcome === 'saved') witness.sawSaved(NEW, files.durableText(TARGET));
      else witness.expect(outcome.problem.message.includes('“'), 'the failure names no file (D5)');
    };
    return { act: () => save(1), goOn: () => save(2), examine: () => undefined, target: () => TARGET };
  },
  async recover(stage) {
    await startProgram(stage);
    return newest(stage, [stage.files.text(TARGET) ?? NOTHING]);
  },
});

const SUBJECT = { articleId: 'a1', path: TARGET };
const ARTICLE = plainArticle('a1', 'one two three '.repeat(60));
const FOLDER = `${DATA}/journal`;

const stateAt = (sequence: number) => `after batch ${sequence}`;

/** A journal that is the only keeper of the work; `kept` batches are in it before calls count. */
const journalOf = (name: string, kept: number, act: (keeper: Keeper) => Promise<void>): Scenario => ({
  name,
  async prepare(stage) {
    stage.witness.have(stateAt(0));
    const keeper = new Keeper(stage);
    for (let count = 0; count < kept; count += 1) await keeper.append();
    return {
      act: () => act(keeper),
      async goOn() {
        await keeper.append();
        stage.witness.expect(keeper.isSafe, 'a journal that failed takes nothing more (D3)');
      },
      examine: () => undefined,
      target: () => null,
    };
  },
  async recover(stage) {
    const [found] = await findJournals(stage.files, FOLDER);
    const recovery = found === undefined ? null : recoveryOver(found, sha256(OLD));
    if (recovery === null) return stateAt(0);
    const count =
      recovery.snapshot === null ? recovery.count : recovery.snapshot.annotations.length + recovery.changes.length;
    stage.witness.expect(count === recovery.sequence, 'the journal has a gap (D1)');
    return newest(stage, [stateAt(recovery.sequence)]);
  },
});

/** Gives batches to a journal as a session does, and knows which of them it took. */
class Keeper {
  readonly #stage: Stage;
  readonly #journal: Journal;
  #sequence = 0;
  isSafe = true;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#journal = new Journal({ files: stage.files, services: fakeServices() }, FOLDER, SUBJECT);
  }

  append(): Promise<void> {
    const sequence = this.#next();
    const changes = [tagQuote(`q${sequence}`, 0, 3)];
    return this.#keep(this.#journal.append({ sequence, bases: BASES, changes }, () => snapshotAt(sequence)));
  }

  appendSnapshot(): Promise<void> {
    const sequence = this.#next();
    return this.#keep(this.#journal.appendSnapshot({ sequence, bases: BASES }, () => snapshotAt(sequence)));
  }

  mark(): Promise<void> {
    const sequence = this.#sequence;
    const mark = { sequence, bases: BASES, saving: sha256(NEW) };
    return this.#keep(this.#journal.mark(mark, () => snapshotAt(sequence)));
  }

  #next(): number {
    this.#sequence += 1;
    this.#stage.witness.have(stateAt(this.#sequence));
    return this.#sequence;
  }

  async #keep(keeping: Promise<void>): Promise<void> {
    const number = this.#sequence;
    this.isSafe = await keeping.then(
      () => true,
      () => false,
    );
    if (this.isSafe) this.#stage.witness.promised(number);
  }
}

const BASES = [sha256(OLD)];

/** The article after so many batches, each of which adds one quote. */
function snapshotAt(sequence: number) {
  const annotations = Array.from({ length: sequence }, (_, index) => ({
    record: 'annotation' as const,
    id: `q${index + 1}`,
    kind: 'quote',
    fragments: [{ start: 0, end: 3 }],
    attributes: {},
  }));
  return { article: { ...ARTICLE, annotations }, unsaved: sequence };
}

const SETTINGS = `${DATA}/settings.json`;
const settingsText = (settings: unknown) => `${JSON.stringify(settings, null, 2)}\n`;

const savingSettings: Scenario = {
  name: 'saving settings',
  async prepare({ files, time, witness }) {
    const before = {
      recent: ['/library/a.txt'],
      theme: 'system' as const,
      areGuidelinesShown: false,
      articles: [],
      newScheme: null,
      keymaps: KEYMAPS_AT_START,
      person: '',
      labels: { kinds: {}, links: {} },
      lastExport: null,
      projects: [],
    };
    files.put(SETTINGS, settingsText(before));
    witness.have(settingsText(before));
    const keeper = new SettingsKeeper({ files, services: fakeServices(), timers: time }, SETTINGS, before);
    const remember = async (path: string) => {
      keeper.rememberFile(path, 'a1');
      witness.have(settingsText(keeper.settings));
      await keeper.written();
    };
    return {
      async act() {
        await remember('/library/b.txt');
        await remember('/library/c.txt');
      },
      goOn: () => remember('/library/d.txt'),
      examine: () => undefined,
      target: () => SETTINGS,
    };
  },
  async recover(stage) {
    await startProgram(stage);
    return newest(stage, [settingsText(await readSettings(stage.files, SETTINGS))]);
  },
};

/** An export over a file that the user has agreed to replace, or to a new one. */
const exportOver = (name: string, old: string | null): Scenario => ({
  name,
  async prepare({ files, time, witness }) {
    if (old === null) files.putFolder('/library');
    else files.put(TARGET, old);
    witness.have(old ?? NOTHING);
    const filters = exportFormats([lineFormat]);
    const dialogs = {
      chooseFile: async () => done(null),
      chooseTarget: async () => done(TARGET),
      chooseFiles: async () => done(null),
      chooseFolder: async () => done(null),
    };
    const world = {
      files,
      services: fakeServices(),
      timers: time,
      dialogs,
      formats: [lineFormat],
      importHost: directImport([lineFormat], fakeServices()),
    };
    const text = lineFormat.write!(ARTICLE, world.services);
    witness.have(text);
    const write = async () => {
      const result = await writeExport(world, ARTICLE, filters[0]!.id);
      if (result?.ok === true) witness.sawSaved(text, files.durableText(TARGET));
      else witness.expect(result?.problems[0].message.includes('“a.txt”') === true, 'the failure names no file (D5)');
    };
    return { act: write, goOn: write, examine: () => undefined, target: () => TARGET };
  },
  async recover(stage) {
    await startProgram(stage);
    return newest(stage, [stage.files.text(TARGET) ?? NOTHING]);
  },
});

export const fileScenarios: readonly Scenario[] = [
  savingOf('first save of a file', null),
  savingOf('save over a version that is kept', OLD),
  savingOf('save over anything', OLD, { base: 'any' }),
  journalOf('journal of four batches with a mark and a whole article', 0, async (keeper) => {
    await keeper.append();
    await keeper.append();
    await keeper.mark();
    await keeper.append();
    await keeper.appendSnapshot();
    await keeper.append();
  }),
  journalOf('journal that begins a new generation', 200, async (keeper) => {
    await keeper.append();
    await keeper.append();
  }),
  savingSettings,
  exportOver('export to a new file', null),
  exportOver('export over an older one', OLD),
];
