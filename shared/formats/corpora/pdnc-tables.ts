import { parse } from 'csv-parse/sync';
import type { ForeignFragment, ForeignSpeaker } from '../foreign/foreign-document.ts';
import { itemsIn, readPythonValue, stringsIn, type PythonValue } from './python-literal.ts';

/** The two tables of a novel in the Project Dialogism Novel Corpus, their cells read. */
export interface Quotation {
  readonly id: string;
  /** The parts of the quotation, where they stand (code points, half-open) and their words. */
  readonly spans: readonly ForeignFragment[];
  readonly texts: readonly string[];
  readonly speaker: string;
  readonly addressees: readonly string[];
  /** `Explicit`, `Anaphoric`, `Implicit`. */
  readonly type: string;
  readonly referringExpression: string;
  readonly mentions: readonly MentionOfCharacter[];
}

/** Words inside a quotation that stand for characters. */
export interface MentionOfCharacter {
  readonly span: ForeignFragment;
  readonly text: string;
  readonly characters: readonly string[];
}

interface Table<T> {
  readonly rows: readonly T[];
  /** Sentences: what could not be read. */
  readonly notes: readonly string[];
}

/** The first line of `quotation_info.csv`. */
export const QUOTATION_HEAD = /^\ufeff?"?quoteID"?,"?quoteText"?,/u;

/** Returns the quotations of the table; rows without a place are noted and left out. */
export function readQuotations(csv: string): Table<Quotation> {
  const rows: Quotation[] = [];
  const notes: string[] = [];
  for (const [line, row] of recordsOf(csv).entries()) {
    const spans = spansIn(readPythonValue(row['quoteByteSpans'] ?? ''));
    const id = row['quoteID'] ?? '';
    if (spans === null || spans.length === 0) {
      notes.push(
        `Row ${line + 2} is no quotation: “${(row['quoteByteSpans'] ?? '').slice(0, 80)}” is no list of places.`,
      );
      continue;
    }
    rows.push({
      id,
      spans,
      texts: stringsIn(readPythonValue(row['subQuotationList'] ?? '')),
      speaker: row['speaker'] ?? '',
      addressees: stringsIn(readPythonValue(row['addressees'] ?? '')),
      type: row['quoteType'] ?? '',
      referringExpression: row['referringExpression'] ?? '',
      mentions: mentionsIn(row),
    });
  }
  return { rows, notes };
}

/** Returns the characters of `character_info.csv` as speakers with their aliases. */
export function readCharacters(csv: string): readonly ForeignSpeaker[] {
  return recordsOf(csv).flatMap((row, at): ForeignSpeaker[] => {
    const name = row['Main Name'] ?? '';
    if (name === '') return [];
    const aliases = stringsIn(readPythonValue(row['Aliases'] ?? '')).filter((alias) => alias !== name);
    const [gender = '', category = ''] = [GENDERS.get(row['Gender'] ?? ''), row['Category']];
    const role = [gender, category === '' ? '' : `${category} character`].filter((part) => part !== '').join(', ');
    return [{ id: `character ${at}`, name, aliases: aliases.toSorted(), ...(role === '' ? {} : { role }) }];
  });
}

const GENDERS: ReadonlyMap<string, string> = new Map(Object.entries({ F: 'female', M: 'male' }));

type Row = Readonly<Record<string, string | undefined>>;

/** Rows by the names of the first one; a row that is too long or too short keeps what it has. */
function recordsOf(csv: string): readonly Row[] {
  const options = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true } as const;
  const [head = [], ...rows] = parse(csv, options);
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]])));
}

function spansIn(value: PythonValue | undefined): readonly ForeignFragment[] | null {
  if (!Array.isArray(value)) return null;
  const spans = (value as readonly PythonValue[]).map(spanOf);
  return spans.includes(null) ? null : (spans as readonly ForeignFragment[]);
}

function spanOf(value: PythonValue): ForeignFragment | null {
  const [start, end] = itemsIn(value);
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
}

/** The three lists run along each other: for each part of the quotation, for each mention in it. */
function mentionsIn(row: Row): readonly MentionOfCharacter[] {
  const [texts, spans, characters] = ['mentionTextsList', 'mentionSpansList', 'mentionEntitiesList'].map((name) =>
    itemsIn(readPythonValue(row[name] ?? '')),
  );
  return spans!.flatMap((part, i) =>
    itemsIn(part).flatMap((value, j): MentionOfCharacter[] => {
      const span = spanOf(value);
      const text = stringsIn(texts![i])[j];
      return span === null || text === undefined
        ? []
        : [{ span, text, characters: stringsIn(itemsIn(characters![i])[j]) }];
    }),
  );
}
