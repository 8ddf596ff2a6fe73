import { recordsOf } from '../annotations/article-state.ts';
import type { Article } from '../model/article.ts';
import { textOf } from '../model/block.ts';
import type { Annotation, Fragment } from '../model/records.ts';

/**
 * Whether an article holds together: merging takes that for granted, and of what does not it makes nothing at all
 * (promise M7). Files are checked when they are read; this is the second lock.
 */

/** Returns what is wrong first, as the end of a sentence; null when all is well. */
export function findDamage(article: Article): string | null {
  const { annotations, links, speakers, dossiers = [], blocks } = article;
  const ids = recordsOf(article).map(({ id }) => id);
  if (new Set(ids).size < ids.length) return 'two records have one id';
  const text = textOf(blocks);
  if (annotations.some((annotation) => !isInPlace(annotation, text))) return 'an annotation lies outside the text';
  const ends = new Set([...annotations, ...speakers].map(({ record, id }) => `${record} ${id}`));
  const dangles = links.some(({ from, to }) => [from, to].some(({ record, id }) => !ends.has(`${record} ${id}`)));
  if (dangles) return 'a link leads nowhere';
  return dossiers.some(({ claim }) => !ends.has(`annotation ${claim}`)) ? 'a dossier is of no claim' : null;
}

function isInPlace({ fragments, detached }: Annotation, text: string): boolean {
  if (fragments.length === 0) return detached !== undefined && detached.at <= text.length;
  return fragments.every((fragment, i) => isApart(fragment, fragments[i - 1]) && isWhole(fragment, text));
}

const isApart = ({ start, end }: Fragment, previous: Fragment | undefined): boolean =>
  start < end && start > (previous?.end ?? -1);

const isWhole = ({ start, end }: Fragment, text: string): boolean =>
  end <= text.length && !cutsPair(text, start) && !cutsPair(text, end);

const cutsPair = (text: string, offset: number): boolean =>
  isIn(text.charCodeAt(offset - 1), 0xd800) && isIn(text.charCodeAt(offset), 0xdc00);

const isIn = (unit: number, first: number): boolean => unit >= first && unit < first + 0x400;
