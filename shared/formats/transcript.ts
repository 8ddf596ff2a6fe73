import { done, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { decodeText, firstWords, nameWithoutExtension } from './decode-text.ts';
import { UTF_16 } from './foreign/foreign-document.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { unwrapText } from './text.ts';
import { namePrefix } from './turns/name-prefix.ts';
import { documentOfTurns, type TurnParagraph } from './turns/turn-document.ts';

/**
 * An interview or a debate as plain text: paragraphs that begin with a name and a colon. The text stays as it is; who
 * speaks becomes a speaker, their name a mention, and what they say a quote. Only a text of which most paragraphs begin
 * so, with names that come again, is taken for one.
 */
export const transcript: Format = {
  id: 'transcript',
  label: 'Transcript',
  description: 'An interview as text, each turn behind “Name:”: speakers and what they say, tagged.',
  group: 'documents',
  extensions: ['txt'],
  mediaType: 'text/plain',
  loses: [],
  sniffs: (head) => isTranscript(textOf(head)),
  read: readTranscript,
};

/** UTF-16 is told by its mark; of everything else, letters suffice. */
function textOf(head: Uint8Array): string {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const encoding = !isWide ? 'utf-8' : head[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return new TextDecoder(encoding).decode(isWide ? head.subarray(0, head.length - (head.length % 2)) : head);
}

/** Of a transcript, at least so many paragraphs begin with a name … */
const FEWEST_TURNS = 4;

/** … at least this share of all … */
const MOST = 0.6;

/** … and on average each name does so often: lists of “Author: …”, “Date: …” name each thing once. */
const TIMES = 1.7;

function isTranscript(head: string): boolean {
  const lines = head.split(/\r\n?|\n/u);
  // The last line may be cut, and a wrapped paragraph counts as one.
  const { paragraphs } = unwrapText(lines.length > 8 ? lines.slice(0, -1).join('\n') : lines.join('\n'));
  const names = paragraphs.flatMap((paragraph) => namePrefix(paragraph)?.name.toLowerCase() ?? []);
  return (
    names.length >= FEWEST_TURNS &&
    names.length >= paragraphs.length * MOST &&
    names.length >= new Set(names).size * TIMES
  );
}

function readTranscript(input: ReadInput, services: Services): Result<Reading> {
  const decoded = decodeText(input.bytes, input.name, { mostUnits: budgetsOf(input.budgets).units });
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const { paragraphs, width } = unwrapText(text);
  const turns = turnsOf(paragraphs);
  const speakers = new Set(turns.flatMap(({ speaker }) => speaker?.toLowerCase() ?? []));
  const first = paragraphs[0] ?? '';
  const title = namePrefix(first) === null ? firstWords(first) : nameWithoutExtension(input.name);
  const notes = [
    `Read as a transcript: ${speakers.size.toLocaleString('en')} speakers, ${turns.filter(({ speaker }) => speaker !== null).length.toLocaleString('en')} turns. What is said was tagged as quotes.`,
    ...(width === null ? [] : [`The lines were wrapped at ${width} characters; each paragraph is one line now.`]),
  ];
  const file = { mediaType: 'text/plain', standard: UTF_16, encoding, notes };
  const readings = toReadings([documentOfTurns({ title }, turns)], file, input, services);
  return readings.ok ? done(readings.value[0]!) : readings;
}

/** `[laughter]`, `(Applause.)`: nobody's words. */
const ASIDE = /^\s*(?:\[[^\]]*\]|\([^)]*\))[.\s]*$/u;

function turnsOf(paragraphs: readonly string[]): TurnParagraph[] {
  const turns: TurnParagraph[] = [];
  let isOpen = false;
  for (const text of paragraphs) {
    const prefix = namePrefix(text);
    if (prefix !== null) {
      const { name, start, speechStart } = prefix;
      turns.push({
        text,
        speaker: name,
        isContinued: false,
        name: { start, end: start + name.length },
        speechStart,
      });
      isOpen = true;
      continue;
    }
    turns.push({ text, speaker: null, isContinued: isOpen, speechStart: ASIDE.test(text) ? text.length : 0 });
  }
  return turns;
}
