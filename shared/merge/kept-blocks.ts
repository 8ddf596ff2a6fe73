import { blocksBefore, type Page } from './page.ts';
import type { Stretch } from './settle.ts';

/** Returns, for each block of `from`, its index in `to`; -1 where a stretch takes its line feed away. */
export function keptBlocks(from: Page, to: Page, stretches: readonly Stretch[]): readonly number[] {
  let next = 0;
  let shift = 0;
  return from.starts.map((start) => {
    for (; next < stretches.length && stretches[next]!.end <= start; next += 1) {
      shift = stretches[next]!.toEnd - stretches[next]!.end;
    }
    const isGone = next < stretches.length && stretches[next]!.start <= start;
    return isGone ? -1 : blocksBefore(to, start + shift);
  });
}
