/** Where the letters of link targets are drawn: just above where each begins, fanned out where several begin together. */

/** Where a hint would like to stand, in CSS pixels: its left edge, and the upper edge of the line it belongs to. */
export interface WantedHint {
  readonly left: number;
  readonly lineTop: number;
  readonly width: number;
  /** True where its words are read from right to left: what stands beside it goes on to the left. */
  readonly isRightToLeft?: boolean;
}

/** The upper left corner of a hint, in CSS pixels. */
export interface PlacedHint {
  readonly left: number;
  readonly top: number;
}

/** Height of a hint. CSS pixels, as in the style sheet. */
export const HINT_HEIGHT = 15;

/** How far a hint reaches into its line, over what rises above small letters. CSS pixels. */
const DIP = 4;

const GAP = 1;

/**
 * Places hints so that none covers another: side by side along the line, and in a further row above it where the line
 * ends.
 *
 * @param right the edge that no hint crosses, unless it is wider than the line
 */
export function layOutHints(wanted: readonly WantedHint[], right: number): readonly PlacedHint[] {
  const placed: (PlacedHint & { readonly right: number })[] = [];
  const order = wanted
    .map((_, i) => i)
    .sort((a, b) => wanted[a]!.lineTop - wanted[b]!.lineTop || wanted[a]!.left - wanted[b]!.left || a - b);
  const result: PlacedHint[] = [];
  for (const i of order) {
    const { left, lineTop, width, isRightToLeft = false } = wanted[i]!;
    const first = Math.max(0, Math.min(left, right - width));
    let place = { left: first, top: lineTop - HINT_HEIGHT + DIP };
    for (;;) {
      const inWay = placed.find((one) => covers(one, place, width));
      if (inWay === undefined) break;
      place = { ...place, left: isRightToLeft ? inWay.left - width - GAP : inWay.right + GAP };
      if (place.left < 0 || place.left + width > right) place = { left: first, top: place.top - HINT_HEIGHT - GAP };
    }
    placed.push({ ...place, right: place.left + width });
    result[i] = place;
  }
  return result;
}

const covers = (one: PlacedHint & { readonly right: number }, place: PlacedHint, width: number): boolean =>
  Math.abs(one.top - place.top) < HINT_HEIGHT && one.left < place.left + width && place.left < one.right;
