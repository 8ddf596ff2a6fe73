import type { Article } from '../model/article.ts';
import type { Link } from '../model/records.ts';
import type { Aspect } from './format.ts';

/**
 * A **tie** is a link as one of its two records sees it. Ties tell apart what looks alike otherwise: two quotes of the
 * same words have each a speaker of its own. Only what must come back counts, so that nobody is told by what is lost.
 */
export interface Tie {
  readonly way: 'from' | 'to';
  /** Id of the record at the other end. */
  readonly other: string;
  /** Null stands for any. */
  readonly type: string | null;
  /** Null stands for any. */
  readonly note: string | null;
  /** False when the tie may be gone, or lead elsewhere. */
  readonly isSure: boolean;
}

/** Returns the ties of each record by its id. */
export function tiesIn(
  { links }: Article,
  isExcused: (aspect: Aspect, link: Link) => boolean = () => false,
): ReadonlyMap<string, readonly Tie[]> {
  const ties = new Map<string, Tie[]>();
  const add = (id: string, tie: Tie) => {
    const known = ties.get(id);
    if (known === undefined) ties.set(id, [tie]);
    else known.push(tie);
  };
  for (const link of links) {
    const seen = {
      type: isExcused('kind', link) ? null : link.type,
      note: isExcused('note', link) ? null : (link.note ?? ''),
      isSure: !isExcused('record', link) && !isExcused('place', link),
    };
    add(link.from.id, { way: 'to', other: link.to.id, ...seen });
    add(link.to.id, { way: 'from', other: link.from.id, ...seen });
  }
  return ties;
}

/** More ties than this on a record are only counted. */
const MOST_TIES = 50;

/**
 * Returns how many ties of two records do not fit each other.
 *
 * @param areOne tells whether two ids, the first of before, may name the same record
 */
export function unlikeTies(
  before: readonly Tie[],
  after: readonly Tie[],
  areOne: (before: string, after: string) => boolean,
): number {
  if (before.length > MOST_TIES || after.length > MOST_TIES) return Math.abs(before.length - after.length);
  const free = new Set(after);
  const fits = (a: Tie) => {
    const found = after.find((b) => free.has(b) && isLike(a, b) && areOne(a.other, b.other));
    return found !== undefined && free.delete(found);
  };
  // What is sure has the first choice; what is not may stand for anything that is left.
  const lost = before.filter(({ isSure }) => isSure).filter((tie) => !fits(tie)).length;
  const spare = before.filter(({ isSure }) => !isSure).filter((tie) => !fits(tie)).length;
  return Math.max(lost, free.size - spare);
}

const isLike = (a: Tie, b: Tie): boolean =>
  a.way === b.way && (a.type ?? b.type) === b.type && (a.note ?? b.note) === b.note;
