import type { Project, SavedSearch, SearchQuery } from '../../shared/model/project.ts';
import { isSameValue } from '../../shared/model/same-value.ts';

/** Searches over the project: what is looked for, and those that are kept under a name. */

/** What is looked for, and where among the hits one is. It stays while one is in the article. */
export interface Searching {
  readonly query: SearchQuery;
  /** A row, or -1. */
  readonly here: number;
}

export const SEARCHING_AT_START: Searching = { query: { words: '', isPattern: false, in: [] }, here: -1 };

/** True when the query asks for something: of everything at once nobody wants to read all places. */
export const isAsked = ({ words, in: parts, speaker, unchecked }: SearchQuery): boolean =>
  words.trim() !== '' || speaker !== undefined || unchecked === true || (parts.length > 0 && !parts.includes('text'));

/** Returns the saved search that looks for just this, or null. */
export const savedAs = ({ searches }: Project, query: SearchQuery): SavedSearch | null =>
  searches.find((one) => isSameValue(one.query, query)) ?? null;

/** Keeps a search, under its name, in the place of the one with its id; a new one comes last. */
export const withSearch = (project: Project, search: SavedSearch): Project => ({
  ...project,
  searches: project.searches.some(({ id }) => id === search.id)
    ? project.searches.map((one) => (one.id === search.id ? search : one))
    : [...project.searches, search],
});

export const withoutSearch = (project: Project, id: string): Project => ({
  ...project,
  searches: project.searches.filter((one) => one.id !== id),
});

/** What a query is called when nobody has named it: its words, or what it asks for. */
export function nameFor({ words, unchecked, in: parts }: SearchQuery, speaker: string | null): string {
  const named = [
    words.trim(),
    speaker,
    unchecked === true ? 'unchecked' : null,
    words === '' ? parts.join(', ') : null,
  ];
  return named.filter((part) => part !== null && part !== '').join(', ') || 'Everything';
}

/** True for the key of those whom only their name tells. */
export const isNameKey = (key: string): boolean => key.startsWith('name ');

/** Returns the name of who has this key: of an entry of the registry, or the one that stands in the key. */
export const nameOfKey = ({ speakers }: Project, key: string): string =>
  speakers.find(({ id }) => id === key)?.name ?? key.replace(/^name /, '');
