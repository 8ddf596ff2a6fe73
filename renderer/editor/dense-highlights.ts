import { Plugin, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { normaliseFragments } from '../../shared/annotations/map-ranges.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import { COLOURS, LINE_STYLES } from '../../shared/model/scheme.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { type Dense, denseOf } from './drawing-plugin.ts';
import { showRanges } from './range-highlights.ts';

/**
 * Draws the annotations of dense blocks as CSS highlights: for each kind its line, and the tint of its colour, over
 * all that annotations of the kind cover. However many they are, that is few ranges, no elements, and no layout.
 */
export const denseHighlights = (): Plugin => new Plugin({ view: (view) => new DenseHighlights(view) });

/** Below all other highlights. */
const PRIORITY = -1;

class DenseHighlights implements PluginView {
  readonly #view: EditorView;
  #drawn: readonly Dense[] = [];
  #stretches: ReadonlyMap<string, readonly Fragment[]> = new Map();

  constructor(view: EditorView) {
    this.#view = view;
    this.update();
  }

  update(): void {
    const dense = denseOf(this.#view.state);
    if (dense.length > 0 || this.#drawn.length > 0) this.#draw();
  }

  destroy(): void {
    for (const name of NAMES) CSS.highlights.delete(name);
  }

  /** Elements may have been drawn anew under the ranges, so that they are made again after every change. */
  #draw(): void {
    const { state } = this.#view;
    const dense = denseOf(state);
    if (dense !== this.#drawn) this.#stretches = stretchesByName(dense, annotationsOf(state).scheme);
    this.#drawn = dense;
    for (const name of NAMES) showRanges(this.#view, name, this.#stretches.get(name) ?? [], PRIORITY);
  }
}

const NAMES = [...LINE_STYLES.map((line) => `dense-${line}`), ...COLOURS.map((colour) => `dense-${colour}`)];

function stretchesByName(dense: readonly Dense[], scheme: Scheme): ReadonlyMap<string, readonly Fragment[]> {
  const byName = new Map<string, Fragment[]>();
  for (const one of dense) {
    for (const [id, stretches] of coveredByKind(one)) {
      const kind = scheme.findKind(id);
      for (const name of [`dense-${kind?.line ?? 'solid'}`, `dense-${kind?.colour ?? 'slate'}`]) {
        byName.set(name, [...(byName.get(name) ?? []), ...stretches]);
      }
    }
  }
  return byName;
}

/** Returns for each kind what its annotations cover in the dense stretch, as few stretches as it takes. */
export function coveredByKind({ range, annotations }: Dense): ReadonlyMap<string, readonly Fragment[]> {
  const byKind = new Map<string, Fragment[]>();
  for (const { kind, fragments } of annotations) {
    const here = byKind.get(kind) ?? [];
    for (const { start, end } of fragments) {
      const inside = { start: Math.max(start, range.start), end: Math.min(end, range.end) };
      if (inside.start < inside.end) here.push(inside);
    }
    byKind.set(kind, here);
  }
  return new Map([...byKind].map(([kind, fragments]) => [kind, normaliseFragments(fragments)]));
}
