import { useDeferredValue, useEffect, useState } from 'react';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { EditorSnapshot } from '../editor/index.ts';

/**
 * What the panes beside the article count and list, kept from doing anything for a key that does not concern it: what
 * only typing moved is not counted anew, and what must be counted anew waits until the article is drawn.
 */

/** Returns `make` with its last answer for each contents of a set: typing before an annotation does not change them. */
export function rememberedByContents<Value>(make: (set: AnnotationSet) => Value): (set: AnnotationSet) => Value {
  const known = new WeakMap<object, { readonly value: Value }>();
  return (set) => {
    const { value } = known.get(set.contents) ?? { value: make(set) };
    known.set(set.contents, { value });
    return value;
  };
}

/** From so many annotations on, what looks at all of them waits for a pause. */
const MANY = 5000;

/** How long a pause is, milliseconds: longer than between two keys of somebody at work. */
const REST = 400;

/** Returns what to look at all of: the present state, after the article is drawn; of a large set that of the last pause. */
export function useRested(snapshot: EditorSnapshot): EditorSnapshot {
  const deferred = useDeferredValue(snapshot);
  const [rested, setRested] = useState(snapshot);
  const isLarge = snapshot.set.annotationCount > MANY;
  useEffect(() => {
    if (!isLarge || rested === snapshot) return undefined;
    const timer = setTimeout(() => setRested(snapshot), REST);
    return () => clearTimeout(timer);
  }, [isLarge, snapshot, rested]);
  // Another article has nothing in common with the one that was rested on.
  const isSameArticle = rested.set.metadata === snapshot.set.metadata;
  return isLarge && isSameArticle ? rested : deferred;
}

/** False for a moment after a large article was opened: it is on the screen before all of it is looked at. */
export function useIsRested({ set }: EditorSnapshot): boolean {
  const [isRested, setRested] = useState(false);
  const isLarge = set.annotationCount > MANY;
  useEffect(() => {
    if (!isLarge) return undefined;
    const timer = setTimeout(() => setRested(true), REST);
    return () => clearTimeout(timer);
  }, [isLarge]);
  return !isLarge || isRested;
}
