import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { LintContext } from '../../shared/analysis/lint/context.ts';
import {
  ALL_TOUCHED,
  alsoTouched,
  basisOf,
  dueFor,
  Findings,
  type Kept,
  NOTHING_TOUCHED,
  type Touched,
  touchedBy,
  touchedThrough,
} from '../../shared/analysis/lint/live.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { textEditOf } from './text-change.ts';
import { TextIndex } from './text-index.ts';

/**
 * The findings of the lint as state of the editor. A transaction only notes what it touched; a pause works out what is
 * due for it and looks at that, some milliseconds at a time (`lint-in-pauses.ts`). A finding that somebody **ignores** is
 * put away until the article is closed: records have no place for such a decision, and no file is to carry one.
 */
export interface Linted {
  readonly findings: Findings;
  /** What was touched since it was last worked out what is due. */
  readonly touched: Touched;
  /** Ids of records that are still to be looked at, the next one last. */
  readonly due: readonly string[];
  /** The day on which the article was opened, ISO 8601; null where nobody told. */
  readonly today: string | null;
  /** Rule and record of each finding that was ignored. */
  readonly ignored: ReadonlySet<string>;
}

type Meta =
  | { readonly type: 'looked'; readonly findings: Findings; readonly due: readonly string[] }
  | { readonly type: 'ignore'; readonly finding: Pick<Kept, 'rule' | 'record'> }
  | { readonly type: 'show-ignored' }
  | { readonly type: 'settle' };

const key = new PluginKey<Linted>('lint');

/** A transaction of more steps than these touches everything. */
const MANY_STEPS = 50;

/** Returns the plugin that keeps the findings; at first everything is due. */
export const lintPlugin = (today: string | null): Plugin<Linted> =>
  new Plugin<Linted>({
    key,
    state: {
      init: () => ({ findings: Findings.NONE, touched: ALL_TOUCHED, due: [], today, ignored: new Set() }),
      apply(tr, linted, before, state) {
        const meta = tr.getMeta(key) as Meta | undefined;
        if (meta?.type === 'looked') {
          return { ...linted, findings: meta.findings, due: meta.due, touched: NOTHING_TOUCHED };
        }
        if (meta?.type === 'ignore') return { ...linted, ignored: new Set([...linted.ignored, nameOf(meta.finding)]) };
        if (meta?.type === 'show-ignored') return { ...linted, ignored: new Set() };
        if (tr.steps.length === 0) return linted;
        const after = { ...linted, touched: touchedAfter(tr, linted.touched, before, state) };
        return meta?.type === 'settle' ? settled(after, state) : after;
      },
    },
  });

function touchedAfter(tr: Transaction, touched: Touched, before: EditorState, state: EditorState): Touched {
  const [old, now] = [annotationsOf(before), annotationsOf(state)];
  if (tr.steps.length > MANY_STEPS) return ALL_TOUCHED;
  if (old !== now && old.contents !== now.contents && basisOf(old).some((one, i) => one !== basisOf(now)[i])) {
    return ALL_TOUCHED;
  }
  return tr.steps.reduce((so, step, i) => {
    if (step instanceof SetAnnotationsStep) return alsoTouched(so, touchedBy(step.changes));
    const edit = textEditOf(tr.docs[i]!, step, tr.docs[i + 1] ?? tr.doc);
    return edit === null ? so : touchedThrough(so, edit);
  }, touched);
}

/** So many records are looked at in the step that put something right, so that its finding is gone with it. */
const AT_ONCE = 200;

function settled(linted: Linted, state: EditorState): Linted {
  if (linted.touched.isAll || linted.due.length > 0) return linted;
  const [set, text] = [annotationsOf(state), TextIndex.of(state.doc)];
  const due = dueFor(linted.touched, set, text, linted.findings);
  if (due.size > AT_ONCE) return linted;
  return {
    ...linted,
    findings: linted.findings.with(due, new LintContext(set, text, linted.today)),
    touched: NOTHING_TOUCHED,
  };
}

/** @throws RangeError when the state was made without the plugin */
export function lintOf(state: EditorState): Linted {
  const linted = key.getState(state);
  if (linted === undefined) throw new RangeError('This editor state has no lint');
  return linted;
}

/** True while something is to be looked at. */
export const isLintDue = ({ due, touched }: Linted): boolean =>
  due.length > 0 || touched.isAll || touched.ids.size > 0 || touched.stretches.length > 0;

/** Marks the transaction: so much was looked at, so much is left. Made for the very state that it is applied to. */
export const withLooked = (tr: Transaction, findings: Findings, due: readonly string[]): Transaction =>
  tr.setMeta(key, { type: 'looked', findings, due } satisfies Meta);

/** Marks the transaction, which puts something right, to have its findings worked out at once. */
export const withSettled = (tr: Transaction): Transaction => tr.setMeta(key, { type: 'settle' } satisfies Meta);

/** Puts the finding away until the article is closed. */
export const ignoreFinding = (state: EditorState, { rule, record }: Pick<Kept, 'rule' | 'record'>): Transaction =>
  state.tr.setMeta(key, { type: 'ignore', finding: { rule, record } } satisfies Meta);

/** Brings back what was ignored. */
export const showIgnored = (state: EditorState): Transaction | null =>
  lintOf(state).ignored.size === 0 ? null : state.tr.setMeta(key, { type: 'show-ignored' } satisfies Meta);

const nameOf = ({ rule, record }: Pick<Kept, 'rule' | 'record'>): string => `${rule} ${record}`;

/** Returns the findings without those that were ignored, errors first. */
export function openFindings({ findings, ignored }: Linted): readonly Kept[] {
  return ignored.size === 0 ? findings.all : findings.all.filter((one) => !ignored.has(nameOf(one)));
}

/** Returns those one goes to the annotation for, without those that were ignored. */
export const openFindingsOf = ({ findings, ignored }: Linted, set: AnnotationSet, id: string): readonly Kept[] =>
  findings.ofAnnotation(id, set).filter((one) => !ignored.has(nameOf(one)));
