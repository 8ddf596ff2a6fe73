import type { Article } from '../model/article.ts';
import { refuse, type Result } from '../result.ts';
import { withAttributionEvents } from './brat/attribution-events.ts';
import { configurationOf } from './brat/configuration.ts';
import { BRAT_LOSSES } from './brat/losses.ts';
import { tracedLabel } from './brat/record-ids.ts';
import { readAnn } from './brat/read-ann.ts';
import { writeAnn } from './brat/write-ann.ts';
import { budgetsOf } from './budgets.ts';
import { nameWithoutExtension } from './decode-text.ts';
import type { Format, OutFile, ReadInput, Reading, Services } from './format.ts';
import { CODE_POINTS, type ForeignDocument } from './foreign/foreign-document.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { withOriginalLabels } from './foreign/original-labels.ts';
import { readRawText } from './foreign/raw-text.ts';
import { toReadings } from './foreign/to-reading.ts';

/**
 * The stand-off of brat: the text in `.txt`, a line an annotation in `.ann` beside it, and two files that tell brat how
 * to show the folder. Offsets count code points. Attributions are relations from the quote; events (and PolNeAR’s
 * attributions) are read, and written again as the events that they were. Speakers are references to `saidwho`.
 */
export const brat: Format = {
  id: 'brat',
  label: 'brat stand-off',
  description: 'Text, annotations and configuration for brat, INCEpTION and programs that train on brat’s files.',
  group: 'annotations',
  extensions: ['ann'],
  mediaType: 'text/plain',
  loses: BRAT_LOSSES,
  sniffs: (head) => /^T\d+\t[^\s]+ \d+ \d+(?:;\d+ \d+)*\r?(?:\t|$)/mu.test(new TextDecoder().decode(head)),
  companions: (name) => [`${nameWithoutExtension(name)}.txt`],
  read: readBrat,
  write: (article, _, name = 'article') => filesFor(article, name),
};

/** The same with attributions as PolNeAR has them, for programs trained on it; `brat` reads them. */
export const bratEvents: Format = {
  id: 'brat-polnear',
  label: 'brat stand-off, attributions as events (PolNeAR)',
  description:
    'As brat stand-off, with Content, Cue and Source tied by Attribution events, for tools made for PolNeAR.',
  group: 'annotations',
  extensions: ['ann'],
  mediaType: 'text/plain',
  loses: BRAT_LOSSES,
  write: (article, _, name = 'article') => filesFor(article, name, withAttributionEvents),
};

function readBrat(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const budgets = budgetsOf(input.budgets);
  const [wanted] = brat.companions!(input.name);
  const companion = input.companions?.find(({ name }) => name === wanted);
  if (companion === undefined) {
    const message = `The text that ${input.name} annotates is not beside it. Put ${wanted} into the same folder, and open ${input.name} again.`;
    return refuse({ code: 'brat/no-text', message, where: input.name });
  }
  const text = readRawText(companion.bytes, companion.name, budgets);
  if (!text.ok) return text;
  const ann = readRawText(input.bytes, input.name, { units: budgets.markupUnits });
  if (!ann.ok) return ann;
  const { notes, readLines, brokenLines, ...found } = readAnn(ann.value.text.replace(/\r\n?/gu, '\n'));
  if (readLines === 0 && brokenLines > 0) {
    const message =
      'No line of the file is an annotation as brat writes them (“T1, tab, type and offsets, tab, words”). Check that it is the right file.';
    return refuse({ code: 'brat/no-annotations', message, where: input.name });
  }
  const document: ForeignDocument = { title: nameWithoutExtension(input.name), text: text.value.text, ...found };
  const { encoding } = text.value;
  const standard = CODE_POINTS;
  const file = { mediaType: 'text/plain', standard, encoding, notes: notes.all(), keepsIds: 'speakers' } as const;
  return toReadings([document], file, input, services);
}

function filesFor(article: Article, name: string, change = (document: ForeignDocument) => document): OutFile[] {
  const document = change(documentOf(article));
  return [
    { name: `${name}.ann`, content: writeAnn(document) },
    { name: `${name}.txt`, content: textFile(document) },
    ...configurationOf(article, document),
  ];
}

/** UTF-16 offsets, which are cut at line ends and counted in code points when they are written. */
const documentOf = (article: Article): ForeignDocument =>
  withOriginalLabels(foreignOf(article, 'utf-16'), article, brat.id, tracedLabel);

/** A first character that looks like a byte order mark gets one before it, which readers take off. */
const textFile = ({ text }: ForeignDocument): string => (text.startsWith('\ufeff') ? `\ufeff${text}` : text);
