import { Plugin, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { annotationsOf } from './annotation-plugin.ts';
import { type AwaitedKey, awaitingOf, keysLeft, typeAwaited, withInView } from './awaited-keys.ts';
import { windowOf } from './drawing-plugin.ts';
import { layOutHints, type WantedHint } from './lay-out-hints.ts';
import { toneOf } from './marks.ts';
import type { Services } from './records.ts';
import { scrollerOf } from './scroller-of.ts';
import { TextIndex } from './text-index.ts';

/**
 * The letters of link targets, drawn over the text where each target begins and never in it: placed in the frame after a
 * change, like the grips of `edge-grips`. The strip below the article tells screen readers of them.
 */
export const hintOverlay = (services: Services): Plugin =>
  new Plugin({ view: (view) => new HintOverlay(view, services) });

class HintOverlay implements PluginView {
  readonly #view: EditorView;
  readonly #layer = document.createElement('div');
  readonly #resized = new ResizeObserver(() => this.#schedule());
  #frame = 0;
  /** What was in view is asked once, when a sequence begins: letters do not change while one scrolls. */
  #isBegun = false;

  constructor(view: EditorView, services: Services) {
    this.#view = view;
    this.#layer.className = 'link-hints';
    this.#layer.setAttribute('aria-hidden', 'true');
    this.#layer.addEventListener('pointerdown', (event) => {
      event.preventDefault(); // The keyboard stays in the article.
      const letters = event.target instanceof HTMLElement ? event.target.dataset['letters'] : undefined;
      const typed = awaitingOf(view.state)?.typed ?? '';
      const tr = letters === undefined ? null : typeAwaited(view.state, letters.slice(typed.length), services);
      if (tr !== null) view.dispatch(tr);
    });
    view.dom.after(this.#layer);
    this.#resized.observe(view.dom);
  }

  update(): void {
    if (awaitingOf(this.#view.state) !== null || this.#layer.childElementCount > 0) this.#schedule();
    else this.#isBegun = false;
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    this.#layer.remove();
  }

  #schedule(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
      this.#draw();
    });
  }

  /** Tells the sequence what is in view, for its letters to begin there. */
  #look(): void {
    const awaiting = awaitingOf(this.#view.state);
    if (awaiting === null || this.#isBegun) {
      this.#isBegun = awaiting !== null;
      return;
    }
    this.#isBegun = true;
    const inView = this.#inView();
    const tr = inView === null ? null : withInView(this.#view.state, inView);
    if (tr !== null) this.#view.dispatch(tr);
  }

  #inView(): { start: number; end: number } | null {
    const frame = scrollerOf(this.#view.dom).getBoundingClientRect();
    const text = this.#view.dom.getBoundingClientRect();
    // Both ends of the first and of the last line, whichever way they read.
    const top = Math.max(frame.top, text.top) + 1;
    const bottom = Math.min(frame.bottom, text.bottom) - 1;
    const index = TextIndex.of(this.#view.state.doc);
    const offsets = [text.left + 1, text.right - 1].flatMap((left) =>
      [top, bottom].flatMap((y) => {
        const found = this.#view.posAtCoords({ left, top: y });
        return found === null ? [] : [index.offsetOf(found.pos)];
      }),
    );
    return offsets.length === 0 ? null : { start: Math.min(...offsets), end: Math.max(...offsets) };
  }

  #draw(): void {
    const awaiting = awaitingOf(this.#view.state);
    const { start, end } = windowOf(this.#view.state);
    const isDrawn = ({ place }: AwaitedKey) => place !== undefined && start <= place.at && place.at <= end;
    const keys = awaiting === null ? [] : keysLeft(awaiting).filter(isDrawn);
    const { scheme } = annotationsOf(this.#view.state);
    const hints = keys.map((key) => hintOf(key, awaiting?.typed ?? '', toneOf(scheme.findKind(key.place?.kind ?? ''))));
    this.#layer.replaceChildren(...hints);
    const origin = this.#layer.getBoundingClientRect();
    const wanted = keys.map((key, i) => this.#wanted(key, hints[i]!.offsetWidth, origin));
    const right = this.#view.dom.getBoundingClientRect().right - origin.left;
    for (const [i, { left, top }] of layOutHints(wanted, right).entries()) {
      hints[i]!.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    }
  }

  #wanted({ place }: AwaitedKey, width: number, origin: DOMRect): WantedHint {
    const pos = TextIndex.of(this.#view.state.doc).posOf(place?.at ?? 0);
    const start = this.#view.coordsAtPos(pos, 1);
    const next = this.#view.coordsAtPos(pos + 1, -1);
    const isRightToLeft = next.left < start.left && next.top < start.bottom && start.top < next.bottom;
    return {
      left: start.left - origin.left - (isRightToLeft ? width : 0),
      lineTop: start.top - origin.top,
      width,
      isRightToLeft,
    };
  }
}

function hintOf({ letters }: AwaitedKey, typed: string, tone: string): HTMLElement {
  const hint = document.createElement('span');
  hint.className = `link-hint ${tone}`;
  hint.dataset['letters'] = letters;
  const done = document.createElement('s');
  done.textContent = typed;
  hint.append(done, letters.slice(typed.length));
  return hint;
}
