import { describe, expect, it } from 'vitest';
import { findQuotes } from '../../../../shared/analysis/suggest/quotes/find-quotes.ts';
import type { QuoteDraft } from '../../../../shared/analysis/suggest/quotes/draft.ts';
import { parseEnglish } from '../../../../shared/analysis/syntax/english.ts';
import type { Fragment } from '../../../../shared/model/records.ts';
import { NEWS_SENTENCES } from './news-sentences.ts';

const PAIRS = { content: '[]', cue: '<>', source: '{}' } as const;

const bare = (written: string): string => written.replaceAll(/[[\]<>{}]/gu, '');

/** The text with the quotations written into it, as in the table. */
function withQuotes(text: string, drafts: readonly QuoteDraft[]): string {
  const marks = new Set<string>();
  const add = (kind: keyof typeof PAIRS, { start, end }: Fragment): void => {
    marks.add(`${start} 1 ${PAIRS[kind][0]}`).add(`${end} 0 ${PAIRS[kind][1]}`);
  };
  for (const { fragments, candidates: [best] } of drafts) {
    for (const fragment of fragments) add('content', fragment);
    if (best?.cue) add('cue', best.cue);
    if (best?.source) add('source', best.source);
  }
  const inOrder = [...marks].map((mark) => mark.split(' ')).sort((a, b) => Number(b[0]) - Number(a[0]) || Number(b[1]) - Number(a[1]));
  return inOrder.reduce((written, [at, , bracket]) => written.slice(0, Number(at)) + bracket! + written.slice(Number(at)), text);
}
