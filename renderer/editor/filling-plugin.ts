import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView, type NodeView } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';
import { schema } from './schema.ts';

/**
 * Sections are **filled** with their blocks as they come near the viewport, and all others soon after in the pauses of
 * the page: an article as long as a shelf is on the screen as soon as a short one, and a second later the whole of it is
 * there for the browser to find, print and read out. A section that is not filled yet is as high as one that the
 * browser skips, and the selection never ends in one.
 */

const key = new PluginKey<DecorationSet>('filling');

/** How much of an article is filled at once, in whole sections: some screens. UTF-16 code units, and sections. */
const FILLED_AT_ONCE = { length: 10_000, sections: 8 } as const;

/** Returns the plugin that knows which sections are empty. */
export const fillingPlugin = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => emptyBehindFirst(doc),
      apply(tr, empty, _before, { selection, doc }) {
        if (empty === DecorationSet.empty) return empty;
        const moved = tr.doc === tr.before ? empty : empty.map(tr.mapping, doc);
        const asked = (tr.getMeta(key) as readonly Stretch[] | undefined) ?? [];
        const ends = [selection.$anchor.pos, selection.$head.pos].map((pos) => ({ from: pos, to: pos }));
        const filled = [...asked, ...ends].flatMap(({ from, to }) => moved.find(from, to));
        return withoutFilled(moved, filled);
      },
    },
    props: {
      decorations: (state) => key.getState(state) ?? null,
      nodeViews: { section: (_node, _view, _pos, decorations) => new SectionView(isEmpty(decorations)) },
    },
  });

/** A stretch of the document, in positions. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** True when a section in the stretch is not filled yet; without one, anywhere. */
export function hasEmptySections(state: EditorState, stretch?: Stretch): boolean {
  const empty = key.getState(state) ?? DecorationSet.empty;
  if (empty === DecorationSet.empty) return false;
  return stretch === undefined || empty.find(stretch.from, stretch.to).length > 0;
}

/** Marks the transaction so that it fills the sections in the stretch. */
export const withFilled = (tr: Transaction, stretch: Stretch): Transaction => tr.setMeta(key, [stretch]);

/** Returns the first so many sections that are not filled yet, as one stretch; null when all are. */
function nextEmpty(state: EditorState, count: number): Stretch | null {
  const next = (key.getState(state) ?? DecorationSet.empty).find().slice(0, count);
  return next.length === 0 ? null : { from: next[0]!.from, to: next.at(-1)!.to };
}

/** How many sections are filled at one go, some milliseconds; more where there are very many, for each go looks at all. */
const batchOf = ({ doc }: EditorState): number => Math.max(4, Math.ceil(doc.childCount / 40));

/** What must be left of a pause for another batch, milliseconds. */
const PAUSE = 5;

/** When to look again whether somebody is still at work, milliseconds. */
const LATER = 100;

/**
 * Fills all sections in the pauses of the page, and at once when it is about to be printed.
 *
 * @param isAtWork true while somebody types or moves about: a key never waits for sections that nobody looks at
 * @param update draws a state without telling anybody: nothing of the article changed
 * @returns what stops it
 */
export function fillInPauses(
  view: EditorView,
  isAtWork: () => boolean,
  update: (state: EditorState) => void,
): () => void {
  const fill = (count: number) => {
    const next = nextEmpty(view.state, count);
    if (next !== null) update(view.state.apply(withFilled(view.state.tr, next)));
  };
  let callback = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const goOn = (deadline: IdleDeadline) => {
    // An input method must not find the page changed under it.
    const isFree = () => !view.composing && !isAtWork() && deadline.timeRemaining() > PAUSE;
    while (hasEmptySections(view.state) && isFree()) fill(batchOf(view.state));
    if (!hasEmptySections(view.state)) return;
    if (isAtWork()) timer = setTimeout(() => (callback = requestIdleCallback(goOn)), LATER);
    else callback = requestIdleCallback(goOn);
  };
  const fillAll = () => fill(Infinity);
  callback = requestIdleCallback(goOn);
  window.addEventListener('beforeprint', fillAll);
  return () => {
    cancelIdleCallback(callback);
    if (timer !== null) clearTimeout(timer);
    window.removeEventListener('beforeprint', fillAll);
  };
}

function emptyBehindFirst(doc: Node): DecorationSet {
  const { length, sections } = FILLED_AT_ONCE;
  const empty: Decoration[] = [];
  doc.forEach((section, offset, i) => {
    if (offset >= length || i >= sections) empty.push(Decoration.node(offset, offset + section.nodeSize, {}, EMPTY));
  });
  return empty.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, empty);
}

const EMPTY = { isEmptySection: true };

const isEmpty = (decorations: readonly Decoration[]): boolean =>
  decorations.some(({ spec }: { readonly spec: unknown }) => spec === EMPTY);

function withoutFilled(empty: DecorationSet, filled: Decoration[]): DecorationSet {
  if (filled.length === 0) return empty;
  const left = empty.remove(filled);
  return left.find().length === 0 ? DecorationSet.empty : left;
}

/** The element of a section; one without content is made anew when it is filled. */
class SectionView implements NodeView {
  readonly dom = document.createElement('section');
  readonly contentDOM: HTMLElement | null;

  constructor(isNotFilled: boolean) {
    this.contentDOM = isNotFilled ? null : this.dom;
    // Near the viewport the browser lays out what it skips elsewhere, and without content that would be nothing: one
    // section after the other would fall to no height, each frame moving the text.
    if (isNotFilled) this.dom.className = 'is-empty';
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    return node.type === schema.nodes.section && isEmpty(decorations) === (this.contentDOM === null);
  }
}
