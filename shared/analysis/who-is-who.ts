import type { Project } from '../model/project.ts';
import type { Speaker } from '../model/records.ts';

/**
 * Who a speaker of an article is, over the whole project: the **entry** of the registry with the same id; else the one
 * that a tie names; else the only one that has the name, or has it as an alias. All others are one somebody for each
 * name. Names are compared **folded**: compatible forms alike, lower case, single spaces.
 */

/** What decides who is who. */
export type Registry = Pick<Project, 'speakers' | 'ties'>;

/** Returns the name as it is compared. */
export const foldedName = (name: string): string =>
  // Most names need no more, of which a registry has thousands.
  /^[!-~]+(?: [!-~]+)*$/u.test(name) ? name.toLowerCase() : foldedWhole(name);

const foldedWhole = (name: string): string =>
  name.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();

/** Returns the key of all speakers of that name whom no entry stands for. */
export const keyOfName = (name: string): string => `name ${foldedName(name)}`;

/** Returns the id of a tie, which names the speaker it is about. */
export const tieIdOf = (article: string, speaker: string): string => `${article} ${speaker}`;

/** Answers who is who, at the same cost however many entries and ties there are. */
export class WhoIsWho {
  readonly #entries: ReadonlyMap<string, Speaker>;
  readonly #ties: ReadonlyMap<string, string | null>;
  /** Null where several entries have the name. */
  readonly #byName = new Map<string, string | null>();

  constructor({ speakers, ties }: Registry) {
    this.#entries = new Map(speakers.map((entry) => [entry.id, entry]));
    this.#ties = new Map(ties.map(({ article, speaker, entry }) => [tieIdOf(article, speaker), entry]));
    for (const { id, name, aliases } of speakers) {
      for (const folded of new Set([name, ...aliases].map(foldedName))) {
        this.#byName.set(folded, this.#byName.has(folded) ? null : id);
      }
    }
  }

  /** Returns the id of the entry that a speaker of the article is, or `name <folded name>`. */
  keyOf(article: string, { id, name }: Pick<Speaker, 'id' | 'name'>): string {
    if (this.#entries.has(id)) return id;
    const tied = this.#ties.get(tieIdOf(article, id));
    if (tied === null) return keyOfName(name);
    if (tied !== undefined && this.#entries.has(tied)) return tied;
    return this.#byName.get(foldedName(name)) ?? keyOfName(name);
  }

  /** Returns the entry of this key, or null for a name that no entry has. */
  entryOf(key: string): Speaker | null {
    return this.#entries.get(key) ?? null;
  }
}
