import type { Fragment } from '../../../model/records.ts';
import type { ParsedSentence } from '../../syntax/parsed.ts';
import type { Source } from '../../attributions.ts';
import type { Candidate } from '../../frame.ts';
import type { AttributionProposal, QuoteProposal, SpeakerProposal } from '../proposals.ts';
import type { QuoteDraft } from '../quotes/draft.ts';
import { mentionBeside, sourceOf, subjectOf } from './beside.ts';
import { type Carried, carriedSpeaker, type Scene, weightsAt } from './carry.ts';
import { Descriptions, tiedToNames } from './descriptions.ts';
import { Figure, NamedFigures } from './figures.ts';
import { type Mention, mentionsOf } from './mentions.ts';
import { Paragraphs } from './paragraphs.ts';
import { NO_CONTEXT, type PronounContext } from './pronouns.ts';
import { quotedIn, readMentions, type Seen } from './reading.ts';
import { reasonFor, reasonToCarry } from './reasons.ts';
import { MentionIndex, mentionOf } from './sources.ts';
import { statusOf } from './status.ts';
import { speakersOf } from './speakers.ts';
import { isDialogue, type Named, namedIn, type Turn, turnsOf } from './turns.ts';

/**
 * **Who speaks** in a text: every source of a quotation is tied to a figure of the text, quotations without a source
 * are given to whoever goes on or answers, and the figures that speak become speakers. The text is read more than once,
 * since who speaks where tells whom pronouns stand for, and the other way round.
 */
export interface WhoSpeaks {
  readonly quotes: readonly QuoteProposal[];
  readonly speakers: readonly SpeakerProposal[];
}

/** How often the text is read. */
const ROUNDS = 3;

/** How much of what carries a speaker over counts for a pronoun that is the source. */
const CARRIED_SHARE = 0.6;

/**
 * Returns the quotations with who says them, in the order of the drafts, and everybody who speaks. Linear in the length
 * of the text.
 *
 * @param drafts in text order
 */
export function whoSpeaks(
  text: string,
  sentences: readonly ParsedSentence[],
  drafts: readonly QuoteDraft[],
): WhoSpeaks {
  const reader = new Reader(text, sentences, drafts);
  for (let round = 0; round < ROUNDS; round += 1) reader.read();
  return reader.result();
}

class Reader {
  readonly #text: string;
  readonly #mentions: readonly Mention[];
  readonly #sentences: readonly ParsedSentence[];
  readonly #paragraphs: Paragraphs;
  readonly #names: NamedFigures;
  readonly #tied: ReadonlyMap<Mention, Figure>;
  readonly #index: MentionIndex;
  readonly #turns: Turn[];
  readonly #isQuoted: (offset: number) => boolean;
  readonly #named = new Map<Turn, Named>();
  readonly #indexBySource = new Map<Mention, number>();
  #narrator = narratorOf();
  readonly #described = new Map<Mention, Figure>();
  readonly #loose = new Map<string, Figure>();
  readonly #isDialogue: boolean;
  #seen: readonly Seen[] = [];
  #seenByMention = new Map<Mention, Seen>();
  #carried: (Carried | null)[];

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
    const ordered = drafts.map((draft) => ({ ...draft, candidates: this.#ordered(draft) }));
    this.#turns = turnsOf(text, ordered, this.#paragraphs, ({ candidates: [best] }) =>
      best?.source == null ? null : this.#mentionIn(best.source),
    );
    this.#turns.forEach(({ source }, i) => {
      if (source !== null && !this.#indexBySource.has(source)) this.#indexBySource.set(source, i);
    });
    this.#isDialogue = isDialogue(this.#turns);
    this.#carried = drafts.map(() => null);
    for (const turn of this.#turns) this.#named.set(turn, namedIn(text, turn, this.#namesIn(turn)));
  }

  /** The candidates with those first whose source is somebody, and with the mention beside where none has a source. */
  #ordered(draft: QuoteDraft): readonly Candidate[] {
    const { candidates } = draft;
    const weight = ({ score, source }: Candidate): number =>
      score -
      (source === null
        ? 0.3
        : source.form === 'other' && this.#mentionIn(source)?.start !== source.start
          ? NOBODY_THERE
          : 0);
    const sorted = [...candidates].sort((a, b) => weight(b) - weight(a));
    const [best] = sorted;
    if (best?.source != null && !(best.source.form === 'other' && this.#mentionIn(best.source) === null)) return sorted;
    if (best?.source != null && best.cue !== null) {
      const subject = subjectOf(best.cue, this.#index);
      return subject === null || subject.start === best.source.start ? sorted : [{ ...best, source: sourceOf(subject) }, ...sorted];
    }
    if (best?.source != null) return sorted;
    const beside = mentionBeside(this.#text, draft, this.#index);
    if (beside === null) return candidates;
    const words = this.#text.slice(beside.start, beside.end);
    const [first] = candidates;
    const cue = { cue: first?.cue ?? null, cueClass: first?.cueClass ?? null };
    return [
      { ...cue, source: sourceOf(beside), score: 0.8, reason: `“${words}” stands right beside the verb.` },
      ...candidates.slice(1),
    ];
  }

  #mentionIn(source: Source): Mention | null {
    const words = this.#text.slice(source.start, source.end).toLowerCase();
    if (/^(?:who|which|that)$/u.test(words)) return this.#index.before(source.start);
    return mentionOf(source, this.#index);
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
      descriptions: new Descriptions(this.#names.figures, this.#tied, this.#described, this.#isDialogue),
      narrator: this.#narrator,
      isQuoted: this.#isQuoted,
      contextOf: (mention) => this.#contextOf(mention, scene),
      onSeen: (one) => {
        seenByMention.set(one.mention, one);
        const index = this.#indexBySource.get(one.mention);
        if (index !== undefined) this.#tell(this.#turns[index]!, one.figure);
      },
    });
    this.#seen = seen;
    this.#seenByMention = seenByMention;
    for (const turn of this.#turns) {
      const source = turn.draft.candidates[0]?.source ?? null;
      const figure = source === null && turn.label !== null ? this.#labelled(turn.label) : this.#figureOf(source);
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
    for (const [i, turn] of this.#turns.entries()) {
      if (turn.isExplicit || !turn.isMarked) continue;
      const carried = carriedSpeaker(i, scene);
      this.#carried[i] = carried;
      turn.speaker = carried?.figure ?? null;
    }
  }

  #scene(): Scene {
    const told = this.#seen.filter(({ isQuoted }) => !isQuoted);
    return {
      turns: this.#turns,
      isDialogue: this.#isDialogue,
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
    return { isSource: true, bonusOf: (figure) => CARRIED_SHARE * weights.of(figure) };
  }

  /** Whom the words before a turn stand for: a name, “Q”, “A”. */
  #labelled(label: Fragment): Figure | null {
    const words = this.#text.slice(label.start, label.end);
    if (/^A$/u.test(words)) return this.#interviewee() ?? this.#looseFigure(words, { ...label, form: 'name' });
    return this.#figureOf({ ...label, form: 'name' });
  }

  /** Who answers in an interview: the person whom the text names most before its first turn. */
  #interviewee(): Figure | null {
    const first = this.#turns.find(({ label }) => label !== null)?.start ?? 0;
    const counts = new Map<Figure, number>();
    for (const { figure, mention } of this.#seen) {
      if (mention.start < first && figure.isNamed && figure.kind === 'person')
        counts.set(figure, (counts.get(figure) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }

  /** Returns whom the words of a source stand for. */
  #figureOf(source: Source | null): Figure | null {
    if (source === null) return null;
    const mention = this.#mentionIn(source);
    const seen = mention === null ? undefined : this.#seenByMention.get(mention);
    if (seen !== undefined) return seen.figure;
    const words = this.#text.slice(source.start, source.end).replaceAll(/\s+/gu, ' ');
    if (/^(?:we|us|our|I|me|my|mine)$/iu.test(words))
      return this.#speakerAround(source) ?? this.#looseFigure(words, source);
    return mention?.form === 'pronoun' ? null : this.#looseFigure(words, source);
  }

  /** Whoever says the quotation in which the source stands. */
  #speakerAround(source: Fragment): Figure | null {
    const turn = this.#turns.find(({ start, end, isMarked }) => isMarked && start <= source.start && source.end <= end);
    return turn?.speaker ?? null;
  }

  #looseFigure(words: string, { form }: Source): Figure {
    const key = words.replace(/^(?:the|an?)\s+/iu, '');
    const known = this.#loose.get(key.toLowerCase());
    if (known !== undefined) return known;
    const figure = new Figure(key);
    const isMany = /(?:s|people|men|women|children|police|others|many|some|most)$/iu.test(key) || form === 'collective';
    figure.addKind(form === 'document' ? 'document' : isMany ? 'group' : /^I$/u.test(key) ? 'person' : null, 1);
    this.#loose.set(key.toLowerCase(), figure);
    return figure;
  }

  result(): WhoSpeaks {
    const speakers = speakersOf(this.#seen);
    const quotes = this.#turns.map((turn, i): QuoteProposal => {
      const candidates = this.#candidatesOf(turn, this.#carried[i] ?? null, speakers.indexOf);
      const confidence = candidates.length === 0 ? turn.draft.confidence * NOBODY : turn.draft.confidence;
      return { ...turn.draft, confidence, candidates };
    });
    return { quotes, speakers: speakers.proposals() };
  }

  #candidatesOf(
    { draft, label, speaker }: Turn,
    carried: Carried | null,
    indexOf: (figure: Figure) => number | null,
  ): AttributionProposal[] {
    const told = draft.candidates.flatMap((candidate, i) => this.#toldBy(candidate, i === 0, carried, indexOf));
    if (told.some(({ source, speaker }) => source !== null || speaker !== null)) return told;
    if (label !== null && speaker !== null) return [this.#byLabel(label, speaker, indexOf), ...told];
    return [...this.#carriedOver(carried, indexOf), ...told];
  }

  #byLabel(label: Fragment, speaker: Figure, indexOf: (figure: Figure) => number | null): AttributionProposal {
    const words = this.#text.slice(label.start, label.end);
    const source: Source = { ...label, form: 'name' };
    const reason = `“${words}” and a colon stand before the turn.`;
    return {
      cue: null,
      cueClass: null,
      source,
      score: 0.85,
      reason,
      speaker: indexOf(speaker),
      sourceStatus: statusOf(this.#text, speaker, null),
    };
  }

  #toldBy(
    candidate: Candidate,
    isFirst: boolean,
    carried: Carried | null,
    indexOf: (figure: Figure) => number | null,
  ): AttributionProposal[] {
    const { source } = candidate;
    if (source === null) {
      if (!isFirst || carried === null)
        return [{ ...candidate, speaker: null, sourceStatus: candidate.cue === null ? null : 'implicit' }];
      const status = statusOf(this.#text, carried.figure, null);
      return [{ ...candidate, speaker: indexOf(carried.figure), sourceStatus: status, reason: reasonToCarry(carried) }];
    }
    const mention = this.#mentionIn(source);
    const isWorth = isFirst || (mention !== null && mention.kind !== 'place' && mention.kind !== 'thing');
    const figure = isWorth ? this.#figureOf(source) : null;
    const other = isFirst && mention !== null ? (this.#seenByMention.get(mention)?.other ?? null) : null;
    const words = this.#text.slice(source.start, source.end);
    const best = {
      ...candidate,
      speaker: figure === null ? null : indexOf(figure),
      sourceStatus: statusOf(this.#text, figure, source),
      reason: figure === null ? candidate.reason : reasonFor(words, mention, figure, candidate.reason),
    };
    if (other === null) return [best];
    const second = {
      ...best,
      score: best.score * SECOND,
      speaker: indexOf(other),
      sourceStatus: statusOf(this.#text, other, source),
      reason: reasonFor(words, mention, other, candidate.reason),
    };
    return [best, second];
  }

  #carriedOver(carried: Carried | null, indexOf: (figure: Figure) => number | null): AttributionProposal[] {
    if (carried === null) return [];
    const score = Math.min(0.9, 0.3 + 0.12 * carried.weight);
    const { seen } = carried;
    const source: Source | null =
      carried.sign !== 'acts' || seen === null
        ? null
        : { start: seen.mention.start, end: seen.mention.end, form: seen.mention.form };
    const one = (figure: Figure, share: number): AttributionProposal => ({
      cue: null,
      cueClass: null,
      source: figure === carried.figure ? source : null,
      score: score * share,
      reason: reasonToCarry({ ...carried, figure, sign: figure === carried.figure ? carried.sign : 'near' }),
      speaker: indexOf(figure),
      sourceStatus: statusOf(this.#text, figure, null),
    });
    return [one(carried.figure, 1), ...(carried.other === null ? [] : [one(carried.other, SECOND)])];
  }
}

/** “Watson”, whom others address where “I” answers, and whom the teller never names. */
function namedNarrator(
  narrator: Figure,
  { turns, namedIn: named }: Scene,
  isToldOf: (figure: Figure) => boolean,
): Figure | null {
  const counts = new Map<Figure, number>();
  for (const [i, turn] of turns.entries()) {
    if (turn.speaker !== narrator || !turn.isExplicit) continue;
    for (const beside of [turns[i - 1], turns[i + 1]]) {
      if (beside === undefined || beside.speaker === narrator) continue;
      for (const figure of named(beside).addressed) counts.set(figure, (counts.get(figure) ?? 0) + 1);
    }
  }
  const [best] = [...counts].filter(([figure]) => figure.isNamed && !isToldOf(figure)).sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? null;
}

function narratorOf(): Figure {
  const narrator = new Figure('I');
  narrator.addKind('person', 1);
  return narrator;
}

/** What is left of a confidence when nobody can be found who says it. */
const NOBODY = 0.85;

/** How much less a candidate is worth whose source is no word for anybody. */
const NOBODY_THERE = 0.2;

/** How much less the second choice is worth. */
const SECOND = 0.5;

/** How many mentions before a quotation are asked at most. */
const MOST_TOLD = 40;

function between(told: readonly Seen[], start: number, end: number): readonly Seen[] {
  const from = firstFrom(told, start);
  const to = firstFrom(told, end);
  return told.slice(Math.max(from, to - MOST_TOLD), to);
}

function firstFrom(told: readonly Seen[], offset: number): number {
  let low = 0;
  let high = told.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (told[middle]!.mention.start >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
