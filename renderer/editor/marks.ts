import type { Kind } from '../../shared/model/scheme.ts';

/** How a kind looks, as classes of the style sheet: its colour, and its line on the level of its line style. */

/** Classes of whatever stands for a kind beside the text: a badge, a card, a grip. */
export const toneOf = (kind: Kind | null): string =>
  kind === null ? 'tone-slate line-solid' : `kind-${kind.id} tone-${kind.colour} line-${kind.line}`;

/** Classes of annotated words: a line each for the kinds that cover them, and the colour of the one that is told. */
export function marksOf(kinds: readonly (Kind | null)[], told: Kind | null): string[] {
  const lines = kinds.flatMap((kind) =>
    kind === null
      ? ['line-solid', 'solid-slate']
      : [`kind-${kind.id}`, `line-${kind.line}`, `${kind.line}-${kind.colour}`],
  );
  return [...new Set([...lines, `tone-${told?.colour ?? 'slate'}`])];
}
