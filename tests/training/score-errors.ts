import { guessMentionType } from '../../shared/analysis/guess.ts';
import type { QuoteRow } from '../../shared/analysis/suggest/suggestion-row.ts';
import { isDontCare, type Predicted, type Scorer, type Token } from './scorer.ts';
import type { GoldQuote, GoldRow, Spans } from './treebank.ts';

/**
 * The **error analysis**: what kind of miss each core quotation is that was not got right, and what stands behind each
 * prediction that is none. A kind is told with its count and, where asked for, with the words.
 */
export interface Miss {
  readonly kind: string;
  readonly id: string;
  /** The words of the gold, and of the prediction where there is one. */
  readonly gold: string;
  readonly predicted: string;
}

/** Two quotations that share so little are two. Share of words. */
const RELATED = 0.1;

/** What the scorer takes for found. */
const FOUND = 0.8;

/** Returns every miss on core quotations. */
export const missesIn = (scorer: Scorer, rows: readonly GoldRow[], predicted: readonly Predicted[]): Miss[] => {
  const quotesById = new Map(predicted.map(({ id, quotes }) => [id, quotes]));
  return rows.flatMap((row) => missesOfRow(scorer, row, quotesById.get(row.id) ?? []));
};

function missesOfRow(scorer: Scorer, { id, text, quotes }: GoldRow, predicted: readonly QuoteRow[]): Miss[] {
  const tokens = scorer.tokenize(text);
  const covered = (spans: Spans | null) => scorer.cover(tokens, spans);
  const gold = quotes.filter((quote) => !isDontCare(quote));
  const goldTokens = gold.map(({ segments }) => contentOf(text, tokens, covered(segments)));
  const forgiven = quotes.filter(isDontCare).map(({ segments }) => contentOf(text, tokens, covered(segments)));
  const core = predicted.filter((quote) => quote.core);
  const coreTokens = core.map(({ segments }) => contentOf(text, tokens, covered(segments)));
  const wideTokens = predicted.filter((quote) => !quote.core).map(({ segments }) => covered(segments));
  const pairs = scorer.match(goldTokens, coreTokens, RELATED);
  const pairOf = new Map(pairs.map(([i, j, share]) => [i, { j, share }]));
  const words = (spans: Spans | undefined) => wordsIn(text, spans ?? []);
  const misses: Miss[] = [];
  for (const [i, quote] of gold.entries()) {
    const pair = pairOf.get(i);
    const found = pair === undefined ? undefined : core[pair.j];
    const add = (kind: string) =>
      misses.push({ kind, id, gold: words(quote.segments), predicted: words(found?.segments) });
    if (pair === undefined || found === undefined) {
      const isWide = wideTokens.some((one) => scorer.iou(one, goldTokens[i]!) >= FOUND);
      add(`not found: ${quote.kind}${isWide ? ', but proposed as not core' : ''}`);
    } else if (pair.share < FOUND) {
      add(`boundary, ${quote.kind}: ${boundaryOf(goldTokens[i]!, coreTokens[pair.j]!)}`);
    } else {
      if (quote.kind !== found.kind) add(`type: ${quote.kind} taken for ${found.kind}`);
      const who = speakerMiss(scorer, text, tokens, quote, found);
      if (who !== null) add(`speaker: ${who}`);
    }
  }
  const paired = new Set(pairs.map(([, j]) => j));
  for (const [j, quote] of core.entries()) {
    if (paired.has(j) || forgiven.some((one) => scorer.iou(one, coreTokens[j]!) >= 0.5)) continue;
    misses.push({ kind: `invented: ${quote.kind}`, id, gold: '', predicted: words(quote.segments) });
  }
  return misses;
}

/** As the scorer has it: an unquoted *that* at the beginning is no content. */
const contentOf = (text: string, tokens: readonly Token[], indexes: readonly number[]): readonly number[] => {
  const [first] = indexes;
  const isThat = indexes.length > 1 && first !== undefined && tokens[first]!.w === 'that';
  return isThat && !/[“"«„]\s*$/u.test(text.slice(0, tokens[first]!.s)) ? indexes.slice(1) : indexes;
};

function boundaryOf(gold: readonly number[], predicted: readonly number[]): string {
  const sides = [side('left', predicted[0]! - gold[0]!, -1), side('right', predicted.at(-1)! - gold.at(-1)!, 1)].filter(
    (one) => one !== null,
  );
  return sides.length === 0 ? 'a hole inside' : sides.join(' and ');
}

const side = (name: string, difference: number, outwards: 1 | -1): string | null => {
  if (difference === 0) return null;
  return difference * outwards > 0 ? `too far ${name}` : `too short ${name}`;
};

/** Returns what kind of source was missed; null where the speaker is right or the gold knows none. */
function speakerMiss(
  scorer: Scorer,
  text: string,
  tokens: readonly Token[],
  gold: GoldQuote,
  found: QuoteRow,
): string | null {
  const hasMention = gold.speaker !== null && gold.speaker.length > 0;
  if (!hasMention && gold.speakerName === null) return null;
  const [own, ours] = [scorer.cover(tokens, gold.speaker), scorer.cover(tokens, found.speaker)];
  const shared = ours.filter((token) => own.includes(token)).length;
  const isMention =
    shared > 0 && (shared >= own.length - 1 || shared >= ours.length - 1 || scorer.iou(own, ours) >= 0.5);
  const isName =
    gold.speakerName !== null && found.speakerName !== null && scorer.sameName(gold.speakerName, found.speakerName);
  if (isMention || isName) return null;
  const answer = found.speaker === null && found.speakerName === null ? 'nobody named' : 'somebody else named';
  return `${sourceOf(text, gold)}, ${answer}`;
}

function sourceOf(text: string, { speaker, segments }: GoldQuote): string {
  const [mention] = speaker ?? [];
  if (mention === undefined) return 'carried over';
  const from = Math.min(mention[0], segments[0]![0]);
  const to = Math.max(mention[1], segments.at(-1)![1]);
  const between = text.slice(from, to);
  if (/\n\s*\n/u.test(between)) return 'carried over a paragraph';
  const words = text.slice(...mention);
  const form = guessMentionType(words);
  return form === 'name' && !/\s/u.test(words.trim()) ? 'surname' : form;
}

const wordsIn = (text: string, spans: Spans): string =>
  spans.map(([start, end]) => text.slice(start, end).replaceAll(/\s+/gu, ' ')).join(' … ');

/** Returns kinds of miss with their counts, the commonest first. */
export function countedMisses(misses: readonly Miss[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { kind } of misses) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
