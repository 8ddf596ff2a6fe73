import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createVitest, type TestModule, type TestProject, type TestUserConfig } from 'vitest/node';
import { fastCheckFromSeed } from '../fuzz/replace-fast-check.ts';
import { MUTANTS, type Mutant } from './mutants.ts';
import { mutatedText, mutation } from './mutate.ts';

/**
 * Runs the guards of all mutants in one process, which saves the start of Vitest for each. Each mutant is a project of
 * its own with its own modules, and one more has none; `museum.test.ts` starts this and reads what it prints.
 */

/** What one run of guards came to. */
export interface Run {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** Why the tests did not run as they should; null when they did. */
  readonly crash: string | null;
}

/** Name of the run without any mutant. */
export const SOUND = 'sound';

/** Before what is printed for the parent. */
export const MARK = 'MUSEUM ';

const root = resolve(import.meta.dirname, '../..');

async function runAll(): Promise<Record<string, Run>> {
  const faults = MUTANTS.flatMap((mutant) => {
    const fault = faultOf(mutant);
    return fault === null ? [] : [[mutant.id, { passed: [], failed: [], crash: fault }] as const];
  });
  const runs: Record<string, Run> = Object.fromEntries(faults);
  const ids = [SOUND, ...MUTANTS.map(({ id }) => id).filter((id) => !(id in runs))];
  const pluginsOf = (id: string) => [fastCheckFromSeed, ...(id === SOUND ? [] : mutation(root, id))];
  const projects = ids.map((id) => ({ root, plugins: pluginsOf(id), test: configOf(id) }));
  const vitest = await createVitest('test', { config: false, root, watch: false, reporters: [{}], projects });
  const specifications = vitest.projects.flatMap((project) =>
    guardsOf(project).map((guard) => specify(project, guard)),
  );
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  if (unhandledErrors.length > 0) throw new Error(`Errors outside of tests: ${unhandledErrors.map(String).join('\n')}`);
  for (const id of ids) runs[id] = runOf(testModules.filter(({ project }) => project.name === id));
  await vitest.close();
  return runs;
}

/** Why the mutant cannot be put into the code; null when it can. */
function faultOf(mutant: Mutant): string | null {
  try {
    mutatedText(mutant, readFileSync(resolve(root, mutant.file), 'utf8'));
    return null;
  } catch (error) {
    return String(error);
  }
}

const configOf = (id: string): TestUserConfig => ({
  name: id,
  root,
  include: ['tests/**/*.test.ts'],
  environment: 'node',
  testTimeout: id === SOUND ? 120_000 : 20_000, // A mutant may run for ever.
  // The cache knows files by what they hold on the disk, where a mutant is not.
  fsModuleCache: id === SOUND,
});

/** One for each file of guards, with the names of all that run in it. */
function guardsOf({ name }: TestProject): { readonly file: string; readonly tests: readonly string[] }[] {
  const guards = MUTANTS.filter(({ id }) => name === SOUND || id === name).map(({ guard }) => guard);
  return [...new Set(guards.map(({ file }) => file))].map((file) => ({
    file,
    tests: guards.filter((guard) => guard.file === file).map(({ test }) => test),
  }));
}

function specify(project: TestProject, { file, tests }: ReturnType<typeof guardsOf>[number]) {
  const pattern = tests.map((test) => test.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  return project.createSpecification(resolve(root, file), { testNamePattern: new RegExp(pattern) });
}

function runOf(modules: readonly TestModule[]): Run {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const named = (state: string) =>
    tests.filter((test) => test.result().state === state).map(({ fullName }) => fullName);
  const broken = modules.flatMap((module) => module.errors().map(({ message }) => message));
  if (modules.length === 0) broken.push('No test ran');
  return { passed: named('passed'), failed: named('failed'), crash: broken.length === 0 ? null : broken.join('\n') };
}

if (process.argv[1] === import.meta.filename) {
  const runs = await runAll();
  process.stdout.write(`\n${MARK}${JSON.stringify(runs)}\n`, () => process.exit(0));
}
