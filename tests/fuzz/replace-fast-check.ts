import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const AT_LENGTH = fileURLToPath(new URL('at-length.ts', import.meta.url));

/** Gives tests `at-length.ts` for fast-check while `FUZZ_RUNS` is set, and nothing else. */
export const atLength = (runs: string | undefined): Plugin[] =>
  runs === undefined
    ? []
    : [
        {
          name: 'saidwho-fuzz-at-length',
          enforce: 'pre',
          resolveId: (source, importer) => (source === 'fast-check' && importer !== AT_LENGTH ? AT_LENGTH : null),
        },
      ];
