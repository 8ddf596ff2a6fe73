import type { QuoteEntry } from '../../shared/analysis/index-entry.ts';
import {
  type CountedClaim,
  type CountedQuote,
  type SpeakersByKey,
  tallyAll,
  valueIn,
} from '../../shared/analysis/statistics/tally.ts';
import type { Dimension, Statistics } from '../../shared/model/statistics.ts';
import type { Page } from '../../shared/ipc/project-calls.ts';
import type { QuoteRow } from '../../shared/model/project.ts';
import type { Named } from '../ports.ts';
import { inArticle, Kept, pageOf, speakerName, type Stretch } from './rows.ts';
import type { IndexedFile, IndexStore } from './store.ts';

/** What the project's quotes and claims come to: of each row only what is counted is read, once for each state of the index. */

/** A quote with its place in the index. */
type Counted = CountedQuote & { readonly no: number; readonly n: number };

interface Rows {
  readonly quotes: readonly Counted[];
  readonly claims: readonly CountedClaim[];
}

export class ProjectStatistics {
  readonly #store: IndexStore;
  readonly #rows = new Kept<Rows>();

  constructor(store: IndexStore) {
    this.#store = store;
  }

  /** Returns the statistics of the project by every dimension. */
  list(speakers: SpeakersByKey): readonly Statistics[] {
    const { quotes, claims } = this.#read();
    return tallyAll(quotes, claims, speakers);
  }

  /** Returns the quotes that one share counts, in the order of publication and of the text. */
  quotesOf(
    { by, key, ...stretch }: Stretch & { readonly by: Dimension; readonly key: string },
    speakers: SpeakersByKey,
  ): Page<Named<QuoteRow>> {
    const counted = this.#read().quotes.filter((quote) => valueIn(by, quote, speakers).key === key);
    const { rows, total } = pageOf(counted, stretch);
    const files = new Map(this.#store.files.map((file) => [file.no, file]));
    return { rows: rows.flatMap((row) => this.#rowOf(row, files)), total };
  }

  #rowOf({ no, n, speaker }: Counted, files: ReadonlyMap<number, IndexedFile>): Named<QuoteRow>[] {
    const file = files.get(no);
    const [found] = this.#store.all('SELECT entry FROM quotes WHERE no = ? AND n = ?', no, n);
    if (file === undefined || found === undefined) return [];
    const { speaker: _, ...told } = JSON.parse(String(found['entry'])) as QuoteEntry;
    return [{ ...inArticle(file), ...told, speaker }];
  }

  #read(): Rows {
    return this.#rows.of(this.#store, () => {
      const files = new Map(this.#store.files.map((file, order) => [file.no, { order, place: inArticle(file) }]));
      const orderOf = ({ no, n }: Counted) => [files.get(no)?.order ?? 0, n] as const;
      const quotes = this.#store.all(QUOTES).flatMap(({ no, n, key, name, type, cueClass, words }): Counted[] => {
        const place = files.get(Number(no))?.place;
        if (place === undefined) return [];
        const { articleId, title, published } = place;
        const speaker = speakerName(this.#store, key, name);
        const [form, cue] = [type, cueClass].map((value) => (value === null ? null : String(value)));
        const counted = { type: form ?? null, cueClass: cue ?? null, words: Number(words) };
        return [{ no: Number(no), n: Number(n), articleId, title, published, speaker, ...counted }];
      });
      const claims = this.#store.all(CLAIMS).flatMap(({ no, key, name }): CountedClaim[] => {
        const place = files.get(Number(no))?.place;
        if (place === undefined) return [];
        const { articleId, title, published } = place;
        return [{ articleId, title, published, speaker: speakerName(this.#store, key, name) }];
      });
      const inOrder = quotes.sort((a, b) => {
        const [[left, first], [right, second]] = [orderOf(a), orderOf(b)];
        return left - right || first - second;
      });
      return { quotes: inOrder, claims };
    });
  }
}

const QUOTES = `
  SELECT q.no, q.n, s.key, s.name, json_extract(q.entry, '$.type') AS type,
    json_extract(q.entry, '$.cueClass') AS cueClass, json_extract(q.entry, '$.words') AS words
  FROM quotes q LEFT JOIN speakers s ON s.no = q.no AND s.id = q.speaker`;
const CLAIMS = `
  SELECT c.no, s.key, s.name FROM claims c LEFT JOIN speakers s ON s.no = c.no AND s.id = c.speaker`;
