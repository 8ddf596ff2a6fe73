import { describe, expect, it } from 'vitest';
import { LintContext } from '../../../shared/analysis/lint/context.ts';
import { ALL_TOUCHED, dueFor, Findings } from '../../../shared/analysis/lint/live.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { focusOf } from '../../../renderer/editor/focus-plugin.ts';
import { fixAllOf, fixAtFocus, goToFinding, ignoreAtFocus } from '../../../renderer/editor/linting.ts';
import {
  isLintDue,
  lintOf,
  openFindings,
  openFindingsOf,
  showIgnored,
  withLooked,
} from '../../../renderer/editor/lint-plugin.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { Desk } from './desk.ts';

/** Looks at all that is due, as a pause would. */
function pause(desk: Desk): void {
  const [set, text] = [annotationsOf(desk.state), TextIndex.of(desk.state.doc)];
  const { touched, findings } = lintOf(desk.state);
  const due = dueFor(touched, set, text, findings);
  desk.dispatch(withLooked(desk.state.tr, findings.with(due, new LintContext(set, text)), []));
}

const rulesAt = (desk: Desk, id: string) =>
  openFindingsOf(lintOf(desk.state), annotationsOf(desk.state), id).map(({ rule }) => rule);

const WRITTEN = 'She sa{cue#u1:id} no.\n“{quote#q1:We win},” he {cue#u2:said }so.\nAll sa{cue#u3:id} it.';
const PARTS = { links: ['q1 cued-by u1', 'q1 cued-by u2'], attributes: { q1: { sourceStatus: 'anonymous' } } };

describe('the lint', () => {
  it('goes from finding to finding, round the end, before any pause and after', () => {
    const desk = new Desk(WRITTEN, PARTS);
    const path = () =>
      Array.from({ length: 5 }, () => {
        desk.perform(goToFinding(desk.state));
        return focusOf(desk.state).active;
      });
    desk.caret('|She');
    expect(path()).toEqual(['u1', 'q1', 'u2', 'u3', 'u1']);
    pause(desk);
    expect(path()).toEqual(['q1', 'u2', 'u3', 'u1', 'q1']);
  });

  it('puts right what is found first at the active annotation, as one undo step', () => {
    const desk = new Desk(WRITTEN, PARTS);
    pause(desk);
    desk.caret('sa|id no');
    expect(desk.perform(fixAtFocus(desk.state, desk.services))).toBe(true);
    expect(desk.written).toContain('She {cue#u1:said} no.');
    expect(rulesAt(desk, 'u1')).toEqual([]);
    desk.undo();
    expect(desk.written).toBe(WRITTEN);
  });

  it('puts right all of one rule as one undo step, and tells how many', () => {
    const desk = new Desk(WRITTEN, PARTS);
    pause(desk);
    const fixed = fixAllOf(desk.state, 'half-word', desk.services)!;
    desk.dispatch(fixed.tr);
    expect(fixed.count).toBe(2);
    expect(desk.written).toContain('She {cue#u1:said} no.');
    expect(desk.written).toContain('All {cue#u3:said} it.');
    expect(openFindings(lintOf(desk.state)).filter(({ rule }) => rule === 'half-word')).toEqual([]);
    desk.undo();
    expect(desk.written).toBe(WRITTEN);
    expect(fixAllOf(desk.state, 'no-such-thing', desk.services)).toBeNull();
  });

  it('puts away what is ignored and brings it back, and keeps what is lacking', () => {
    const desk = new Desk(WRITTEN, PARTS);
    pause(desk);
    desk.caret('All sa|id');
    expect(rulesAt(desk, 'u3')).toEqual(['cue-without-quote', 'half-word']);
    desk.perform(ignoreAtFocus(desk.state));
    expect(rulesAt(desk, 'u3')).toEqual(['cue-without-quote']);
    expect(ignoreAtFocus(desk.state)).toBeNull();
    desk.perform(showIgnored(desk.state));
    expect(rulesAt(desk, 'u3')).toEqual(['cue-without-quote', 'half-word']);
  });

  it('finds after edits and undone edits what it finds in the whole article', () => {
    const desk = Desk.editing(WRITTEN, PARTS);
    const whole = () => {
      const [set, text] = [annotationsOf(desk.state), TextIndex.of(desk.state.doc)];
      return Findings.NONE.with(dueFor(ALL_TOUCHED, set, text, Findings.NONE), new LintContext(set, text)).all;
    };
    const told = (all: Findings['all']) => all.map(({ rule, record, words }) => `${rule} ${record} ${words}`).sort();
    pause(desk);
    for (const act of [
      () => desk.select('“').press('Backspace'),
      () => desk.caret('so.|').press('Enter'),
      () => desk.undo(),
      () => desk.caret('|We win').type('“'),
      () => desk.select('We win').type('We'),
      () => desk.undo(),
    ]) {
      act();
      expect(isLintDue(lintOf(desk.state))).toBe(true);
      pause(desk);
      expect(told(lintOf(desk.state).findings.all)).toEqual(told(whole()));
    }
  });
});
