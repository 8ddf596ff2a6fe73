import type { CallArgument } from '../../shared/ipc/contract.ts';
import type { ProjectRow, ProjectState } from '../../shared/ipc/project-calls.ts';
import { tallyAll, valueIn } from '../../shared/analysis/statistics/tally.ts';
import { CLAIM_STATES } from '../../shared/model/dossier.ts';
import type { DocumentRecord } from '../../shared/model/records.ts';
import {
  type ClaimRow,
  type QuoteRow,
  type SearchHit,
  type SpeakerRow,
  speakersMeant,
} from '../../shared/model/project.ts';
import { done, refuse } from '../../shared/result.ts';

/** What a project in memory holds; each list is answered as it stands, filtered by the simplest of the filters. */
export interface FakeProject {
  state: ProjectState;
  /** False where the project that is entered has no article to show. */
  hasArticle: boolean;
  articles: ProjectRow[];
  quotes: QuoteRow[];
  claims: ClaimRow[];
  speakers: SpeakerRow[];
  hits: SearchHit[];
  /** Records of articles by the id of their file. */
  readonly records: Map<string, readonly DocumentRecord[]>;
  /** What was asked of `editArticles`, the last at the end. */
  readonly edits: CallArgument<'editArticles'>[];
}

export const emptyProject = (): FakeProject => ({
  state: {
    project: { id: 'project', title: 'Saidwho', speakers: [], ties: [], searches: [], views: [] },
    folder: 'Saidwho',
    recent: [],
    indexing: null,
    tags: [],
    outlets: [],
  },
  hasArticle: true,
  articles: [],
  quotes: [],
  claims: [],
  speakers: [],
  hits: [],
  records: new Map(),
  edits: [],
});

const paged = <Row>(rows: readonly Row[], { offset, limit }: { offset: number; limit: number }) => ({
  rows: rows.slice(offset, offset + limit),
  total: rows.length,
});

/** Where each outlet begins, of rows that stand together already. */
const groupsOf = (rows: readonly ProjectRow[]) =>
  rows.flatMap(({ outlet }, at) =>
    at === 0 || rows[at - 1]!.outlet !== outlet ? [{ label: outlet ?? 'Nobody', at }] : [],
  );

const byKey = ({ speakers }: FakeProject) => new Map(speakers.map((row) => [row.key, row]));

/** Answers the calls about the project by what it holds. */
export const fakeProjectCalls = (project: FakeProject) => ({
  projectState: () => project.state,
  chooseProject: () => done(project.state),
  openProject: () => done(project.state),
  putProject: (asked: CallArgument<'putProject'>) => {
    project.state = { ...project.state, project: asked.project };
    return done(project.state);
  },
  listProject: (asked: CallArgument<'listProject'>) => {
    const { words = '', states, tags, outlets } = asked.filter;
    const rows = project.articles.filter(
      (row) =>
        row.title.toLowerCase().includes(words.toLowerCase()) &&
        (states === undefined || states.includes(row.state)) &&
        (tags === undefined || row.tags.some((tag) => tags.includes(tag))) &&
        (outlets === undefined || outlets.includes(row.outlet ?? '')),
    );
    return { ...paged(rows, asked), groups: asked.group === 'outlet' ? groupsOf(rows) : [] };
  },
  searchProject: (asked: CallArgument<'searchProject'>) => {
    const { words, isPattern } = asked.query;
    if (isPattern && words === '(') return refuse({ code: 'search/pattern', message: 'The pattern is not complete.' });
    const hits = project.hits.filter(({ match }) => match.toLowerCase().includes(words.toLowerCase()));
    return done(paged(hits, asked));
  },
  listQuotes: (asked: CallArgument<'listQuotes'>) =>
    paged(
      project.quotes.filter(({ speaker }) => asked.speaker === undefined || speaker?.key === asked.speaker),
      asked,
    ),
  listClaims: (asked: CallArgument<'listClaims'>) => {
    const { words = '', states = CLAIM_STATES, verdicts } = asked.filter;
    const speakers = speakersMeant(asked.filter);
    const all = project.claims.filter(
      (claim) =>
        claim.text.toLowerCase().includes(words.toLowerCase()) &&
        (verdicts === undefined || verdicts.includes(claim.verdict ?? '')) &&
        (speakers.length === 0 || speakers.includes(claim.speaker?.key ?? '')),
    );
    const byState = Object.fromEntries(
      CLAIM_STATES.map((state) => [state, all.filter((one) => one.state === state).length]),
    );
    return {
      ...paged(
        all.filter(({ state }) => states.includes(state)),
        asked,
      ),
      byState,
    };
  },
  projectStatistics: () => tallyAll(project.quotes, project.claims, byKey(project)),
  quotesOfShare: ({ by, key, ...asked }: CallArgument<'quotesOfShare'>) =>
    paged(
      project.quotes.filter((quote) => valueIn(by, quote, byKey(project)).key === key),
      asked,
    ),
  listSpeakers: (asked: CallArgument<'listSpeakers'>) => paged(project.speakers, asked),
  editArticles: (asked: CallArgument<'editArticles'>) => {
    project.edits.push(asked);
    return done({ editId: String(project.edits.length), articles: asked.edits.length, problems: [] });
  },
  undoEdit: ({ editId }: CallArgument<'undoEdit'>) => done({ editId, articles: 1, problems: [] }),
  readRecords: ({ fileId }: CallArgument<'readRecords'>) => done(project.records.get(fileId) ?? []),
});
