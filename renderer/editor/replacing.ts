import { closeHistory } from 'prosemirror-history';
import { Fragment as Nodes, Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { detach } from '../../shared/annotations/article-state.ts';
import { startOf } from '../../shared/annotations/annotation-set.ts';
import type { TextEdit } from '../../shared/annotations/change.ts';
import { EditsAtOnce } from '../../shared/annotations/map-many.ts';
import { type Annotation, type Fragment, isDetached } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { readForeignText } from './editing.ts';
import { docOf } from './schema.ts';
import { selectRange } from './selection.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { textEditOf } from './text-change.ts';
import { TextIndex } from './text-index.ts';
import { widened } from './whole-characters.ts';

/**
 * Putting other words in place of those that were found. One place is replaced as typing there would; many at once are
 * one undo step, in which every annotation is moved through each of them (promise T1), however few steps the document
 * takes for it.
 */

/** Words to put in place of a stretch of one paragraph. UTF-16 code units, half-open; an empty one puts words in. */
export interface Replacement extends Fragment {
  readonly words: string;
}

/** Steps that a document takes one paragraph each; for more, each rewrites a whole section. */
const MOST_STEPS = 100;

/** Replaces one place, and selects what stands there now. */
export function replaceOne(state: EditorState, { start, end, words: given }: Replacement): Transaction {
  const index = TextIndex.of(state.doc);
  const words = cleaned(given);
  const [from, to] = [index.posOf(start), index.posOf(end)];
  const tr = words === '' ? state.tr.delete(from, to) : state.tr.insertText(words, from, to);
  return selectRange(closeHistory(tr), { start, end: start + words.length });
}

/**
 * Replaces every place at once; null when there is none.
 *
 * @param given in text order, none overlapping the next
 * @param decide what a person decided on an annotation besides, once it has been moved to its place in the new text
 */
export function replaceAll(
  state: EditorState,
  given: readonly Replacement[],
  decide: (moved: Annotation, text: string) => Annotation = (moved) => moved,
): Transaction | null {
  const replacements = given.map((one) => ({ ...one, words: cleaned(one.words) }));
  if (replacements.length === 0) return null;
  const text = withText(state, replacements);
  const edits = new EditsAtOnce(replacements.map(({ start, end, words }) => ({ start, end, length: words.length })));
  const before = TextIndex.of(state.doc).text;
  const after = TextIndex.of(text.doc).text;
  const rewrites = new EditsAtOnce(editsOf(text));
  // The others only shift, which moves them back as well.
  const lifted = annotationsOf(state).annotations.filter((one) => rewrites.touches(one));
  const tr = state.tr;
  if (lifted.length > 0) {
    tr.step(new SetAnnotationsStep(lifted.map((one) => ({ id: one.id, before: one, after: null }))));
  }
  for (const step of text.steps) tr.step(step);
  const put = lifted.map((one) => ({
    id: one.id,
    before: null,
    after: decide(moved(one, edits, before, after), after),
  }));
  if (put.length > 0) tr.step(new SetAnnotationsStep(put));
  return asReplacement(closeHistory(tr));
}

/** What the steps do to the text, which go from its end to its start: in text order, offsets in the text before them. */
function editsOf(text: Transaction): TextEdit[] {
  const docs = [...text.docs, text.doc];
  return text.steps.flatMap((step, i) => textEditOf(docs[i]!, step, docs[i + 1]!) ?? []).reverse();
}

/** True for a transaction that replaces many places and takes care of the annotations itself. */
export const isReplacement = (tr: Transaction): boolean => tr.getMeta('replacement') === true;

const asReplacement = (tr: Transaction): Transaction => tr.setMeta('replacement', true);

/** Returns how many annotations cover words that would be replaced. */
export function countHit(annotations: readonly Annotation[], places: readonly Fragment[]): number {
  const edits = new EditsAtOnce(places.map(({ start, end }) => ({ start, end, length: 0 })));
  return annotations.filter((one) => edits.hits(one)).length;
}

/** What is typed into a field is as foreign as what is pasted; it stays in its paragraph. */
const cleaned = (words: string): string => readForeignText(words).text.replaceAll('\n', ' ');

function moved(annotation: Annotation, edits: EditsAtOnce, before: string, after: string): Annotation {
  const there = edits.move(annotation, () => '');
  if (!isDetached(annotation) && isDetached(there)) return detach(annotation, before, startOf(there));
  return edits.touches(annotation) ? widened(there, after) : there;
}

function withText(state: EditorState, replacements: readonly Replacement[]): Transaction {
  const byBlock = grouped(state, replacements);
  const tr = state.tr;
  if (byBlock.length <= MOST_STEPS) {
    // From the last to the first, so that what is before stands where it stood.
    for (const group of byBlock.reverse()) replaceInBlock(tr, state, group);
  } else {
    replaceInSections(tr, state, new Map(byBlock.map((group) => [group.block, group])));
  }
  return tr;
}

interface BlockGroup {
  /** Index of the block in the article. */
  readonly block: number;
  readonly places: Replacement[];
}

function grouped(state: EditorState, replacements: readonly Replacement[]): BlockGroup[] {
  const { blocks } = TextIndex.of(state.doc);
  const groups: BlockGroup[] = [];
  let block = 0;
  let end = blocks[0]!.text.length;
  for (const place of replacements) {
    for (; end < place.end; end += 1 + blocks[block]!.text.length) block += 1;
    const last = groups.at(-1);
    if (last?.block === block) last.places.push(place);
    else groups.push({ block, places: [place] });
  }
  return groups;
}

function replaceInBlock(tr: Transaction, state: EditorState, { places }: BlockGroup): void {
  const index = TextIndex.of(state.doc);
  const [start, end] = [places[0]!.start, places.at(-1)!.end];
  const words = rewritten(index.text.slice(start, end), start, places);
  const [from, to] = [index.posOf(start), index.posOf(end)];
  if (words === '') tr.delete(from, to);
  else tr.insertText(words, from, to);
}

/** Rewrites each section in which something changes, whole; blocks that do not change stay the same nodes. */
function replaceInSections(tr: Transaction, state: EditorState, groups: ReadonlyMap<number, BlockGroup>): void {
  const sections: { readonly from: number; readonly to: number; readonly nodes: Nodes }[] = [];
  let block = 0;
  let offset = 0;
  state.doc.forEach((section, pos) => {
    let isChanged = false;
    const nodes = section.children.map((node) => {
      const group = groups.get(block);
      const start = offset;
      block += 1;
      offset += node.content.size + 1;
      if (group === undefined) return node;
      isChanged = true;
      const [paragraph] = docOf([
        { type: 'paragraph', text: rewritten(node.textContent, start, group.places) },
      ]).children;
      return node.copy(paragraph!.firstChild!.content);
    });
    if (isChanged) sections.push({ from: pos + 1, to: pos + 1 + section.content.size, nodes: Nodes.from(nodes) });
  });
  for (const { from, to, nodes } of sections.reverse()) tr.replace(from, to, new Slice(nodes, 0, 0));
}

/** Returns the text, which begins at `offset`, with the places replaced. */
function rewritten(text: string, offset: number, places: readonly Replacement[]): string {
  let written = '';
  let at = 0;
  for (const { start, end, words } of places) {
    written += text.slice(at, start - offset) + words;
    at = end - offset;
  }
  return written + text.slice(at);
}
