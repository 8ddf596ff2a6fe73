import type { Migration } from './migration.ts';

/** Every migration of the working file, oldest first; none yet, since version 1 is the first. */
export const MIGRATIONS: readonly Migration[] = [];
