/**
 * The rows of a CoNLL file: a token a line with columns behind it, a blank line between sentences, and marks between
 * documents. In CoNLL-2003 and its like the token comes first and the tag last; CoNLL-2012 has the token fourth.
 */
export interface ConllDocument {
  readonly name: string | null;
  readonly sentences: readonly (readonly ConllRow[])[];
}

export interface ConllRow {
  readonly token: string;
  /** Of the last column; null where the row has not as many columns as the others. */
  readonly tag: string | null;
  /** Line in the file, from 1. */
  readonly line: number;
}

export interface ConllFile {
  /** CoNLL-2012, whose last column is coreference. */
  readonly hasChains: boolean;
  readonly documents: readonly ConllDocument[];
  readonly notes: readonly string[];
}

const BEGIN = /^#begin document \((.*)\)/u;

/** Column of the token in CoNLL-2012. */
const WORD = 3;

/** Returns the rows of the text. */
export function readRows(source: string): ConllFile {
  const lines = source.split(/\r\n?|\n/u);
  const hasChains = lines.some((line) => BEGIN.test(line));
  const split = lines.map((line) => columnsOf(line));
  const width = usualWidth(lines, split);
  const notes: string[] = [];
  const documents: { name: string | null; sentences: ConllRow[][] }[] = [{ name: null, sentences: [[]] }];
  for (const [index, columns] of split.entries()) {
    const line = lines[index]!;
    const begin = BEGIN.exec(line)?.[1];
    if (begin !== undefined || columns[0] === '-DOCSTART-') {
      documents.push({ name: begin ?? null, sentences: [[]] });
    } else if (isComment(line, hasChains)) {
      continue;
    } else if (line.trim() === '') {
      documents.at(-1)!.sentences.push([]);
    } else {
      const fits = columns.length === width;
      if (!fits) notes.push(widthNote(index + 1, columns.length, width));
      const token = columns[hasChains ? WORD : 0] ?? '';
      const tag = fits && columns.length > 1 ? columns.at(-1)! : null;
      if (token !== '')
        documents
          .at(-1)!
          .sentences.at(-1)!
          .push({ token, tag, line: index + 1 });
    }
  }
  const filled = documents
    .map(({ name, sentences }) => ({ name, sentences: sentences.filter((rows) => rows.length > 0) }))
    .filter(({ sentences }) => sentences.length > 0);
  return { hasChains, documents: filled, notes };
}

/** In CoNLL-2012 a number sign begins a comment; elsewhere it may be a token, with columns behind it. */
const isComment = (line: string, hasChains: boolean): boolean =>
  line.startsWith('#') && (hasChains || /^#\s?[\w.-]+\s?[=:]/u.test(line) || line.startsWith('#end'));

/** Tabs part columns where there are any, else blanks; white space behind the last column is none. */
function columnsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim());
  return line.split(/ +/u).filter((cell) => cell !== '');
}

/** How many columns most rows have. */
function usualWidth(lines: readonly string[], split: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const [i, columns] of split.entries()) {
    if (lines[i]!.trim() === '' || lines[i]!.startsWith('#') || columns[0] === '-DOCSTART-') continue;
    counts.set(columns.length, (counts.get(columns.length) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [2, 0] as [number, number])[0];
}

const widthNote = (line: number, found: number, usual: number): string =>
  `Line ${line} has ${found} ${found === 1 ? 'column' : 'columns'} where the others have ${usual}: its word is kept, without a tag.`;
