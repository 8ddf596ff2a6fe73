import { Plugin, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { windowOf } from './drawing-plugin.ts';
import { type Edge, movedFragment, setEdge, type Side } from './edges.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf, focusOf, isTagging } from './focus-plugin.ts';
import { showRanges } from './range-highlights.ts';
import type { Services } from './records.ts';
import { toneOf } from './marks.ts';
import { TextIndex } from './text-index.ts';

/**
 * Grips at the ends of the active annotation's fragments, to be dragged. They lie over the text and never in it; while
 * one is dragged the stretch it would give is drawn as a CSS highlight, and letting go is one change. The keyboard
 * moves ends by commands of its own, so screen readers are not told of grips.
 */
export const edgeGrips = (services: Services): Plugin => new Plugin({ view: (view) => new EdgeGrips(view, services) });

/** The name of the highlight in the style sheet. */
const HIGHLIGHT = 'edge-drag';

interface Drag {
  readonly edge: Edge;
  /** From the pointer to the middle of the line at the edge, in CSS pixels. */
  readonly dx: number;
  readonly dy: number;
  /** Where the edge would be put, UTF-16 code units; null while that is where it is. */
  offset: number | null;
}

class EdgeGrips implements PluginView {
  readonly #view: EditorView;
  readonly #services: Services;
  readonly #layer = document.createElement('div');
  readonly #resized = new ResizeObserver(() => this.update());
  #frame = 0;
  #drag: Drag | null = null;

  constructor(view: EditorView, services: Services) {
    this.#view = view;
    this.#services = services;
    this.#layer.className = 'edge-grips';
    this.#layer.setAttribute('aria-hidden', 'true');
    view.dom.after(this.#layer);
    this.#resized.observe(view.dom);
    this.update();
  }

  update(): void {
    if (this.#layer.childElementCount > 0 || focusOf(this.#view.state).active !== null) this.#schedule();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    this.#stop();
    this.#layer.remove();
  }

  /** Measuring waits for the frame: a keystroke never pays for it, and a frame is asked for only where it is needed. */
  #schedule(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#place();
    });
  }

  #place(): void {
    const { state } = this.#view;
    const active = isTagging(state) ? activeOf(state) : null;
    const { start, end } = windowOf(state);
    const edges = active === null ? [] : edgesOf(active).filter(({ at }) => start <= at && at <= end);
    while (this.#layer.childElementCount > edges.length) this.#layer.lastElementChild?.remove();
    while (this.#layer.childElementCount < edges.length) this.#layer.append(this.#newGrip());
    if (edges.length === 0) return;
    const origin = this.#layer.getBoundingClientRect();
    const index = TextIndex.of(state.doc);
    for (const [i, { edge, at }] of edges.entries()) {
      const grip = this.#layer.children[i] as HTMLElement;
      const { left, bottom } = this.#view.coordsAtPos(index.posOf(at), edge.side === 'start' ? 1 : -1);
      grip.className = `edge-grip ${toneOf(annotationsOf(state).scheme.findKind(active!.kind))}`;
      grip.dataset['annotation'] = edge.annotation;
      grip.dataset['fragment'] = String(edge.fragment);
      grip.dataset['side'] = edge.side;
      grip.style.transform = `translate(${left - origin.left}px, ${bottom - origin.top}px)`;
    }
  }

  #newGrip(): HTMLElement {
    const grip = document.createElement('div');
    grip.addEventListener('pointerdown', (event) => this.#grab(grip, event));
    grip.addEventListener('pointermove', (event) => this.#move(event));
    grip.addEventListener('pointerup', () => this.#letGo());
    grip.addEventListener('pointercancel', () => this.#stop());
    return grip;
  }

  #grab(grip: HTMLElement, event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault(); // The caret and the keyboard stay in the article.
    const { annotation = '', fragment, side } = grip.dataset;
    const edge: Edge = { annotation, fragment: Number(fragment), side: side as Side };
    const active = activeOf(this.#view.state);
    const at = active?.fragments[edge.fragment]?.[edge.side];
    if (active?.id !== annotation || at === undefined) return;
    const pos = TextIndex.of(this.#view.state.doc).posOf(at);
    const { left, top, bottom } = this.#view.coordsAtPos(pos, edge.side === 'start' ? 1 : -1);
    this.#drag = { edge, dx: left - event.clientX, dy: (top + bottom) / 2 - event.clientY, offset: null };
    grip.setPointerCapture(event.pointerId);
    this.#layer.dataset['dragging'] = '';
    window.addEventListener('keydown', this.#cancel, { capture: true });
  }

  #move(event: PointerEvent): void {
    const { state } = this.#view;
    const active = activeOf(state);
    if (this.#drag === null || active?.id !== this.#drag.edge.annotation) return;
    const { edge, dx, dy } = this.#drag;
    const found = this.#view.posAtCoords({ left: event.clientX + dx, top: event.clientY + dy });
    if (found === null) return;
    const offset = TextIndex.of(state.doc).offsetOf(found.pos);
    const moved = movedFragment(state, active, edge, offset);
    this.#drag.offset = moved === null ? null : offset;
    this.#show(moved ?? active.fragments[edge.fragment]!);
  }

  #show(stretch: Fragment): void {
    showRanges(this.#view, HIGHLIGHT, [stretch]);
  }

  #letGo(): void {
    const drag = this.#drag;
    this.#stop();
    if (drag === null || drag.offset === null) return;
    const tr = setEdge(this.#view.state, drag.edge, drag.offset, this.#services);
    if (tr !== null) this.#view.dispatch(tr);
  }

  readonly #cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#stop();
  };

  #stop(): void {
    this.#drag = null;
    delete this.#layer.dataset['dragging'];
    CSS.highlights.delete(HIGHLIGHT);
    window.removeEventListener('keydown', this.#cancel, { capture: true });
  }
}

/** Both ends of each fragment, with their offsets. */
const edgesOf = ({ id, fragments }: Annotation): { readonly edge: Edge; readonly at: number }[] =>
  fragments.flatMap((range, fragment) =>
    (['start', 'end'] as const).map((side) => ({ edge: { annotation: id, fragment, side }, at: range[side] })),
  );
