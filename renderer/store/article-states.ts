import { ARTICLE_STATES, type ArticleState, type Metadata } from '../../shared/model/records.ts';
import { type ArticleEditor, setMetadata } from '../editor/index.ts';

/** How far the work on an article is: what the states are called, and going from one to the next. */

export const STATE_LABELS: Readonly<Record<ArticleState, string>> = {
  open: 'Open',
  'in-work': 'In work',
  review: 'In review',
  done: 'Done',
};

/** Returns the article's state; what nobody has begun with is open. */
export const articleStateOf = ({ state = 'open' }: Metadata): ArticleState => state;

/** Puts the article on the screen into the next state, and after the last into the first. One undo step. */
export function nextStateOf(editor: ArticleEditor | null): boolean {
  if (editor === null) return false;
  const { metadata } = editor.snapshot.set;
  const next = ARTICLE_STATES[(ARTICLE_STATES.indexOf(articleStateOf(metadata)) + 1) % ARTICLE_STATES.length]!;
  return editor.perform((state) => setMetadata(state, withState(metadata, next)));
}

/** Returns the metadata in another state; being open is not written down. */
export function withState({ state: _before, ...rest }: Metadata, state: ArticleState): Metadata {
  return state === 'open' ? rest : { ...rest, state };
}
