import { defineConfig } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** End-to-end tests start the program themselves through Playwright's `_electron`; no server, no browser of our own. */
export default defineConfig({
  testDir: resolve(root, 'tests/e2e'),
  testMatch: '**/*.e2e.ts',
  outputDir: resolve(root, 'test-results'),
  workers: 1,
  timeout: 60_000,
  reporter: [
    ['line'],
    ['json', { outputFile: process.env['SAIDWHO_E2E_REPORT'] ?? join(tmpdir(), `saidwho-e2e-${process.pid}.json`) }],
  ],
});
