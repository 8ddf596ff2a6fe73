import { useDeferredValue, useEffect, useState } from 'react';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';

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

/** Returns the set to look at all of: the present one, after the article is drawn; of a large one that of the last pause. */
export function useRested(set: AnnotationSet): AnnotationSet {
  const deferred = useDeferredValue(set);
  const [rested, setRested] = useState(set);
  const isLarge = set.annotationCount > MANY;
  useEffect(() => {
    if (!isLarge || rested.contents === set.contents) return undefined;
    const timer = setTimeout(() => setRested(set), REST);
    return () => clearTimeout(timer);
  }, [isLarge, set, rested]);
  // Another article has nothing in common with the one that was rested on.
  const isSameArticle = rested.metadata === set.metadata;
  return isLarge && isSameArticle ? rested : deferred;
}
