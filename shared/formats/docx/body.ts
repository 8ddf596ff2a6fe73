import { childOf, childrenOf, descendantsOf, isElement, textIn, type XmlElement } from '../xml.ts';
import { walkXml } from '../walk-xml.ts';
import type { Comment } from '../word-processing/comments.ts';
import {
  DocumentWriter,
  PARAGRAPH,
  type Place,
  type Shape,
  type WrittenText,
} from '../word-processing/document-writer.ts';
import { symbolText } from '../word-processing/symbols.ts';
import type { WordPackage } from './package.ts';
import type { WordStyles } from './styles.ts';

/**
 * The text of a Word file as it stands when all changes are accepted: what was inserted is kept and what was deleted
 * or moved away dropped, a paragraph whose end was deleted goes on in the next. Fields give their results, not their
 * instructions. Each paragraph of a table's cell is a block, text boxes follow the paragraph that they are tied to,
 * notes stand at the end, with a mark like [1] there and in the text.
 */
export interface WordText {
  readonly written: WrittenText;
  readonly comments: readonly Comment[];
  readonly titleOnPage: string | null;
  readonly counts: {
    readonly notes: number;
    readonly pictures: number;
    readonly embedded: number;
    readonly deletions: number;
  };
}

/** Reads the text of the file. */
export function readWordText(parts: WordPackage, styles: WordStyles): WordText {
  const reader = new BodyReader(styles);
  walkXml(parts.document, reader);
  const notes = { footnoteReference: notesById(parts.footnotes), endnoteReference: notesById(parts.endnotes) };
  // Notes may refer to notes no further: the list grows by what their text refers to, and each is written once.
  for (let i = 0; i < reader.references.length; i += 1) {
    const { kind, id } = reader.references[i]!;
    const note = notes[kind].get(id);
    if (note !== undefined) reader.readNote(note, i + 1);
  }
  const commentTexts = parts.comments === null ? [] : childrenOf(parts.comments, 'comment');
  return {
    written: reader.writer.finish(),
    comments: commentTexts.flatMap((comment) => reader.commentOf(comment)),
    titleOnPage: reader.titleOnPage,
    counts: { ...reader.counts, notes: reader.references.length },
  };
}

type NoteReference = 'footnoteReference' | 'endnoteReference';

function notesById(part: XmlElement | null): ReadonlyMap<string, XmlElement> {
  const notes = part === null ? [] : [...childrenOf(part, 'footnote'), ...childrenOf(part, 'endnote')];
  return new Map(notes.map((note) => [note.attributes['id'] ?? '', note]));
}

/** Elements of WordprocessingML that hold no text of the document. */
const PASSED_OVER = new Set(
  `pPr rPr sectPr tblPr tblGrid trPr tcPr tblPrEx sdtPr sdtEndPr del moveFrom delText delInstrText instrText rt
   rubyPr fldData ffData smartTagPr customXmlPr numPr proofErr background`.split(/\s+/u),
);

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['noBreakHyphen', '\u2011'],
  ['softHyphen', '\u00ad'],
]);

class BodyReader {
  readonly writer = new DocumentWriter();
  readonly references: { kind: NoteReference; id: string }[] = [];
  readonly counts = { pictures: 0, embedded: 0, deletions: 0 };
  titleOnPage: string | null = null;
  readonly #styles: WordStyles;
  readonly #starts = new Map<string, Place>();
  readonly #ends = new Map<string, Place>();
  /** For each open field, whether its instruction is being read. */
  readonly #fields: boolean[] = [];
  #instructions = 0;
  readonly #otherWays = new Set<XmlElement>();
  /** Properties of the paragraphs that are open, the innermost last: text boxes stand in paragraphs. */
  readonly #paragraphs: { readonly shape: Shape; readonly goesOn: boolean; readonly isTitle: boolean; text: string }[] =
    [];

  constructor(styles: WordStyles) {
    this.#styles = styles;
  }

  enter(element: XmlElement): boolean {
    const { name } = element;
    if (!isWord(element)) return this.#enterForeign(element);
    if (name === 'p') this.#begin(element);
    else if (name === 't') this.#text(element);
    else if (CHARACTERS.has(name)) this.#write(CHARACTERS.get(name)!);
    else if (name === 'br' || name === 'cr') this.#break();
    else if (name === 'sym') this.#write(symbolText(Number.parseInt(element.attributes['char'] ?? '', 16)));
    else if (name === 'fldChar') this.#field(element.attributes['fldCharType']);
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.#refer(name, element);
    else if (name === 'commentRangeStart') this.#mark(this.#starts, element);
    else if (name === 'commentRangeEnd') this.#mark(this.#ends, element);
    else if (name === 'commentReference') this.#mark(this.#ends, element);
    else if (name === 'txbxContent') this.writer.beginFlow('after-paragraph');
    else if (name === 'drawing' || name === 'pict' || name === 'object') this.#picture(element);
    else if (name === 'altChunk') this.counts.embedded += 1;
    else if (name === 'tr') return !isDeletedRow(element);
    else if (name === 'tc') return !isDeletedCell(element);
    else if (name === 'del' || name === 'moveFrom') this.counts.deletions += 1;
    return name !== 't' && !PASSED_OVER.has(name);
  }

  leave(element: XmlElement): void {
    if (!isWord(element)) return;
    if (element.name === 'p') this.#end();
    else if (element.name === 'txbxContent') this.writer.endFlow();
  }

  /** Writes a note's text at the end, its number before it. */
  readNote(note: XmlElement, number: number): void {
    this.#fields.length = 0;
    this.#instructions = 0;
    this.writer.beginFlow('to-the-end');
    this.writer.write(`[${number}] `);
    walkXml(note, this);
    this.writer.endFlow();
  }

  /** Returns the comment as it is tied to the text; none for one that is tied to nothing. */
  commentOf(comment: XmlElement): Comment[] {
    const id = comment.attributes['id'] ?? '';
    const end = this.#ends.get(id) ?? this.#starts.get(id);
    const text = paragraphsIn(comment);
    if (end === undefined || text === '') return [];
    const { author, date } = comment.attributes;
    return [{ id: `comment ${id}`, text, author, date, start: this.#starts.get(id) ?? null, end }];
  }

  /** Of two ways to show the same, the newer one is read; of drawings only the text boxes. */
  #enterForeign(element: XmlElement): boolean {
    const { name, namespace, children } = element;
    if (this.#otherWays.has(element)) return false;
    if (name === 'AlternateContent') {
      for (const other of children.filter(isElement).slice(1)) this.#otherWays.add(other);
      return true;
    }
    if (namespace.endsWith('/math') && name === 't') return true;
    return !(namespace.includes('drawingml') && name === 't');
  }

  text(text: string, parent: XmlElement): void {
    if (parent.name === 't' && parent.namespace.endsWith('/math')) this.#write(text);
  }

  #begin(paragraph: XmlElement): void {
    const properties = childOf(paragraph, 'pPr');
    const mark = properties === null ? null : childOf(properties, 'rPr');
    this.#paragraphs.push({
      shape: this.#styles.shapeOf(properties),
      goesOn: mark !== null && (childOf(mark, 'del') !== null || childOf(mark, 'moveFrom') !== null),
      isTitle: this.titleOnPage === null && this.#styles.isTitle(properties),
      text: '',
    });
  }

  #end(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    if (paragraph.isTitle && paragraph.text.trim() !== '') this.titleOnPage ??= paragraph.text;
    if (!paragraph.goesOn) this.writer.endParagraph(paragraph.shape);
  }

  #text(element: XmlElement): void {
    const text = textIn(element);
    this.#write(element.attributes['xml:space'] === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/gu, ''));
  }

  #write(text: string): void {
    if (this.#instructions > 0) return;
    this.writer.write(text);
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph?.isTitle === true) paragraph.text += text;
  }

  #break(): void {
    if (this.#instructions === 0) this.writer.endParagraph(this.#paragraphs.at(-1)?.shape ?? PARAGRAPH);
  }

  #field(type: string | undefined): void {
    if (type === 'begin') {
      this.#fields.push(true);
      this.#instructions += 1;
      return;
    }
    const isInstruction = this.#fields.at(-1);
    if (isInstruction === undefined) return;
    if (isInstruction) this.#instructions -= 1;
    if (type === 'separate') this.#fields[this.#fields.length - 1] = false;
    else this.#fields.pop();
  }

  #refer(kind: NoteReference, { attributes }: XmlElement): void {
    this.references.push({ kind, id: attributes['id'] ?? '' });
    this.#write(`[${this.references.length}]`);
  }

  #mark(places: Map<string, Place>, { attributes }: XmlElement): void {
    const id = attributes['id'] ?? '';
    if (!places.has(id)) places.set(id, this.writer.place());
  }

  #picture(element: XmlElement): void {
    for (const { name } of descendantsOf(element)) if (name === 'txbxContent') return;
    this.counts.pictures += 1;
  }
}

/** Names in other namespaces mean other things: `a:p` is a paragraph of a drawing. */
const isWord = ({ namespace }: XmlElement): boolean => namespace.includes('wordprocessingml');

const isDeletedRow = (row: XmlElement): boolean => {
  const properties = childOf(row, 'trPr');
  return properties !== null && childOf(properties, 'del') !== null;
};

const isDeletedCell = (cell: XmlElement): boolean => {
  const properties = childOf(cell, 'tcPr');
  return properties !== null && childOf(properties, 'cellDel') !== null;
};

/** The text of the paragraphs in the element, one a line. */
function paragraphsIn(element: XmlElement): string {
  const lines: string[] = [];
  for (const paragraph of descendantsOf(element)) {
    if (paragraph.name !== 'p' || !isWord(paragraph)) continue;
    let line = '';
    walkXml(paragraph, {
      enter: (inner) => {
        if (inner.name === 't' && isWord(inner)) line += textIn(inner);
        else if (inner.name === 'tab' || inner.name === 'br') line += ' ';
        return inner.name === 'p' ? inner === paragraph : !PASSED_OVER.has(inner.name);
      },
    });
    lines.push(line.trim());
  }
  return lines.join('\n').trim();
}
