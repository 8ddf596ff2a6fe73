import { app, dialog, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { done, refuse, type Result } from '../../shared/result.ts';
import type { Dialogs } from '../ports.ts';

/** The system's file dialogs, over the window that is asked for when one opens. */
export const systemDialogs = (findWindow: () => BrowserWindow | null): Dialogs => ({
  chooseFile: (filters, title = 'Open an article') =>
    shown(async () => {
      const options = {
        title,
        properties: ['openFile' as const],
        filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
      };
      const window = findWindow();
      const { canceled, filePaths } = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return canceled ? null : (filePaths[0] ?? null);
    }),

  chooseFiles: (filters, title) =>
    shown(async () => {
      const options = {
        title,
        properties: ['openFile' as const, 'multiSelections' as const],
        filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
      };
      const window = findWindow();
      const { canceled, filePaths } = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return canceled || filePaths.length === 0 ? null : filePaths;
    }),

  chooseTarget: (suggested, filters) =>
    shown(async () => {
      const options = {
        defaultPath: join(app.getPath('documents'), suggested),
        properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
        filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
      };
      const window = findWindow();
      const { canceled, filePath } = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      return canceled || filePath === '' ? null : filePath;
    }),

  chooseFolder: (title) =>
    shown(async () => {
      const options = {
        title,
        defaultPath: app.getPath('documents'),
        properties: ['openDirectory' as const, 'createDirectory' as const],
      };
      const window = findWindow();
      const { canceled, filePaths } = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return canceled ? null : (filePaths[0] ?? null);
    }),
});

/** A system that cannot show dialogs says so in its own words, and what to install; the reader gets them. */
async function shown<T>(dialogOf: () => Promise<T | null>): Promise<Result<T | null>> {
  try {
    return done(await dialogOf());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse({ code: 'dialog/unavailable', message: `No file dialog can be shown. ${reason}` });
  }
}
