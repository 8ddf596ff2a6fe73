import type { News } from '../../shared/ipc/contract.ts';
import { compareArticles } from '../../shared/merge/compare.ts';
import type { Merge } from '../../shared/merge/three-way.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Problem } from '../../shared/result.ts';
import { headWithin } from './file-name.ts';

/** What the keeper of an article tells the person at the screen: sentences, and what can be done. */

export const BEFORE_MERGE = 'Your work before the merge';
export const THEIRS = 'The other program’s version';
export const AS_IN_FILE = 'The file before the recovery';

export const unprotected = (code: string): Problem => ({
  code: 'journal/failed',
  message:
    `What you do now could not be protected against a crash (${code}). ` +
    "Free some space on the system's disk; we try to save the article at once.",
});

export const undoLost = (code: string): Problem => ({
  code: 'undo/not-kept',
  message: `What you do now can be undone only until Saidwho is closed (${code}).`,
});

export const shrunk = ({ message }: Problem): News => ({
  tone: 'problem',
  text: message,
  actions: [{ label: 'Save all the same', act: 'save-anyway' }],
});

export const gone = (name: string): Problem => ({
  code: 'file/gone',
  message: `“${name}” is not in its place any more. Save writes it again; or look where it was moved, or use Save as.`,
});

export const unreadable = (name: string, { code, message }: Problem): Problem => ({
  code,
  message:
    `The file “${name}” was changed by another program and does not load any more: ${message} ` +
    'It stays as it is; your work is protected. “Save all the same” replaces it and keeps the damaged file aside.',
});

export const away = ({ message }: Problem, isUnreadable: boolean): News => ({
  tone: 'problem',
  text: message,
  actions: [
    isUnreadable ? { label: 'Save all the same', act: 'save-anyway' } : { label: 'Save it again', act: 'save-anyway' },
    { label: 'Save as…', act: 'save-as' },
  ],
});

export const noAnswer = (): Problem => ({
  code: 'merge/no-answer',
  message: 'Another program changed the file while the window did not answer.',
});

export const noAncestor = (): Problem => ({
  code: 'merge/no-ancestor',
  message: 'Another program made the file, and nothing tells what both versions have in common.',
});

export const wholeAgain = (name: string): News => ({
  tone: 'information',
  text: `“${name}” is whole again: whoever wrote it is done.`,
  actions: [{ label: 'Open it', act: 'open-other' }],
});

/** Both versions go on as files of their own. */
export const apart = (name: string, beside: string, { code, message }: Problem): Problem => ({
  code,
  message: `${message} “${name}” stays as the other program wrote it; your work is in “${beside}” beside it.`,
});

export const parted = ({ message }: Problem): News => ({
  tone: 'problem',
  text: message,
  actions: [
    { label: 'Compare', act: 'compare', versionId: 'theirs' },
    { label: 'Open the other version', act: 'open-other' },
  ],
});

export const openElsewhere = (name: string): News => ({
  tone: 'information',
  text: `“${name}” is open in another Saidwho, too. Both may go on: what each saves is merged into the other’s work.`,
  actions: [],
});

/** What came in from a foreign version. */
export function merged(name: string, before: Article, { article, notes }: Merge, hadOwnWork: boolean): News {
  const kept = hadOwnWork ? ' It is merged with your work.' : '';
  const flags = notes.map(({ message }) => ` ${message}`).join('');
  return {
    tone: 'information',
    text: `“${name}” was changed by another program: ${whatChanged(before, article)}.${kept}${flags}`,
    actions: [
      { label: 'Compare', act: 'compare', versionId: 'before-merge' },
      { label: 'Undo', act: 'undo' },
    ],
  };
}

/** “3 records added, 1 removed, text changed in 2 places”. */
export function whatChanged(before: Article, after: Article): string {
  const { counts } = compareArticles(before, after);
  const parts: string[] = [];
  for (const change of ['added', 'removed', 'changed'] as const) {
    const count = counts[change];
    if (count > 0) parts.push(`${count} ${parts.length > 0 ? '' : count === 1 ? 'record ' : 'records '}${change}`);
  }
  if (counts.text > 0) parts.push(`text changed in ${counts.text} ${counts.text === 1 ? 'place' : 'places'}`);
  return parts.length === 0 ? 'nothing that shows' : parts.join(', ');
}

/** Most disks take no longer names. Bytes. */
const LONGEST_NAME = 255;

/** `a.saidwho` becomes `a (conflict 1).saidwho`: no name of a person or machine, no clock (promises X7, C6). */
export function conflictName(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const end = ` (conflict ${number})${dot > 0 ? name.slice(dot) : ''}`;
  return `${headWithin(stem, LONGEST_NAME - new TextEncoder().encode(end).length)}${end}`;
}
