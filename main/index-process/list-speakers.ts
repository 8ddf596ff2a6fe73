import type { QuoteEntry, SpeakerEntry } from '../../shared/analysis/index-entry.ts';
import { dayOf } from '../../shared/analysis/speakers/offices.ts';
import { hasWords, lineOf } from '../../shared/analysis/search-words.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import type { Page } from '../../shared/ipc/project-calls.ts';
import type { QuoteRow, SpeakerRow } from '../../shared/model/project.ts';
import type { Registry } from '../../shared/analysis/who-is-who.ts';
import type { Named } from '../ports.ts';
import { collator, inArticle, Kept, pageOf, pageOverFiles, speakerName } from './rows.ts';
import type { IndexStore } from './store.ts';

/** Who speaks in the project, and what they say. */

export class SpeakerLists {
  readonly #store: IndexStore;
  readonly #speakers = new Kept<readonly { readonly row: SpeakerRow; readonly line: string }[]>();

  constructor(store: IndexStore) {
    this.#store = store;
  }

  /**
   * Everybody in the registry and everybody who speaks, who is quoted most first.
   *
   * @param registered the registry, which has also those who speak nowhere
   */
  list(registered: Registry['speakers'], { words = '', ...stretch }: CallArgument<'listSpeakers'>): Page<SpeakerRow> {
    const typed = lineOf(words).split(' ');
    const found = this.#all(registered).filter(({ line }) => hasWords(line, typed));
    const { rows, total } = pageOf(found, stretch);
    return { rows: rows.map(({ row }) => row), total };
  }

  /** What is counted of everybody, by key. */
  byKey(registered: Registry['speakers']): ReadonlyMap<string, SpeakerRow> {
    return new Map(this.#all(registered).map(({ row }) => [row.key, row]));
  }

  #all(registered: Registry['speakers']) {
    return this.#speakers.of(this.#store, () => {
      const published = new Map(this.#store.files.map(({ no, entry }) => [no, entry?.published ?? null]));
      const found = Map.groupBy(this.#store.all('SELECT no, key, entry FROM speakers'), ({ key }) => String(key));
      for (const { id } of registered) if (!found.has(id)) found.set(id, []);
      return [...found]
        .map(([key, rows]) => {
          const heard = rows.map(({ no, entry }) => ({
            day: published.get(Number(no)) ?? null,
            no: Number(no),
            ...(JSON.parse(String(entry)) as SpeakerEntry),
          }));
          return this.#row(key, heard);
        })
        .sort((a, b) => b.quotes - a.quotes || collator.compare(a.name, b.name) || (a.key < b.key ? -1 : 1))
        .map((row) => ({ row, line: lineOf([row.name, ...row.aliases, row.role].join(' ')) }));
    });
  }

  #row(
    key: string,
    heard: readonly (SpeakerEntry & { readonly no: number; readonly day: string | null })[],
  ): SpeakerRow {
    const entry = this.#store.who.entryOf(key);
    const sum = (of: (one: SpeakerEntry) => number) => heard.reduce((total, one) => total + of(one), 0);
    const days = heard.flatMap(({ day }) => dayOf(day) ?? []).sort();
    const names = heard.map(({ name }) => name).sort();
    const roles = heard.flatMap(({ role }) => (role === null ? [] : [role])).sort();
    const types = heard.map(({ type }) => type).sort();
    return {
      key,
      name: entry?.name ?? names[0]!,
      type: entry?.type ?? types[0]!,
      role: entry?.role ?? roles[0] ?? null,
      aliases: entry?.aliases ?? [...new Set(heard.flatMap(({ aliases }) => aliases))].sort(),
      isRegistered: entry !== null,
      articles: new Set(heard.map(({ no }) => no)).size,
      quotes: sum(({ quotes }) => quotes),
      words: sum(({ words }) => words),
      claims: sum(({ claims }) => claims),
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
    };
  }
}

/** Returns quotes in the order of publication and of the text; of one speaker or article, where one is named. */
export function listQuotes(store: IndexStore, asked: CallArgument<'listQuotes'>): Page<Named<QuoteRow>> {
  const { article } = asked;
  const speaker = asked.speaker ?? null;
  const files = article === undefined ? store.files : store.files.filter(({ entry }) => entry?.articleId === article);
  const counts = speaker === null ? store.all(COUNT_ALL) : store.all(COUNT_OF_SPEAKER, speaker);
  const byFile = new Map(counts.map(({ no, count }) => [Number(no), Number(count)]));
  return pageOverFiles(files, byFile, asked, (file, skip, most) =>
    store.all(QUOTES, file.no, speaker, speaker, most, skip).map(({ entry, key, name }): Named<QuoteRow> => {
      const { speaker: _, ...told } = JSON.parse(String(entry)) as QuoteEntry;
      return { ...inArticle(file), ...told, speaker: speakerName(store, key, name) };
    }),
  );
}

const COUNT_ALL = 'SELECT no, count(*) AS count FROM quotes GROUP BY no';
const COUNT_OF_SPEAKER = `
  SELECT q.no, count(*) AS count FROM speakers s JOIN quotes q ON q.no = s.no AND q.speaker = s.id
  WHERE s.key = ? GROUP BY q.no`;
const QUOTES = `
  SELECT q.entry, s.key, s.name FROM quotes q LEFT JOIN speakers s ON s.no = q.no AND s.id = q.speaker
  WHERE q.no = ? AND (? IS NULL OR s.key = ?) ORDER BY q.n LIMIT ? OFFSET ?`;
