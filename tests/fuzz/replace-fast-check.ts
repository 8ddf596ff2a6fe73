import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const FROM_SEED = fileURLToPath(new URL('fast-check-from-seed.ts', import.meta.url));

/** Gives tests `fast-check-from-seed.ts` for fast-check, and nothing else. */
export const fastCheckFromSeed: Plugin = {
  name: 'saidwho-fast-check-from-seed',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'fast-check' && importer !== FROM_SEED ? FROM_SEED : null),
};
