import { emptyDossier } from '../../shared/annotations/dossiers.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Dossier } from '../../shared/model/dossier.ts';
import { annotatedArticle } from './annotated-article.ts';

/** An article that has one of everything: fragments, overlap, nesting, emoji, two scripts, a detached quote, checks. */
export function sampleArticle(): Article {
  const article = sampleBeforeTheDesk();
  const speakers = article.speakers.map((one) =>
    one.id === 's1'
      ? {
          ...one,
          offices: [{ title: 'Mayor', organisation: 'Exampleton', from: '2019-03' }],
          ids: [{ authority: 'wikidata', id: 'Q4115189' }],
        }
      : one,
  );
  const metadata = { ...article.metadata, state: 'review', tags: ['transport', 'council'] } as const;
  return { ...article, metadata, speakers, dossiers: [CHECKED, BEGUN] };
}

/** A check with everything that a dossier holds. */
const CHECKED: Dossier = {
  ...emptyDossier('c1'),
  state: 'corrected',
  deadline: '2024-05-20',
  priority: 80,
  assigned: 'A. Checker',
  worthBecause: ['affects many', 'specific and measurable'],
  strategies: ['Numerical Comparison'],
  filledIn: 'which line, which currency',
  madeOn: '2024-05-16',
  madeAt: 'Exampleton',
  madeIn: 'Council meeting',
  scale: 'averitec',
  justification: 'The budget says **62 million**, half as much again.',
  verdictBy: 'A. Checker',
  verdictDate: '2024-05-18',
  second: {
    by: 'D. Reader',
    verdict: 'refuted',
    justification: 'The figure is in the plan.',
    at: '2024-05-18T09:00:00Z',
  },
  questions: [
    { id: 'k1', text: 'What does the budget say?' },
    { id: 'k2', text: 'Did <the council> & “others” say otherwise?' },
  ],
  evidence: [
    {
      id: 'e1',
      question: 'k1',
      answer: '62 million euros',
      answerType: 'extractive',
      stance: 'refutes',
      quote: 'Total: 62,000,000',
      file: { name: 'budget.pdf', mediaType: 'application/pdf', bytes: 120_345, sha256: 'b'.repeat(64) },
      sourceName: 'Council of Exampleton',
      medium: 'pdf',
      independence: 'primary',
      captured: '2024-05-17T12:30:00Z',
      note: 'Page *4*',
    },
    {
      id: 'e2',
      question: 'k2',
      answer: 'No',
      answerType: 'boolean',
      stance: 'context',
      url: 'https://council.example/minutes?day=16&year=2024',
      archivedUrl: 'https://archive.example/1',
      sourceName: 'Minutes',
      medium: 'web-text',
      independence: 'secondary',
      captured: '2024-05-17',
    },
    {
      id: 'e3',
      stance: 'supports',
      passage: {
        article: 'another',
        title: 'Trams in the north',
        start: 10,
        end: 34,
        exact: 'the line costs 40 million',
        prefix: 'He said ',
        suffix: ' to build.',
      },
    },
  ],
  history: [
    { id: 'h1', at: '2024-05-17T10:00:00Z', by: 'A. Checker', of: 'state', from: 'to-check', to: 'checking' },
    {
      id: 'h2',
      at: '2024-05-18T08:00:00Z',
      by: 'A. Checker',
      of: 'verdict',
      from: '',
      to: 'refuted',
      reason: 'The budget names 62 million.',
    },
    { id: 'h3', at: '2024-05-19T08:00:00Z', of: 'correction', from: '', to: 'We first wrote 61 million.' },
  ],
  related: [{ id: 'another c7', article: 'another', claim: 'c7', tie: 'same-claim' }],
};

const BEGUN: Dossier = { ...emptyDossier('c3'), state: 'checking' };

/** The sample as the files of earlier versions hold it. */
export function sampleBeforeTheDesk(): Article {
  const article = withoutExtra();
  const annotations = article.annotations.map((one) =>
    one.id === 'c2' ? { ...one, extra: { 'x-mood': 'calm' } } : one,
  );
  return { ...article, annotations };
}

const withoutExtra = (): Article =>
  annotatedArticle(
    [
      '# Council splits over the tram 🚋',
      '“{quote#q1:The line {claim#c1:will cost 40 million},}” {cue#u1:said} {mention#m1:Anna Novak}, the mayor, ' +
        '“{quote#q1:and we can pay for it.}”',
      '{mention#m2:She} {cue#u2:added} that {(quote#q2}nobody had {(claim#c2}asked{q2)} the residents{c2)}.',
      '> {(quote#q3}It is {mention#m3:the ministry} that lied{q3)}, he shrugged.',
      '- {quote#q4:שלום עולם}, {cue#u4:כתב} {mention#m4:דוד}',
      '- Nothing to see here',
      '{claim#c3:Fares rose by 12 per cent in 2024}.',
    ].join('\n'),
    {
      id: '7d0a2c1e-3f51-4c8e-9f0d-5a3e1b6c7d80',
      metadata: {
        title: 'Council splits over the tram 🚋',
        url: 'https://news.example/tram',
        outlet: 'The Example',
        authors: ['B. Writer', 'C. Editor'],
        published: '2024-05-17',
        language: 'en',
        licence: 'CC BY 4.0',
      },
      source: { name: 'tram.txt', mediaType: 'text/plain', sha256: 'a'.repeat(64), encoding: 'utf-8', lineEnds: 'lf' },
      speakers: {
        s1: { name: 'Anna Novak', type: 'person', aliases: ['Novak'], role: 'Mayor' },
        s2: { name: 'Ministry of Transport', type: 'organisation', note: 'Twice asked for comment' },
        s3: { name: 'David <b>"Bold"</b> & Sons', type: 'group' },
        s4: { name: 'Nobody Here', type: 'unnamed' },
      },
      links: [
        'q1 said-by m1',
        'q1 cued-by u1',
        'm1 refers-to s1',
        'q2 said-by m2',
        'q2 cued-by u2',
        'm2 refers-to s1',
        'q3 attributed-to s2',
        'q4 said-by m4',
        'q4 cued-by u4',
        'm4 refers-to s3',
        'c1 claimed-in q1',
        'c3 claimed-by s2',
        'q4 attributed-to s4',
      ],
      attributes: {
        q1: { quoteType: 'direct', sourceStatus: 'named' },
        q2: { quoteType: 'indirect', sourceStatus: 'named', note: '=SUM(A1) is not a sum' },
        u1: { cueClass: 'say' },
        c1: {
          normalised: 'The tram line in Exampleton will cost 40 million euros.',
          checkWorthiness: 'CFS',
          verdict: 'refuted',
          note: 'The council’s own paper says 62 million.',
        },
        c2: { checkWorthiness: 'UFS' },
        c3: { checkWorthiness: 'CFS', verdict: 'supported', normalised: 'Tram fares rose by 12 % in 2024.' },
      },
      detached: {
        q9: { kind: 'quote', exact: 'We were never told', prefix: 'She said: “', suffix: '”.', at: 40 },
      },
    },
  );
