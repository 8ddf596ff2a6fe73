import type { Article } from '../model/article.ts';
import { textOf, type Block } from '../model/block.ts';
import type { Annotation, DocumentRecord } from '../model/records.ts';
import { AnnotationSet } from './annotation-set.ts';
import type { Change } from './change.ts';
import { contextOf, exactOf } from './covered-text.ts';

/**
 * An article at work: its blocks and the set of its records. The editor, the journal and the keeper of the file
 * all move it forward by the same changes, so that they agree to the character.
 */
export interface ArticleState {
  readonly blocks: readonly Block[];
  readonly set: AnnotationSet;
}

/** Returns the state an article opens with. */
export const stateOf = (article: Article): ArticleState => ({
  blocks: article.blocks,
  set: AnnotationSet.of(recordsOf(article)),
});

/** Returns every record of an article. */
export const recordsOf = ({
  metadata,
  scheme,
  annotations,
  links,
  speakers,
  dossiers = [],
}: Article): DocumentRecord[] => [
  metadata,
  ...(scheme === undefined ? [] : [scheme]),
  ...annotations,
  ...links,
  ...speakers,
  ...dossiers,
];

/** Returns the article with what `state` holds in place of its own text and records. */
export function articleOf(article: Article, { blocks, set }: ArticleState): Article {
  const { scheme: _before, dossiers: __, ...rest } = article;
  const scheme = set.find('scheme');
  return {
    ...rest,
    metadata: set.metadata,
    ...(scheme?.record === 'scheme' ? { scheme } : {}),
    blocks,
    annotations: set.annotations,
    links: set.links,
    speakers: set.speakers,
    ...(set.dossiers.length === 0 ? {} : { dossiers: set.dossiers }),
  };
}

/** Returns the state after the changes, in order. @throws RangeError when one splices blocks that are not there */
export function applyChanges(state: ArticleState, changes: readonly Change[]): ArticleState {
  return changes.reduce(applyChange, state);
}

/** Returns the state after the changes, or null when they do not fit it: they were made for another one. */
export function applyFitting(state: ArticleState, changes: readonly Change[]): ArticleState | null {
  try {
    return applyChanges(state, changes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function applyChange(state: ArticleState, change: Change): ArticleState {
  if (change.change === 'records') {
    const changes = change.set.map(({ id, after }) => ({ id, before: state.set.find(id), after }));
    return { blocks: state.blocks, set: state.set.apply(changes) };
  }
  const { edit, splice } = change;
  if (splice.index + splice.remove > state.blocks.length) {
    throw new RangeError(`A change of the blocks up to ${splice.index + splice.remove} of ${state.blocks.length}`);
  }
  // Joined once, and only when an annotation loses its words: ten thousand may lose them to one edit.
  let text: string | null = null;
  const set = state.set.mapThrough(edit, ({ fragments }) => exactOf((text ??= textOf(state.blocks)), fragments));
  // Not `toSpliced`, which takes the blocks as arguments, and an engine takes no hundred thousand of those.
  const [head, tail] = [state.blocks.slice(0, splice.index), state.blocks.slice(splice.index + splice.remove)];
  return { blocks: [...head, ...splice.insert, ...tail], set };
}

/**
 * Returns the annotation with its place written down, as it is kept once its text is gone; one that is detached
 * already keeps its words and takes the new place.
 */
export function detach(annotation: Annotation, text: string, at: number): Annotation {
  if (annotation.detached !== undefined) return { ...annotation, detached: { ...annotation.detached, at } };
  const exact = exactOf(text, annotation.fragments);
  return { ...annotation, fragments: [], detached: { exact, ...contextOf(text, annotation.fragments), at } };
}
