import type { Dialogs } from '../../main/ports.ts';
import { done } from '../../shared/result.ts';
import { ManualTime } from './manual-time.ts';
import { MemoryFiles } from './memory-files.ts';
import { fakeServices } from './services.ts';

/** A world in memory whose user answers every file dialog with the same path, or closes it with null. */
export function worldWithDialogs(chosen: string | null) {
  const files = new MemoryFiles();
  files.putFolder('/out');
  /** The names that were suggested for a new file. */
  const asked: string[] = [];
  const dialogs: Dialogs = {
    chooseFile: async () => done(chosen),
    chooseFiles: async () => done(null),
    chooseFolder: async () => done(null),
    async chooseTarget(suggested) {
      asked.push(suggested);
      return done(chosen);
    },
  };
  return { files, asked, world: { files, services: fakeServices(), timers: new ManualTime(), dialogs } };
}
