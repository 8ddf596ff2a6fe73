import { AnnotationSet } from '../annotations/annotation-set.ts';
import { recordsOf } from '../annotations/article-state.ts';
import { cueOfQuote, quoteOfClaim, speakerOfClaim, speakerOfQuote } from '../annotations/attribution.ts';
import { wordsOf } from '../annotations/covered-text.ts';
import type { Article } from '../model/article.ts';
import { textOf } from '../model/block.ts';
import type { ClaimRow, InArticle, QuoteRow } from '../model/project.ts';
import type { Annotation, ArticleState, AttributeValue, Speaker } from '../model/records.ts';
import { attentionOf } from './claim-attention.ts';
import { type PlaceEntry, placesOf } from './index-places.ts';
import { wordsBetween } from './word-spans.ts';

/**
 * What the index of a project keeps of one article, told by the article alone: the same article gives the same **entry**
 * whenever it is asked, so that an index that was kept up to date is the one that would be built anew. Whom a speaker is
 * over the project is not in it: see `who-is-who.ts`.
 */
export interface IndexEntry {
  readonly article: ArticleEntry;
  readonly speakers: readonly SpeakerEntry[];
  readonly quotes: readonly QuoteEntry[];
  readonly claims: readonly ClaimEntry[];
  readonly places: readonly PlaceEntry[];
}

/** A row of the list of articles. */
export interface ArticleEntry {
  readonly articleId: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly state: ArticleState;
  readonly tags: readonly string[];
  readonly words: number;
  readonly quotes: number;
  /** Quotes whose speaker is known, or whose lack of one is stated. */
  readonly attributed: number;
  readonly claims: number;
  /** Claims with a verdict. */
  readonly checked: number;
  /** SHA-256 of the file that it was made from. */
  readonly source: string | null;
}

/** A speaker of this article, with what they say in it. */
export interface SpeakerEntry extends Pick<Speaker, 'id' | 'name' | 'type' | 'aliases'> {
  readonly role: string | null;
  readonly quotes: number;
  /** Words quoted. */
  readonly words: number;
  readonly claims: number;
}

/** A quote; `speaker` is the id of the article's speaker. */
export type QuoteEntry = Omit<QuoteRow, keyof InArticle | 'speaker'> & { readonly speaker: string | null };

/** A claim; `speaker` is the id of the article's speaker. */
export type ClaimEntry = Omit<ClaimRow, keyof InArticle | 'speaker'> & { readonly speaker: string | null };

/** Text on each side of a quote that comes with it. UTF-16 code units. */
const CONTEXT = 120;

/** Returns what the index keeps of the article. */
export function indexEntryOf(article: Article): IndexEntry {
  const set = AnnotationSet.of(recordsOf(article));
  const text = textOf(article.blocks);
  const ofKind = (kind: string) => set.annotations.filter((annotation) => annotation.kind === kind);
  const [quotes, claims] = [ofKind('quote'), ofKind('claim')];
  const quoteEntries = quotes.map((quote) => quoteEntryOf(set, text, quote));
  const claimEntries = claims.map((claim) => claimEntryOf(set, text, claim));
  const { metadata, source } = article;
  return {
    article: {
      articleId: article.id,
      title: metadata.title,
      outlet: metadata.outlet ?? null,
      published: metadata.published ?? null,
      state: metadata.state ?? 'open',
      tags: metadata.tags ?? [],
      words: article.blocks.reduce((sum, block) => sum + countWords(block.text), 0),
      quotes: quotes.length,
      attributed: quotes.filter((quote) => isAttributed(set, quote)).length,
      claims: claims.length,
      checked: claimEntries.filter(({ verdict }) => verdict !== null).length,
      source: source?.sha256 ?? null,
    },
    speakers: set.speakers.map((speaker) => speakerEntryOf(speaker, quoteEntries, claimEntries)),
    quotes: quoteEntries,
    claims: claimEntries,
    places: placesOf(set, article.blocks, text),
  };
}

const countWords = (text: string): number => wordsBetween(text, 0, text.length).length;

const isAttributed = (set: AnnotationSet, quote: Annotation): boolean =>
  (quote.attributes['sourceStatus'] ?? 'named') !== 'named' || speakerOfQuote(set, quote.id) !== null;

/** Returns what is kept of one quote. */
export function quoteEntryOf(set: AnnotationSet, text: string, quote: Annotation): QuoteEntry {
  const { id, fragments, attributes } = quote;
  const exact = wordsOf(text, quote);
  const cue = cueOfQuote(set, id);
  const [start, end] = [fragments[0]?.start ?? -1, fragments.at(-1)?.end ?? -1];
  return {
    id,
    text: exact,
    before: quote.detached?.prefix ?? wholePairs(text.slice(Math.max(0, start - CONTEXT), start)),
    after: quote.detached?.suffix ?? wholePairs(text.slice(end, end + CONTEXT)),
    type: wordOf(attributes['quoteType']),
    cue: cue === null ? null : wordsOf(text, cue),
    cueClass: wordOf(cue?.attributes['cueClass']),
    speaker: speakerOfQuote(set, id)?.id ?? null,
    words: countWords(exact),
    start,
  };
}

/** Returns what is kept of one claim. */
export function claimEntryOf(set: AnnotationSet, text: string, claim: Annotation): ClaimEntry {
  const { id, attributes, fragments } = claim;
  const dossier = set.dossierOf(id);
  return {
    id,
    text: wordsOf(text, claim),
    normalised: wordOf(attributes['normalised']),
    claimType: wordOf(attributes['claimType']),
    checkWorthiness: wordOf(attributes['checkWorthiness']),
    verdict: wordOf(attributes['verdict']),
    state: dossier?.state ?? 'to-check',
    deadline: dossier?.deadline ?? null,
    priority: dossier?.priority ?? null,
    assigned: dossier?.assigned ?? null,
    speaker: speakerOfClaim(set, id)?.id ?? null,
    quote: quoteOfClaim(set, id)?.id ?? null,
    questions: dossier?.questions.length ?? 0,
    evidence: dossier?.evidence.length ?? 0,
    attention: attentionOf(set, text, claim),
    start: fragments[0]?.start ?? -1,
  };
}

function speakerEntryOf(
  { id, name, type, aliases, role }: Speaker,
  quotes: readonly QuoteEntry[],
  claims: readonly ClaimEntry[],
): SpeakerEntry {
  const own = quotes.filter(({ speaker }) => speaker === id);
  return {
    id,
    name,
    type,
    aliases,
    role: role ?? null,
    quotes: own.length,
    words: own.reduce((sum, { words }) => sum + words, 0),
    claims: claims.filter(({ speaker }) => speaker === id).length,
  };
}

/** A value of an attribute as one word; null where there is none. */
function wordOf(value: AttributeValue | undefined): string | null {
  const word = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return word === '' ? null : word;
}

/** The stretch without halves of surrogate pairs at its ends. */
const wholePairs = (stretch: string): string => stretch.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
