import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Electron's windows share a screen and its one focus; those of the Chromium host have none to share. */
const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? resolve(root, 'node_modules/electron/dist');
const sharesScreen = existsSync(chosen) && resolve(chosen) !== resolve(root, 'main/chromium-host');

/** End-to-end tests start the program themselves through Playwright's `_electron`; no server, no browser of our own. */
export default defineConfig({
  testDir: resolve(root, 'tests/e2e'),
  testMatch: '**/*.e2e.ts',
  outputDir: resolve(root, 'test-results'),
  workers: sharesScreen ? 1 : 2,
  fullyParallel: true,
  // Two programs share the machine: the limits are for what hangs.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['line'],
    ['json', { outputFile: process.env['SAIDWHO_E2E_REPORT'] ?? join(tmpdir(), `saidwho-e2e-${process.pid}.json`) }],
  ],
});
