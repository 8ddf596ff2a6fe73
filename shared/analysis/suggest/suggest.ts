import { parseEnglish } from '../syntax/english.ts';
import type { ParsedSentence, ParseParagraph } from '../syntax/parsed.ts';
import { movedSentence } from '../syntax/words.ts';
import { findClaims } from './claims/find-claims.ts';
import { datelineLength } from './dateline.ts';
import type { Proposals } from './proposals.ts';
import { findQuotes } from './quotes/find-quotes.ts';
import { isEnglish } from './quotes/language.ts';
import { whoSpeaks } from './speakers/who-speaks.ts';
import { unwrapped } from './wrapped-lines.ts';

/**
 * From a text to everything that can be proposed for it: paragraphs are parsed, quotations found in them, then who
 * speaks and what is claimed. A **suggester** keeps what it has parsed by the words of the paragraphs, so that a
 * second run after an edit reads only the paragraphs that changed.
 */
export interface SuggestOptions {
  /** True where only what stands in marks counts, as in the scheme *Marked quotes only*. */
  readonly marksOnly?: boolean;
  /** Told the share of the text that is read, from 0 to 1, after each paragraph. */
  readonly onProgress?: (share: number) => void;
  /** Asked before each paragraph; when it says yes, nothing is proposed. */
  readonly isCancelled?: () => boolean;
}

export const NO_PROPOSALS: Proposals = { quotes: [], claims: [], speakers: [] };

interface Parsed {
  readonly base: number;
  readonly sentences: readonly ParsedSentence[];
}

export class Suggester {
  readonly #parse: ParseParagraph;
  /** Paragraphs of the last text by their words. */
  #parsed: ReadonlyMap<string, Parsed> = new Map();

  constructor(parse: ParseParagraph) {
    this.#parse = parse;
  }

  /** Returns what is proposed for the text; nothing at all when it is cancelled. */
  suggest(written: string, options: SuggestOptions = {}): Proposals {
    const text = unwrapped(written);
    const sentences = isEnglish(text) ? this.#sentencesOf(text, options) : [];
    if (sentences === null) return NO_PROPOSALS;
    const { quotes, speakers } = whoSpeaks(text, sentences, findQuotes(text, sentences, options));
    return { quotes, claims: findClaims(text, sentences, quotes, speakers), speakers };
  }

  /** The sentences of the text in order, or null when it is cancelled. */
  #sentencesOf(text: string, { onProgress, isCancelled }: SuggestOptions): ParsedSentence[] | null {
    const parsed = new Map<string, Parsed>();
    const sentences: ParsedSentence[] = [];
    let base = 0;
    for (const paragraph of text.split('\n')) {
      if (isCancelled?.() === true) return null;
      const known = parsed.get(paragraph) ?? this.#parsed.get(paragraph);
      const found = known === undefined ? this.#read(paragraph, base) : movedTo(known, base);
      parsed.set(paragraph, { base, sentences: found });
      for (const sentence of found) sentences.push(sentence);
      base += paragraph.length + 1;
      onProgress?.(Math.min(1, base / text.length));
    }
    this.#parsed = parsed;
    return sentences;
  }

  #read(paragraph: string, base: number): readonly ParsedSentence[] {
    const from = datelineLength(paragraph);
    return this.#parse(paragraph.slice(from), base + from);
  }
}

const movedTo = ({ base, sentences }: Parsed, to: number): readonly ParsedSentence[] =>
  base === to ? sentences : sentences.map((sentence) => movedSentence(sentence, to - base));

/** Returns everything that can be proposed for the text. */
export const suggest = (text: string): Proposals => new Suggester(parseEnglish).suggest(text);
