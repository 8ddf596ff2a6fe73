/**
 * Returns how many of the indices below `count` hold, where all that hold come first; asks about a few of them only.
 * It is thus the index of the first that does not.
 */
export function countWhile(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
