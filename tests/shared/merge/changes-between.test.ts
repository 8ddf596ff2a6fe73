import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, stateOf, type ArticleState } from '../../../shared/annotations/article-state.ts';
import { changesBetween } from '../../../shared/merge/changes-between.ts';
import type { Article } from '../../../shared/model/article.ts';
import { paragraphsOf, textOf } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { arbitrarySide, PATIENCE, RUNS } from '../../builders/divergent-sides.ts';
import { plainArticle } from '../../fakes/articles.ts';

const held = ({ blocks, set }: ArticleState) => ({
  blocks,
  records: new Map([...set.records()].map((record) => [record.id, record])),
});

/** The law: the changes lead there, to the character, and every edit tells the length that the text then has. */
function holdToLaw(from: Article, to: Article) {
  const changes = changesBetween(from, to);
  let state = stateOf(from);
  for (const change of changes) {
    const before = textOf(state.blocks);
    state = applyChanges(state, [change]);
    if (change.change === 'records') continue;
    const after = textOf(state.blocks);
    const { start, end, length } = change.edit;
    expect(after, 'the edit says what the splice does').toBe(
      before.slice(0, start) + after.slice(start, start + length) + before.slice(end),
    );
    expect(before.slice(0, start).isWellFormed() && before.slice(end).isWellFormed()).toBe(true);
    expect(after.slice(start, start + length).isWellFormed()).toBe(true);
  }
  expect(held(state)).toEqual(held(stateOf(to)));
  return changes;
}

const textsOf = (from: string, to: string) =>
  holdToLaw(plainArticle('a', from), plainArticle('a', to)).map((change) =>
    change.change === 'text' ? [change.edit.start, change.edit.end, change.edit.length] : 'records',
  );

describe('changesBetween', () => {
  it('makes no change where nothing differs', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        expect(changesBetween(article, structuredClone(article))).toEqual([]);
      }),
    );
  });

  it(
    'leads from any article to any other',
    () => {
      fc.assert(
        fc.property(arbitraryArticle, arbitraryArticle, (from, to) => void holdToLaw(from, to)),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it(
    'leads from an article to what became of it, and back',
    () => {
      const pairs = arbitraryArticle.chain((from) => fc.tuple(fc.constant(from), arbitrarySide(from, 'o')));
      fc.assert(
        fc.property(pairs, ([from, to]) => {
          holdToLaw(from, to);
          holdToLaw(to, from);
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it.each([
    ['a word', 'She said so.', 'She wrote so.', [[4, 8, 5]]],
    [
      'two words apart',
      'one two words three',
      'One two words Three',
      [
        [0, 1, 1],
        [14, 15, 1],
      ],
    ],
    ['letters at the end of a word', 'win now', 'winner now', [[3, 3, 3]]],
    ['a paragraph before the first', 'b', 'a\nb', [[0, 0, 2]]],
    ['a paragraph after the last', 'b', 'b\nc', [[1, 1, 2]]],
    ['the first paragraph gone', 'a\nb', 'b', [[0, 2, 0]]],
    ['the last paragraph gone', 'b\nc', 'b', [[1, 3, 0]]],
    ['a paragraph cut in two', 'one two', 'one\ntwo', [[3, 4, 1]]],
    ['two paragraphs made one', 'one\ntwo', 'one two', [[3, 4, 1]]],
    [
      'other words altogether',
      'Rain fell\nKeep this\nWhy',
      'Sun rose\nKeep this\nHow',
      [
        [0, 9, 8],
        [19, 22, 3],
      ],
    ],
    ['a face with other skin', 'a 👍🏽 b', 'a 👍🏿 b', [[2, 6, 4]]],
    ['a mark on a letter', 'cafe', 'cafe\u0301', [[3, 4, 2]]],
    ['words into nothing', '', 'Hello', [[0, 0, 5]]],
    ['nothing out of words', 'Hello', '', [[0, 5, 0]]],
  ])('finds %s', (_, from, to, edits) => {
    expect(textsOf(from, to)).toEqual(edits);
  });

  it('turns a paragraph into a heading without touching a character', () => {
    const from = annotatedArticle('One\n{quote:two}');
    const to = annotatedArticle('# One\n{quote:two}');
    expect(holdToLaw(from, to)).toEqual([
      {
        change: 'text',
        edit: { start: 0, end: 0, length: 0 },
        splice: { index: 0, remove: 1, insert: [{ type: 'heading', level: 1, text: 'One' }] },
      },
    ]);
  });

  it('sets only the records that the text does not carry along', () => {
    const from = annotatedArticle('{quote:One} and {claim:two}', { speakers: { s: 'Ann' } });
    const to = annotatedArticle('Now {quote:One} and {claim:twofold}', { speakers: { t: 'Bea' } });
    const records = holdToLaw(from, to).filter(({ change }) => change === 'records');
    expect(records.flatMap((change) => (change.change === 'records' ? change.set.map(({ id }) => id) : []))).toEqual([
      's',
      'claim1',
      't',
    ]);
  });

  it('makes few changes where very many words differ', () => {
    const lines = Array.from({ length: 1_000 }, (_, i) => `The line ${i} is long enough and has a word in it`);
    const from = plainArticle('a', lines.join('\n'));
    const to = plainArticle('a', lines.map((line) => line.replace('word', 'term')).join('\n'));
    const changes = holdToLaw(from, to);
    expect(changes.length).toBeLessThanOrEqual(200);
  });

  it('replaces one stretch between the common head and tail where texts differ throughout', () => {
    const words = (letter: string) => Array.from({ length: 3_000 }, (_, i) => `${letter}${i}`);
    const from = plainArticle('a', ['Head', ...words('x'), 'Tail'].join('\n'));
    const to = { ...from, blocks: paragraphsOf(['Head', ...words('y'), 'more', 'Tail'].join('\n')) };
    expect(holdToLaw(from, to)).toHaveLength(1);
  });
});
