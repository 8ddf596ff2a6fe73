import type { Fragment } from '../../../model/records.ts';
import type { Source } from '../../attributions.ts';
import { personIn, surnameOf } from '../../person-names.ts';
import type { ParsedSentence } from '../../syntax/parsed.ts';
import type { QuoteDraft } from '../quotes/draft.ts';
import { mentionIn, rankedCandidates } from './candidates.ts';
import { type Carried, carriedSpeaker, type Scene, weightsAt } from './carry.ts';
import { Descriptions, tiedToNames } from './descriptions.ts';
import { type Figure, NamedFigures } from './figures.ts';
import type { Mention } from './mention.ts';
import { mentionsOf } from './mentions.ts';
import { looseFigure } from './loose-figure.ts';
import { namedNarrator, newNarrator } from './narrator.ts';
import { Paragraphs } from './paragraphs.ts';
import { NO_CONTEXT, type PronounContext } from './pronouns.ts';
import { quotedIn, readMentions, type Seen } from './reading.ts';
import { firstWith, MentionIndex } from './sources.ts';
import { isDialogue, type Named, namedIn, type Turn, turnsOf } from './turns.ts';
import { WEIGHTS } from './weights.ts';

/**
 * A **reader** knows a text and its quotations, and goes through it more than once: who speaks where tells whom pronouns
 * stand for, and the other way round. Afterwards it says whom a source stands for and who was carried over.
 */
export class Reader {
  readonly #text: string;
  readonly #mentions: readonly Mention[];
  readonly #sentences: readonly ParsedSentence[];
  readonly #paragraphs: Paragraphs;
  readonly #names: NamedFigures;
  readonly #tied: ReadonlyMap<Mention, Figure>;
  readonly #index: MentionIndex;
  /** One for each draft, in the same order. */
  readonly turns: Turn[];
  readonly #isQuoted: (offset: number) => boolean;
  readonly #named = new Map<Turn, Named>();
  readonly #indexBySource = new Map<Mention, number>();
  #narrator = newNarrator();
  readonly #described = new Map<Mention, Figure>();
  readonly #loose = new Map<string, Figure>();
  /** True where people talk to each other rather than to a reporter. */
  readonly isDialogue: boolean;
  /** Whom the mentions stand for, in text order. */
  seen: readonly Seen[] = [];
  #seenByMention = new Map<Mention, Seen>();
  readonly #carried = new Map<Turn, Carried>();

  constructor(text: string, sentences: readonly ParsedSentence[], drafts: readonly QuoteDraft[]) {
    this.#text = text;
    this.#sentences = sentences;
    this.#mentions = mentionsOf(text, sentences);
    this.#paragraphs = new Paragraphs(text);
    this.#names = new NamedFigures(this.#mentions);
    this.#tied = tiedToNames(text, this.#mentions, (mention) => this.#names.of(mention));
    this.#index = new MentionIndex(this.#mentions, sentences);
    this.#isQuoted = quotedIn(
      text,
      drafts.flatMap(({ type, fragments }) => (type === 'direct' ? fragments : [])),
    );
    const ordered = drafts.map((draft) => ({ ...draft, candidates: rankedCandidates(text, draft, this.#index) }));
    this.turns = turnsOf(text, ordered, this.#paragraphs, ({ candidates: [best] }) =>
      best?.source == null ? null : mentionIn(text, best.source, this.#index),
    );
    this.turns.forEach(({ source }, i) => {
      if (source !== null && !this.#indexBySource.has(source)) this.#indexBySource.set(source, i);
    });
    this.isDialogue = isDialogue(this.turns);
    for (const turn of this.turns) this.#named.set(turn, namedIn(text, turn, this.#namesIn(turn)));
  }

  /** What is named in the turn, as names alone tell it. */
  #namesIn({ draft }: Turn): Seen[] {
    return draft.fragments.flatMap((fragment) =>
      this.#index.within(fragment).flatMap((mention) => {
        const figure = this.#names.of(mention);
        return figure === null ? [] : [{ mention, figure, paragraph: 0, isQuoted: true, other: null }];
      }),
    );
  }

  /** Goes through the text once; what an earlier round has found is known. */
  read(): void {
    const scene = this.#scene();
    const seenByMention = new Map<Mention, Seen>();
    const seen = readMentions({
      sentences: this.#sentences,
      mentions: this.#mentions,
      paragraphs: this.#paragraphs,
      names: this.#names,
      descriptions: new Descriptions(this.#names.figures, this.#tied, this.#described, this.isDialogue),
      narrator: this.#narrator,
      isQuoted: this.#isQuoted,
      contextOf: (mention) => this.#contextOf(mention, scene),
      onSeen: (one) => {
        seenByMention.set(one.mention, one);
        const index = this.#indexBySource.get(one.mention);
        if (index !== undefined) this.#tell(this.turns[index]!, one.figure);
      },
    });
    this.seen = seen;
    this.#seenByMention = seenByMention;
    for (const turn of this.turns) {
      const source = turn.draft.candidates[0]?.source ?? null;
      const figure = source === null && turn.label !== null ? this.#labelled(turn.label) : this.figureOf(source);
      if (figure !== null) this.#tell(turn, figure);
    }
    this.#carry();
    this.#narrator = namedNarrator(this.#narrator, this.#scene(), (figure) => this.#isToldOf(figure)) ?? this.#narrator;
  }

  /** True where the teller names the figure, rather than others in what they say. */
  #isToldOf(figure: Figure): boolean {
    return figure.mentions.some(({ start }) => !this.#isQuoted(start));
  }

  #tell(turn: Turn, figure: Figure): void {
    turn.speaker = figure;
    turn.isExplicit = true;
  }

  #carry(): void {
    const scene = this.#scene();
    for (const [i, turn] of this.turns.entries()) {
      if (turn.isExplicit || !turn.isMarked) continue;
      const carried = carriedSpeaker(i, scene);
      if (carried === null) this.#carried.delete(turn);
      else this.#carried.set(turn, carried);
      turn.speaker = carried?.figure ?? null;
    }
  }

  #scene(): Scene {
    const told = this.seen.filter(({ isQuoted }) => !isQuoted);
    return {
      turns: this.turns,
      isDialogue: this.isDialogue,
      namedIn: (turn) => this.#named.get(turn)!,
      toldBetween: (start, end) => between(told, start, end),
      paragraphStart: (paragraph) => this.#paragraphs.startOf(paragraph),
      paragraphEnd: (paragraph) => this.#paragraphs.endOf(paragraph),
    };
  }

  #contextOf(mention: Mention, scene: Scene): PronounContext {
    const index = this.#indexBySource.get(mention);
    if (index === undefined) return NO_CONTEXT;
    const weights = weightsAt(index, scene);
    return {
      isSource: true,
      bonusOf: (figure) => WEIGHTS.forPronouns * weights.of(figure),
      speakersAround: weights.ranked.flatMap(([figure, { weight }]) =>
        weight > 0 && figure !== this.#narrator ? [figure] : [],
      ),
    };
  }

  /** Whom the words before a turn stand for: a name, “Q”, “A”. */
  #labelled(label: Fragment): Figure | null {
    const words = this.#text.slice(label.start, label.end);
    if (/^A$/u.test(words)) return this.#interviewee() ?? this.#looseFigure(words, { ...label, form: 'name' });
    return this.figureOf({ ...label, form: 'name' });
  }

  /** Who answers in an interview: the person whom the text names most before its first turn. */
  #interviewee(): Figure | null {
    const first = this.turns.find(({ label }) => label !== null)?.start ?? 0;
    const counts = new Map<Figure, number>();
    for (const { figure, mention } of this.seen) {
      if (mention.start < first && figure.isNamed && figure.kind === 'person')
        counts.set(figure, (counts.get(figure) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }

  /** Returns whom the words of a source stand for. */
  figureOf(source: Source | null): Figure | null {
    if (source === null) return null;
    const mention = this.mentionIn(source);
    const seen = mention === null ? undefined : this.#seenByMention.get(mention);
    if (seen !== undefined) return seen.figure;
    const words = this.#text.slice(source.start, source.end).replaceAll(/\s+/gu, ' ');
    if (/^(?:we|us|our|I|me|my|mine)$/iu.test(words))
      return this.#speakerAround(source) ?? this.#looseFigure(words, source);
    if (mention?.form === 'pronoun') return null;
    if (source.form === 'pronoun' && this.#sentences.length === 0) return this.#speakerBefore(source);
    return this.#looseFigure(words, source);
  }

  /** Whoever spoke last before a pronoun, where no sentence was parsed. */
  #speakerBefore(source: Fragment): Figure | null {
    const behind = firstWith(this.turns, ({ start }) => start > source.start);
    const isOther = ({ draft }: Turn): boolean => draft.candidates[0]?.source?.start !== source.start;
    return this.turns.slice(Math.max(0, behind - MOST_AROUND), behind).findLast(isOther)?.speaker ?? null;
  }

  /** Whoever says the quotation in marks in which the source stands. */
  #speakerAround(source: Fragment): Figure | null {
    const behind = firstWith(this.turns, ({ start }) => start > source.start);
    const near = this.turns.slice(Math.max(0, behind - MOST_AROUND), behind);
    return near.findLast(({ end, isMarked }) => isMarked && source.end <= end)?.speaker ?? null;
  }

  /** Returns the mention that the source is about; null where none is in it. */
  mentionIn(source: Fragment): Mention | null {
    return mentionIn(this.#text, source, this.#index);
  }

  /** Returns who else a pronoun that is the source could stand for. */
  otherOf(source: Source): Figure | null {
    const mention = this.mentionIn(source);
    return mention === null ? null : (this.#seenByMention.get(mention)?.other ?? null);
  }

  /** Returns who was carried over to a quotation without a source. */
  carriedTo(turn: Turn): Carried | null {
    return turn.isExplicit ? null : (this.#carried.get(turn) ?? null);
  }

  /** The figure for words in which no mention was found. */
  #looseFigure(words: string, source: Source): Figure {
    const { name, role } = source.form === 'name' ? personIn(words) : { name: words, role: null };
    const key = name.replace(/^(?:the|an?)\s+/iu, '').toLowerCase();
    const known = this.#loose.get(key);
    if (known !== undefined) return known;
    const figure = looseFigure(name, role, source);
    this.#loose.set(key, figure);
    const surname = surnameOf(key);
    if (figure.isNamed && !this.#loose.has(surname)) this.#loose.set(surname, figure);
    return figure;
  }
}

/** How many quotations before a source may be the one around it. */
const MOST_AROUND = 8;

/** How many mentions before a quotation are asked at most. */
const MOST_TOLD = 40;

function between(told: readonly Seen[], start: number, end: number): readonly Seen[] {
  const from = firstWith(told, ({ mention }) => mention.start >= start);
  const to = firstWith(told, ({ mention }) => mention.start >= end);
  return told.slice(Math.max(from, to - MOST_TOLD), to);
}
