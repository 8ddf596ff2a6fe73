import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A **seed** is the number that random tests draw all their inputs from. `npm test` draws it from the tree that is
 * tested: the same commit always tries the same inputs, and every commit tries others.
 */

/** Variables that tests read their seed from: those of properties, of sessions, and of both where a page runs them. */
export const SEED_VARIABLES = ['FUZZ_SEED', 'SAIDWHO_FUZZ_SEED', 'VITE_FUZZ_SEED'] as const;

/** Seeds are below it: a session adds its number, and generators take 32 bits. */
const LIMIT = 1_000_000_000;

/** The environment's own seeds; where it names none, the one that is given. */
export function seedsFor(environment: NodeJS.ProcessEnv, seed: () => number): Record<string, string> {
  const named = SEED_VARIABLES.map((name) => environment[name]).find((value) => value !== undefined);
  const common = named ?? String(seed());
  return Object.fromEntries(SEED_VARIABLES.map((name) => [name, environment[name] ?? common]));
}

/** The seed of the tree that was committed last; without Git, another one each time. */
export function seedOfTree(root: string, readTree: (root: string) => string | null = treeOf): number {
  const tree = readTree(root) ?? `${readFileSync(join(root, 'package.json'), 'utf8')}${Date.now()}`;
  return createHash('sha256').update(tree).digest().readUInt32BE() % LIMIT;
}

/** The hash of the committed tree, which is the same for commits that differ in their message or history alone. */
function treeOf(root: string): string | null {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    return execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { cwd: root, encoding: 'utf8', stdio }).trim();
  } catch {
    return null;
  }
}
