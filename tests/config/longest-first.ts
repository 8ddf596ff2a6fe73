import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, by how their paths begin, the longest first. */
const LONGEST = [
  'tests/torture/',
  'tests/renderer/editor/live-sessions.browser',
  'tests/museum/museum',
  'tests/fuzz/',
  'tests/storms/',
  'tests/shared/merge/',
  'tests/hostile/',
  'tests/main/',
];

/**
 * Begins with the files that take longest, so that none of them is left for one core alone at the end. A fresh clone
 * knows of no earlier run, and Vitest would begin with those of the most bytes.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => this.#rank(one) - this.#rank(other));
  }

  #rank({ moduleId }: TestSpecification): number {
    const path = relative(this.ctx.config.root, moduleId).replaceAll('\\', '/');
    const rank = LONGEST.findIndex((beginning) => path.startsWith(beginning));
    return rank === -1 ? LONGEST.length : rank;
  }
}
