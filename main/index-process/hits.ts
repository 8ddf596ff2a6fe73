import { findTerm, findTerms, type SearchTerm, tokensOf } from '../../shared/analysis/search-words.ts';
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

/** So many hits of one place are listed; who wants more of them reads it. */
export const MOST_IN_PLACE = 20;

/**
 * Returns where terms stand in a place, shown at each of the first of them; nothing when the text has not all of them. With
 * nothing to look for the whole place is the match. UTF-16 code units in its text.
 *
 * @param most how many are wanted
 */
export function matchesIn(text: string, terms: readonly SearchTerm[], most = MOST_IN_PLACE): readonly Fragment[] {
  const [first, ...others] = terms;
  if (first === undefined) return [{ start: 0, end: text.length }];
  const tokens = tokensOf(text);
  return others.every((term) => findTerm(tokens, term) !== null) ? findTerms(tokens, first, most) : [];
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
