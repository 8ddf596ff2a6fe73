import { expect, test } from 'vitest';
import type { Article } from '../../../shared/model/article.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { shrinkProblem } from '../../../main/use-cases/before-saving.ts';
import { conflictName, whatChanged } from '../../../main/use-cases/session-words.ts';
import { plainArticle } from '../../fakes/articles.ts';

const quote = (id: string): Annotation => ({
  record: 'annotation',
  id,
  kind: 'quote',
  fragments: [{ start: 0, end: 3 }],
  attributes: {},
});
const withQuotes = (...ids: string[]): Article => ({
  ...plainArticle('a', 'one two\nthree four'),
  annotations: ids.map(quote),
});

test('what changed is told in a few words', () => {
  const one = withQuotes('q1');
  expect(whatChanged(one, one)).toBe('nothing that shows');
  expect(whatChanged(one, withQuotes('q1', 'q2'))).toBe('1 record added');
  expect(whatChanged(one, withQuotes('q2', 'q3'))).toBe('2 records added, 1 removed');
  const inOnePlace = { ...one, blocks: plainArticle('a', 'one two\nthree five').blocks };
  expect(whatChanged(one, inOnePlace)).toBe('text changed in 1 place');
  const inTwo = { ...one, blocks: plainArticle('a', 'one six\nthree five').blocks };
  expect(whatChanged(one, inTwo)).toBe('text changed in 2 places');
});

test('a file beside another is named after it, with an ending or without one (C6)', () => {
  expect(conflictName('a.saidwho', 1)).toBe('a (conflict 1).saidwho');
  expect(conflictName('notes', 2)).toBe('notes (conflict 2)');
});

test('that the last annotation would be gone is asked about, however few there were (D6)', () => {
  const [before, now] = [withQuotes('q1'), withQuotes()];
  const nothing = { annotations: 0, text: 0 };
  expect(shrinkProblem('a', before, now, nothing)?.code).toBe('save/shrunk');
  expect(shrinkProblem('a', before, now, { annotations: 1, text: 0 })).toBeNull();
  expect(shrinkProblem('a', now, now, nothing)).toBeNull();
});
