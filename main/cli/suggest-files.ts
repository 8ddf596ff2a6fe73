import type { Proposals } from '../../shared/analysis/suggest/proposals.ts';
import { suggest } from '../../shared/analysis/suggest/suggest.ts';
import { type Spans, type SuggestionRow, suggestionRow } from '../../shared/analysis/suggest/suggestion-row.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import { findReader, readDocuments } from './documents.ts';
import { endingOf, type Report } from './report.ts';
import { type CliWorld, type Ending, type Given, misused } from './verb.ts';

/** Suggests for articles of any format: a table each for people, a line of JSON each for programs. */
export async function suggestForFiles(
  { positionals, options: { from, report } }: Given,
  world: CliWorld,
): Promise<Ending> {
  if (typeof from === 'string' && findReader(from) === null) return misused(`“${from}” is no format to read.`);
  const failed: Report[] = [];
  const parts: string[] = [];
  for await (const { name: file, read } of readDocuments(
    world,
    positionals,
    typeof from === 'string' ? { from } : {},
  )) {
    if (!read.ok) failed.push({ file, ok: false, problems: read.problems });
    else for (const { article } of read.value.readings) parts.push(told(file, article, report === 'json'));
  }
  const output = report === 'json' ? parts.join('') : parts.join('\n');
  return endingOf({ reports: failed, asJson: report === 'json', ...(output !== '' && { output }) });
}

function told(file: string, { metadata: { title }, blocks }: Article, asJson: boolean): string {
  const text = textOf(blocks);
  const proposals = suggest(text);
  const row = suggestionRow(proposals);
  return asJson
    ? `${JSON.stringify({ file, title, ...withWords(text, row) })}\n`
    : tableOf(title, text, proposals, row);
}

/** The row with the words that it speaks of, for whoever has no text at hand. */
const withWords = (text: string, { quotes, claims }: SuggestionRow) => ({
  quotes: quotes.map((quote) => ({ ...quote, words: wordsOf(text, quote.segments) })),
  claims: claims.map((claim) => ({ ...claim, words: wordsOf(text, claim.segments) })),
});

/** How many characters of a quotation or claim stand in a line of the table. */
const SHOWN = 72;

function tableOf(title: string, text: string, { quotes }: Proposals, row: SuggestionRow): string {
  const words = (spans: Spans) => shortened(wordsOf(text, spans));
  const quoteLines = row.quotes.map(({ kind, segments, cue, speaker, speakerName, confidence }, i) => [
    `${Math.round(confidence * 100)} %`,
    quotes[i]!.isCore ? kind : `(${kind})`,
    speakerName ?? (speaker === null ? '-' : words(speaker)),
    cue === null ? '-' : words(cue),
    words(segments),
  ]);
  const claimLines = row.claims
    .toSorted((a, b) => b.score - a.score)
    .map(({ score, assertedBy, reasons, segments }) => [
      score.toFixed(2),
      assertedBy ?? '-',
      reasons.join(', '),
      words(segments),
    ]);
  return [
    title,
    ...columns([['SURE', 'TYPE', 'SPEAKER', 'CUE', 'QUOTATION'], ...quoteLines]),
    ...(claimLines.length === 0 ? [] : columns([['WORTH', 'ASSERTED BY', 'BECAUSE OF', 'CLAIM'], ...claimLines])),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows.map((cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd());
}

const wordsOf = (text: string, spans: Spans): string =>
  spans.map(([start, end]) => text.slice(start, end).replaceAll(/\s+/gu, ' ')).join(' … ');

const shortened = (words: string): string =>
  words.length <= SHOWN ? words : `${words.slice(0, SHOWN - 1).trimEnd()}…`;
