import { type SearchTerm, termsOf } from '../../shared/analysis/search-words.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import { type SearchedPart, SEARCHED_PARTS } from '../../shared/model/project.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { done, type Result } from '../../shared/result.ts';
import { matchesIn, placeOf, rowOf } from './hits.ts';
import { pageOf, pageOverFiles, type Stretch } from './rows.ts';
import { type Conditions, conditionsSql, type Hits } from './search-conditions.ts';
import { PATTERN_LIMIT, PatternSearch } from './search-pattern.ts';
import { type IndexedFile, type IndexStore, PLACES, type Row } from './store.ts';

/**
 * Search over the project. Words are looked up in the index, each term in one **place**: a paragraph, the words of a
 * quote or a claim, a name, a note. Each time they stand there is one hit; where more places are found than anybody reads,
 * a place is one. What the index says is held against the stored text before it is shown.
 */

type Asked = CallArgument<'searchProject'>;
type Query = Asked['query'];

/** From so many places on each is one hit: to tell how often words stand in each, all of them would have to be read. */
const MANY_PLACES = 1_000;

interface FoundWords {
  readonly file: IndexedFile;
  readonly id: number;
  readonly match: Fragment;
}

export class ProjectSearch {
  readonly #store: IndexStore;
  readonly #patterns: PatternSearch;
  /** The hits of the last words, for the next stretch of them. */
  #last: { readonly key: string; readonly found: readonly FoundWords[] } | null = null;

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
    const placesFound = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (terms.length > 0 && placesFound <= MANY_PLACES) {
      const key = JSON.stringify([this.#store.version, terms, conditions]);
      if (this.#last?.key !== key) this.#last = { key, found: this.#everyHit(terms, idsByFile) };
      const page = pageOf(this.#last.found, stretch);
      return { rows: page.rows.flatMap((one) => this.#rowOf(one) ?? []), total: page.total };
    }
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
      return places.map(placeOf).flatMap((place) => {
        const [match] = matchesIn(place.text, terms, 1);
        return match === undefined ? [] : rowOf(this.#store, file, place, match);
      });
    });
    return { rows, total };
  }

  #everyHit(terms: readonly SearchTerm[], idsByFile: ReadonlyMap<number, unknown>): readonly FoundWords[] {
    return this.#store.files.flatMap((file) => {
      const ids = idsByFile.get(file.no);
      const places = typeof ids === 'string' ? this.#placesAt(ids.split(',').map(Number), 0, MANY_PLACES) : [];
      return places.flatMap((row) =>
        matchesIn(String(row['text']), terms).map((match) => ({ file, id: Number(row['id']), match })),
      );
    });
  }

  #rowOf({ file, id, match }: FoundWords) {
    const [row] = this.#store.all('SELECT * FROM places WHERE id = ?', id);
    return row === undefined ? null : rowOf(this.#store, file, placeOf(row), match);
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
