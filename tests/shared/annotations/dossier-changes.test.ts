import { describe, expect, test } from 'vitest';
import {
  agreementOf,
  answerEvidence,
  answersTo,
  isVerdictHidden,
  needsReason,
  type Signing,
  withCorrection,
  withEvidence,
  withEvidenceAltered,
  withFacts,
  withoutEvidence,
  withoutQuestion,
  withoutTie,
  withQuestion,
  withSecondReading,
  needsReasonToMove,
  withState,
  withTie,
  withVerdict,
} from '../../../shared/annotations/dossier-changes.ts';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { CLAIM_STATES, type Dossier } from '../../../shared/model/dossier.ts';

let ids = 0;
const signed = (more: Partial<Signing> = {}): Signing => ({
  newId: () => `n${(ids += 1)}`,
  at: '2026-11-28T10:00:00.000Z',
  by: 'Ann',
  ...more,
});

const empty = emptyDossier('c1');
const told = ({ history }: Dossier) =>
  history.map(({ of, from, to, by, reason }) => [of, from, to, by ?? '-', reason ?? '-'].join(' '));

describe('questions and evidence', () => {
  test('are added once, written anew in their place, and taken out', () => {
    const asked = withQuestion(withQuestion(empty, { id: 'a', text: ' How many? ' }), { id: 'b', text: 'When?' });
    expect(withQuestion(asked, { id: 'a', text: 'How much?' }).questions).toEqual([
      { id: 'a', text: 'How much?' },
      { id: 'b', text: 'When?' },
    ]);
    expect(withQuestion(asked, { id: 'c', text: '  ' })).toBe(asked);
    const found = withEvidence(asked, { id: 'e', question: 'a', answer: '40' });
    expect(answersTo(found, 'a').map(({ id }) => id)).toEqual(['e']);
    expect(withoutQuestion(found, 'a')).toEqual({
      ...found,
      questions: [{ id: 'b', text: 'When?' }],
      evidence: [{ id: 'e', answer: '40' }],
    });
    expect(withoutEvidence(found, 'e')).toEqual(asked);
    expect([withoutQuestion(found, 'x'), withoutEvidence(found, 'x')]).toEqual([found, found]);
  });

  test('are altered key by key; what is emptied leaves no trace, what is the same changes nothing', () => {
    const found = withEvidence(empty, { id: 'e', url: 'https://a.example', medium: 'pdf' });
    const altered = withEvidenceAltered(found, 'e', { stance: 'refutes', medium: null, url: '' });
    expect(altered.evidence).toEqual([{ id: 'e', stance: 'refutes' }]);
    expect(withEvidenceAltered(altered, 'e', { stance: 'refutes', note: '' })).toBe(altered);
    expect(withEvidenceAltered(altered, 'x', { stance: 'context' })).toBe(altered);
  });

  test('take an address that is pasted as one, and yes or no as an answer of that type', () => {
    expect(answerEvidence('e', 'q', ' https://a.example/b ', '2026-11-28')).toEqual({
      id: 'e',
      question: 'q',
      url: 'https://a.example/b',
      medium: 'web-text',
      captured: '2026-11-28',
    });
    expect(answerEvidence('e', null, 'No, 62 million', '2026-11-28')).toMatchObject({ answerType: 'boolean' });
    expect(answerEvidence('e', null, 'Nobody knows', '2026-11-28')).toMatchObject({ answerType: 'abstractive' });
  });

  test('stand beside facts that are written and taken away', () => {
    const dated = withFacts(empty, { deadline: '2026-12-01', priority: 80, worthBecause: ['harm'] });
    expect(dated).toMatchObject({ deadline: '2026-12-01', priority: 80, worthBecause: ['harm'] });
    expect(withFacts(dated, { deadline: null, priority: null, worthBecause: [] })).toEqual(empty);
  });
});

describe('decisions', () => {
  test('on the state enter the history with who, when and why', () => {
    const begun = withState(empty, 'checking', signed({ reason: ' asked by the desk ' }));
    expect(begun.history).toEqual([
      {
        id: expect.any(String) as string,
        at: '2026-11-28T10:00:00.000Z',
        by: 'Ann',
        of: 'state',
        from: 'to-check',
        to: 'checking',
        reason: 'asked by the desk',
      },
    ]);
    expect(withState(begun, 'checking', signed())).toBe(begun);
  });

  test('on the verdict say who gave it and on which day; a verdict that is taken away has no giver', () => {
    const decided = withVerdict(empty, '', 'refuted', signed());
    expect(decided).toMatchObject({ verdictBy: 'Ann', verdictDate: '2026-11-28', state: 'to-check' });
    const open = withVerdict(decided, 'refuted', '', signed({ by: undefined }));
    expect([open.verdictBy, open.verdictDate, told(open)]).toEqual([
      undefined,
      undefined,
      ['verdict  refuted Ann -', 'verdict refuted  - -'],
    ]);
    expect(withVerdict(decided, 'refuted', 'refuted', signed())).toBe(decided);
  });

  test('on a published verdict ask for a reason once, and make the state corrected', () => {
    for (const state of CLAIM_STATES) {
      expect(needsReason({ ...empty, state }, 'refuted', 'supported')).toBe(
        state === 'published' || state === 'corrected',
      );
    }
    const published = withState(withVerdict(empty, '', 'refuted', signed()), 'published', signed());
    expect(needsReason(published, 'refuted', 'refuted')).toBe(false);
    expect(needsReason(null, 'refuted', 'supported')).toBe(false);
    expect(() => withVerdict(published, 'refuted', 'supported', signed({ reason: ' ' }))).toThrow(RangeError);
    const corrected = withVerdict(published, 'refuted', 'supported', signed({ reason: 'New figures' }));
    expect(corrected.state).toBe('corrected');
    expect(told(corrected).slice(2)).toEqual([
      'verdict refuted supported Ann New figures',
      'correction refuted supported Ann New figures',
      'state published corrected Ann -',
    ]);
  });

  test('of the state of what was published ask for a reason, which stands in the history', () => {
    const published = { ...empty, state: 'published' as const };
    expect(needsReasonToMove(published, 'published')).toBe(false);
    expect(needsReasonToMove({ ...empty, state: 'done' }, 'checking')).toBe(false);
    expect(() => withState(published, 'done', signed())).toThrow(RangeError);
    expect(told(withState(published, 'done', signed({ reason: 'Withdrawn' })))).toEqual([
      'state published done Ann Withdrawn',
    ]);
  });

  test('correct what was published also where the verdict stays', () => {
    const published = { ...empty, state: 'published' as const };
    const corrected = withCorrection(published, 'refuted', signed({ reason: 'The name was wrong' }));
    expect(told(corrected)).toEqual([
      'correction refuted refuted Ann The name was wrong',
      'state published corrected Ann -',
    ]);
    expect(() => withCorrection(published, 'refuted', signed())).toThrow(RangeError);
  });
});

describe('the second reading', () => {
  const waiting = withState(withVerdict(empty, '', 'refuted', signed()), 'second-read', signed());

  test('hides the first verdict from all but who gave it, until the second reader has given theirs', () => {
    expect(['Ann', 'Ben', ''].map((person) => isVerdictHidden(waiting, person))).toEqual([false, true, true]);
    expect(isVerdictHidden({ ...waiting, state: 'checking' }, 'Ben')).toBe(false);
    expect(isVerdictHidden(null, 'Ben')).toBe(false);
    const read = withSecondReading(waiting, { verdict: 'supported', justification: ' so ' }, signed({ by: 'Ben' }));
    expect(read.second).toEqual({
      by: 'Ben',
      verdict: 'supported',
      justification: 'so',
      at: '2026-11-28T10:00:00.000Z',
    });
    expect([isVerdictHidden(read, 'Ben'), told(read).at(-1)]).toEqual([false, 'second-verdict  supported Ben -']);
  });

  test('tells whether both agree once there are two verdicts', () => {
    const read = withSecondReading(waiting, { verdict: 'refuted' }, signed({ by: 'Ben' }));
    expect([agreementOf(waiting, 'refuted'), agreementOf(read, ''), agreementOf(read, 'refuted')]).toEqual([
      null,
      null,
      'same',
    ]);
    expect(agreementOf(read, 'supported')).toBe('different');
  });
});

test('a tie to another claim is one, whatever it says, and goes again', () => {
  const tied = withTie(withTie(empty, { article: 'a', claim: 'c9', tie: 'same-claim' }), {
    article: 'a',
    claim: 'c9',
    tie: 'narrows',
  });
  expect(tied.related).toEqual([{ id: 'a c9', article: 'a', claim: 'c9', tie: 'narrows' }]);
  expect(withoutTie(tied, 'a c9')).toEqual(empty);
  expect(withoutTie(tied, 'a c8')).toBe(tied);
});
