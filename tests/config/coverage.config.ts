import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/**
 * What guards a user's work has no branch that no test takes. A file on this list is whole; one more is added by
 * writing its name. Run by `npm run coverage`, which takes only the tests that belong to these files.
 */
const WHOLE = [
  'main/use-cases/save-file.ts',
  'main/use-cases/journal.ts',
  'main/use-cases/backups.ts',
  'main/use-cases/crc32.ts',
  'main/use-cases/settings.ts',
  'main/use-cases/known-versions.ts',
  'main/use-cases/foreign-version.ts',
  'main/use-cases/other-writers.ts',
  'main/use-cases/file-lock.ts',
  'main/use-cases/library-memory.ts',
  'main/use-cases/quarantine.ts',
  'main/use-cases/save-timer.ts',
  'main/use-cases/article-session.ts',
  'main/use-cases/before-saving.ts',
  'main/use-cases/journal-keeper.ts',
  'main/use-cases/recovery.ts',
  'main/use-cases/safety-copies.ts',
  'main/use-cases/session-words.ts',
  'main/use-cases/undo-store.ts',
  'shared/annotations/article-state.ts',
  'shared/annotations/map-ranges.ts',
  'shared/merge/*.ts',
  'shared/model/offsets.ts',
];

export default mergeConfig(
  base,
  defineConfig({
    test: {
      coverage: {
        enabled: true,
        provider: 'v8',
        include: WHOLE,
        reporter: ['text'],
        thresholds: { perFile: true, branches: 100 },
      },
    },
  }),
);
