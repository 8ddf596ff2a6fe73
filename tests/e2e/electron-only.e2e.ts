import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MILL, put } from './articles.ts';
import { catchAll } from './catch-all.ts';
import { newFolder, ROOT, start } from './program.ts';

/**
 * What only Electron's own binary can show (PROMISES §6): its sandbox, its origin, its sessions. Where it is not, these
 * are skipped by name; the Chromium host answers for none of it.
 */

const hasElectron = existsSync(join(ROOT, 'node_modules/electron/dist'));

test('keeps the page in a sandbox of its own origin (needs the real binary) (PROMISES §6.2, 6.4)', async () => {
  test.skip(!hasElectron, 'Electron’s binary is not here');
  const program = await start([put(newFolder(), 'mill.txt', MILL)]);
  const preferences = await program.app.evaluate(async ({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const read = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = read.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    }),
  );
  expect(preferences).toEqual([{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false }]);
  expect(await program.page.evaluate(() => location.origin)).toBe('app://bundle');
  await program.quit();
});

test('confines a session that is made later (needs the real binary) (PROMISES §6.5)', async () => {
  test.skip(!hasElectron, 'Electron’s binary is not here');
  const server = await catchAll();
  const program = await start([put(newFolder(), 'mill.txt', MILL)]);
  const seen = await program.app.evaluate(async ({ session }, address) => {
    const later = session.fromPartition('made-later');
    const reached = await later.fetch(address).then(
      () => 'reached',
      () => 'refused',
    );
    return { reached, refusesDownloads: later.listenerCount('will-download') > 0 };
  }, `http://${server.host}/hit`);
  expect(seen).toEqual({ reached: 'refused', refusesDownloads: true });
  expect(server.connections).toBe(0);
  await program.quit();
  await server.close();
});
