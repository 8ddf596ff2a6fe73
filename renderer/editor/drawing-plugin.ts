import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import type { Kind } from '../../shared/model/scheme.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { directionAgainst } from './directions.ts';
import { focusOf } from './focus-plugin.ts';
import { attributesOfHidden, hiddenAround, isHiddenShown } from './hidden-characters-plugin.ts';
import { marksOf } from './marks.ts';
import { type Piece, visitPieces } from './pieces.ts';
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
const FIRST_WINDOW = 6000;

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
  // Whole blocks: which way one runs is told by its first words. Joining all of the text would cost every key.
  const from = index.blockStartOf(window.start);
  const near = { from, text: index.slice(from, end) };
  const drawn: Drawn[] = [];
  visitPieces(set.touching(window.start, end), { start: window.start, end }, hidden, (piece) => {
    const attributes = {
      ...attributesOf(piece, set.scheme, active, linked),
      ...beginningOf(piece, set, near),
    };
    const last = drawn.at(-1);
    // What looks like the piece before it needs no element of its own: in a dense text that is every other one.
    // (A hidden character gets its own inside it, which would repeat the letters.)
    if (hidden.length === 0 && last !== undefined && last.end === piece.start && looksOn(last.attributes, attributes))
      last.end = piece.end;
    else drawn.push({ start: piece.start, end: piece.end, attributes });
  });
  const decorations = drawn.map((one) => inline(one, one.attributes));
  const labels = hidden.map((one) => inline(one, attributesOfHidden(one)));
  return { window, decorations: DecorationSet.create(state.doc, [...decorations, ...labels]) };
}

/** The text that is drawn, and the offset at which it begins. */
interface Near {
  readonly from: number;
  readonly text: string;
}

/** A stretch that is drawn as one element. */
interface Drawn {
  readonly start: number;
  end: number;
  readonly attributes: Attributes;
}

/** Attributes of the element round a piece. */
type Attributes = Readonly<Record<string, string>>;

/** True when a piece can be drawn by the element of the one before it: it looks alike, and nothing begins with it. */
const looksOn = (before: Attributes, here: Attributes): boolean =>
  before['class'] === here['class'] && here['data-letters'] === undefined;

function attributesOf(piece: Piece, scheme: Scheme, active: string | null, linked: ReadonlySet<string>): Attributes {
  const { covering, kinds } = piece;
  const classes = [
    'annotated',
    ...marksOf(
      kinds.map((kind) => scheme.findKind(kind)),
      toldOf(piece, scheme, active),
    ),
  ];
  if (kinds.length < covering.length) classes.push('is-nested');
  if (covering.some(({ id }) => id === active)) classes.push('is-active');
  if (linked.size > 0 && covering.some(({ id }) => linked.has(id))) classes.push('is-linked');
  return { class: classes.join(' ') };
}

/**
 * What tells that annotations begin here: their letters, and to screen readers a mark that describes them. The
 * stretches behind are plain text to them, so that what is read is not broken up.
 */
function beginningOf({ start, end, beginning }: Piece, set: AnnotationSet, near: Near): Record<string, string> {
  if (beginning.length === 0) return {};
  // Each letter once: twenty annotations on one word would cover the words behind it.
  const letters = [...new Set(beginning.map(({ kind }) => set.scheme.findKind(kind)?.letter ?? '?'))].join('');
  const against = directionAgainst(near.text, start - near.from, end - near.from);
  return {
    'data-letters': letters,
    ...(against === null ? {} : { 'data-against': against }),
    role: 'mark',
    'aria-description': beginning.map((annotation) => spokenName(set, annotation)).join('; '),
  };
}

/** Whose colour the words have: the active annotation's, else the innermost one's; double lines leave it to others. */
function toldOf({ covering }: Piece, scheme: Scheme, active: string | null): Kind | null {
  const kindOf = (annotation: Annotation | undefined) => scheme.findKind(annotation?.kind ?? '');
  const inFront = active === null ? undefined : covering.find(({ id }) => id === active);
  return kindOf(inFront ?? covering.findLast((one) => kindOf(one)?.line !== 'double') ?? covering.at(-1));
}
