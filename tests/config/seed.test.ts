import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SEED_VARIABLES, seedOfTree, seedsFor } from './seed.ts';

const root = resolve(import.meta.dirname, '../..');

describe('the seed of a test run', () => {
  test('is the same for the same tree and another for another', () => {
    const seeds = ['one', 'one', 'other'].map((tree) => seedOfTree(root, () => tree));
    expect(seeds[0]).toBe(seeds[1]);
    expect(seeds[0]).not.toBe(seeds[2]);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 1e9)).toBe(true);
  });

  test('is drawn where there is no Git', () => {
    expect(seedOfTree(root, () => null)).toBeGreaterThanOrEqual(0);
  });

  test('is what the environment names, for every kind of random test', () => {
    const never = () => expect.unreachable();
    expect(seedsFor({ FUZZ_SEED: '7' }, never)).toEqual(Object.fromEntries(SEED_VARIABLES.map((name) => [name, '7'])));
    expect(seedsFor({ FUZZ_SEED: '7', VITE_FUZZ_SEED: '8' }, never)).toMatchObject({ VITE_FUZZ_SEED: '8' });
    expect(seedsFor({}, () => 9)).toMatchObject({ SAIDWHO_FUZZ_SEED: '9' });
  });
});
