import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import { speakerOfQuote } from '../../annotations/attribution.ts';
import { sourcesOf, type WordingEvidence } from '../../annotations/wording.ts';
import type { Annotation, Fragment } from '../../model/records.ts';
import { type SourceName, VERBATIM_STATES, type VerbatimState } from '../../model/source-text.ts';
import { checkPieces, checkQuote, type VerbatimResult } from './check-quote.ts';
import type { IndexedSource } from './indexed-source.ts';
import { type QuotedWords, quotedWords } from './quoted-words.ts';

/** The quotes of an article against the sources that are attached to it or to them. */

/** What one quote came to, in the source that it fits best. */
export interface QuoteCheck {
  readonly quote: string;
  readonly form: QuotedWords['form'];
  readonly source: SourceName;
  readonly result: VerbatimResult;
}

/** A source that can be looked up, with its name. */
export interface NamedSource {
  readonly name: SourceName;
  readonly indexed: IndexedSource;
}

/** Returns the quotes whose words stand in the text, in its order. */
export const quotesIn = (set: AnnotationSet): readonly Annotation[] =>
  set.annotations.filter(({ kind, fragments }) => kind === 'quote' && fragments.length > 0);

/** Returns the sources that count for a quote: its own where it has some, else those of the article. */
export function sourcesFor(set: AnnotationSet, quote: Annotation): readonly SourceName[] {
  const own = sourcesOf(quote);
  return own.length > 0 ? own : sourcesOf(set.metadata);
}

/** Returns every source that some quote is to be checked against, each once. */
export function sourcesIn(set: AnnotationSet): readonly SourceName[] {
  const all = [...sourcesOf(set.metadata), ...quotesIn(set).flatMap(sourcesOf)];
  return [...new Map(all.map((source) => [source.sha256, source])).values()];
}

/**
 * Returns what the quote came to in the source that it fits best, the first of those it fits equally; null without a
 * source.
 *
 * @param text of the article
 */
export function checkAgainst(
  set: AnnotationSet,
  text: string,
  quote: Annotation,
  sources: readonly NamedSource[],
): QuoteCheck | null {
  const { pieces, form } = quotedWords(text, quote.fragments, quote.attributes['quoteType']);
  const words = pieces.map(({ start, end }: Fragment) => text.slice(start, end));
  const speaker = speakerOfQuote(set, quote.id);
  const speakers = speaker === null ? [] : [speaker.name, ...speaker.aliases];
  // Between the marked words of a mixed quote stand the writer's: nobody says that they follow one another.
  const check = form === 'mixed' ? checkPieces : checkQuote;
  let best: QuoteCheck | null = null;
  for (const { name, indexed } of sources) {
    const result = check(words, indexed, { speakers });
    if (best === null || gravity(result) < gravity(best.result)) best = { quote: quote.id, form, source: name, result };
  }
  return best;
}

/** Words that somebody else says are the better ones only of two that are alike otherwise. */
const gravity = ({ state, isOthers }: VerbatimResult): number => VERBATIM_STATES.indexOf(state) + (isOthers ? 0.5 : 0);

/**
 * Returns the check as evidence for a record.
 *
 * @param sourceText the text of the source
 * @param checked ISO 8601 in UTC
 * @param decided the state that a person chose in place of the one that was found
 */
export function evidenceOf(
  { source, result }: QuoteCheck,
  sourceText: string,
  checked: string,
  decided: VerbatimState = result.state,
): WordingEvidence {
  const { name, sha256, attached } = source;
  return {
    evidence: 'wording',
    state: decided,
    ...(decided === result.state ? {} : { byHand: true }),
    source: { name, sha256, attached },
    spans: result.matches.map(({ start, end }) => ({
      start16: start,
      end16: end,
      exact: sourceText.slice(start, end).toWellFormed(),
    })),
    quoted: result.content.toWellFormed(),
    summary: result.summary.join(' ').toWellFormed(),
    ...(result.speaker === null ? {} : { speaker: result.speaker.toWellFormed() }),
    checked,
  };
}
