import type { EditorView } from 'prosemirror-view';
import type { EditorState } from 'prosemirror-state';
import { LintContext } from '../../shared/analysis/lint/context.ts';
import { dueFor } from '../../shared/analysis/lint/live.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { isLintDue, type Linted, lintOf, withLooked } from './lint-plugin.ts';
import { TextIndex } from './text-index.ts';

/** The lint at work: in the pauses of the page it looks at what is due, and never at all of a long article in one go. */

/** How long nothing must have been done before it looks, milliseconds: longer than between two keys of a fast typist. */
const PAUSE = 200;

/** How long it may look before the page has its turn, milliseconds. */
const SLICE = 6;

/** While much is due, the screen is told so often, milliseconds. */
const TOLD = 1000;

/**
 * Looks at what is due whenever nothing else is done.
 *
 * @param isAtWork true while somebody types or moves about
 * @param update takes over a state in which nothing of the article changed, and tells the screen where `isTold`
 * @returns what has it look at once for what is due, and what stops it
 */
export function lintInPauses(
  view: EditorView,
  isAtWork: () => boolean,
  update: (state: EditorState, isTold: boolean) => void,
): { readonly wake: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** When the screen was told last of what was due together; null while nothing is. */
  let told: number | null = null;
  const later = (pause: number) => {
    timer ??= setTimeout(look, pause);
  };
  function look(): void {
    timer = null;
    if (!isLintDue(lintOf(view.state))) return;
    if (isAtWork() || view.composing) {
      later(PAUSE);
      return;
    }
    const { state, isDone } = lookedAt(view.state, performance.now() + SLICE);
    told ??= performance.now();
    const isTold = isDone || performance.now() - told > TOLD;
    if (isTold) told = isDone ? null : performance.now();
    update(state, isTold);
    if (!isDone) later(0);
  }
  return {
    wake: () => {
      if (isLintDue(lintOf(view.state))) later(PAUSE);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** The state after so much was looked at as there was time for. */
function lookedAt(state: EditorState, until: number): { readonly state: EditorState; readonly isDone: boolean } {
  const linted = lintOf(state);
  const [set, text] = [annotationsOf(state), TextIndex.of(state.doc)];
  const context = contextOf(state);
  const due = new DueInTime(allDue(linted, state), until);
  const findings = linted.findings.with(due, context);
  contextBySet.set(set, { text, context });
  const { left } = due;
  return { state: state.apply(withLooked(state.tr, findings, left)), isDone: left.length === 0 };
}

/** Gives out what is due for as long as there is time, the last first, and knows what is left: one record may take long. */
class DueInTime implements Iterable<string> {
  readonly #due: readonly string[];
  readonly #until: number;
  #count: number;

  constructor(due: readonly string[], until: number) {
    this.#due = due;
    this.#until = until;
    this.#count = due.length;
  }

  get left(): readonly string[] {
    return this.#count === this.#due.length ? this.#due : this.#due.slice(0, this.#count);
  }

  *[Symbol.iterator](): Iterator<string> {
    // At least one, so that it comes to an end on the slowest machine.
    do {
      if (this.#count === 0) return;
      this.#count -= 1;
      yield this.#due[this.#count]!;
    } while (performance.now() < this.#until);
  }
}

const contextBySet = new WeakMap<object, { readonly text: TextIndex; readonly context: LintContext }>();

/** The pairs of marks that one slice has found serve the next. */
function contextOf(state: EditorState): LintContext {
  const [set, text] = [annotationsOf(state), TextIndex.of(state.doc)];
  const known = contextBySet.get(set);
  return known?.text === text ? known.context : new LintContext(set, text, lintOf(state).today);
}

function allDue({ due, touched, findings }: Linted, state: EditorState): readonly string[] {
  if (!touched.isAll && touched.ids.size === 0 && touched.stretches.length === 0) return due;
  const more = dueFor(touched, annotationsOf(state), TextIndex.of(state.doc), findings);
  for (const id of due.toReversed()) more.add(id);
  return [...more].reverse();
}
