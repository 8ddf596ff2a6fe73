import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { HiddenCharacter } from '../../shared/analysis/hidden-characters.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import type { Kind } from '../../shared/model/scheme.ts';
import { type Direction, directionAgainst } from './directions.ts';
import { attributesOfHidden } from './hidden-characters-plugin.ts';
import { marksOf } from './marks.ts';
import { type Piece, visitPieces } from './pieces.ts';
import { spokenName } from './spoken-name.ts';

/**
 * How one block is drawn: a stretch for every run of text that looks the same from end to end, with the attributes of the
 * element round it. Kinds are told apart by classes (line style and colour) and by the letters shown where an annotation
 * begins.
 */

/** What all blocks are drawn by. */
export interface Look {
  readonly set: AnnotationSet;
  /** The active annotation, and those that are linked to it. */
  readonly active: string | null;
  readonly linked: ReadonlySet<string>;
}

/** What of one block is drawn. Offsets in UTF-16 code units of the article. */
export interface BlockToDraw {
  /** The stretch that is drawn: the block, or the part of a long one that is near the viewport. */
  readonly range: Fragment;
  readonly text: string;
  /** Which way the block runs. */
  readonly direction: Direction;
  /** Those that touch the range. */
  readonly annotations: readonly Annotation[];
  /** The hidden characters that are shown. */
  readonly hidden: readonly HiddenCharacter[];
}

/** A stretch with an element round it. UTF-16 code units, half-open. */
export interface Drawn extends Fragment {
  readonly attributes: Attributes;
}

/** Attributes of an element. */
type Attributes = Readonly<Record<string, string>>;

/** Returns what is drawn over the block, in text order; labels of hidden characters last. */
export function drawBlock(block: BlockToDraw, look: Look): readonly Drawn[] {
  const { range, annotations, hidden } = block;
  const drawn: { readonly start: number; end: number; readonly attributes: Attributes }[] = [];
  visitPieces(annotations, range, hidden, (piece) => {
    const attributes = { ...attributesOf(piece, look), ...beginningOf(piece, look.set, block) };
    const last = drawn.at(-1);
    // What looks like the piece before it needs no element of its own: in a dense text that is every other one.
    // (A hidden character gets its own inside it, which would repeat the letters.)
    if (hidden.length === 0 && last !== undefined && last.end === piece.start && looksOn(last.attributes, attributes))
      last.end = piece.end;
    else drawn.push({ start: piece.start, end: piece.end, attributes });
  });
  return [...drawn, ...hidden.map((one) => ({ start: one.start, end: one.end, attributes: attributesOfHidden(one) }))];
}

/** True when a piece can be drawn by the element of the one before it: it looks alike, and nothing begins with it. */
const looksOn = (before: Attributes, here: Attributes): boolean =>
  before['class'] === here['class'] && here['data-letters'] === undefined;

function attributesOf(piece: Piece, { set, active, linked }: Look): Attributes {
  const { covering, kinds } = piece;
  const classes = [
    'annotated',
    ...marksOf(
      kinds.map((kind) => set.scheme.findKind(kind)),
      toldOf(piece, set.scheme, active),
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
function beginningOf(
  { start, end, beginning }: Piece,
  set: AnnotationSet,
  { range, text, direction }: BlockToDraw,
): Attributes {
  if (beginning.length === 0) return {};
  // Each letter once: twenty annotations on one word would cover the words behind it.
  const letters = [...new Set(beginning.map(({ kind }) => set.scheme.findKind(kind)?.letter ?? '?'))].join('');
  const against = directionAgainst(text.slice(start - range.start, end - range.start), direction);
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
