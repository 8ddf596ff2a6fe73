import { app, dialog, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { Dialogs } from '../ports.ts';

/** The system's file dialogs, over the window that is asked for when one opens. */
export const systemDialogs = (findWindow: () => BrowserWindow | null): Dialogs => ({
  async chooseFile(filters) {
    const options = {
      title: 'Open an article',
      properties: ['openFile' as const],
      filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    };
    const window = findWindow();
    const { canceled, filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return canceled ? null : (filePaths[0] ?? null);
  },

  async chooseTarget(suggested, filters) {
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
  },
});
