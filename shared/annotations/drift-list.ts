import { textOf } from '../model/block.ts';
import type { Article } from '../model/article.ts';
import { countWhile } from '../model/count-while.ts';
import { type Annotation, isDetached } from '../model/records.ts';
import { startOf } from './annotation-set.ts';
import { hasDrifted } from './drift.ts';

/**
 * What became of annotations under the hands of whoever edits: their words **changed**, their text is gone
 * (**detached**), or they only **moved**: the same words stand in another paragraph, or further on in their own, than
 * when the article was opened. A slip put right in another paragraph moves nothing.
 */
export type Drift =
  | { readonly became: 'changed' | 'detached'; readonly annotation: Annotation }
  | { readonly became: 'moved'; readonly annotation: Annotation; readonly from: Standing; readonly to: Standing };

/** Where an annotation begins, as a person counts: both from 1. */
export interface Standing {
  readonly paragraph: number;
  /** UTF-16 code units in the paragraph. */
  readonly character: number;
}

/** Returns where each attached annotation of the article stands, by id. */
export function standingsIn({ blocks, annotations }: Article): ReadonlyMap<string, Standing> {
  const standing = standings(textOf(blocks));
  return new Map(annotations.filter((one) => !isDetached(one)).map((one) => [one.id, standing(startOf(one))]));
}

/** @param before where they stood when the article was opened; one tagged since has not moved */
export function driftsOf(
  annotations: readonly Annotation[],
  text: string,
  before: ReadonlyMap<string, Standing>,
): Drift[] {
  const standing = standings(text);
  return annotations.flatMap((annotation): Drift[] => {
    if (isDetached(annotation)) return [{ became: 'detached', annotation }];
    if (hasDrifted(annotation, text)) return [{ became: 'changed', annotation }];
    const from = before.get(annotation.id);
    const to = standing(startOf(annotation));
    const isThere = from === undefined || (from.paragraph === to.paragraph && from.character === to.character);
    return isThere ? [] : [{ became: 'moved', annotation, from, to }];
  });
}

/** Returns what tells the paragraph of an offset. */
function standings(text: string): (offset: number) => Standing {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const paragraph = countWhile(starts.length, (i) => starts[i]! <= offset);
    return { paragraph, character: offset - starts[paragraph - 1]! + 1 };
  };
}
