import { recordsOf, stateOf } from '../annotations/article-state.ts';
import type { Article } from '../model/article.ts';
import { textOf } from '../model/block.ts';
import type { DocumentRecord } from '../model/records.ts';
import { describe, type Scene } from './describe.ts';
import { isSameValue } from '../model/same-value.ts';
import { pageOf } from './page.ts';
import { articleFields, type FieldDifference, type PagedScene, recordFields } from './told-fields.ts';

export type { FieldDifference } from './told-fields.ts';

/** A record that only one of two versions has, or that says something else in each. */
export interface RecordDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly record: DocumentRecord['record'];
  readonly id: string;
  /** `Quote`, `Speaker`, `said by`, `About the article`. */
  readonly kind: string;
  /** The covered text, the name, or both ends of the link. */
  readonly words: string;
  /** Of a changed record only. */
  readonly fields?: readonly FieldDifference[];
}

/** Returns the differences: about the article, then what the later version has, then what it lacks. */
export function compareRecords(before: Article, after: Article): RecordDifference[] {
  const [old, now] = [sceneOf(before), sceneOf(after)];
  const about = aboutDifference(before, after, old, now);
  const later = toldAlone(after).flatMap((record) => laterDifference(record, old, now));
  const gone = toldAlone(before).filter(({ id, record }) => now.set.find(id)?.record !== record);
  return [...about, ...later, ...gone.map((record) => told('removed', record, old))];
}

const sceneOf = (article: Article): PagedScene => ({
  text: textOf(article.blocks),
  set: stateOf(article).set,
  page: pageOf(article.blocks),
});

/** All but the metadata, which is told with the rest of what is known of the article. */
const toldAlone = (article: Article): DocumentRecord[] =>
  recordsOf(article).filter(({ record }) => record !== 'metadata');

const told = (change: RecordDifference['change'], record: DocumentRecord, scene: Scene): RecordDifference => ({
  change,
  record: record.record,
  id: record.id,
  ...describe(record, scene),
});

function laterDifference(record: DocumentRecord, old: PagedScene, now: PagedScene): RecordDifference[] {
  const previous = old.set.find(record.id);
  if (previous?.record !== record.record) return [told('added', record, now)];
  // The same in the same text: nothing to tell, and most records are.
  if (old.text === now.text && isSameValue(previous, record)) return [];
  const fields = recordFields(previous, record, old, now);
  return fields.length === 0 ? [] : [{ ...told('changed', record, now), fields }];
}

function aboutDifference(before: Article, after: Article, old: PagedScene, now: PagedScene): RecordDifference[] {
  const fields = [...recordFields(before.metadata, after.metadata, old, now), ...articleFields(before, after)];
  return fields.length === 0 ? [] : [{ ...told('changed', after.metadata, now), fields }];
}
