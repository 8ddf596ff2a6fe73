import type { Page } from '../../shared/ipc/project-calls.ts';
import type { SearchedPart, SearchHit } from '../../shared/model/project.ts';
import type { Named } from '../ports.ts';
import { PLACES } from './store.ts';

/** What a search answers. */
export type Hits = Page<Named<SearchHit>>;

/** What a place must be besides having the words. */
export interface Conditions {
  readonly parts: readonly SearchedPart[];
  readonly speaker: string | null;
  readonly isUnchecked: boolean;
}

/** Returns the conditions for rows `p` of places, with what stands in for each `?`. */
export function conditionsSql({ parts, speaker, isUnchecked }: Conditions): { where: string; values: string[] } {
  const isOfSpeaker = `EXISTS (SELECT 1 FROM speakers s WHERE s.no = p.id / ${PLACES} AND s.id = p.speaker AND s.key = ?)`;
  const where = [
    `p.part IN (${parts.map(() => '?').join(', ')})`,
    ...(isUnchecked ? ['p.unchecked = 1'] : []),
    ...(speaker === null ? [] : [isOfSpeaker]),
  ];
  return { where: where.join(' AND '), values: [...parts, ...(speaker === null ? [] : [speaker])] };
}
