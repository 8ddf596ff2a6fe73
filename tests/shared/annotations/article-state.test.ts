import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, articleOf, detach, stateOf } from '../../../shared/annotations/article-state.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { annotatedText } from '../../builders/annotated-text.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';

const paragraph = (text: string) => ({ type: 'paragraph' as const, text });

describe('an article at work', () => {
  it('is the same article again when nothing changed', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        expect(articleOf(article, stateOf(article))).toEqual(article);
      }),
    );
  });

  it('moves its annotations with its text, and sets records in between', () => {
    const article = annotatedArticle('# {quote:One}\ntwo {claim:three}', { speakers: { s: 'Ann' } });
    const after = applyChanges(stateOf(article), [
      {
        change: 'text',
        edit: { start: 3, end: 4, length: 5 },
        splice: { index: 0, remove: 2, insert: [{ type: 'heading', level: 1, text: 'One and two three' }] },
      },
      {
        change: 'records',
        set: [
          { id: 's', after: null },
          { id: 'claim1', after: { ...article.annotations[1]!, fragments: [{ start: 8, end: 11 }] } },
        ],
      },
      {
        change: 'text',
        edit: { start: 11, end: 11, length: 1 },
        splice: { index: 0, remove: 1, insert: [paragraph('One and two'), paragraph(' three')] },
      },
    ]);
    expect(annotatedText(articleOf(article, after))).toBe('{quote:One} and {claim:two}\n three');
    expect(after.set.speakers).toEqual([]);
  });

  it('T4: keeps the words of an annotation whose text a change took away', () => {
    const article = annotatedArticle('say {quote:this} now');
    const { set } = applyChanges(stateOf(article), [
      {
        change: 'text',
        edit: { start: 3, end: 8, length: 0 },
        splice: { index: 0, remove: 1, insert: [paragraph('say now')] },
      },
    ]);
    expect(set.detached.map(({ id, detached }) => [id, detached])).toEqual([
      ['quote1', { exact: 'this', prefix: '', suffix: '', at: 3 }],
    ]);
  });
});

describe('detach', () => {
  const text = 'She said we will win, and left.';
  const { annotations } = annotatedArticle('She said {quote:we will win}, and left.');

  it('T4: writes down words, context and place', () => {
    expect(detach(annotations[0]!, text, 9)).toEqual({
      ...annotations[0],
      fragments: [],
      detached: { exact: 'we will win', prefix: 'She said ', suffix: ', and left.', at: 9 },
    });
  });

  it('only moves the place of one that is detached already', () => {
    const once = detach(annotations[0]!, text, 9);
    expect(detach(once, 'other text', 3)).toEqual({ ...once, detached: { ...once.detached, at: 3 } });
  });
});
