/**
 * Where the cards beside the text go. Each wants to stand at the line of its annotation; cards stay in the order of
 * their lines and never lie over one another, so that no two of the curves that tie them to the text cross. Where they
 * crowd they are folded to one row; where the rows crowd too, those of neighbouring lines are gathered behind the first of
 * them. The active one is never folded nor gathered, and stands at its line.
 */

/** All lengths in CSS pixels, from the top of the page. */
export interface CardToPlace {
  readonly id: string;
  /** Middle of the line on which the annotation begins. */
  readonly line: number;
  readonly height: number;
  readonly isActive: boolean;
}

export interface PlacedCard {
  readonly id: string;
  readonly line: number;
  /** Of a gathered card that of the one it stands behind. */
  readonly top: number;
  readonly isFolded: boolean;
  /** The card it stands behind and is not seen for; null for a card that is seen. */
  readonly behind: string | null;
}

/** Space between two cards. */
const GAP = 6;

/** From the top of a card to the middle of its first row, which stands at the line. */
export const FIRST_ROW = 14;

/** Height of a folded card; the style sheet says the same. */
export const FOLDED = 28;

/** How far below its line a card may stand before the cards that push it are folded. */
const FAR = 72;

/** How far below its line a folded card may stand before the rows of its crowd are gathered. */
const TOO_FAR = 150;

/** @param cards in the order of their lines */
export function layOutCards(cards: readonly CardToPlace[]): PlacedCard[] {
  const heights = heightsOf(cards);
  const leaders = leadersOf(cards, heights);
  const seen = leaders.flatMap((leader, i) => (leader === i ? [i] : []));
  const tops = placed(
    seen.map((i) => cards[i]!),
    seen.map((i) => heights[i]!),
  );
  const topOf = new Map(seen.map((i, at) => [i, tops[at]!]));
  return cards.map(({ id, line, height }, i) => ({
    ...{ id, line, top: topOf.get(leaders[i]!)!, isFolded: heights[i]! < height },
    behind: leaders[i] === i ? null : cards[leaders[i]!]!.id,
  }));
}

function placed(cards: readonly CardToPlace[], heights: readonly number[]): number[] {
  const tops = stacked(cards, heights);
  const active = cards.findIndex(({ isActive }) => isActive);
  const isPushed = active !== -1 && tops[active]! > wantedTop(cards[active]!);
  return isPushed ? aroundActive(cards, heights, tops, active) : tops;
}

/** For each card the index of the one behind which it is gathered; its own where it is seen. */
function leadersOf(cards: readonly CardToPlace[], heights: readonly number[]): number[] {
  const leaders = cards.map((_card, i) => i);
  for (const { from, to } of crowdsOf(cards, stacked(cards, heights), TOO_FAR)) {
    let leader = from;
    for (let i = from + 1; i < to; i += 1) {
      const isApart = cards[i]!.line >= cards[leader]!.line + FOLDED + GAP;
      if (isApart || cards[i]!.isActive || cards[leader]!.isActive) leader = i;
      else leaders[i] = leader;
    }
  }
  return leaders;
}

const wantedTop = ({ line }: CardToPlace): number => line - FIRST_ROW;

/** The heights once every crowd that pushes one of its cards too far is folded. */
function heightsOf(cards: readonly CardToPlace[]): number[] {
  const whole = cards.map(({ height }) => height);
  const folded = new Set<number>();
  for (const { from, to } of crowdsOf(cards, stacked(cards, whole), FAR)) {
    for (let i = from; i < to; i += 1) folded.add(i);
  }
  return whole.map((height, i) => (folded.has(i) && !cards[i]!.isActive ? Math.min(height, FOLDED) : height));
}

/** The runs of cards that push each other further than that from their lines: indices, half-open. */
function crowdsOf(cards: readonly CardToPlace[], tops: readonly number[], far: number): { from: number; to: number }[] {
  const crowds: { from: number; to: number }[] = [];
  for (let from = 0; from < cards.length;) {
    let to = from + 1;
    while (to < cards.length && tops[to]! > wantedTop(cards[to]!)) to += 1;
    if (cards.slice(from, to).some((card, i) => tops[from + i]! - wantedTop(card) > far)) crowds.push({ from, to });
    from = to;
  }
  return crowds;
}

/** Each card at its line, or right below the one before it. */
function stacked(cards: readonly CardToPlace[], heights: readonly number[]): number[] {
  let free = 0;
  return cards.map((card, i) => {
    const top = Math.max(wantedTop(card), free);
    free = top + heights[i]! + GAP;
    return top;
  });
}

/** The active card at its line; those before it give way upwards, as far as the page goes. */
function aroundActive(
  cards: readonly CardToPlace[],
  heights: readonly number[],
  before: readonly number[],
  active: number,
): number[] {
  const tops = [...before];
  const above = heights.slice(0, active).reduce((sum, height) => sum + height + GAP, 0);
  tops[active] = Math.max(wantedTop(cards[active]!), above);
  for (let i = active - 1; i >= 0; i -= 1) tops[i] = Math.min(tops[i]!, tops[i + 1]! - GAP - heights[i]!);
  for (let i = active + 1; i < tops.length; i += 1) {
    tops[i] = Math.max(wantedTop(cards[i]!), tops[i - 1]! + heights[i - 1]! + GAP);
  }
  return tops;
}
