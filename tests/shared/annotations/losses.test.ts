import { describe, expect, it } from 'vitest';
import { mapAnnotation } from '../../../shared/annotations/annotation-set.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import type { TextEdit } from '../../../shared/annotations/change.ts';
import { grown, lossesOf, openEdgesAfter } from '../../../shared/annotations/losses.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';

const LOST = { kind: 'quote', exact: 'gone', prefix: '', suffix: '' };
const edit = (start: number, end: number, length = 0): TextEdit => ({ start, end, length });
const setOf = (written: string, at?: number) =>
  stateOf(annotatedArticle(written, at === undefined ? {} : { detached: { d: { ...LOST, at } } })).set;

describe('lossesOf', () => {
  const text = 'a {quote#q:We {claim#c:will} win} b';
  it.each([
    ['nothing of an insertion', edit(5, 5, 3), []],
    ['nothing of a deletion beside', edit(0, 1), []],
    ['nothing of a deletion in the middle', edit(3, 4), []],
    ['what is cut at its end', edit(8, 10), ['c']],
    ['what is cut at its start', edit(4, 6), ['c']],
    ['what is deleted whole, and not what holds it', edit(5, 9), ['c']],
    ['everything that a deletion swallows', edit(0, 15), ['c', 'q']],
  ])('names %s', (_what, given, expected) => {
    expect(lossesOf(setOf(text), given).map(({ id }) => id)).toEqual(expected);
  });

  it('names an annotation whose fragments the deletion joins, though it covers neither', () => {
    expect(lossesOf(setOf('{quote#q:We} said {quote#q:win}'), edit(2, 8)).map(({ id }) => id)).toEqual(['q']);
  });

  it('T4: names a detached annotation whose last place lies inside the deletion or at its end, and no other', () => {
    const strayed = (at: number) => lossesOf(setOf('one two three', at), edit(4, 8)).map(({ id }) => id);
    expect([strayed(4), strayed(5), strayed(8), strayed(9)]).toEqual([[], ['d'], ['d'], []]);
  });
});

describe('open edges', () => {
  const edgesAfter = (written: string, given: TextEdit) =>
    openEdgesAfter(setOf(written), given).map(({ id, edge, at }) => `${id} ${edge} ${at}`);

  it.each([
    ['the end where the last letters were deleted', edit(4, 6), ['q end 4']],
    ['the end where the last letters were replaced', edit(4, 6, 3), ['q end 7']],
    ['the start where the first letters were deleted', edit(2, 3), ['q start 2']],
    ['none where the deletion runs out of the annotation', edit(4, 7), []],
    ['none where the deletion stays inside', edit(3, 4), []],
    ['none where all of it went', edit(2, 6), []],
    ['none where text was only inserted', edit(6, 6, 2), []],
  ])('are %s', (_what, given, expected) => {
    expect(edgesAfter('a {quote#q:text} b', given)).toEqual(expected);
  });

  it('are those of every annotation that ended there', () => {
    expect(edgesAfter('{quote#q:We {claim#c:win}}', edit(5, 6))).toEqual(['c end 5', 'q end 5']);
  });

  it.each([
    ['end', edit(6, 6, 3), [{ start: 2, end: 9 }]],
    ['start', edit(2, 2, 3), [{ start: 2, end: 9 }]],
    [
      'end, where a whole fragment was',
      edit(8, 8, 3),
      [
        { start: 2, end: 6 },
        { start: 8, end: 11 },
      ],
    ],
  ])('take in what is typed at the %s', (_edge, given, fragments) => {
    const quote = setOf('a {quote#q:text} b c').findAnnotation('q')!;
    const moved = mapAnnotation(quote, given, () => '');
    expect(grown(moved, given).fragments).toEqual(fragments);
  });
});
