import { done, refuse, type Result } from '../../result.ts';
import { budgetsOf } from '../budgets.ts';
import { decodeText, firstWords, nameWithoutExtension } from '../decode-text.ts';
import { UTF_16 } from '../foreign/foreign-document.ts';
import { toReadings } from '../foreign/to-reading.ts';
import type { ReadInput, Reading, Services } from '../format.ts';
import { wordsOfCue, type CueWords } from './cue-text.ts';
import { clock, readCues, type Cue, type CueFile } from './cues.ts';
import { documentOfTurns, type Timing, type TurnParagraph } from './turn-document.ts';

/**
 * Subtitles become an article: cues cut sentences where the screen ends, so cues are put together until a sentence ends,
 * somebody else speaks, or nobody does for a while; where the cues have no sentences (songs, lists), each is a paragraph.
 * The times of each cue stay as an annotation over its words.
 */
export function readSubtitles(input: ReadInput, mediaType: string, services: Services): Result<Reading> {
  const budgets = budgetsOf(input.budgets);
  const decoded = decodeText(input.bytes, input.name, { mostUnits: budgets.units });
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const file = readCues(text);
  const found = paragraphsOfCues(file.cues);
  if (found.paragraphs.length === 0) return refuse({ code: 'subtitles/empty', message: EMPTY, where: input.name });
  const language = file.head.get('language');
  const metadata =
    language !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(language) ? { language } : {};
  const title = firstWords(nameWithoutExtension(input.name));
  const document = documentOfTurns({ title, metadata }, found.paragraphs, found.timings);
  const notes = notesOf(file, found.withoutWords);
  const readings = toReadings([document], { mediaType, standard: UTF_16, encoding, notes }, input, services);
  return readings.ok ? done(readings.value[0]!) : readings;
}

const EMPTY =
  'The file holds no subtitles with words, so there is nothing to annotate. Check that it is the right file.';

interface CueParagraphs {
  readonly paragraphs: readonly TurnParagraph[];
  readonly timings: readonly Timing[];
  /** Cues that show nothing: their times have no words to stand on. */
  readonly withoutWords: readonly Cue[];
}

/** Silence longer than this, in milliseconds, parts paragraphs. */
const SILENCE = 4000;

/** When so few cues end a sentence, there are none. */
const FEW_SENTENCES = 0.2;

/** A paragraph is not put together beyond this, in UTF-16 code units. */
const LONGEST = 3000;

const ENDS_SENTENCE = /[.!?…。！？؟♪][”"’»)\]]*$/u;

function paragraphsOfCues(cues: readonly Cue[]): CueParagraphs {
  const words = cues.map(({ lines }) => wordsOfCue(lines));
  const texts = words.flatMap((one) => one.at(-1)?.text ?? []);
  const hasSentences = texts.filter((text) => ENDS_SENTENCE.test(text)).length >= texts.length * FEW_SENTENCES;
  const hasVoices = cues.some(({ lines }) => lines.some((line) => line.includes('<v')));
  const builder = new ParagraphBuilder(hasSentences, hasVoices);
  const timings = cues.flatMap((cue, at): Timing[] => {
    const places = words[at]!.map((one, i) => builder.add(one, cue, i === 0));
    return places.length === 0 ? [] : [{ places, attributes: attributesOf(cue) }];
  });
  return { paragraphs: builder.paragraphs, timings, withoutWords: cues.filter((_, at) => words[at]!.length === 0) };
}

const attributesOf = ({ begin, end, identifier, settings }: Cue): Timing['attributes'] => ({
  begin: clock(begin),
  end: clock(end),
  ...(identifier === '' ? {} : { identifier: identifier.slice(0, 500) }),
  ...(settings === '' ? {} : { settings: settings.slice(0, 500) }),
});

type Place = Timing['places'][number];

/** Puts the words of cues together to paragraphs and turns. */
class ParagraphBuilder {
  readonly paragraphs: TurnParagraph[] = [];
  readonly #hasSentences: boolean;
  readonly #hasVoices: boolean;
  #end = 0;
  #speaker: string | null = null;

  constructor(hasSentences: boolean, hasVoices: boolean) {
    this.#hasSentences = hasSentences;
    this.#hasVoices = hasVoices;
  }

  /** @param isFirst of the cue; the words behind it belong to it as long as one speaks */
  add(words: CueWords, { begin, end }: Cue, isFirst: boolean): Place {
    const { text, speaker, isNewTurn, nameLength, speechStart } = words;
    const last = this.paragraphs.at(-1);
    // A voice is named wherever it speaks; who was named by a prefix speaks on until somebody else does.
    const isOther = speaker !== this.#speaker && (this.#hasVoices || speaker !== null);
    const isTurn = last === undefined || isNewTurn || isOther;
    const isSilent = isFirst && begin - this.#end > SILENCE;
    const isLong = (last?.text.length ?? 0) > LONGEST;
    const isEnded = isFirst && (!this.#hasSentences || isLong || ENDS_SENTENCE.test(last?.text.slice(-9) ?? ''));
    this.#end = end;
    if (!isTurn && !isSilent && !isEnded) return this.#append(last, text);
    this.#speaker = isTurn ? speaker : this.#speaker;
    this.paragraphs.push({
      text,
      speaker: isTurn ? speaker : null,
      isContinued: !isTurn,
      ...(nameLength > 0 && { name: { start: 0, end: nameLength } }),
      speechStart,
    });
    return { paragraph: this.paragraphs.length - 1, start: 0, end: text.length };
  }

  #append(last: TurnParagraph, text: string): Place {
    const start = last.text.length + 1;
    this.paragraphs[this.paragraphs.length - 1] = { ...last, text: `${last.text} ${text}` };
    return { paragraph: this.paragraphs.length - 1, start, end: start + text.length };
  }
}

/** Lines and times are named up to this many. */
const MOST_NAMED = 20;

function notesOf({ cues, comments, strangeLines }: CueFile, withoutWords: readonly Cue[]): string[] {
  const some = (all: readonly (string | number)[]) =>
    all.slice(0, MOST_NAMED).join(', ') + (all.length > MOST_NAMED ? ', …' : '');
  const backwards = cues.filter(({ begin, end }) => end < begin);
  const times = (of: readonly Cue[]) => some(of.map(({ begin }) => clock(begin)));
  return [
    `Read ${cues.length === 1 ? '1 subtitle' : `${cues.length.toLocaleString('en')} subtitles`}; times are kept as annotations of the kind “Subtitle”.`,
    ...(withoutWords.length > 0 ? [`Left out, as they show no words: the subtitles at ${times(withoutWords)}.`] : []),
    ...(backwards.length > 0 ? [`These subtitles end before they begin, and are kept so: ${times(backwards)}.`] : []),
    ...(comments > 0
      ? [`Left out: ${comments === 1 ? '1 comment' : `${comments.toLocaleString('en')} comments`}.`]
      : []),
    ...(strangeLines.length > 0 ? [`No subtitle could be read at line ${some(strangeLines)}.`] : []),
  ];
}
