import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, valuesOf } from '../../../renderer/views/list-rows.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import { textOf } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { formScheme } from '../../builders/form-scheme.ts';

const article = {
  ...annotatedArticle('{quote#q1:Never again}, {mention#m1:she} said. {quote#q2:Always}. They {deed#d1:closed it}', {
    speakers: { s1: { name: 'Anna Novak', aliases: ['The Mayor'] } },
    links: ['q1 said-by m1', 'm1 refers-to s1'],
    attributes: { q2: { note: 'Ask **Anna**' }, d1: { sort: 'money', topics: ['war', 'x'], seen: false, dead: 0 } },
  }),
  scheme: formScheme,
};
const { set } = stateOf(article);
const text = textOf(article.blocks);
const find = (typed: string, only: string | null = null) => rowsOf(set, text, only, typed).map(({ id }) => id);

it.each([
  ['', ['q1', 'm1', 'q2', 'd1']],
  ['  NEVER ', ['q1']],
  ['anna', ['q1', 'm1', 'q2']],
  ['mayor again', ['q1']],
  ['ask always', ['q2']],
  ['mayor ask', []],
  ['nowhere', []],
])('finds %j in words, names and notes: %j', (typed, ids) => {
  expect(find(typed)).toEqual(ids);
});

it('finds only what is of the kind', () => {
  expect(find('anna', 'quote')).toEqual(['q1', 'q2']);
});

it('looks again where the text or a note has changed', () => {
  expect(rowsOf(set, text.replace('Never', 'Ever—'), null, 'ever—').map(({ id }) => id)).toEqual(['q1']);
  expect(find('ever—')).toEqual([]);
});

it('finds the same, in whatever order the words are typed', () => {
  const word = fc.constantFrom('anna', 'never', 'ask', 'mayor', 'closed', 'a', 'zz');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4 }), (words) => {
      expect(find(words.join(' '))).toEqual(find([...words].reverse().join('  ')));
    }),
  );
});

it('tells the first values in the words of the scheme, strangers as they are', () => {
  const told = valuesOf(set, set.findAnnotation('d1')!);
  expect(told).toEqual([
    { label: 'Sort', words: 'Money' },
    { label: 'Topics', words: 'war; x' },
  ]);
});
