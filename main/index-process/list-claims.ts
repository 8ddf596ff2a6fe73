import type { ClaimEntry } from '../../shared/analysis/index-entry.ts';
import { hasWords, lineOf } from '../../shared/analysis/search-words.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import type { Page } from '../../shared/ipc/project-calls.ts';
import { CLAIM_STATES } from '../../shared/model/dossier.ts';
import { type ClaimRow, type ClaimSort, speakersMeant } from '../../shared/model/project.ts';
import type { Named } from '../ports.ts';
import { inArticle, Kept, ordered, pageOf, speakerName, type Stretch } from './rows.ts';
import type { IndexStore } from './store.ts';

/** The claims of a project: all of them are in memory while nothing changes, so that a filter costs no reading. */

/** What the list answers. */
export type ClaimList = Page<Named<ClaimRow>> & { readonly byState: Readonly<Record<string, number>> };

interface Claim {
  readonly row: Named<ClaimRow>;
  /** What filters look for words in. */
  readonly line: string;
  /** Place among all claims in the order of publication and of the text. */
  readonly place: number;
}

export class ClaimLists {
  readonly #store: IndexStore;
  readonly #claims = new Kept<readonly Claim[]>();

  constructor(store: IndexStore) {
    this.#store = store;
  }

  list({ filter, sort, ...stretch }: CallArgument<'listClaims'>): ClaimList {
    const { states = [], ...rest } = filter;
    const passing = this.#all().filter(passes(rest));
    const byState = Object.fromEntries(CLAIM_STATES.map((state) => [state, 0]));
    for (const { row } of passing) byState[row.state]! += 1;
    const chosen = passing.filter(({ row }) => states.length === 0 || states.includes(row.state));
    return { ...sorted(chosen, sort, stretch), byState };
  }

  #all(): readonly Claim[] {
    return this.#claims.of(this.#store, () => {
      const byFile = Map.groupBy(this.#store.all(CLAIMS), ({ no }) => Number(no));
      return this.#store.files
        .flatMap((file) =>
          (byFile.get(file.no) ?? []).map(({ entry, key, name }): Named<ClaimRow> => {
            const { speaker: _, ...told } = JSON.parse(String(entry)) as ClaimEntry;
            return { ...inArticle(file), ...told, speaker: speakerName(this.#store, key, name) };
          }),
        )
        .map((row, place) => ({ row, line: lineOf([row.text, row.normalised, row.title].join(' ')), place }));
    });
  }
}

const CLAIMS = `
  SELECT c.no, c.entry, s.key, s.name FROM claims c LEFT JOIN speakers s ON s.no = c.no AND s.id = c.speaker
  ORDER BY c.no, c.n`;

type Filter = Omit<CallArgument<'listClaims'>['filter'], 'states'>;

function passes(filter: Filter): (claim: Claim) => boolean {
  const { words = '', types = [], verdicts = [], article, assigned, dueBy, needsAttention } = filter;
  const speakers = speakersMeant(filter);
  const typed = lineOf(words).split(' ');
  const isAmong = (list: readonly string[], value: string | null) => list.length === 0 || list.includes(value ?? '');
  return ({ row, line }) =>
    hasWords(line, typed) &&
    isAmong(types, row.claimType) &&
    isAmong(verdicts, row.verdict) &&
    isAmong(speakers, row.speaker?.key ?? null) &&
    (article === undefined || row.articleId === article) &&
    (assigned === undefined || (row.assigned ?? '') === assigned) &&
    (dueBy === undefined || (row.deadline !== null && row.deadline <= dueBy)) &&
    (needsAttention !== true || row.attention.length > 0);
}

function sorted(claims: readonly Claim[], { by, isDescending }: ClaimSort, stretch: Stretch): Page<Named<ClaimRow>> {
  const keyOf = ({ row }: Claim): string | number | null => {
    if (by === 'state') return CLAIM_STATES.indexOf(row.state);
    if (by === 'speaker') return row.speaker?.name ?? null;
    return by === 'article' ? row.title : row[by];
  };
  const keyed = claims.map((claim) => ({ claim, key: keyOf(claim) }));
  keyed.sort((a, b) => ordered(a.key, b.key, isDescending) || a.claim.place - b.claim.place);
  const { rows, total } = pageOf(keyed, stretch);
  return { rows: rows.map(({ claim }) => claim.row), total };
}
