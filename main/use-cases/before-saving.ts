import { textOf } from '../../shared/model/block.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { ArticleState } from '../../shared/annotations/article-state.ts';
import type { Problem } from '../../shared/result.ts';

/**
 * What is asked of an article before its file is replaced. A save that would take away much more than the user took
 * away is the mark of a mistake of ours, and is refused until the user agrees to it (promise D6); one that no reader
 * could load again is refused for good (promises D9, T1, T11).
 */

/** What the user's own changes took away since the last save: annotations, and UTF-16 code units of text. */
export interface Removed {
  readonly annotations: number;
  readonly text: number;
}

export const NOTHING_REMOVED: Removed = { annotations: 0, text: 0 };

/** All that a version holds: what the journal gives back is the user's own work, removals included. */
export const allOf = ({ annotations, blocks }: Article): Removed => ({
  annotations: annotations.length,
  text: textOf(blocks).length,
});

/** A save may lose this share of the annotations without being asked about. */
const SHARE = 0.2;

/** Adds what the changes take away from the state. */
export function removedBy(removed: Removed, { set }: ArticleState, changes: readonly Change[]): Removed {
  let { annotations, text } = removed;
  for (const change of changes) {
    if (change.change === 'text') text += change.edit.end - change.edit.start;
    else annotations += change.set.filter(({ id, after }) => after === null && set.findAnnotation(id) !== null).length;
  }
  return { annotations, text };
}

/** Returns why the article may not replace the version that is on the disk, or null. */
export function shrinkProblem(name: string, before: Article, now: Article, removed: Removed): Problem | null {
  const lost = before.annotations.length - now.annotations.length;
  if (lost > before.annotations.length * SHARE && lost > removed.annotations) {
    return shrunk(name, `${lost} of its ${before.annotations.length} annotations would be gone`);
  }
  const [text, left] = [textOf(before.blocks), textOf(now.blocks)];
  if (left.trim() === '' && text.trim() !== '' && removed.text < text.length - left.length) {
    return shrunk(name, 'its whole text would be gone');
  }
  return null;
}

const shrunk = (name: string, what: string): Problem => ({
  code: 'save/shrunk',
  message:
    `“${name}” was not saved: ${what}, though you did not remove so much. The version on the disk is untouched, and ` +
    'a backup of it was made. Compare the two, then save all the same or go back.',
});

/** Returns what makes the article unfit to be written down, or null. A fault of ours, told by the record's id. */
export function unfitProblem(name: string, article: Article): Problem | null {
  const fault = dangling(article) ?? outside(article);
  if (fault === null) return null;
  return {
    code: 'save/unfit',
    message:
      `“${name}” was not saved: ${fault}. This is a mistake of Saidwho. The version on the disk is untouched and ` +
      'your changes are kept; undo the last step, or export what you need.',
  };
}

function dangling({ annotations, speakers, links }: Article): string | null {
  const ids = { annotation: new Set(annotations.map(({ id }) => id)), speaker: new Set(speakers.map(({ id }) => id)) };
  const lost = links.find(({ from, to }) => !ids[from.record].has(from.id) || !ids[to.record].has(to.id));
  return lost === undefined ? null : `the link ${lost.id} leads nowhere`;
}

function outside({ annotations, blocks }: Article): string | null {
  const text = textOf(blocks);
  const cuts = (offset: number) => isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1));
  const bad = annotations.find(
    ({ fragments, detached }) =>
      (fragments.length === 0) !== (detached !== undefined) ||
      fragments.some(({ start, end }) => start >= end || end > text.length || cuts(start) || cuts(end)),
  );
  return bad === undefined ? null : `the annotation ${bad.id} does not fit the text`;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
