import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import type { Suggestion } from '../../shared/analysis/suggest/suggestion.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { visitPieces } from './pieces.ts';
import { TextIndex } from './text-index.ts';

/**
 * How suggestions are drawn: a dotted line close under the words, one for quotations and one for claims, and over the first
 * word the letter of the kind with a question mark. Nothing takes room in the line, and nothing is tinted: that is for what
 * was decided.
 */

/** Returns the decorations of what lies in the window. */
export function drawSuggestions(
  doc: Node,
  suggestions: readonly Suggestion[],
  set: AnnotationSet,
  window: Fragment,
): DecorationSet {
  const index = TextIndex.of(doc);
  const covers = suggestions.map(coverOf);
  const firsts = suggestions.map((one) => firstWord(one, index, set));
  const letters = lettersAt(suggestions, set);
  const decorations: Decoration[] = [];
  visitPieces(covers, window, firsts, ({ start, end, kinds }) => {
    const classes = ['suggested', ...kinds.flatMap((kind) => classesOf(kind, set))];
    const letter = letters.get(start);
    const attributes = { class: classes.join(' '), ...(letter === undefined ? {} : { 'data-suggests': letter }) };
    decorations.push(Decoration.inline(index.posOf(start), index.posOf(end), attributes));
  });
  return DecorationSet.create(doc, decorations);
}

/** What cuts pieces: its place and its kind. */
const coverOf = ({ kind, fragments }: Suggestion, i: number): Annotation => ({
  record: 'annotation',
  id: String(i),
  kind,
  fragments,
  attributes: {},
});

const classesOf = (kind: string, { scheme }: AnnotationSet): readonly string[] => [
  `suggests-${kind}`,
  `suggests-${kind}-${scheme.findKind(kind)?.colour ?? 'slate'}`,
];

/** `Q?` where a quotation begins, `QC?` where a claim does as well. */
function lettersAt(suggestions: readonly Suggestion[], { scheme }: AnnotationSet): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const { kind, fragments } of suggestions) {
    const at = fragments[0]!.start;
    const before = letters.get(at)?.slice(0, -1) ?? '';
    const letter = scheme.findKind(kind)?.letter ?? '?';
    letters.set(at, `${before.includes(letter) ? before : before + letter}?`);
  }
  return letters;
}

/** A word longer than this is cut, UTF-16 code units: the letters want a short piece of their own. */
const LONGEST_WORD = 40;

/** The stretch that has the letters: the first word, up to where an annotation cuts it, so that they are drawn once. */
function firstWord({ fragments }: Suggestion, index: TextIndex, set: AnnotationSet): Fragment {
  const { start, end } = fragments[0]!;
  const head = index.slice(start, Math.min(end, start + LONGEST_WORD));
  const word = /^\s*\S+/u.exec(head)?.[0] ?? head;
  const last = start + snapToGraphemes(head, { start: 0, end: word.length }).end;
  const edges = set.touching(start, last).flatMap((one) => one.fragments.flatMap((range) => [range.start, range.end]));
  return { start, end: Math.min(end, last, ...edges.filter((edge) => edge > start)) };
}
