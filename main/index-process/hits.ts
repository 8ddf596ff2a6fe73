import { findTerm, type SearchTerm, tokensOf } from '../../shared/analysis/search-words.ts';
import type { SearchedPart, SearchHit } from '../../shared/model/project.ts';
import type { Fragment } from '../../shared/model/records.ts';
import type { Named } from '../ports.ts';
import { inArticle, speakerName } from './rows.ts';
import { type IndexedFile, type IndexStore, PLACES, type Row } from './store.ts';

/** A hit as a row: the match with the words on both sides of it (keyword in context). */

/** A place as it is stored; see `PlaceEntry`. */
export interface Place {
  readonly id: number;
  readonly part: SearchedPart;
  readonly record: string | null;
  readonly text: string;
  readonly start: number;
  readonly inOnePiece: number;
  readonly speaker: string | null;
}

/** Words on each side of a match, in UTF-16 code units. */
const CONTEXT = 80;

export const placeOf = (row: Row): Place => ({
  id: Number(row['id']),
  part: String(row['part']) as SearchedPart,
  record: row['record'] as string | null,
  text: String(row['text']),
  start: Number(row['start']),
  inOnePiece: Number(row['in_one_piece']),
  speaker: row['speaker'] as string | null,
});

/**
 * Returns the hit of terms in a place, shown at the first of the terms, or null when the text has not all of them. With
 * nothing to look for the whole place is the match.
 */
export function hitOf(
  store: IndexStore,
  file: IndexedFile,
  place: Place,
  terms: readonly SearchTerm[],
): Named<SearchHit> | null {
  if (terms.length === 0) return rowOf(store, file, place, { start: 0, end: place.text.length });
  const tokens = tokensOf(place.text);
  const found = terms.map((term) => findTerm(tokens, term));
  if (found.includes(null)) return null;
  return rowOf(store, file, place, found[0]!);
}

/** Returns the row of a match in a place. UTF-16 code units in its text. */
export function rowOf(store: IndexStore, file: IndexedFile, place: Place, match: Fragment): Named<SearchHit> {
  const { part, record, text, start, inOnePiece } = place;
  const isInText = start >= 0 && match.end <= inOnePiece;
  const around = (isInText && part !== 'text' ? paragraphOf(store, place) : null) ?? { text, at: 0 };
  const [from, to] = [around.at + match.start, around.at + match.end];
  return {
    ...inArticle(file),
    part,
    record,
    before: wholePairs(around.text.slice(Math.max(0, from - CONTEXT), from)),
    match: around.text.slice(from, to),
    after: wholePairs(around.text.slice(to, to + CONTEXT)),
    speaker: speakerOf(store, place),
    start: start < 0 ? -1 : start + (isInText ? match.start : 0),
  };
}

/** The paragraph that a quote or claim begins in, and where in it; null when it goes on behind it. */
function paragraphOf(store: IndexStore, { id, start, text }: Place): { text: string; at: number } | null {
  const first = Math.floor(id / PLACES) * PLACES;
  const [row] = store.all(PARAGRAPH, first, id, start);
  if (row === undefined) return null;
  const at = start - Number(row['start']);
  return String(row['text']).startsWith(text, at) ? { text: String(row['text']), at } : null;
}

const PARAGRAPH = `
  SELECT text, start FROM places WHERE id >= ? AND id < ? AND part = 'text' AND start <= ? ORDER BY id DESC LIMIT 1`;

function speakerOf(store: IndexStore, { id, speaker, part, record }: Place): string | null {
  const who = part === 'speaker' ? record : speaker;
  if (who === null) return null;
  const [row] = store.all('SELECT key, name FROM speakers WHERE no = ? AND id = ?', Math.floor(id / PLACES), who);
  return row === undefined ? null : (speakerName(store, row['key'], row['name'])?.name ?? null);
}

/** The stretch without halves of surrogate pairs at its ends. */
const wholePairs = (stretch: string): string => stretch.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
