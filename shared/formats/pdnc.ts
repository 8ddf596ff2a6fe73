import { refuse, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { QUOTATION_HEAD, readCharacters, readQuotations, type Quotation } from './corpora/pdnc-tables.ts';
import { decodeText, nameWithoutExtension } from './decode-text.ts';
import { CODE_POINTS, type ForeignLink, type ForeignSpan, type ForeignSpeaker } from './foreign/foreign-document.ts';
import { readRawText } from './foreign/raw-text.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { unwrapInPlace } from './text.ts';

/**
 * A novel of the Project Dialogism Novel Corpus: `quotation_info.csv` with the novel and its characters beside it. Every
 * quotation becomes a quote of its speaker, with those it is said to; what it says of characters becomes mentions. What
 * the corpus calls byte spans counts characters; like all offsets, they are proved by the words in the table.
 */
export const pdnc: Format = {
  id: 'pdnc',
  label: 'PDNC novel',
  description: 'quotation_info.csv of the Project Dialogism Novel Corpus, with the novel and its characters beside it.',
  group: 'annotations',
  extensions: ['csv'],
  mediaType: 'text/csv',
  loses: [],
  sniffs: (head) => QUOTATION_HEAD.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(head.subarray(0, 200))),
  companions: (name) => (/quotation_info\.csv$/iu.test(name) ? [NOVEL, CHARACTERS] : []),
  read: readPdnc,
};

const NOVEL = 'novel_text.txt';
const CHARACTERS = 'character_info.csv';

function readPdnc(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const mostUnits = budgetsOf(input.budgets).units;
  const companion = (name: string) => input.companions?.find((one) => one.name.toLowerCase() === name)?.bytes;
  const novelBytes = companion(NOVEL);
  if (novelBytes === undefined) return refuse({ code: 'pdnc/no-novel', message: NO_NOVEL, where: input.name });
  // With its line ends as they are, since offsets may count them.
  const decodedNovel = readRawText(novelBytes, NOVEL, { units: mostUnits });
  const table = decodeText(input.bytes, input.name, { mostUnits: mostUnits * 2 });
  if (!decodedNovel.ok) return decodedNovel;
  if (!table.ok) return table;
  const quotations = readQuotations(table.value.text);
  const characterBytes = companion(CHARACTERS);
  const characters = characterBytes === undefined ? null : decodeText(characterBytes, CHARACTERS, { mostUnits });
  const speakers = new Speakers(characters?.ok === true ? readCharacters(characters.value.text) : []);
  const { spans, links } = recordsOf(quotations.rows, speakers);
  const { text, width } = unwrapInPlace(decodedNovel.value.text);
  const notes = [
    ...(characters?.ok === true ? [] : [`${CHARACTERS} is not there, so the speakers have no aliases.`]),
    ...(width === null ? [] : [`The lines were wrapped at ${width} characters; each paragraph is one line now.`]),
    ...quotations.notes.slice(0, 80),
  ];
  const title = titleOf(decodedNovel.value.text, input.name);
  const document = { title, text, speakers: speakers.all, spans, links };
  return toReadings([document], { mediaType: 'text/csv', standard: CODE_POINTS, notes }, input, services);
}

const NO_NOVEL = `The table tells where the quotations stand, not the words around them. Put ${NOVEL} into the same folder and open the table again.`;

/** The first line, when it is short enough for a title; else what the file is called. */
function titleOf(novel: string, name: string): string {
  const first = /\S.*/u.exec(novel.slice(0, 2000))?.[0].trim() ?? '';
  return first.length > 0 && first.length <= 100 && !/[.!?,;]$/u.test(first) ? first : nameWithoutExtension(name);
}

/** The characters by name and alias, with those that only the quotations name. */
class Speakers {
  readonly all: ForeignSpeaker[];
  readonly #byName = new Map<string, string>();

  constructor(characters: readonly ForeignSpeaker[]) {
    this.all = [...characters];
    for (const { id, name, aliases = [] } of characters) {
      for (const one of [...aliases, name]) if (!this.#byName.has(one)) this.#byName.set(one, id);
    }
    for (const { id, name } of characters) this.#byName.set(name, id);
  }

  /** Names like `_unknowable` and `_group` say that nobody in particular speaks. */
  idOf(name: string): string | null {
    if (name === '' || name.startsWith('_')) return null;
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const id = `speaker ${this.all.length}`;
    this.all.push({ id, name });
    this.#byName.set(name, id);
    return id;
  }
}

function recordsOf(quotations: readonly Quotation[], speakers: Speakers) {
  const spans: ForeignSpan[] = [];
  const links: ForeignLink[] = [];
  const link = (label: string, from: string, name: string): boolean => {
    const to = speakers.idOf(name);
    if (to !== null) links.push({ id: `link ${links.length}`, label, from, to });
    return to !== null;
  };
  quotations.forEach(({ spans: fragments, texts, speaker, addressees, type, referringExpression, mentions }, row) => {
    const id = `quote ${row}`;
    const isKnown = link('attributed-to', id, speaker);
    for (const addressee of new Set(addressees)) link('addressed-to', id, addressee);
    const attributes = {
      quoteType: 'direct',
      ...(type === '' ? {} : { attributionForm: type.toLowerCase() }),
      ...(isKnown || speaker === '' ? {} : { speakerInCorpus: speaker }),
      ...(referringExpression === '' ? {} : { referringExpression: referringExpression.replace(/\s+/gu, ' ').trim() }),
    };
    const quoted = texts.length === 0 ? {} : { quoted: texts.join(' ') };
    spans.push({ id, label: 'quote', fragments, ...quoted, attributes });
    mentions.forEach(({ span, text, characters }, at) => {
      const mention = `mention ${row} ${at}`;
      const [first = '', ...others] = characters;
      link('refers-to', mention, first);
      const more = others.length === 0 ? {} : { alsoRefersTo: others };
      spans.push({ id: mention, label: 'mention', fragments: [span], quoted: text, attributes: more });
    });
  });
  return { spans, links };
}
