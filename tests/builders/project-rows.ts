import type { ProjectRow } from '../../shared/ipc/project-calls.ts';
import type { ClaimRow, SearchHit } from '../../shared/model/project.ts';

/** Rows as the index of a project tells them, with all that a test does not care about filled in. */

const PLACE = { fileId: 'f1', articleId: 'a1', title: 'The mill at Orm', outlet: null, published: null } as const;

export const claimRow = (row: Partial<ClaimRow>): ClaimRow => ({
  ...PLACE,
  id: 'c1',
  text: 'Taxes fell',
  normalised: null,
  claimType: null,
  checkWorthiness: null,
  verdict: null,
  state: 'to-check',
  deadline: null,
  priority: null,
  assigned: null,
  speaker: null,
  quote: null,
  questions: 0,
  evidence: 0,
  attention: [],
  start: 0,
  ...row,
});

export const articleRow = (row: Partial<ProjectRow>): ProjectRow => ({
  ...PLACE,
  name: 'mill.saidwho',
  state: 'open',
  tags: [],
  modified: 0,
  words: 100,
  quotes: 0,
  attributed: 0,
  claims: 0,
  checked: 0,
  ...row,
});

export const searchHit = (hit: Partial<SearchHit>): SearchHit => ({
  ...PLACE,
  part: 'text',
  record: null,
  before: '',
  match: 'mill',
  after: '',
  speaker: null,
  start: 0,
  ...hit,
});
