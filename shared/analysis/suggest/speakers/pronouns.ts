import type { Figure } from './figures.ts';
import type { Mention } from './mention.ts';
import type { Seen } from './reading.ts';

/**
 * Whom a **pronoun** stands for: of the figures that were seen before it and agree with it, the one that weighs most.
 * Near ones, subjects, those who spoke last and those who were “she” before weigh more; those whom the quotation
 * itself names or addresses do not say it.
 */
export interface PronounContext {
  /** True where the pronoun is the source of a quotation. */
  readonly isSource: boolean;
  /** How much it speaks for each figure that it says what the pronoun is the source of; negative against it. */
  readonly bonusOf: (figure: Figure) => number;
  /** Those who speak around, who may be meant though they were not named for long. */
  readonly speakersAround: readonly Figure[];
}

/** The context of a pronoun that no quotation hangs on. */
export const NO_CONTEXT: PronounContext = { isSource: false, bonusOf: () => 0, speakersAround: [] };

interface Place extends PronounContext {
  readonly isQuoted: boolean;
  readonly paragraph: number;
}

export interface PronounChoice {
  readonly best: Figure | null;
  /** The second likeliest, where it comes close. */
  readonly other: Figure | null;
  readonly isSure: boolean;
}

/** How much less likely a second figure may be and still be worth a look. */
const CLOSE = 2.5;

/** From this lead on a choice tells something of the figure’s gender. */
const SURE = 2.2;

/** Below this it stands for nobody who was seen. */
const LEAST = -2.2;

/** Returns whom the pronoun stands for. @param recent what was seen before it, in text order */
export function choosePronoun(pronoun: Mention, recent: readonly Seen[], place: Place): PronounChoice {
  const byFigure = new Map<Figure, Seen[]>();
  for (const seen of recent) {
    if (seen.mention.sentence < pronoun.sentence - MOST_SENTENCES) continue;
    const list = byFigure.get(seen.figure);
    if (list === undefined) byFigure.set(seen.figure, [seen]);
    else list.push(seen);
  }
  for (const figure of place.speakersAround) if (!byFigure.has(figure)) byFigure.set(figure, []);
  const ranked = [...byFigure]
    .flatMap(([figure, seen]) => {
      const agreement = agreementOf(pronoun, figure);
      return agreement === null
        ? []
        : [{ figure, score: agreement + weightOf(pronoun, seen, place) + place.bonusOf(figure) }];
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (best === undefined || best.score < LEAST) return { best: null, other: null, isSure: false };
  const lead = best.score - (second?.score ?? -Infinity);
  return { best: best.figure, other: second !== undefined && lead < CLOSE ? second.figure : null, isSure: lead > SURE };
}

/** How many sentences back a pronoun reaches. */
const MOST_SENTENCES = 14;

/** How well the figure agrees with the pronoun; null where it cannot be. */
function agreementOf(pronoun: Mention, figure: Figure): number | null {
  const { kind, gender } = figure;
  if (pronoun.gender !== null) {
    if (kind === 'organisation' || kind === 'group' || kind === 'document') return null;
    if (gender !== null && gender !== pronoun.gender) return null;
    const ofKind = kind === 'person' ? 0.6 : kind !== null ? -2 : figure.name.includes(' ') ? 0.2 : 0;
    return ofKind + (gender === null ? 0 : 0.6) + prominence(figure);
  }
  if (pronoun.isPlural) {
    if (kind === 'group') return 1;
    if (kind === 'organisation') return 0.2;
    if (kind === 'document') return -0.2;
    return kind === 'person' ? null : -0.8;
  }
  if (kind === 'person' || kind === 'group') return null;
  return kind === 'organisation' || kind === 'document' ? 0.6 : 0;
}

/** Those whom the text names often are rather meant. */
const prominence = ({ mentions, isNamed }: Figure): number =>
  isNamed ? 0.25 * Math.log2(1 + Math.min(30, mentions.length)) : 0;

/** What a speaker weighs who was not named in many sentences. */
const LONG_AGO = -1.6;

/** How near and how prominent the figure is where the pronoun stands. */
function weightOf(pronoun: Mention, all: readonly Seen[], place: Place): number {
  const last = all.at(-1);
  if (last === undefined) return LONG_AGO;
  const distance = pronoun.sentence - last.mention.sentence;
  const inSentence = all.filter(({ mention }) => mention.sentence === last.mention.sentence);
  let weight = distance === 0 ? 0 : distance === 1 ? -0.3 : -0.3 - 0.4 * (distance - 1);
  if (inSentence.some(({ mention }) => mention.isSubject)) weight += 0.8;
  if (inSentence.some(({ mention }) => mention.form === 'pronoun')) weight += 0.3;
  if (inSentence.every(({ mention }) => mention.governor !== null)) weight -= last.figure.isNamed ? 0.4 : 0.8;
  if (inSentence.every(({ isQuoted }) => isQuoted !== place.isQuoted)) weight -= place.isQuoted ? 0.3 : 0.8;
  weight += 0.12 * Math.min(5, all.length - 1);
  if (place.paragraph > last.paragraph) weight -= 0.2 * Math.min(3, place.paragraph - last.paragraph);
  return weight;
}
