import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { Annotation } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { TextIndex } from './text-index.ts';

/**
 * What the annotator is at: the mode, the **active** annotation (the one the inspector shows and keys act on), and
 * the **frame** (the quote that a speaker mention, a cue or a fragment tagged next belongs to). None of it is part
 * of the document, so none of it is undone.
 */
export interface Focus {
  readonly mode: Mode;
  readonly active: string | null;
  readonly frame: string | null;
}

/** In Tag mode letters are commands and the text cannot change; in Edit mode it can, and annotations follow. */
export type Mode = 'tag' | 'edit';

const key = new PluginKey<Focus>('focus');

/** Returns the plugin that keeps the focus. */
export const focusPlugin = (): Plugin<Focus> =>
  new Plugin<Focus>({
    key,
    state: {
      init: () => ({ mode: 'tag', active: null, frame: null }),
      apply(tr, focus, _before, state) {
        const asked = tr.getMeta(key) as Partial<Focus> | undefined;
        const next = asked === undefined ? followCaret(tr, focus, state) : { ...focus, ...asked };
        return withoutTheGone(next, state);
      },
    },
  });

/** @throws RangeError when the state was made without the plugin */
export function focusOf(state: EditorState): Focus {
  const focus = key.getState(state);
  if (focus === undefined) throw new RangeError('This editor state has no focus');
  return focus;
}

/** True in Tag mode: the text cannot change. */
export const isTagging = (state: EditorState): boolean => focusOf(state).mode === 'tag';

/** Marks the transaction so that it sets part of the focus. */
export const withFocus = (tr: Transaction, focus: Partial<Focus>): Transaction => tr.setMeta(key, focus);

/** Returns the active annotation, or null. */
export function activeOf(state: EditorState): Annotation | null {
  const { active } = focusOf(state);
  return active === null ? null : annotationsOf(state).findAnnotation(active);
}

/** The caret that moves takes up the smallest annotation it touches; one that it still touches stays active. */
function followCaret(tr: Transaction, focus: Focus, state: EditorState): Focus {
  if (!tr.selectionSet && !tr.docChanged) return focus;
  const index = TextIndex.of(state.doc);
  const { from, to, empty } = state.selection;
  const here = annotationsOf(state).touching(index.offsetOf(from), index.offsetOf(to));
  if (here.some(({ id }) => id === focus.active)) return focus;
  if (!tr.selectionSet) return focus;
  return { ...focus, active: empty ? (here[0]?.id ?? null) : null };
}

function withoutTheGone(focus: Focus, state: EditorState): Focus {
  const set = annotationsOf(state);
  const active = focus.active === null || set.findAnnotation(focus.active) === null ? null : focus.active;
  const isQuote = active !== null && set.findAnnotation(active)?.kind === 'quote';
  const kept = focus.frame === null || set.findAnnotation(focus.frame) === null ? null : focus.frame;
  const frame = isQuote ? active : kept;
  return active === focus.active && frame === focus.frame ? focus : { ...focus, active, frame };
}
