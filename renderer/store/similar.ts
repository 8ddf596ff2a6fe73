import { ClaimIndex, type SimilarClaim, timelineOf } from '../../shared/analysis/similar-claims.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import type { Page } from '../../shared/ipc/project-calls.ts';
import type { ClaimRow } from '../../shared/model/project.ts';

/** The same claim in other places of the project, in the order of time. */

/** A claim of the project that may be the same, or the claim itself among them, with where it stands in the row of all of them. */
export interface FoundClaim extends Omit<SimilarClaim<ClaimRow>, 'claim'> {
  readonly row: ClaimRow;
  readonly words: string;
  /** The claim that others are compared with. */
  readonly isOwn: boolean;
  readonly isFirst: boolean;
  readonly isRepeated: boolean;
}

/** Rows asked for at once: main gives no more. */
const SLICE = 500;

/** So many claims are looked through; a project has fewer. */
const MOST = 20_000;

/** Returns the words by which a claim is compared. */
export const comparedWords = ({ normalised, text }: Pick<ClaimRow, 'normalised' | 'text'>): string =>
  normalised === null || normalised.trim() === '' ? text : normalised;

/**
 * Looks through all claims of the project, a slice at a time. Where others are found, the claim itself stands among them
 * in its place of time: who said it first is told of all.
 */
export async function findSimilarClaims(
  list: (asked: CallArgument<'listClaims'>) => Promise<Page<ClaimRow>>,
  own: { readonly articleId: string; readonly claimId: string; readonly words: string },
): Promise<readonly FoundClaim[]> {
  const isOwn = (row: ClaimRow) => row.articleId === own.articleId && row.id === own.claimId;
  let ownRow: ClaimRow | undefined;
  const index = new ClaimIndex<{ readonly words: string; readonly row: ClaimRow }>();
  for (let offset = 0; offset < MOST;) {
    const sort = { by: 'published', isDescending: false } as const;
    const { rows, total } = await list({ filter: {}, sort, offset, limit: SLICE });
    index.add(rows.map((row) => ({ row, words: comparedWords(row) })));
    ownRow ??= rows.find(isOwn);
    offset += rows.length;
    if (rows.length === 0 || offset >= total) break;
  }
  const found = index.similarTo(own.words, ({ row }) => !isOwn(row));
  const scores = new Map(found.map((one) => [one.claim.row, one]));
  const among = found.length === 0 || ownRow === undefined ? [] : [ownRow];
  return timelineOf([...found.map(({ claim: { row } }) => row), ...among]).map(
    ({ claim: row, isFirst, isRepeated }) => {
      const { score, differsIn } = scores.get(row) ?? { score: 1, differsIn: [] };
      const words = row === ownRow ? own.words : comparedWords(row);
      return { row, words, isOwn: row === ownRow, score, differsIn, isFirst, isRepeated };
    },
  );
}
