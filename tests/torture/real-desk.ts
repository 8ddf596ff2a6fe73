import { Originals } from '../../main/use-cases/originals.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock, systemTimers } from '../../main/adapters/clock.ts';
import { nodeFiles } from '../../main/adapters/node-files.ts';
import { nodeServices } from '../../main/adapters/services.ts';
import type { Files, Timers } from '../../main/ports.ts';
import { Desk } from '../../main/use-cases/desk.ts';
import { Library } from '../../main/use-cases/library.ts';
import { LibraryMemory } from '../../main/use-cases/library-memory.ts';
import { sweepTemporaries } from '../../main/use-cases/save-file.ts';
import { readSettings, SettingsKeeper } from '../../main/use-cases/settings.ts';

import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import { text } from '../../shared/formats/text.ts';
import type { Events, SaveState } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import { directImport } from '../fakes/import-host.ts';

/** The program's own use cases over the real disk and the real clock, wired as `main/index.ts` wires them. */

export interface Folders {
  readonly library: string;
  readonly userData: string;
  /** Where the journal and the backups are, when they are not in the user data. */
  readonly journal?: string;
  readonly backups?: string;
}

export const services = nodeServices('0');

/** The whole content of an article's file. */
export const fileOf = (article: Article): string => saidwhoFile.write!(article, services);

/** What the article says, written down; from which versions it was made is not part of it. */
export function contentOf(article: Article): string {
  const { parents: _parents, ...content } = article;
  return fileOf(content);
}

/** What stands in for the page hears of these. */
export interface Ears {
  readonly shown?: (articleId: string, state: SaveState) => void;
  /** Somebody else's version is to be taken in; whoever leaves this out never answers. */
  readonly asked?: (articleId: string) => void;
}

/** Wires a desk. */
export async function realDesk(
  folders: Folders,
  ears: Ears = {},
  files: Files = nodeFiles,
  timers: Timers = systemTimers,
): Promise<Desk> {
  const world = { files, services, clock: systemClock, timers };
  const at = (name: string) => files.join(folders.userData, name);
  const memory = new LibraryMemory(world, at('library.json'));
  const library = new Library(files, services, folders.library, memory);
  await sweepTemporaries(files, [folders.library], systemClock.now());
  const settings = new SettingsKeeper(world, at('settings.json'), await readSettings(files, at('settings.json')));
  return new Desk({
    ...world,
    library,
    settings,
    importHost: directImport([saidwhoFile, text], services),
    ownFormat: saidwhoFile.id,
    write: fileOf,
    journalFolder: folders.journal ?? at('journal'),
    backupFolder: folders.backups ?? at('backups'),
    quarantineFolder: at('quarantine'),
    undoFolder: at('undo'),
    writer: services.newId(),
    originals: new Originals(world, at('originals')),
    formats: [],
    samplesFolder: at('no-samples'),
    tell: <Name extends keyof Events>(name: Name, event: Events[Name]) => {
      if (name === 'foreign') ears.asked?.((event as Events['foreign']).articleId);
      if (name !== 'saveState') return;
      const { articleId, saveState } = event as Events['saveState'];
      ears.shown?.(articleId, saveState);
    },
  });
}

/** Waits only for a part of the time: `10` for a tenth. */
export const hurried = (times: number): Timers => ({
  after: (milliseconds, act) => systemTimers.after(milliseconds / times, act),
});

/**
 * The real disk for a program that can be stopped within this process: from then on none of its calls begins or comes
 * back, as if it had been killed.
 */
export function stoppableFiles(): { readonly files: Files; stop(): Promise<void> } {
  let hasStopped = false;
  const never = new Promise<never>(() => undefined);
  const guard = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(_, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...words: unknown[]) => {
          const isDisk = !['join', 'folderOf', 'nameOf', 'absolute'].includes(String(key));
          if (hasStopped && isDisk) return never;
          const answer: unknown = value.apply(target, words);
          if (!(answer instanceof Promise)) return answer;
          return answer.then((result: unknown) => {
            if (hasStopped) return never;
            return key === 'create' ? guard(result as object) : result;
          });
        };
      },
    });
  return {
    files: guard(nodeFiles),
    async stop() {
      hasStopped = true;
      await pause(30); // What has begun already comes to its end.
    },
  };
}

/** The article in a file's bytes, or the code for which our own reader refuses them. */
export function readBack(bytes: Uint8Array): Article | string {
  const reading = saidwhoFile.read!({ bytes, name: 'a.saidwho' }, services);
  return reading.ok ? reading.value.article : reading.problems[0].code;
}
