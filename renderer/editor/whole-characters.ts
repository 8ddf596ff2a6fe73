import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { isHistoryTransaction } from 'prosemirror-history';
import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import type { RecordChange } from '../../shared/annotations/change.ts';
import { normaliseFragments } from '../../shared/annotations/map-ranges.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { TextIndex } from './text-index.ts';

/**
 * An accent typed behind a quote makes one character with the quote's last letter, and one typed before an emoji may
 * join it. The edge would stand inside that character then; the annotation takes in all of it (promise T2).
 */

/** Returns the transaction with such annotations widened, in the same undo step; the same one when there are none. */
export function withWholeCharacters(state: EditorState, tr: Transaction): Transaction {
  if (tr.doc === state.doc || isHistoryTransaction(tr)) return tr;
  const torn = edgesOfEdits(tr).flatMap((pos) => tornBlockAt(tr.doc, pos) ?? []);
  if (torn.length === 0) return tr;
  const set = annotationsOf(state.apply(tr));
  const near = new Set(torn.flatMap(({ start, end }) => set.touching(start, end)));
  const { text } = TextIndex.of(tr.doc);
  const changes = [...near].flatMap((annotation): RecordChange[] => {
    const after = widened(annotation, text);
    return after === annotation ? [] : [{ id: annotation.id, before: annotation, after }];
  });
  return changes.length === 0 ? tr : tr.step(new SetAnnotationsStep(changes));
}

/** Both ends of what each step put in, as positions in the document after all of them. */
function edgesOfEdits(tr: Transaction): number[] {
  return tr.steps.flatMap((step, i) => {
    if (step instanceof SetAnnotationsStep) return [];
    const later = tr.mapping.slice(i + 1);
    const edges: number[] = [];
    step.getMap().forEach((_from, _to, start, end) => edges.push(later.map(start, -1), later.map(end, 1)));
    return edges;
  });
}

/** The block at the position, in offsets, when characters have joined there; only its own text is looked at. */
function tornBlockAt(doc: Node, pos: number): Fragment | null {
  const place = doc.resolve(pos);
  if (!place.parent.isTextblock) return null;
  const text = place.parent.textContent;
  const at = place.parentOffset;
  const isInside = snapToGraphemes(text, { start: at, end: at }).start !== at;
  // Flags are pairs of letters: one more or less pairs all that follow anew.
  const isAtFlag = /\p{Regional_Indicator}/u.test(text.slice(Math.max(0, at - 2), at + 2));
  if (!isInside && !isAtFlag) return null;
  const index = TextIndex.of(doc);
  return { start: index.offsetOf(place.start()), end: index.offsetOf(place.end()) };
}

/** Returns the annotation with edges that stand inside a character moved outwards; the same one when none does. */
export function widened(annotation: Annotation, text: string): Annotation {
  const whole = annotation.fragments.map((fragment) => snapToGraphemes(text, fragment));
  const isSame = whole.every((fragment, i) => fragment === annotation.fragments[i]);
  return isSame ? annotation : { ...annotation, fragments: normaliseFragments(whole) };
}
