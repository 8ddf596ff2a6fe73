import type { Fragment } from '../../../model/records.ts';
import type { ParsedSentence } from '../../syntax/parsed.ts';
import { outerQuotations } from '../../speech.ts';
import { describedFigure, type Descriptions } from './descriptions.ts';
import type { Figure, NamedFigures } from './figures.ts';
import { isFirstPerson, type Mention } from './mention.ts';
import type { Paragraphs } from './paragraphs.ts';
import { choosePronoun, type PronounContext } from './pronouns.ts';

/**
 * A **reading** of a text goes through its mentions from the beginning to the end and says whom each stands for. What
 * was seen before a place, and how, is what pronouns, descriptions and quotations without a source are judged by.
 */
export interface Seen {
  readonly mention: Mention;
  readonly figure: Figure;
  readonly paragraph: number;
  /** True where somebody else’s words in quotation marks name them. */
  readonly isQuoted: boolean;
  /** For a pronoun, who else it could stand for. */
  readonly other: Figure | null;
}

/**
 * Returns a function that says whether an offset lies in quotation marks, or in one of the fragments; offsets are asked
 * in any order.
 */
export function quotedIn(text: string, fragments: readonly Fragment[]): (offset: number) => boolean {
  const marked = outerQuotations(text).map(({ open, close }) => ({ start: open, end: close }));
  const quotations = joined([...marked, ...fragments]);
  return (offset) => {
    let low = 0;
    let high = quotations.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { start, end } = quotations[middle]!;
      if (offset < start) high = middle - 1;
      else if (offset >= end) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** The ranges in text order, those that touch joined. */
function joined(ranges: readonly Fragment[]): readonly Fragment[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

export interface ReadingOptions {
  readonly sentences: readonly ParsedSentence[];
  readonly mentions: readonly Mention[];
  readonly paragraphs: Paragraphs;
  readonly names: NamedFigures;
  readonly descriptions: Descriptions;
  /** Whoever says “I” outside quotation marks. */
  readonly narrator: Figure;
  readonly isQuoted: (offset: number) => boolean;
  /** What quotations tell of a pronoun: who speaks there, who spoke before. */
  readonly contextOf: (mention: Mention) => PronounContext;
  /** Told whom each mention stands for as soon as it is known. */
  readonly onSeen: (seen: Seen) => void;
}

/** How many mentions before a pronoun are looked at. */
const MOST_SEEN = 60;

/** Returns whom each mention stands for, in text order; mentions that stand for nobody known are left out. */
export function readMentions(options: ReadingOptions): Seen[] {
  const { mentions, paragraphs, isQuoted } = options;
  const all: Seen[] = [];
  for (const mention of mentions) {
    const found = figureOf(mention, all, options);
    if (found === null) continue;
    const { start } = mention;
    const seen = { mention, paragraph: paragraphs.at(start), isQuoted: isQuoted(start), ...found };
    all.push(seen);
    options.onSeen(seen);
  }
  return all;
}

type Found = Pick<Seen, 'figure' | 'other'>;

function figureOf(mention: Mention, all: readonly Seen[], options: ReadingOptions): Found | null {
  const only = (figure: Figure | null): Found | null => (figure === null ? null : { figure, other: null });
  if (mention.form === 'name') return only(options.names.of(mention));
  if (isFirstPerson(mention)) return only(options.isQuoted(mention.start) ? null : options.narrator);
  if (mention.form === 'description')
    return only(describedFigure(mention, all.slice(-MOST_SEEN), options.descriptions));
  return pronounFigure(mention, all, options);
}

/** Pronouns for things and for several are read where they are subjects; “it” only where it speaks. */
function pronounFigure(mention: Mention, all: readonly Seen[], options: ReadingOptions): Found | null {
  const context = options.contextOf(mention);
  if (mention.gender === null && !context.isSource && !(mention.isPlural && mention.isSubject)) return null;
  const recent = all.slice(-MOST_SEEN).filter(({ figure }) => figure !== options.narrator);
  const place = {
    ...context,
    isQuoted: options.isQuoted(mention.start),
    paragraph: options.paragraphs.at(mention.start),
  };
  const { best, other, isSure } = choosePronoun(mention, recent, place);
  if (best !== null && isSure) best.addGender(mention.gender, 0.5);
  return best === null ? null : { figure: best, other };
}
