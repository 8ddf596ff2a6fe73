import { chainCommands, deleteSelection, splitBlock } from 'prosemirror-commands';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { type Command, type EditorState, Selection, TextSelection } from 'prosemirror-state';
import { docOf, schema } from './schema.ts';
import { paragraphsOf } from '../../shared/model/block.ts';

/**
 * Correcting the text. Sections must never be felt: a block is joined with the one before or after it whether or
 * not a section ends between them, and what is copied or pasted is blocks.
 */

/** Joins the block with the one before it when the caret is at its start. */
const joinBackward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth !== 2 || $from.parentOffset > 0) return false;
  return joinAt(state, boundaryBefore($from.index(1), $from.before(2), $from.before(1)), dispatch);
};

/** Joins the block with the one after it when the caret is at its end. */
const joinForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth !== 2 || $from.parentOffset < $from.parent.content.size) return false;
  const isLast = $from.index(1) === $from.node(1).childCount - 1;
  const boundary = isLast ? { pos: $from.after(1), depth: 2 } : { pos: $from.after(2), depth: 1 };
  return joinAt(state, boundary, dispatch);
};

/** The place between a block and the one before it: `depth` 2 where a section ends there too. */
const boundaryBefore = (indexInSection: number, beforeBlock: number, beforeSection: number) =>
  indexInSection > 0 ? { pos: beforeBlock, depth: 1 } : { pos: beforeSection, depth: 2 };

function joinAt(
  state: EditorState,
  { pos, depth }: { pos: number; depth: number },
  dispatch: Parameters<Command>[1],
): boolean {
  if (pos <= 0 || pos >= state.doc.content.size) return false;
  dispatch?.(state.tr.join(pos, depth).scrollIntoView());
  return true;
}

/** Selects all of the text, not the nodes that hold it: Enter and letters then replace it as they do any words. */
const selectAllText: Command = ({ doc, tr }, dispatch) => {
  const { from } = Selection.atStart(doc);
  const { to } = Selection.atEnd(doc);
  dispatch?.(tr.setSelection(TextSelection.create(doc, from, to)));
  return true;
};

/** The keys of Edit mode beyond those that the browser answers itself. */
export const EDITING_KEYS: Readonly<Record<string, Command>> = {
  Enter: splitBlock,
  'Shift-Enter': splitBlock,
  Backspace: chainCommands(deleteSelection, joinBackward),
  'Mod-Backspace': chainCommands(deleteSelection, joinBackward),
  Delete: chainCommands(deleteSelection, joinForward),
  'Mod-Delete': chainCommands(deleteSelection, joinForward),
  'Mod-a': selectAllText,
};

/** Returns the slice with the sections taken out, blocks side by side. */
export function withoutSections(slice: Slice): Slice {
  const blocks: Node[] = [];
  let hasSections = false;
  slice.content.forEach((node) => {
    if (node.type === schema.nodes.section) {
      hasSections = true;
      node.forEach((block) => blocks.push(block));
    } else {
      blocks.push(node);
    }
  });
  if (!hasSections) return slice;
  return new Slice(Fragment.from(blocks), Math.max(0, slice.openStart - 1), Math.max(0, slice.openEnd - 1));
}

/** Text from another program, fit for the article: well-formed, lines ended by `\n`. */
export interface ForeignText {
  readonly text: string;
  /** How many halves of surrogate pairs and NULs became U+FFFD. */
  readonly replacedCharacters: number;
}

/**
 * Returns text from the clipboard or a drop as an import would make it (promises T7, T8, T9): one byte order mark taken
 * off, line ends made one, what is no character replaced and counted, nothing else touched.
 */
export function readForeignText(given: string): ForeignText {
  const lines = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  let replacedCharacters = 0;
  const text = lines.replace(/\p{Surrogate}|\0/gu, () => {
    replacedCharacters += 1;
    return '\ufffd';
  });
  return { text, replacedCharacters };
}

/**
 * Returns plain text as a slice that joins what it is pasted into: line ends part paragraphs. Those at the end of words
 * come from having copied whole lines and part nothing; alone they are what was meant.
 */
export function sliceOfText(given: string): Slice {
  const { text } = readForeignText(given);
  const blocks: Node[] = [];
  const lines = /^\n+$/.test(text) ? text : text.replace(/\n+$/, '');
  docOf(paragraphsOf(lines)).forEach((section) => section.forEach((block) => blocks.push(block)));
  return new Slice(Fragment.from(blocks), 1, 1);
}

/** Returns the canonical text of what is copied. */
export function textOfSlice(slice: Slice): string {
  const flat = withoutSections(slice);
  return flat.content.textBetween(0, flat.content.size, '\n');
}
