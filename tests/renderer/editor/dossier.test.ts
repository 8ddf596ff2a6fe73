import { describe, expect, it } from 'vitest';
import { withEvidenceAltered, withoutQuestion, withState } from '../../../shared/annotations/dossier-changes.ts';
import { VERDICT_SCALES, withVerdictScale } from '../../../shared/kinds/verdict-scales.ts';
import type { Dossier } from '../../../shared/model/dossier.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import {
  addAnswer,
  askQuestion,
  changeDossier,
  decideVerdict,
  giveSecondReading,
  selectedPassage,
  switchScale,
} from '../../../renderer/editor/dossier.ts';
import { setAttributes } from '../../../renderer/editor/linking.ts';
import { removeAnnotation } from '../../../renderer/editor/tagging.ts';
import { Desk } from './desk.ts';

const NEWS = 'She said {claim#c:taxes fell by half}. {quote#q:They rose}.';
const dossierOf = (desk: Desk) => annotationsOf(desk.state).dossierOf('c');
const verdictOf = (desk: Desk) => annotationsOf(desk.state).findAnnotation('c')!.attributes['verdict'];
const change = (desk: Desk, to: (dossier: Dossier) => Dossier) => desk.perform(changeDossier(desk.state, 'c', to));
const decide = (desk: Desk, verdict: string, reason?: string) =>
  desk.perform(
    decideVerdict(desk.state, 'c', { verdict, justification: 'Because.', by: 'Ann', reason }, desk.services),
  );

describe('the check of a claim', () => {
  it('begins with the first thing put into it, and undo takes back each of them alone', () => {
    const desk = new Desk(NEWS);
    const start = desk.picture;
    desk.perform(askQuestion(desk.state, 'c', 'a', 'By how much?'));
    desk.perform(addAnswer(desk.state, 'c', { id: 'e', question: 'a', typed: '12 per cent' }, desk.services));
    change(desk, (dossier) => withEvidenceAltered(dossier, 'e', { stance: 'refutes' }));
    expect(dossierOf(desk)).toMatchObject({
      questions: [{ id: 'a', text: 'By how much?' }],
      evidence: [{ id: 'e', question: 'a', answer: '12 per cent', stance: 'refutes', captured: '2026-01-01' }],
    });
    const whole = desk.picture;
    desk.undo(3);
    expect(desk.picture).toEqual(start);
    desk.redo(3);
    expect(desk.picture).toEqual(whole);
  });

  it('finds nothing to do where nothing changes, and belongs to claims alone', () => {
    const desk = new Desk(NEWS);
    expect(change(desk, (dossier) => withoutQuestion(dossier, 'x'))).toBe(false);
    expect(changeDossier(desk.state, 'q', (dossier) => ({ ...dossier, priority: 1 }))).toBeNull();
    expect(askQuestion(desk.state, 'c', 'a', ' ')).toBeNull();
    expect(addAnswer(desk.state, 'c', { id: 'e', question: null, typed: '' }, desk.services)).toBeNull();
  });

  it('goes with its claim, and comes back with it', () => {
    const desk = new Desk(NEWS);
    desk.perform(askQuestion(desk.state, 'c', 'a', 'By how much?'));
    const before = desk.picture;
    desk.perform(removeAnnotation(desk.state, 'c'));
    expect(dossierOf(desk)).toBeNull();
    expect(desk.undo().picture).toEqual(before);
  });
});

describe('a verdict', () => {
  it('changes with its justification and its history in one step', () => {
    const desk = new Desk(NEWS);
    const start = desk.picture;
    decide(desk, 'refuted');
    expect([verdictOf(desk), dossierOf(desk)]).toMatchObject([
      'refuted',
      {
        justification: 'Because.',
        verdictBy: 'Ann',
        verdictDate: '2026-01-01',
        history: [{ from: '', to: 'refuted' }],
      },
    ]);
    expect(desk.undo().picture).toEqual(start);
  });

  it('given by a digit enters the history of a check that has begun, and begins none', () => {
    const desk = new Desk(NEWS);
    const choose = (verdict: string) => desk.perform(setAttributes(desk.state, 'c', { verdict }, desk.services));
    choose('refuted');
    expect(dossierOf(desk)).toBeNull();
    desk.perform(askQuestion(desk.state, 'c', 'a', 'By how much?'));
    choose('supported');
    expect(dossierOf(desk)?.history).toMatchObject([{ of: 'verdict', from: 'refuted', to: 'supported' }]);
    desk.undo();
    expect([verdictOf(desk), dossierOf(desk)?.history]).toEqual(['refuted', []]);
  });

  it('that was published changes with a reason alone, from wherever, and is a correction then', () => {
    const desk = new Desk(NEWS);
    decide(desk, 'refuted');
    change(desk, (dossier) => withState(dossier, 'published', { newId: () => 'p', at: '2026-01-01T00:00:00.000Z' }));
    expect(setAttributes(desk.state, 'c', { verdict: 'supported' }, desk.services)).toBeNull();
    expect(decide(desk, 'supported')).toBe(false);
    expect(setAttributes(desk.state, 'c', { checkWorthiness: 'CFS' }, desk.services)).not.toBeNull();
    const published = desk.picture;
    expect(decide(desk, 'supported', 'New figures')).toBe(true);
    expect([verdictOf(desk), dossierOf(desk)?.state]).toEqual(['supported', 'corrected']);
    expect(dossierOf(desk)?.history.filter(({ of }) => of === 'correction')).toMatchObject([{ reason: 'New figures' }]);
    expect(desk.undo().picture).toEqual(published);
  });

  it('of a second reader stands beside the first', () => {
    const desk = new Desk(NEWS);
    decide(desk, 'refuted');
    expect(giveSecondReading(desk.state, 'c', { verdict: '' }, desk.services)).toBeNull();
    desk.perform(giveSecondReading(desk.state, 'c', { verdict: 'supported', by: 'Ben' }, desk.services));
    expect([verdictOf(desk), dossierOf(desk)?.second]).toMatchObject(['refuted', { by: 'Ben', verdict: 'supported' }]);
  });
});

it('what is selected is a passage with its words and the words around it', () => {
  const desk = new Desk(NEWS).select('fell by');
  expect(selectedPassage(desk.state, { id: 'a', title: 'News' })).toEqual({
    article: 'a',
    title: 'News',
    start: 15,
    end: 22,
    exact: 'fell by',
    prefix: 'She said taxes ',
    suffix: ' half. They rose.',
  });
  expect(selectedPassage(desk.caret('|fell').state, { id: 'a', title: 'News' })).toBeNull();
});

it('another scale changes verdicts, second readings and scheme in one step, and is no correction', () => {
  const desk = new Desk(NEWS);
  decide(desk, 'refuted');
  desk.perform(giveSecondReading(desk.state, 'c', { verdict: 'not-enough-evidence' }, desk.services));
  change(desk, (dossier) => withState(dossier, 'published', { newId: () => 'p', at: '2026-01-01T00:00:00.000Z' }));
  const before = desk.picture;
  const scheme = withVerdictScale(
    { ...annotationsOf(desk.state).scheme.record, name: 'own/1' },
    VERDICT_SCALES.find(({ id }) => id === 'fever')!,
  );
  const answers = { [JSON.stringify(['value', 'claim', 'verdict', 'refuted'])]: 'become:refutes' };
  desk.perform(switchScale(desk.state, scheme, answers, desk.services));
  expect([verdictOf(desk), dossierOf(desk)]).toMatchObject([
    'refutes',
    { scale: 'fever', state: 'published', second: { verdict: 'not-enough-info' } },
  ]);
  expect(desk.undo().picture).toEqual(before);
});
