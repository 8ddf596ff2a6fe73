import type { Fragment } from '../../../model/records.ts';
import { sentencesOf } from '../../sentences.ts';
import type { ParsedSentence } from '../../syntax/parsed.ts';
import type { ClaimProposal, QuoteProposal, SpeakerProposal } from '../proposals.ts';
import { type Line, lineOf, lineOfParsed } from './claim-line.ts';
import { worthOf } from './worth.ts';

/**
 * A **claim** is what somebody asserts and somebody else could look up: a sentence of the narrator, or of a sentence
 * what a quotation says in it, never across the quotation’s edge. Claims are ranked within the text; what is proposed is
 * the upper part of the ranking.
 *
 * @param sentences of the text, parsed; without any they are cut by their marks
 * @returns in text order; offsets in UTF-16 code units
 */
export function findClaims(
  text: string,
  sentences: readonly ParsedSentence[],
  quotes: readonly QuoteProposal[],
  speakers: readonly SpeakerProposal[],
): readonly ClaimProposal[] {
  const said = fragmentsInOrder(quotes);
  const read = sentences.length > 0 ? sentences : unparsed(text);
  let from = 0;
  const claims = read.flatMap((sentence) => {
    while (from < said.length && said[from]!.end <= sentence.start) from += 1;
    const pieces = piecesOf(text, sentence, said, from, quotes);
    return pieces.map((piece) => claimOf(text, sentence, piece, quotes, speakers));
  });
  return upperPart(claims, read.length);
}

/** A fragment of a quotation. */
interface Said extends Fragment {
  readonly quote: number;
}

/** What is asserted in one sentence by one voice. */
interface Piece {
  readonly fragments: readonly Fragment[];
  readonly quote: number | null;
}

type Sentence = ParsedSentence | Fragment;

/** What is attributed in the wider sense and not even in marks (a thought, a fact that is acknowledged) the narrator tells. */
const fragmentsInOrder = (quotes: readonly QuoteProposal[]): Said[] =>
  quotes
    .flatMap(({ fragments, isCore, type }, quote) =>
      isCore || type !== 'indirect' ? fragments.map(({ start, end }) => ({ start, end, quote })) : [],
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end);

function unparsed(text: string): Fragment[] {
  let base = 0;
  return text.split('\n').flatMap((paragraph) => {
    const sentences = sentencesOf(paragraph, base);
    base += paragraph.length + 1;
    return sentences;
  });
}

/** Fewer words than these are a word that somebody used, and no claim of theirs. */
const LEAST_WORDS = 4;

/** What every quotation says in the sentence; the sentence itself where nobody says more than a few words of it. */
function piecesOf(
  text: string,
  sentence: Fragment,
  said: readonly Said[],
  from: number,
  quotes: readonly QuoteProposal[],
): Piece[] {
  const byQuote = new Map<number, Fragment[]>();
  for (let i = from; i < said.length && said[i]!.start < sentence.end; i += 1) {
    const { quote } = said[i]!;
    const inside = trimmed(text, Math.max(said[i]!.start, sentence.start), Math.min(said[i]!.end, sentence.end));
    if (inside !== null) byQuote.set(quote, [...(byQuote.get(quote) ?? []), inside]);
  }
  const pieces = [...byQuote].map(([quote, fragments]) => ({ quote, fragments }));
  const whole = pieces.filter(({ fragments }) => wordsIn(text, fragments) >= LEAST_WORDS);
  if (pieces.length > 0 && pieces.every(({ quote }) => quotes[quote]!.isCore)) return whole;
  const covered = whole.reduce((sum, { fragments }) => sum + wordsIn(text, fragments), 0);
  return covered > wordsIn(text, [sentence]) / 2 ? whole : [{ quote: null, fragments: [bare(sentence)] }];
}

const bare = ({ start, end }: Fragment): Fragment => ({ start, end });

/** Without the spaces, commas and quotation marks around it. */
function trimmed(text: string, start: number, end: number): Fragment | null {
  const words = text.slice(start, end);
  const left = /^[\s,;:"“”„«»‘’]+/u.exec(words)?.[0].length ?? 0;
  if (left === words.length) return null;
  const right = /[\s,;:"“”„«»‘]+$/u.exec(words)?.[0].length ?? 0;
  return { start: start + left, end: end - right };
}

const wordsIn = (text: string, fragments: readonly Fragment[]): number =>
  fragments.reduce((sum, { start, end }) => sum + text.slice(start, end).split(/\s+/u).length, 0);

function claimOf(
  text: string,
  sentence: Sentence,
  { fragments, quote }: Piece,
  quotes: readonly QuoteProposal[],
  speakers: readonly SpeakerProposal[],
): ClaimProposal {
  const lines = fragments.map(({ start, end }) =>
    'words' in sentence ? lineOfParsed(sentence, start, end) : lineOf(text.slice(start, end)),
  );
  const line: Line = ` ${lines.map((one) => one.trim()).join(' ')} `;
  const proposal = quote === null ? null : quotes[quote]!;
  const assertedBy = proposal?.candidates[0]?.speaker ?? null;
  const more = proposal === null ? ofNarrator(text, fragments) : ofVoice(proposal, assertedBy, speakers);
  const { score, reasons } = worthOf(line, more);
  return { fragments, score, reasons, quote, assertedBy };
}

/** A heading or a caption repeats what the text says; log odds. */
const ofNarrator = (text: string, [first]: readonly Fragment[]): number =>
  /[.!?…。]["”’»)\]]*\s*$/u.test(text.slice(first!.start, first!.end)) ? 0 : -0.7;

/**
 * What a named source states is what fact-checkers are asked for; what somebody thinks, asks or orders is no statement.
 * Log odds.
 */
function ofVoice(
  { candidates: [best] }: QuoteProposal,
  assertedBy: number | null,
  speakers: readonly SpeakerProposal[],
): number {
  const cueClass = best?.cueClass ?? null;
  if (cueClass === 'ask' || cueClass === 'order') return -0.8;
  if (cueClass === 'think') return -0.5;
  const isNamed = assertedBy !== null && speakers[assertedBy]?.type !== 'unnamed';
  return isNamed ? 0.2 : 0;
}

/** From here on a claim is proposed anyway; below the second one never. */
const WORTHY = 0.6;
const LEAST = 0.3;

/** A share of the sentences that is proposed where less of them is worthy. */
const SHARE = 1 / 8;

/** What is worthy of a check, or where that is little the best of the rest. */
function upperPart(claims: readonly ClaimProposal[], sentences: number): readonly ClaimProposal[] {
  const scores = claims.map(({ score }) => score).toSorted((a, b) => b - a);
  const wanted = Math.ceil(sentences * SHARE);
  const least = Math.max(LEAST, Math.min(WORTHY, scores[wanted - 1] ?? 0));
  return claims.filter(({ score }) => score >= least).toSorted((a, b) => a.fragments[0]!.start - b.fragments[0]!.start);
}
