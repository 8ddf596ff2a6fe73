import type { QuoteDraft } from '../../../../shared/analysis/suggest/quotes/draft.ts';
import type { Fragment } from '../../../../shared/model/records.ts';

/** Quotations written into their text: `[content]`, `<cue>`, `{source}`. */

/** Returns the text without what is written into it. */
export const bareText = (written: string): string => written.replaceAll(/[[\]<>{}]/gu, '');

/** Returns the text with the content, and the first candidate’s cue and source, of each quotation written into it. */
export function withQuotes(text: string, drafts: readonly QuoteDraft[]): string {
  const marks = new Set<string>();
  const add = (open: string, close: string, { start, end }: Fragment): void => {
    marks.add(`${start} ${open}`).add(`${end} ${close}`);
  };
  for (const { fragments, candidates } of drafts) {
    for (const fragment of fragments) add('[', ']', fragment);
    const cue = candidates[0]?.cue ?? null;
    const source = candidates[0]?.source ?? null;
    if (cue !== null) add('<', '>', cue);
    if (source !== null) add('{', '}', source);
  }
  return [...marks]
    .map((mark) => mark.split(' '))
    .sort(([a, x = ''], [b, y = '']) => Number(b) - Number(a) || '[<{]>}'.indexOf(y) - '[<{]>}'.indexOf(x))
    .reduce((written, [at, mark = '']) => written.slice(0, Number(at)) + mark + written.slice(Number(at)), text);
}
