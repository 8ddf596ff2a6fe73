/** Sentences of the import report that readers of word processors' files share. */

/** Returns the number with its noun: “3 pictures”. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** Returns what to say of parts that were left out, or nothing: each is a number with its noun, or a noun alone. */
export function leftOut(...parts: readonly (string | readonly [count: number, noun: string])[]): string[] {
  const list = parts.flatMap((part) =>
    typeof part === 'string' ? [part] : part[0] === 0 ? [] : [counted(part[0], part[1])],
  );
  return list.length === 0 ? [] : [`Left out: ${list.join(', ')}.`];
}

/** Returns what to say of notes, which stand at the end, or nothing. */
export function notesAtEnd(count: number): string[] {
  if (count === 0) return [];
  if (count === 1) return ['1 note stands at the end; its mark [1] stays in the text.'];
  return [`${count.toLocaleString('en')} notes stand at the end; their marks [1] to [${count}] stay in the text.`];
}

/** Returns what to say of deletions that were not yet accepted, or nothing. */
export const changesAccepted = (deletions: number): string[] =>
  deletions === 0 ? [] : [`Tracked changes are read as accepted; left out: ${counted(deletions, 'deletion')}.`];
