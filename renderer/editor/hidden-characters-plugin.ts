import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { HiddenCharacter } from '../../shared/analysis/hidden-characters.ts';

/**
 * Hidden characters made visible on request (promise H9): each gets an element of its own round it, whose label the
 * style sheet draws from an attribute. So the page holds no text but the article's; caret, offsets and what is copied
 * stay as they are. Whether they are shown is no part of the document: it is neither saved nor undone.
 */
const key = new PluginKey<boolean>('hidden-characters');

/** Returns the plugin that remembers whether they are shown; `drawing-plugin` draws them. */
export const hiddenCharactersPlugin = (): Plugin<boolean> =>
  new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, isShown) => (tr.getMeta(key) as boolean | undefined) ?? isShown,
    },
  });

/** Marks the transaction so that hidden characters are shown, or not, from now on. */
export const withHiddenShown = (tr: Transaction, isShown: boolean): Transaction => tr.setMeta(key, isShown);

/** True while hidden characters are shown. */
export const isHiddenShown = (state: EditorState): boolean => key.getState(state) === true;

/** Attributes of the element round one of them: its own (`nodeName`), for letters of annotations stand on another. */
export const attributesOfHidden = ({ kind, name, label, isHarmless }: HiddenCharacter) => ({
  nodeName: 'span',
  class: `hidden-character is-${kind}${isHarmless === true ? ' is-harmless' : ''}`,
  'data-label': label,
  title: name,
});
