import { isElement, type XmlElement } from '../xml.ts';
import { walkXml } from '../walk-xml.ts';
import {
  DocumentWriter,
  PARAGRAPH,
  type Place,
  type Shape,
  type WrittenText,
} from '../word-processing/document-writer.ts';
import { headingOf, listItemOf } from '../word-processing/named-styles.ts';

/**
 * The text of a TEI document as it is read: divisions with their heads, paragraphs, lines of verse, speeches, lists and
 * tables become blocks. What editors put beside it (running heads, descriptions, readings not taken) is left out, notes
 * stand at the end with a mark in the text, and of two spellings the corrected one is read. Every element that is
 * annotated or may be pointed to keeps its place.
 */
export interface TeiText {
  readonly written: WrittenText;
  /** In document order. */
  readonly elements: readonly TeiElement[];
  readonly notes: number;
}

/** An element of the text that says something of the words in it, or has an id. */
export interface TeiElement {
  readonly element: XmlElement;
  readonly start: Place;
  readonly end: Place;
  /** White space at its edges counts. */
  readonly isExact: boolean;
  /** The nearest speech or utterance around it, if any. */
  readonly speech: XmlElement | null;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/** Elements that begin and end a paragraph. */
const PARAGRAPHS = words(`p ab head l speaker item cell u stage opener closer salute signed dateline byline docAuthor
  docDate docTitle titlePart docImprint trailer argument row castItem`);

/** Elements inside paragraphs; between paragraphs each other one stands alone. */
const IN_LINE = words(`hi emph foreign distinct term gloss mentioned soCalled title name rs persName orgName placeName
  geogName date time num measure ref ptr seg w c pc s cl phr m choice corr sic reg orig abbr expan ex am add del supplied
  unclear damage subst app lem rdg lb pb cb gb milestone anchor note index gap space g formula figure graphic label
  surname forename roleName address addrLine email idno code ident val pause vocal kinesic incident shift writing said q
  quote cit bibl`);

const DIVISIONS = words('div div1 div2 div3 div4 div5 div6 div7');

/** Elements whose content is no text of the work. */
const PASSED_OVER = words(`fw figDesc desc fs fLib fvLib index span spanGrp interp interpGrp metamark del gap rdg rdgGrp
  wit witDetail editorialDecl teiHeader standOff link linkGrp join joinGrp alt altGrp timeline listTranspose certainty
  precision respons notatedMusic graph tree eTree forest listForest xenoData facsimile sourceDoc`);

/** Of what editors give twice, these are read when they are there. */
const PREFERRED = words('corr reg expan lem');

/** Elements that may be annotations, whether they have an id or not. */
const ANNOTATING = words('said q quote seg soCalled rs persName orgName name sp u speaker cit');

interface OpenElement {
  readonly element: XmlElement;
  readonly start: Place | null;
  readonly isParagraph: boolean;
  readonly isQuotation: boolean;
  /** A note in a paragraph: it is written at the end. */
  readonly isNote: boolean;
}

interface Surroundings {
  readonly paragraphs: number;
  readonly lists: number;
  readonly quotations: number;
  readonly heading: number;
  readonly isExact: boolean;
}

/** Reads the element `text` of a document. */
export function readTeiText(text: XmlElement): TeiText {
  const reader = new TextReader();
  walkXml(text, reader);
  return { written: reader.writer.finish(), elements: reader.inOrder(), notes: reader.notes };
}

class TextReader {
  readonly writer = new DocumentWriter();
  notes = 0;
  readonly #elements: (TeiElement & { readonly order: number })[] = [];
  readonly #open: OpenElement[] = [];
  readonly #speeches: XmlElement[] = [];
  readonly #passedOver = new Set<XmlElement>();
  #orders: number[] = [];
  #count = 0;
  #divisions = 0;
  #lists = 0;
  #quotations = 0;
  #paragraphs = 0;
  #heading = 0;
  #isExact = false;
  #hasSpace = false;
  #isAfterSpace = true;
  /** What surrounds the notes that are open. */
  readonly #around: Surroundings[] = [];

  inOrder(): readonly TeiElement[] {
    return this.#elements.toSorted((a, b) => a.order - b.order);
  }

  enter(element: XmlElement): boolean {
    const { name, attributes } = element;
    if (PASSED_OVER.has(name) || this.#passedOver.has(element)) return false;
    if (name === 'lb') this.#lineBreak(attributes['break']);
    if (name === 'choice' || name === 'app') this.#choose(element);
    const isParagraph = PARAGRAPHS.has(name) || (this.#paragraphs === 0 && !IN_LINE.has(name));
    const isBlock = isParagraph || (this.#paragraphs === 0 && isQuoting(name));
    const isQuotation = name === 'quote' && (isBlock || holdsParagraphs(element));
    if (isBlock || isQuotation || isContainer(name)) this.#flush();
    if (DIVISIONS.has(name)) this.#divisions += 1;
    if (name === 'list') this.#lists += 1;
    if (name === 'sp' || name === 'u') this.#speeches.push(element);
    if (isQuotation) this.#quotations += 1;
    if (PARAGRAPHS.has(name)) this.#beginParagraph(element);
    const isNote = name === 'note' && this.#paragraphs > 0;
    if (isNote) this.#beginNote();
    const isKnown = ANNOTATING.has(name) || attributes['xml:id'] !== undefined;
    this.#orders.push((this.#count += 1));
    this.#open.push({
      element,
      start: isKnown ? this.#startPlace() : null,
      isParagraph: PARAGRAPHS.has(name),
      isQuotation,
      isNote,
    });
    return true;
  }

  leave(element: XmlElement): void {
    const { name } = element;
    const { start, isParagraph, isQuotation, isNote } = this.#open.pop()!;
    const order = this.#orders.pop()!;
    if (start !== null) {
      const speech = this.#speeches.findLast((one) => one !== element) ?? null;
      this.#elements.push({ element, start, end: this.writer.place(), isExact: this.#isExact, speech, order });
    }
    const isBlock = isParagraph || (this.#paragraphs === 0 && (!IN_LINE.has(name) || isQuoting(name)));
    if (isParagraph) this.#endParagraph();
    else if (isBlock || isQuotation || isContainer(name)) this.#flush();
    if (DIVISIONS.has(name)) this.#divisions -= 1;
    if (name === 'list') this.#lists -= 1;
    if (name === 'sp' || name === 'u') this.#speeches.pop();
    if (isQuotation) this.#quotations -= 1;
    if (isNote) this.#endNote();
  }

  text(text: string): void {
    if (this.#isExact) {
      this.writer.writeExactly(text);
      return;
    }
    for (const [piece] of text.matchAll(/[ \t\r\n]+|[^ \t\r\n]+/gu)) {
      if (/^[ \t\r\n]/u.test(piece)) {
        if (!this.#isAfterSpace) this.#hasSpace = true;
        this.#isAfterSpace = true;
      } else {
        this.#writeSpace();
        this.writer.writeExactly(piece);
        this.#isAfterSpace = false;
      }
    }
  }

  #writeSpace(): void {
    if (this.#hasSpace) this.writer.writeExactly(' ');
    this.#hasSpace = false;
  }

  /** Where the next word will stand: the space before it is outside. */
  #startPlace(): Place {
    this.#writeSpace();
    return this.writer.place();
  }

  #beginParagraph(element: XmlElement): void {
    this.#paragraphs += 1;
    this.#isExact = element.attributes['xml:space'] === 'preserve';
    const parent = this.#open.at(-1)?.element.name ?? '';
    if (
      element.name === 'head' &&
      (DIVISIONS.has(parent) || parent === 'body' || parent === 'front' || parent === 'back')
    )
      this.#heading = Math.max(1, this.#divisions);
    if (element.name === 'titlePart' || element.name === 'docTitle') this.#heading = 1;
  }

  #endParagraph(): void {
    if (this.#isExact) this.#end(true);
    else this.#flush();
    this.#paragraphs -= 1;
    this.#isExact = false;
    this.#heading = 0;
  }

  /** Ends the paragraph if anything is in it. */
  #flush(): void {
    if (!this.writer.isAtStart) this.#end(false);
    this.#hasSpace = false;
    this.#isAfterSpace = true;
  }

  #end(staysBlank: boolean): void {
    this.writer.endParagraph(this.#shape(), staysBlank);
    this.#hasSpace = false;
    this.#isAfterSpace = true;
  }

  #shape(): Shape {
    if (this.#heading > 0) return headingOf(this.#heading);
    if (this.#lists > 0) return listItemOf(this.#lists);
    return this.#quotations > 0 ? { type: 'quotation' } : PARAGRAPH;
  }

  /** A line of print ends like any white space, unless it cuts a word. */
  #lineBreak(cuts: string | undefined): void {
    if (cuts === 'no') {
      this.#hasSpace = false;
      this.#isAfterSpace = true;
    } else this.text(' ');
  }

  /** Passes over what was written where an editor says what was meant. */
  #choose(element: XmlElement): void {
    const children = element.children.filter(isElement);
    if (!children.some(({ name }) => PREFERRED.has(name))) return;
    for (const child of children) if (!PREFERRED.has(child.name)) this.#passedOver.add(child);
  }

  #beginNote(): void {
    this.#writeSpace();
    this.#around.push({
      paragraphs: this.#paragraphs,
      lists: this.#lists,
      quotations: this.#quotations,
      heading: this.#heading,
      isExact: this.#isExact,
    });
    const mark = `[${(this.notes += 1)}]`;
    this.writer.write(mark);
    this.writer.beginFlow('to-the-end');
    this.writer.write(`${mark} `);
    this.#restore({ paragraphs: 1, lists: 0, quotations: 0, heading: 0, isExact: false });
    this.#isAfterSpace = true;
  }

  #endNote(): void {
    this.writer.endFlow(PARAGRAPH);
    const around = this.#around.pop();
    if (around !== undefined) this.#restore(around);
    this.#hasSpace = false;
    this.#isAfterSpace = false;
  }

  #restore({ paragraphs, lists, quotations, heading, isExact }: Surroundings): void {
    this.#paragraphs = paragraphs;
    this.#lists = lists;
    this.#quotations = quotations;
    this.#heading = heading;
    this.#isExact = isExact;
  }
}

const isQuoting = (name: string): boolean => ['said', 'q', 'quote', 'cit', 'bibl', 'note'].includes(name);

const isContainer = (name: string): boolean =>
  ['lg', 'sp', 'list', 'table', 'div', 'floatingText', 'body'].includes(name);

const holdsParagraphs = ({ children }: XmlElement): boolean =>
  children.some((child) => isElement(child) && (PARAGRAPHS.has(child.name) || isContainer(child.name)));
