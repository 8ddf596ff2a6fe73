import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { findChromium } from '../../main/chromium-host/find-chromium.ts';
import { fastCheckFromSeed } from '../fuzz/replace-fast-check.ts';
import { mutation } from '../museum/mutate.ts';
import { LongestFirst } from './longest-first.ts';

const root = resolve(import.meta.dirname, '../..');
const inBrowser = 'tests/renderer/**/*.browser.test.{ts,tsx}';

/** Keep the browser quiet and off the network; as root it refuses its own sandbox. */
const flags = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Without one the browser project fails by this name, and the node project runs all the same. */
const chromium = findChromium() ?? 'Chromium (not found: install it, or name one in SAIDWHO_CHROMIUM)';

/**
 * What a test waits for comes at once where there is time, and late on a machine that others use: these limits are for
 * what hangs. Milliseconds.
 */
const limits = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

/** The bug that is put into the code for this run: see tests/museum. */
const mutant = process.env['SAIDWHO_MUTANT'];

/** What takes more time than the inner loop has; `npm run check` leaves it out. */
const slow = [
  'tests/fuzz/**',
  'tests/storms/**',
  'tests/hostile/**',
  'tests/shared/merge/*-laws.test.ts',
  'tests/shared/merge/cell-model.test.ts',
  'tests/main/adapters/import-process.test.ts',
  'tests/bench/**',
  'tests/museum/museum.test.ts',
  'tests/torture/**',
  'tests/main/chromium-host/**',
  'tests/main/launcher/**',
  'tests/packaging.test.ts',
];

/**
 * Two projects over one tree: `node` takes every test, `browser` those named `*.browser.test.ts(x)` under
 * `tests/renderer`, in the Chromium that the machine has. End-to-end tests are Playwright's.
 */
export default defineConfig({
  root,
  test: {
    root,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        plugins: [react(), ...mutation(root, mutant), fastCheckFromSeed],
        test: {
          name: 'node',
          root,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [inBrowser, 'tests/e2e/**', 'node_modules/**', ...(process.env['SAIDWHO_QUICK'] ? slow : [])],
          environment: 'node',
          ...limits,
          // Vitest would leave one core to itself, which is half of a small machine.
          maxWorkers: availableParallelism(),
          // The cache knows files by what they hold on the disk, where a mutant is not.
          fsModuleCache: mutant === undefined,
        },
      },
      {
        root,
        plugins: [react(), fastCheckFromSeed],
        cacheDir: resolve(root, 'node_modules/.vite-browser'),
        // Scanned before the first page opens: a dependency found later would reload the page under a running test.
        optimizeDeps: {
          entries: ['renderer/main.tsx', inBrowser],
          include: ['react/jsx-dev-runtime', 'react-dom/client'],
        },
        test: {
          name: 'browser',
          root,
          include: [inBrowser],
          ...limits,
          maxWorkers: availableParallelism(),
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium, args: flags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
