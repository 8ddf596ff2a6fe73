import { byPlace } from '../../annotations/annotation-set.ts';
import { wordsOf } from '../../annotations/covered-text.ts';
import type { Article } from '../../model/article.ts';
import { textOf } from '../../model/block.ts';
import { offsetTable } from '../../model/offsets.ts';
import type { Annotation, Attributes, Metadata } from '../../model/records.ts';
import { withoutUndefined } from '../extra-keys.ts';
import { byId, sortKeys, wholeOffset } from '../file-records.ts';
import { fileDossiersOf } from './desk-part.ts';
import type { ForeignDocument, ForeignLink, ForeignSpan } from './foreign-document.ts';

/** A character that would be another line end, or none, to whoever reads the file. */
export const UNWRITABLE = /[\0\r]/gu;

/**
 * Returns what annotation formats can carry of the article, offsets in the unit asked for: labels are the ids of kinds
 * and link types, `quoted` is there for each span, spans come in document order, links and speakers by id. Carriage
 * returns and NULs inside a paragraph are U+FFFD, which moves no offset (`losses.ts` declares it).
 */
export function foreignOf(article: Article, unit: 'code-points' | 'utf-16'): ForeignDocument {
  const text = textOf(article.blocks).toWellFormed().replaceAll(UNWRITABLE, '\ufffd');
  const table = offsetTable(text);
  const count = (offset: number) => (unit === 'utf-16' ? offset : table.toCodePoints(offset));
  const { record: _record, id: _id, title, ...metadata } = article.metadata;
  return {
    title,
    text,
    blocks: article.blocks.map((block) => ({
      ...block,
      text: block.text.toWellFormed().replaceAll(UNWRITABLE, '\ufffd'),
    })),
    metadata: metadata satisfies Partial<Metadata>,
    speakers: [...article.speakers].sort(byId),
    spans: [...article.annotations].sort(byPlace).map((annotation) => spanOf(annotation, text, count)),
    dossiers: fileDossiersOf(article),
    links: [...article.links].sort(byId).map(({ id, type, from, to, note, extra }): ForeignLink => ({
      id,
      label: type,
      from: from.id,
      to: to.id,
      ...withoutUndefined({ note, extra }),
    })),
  };
}

function spanOf(annotation: Annotation, text: string, count: (offset: number) => number): ForeignSpan {
  const { id, kind, fragments, detached, tagged, attributes, created, modified, creator, extra } = annotation;
  const words = wordsOf(text, annotation);
  const place = fragments.map(({ start, end }) => ({ start: count(start), end: count(end) }));
  const { exact, prefix, suffix, at } = detached ?? { exact: '', prefix: '', suffix: '', at: 0 };
  const lost = detached && { exact, prefix, suffix, at: count(wholeOffset(text, at)) };
  return {
    id,
    label: kind,
    fragments: place,
    quoted: words,
    attributes: sortKeys(attributes) as Attributes,
    ...withoutUndefined({ created, modified, creator, detached: lost, extra }),
    ...withoutUndefined({ tagged: tagged === words ? undefined : tagged }),
  };
}
