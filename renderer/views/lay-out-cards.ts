/**
 * Where the cards beside the text go. Each wants to stand at the line of its annotation; cards stay in the order of
 * their lines and never lie over one another, so that no two of the curves that tie them to the text cross. Where they
 * crowd they are folded to one row; the active one never is, and stands at its line.
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
  readonly top: number;
  readonly isFolded: boolean;
}

/** Space between two cards. */
const GAP = 6;

/** From the top of a card to the middle of its first row, which stands at the line. */
export const FIRST_ROW = 14;

/** Height of a folded card; the style sheet says the same. */
export const FOLDED = 28;

/** How far below its line a card may stand before the cards that push it are folded. */
const FAR = 72;

/** @param cards in the order of their lines */
export function layOutCards(cards: readonly CardToPlace[]): PlacedCard[] {
  const heights = heightsOf(cards);
  const tops = stacked(cards, heights);
  const active = cards.findIndex(({ isActive }) => isActive);
  const isPushed = active !== -1 && tops[active]! > wantedTop(cards[active]!);
  const placed = isPushed ? aroundActive(cards, heights, tops, active) : tops;
  return cards.map(({ id, line, height }, i) => ({ id, line, top: placed[i]!, isFolded: heights[i]! < height }));
}

const wantedTop = ({ line }: CardToPlace): number => line - FIRST_ROW;

/** The heights once every crowd that pushes one of its cards too far is folded. */
function heightsOf(cards: readonly CardToPlace[]): number[] {
  const whole = cards.map(({ height }) => height);
  const tops = stacked(cards, whole);
  const folded = new Set<number>();
  for (let from = 0; from < cards.length;) {
    let to = from + 1;
    while (to < cards.length && tops[to]! > wantedTop(cards[to]!)) to += 1;
    const isFar = cards.slice(from, to).some((card, i) => tops[from + i]! - wantedTop(card) > FAR);
    if (isFar) for (let i = from; i < to; i += 1) folded.add(i);
    from = to;
  }
  return whole.map((height, i) => (folded.has(i) && !cards[i]!.isActive ? Math.min(height, FOLDED) : height));
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
