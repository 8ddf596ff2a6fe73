import { describe, expect, it } from 'vitest';
import { driftsOf, standingsIn } from '../../../shared/annotations/drift-list.ts';
import { textOf } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';

/** What became of the annotations of the one text in the other. */
function became(before: string, after: string): string[] {
  const old = annotatedArticle(before);
  const now = annotatedArticle(after);
  const annotations = now.annotations.map((one) => {
    const tagged = old.annotations.find(({ id }) => id === one.id)?.tagged;
    return tagged === undefined ? one : { ...one, tagged };
  });
  return driftsOf(annotations, textOf(now.blocks), standingsIn(old)).map((drift) =>
    drift.became === 'moved'
      ? `${drift.annotation.id} moved ${drift.from.paragraph}:${drift.from.character} ${drift.to.paragraph}:${drift.to.character}`
      : `${drift.annotation.id} ${drift.became}`,
  );
}

describe('the list of what drifted', () => {
  it('tells what changed and what only moved', () => {
    expect(
      became('{quote#a:one} {quote#b:two}\n{quote#c:three}', '{quote#a:One} {quote#b:two}\n{quote#c:three}'),
    ).toEqual(['a changed']);
    expect(became('{quote#a:one}\n{quote#c:three}', 'x {quote#a:one}\nnew\n{quote#c:three}')).toEqual([
      'a moved 1:1 1:3',
      'c moved 2:1 3:1',
    ]);
  });

  it('tells nothing of what stands after a slip put right in another paragraph, nor of what is new', () => {
    expect(became('a slp here\n{quote#c:three}', 'a slip here\n{quote#c:three} {quote#d:four}')).toEqual([]);
  });
});
