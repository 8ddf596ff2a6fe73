import type { Fragment } from '../../model/records.ts';
import { segmented, type Sentence } from '../uima/segments.ts';
import type { UimaDocument, UimaSpan } from '../uima/uima-document.ts';

/**
 * Where annotations stand in rows: on whole tokens, and on **pieces** where they begin or end inside one. White space
 * between tokens has no row, so an edge in it moves to the nearest token inside the annotation.
 */
export interface Unit extends Fragment {
  readonly id: string;
  readonly spans: UimaSpan[];
}

export interface TokenUnits {
  readonly token: Unit;
  /** In the order in which annotations made them. */
  readonly pieces: readonly Unit[];
}

export interface Rows {
  readonly sentences: readonly { readonly sentence: Sentence; readonly tokens: readonly TokenUnits[] }[];
  /** The unit whose id names the annotation; those without any token have none. */
  readonly unitOf: ReadonlyMap<string, Unit>;
  /** Annotations that need a number: they stand in several units, or share theirs with another of the layer. */
  readonly numbered: ReadonlySet<string>;
}

interface MadeToken {
  readonly token: Unit;
  readonly pieces: Map<string, Unit>;
}

/** Returns the rows of the document's text with the annotations that stand in them. */
export function rowsOf({ text, spans }: UimaDocument): Rows {
  const tokens: MadeToken[] = [];
  const sentences = segmented(text).map((sentence, s) => ({
    sentence,
    made: sentence.tokens.map(({ start, end }, t) => {
      const made = { token: { id: `${s + 1}-${t + 1}`, start, end, spans: [] }, pieces: new Map<string, Unit>() };
      tokens.push(made);
      return made;
    }),
  }));
  const unitOf = new Map<string, Unit>();
  const numbered = new Set<string>();
  for (const span of spans) {
    const units = unitsOf(span, tokens);
    for (const unit of units) unit.spans.push(span);
    if (units.length > 0) unitOf.set(span.id, units[0]!);
    if (units.length > 1) numbered.add(span.id);
  }
  const all = tokens.flatMap(({ token, pieces }) => [token, ...pieces.values()]);
  for (const unit of all) for (const span of stacked(unit.spans)) numbered.add(span.id);
  return {
    sentences: sentences.map(({ sentence, made }) => ({
      sentence,
      tokens: made.map(({ token, pieces }) => ({ token, pieces: [...pieces.values()] })),
    })),
    unitOf,
    numbered,
  };
}

function unitsOf({ start, end }: Fragment, tokens: readonly MadeToken[]): Unit[] {
  const units: Unit[] = [];
  for (let i = firstEndingAfter(tokens, start); i < tokens.length && tokens[i]!.token.start < end; i += 1) {
    const { token, pieces } = tokens[i]!;
    const [from, to] = [Math.max(start, token.start), Math.min(end, token.end)];
    if (from === token.start && to === token.end) {
      units.push(token);
      continue;
    }
    const key = `${from} ${to}`;
    const piece = pieces.get(key) ?? { id: `${token.id}.${pieces.size + 1}`, start: from, end: to, spans: [] };
    pieces.set(key, piece);
    units.push(piece);
  }
  return units;
}

/** Index of the first token that ends behind the offset. */
function firstEndingAfter(tokens: readonly MadeToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.token.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that share the unit with another of their layer. */
function stacked(spans: readonly UimaSpan[]): readonly UimaSpan[] {
  if (spans.length < 2) return [];
  const counts = new Map<UimaSpan['layer'], number>();
  for (const { layer } of spans) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return spans.filter(({ layer }) => counts.get(layer)! > 1);
}
