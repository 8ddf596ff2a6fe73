import { expect, test } from 'vitest';
import { KnownVersions } from '../../../main/use-cases/known-versions.ts';
import { plainArticle } from '../../fakes/articles.ts';

const version = (sha256: string, ...parents: string[]) => ({ sha256, article: { ...plainArticle('a', 'x'), parents } });

test('knows no ancestor while no version is known (M5)', () => {
  const known = new KnownVersions();
  expect([known.latest, known.ancestorOf(plainArticle('a', 'x')), known.lineage()]).toEqual([null, null, []]);
});

test('takes the latest version that a foreign one names, else the oldest that is known (M4)', () => {
  const known = new KnownVersions();
  for (const sha256 of ['one', 'two', 'three']) known.add(version(sha256));
  const ancestorOf = (...parents: string[]) => known.ancestorOf({ ...plainArticle('a', 'x'), parents })?.sha256;
  expect([ancestorOf('two', 'one'), ancestorOf('unheard of'), ancestorOf()]).toEqual(['two', 'one', 'one']);
});

test('names what a version is made from, the latest first, each once, forty at most', () => {
  const known = new KnownVersions();
  known.add(version('one', 'zero'));
  known.add({ sha256: 'plain', article: plainArticle('a', 'x') });
  known.add(version('one', 'zero'));
  expect(known.lineage()).toEqual(['one', 'plain', 'zero']);
  for (let count = 0; count < 100; count += 1) known.add(version(`v${count}`, `v${count - 1}`));
  expect(known.lineage()).toHaveLength(40);
  expect(known.ancestorOf(plainArticle('a', 'x'))?.sha256, 'the first stays').toBe('plain');
});
