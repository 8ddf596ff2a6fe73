import { readPattern } from '../../shared/analysis/pattern.ts';
import { DIGIT, WORD } from '../../shared/analysis/pattern-parser.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { MOST_IN_PLACE, type Place, placeOf, rowOf } from './hits.ts';
import { pageOf, type Stretch } from './rows.ts';
import { type Conditions, conditionsSql, type Hits } from './search-conditions.ts';
import { type IndexedFile, type IndexStore, PLACES } from './store.ts';
import { isTimeout, watched } from './watch.ts';

/**
 * Regular expressions over a project. The engine's own are a hundred times as fast as ours (`pattern.ts`), which a project
 * needs and one article does not; the watch stops one that would go on for ever. Case makes no difference.
 */

/** How long a pattern may look through the project. Milliseconds. */
export const PATTERN_LIMIT = 4_000;

/** Hits that are listed; who has more of them looks for something else. */
const MOST = 50_000;

interface Found {
  readonly file: IndexedFile;
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export class PatternSearch {
  readonly #store: IndexStore;
  readonly #limit: number;
  /** The last search, for the next stretch of its hits. */
  #last: { readonly key: string; readonly found: readonly Found[] } | null = null;

  /** @param limit in milliseconds */
  constructor(store: IndexStore, limit: number) {
    this.#store = store;
    this.#limit = limit;
  }

  search(source: string, conditions: Conditions, stretch: Stretch): Result<Hits> {
    const read = readPattern(source, false);
    if (!read.ok) return read;
    const key = JSON.stringify([this.#store.version, source, conditions]);
    try {
      if (this.#last?.key !== key) this.#last = { key, found: this.#findAll(inEveryScript(source), conditions) };
    } catch (error) {
      if (isTimeout(error)) return refuse({ code: 'search/slow', message: tooSlow(this.#limit), where: source });
      throw error;
    }
    const { rows, total } = pageOf(this.#last.found, stretch);
    return done({ rows: rows.flatMap((one) => this.#rowOf(one) ?? []), total });
  }

  #findAll(source: string, conditions: Conditions): readonly Found[] {
    const pattern = new RegExp(source, 'gium');
    const { where, values } = conditionsSql(conditions);
    const select = `SELECT id, text FROM places p WHERE ${where} AND p.id >= ? AND p.id < ? ORDER BY p.id`;
    const found: Found[] = [];
    watched(() => {
      for (const file of this.#store.files) {
        for (const { id, text } of this.#store.all(select, ...values, file.no * PLACES, (file.no + 1) * PLACES)) {
          for (const match of matchesIn(String(text), pattern)) found.push({ file, id: Number(id), ...match });
          if (found.length >= MOST) return;
        }
      }
    }, this.#limit);
    return found;
  }

  #rowOf({ file, id, start, end }: Found) {
    const [row] = this.#store.all('SELECT * FROM places WHERE id = ?', id);
    if (row === undefined) return null;
    const place: Place = placeOf(row);
    return rowOf(this.#store, file, place, { start, end });
  }
}

/**
 * The first matches that are not empty. A text with letters in parts is looked at as it is, and where nothing is found then
 * with letters whole.
 */
function matchesIn(text: string, pattern: RegExp): readonly Fragment[] {
  const found = firstOf(text, pattern);
  if (found.length > 0) return found;
  const whole = text.normalize('NFC');
  if (whole === text) return [];
  return firstOf(whole, pattern).map(({ start, end }) => ({
    start: lengthInParts(text, whole.slice(0, start)),
    end: lengthInParts(text, whole.slice(0, end)),
  }));
}

function firstOf(text: string, pattern: RegExp): readonly Fragment[] {
  const found: Fragment[] = [];
  for (const { index: start, 0: match } of text.matchAll(pattern)) {
    if (match !== '') found.push({ start, end: start + match.length });
    if (found.length >= MOST_IN_PLACE) break;
  }
  return found;
}

/** How much of the text the head of it with whole letters is: the shortest stretch that is written alike. */
function lengthInParts(text: string, head: string): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (text.slice(0, middle).normalize('NFC').length < head.length) low = middle + 1;
    else high = middle;
  }
  // Marks that belong to the last letter come with it.
  while (
    low < text.length &&
    /\p{M}/u.test(text[low]!) &&
    text.slice(0, low + 1).normalize('NFC').length === head.length
  ) {
    low += 1;
  }
  return low;
}

/** Lets `\w`, `\d` and `\b` know the letters and digits of every script, as they do in one article. */
function inEveryScript(source: string): string {
  let isInClass = false;
  return source.replaceAll(/\\.|\[|\]/gsu, (piece) => {
    if (piece === '[') isInClass = true;
    if (piece === ']') isInClass = false;
    if (piece === '\\d') return isInClass ? DIGIT : `[${DIGIT}]`;
    if (piece === '\\w') return isInClass ? WORD : `[${WORD}]`;
    if (piece === '\\W' && !isInClass) return `[^${WORD}]`;
    if (piece === '\\b' && !isInClass) return `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;
    return piece;
  });
}

const tooSlow = (limit: number) =>
  `This pattern takes longer than ${limit / 1000} seconds over the project and was given up. ` +
  'Begin it with a word that is in the text, or leave out what may repeat within a repetition.';
