import { childOf, childrenOf, textIn, type XmlElement } from '../xml.ts';
import { walkXml } from '../walk-xml.ts';
import type { Comment } from '../word-processing/comments.ts';
import {
  DocumentWriter,
  PARAGRAPH,
  type Place,
  type Shape,
  type WrittenText,
} from '../word-processing/document-writer.ts';
import { headingOf, listItemOf } from '../word-processing/named-styles.ts';
import type { OpenDocumentStyles } from './styles.ts';

/**
 * The text of an OpenDocument file as it is shown, white space collapsed as its standard says: runs of spaces and line
 * ends count as one space, `text:s` and `text:tab` as what they stand for. What was deleted while changes were
 * tracked is kept apart in such files and is passed over; notes stand at the end, with a mark like [1] there and in
 * the text; text boxes follow the paragraph that they are tied to.
 */
export interface OpenDocumentText {
  readonly written: WrittenText;
  readonly comments: readonly Comment[];
  readonly titleOnPage: string | null;
  readonly counts: { readonly notes: number; readonly pictures: number; readonly deletions: number };
}

/** Reads the text of the file. */
export function readOpenDocumentText(text: XmlElement, styles: OpenDocumentStyles): OpenDocumentText {
  const reader = new BodyReader(styles);
  walkXml(text, reader);
  return {
    written: reader.writer.finish(),
    comments: reader.comments(),
    titleOnPage: reader.titleOnPage,
    counts: reader.counts,
  };
}

/** Elements that hold no text of the document, apart from those whose names end in `-decls` and `-source`. */
const PASSED_OVER = new Set(
  `tracked-changes note-citation covered-table-cell ruby-text forms event-listeners annotation object object-ole
   binary-data image script math change-info shapes bibliography-configuration`.split(/\s+/u),
);

/** A paragraph that is open: text boxes and notes stand in paragraphs. */
interface OpenParagraph {
  readonly shape: Shape;
  readonly isTitle: boolean;
  /** It stands in another without a text box around it, as the words of a drawing do. */
  readonly isLoose: boolean;
  /** A space counts that the file has, unless nothing follows. */
  hasSpace: boolean;
  /** White space that follows counts for nothing. */
  isAfterSpace: boolean;
  text: string;
}

/** What surrounds the paragraphs of the body, of a text box or of a note. */
interface Surroundings {
  lists: number;
  readonly paragraphs: OpenParagraph[];
}

interface Annotation {
  readonly element: XmlElement;
  readonly start: Place;
  end: Place | null;
}

/** No line has more spaces on end; a number that is larger is a slip or an attack. */
const MOST_SPACES = 1000;

class BodyReader {
  readonly writer = new DocumentWriter();
  readonly counts = { notes: 0, pictures: 0, deletions: 0 };
  titleOnPage: string | null = null;
  readonly #styles: OpenDocumentStyles;
  readonly #annotations: Annotation[] = [];
  readonly #open = new Map<string, Annotation>();
  readonly #surroundings: Surroundings[] = [{ lists: 0, paragraphs: [] }];

  constructor(styles: OpenDocumentStyles) {
    this.#styles = styles;
  }

  enter(element: XmlElement): boolean {
    const { name, attributes } = element;
    if (name === 'p' || name === 'h') this.#begin(element);
    else if (name === 'list') this.#around.lists += 1;
    else if (name === 's') this.#write(' '.repeat(spacesOf(attributes['c'])));
    else if (name === 'tab') this.#write('\t');
    else if (name === 'line-break') this.#break();
    else if (name === 'note') this.#write(`[${(this.counts.notes += 1)}]`);
    else if (name === 'note-body') this.#beginFlow('to-the-end', `[${this.counts.notes}] `);
    else if (name === 'text-box') this.#beginFlow('after-paragraph', '');
    else if (name === 'annotation') this.#annotate(element);
    else if (name === 'annotation-end') this.#endAnnotation(attributes['name']);
    else if (name === 'image' || name === 'object' || name === 'object-ole') this.counts.pictures += 1;
    else if (name === 'tracked-changes') this.counts.deletions += deletionsIn(element);
    return !isPassedOver(element);
  }

  leave({ name }: XmlElement): void {
    if (name === 'p' || name === 'h') this.#end();
    else if (name === 'list') this.#around.lists -= 1;
    else if (name === 'note-body' || name === 'text-box') this.#endFlow();
  }

  text(text: string): void {
    const paragraph = this.#paragraph;
    if (paragraph === undefined) return;
    for (const [piece] of text.matchAll(/[ \t\r\n]+|[^ \t\r\n]+/gu)) {
      if (!/^[ \t\r\n]/u.test(piece)) this.#write(piece);
      else if (!paragraph.isAfterSpace) {
        paragraph.hasSpace = true;
        paragraph.isAfterSpace = true;
      }
    }
  }

  /** The comments, in the order in which they begin. */
  comments(): Comment[] {
    return this.#annotations.flatMap(({ element, start, end }, index): Comment[] => {
      const text = annotationText(element);
      const part = (name: string) => {
        const child = childOf(element, name);
        return child === null ? undefined : textIn(child);
      };
      const comment = { id: `comment ${index + 1}`, text, author: part('creator'), date: part('date') };
      return text === '' ? [] : [{ ...comment, start: end === null ? null : start, end: end ?? start }];
    });
  }

  get #around(): Surroundings {
    return this.#surroundings.at(-1)!;
  }

  get #paragraph(): OpenParagraph | undefined {
    return this.#around.paragraphs.at(-1);
  }

  #begin(element: XmlElement): void {
    const isLoose = this.#paragraph !== undefined;
    if (isLoose) this.writer.beginFlow('after-paragraph');
    const style = element.attributes['style-name'];
    this.#around.paragraphs.push({
      shape: this.#shapeOf(element, style),
      isTitle: this.titleOnPage === null && this.#styles.isTitle(style),
      isLoose,
      hasSpace: false,
      isAfterSpace: true,
      text: '',
    });
  }

  #end(): void {
    const paragraph = this.#around.paragraphs.pop();
    if (paragraph === undefined) return;
    if (paragraph.isTitle && paragraph.text.trim() !== '') this.titleOnPage ??= paragraph.text;
    if (paragraph.isLoose) this.writer.endFlow(paragraph.shape);
    else this.writer.endParagraph(paragraph.shape);
  }

  #shapeOf({ name, attributes }: XmlElement, style: string | undefined): Shape {
    if (name === 'h') return headingOf(Number.parseInt(attributes['outline-level'] ?? '1', 10) || 1);
    const styled = this.#styles.shapeOf(style);
    return styled.type !== 'heading' && this.#around.lists > 0 ? listItemOf(this.#around.lists) : styled;
  }

  #write(text: string): void {
    const paragraph = this.#paragraph;
    if (paragraph === undefined) return;
    this.#writeSpace();
    paragraph.isAfterSpace = false;
    this.writer.write(text);
    if (paragraph.isTitle) paragraph.text += text;
  }

  /** Writes the space that was held back until something follows it. */
  #writeSpace(): void {
    const paragraph = this.#paragraph;
    if (paragraph?.hasSpace !== true) return;
    paragraph.hasSpace = false;
    this.writer.write(' ');
    if (paragraph.isTitle) paragraph.text += ' ';
  }

  #break(): void {
    const paragraph = this.#paragraph;
    if (paragraph === undefined) return;
    paragraph.hasSpace = false;
    paragraph.isAfterSpace = true;
    if (paragraph.isTitle) paragraph.text += ' ';
    this.writer.endParagraph(paragraph.shape);
  }

  #beginFlow(goes: 'after-paragraph' | 'to-the-end', mark: string): void {
    this.writer.beginFlow(goes);
    this.writer.write(mark);
    this.#surroundings.push({ lists: 0, paragraphs: [] });
  }

  #endFlow(): void {
    if (this.#surroundings.length === 1) return;
    this.#surroundings.pop();
    this.writer.endFlow(PARAGRAPH);
  }

  #annotate(element: XmlElement): void {
    this.#writeSpace();
    const annotation: Annotation = { element, start: this.writer.place(), end: null };
    this.#annotations.push(annotation);
    const { name } = element.attributes;
    if (name !== undefined && !this.#open.has(name)) this.#open.set(name, annotation);
  }

  #endAnnotation(name: string | undefined): void {
    const annotation = this.#open.get(name ?? '');
    if (annotation !== undefined) annotation.end ??= this.writer.place();
  }
}

/** Titles and descriptions of drawings and tables are no text; `text:title` is a field, whose result is. */
const isPassedOver = ({ name, namespace }: XmlElement): boolean =>
  PASSED_OVER.has(name) ||
  name.endsWith('-decls') ||
  name.endsWith('-source') ||
  ((name === 'title' || name === 'desc') && !namespace.includes(':text:'));

const deletionsIn = (changes: XmlElement): number =>
  childrenOf(changes, 'changed-region').filter((region) => childOf(region, 'deletion') !== null).length;

function spacesOf(count: string | undefined): number {
  const number = count === undefined ? 1 : Number.parseInt(count, 10);
  return Number.isFinite(number) ? Math.min(MOST_SPACES, Math.max(0, number)) : 1;
}

/** The paragraphs of a comment, one a line. */
function annotationText(annotation: XmlElement): string {
  const lines: string[] = [];
  for (const child of [...childrenOf(annotation, 'p'), ...childrenOf(annotation, 'list')]) {
    lines.push(
      textIn(child)
        .replace(/[ \t\r\n]+/gu, ' ')
        .trim(),
    );
  }
  return lines.join('\n').trim();
}
