import { refuse, type Result } from '../../result.ts';
import { nameWithoutExtension } from '../decode-text.ts';
import type { ReadInput, Reading, Services } from '../format.ts';
import { CODE_POINTS, type ForeignDocument, type ForeignLink, type ForeignSpan } from '../foreign/foreign-document.ts';
import { isObject, listOf, numberAt, readJsonRows, stringAt, type JsonRow } from '../foreign/foreign-json.ts';
import { excerpt, type ImportNotes } from '../foreign/import-notes.ts';
import { attributesIn, isOwnPart, withOwnPart } from '../foreign/own-part.ts';
import { toReadings } from '../foreign/to-reading.ts';
import { propertyOf } from '../read-json.ts';

/** True for a row with what only Prodigy writes. */
export const isProdigyRow = (row: unknown): boolean =>
  ['spans', 'tokens', '_task_hash', '_input_hash'].some((key) => propertyOf(row, key) !== undefined);

/** Reads the rows of a data set, an article each; those that were rejected or passed over are told. */
export function readProdigy(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const read = readJsonRows(input);
  if (!read.ok) return read;
  const { rows, encoding, notes } = read.value;
  const name = nameWithoutExtension(input.name);
  const documents = rows.flatMap((row, index): ForeignDocument[] => {
    const document = documentIn(row, rows.length === 1 ? name : `${name} ${index + 1}`, notes);
    return document === null ? [] : [document];
  });
  if (documents.length === 0) {
    const message = 'The file holds no text with spans as Prodigy has them. Check that it is the right file.';
    return refuse({ code: 'prodigy/no-text', message, where: input.name });
  }
  const keepsIds = rows.every(({ value }) => isOwnPart(propertyOf(value, 'saidwho')));
  const file = { mediaType: 'application/x-ndjson', encoding, standard: CODE_POINTS, notes: notes.all(), keepsIds };
  return toReadings(documents, file, input, services);
}

function documentIn({ line, value }: JsonRow, name: string, notes: ImportNotes): ForeignDocument | null {
  const text = stringAt(value, 'text');
  if (text === undefined) {
    notes.add(`Line ${line} has no text and was left out.`);
    return null;
  }
  const answer = stringAt(value, 'answer') ?? 'accept';
  if (answer !== 'accept')
    notes.add(`Line ${line} was answered with “${excerpt(answer)}”; its spans were read all the same.`);
  const spans = listOf(propertyOf(value, 'spans')).flatMap((span, index): ForeignSpan[] => {
    const found = spanIn(span, `span ${numberAt(span, 'piece') ?? index}`);
    if (found === null) notes.add(`Line ${line} has a span without offsets: ${excerpt(JSON.stringify(span))}.`);
    return found === null ? [] : [found];
  });
  const ends = new SpanFinder(spans, listOf(propertyOf(value, 'tokens')));
  const links = listOf(propertyOf(value, 'relations')).flatMap((relation, index): ForeignLink[] => {
    const from = ends.find(relation, 'head');
    const to = ends.find(relation, 'child');
    const label = stringAt(relation, 'label') ?? 'related to';
    return from === null || to === null ? told(line, relation, notes) : [{ id: `relation ${index}`, label, from, to }];
  });
  const meta = propertyOf(value, 'meta');
  const hasMeta = isObject(meta) && Object.keys(meta).length > 0;
  const document: ForeignDocument = {
    title: name,
    text,
    ...(hasMeta && { metadata: { extra: { meta } } }),
    speakers: [],
    spans: ends.all,
    links,
  };
  return withOwnPart(document, propertyOf(value, 'saidwho'), false);
}

function told(line: number, relation: unknown, notes: ImportNotes): ForeignLink[] {
  notes.add(`Line ${line} has a relation whose ends are not in it: ${excerpt(JSON.stringify(relation))}.`);
  return [];
}

const KNOWN = new Set(['start', 'end', 'token_start', 'token_end', 'label', 'text', 'type', 'id', 'piece']);

function spanIn(span: unknown, id: string): ForeignSpan | null {
  const [start, end] = [numberAt(span, 'start'), numberAt(span, 'end')];
  if (start === undefined || end === undefined) return null;
  const quoted = stringAt(span, 'text');
  const attributes = Object.fromEntries(Object.entries(attributesIn(span)).filter(([key]) => !KNOWN.has(key)));
  return {
    id,
    label: stringAt(span, 'label') ?? 'span',
    fragments: [{ start, end }],
    ...(quoted === undefined ? {} : { quoted }),
    attributes,
  };
}

/**
 * Relations name tokens; `head_span` and `child_span` say which span is meant. A token in no span becomes one of its own,
 * so that the relation has something to hold on to.
 */
class SpanFinder {
  readonly all: ForeignSpan[];
  readonly #byPlace = new Map<string, string>();
  /** Numbers that we wrote, with their places. */
  readonly #numbered = new Set<string>();
  readonly #tokens: readonly unknown[];

  constructor(spans: readonly ForeignSpan[], tokens: readonly unknown[]) {
    this.all = [...spans];
    this.#tokens = tokens;
    for (const { id, label, fragments } of spans) {
      this.#numbered.add(`${id} ${fragments[0]!.start} ${fragments[0]!.end}`);
      this.#remember(`${label} ${fragments[0]!.start} ${fragments[0]!.end}`, id);
      this.#remember(`${fragments[0]!.start} ${fragments[0]!.end}`, id);
    }
  }

  /** Returns the id of the span at this end, or null. */
  find(relation: unknown, end: 'head' | 'child'): string | null {
    const span = propertyOf(relation, `${end}_span`);
    const token = this.#tokens[numberAt(relation, end) ?? -1];
    const place = isObject(span) ? span : token;
    const key = `${numberAt(place, 'start')} ${numberAt(place, 'end')}`;
    const numbered = `span ${numberAt(span, 'piece') ?? 'none'}`;
    if (this.#numbered.has(`${numbered} ${key}`)) return numbered;
    const known = this.#byPlace.get(`${stringAt(span, 'label')} ${key}`) ?? this.#byPlace.get(key);
    if (known !== undefined) return known;
    const made = spanIn(place, `end ${this.all.length}`);
    if (made === null) return null;
    this.all.push(made.label === 'span' ? { ...made, label: 'token' } : made);
    this.#remember(key, made.id);
    return made.id;
  }

  #remember(key: string, id: string): void {
    if (!this.#byPlace.has(key)) this.#byPlace.set(key, id);
  }
}
