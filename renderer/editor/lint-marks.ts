import { Plugin, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Level } from '../../shared/analysis/lint/rule.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { windowOf } from './drawing-plugin.ts';
import { canBeIgnored } from './linting.ts';
import { lintOf, openFindingsOf } from './lint-plugin.ts';
import { showRanges } from './range-highlights.ts';
import { TextIndex } from './text-index.ts';

/**
 * Marks where something is found: a wavy line under the first word of the annotation, drawn as a CSS highlight, which
 * needs no element and moves nothing. Hints have none, for they may well be right, nor has what is lacking: who is in the
 * middle of tagging lacks most of it.
 */
export const lintMarks = (): Plugin => new Plugin({ view: (view) => new LintMarks(view) });

const NAMES = { error: 'lint-error', warning: 'lint-warning' } as const satisfies Partial<Record<Level, string>>;

/** How long nothing must have been drawn before marks are, milliseconds: no key waits for them. */
const PAUSE = 120;

/** How many annotations of the window have marks; where there are more, the list tells. */
const MOST = 80;

class LintMarks implements PluginView {
  readonly #view: EditorView;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isShown = false;

  constructor(view: EditorView) {
    this.#view = view;
  }

  update(): void {
    if (lintOf(this.#view.state).findings.isEmpty && !this.#isShown) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#draw(), PAUSE);
  }

  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const name of Object.values(NAMES)) CSS.highlights.delete(name);
  }

  #draw(): void {
    this.#timer = null;
    const marks = marksIn(this.#view);
    this.#isShown = marks.error.length + marks.warning.length > 0;
    for (const level of ['error', 'warning'] as const) showRanges(this.#view, NAMES[level], marks[level]);
  }
}

function marksIn({ state }: EditorView): Readonly<Record<keyof typeof NAMES, readonly Fragment[]>> {
  const linted = lintOf(state);
  const set = annotationsOf(state);
  const { start, end } = windowOf(state);
  const index = TextIndex.of(state.doc);
  const marks: Record<keyof typeof NAMES, Fragment[]> = { error: [], warning: [] };
  for (const { id, fragments } of set.touching(start, end)) {
    const [first] = fragments;
    const level = openFindingsOf(linted, set, id).find(canBeIgnored)?.level;
    if (first === undefined || level === undefined || level === 'hint') continue;
    if (marks.error.length + marks.warning.length === MOST) break;
    marks[level].push(firstWord(index, first));
  }
  return marks;
}

/** How much of an annotation without a space is marked, UTF-16 code units. */
const MOST_MARKED = 16;

function firstWord(index: TextIndex, { start, end }: Fragment): Fragment {
  const words = index.slice(start, Math.min(end, start + MOST_MARKED));
  const word = /^\s*\S+/u.exec(words.split('\n', 1)[0]!)?.[0] ?? words;
  return { start, end: start + Math.max(1, word.length) };
}
