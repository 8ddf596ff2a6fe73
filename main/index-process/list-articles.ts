import { hasWords, lineOf } from '../../shared/analysis/search-words.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import type { Page, ProjectRow } from '../../shared/ipc/project-calls.ts';
import { ARTICLE_STATES, type ArticleState } from '../../shared/model/records.ts';
import type { Named } from '../ports.ts';
import { collator, ordered, pageOf } from './rows.ts';
import type { IndexedFile, IndexStore } from './store.ts';

/** The list of articles: filtered, sorted, and put together in groups. */

type Asked = CallArgument<'listProject'>;

/** What the list answers. */
export type ArticleList = Page<Named<ProjectRow>> & {
  readonly groups: readonly { readonly label: string; readonly at: number }[];
};

/** Returns the stretch of articles that is asked for; one with several tags stands in the group of each. */
export function listArticles({ files }: IndexStore, asked: Asked): ArticleList {
  const { filter, group } = asked;
  const sorted = files.filter((file) => passes(file, filter)).sort((a, b) => compare(a, b, asked));
  if (group === 'none') return { ...toRows(sorted, asked), groups: [] };
  const byLabel = Map.groupBy(
    sorted.flatMap((file) => groupsOf(file, group).map((key) => ({ file, ...key }))),
    ({ label }) => label,
  );
  const inGroups = [...byLabel.values()].sort((a, b) => collator.compare(a[0]!.order, b[0]!.order));
  let at = 0;
  const groups = inGroups.map((members) => {
    const begun = { label: members[0]!.label, at };
    at += members.length;
    return begun;
  });
  return {
    ...toRows(
      inGroups.flatMap((members) => members.map(({ file }) => file)),
      asked,
    ),
    groups,
  };
}

/** Returns all tags and outlets that occur, in order. */
export function namesIn({ files }: IndexStore): { readonly tags: string[]; readonly outlets: string[] } {
  const all = (names: Iterable<string>) => [...new Set(names)].sort(collator.compare);
  return {
    tags: all(files.flatMap(({ entry }) => entry?.tags ?? [])),
    outlets: all(files.flatMap(({ entry }) => entry?.outlet ?? [])),
  };
}

const lines = new WeakMap<IndexedFile, string>();

function passes(file: IndexedFile, { words = '', states = [], tags = [], outlets = [] }: Asked['filter']): boolean {
  const { entry } = file;
  if (states.length > 0 && !states.includes(entry?.state ?? 'open')) return false;
  if (tags.length > 0 && !tags.every((tag) => entry?.tags.includes(tag) === true)) return false;
  if (outlets.length > 0 && !outlets.includes(entry?.outlet ?? '')) return false;
  const typed = lineOf(words);
  if (typed === '') return true;
  const told = [entry?.title, file.name, entry?.outlet, ...(entry?.tags ?? [])].join(' ');
  const line = lines.get(file) ?? lineOf(told);
  lines.set(file, line);
  return hasWords(line, typed.split(' '));
}

function compare(a: IndexedFile, b: IndexedFile, { sort, isDescending }: Asked): number {
  const of = (file: IndexedFile): string | number | null => {
    switch (sort) {
      case 'modified':
        return file.modified;
      case 'title':
        return titleOf(file);
      case 'outlet':
        return file.entry?.outlet ?? null;
      case 'published':
        return file.entry?.published ?? null;
      case 'state':
        return ARTICLE_STATES.indexOf(file.entry?.state ?? 'open');
      case 'progress':
        return progressOf(file);
    }
  };
  return (
    ordered(of(a), of(b), isDescending) ||
    collator.compare(titleOf(a), titleOf(b)) ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  );
}

/** The share of quotes that are attributed and claims that are checked; null where there is nothing to do. */
function progressOf({ entry }: IndexedFile): number | null {
  if (entry === null || entry.quotes + entry.claims === 0) return null;
  return (entry.attributed + entry.checked) / (entry.quotes + entry.claims);
}

/** A file that was not read yet, or cannot be, goes by its name. */
const titleOf = ({ name, entry }: IndexedFile): string => entry?.title ?? name.replace(/\.saidwho$/i, '');

interface GroupKey {
  readonly label: string;
  /** Groups are put in the order of these. */
  readonly order: string;
}

/** Behind every group that says something. */
const LAST = '\uffff';

function groupsOf({ entry }: IndexedFile, group: Asked['group']): readonly GroupKey[] {
  if (group === 'state') {
    const state = entry?.state ?? 'open';
    return [{ label: STATES[state], order: String(ARTICLE_STATES.indexOf(state)) }];
  }
  if (group === 'month') return [monthOf(entry?.published ?? '')];
  if (group === 'outlet') {
    const outlet = entry?.outlet ?? null;
    return [outlet === null ? { label: 'No outlet', order: LAST } : { label: outlet, order: outlet }];
  }
  const tags = [...new Set(entry?.tags)];
  return tags.length === 0 ? [{ label: 'No tag', order: LAST }] : tags.map((tag) => ({ label: tag, order: tag }));
}

const STATES: Readonly<Record<ArticleState, string>> = {
  open: 'Open',
  'in-work': 'In work',
  review: 'In review',
  done: 'Done',
};

/** The latest month comes first. */
function monthOf(published: string): GroupKey {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])/.exec(published) ?? [];
  if (year === undefined || month === undefined) return { label: 'No date', order: LAST };
  const label = new Date(Date.UTC(Number(year), Number(month) - 1)).toLocaleDateString('en', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return { label, order: String(1_000_000 - Number(year) * 12 - Number(month)).padStart(7, '0') };
}

function toRows(files: readonly IndexedFile[], stretch: { offset: number; limit: number }): Page<Named<ProjectRow>> {
  const { rows, total } = pageOf(files, stretch);
  return { rows: rows.map(rowOf), total };
}

const NOTHING = { articleId: null, outlet: null, published: null, state: 'open', tags: [] } as const;
const NO_COUNTS = { words: 0, quotes: 0, attributed: 0, claims: 0, checked: 0 };

function rowOf(file: IndexedFile): Named<ProjectRow> {
  const { name, modified, entry, problem } = file;
  const { source: _, ...told } = entry ?? { ...NOTHING, ...NO_COUNTS, source: null };
  return { file: name, name, modified, ...told, title: titleOf(file), ...(problem === null ? {} : { problem }) };
}
