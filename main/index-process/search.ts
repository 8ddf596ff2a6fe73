import { type SearchTerm, termsOf } from '../../shared/analysis/search-words.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import { type SearchedPart, SEARCHED_PARTS } from '../../shared/model/project.ts';
import { done, type Result } from '../../shared/result.ts';
import { hitOf, placeOf } from './hits.ts';
import { pageOverFiles, type Stretch } from './rows.ts';
import { type Conditions, conditionsSql, type Hits } from './search-conditions.ts';
import { PATTERN_LIMIT, PatternSearch } from './search-pattern.ts';
import { type IndexedFile, type IndexStore, PLACES, type Row } from './store.ts';

/**
 * Search over the project. Words are looked up in the index, each term in one **place**: a paragraph, the words of a
 * quote or a claim, a name, a note. A place is one hit. What the index says is held against the stored text before it
 * is shown.
 */

type Asked = CallArgument<'searchProject'>;
type Query = Asked['query'];

export class ProjectSearch {
  readonly #store: IndexStore;
  readonly #patterns: PatternSearch;

  /** @param patternLimit how long a regular expression may take, in milliseconds */
  constructor(store: IndexStore, patternLimit = PATTERN_LIMIT) {
    this.#store = store;
    this.#patterns = new PatternSearch(store, patternLimit);
  }

  search({ query, ...stretch }: Asked): Result<Hits> {
    const conditions = conditionsOf(query);
    if (query.isPattern && query.words !== '') return this.#patterns.search(query.words, conditions, stretch);
    const terms = termsOf(query.words);
    if (terms.length === 0 && query.words.trim() !== '') return done({ rows: [], total: 0 });
    return done(this.#ofWords(terms, conditions, stretch));
  }

  #ofWords(terms: readonly SearchTerm[], conditions: Conditions, stretch: Stretch): Hits {
    const { from, where, values } = sourceOf(terms, conditions);
    // The numbers come along: to ask for those of one article, FTS5 would go through all of them once more.
    const found = this.#store.all(
      `SELECT ${from.id} / ${PLACES} AS no, count(*) AS count${terms.length === 0 ? '' : `, group_concat(${from.id}) AS ids`}
       FROM ${from.tables} WHERE ${where} GROUP BY 1`,
      ...values,
    );
    const counts = new Map(found.map(({ no, count }) => [Number(no), Number(count)]));
    const idsByFile = new Map(found.map(({ no, ids }) => [Number(no), ids]));
    const { rows, total } = pageOverFiles(this.#store.files, counts, stretch, (file, skip, most) => {
      const ids = idsByFile.get(file.no);
      const places =
        typeof ids === 'string'
          ? this.#placesAt(ids.split(',').map(Number), skip, most)
          : this.#store.all(
              `SELECT * FROM places p WHERE ${where} AND ${IN_ONE_FILE}`,
              ...values,
              ...rangeOf(file),
              most,
              skip,
            );
      return places.flatMap((row) => hitOf(this.#store, file, placeOf(row), terms) ?? []);
    });
    return { rows, total };
  }

  #placesAt(ids: readonly number[], skip: number, most: number): readonly Row[] {
    const inOrder = ids.toSorted((a, b) => a - b).slice(skip, skip + most);
    return inOrder.flatMap((id) => this.#store.all('SELECT * FROM places WHERE id = ?', id));
  }
}

const IN_ONE_FILE = 'p.id >= ? AND p.id < ? ORDER BY p.id LIMIT ? OFFSET ?';

const rangeOf = ({ no }: IndexedFile): readonly [number, number] => [no * PLACES, (no + 1) * PLACES];

/** Who asks for somebody's words, or for what is not checked, asks for quotes and claims. */
function conditionsOf({ in: parts, speaker, unchecked: isUnchecked = false }: Query): Conditions {
  const asked = parts.length === 0 ? SEARCHED_PARTS : parts;
  const isOfPeople = speaker !== undefined || isUnchecked;
  return {
    parts: isOfPeople ? asked.filter((part) => SAID.includes(part)) : asked,
    speaker: speaker ?? null,
    isUnchecked,
  };
}

const SAID: readonly SearchedPart[] = ['quote', 'claim'];

interface Source {
  readonly from: { readonly tables: string; readonly id: string };
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** Where the places come from: from the words alone where nothing else is asked, as that takes no reading of places. */
function sourceOf(terms: readonly SearchTerm[], conditions: Conditions): Source {
  const { where, values } = conditionsSql(conditions);
  if (terms.length === 0) return { from: { tables: 'places p', id: 'p.id' }, where, values };
  const match = matchOf(terms, conditions.parts);
  const isPlain = conditions.speaker === null && !conditions.isUnchecked;
  if (isPlain) return { from: { tables: 'words', id: 'words.rowid' }, where: 'words MATCH ?', values: [match] };
  const tables = 'words CROSS JOIN places p ON p.id = words.rowid';
  return { from: { tables, id: 'words.rowid' }, where: `words MATCH ? AND ${where}`, values: [match, ...values] };
}

/** The terms in the language of FTS5; words hold letters and digits alone, so that nothing in them is taken for more. */
function matchOf(terms: readonly SearchTerm[], parts: readonly SearchedPart[]): string {
  const all = terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`);
  return `{${parts.join(' ')}} : (${all.join(' AND ')})`;
}
