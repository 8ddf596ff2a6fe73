import type { Scene } from './carry.ts';
import { Figure } from './figures.ts';

/** The **narrator** of a text in the first person: “I”, until others are seen to call them by a name. */

/** Returns a narrator without a name. */
export function newNarrator(): Figure {
  const narrator = new Figure('I');
  narrator.addKind('person', 1);
  return narrator;
}

/** Returns “Watson”, whom others address where “I” answers, and whom the teller never names. */
export function namedNarrator(
  narrator: Figure,
  { turns, namedIn: named }: Scene,
  isToldOf: (figure: Figure) => boolean,
): Figure | null {
  const counts = new Map<Figure, number>();
  for (const [i, turn] of turns.entries()) {
    if (turn.speaker !== narrator || !turn.isExplicit) continue;
    for (const beside of [turns[i - 1], turns[i + 1]]) {
      if (beside === undefined || beside.speaker === narrator) continue;
      for (const figure of named(beside).addressed) counts.set(figure, (counts.get(figure) ?? 0) + 1);
    }
  }
  const [best] = [...counts].filter(([figure]) => figure.isNamed && !isToldOf(figure)).sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? null;
}
