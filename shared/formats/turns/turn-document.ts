import type {
  ForeignDocument,
  ForeignFragment,
  ForeignLink,
  ForeignSpan,
  ForeignSpeaker,
} from '../foreign/foreign-document.ts';

/**
 * A **turn** is what one speaker says until another one does, in one paragraph or several. What somebody says in a turn
 * becomes one quote, attributed to them; a name that stands in the text before it becomes a mention of theirs.
 */
export interface TurnParagraph {
  /** One line. */
  readonly text: string;
  /** Who speaks, as the file calls them; null where it does not say. */
  readonly speaker: string | null;
  /** It goes on with the turn of the paragraph before. */
  readonly isContinued: boolean;
  /** Where the name of the speaker stands in the text. UTF-16 code units, half-open. */
  readonly name?: ForeignFragment;
  /** Where what is said begins in the text. */
  readonly speechStart: number;
}

/** When some words were said or shown: words of one paragraph, or of several. */
export interface Timing {
  readonly places: readonly { readonly paragraph: number; readonly start: number; readonly end: number }[];
  /** `begin` and `end` as `00:00:03.500`, and what else the file says of it. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The kind that says when words were said: its annotations have the fields `begin` and `end`. */
export const TIMING = 'Subtitle';

/** Returns the document of the turns; offsets are UTF-16 code units of its text. */
export function documentOfTurns(
  about: Pick<ForeignDocument, 'title' | 'metadata'>,
  paragraphs: readonly TurnParagraph[],
  timings: readonly Timing[] = [],
): ForeignDocument {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of paragraphs) {
    starts.push(length);
    length += text.length + 1;
  }
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  const speakers = speakersOf(paragraphs);
  const said = new SaidWords(text, starts, speakers);
  paragraphs.forEach((paragraph, at) => said.add(paragraph, at));
  const times = timings.map(({ places, attributes }, at): ForeignSpan => {
    const fragments = places.map(({ paragraph, start, end }) => shifted({ start, end }, starts[paragraph]!));
    return { id: `time ${at}`, label: TIMING, fragments, quoted: wordsOf(text, fragments), attributes };
  });
  return { ...about, text, speakers: [...speakers.values()], spans: [...times, ...said.spans()], links: said.links };
}

const shifted = ({ start, end }: ForeignFragment, by: number): ForeignFragment => ({
  start: start + by,
  end: end + by,
});

const wordsOf = (text: string, fragments: readonly ForeignFragment[]): string =>
  fragments.map(({ start, end }) => text.slice(start, end)).join(' ');

/** The same name in other letters is the same speaker; the first spelling counts. */
const keyOf = (name: string): string => name.toLowerCase().replace(/\s+/gu, ' ').trim();

/** Who is only numbered or called by what they do has no name yet. */
const NO_NAME =
  /^(?:\p{L}|(?:speaker|unknown|unidentified|interviewer|question|answer|man|woman|voice|sprecher|sprecherin|frage|antwort)\b.*)$/iu;

function speakersOf(paragraphs: readonly TurnParagraph[]): ReadonlyMap<string, ForeignSpeaker> {
  const speakers = new Map<string, ForeignSpeaker>();
  for (const { speaker } of paragraphs) {
    if (speaker === null || speakers.has(keyOf(speaker))) continue;
    const type = NO_NAME.test(speaker) ? 'unnamed' : 'person';
    speakers.set(keyOf(speaker), { id: `speaker ${speakers.size}`, name: speaker, type });
  }
  return speakers;
}

/** Collects quotes and mentions with their links. */
class SaidWords {
  readonly links: ForeignLink[] = [];
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #speakers: ReadonlyMap<string, ForeignSpeaker>;
  readonly #mentions: ForeignSpan[] = [];
  readonly #quotes: { readonly id: string; readonly fragments: ForeignFragment[] }[] = [];
  /** The paragraphs since the last turn began belong to a speaker. */
  #isSomebodys = false;

  constructor(text: string, starts: readonly number[], speakers: ReadonlyMap<string, ForeignSpeaker>) {
    this.#text = text;
    this.#starts = starts;
    this.#speakers = speakers;
  }

  add({ text, speaker, isContinued, name, speechStart }: TurnParagraph, at: number): void {
    const start = this.#starts[at]!;
    const speech =
      text.slice(speechStart).trim() === '' ? null : { start: start + speechStart, end: start + text.length };
    if (isContinued) {
      if (this.#isSomebodys && speech !== null) this.#quotes.at(-1)?.fragments.push(speech);
      return;
    }
    this.#isSomebodys = false;
    const who = speaker === null ? undefined : this.#speakers.get(keyOf(speaker));
    if (who === undefined) return;
    const quote = `said ${at}`;
    const mention = `name ${at}`;
    if (speech !== null) {
      this.#isSomebodys = true;
      this.#quotes.push({ id: quote, fragments: [speech] });
      this.#link('attributed-to', quote, who.id);
    }
    if (name === undefined) return;
    const fragments = [shifted(name, start)];
    this.#mentions.push({
      id: mention,
      label: 'mention',
      fragments,
      quoted: wordsOf(this.#text, fragments),
      attributes: {},
    });
    this.#link('refers-to', mention, who.id);
    if (speech !== null) this.#link('said-by', quote, mention);
  }

  spans(): readonly ForeignSpan[] {
    const quotes = this.#quotes.map(({ id, fragments }): ForeignSpan => {
      const quoted = wordsOf(this.#text, fragments);
      return { id, label: 'quote', fragments, quoted, attributes: { mode: 'speech' } };
    });
    return [...this.#mentions, ...quotes];
  }

  #link(label: string, from: string, to: string): void {
    this.links.push({ id: `${label} ${from}`, label, from, to });
  }
}
