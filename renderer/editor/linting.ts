import type { EditorState, Transaction } from 'prosemirror-state';
import { changesOfFix, fixAll } from '../../shared/analysis/lint/apply-fix.ts';
import { LintContext } from '../../shared/analysis/lint/context.ts';
import { byWeight, findingsOf } from '../../shared/analysis/lint/lint.ts';
import { findingNow, type Kept } from '../../shared/analysis/lint/live.ts';
import { LACKS } from '../../shared/analysis/lint/lacks.ts';
import type { Finding } from '../../shared/analysis/lint/rule.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf } from './focus-plugin.ts';
import { withGhostFor } from './ghost-plugin.ts';
import { ignoreFinding, isLintDue, lintOf, openFindings, openFindingsOf, withSettled } from './lint-plugin.ts';
import { nextAnnotation, reveal } from './navigating.ts';
import type { Services } from './records.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { TextIndex } from './text-index.ts';

/** What can be done about findings: go to the next, put one right, or all that a rule finds, or put one away. */

/** Goes to the next annotation that a rule finds something wrong with; what a quote lacks is proposed there. */
export function goToFinding(state: EditorState): Transaction | null {
  const context = contextOf(state);
  const next = nextAnnotation(state, 1, (one) => findingsAt(state, one, context).length > 0);
  return next === null ? null : revealed(state, next);
}

/** Goes to the annotation that a finding is about. */
export const revealFinding = (state: EditorState, annotation: Annotation): Transaction => revealed(state, annotation);

function revealed(state: EditorState, annotation: Annotation): Transaction {
  const tr = reveal(state, annotation);
  return annotation.kind === 'quote' ? withGhostFor(tr, annotation.id) : tr;
}

/** Puts right what is found first at the active annotation, of what one thing would put right. One undo step. */
export function fixAtFocus(state: EditorState, services: Services): Transaction | null {
  const finding = fixableAtFocus(state);
  return finding === null ? null : fixFinding(state, finding, services);
}

/** Returns what is found first at the active annotation and can be put right, or null. */
function fixableAtFocus(state: EditorState): Finding | null {
  const active = activeOf(state);
  if (active === null) return null;
  return findingsAt(state, active, contextOf(state)).find(({ fix }) => fix !== null) ?? null;
}

/** Puts a finding right, as it is now. */
export function fixFinding(
  state: EditorState,
  finding: Pick<Kept, 'rule' | 'record'>,
  services: Services,
): Transaction | null {
  const context = contextOf(state);
  const fix = findingNow(finding, context)?.fix ?? null;
  const changes = fix === null ? [] : changesOfFix(context.set, context.text, fix, services);
  return changes.length === 0 ? null : withSettled(state.tr.step(new SetAnnotationsStep(changes)));
}

/** What putting right all that one rule finds comes to. */
export interface FixOfAll {
  readonly tr: Transaction;
  readonly rule: string;
  readonly count: number;
}

/**
 * Puts right all that one rule finds, as one undo step; tells how many there were.
 *
 * @param asked id of the rule; left out, that of what is found first at the active annotation
 */
export function fixAllOf(state: EditorState, asked: string | undefined, services: Services): FixOfAll | null {
  const rule = asked ?? fixableAtFocus(state)?.rule;
  if (rule === undefined) return null;
  const { set, text, today } = contextOf(state);
  const records = openFindings(lintOf(state))
    .filter((one) => one.rule === rule && one.fixLabel !== null)
    .map(({ record }) => record);
  const { changes, count } = fixAll(set, text, { rule, records, today }, services);
  if (changes.length === 0) return null;
  return { tr: withSettled(state.tr.step(new SetAnnotationsStep(changes))), rule, count };
}

/** Puts away what is found first at the active annotation; what it lacks stays until it has it. */
export function ignoreAtFocus(state: EditorState): Transaction | null {
  const active = activeOf(state);
  const finding =
    active === null ? undefined : openFindingsOf(lintOf(state), annotationsOf(state), active.id).find(canBeIgnored);
  return finding === undefined ? null : ignoreFinding(state, finding);
}

/** True for what may well be right as it is; an annotation that lacks something is not done. */
export const canBeIgnored = ({ rule }: Pick<Kept, 'rule'>): boolean => !(LACKS as readonly string[]).includes(rule);

/** What is found at the annotation now: looked at anew, for a key may come before the pause that looks. */
function findingsAt(state: EditorState, annotation: Annotation, context: LintContext): readonly Finding[] {
  const linted = lintOf(state);
  const open = openFindingsOf(linted, context.set, annotation.id);
  if (open.length === 0 && !isLintDue(linted)) return [];
  const links = context.set.linksOf(annotation.id);
  return [annotation, ...links]
    .flatMap((record) => findingsOf(record, context))
    .filter((one) => one.annotation === annotation.id && !linted.ignored.has(`${one.rule} ${one.record}`))
    .sort(byWeight);
}

const contextOf = (state: EditorState): LintContext =>
  new LintContext(annotationsOf(state), TextIndex.of(state.doc), lintOf(state).today);
