import { Desk } from '../../main/use-cases/desk.ts';
import type { Dialogs } from '../../main/ports.ts';
import { Library } from '../../main/use-cases/library.ts';
import { LibraryMemory } from '../../main/use-cases/library-memory.ts';
import { Originals } from '../../main/use-cases/originals.ts';
import { readSettings, SettingsKeeper } from '../../main/use-cases/settings.ts';
import type { Format } from '../../shared/formats/format.ts';
import { FORMATS } from '../../shared/formats/index.ts';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import { done } from '../../shared/result.ts';
import { directImport } from './import-host.ts';
import { ManualTime } from './manual-time.ts';
import { MemoryFiles } from './memory-files.ts';
import { fakeServices } from './services.ts';

/**
 * The desk with the formats of the product over files in memory: what is brought in and taken out goes its real way.
 *
 * @param answer what every file dialog is answered with; null closes it
 */
export async function exchangeDesk(answer: string | null = null, formats: readonly Format[] = FORMATS) {
  const files = new MemoryFiles();
  const time = new ManualTime();
  const services = fakeServices();
  const world = { files, services, clock: time, timers: time };
  const library = new Library(files, services, '/library', new LibraryMemory(world, '/data/library.json'));
  const settings = new SettingsKeeper(world, '/data/settings.json', await readSettings(files, '/data/settings.json'));
  const direct = directImport(formats, services);
  /** Names of the files that were handed to the import process. */
  const read: string[] = [];
  const importHost: typeof direct = {
    ...direct,
    read(input) {
      read.push(input.name);
      return direct.read(input);
    },
  };
  const desk = new Desk({
    ...world,
    library,
    settings,
    importHost,
    formats,
    originals: new Originals(world, '/data/originals'),
    ownFormat: saidwhoFile.id,
    write: (article) => saidwhoFile.write!(article, services),
    journalFolder: '/data/journal',
    backupFolder: '/data/backups',
    quarantineFolder: '/data/quarantine',
    undoFolder: '/data/undo',
    writer: 'us',
    samplesFolder: '/app/samples',
    tell: () => undefined,
  });
  const dialogs: Dialogs = {
    chooseFile: async () => done(answer),
    chooseFiles: async () => done(answer === null ? null : [answer]),
    chooseTarget: async () => done(answer),
    chooseFolder: async () => done(answer),
  };
  return { files, library, settings, desk, read, exporting: { ...world, library, importHost, formats, dialogs } };
}

/** Goes on whatever happens. */
export const goOn = (): boolean => true;

/** Two people and a link between them, as brat writes them beside `Ann met Bob.` */
export const BRAT = 'T1\tPerson 0 3\tAnn\nT2\tPerson 8 11\tBob\nR1\tMet Arg1:T1 Arg2:T2\n';

/** Two articles in a file of doccano. */
export const TWO_ARTICLES =
  '{"id":1,"text":"Ann said no.","label":[[0,3,"PER"]]}\n{"id":2,"text":"Bob said yes.","label":[[0,3,"PER"]]}\n';
