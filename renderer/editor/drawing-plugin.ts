import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Segment, segmentsOf } from '../../shared/annotations/segments.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import type { Kind } from '../../shared/model/scheme.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { directionAgainst } from './directions.ts';
import { focusOf } from './focus-plugin.ts';
import { attributesOfHidden, hiddenAround, isHiddenShown } from './hidden-characters-plugin.ts';
import { marksOf } from './marks.ts';
import { spokenName } from './spoken-name.ts';
import { TextIndex } from './text-index.ts';

/**
 * Annotations drawn over the text: one decoration for each stretch with the same covering annotations, only for
 * what is near the viewport. Kinds are told apart by classes (line style and colour) and by the letters shown where
 * an annotation begins.
 */

/** What of the text is near the viewport. UTF-16 code units, half-open. */
interface Window {
  readonly start: number;
  readonly end: number;
}

interface Drawing {
  readonly window: Window;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Drawing>('drawing');

/** Text drawn before the first layout is known, UTF-16 code units: more than one screen. */
const FIRST_WINDOW = 12_000;

/** Returns the plugin that draws. */
export const drawingPlugin = (): Plugin<Drawing> =>
  new Plugin<Drawing>({
    key,
    state: {
      init: (_config, state) => draw(state, { start: 0, end: FIRST_WINDOW }),
      apply(tr, drawing, before, state) {
        const window = (tr.getMeta(key) as Window | undefined) ?? drawing.window;
        const isSame =
          window === drawing.window &&
          before.doc === state.doc &&
          annotationsOf(before) === annotationsOf(state) &&
          isHiddenShown(before) === isHiddenShown(state) &&
          focusOf(before).active === focusOf(state).active;
        return isSame ? drawing : draw(state, window);
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations ?? null },
  });

/** Marks the transaction so that `[start, end)` is what is drawn from now on; offsets in UTF-16 code units. */
export const withWindow = (tr: Transaction, start: number, end: number): Transaction => tr.setMeta(key, { start, end });

/** Returns the stretch of text that is drawn at present. */
export const windowOf = (state: EditorState): Window => key.getState(state)?.window ?? { start: 0, end: 0 };

function draw(state: EditorState, window: Window): Drawing {
  const index = TextIndex.of(state.doc);
  const end = Math.min(window.end, index.length);
  const set = annotationsOf(state);
  const { active } = focusOf(state);
  const linked = new Set(
    active === null ? [] : set.linksOf(active).map(({ from, to }) => (from.id === active ? to.id : from.id)),
  );
  const hidden = isHiddenShown(state) ? hiddenAround(index.text, { start: window.start, end }) : [];
  const inline = (range: Fragment, attributes: Record<string, string>) =>
    Decoration.inline(index.posOf(range.start), index.posOf(range.end), attributes);
  const decorations = segmentsOf(set.touching(window.start, end), window.start, end)
    .flatMap((segment) => cutAt(segment, hidden))
    .map((segment) =>
      inline(segment, { ...attributesOf(segment, set.scheme, active, linked), ...beginningOf(segment, set, index) }),
    );
  const labels = hidden.map((one) => inline(one, attributesOfHidden(one)));
  return { window, decorations: DecorationSet.create(state.doc, [...decorations, ...labels]) };
}

/** Cuts a segment where hidden characters are drawn in it; its letters stand on the first piece alone. */
function cutAt(segment: Segment, ranges: readonly Fragment[]): Segment[] {
  const cuts = ranges
    .flatMap(({ start, end }) => [start, end])
    .filter((cut) => segment.start < cut && cut < segment.end);
  const edges = [...new Set([segment.start, ...cuts, segment.end])].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => {
    const piece = { ...segment, start: edges[i]!, end };
    return i === 0 ? piece : { ...piece, beginning: [] };
  });
}

function attributesOf(segment: Segment, scheme: Scheme, active: string | null, linked: ReadonlySet<string>) {
  const kinds = segment.covering.map(({ kind }) => scheme.findKind(kind));
  const classes = ['annotated', ...marksOf(kinds, toldOf(segment, scheme, active))];
  if (new Set(segment.covering.map(({ kind }) => kind)).size < kinds.length) classes.push('is-nested');
  if (segment.covering.some(({ id }) => id === active)) classes.push('is-active');
  if (segment.covering.some(({ id }) => linked.has(id))) classes.push('is-linked');
  return { class: classes.join(' ') };
}

/**
 * What tells that annotations begin here: their letters, and to screen readers a mark that describes them. The
 * stretches behind are plain text to them, so that what is read is not broken up.
 */
function beginningOf({ start, end, beginning }: Segment, set: AnnotationSet, index: TextIndex): Record<string, string> {
  if (beginning.length === 0) return {};
  // Each letter once: twenty annotations on one word would cover the words behind it.
  const letters = [...new Set(beginning.map(({ kind }) => set.scheme.findKind(kind)?.letter ?? '?'))].join('');
  const against = directionAgainst(index.text, start, end);
  return {
    'data-letters': letters,
    ...(against === null ? {} : { 'data-against': against }),
    role: 'mark',
    'aria-description': beginning.map((annotation) => spokenName(set, annotation)).join('; '),
  };
}

/** Whose colour the words have: the active annotation's, else the innermost one's; double lines leave it to others. */
function toldOf({ covering }: Segment, scheme: Scheme, active: string | null): Kind | null {
  const kindOf = (annotation: Annotation | undefined) => scheme.findKind(annotation?.kind ?? '');
  const inFront = covering.find(({ id }) => id === active);
  return kindOf(inFront ?? covering.findLast((one) => kindOf(one)?.line !== 'double') ?? covering.at(-1));
}
