import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { MUTANTS, type Mutant } from './mutants.ts';
import { mutatedText } from './mutate.ts';

/** What can be told of the mutants without running them: the inner loop sees at once when code moves away under one. */

const root = resolve(import.meta.dirname, '../..');

test.each(MUTANTS)('$id fits the code as it is', (mutant) => {
  const sound = readFileSync(resolve(root, mutant.file), 'utf8');
  expect(mutatedText(mutant, sound)).not.toBe(sound);
});

test('a mutant whose text is not there, or there twice, is refused', () => {
  const mutant: Mutant = { ...MUTANTS[0]!, find: 'one', replace: 'two' };
  expect(mutatedText(mutant, 'a one b')).toBe('a two b');
  expect(() => mutatedText(mutant, 'a b')).toThrow('0 times');
  expect(() => mutatedText(mutant, 'one one')).toThrow('2 times');
});
