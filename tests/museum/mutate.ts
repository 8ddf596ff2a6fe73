import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { MUTANTS, type Mutant } from './mutants.ts';

/**
 * Puts one mutant into a run of the tests, without touching the tree: where `SAIDWHO_MUTANT` names one, its file is
 * loaded with the change made.
 *
 * @throws RangeError when there is no such mutant, or the text to replace is not in the file exactly once
 */
export function mutation(root: string, id: string | undefined): Plugin[] {
  if (id === undefined) return [];
  const mutant = MUTANTS.find((candidate) => candidate.id === id);
  if (mutant === undefined) throw new RangeError(`There is no mutant called ${id}`);
  const path = resolve(root, mutant.file);
  const mutated = mutatedText(mutant, readFileSync(path, 'utf8'));
  return [
    {
      name: 'saidwho-mutant',
      enforce: 'pre',
      load: (loaded) => (loaded.split('?')[0] === path.replaceAll('\\', '/') ? mutated : null),
    },
  ];
}

/** @throws RangeError when the text to replace is not there exactly once */
export function mutatedText({ id, file, find, replace }: Mutant, text: string): string {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new RangeError(`${id}: ${file} has the text to replace ${more.length + (after === undefined ? 0 : 1)} times`);
  }
  return before + replace + after;
}
