import type { Comment } from '../word-processing/comments.ts';
import {
  DocumentWriter,
  PARAGRAPH,
  type Place,
  type Shape,
  type WrittenText,
} from '../word-processing/document-writer.ts';
import { headingOf, listItemOf } from '../word-processing/named-styles.ts';
import { symbolText } from '../word-processing/symbols.ts';
import type { Properties } from '../word-processing/to-article.ts';
import { SYMBOL, WESTERN, decodePage, isKnownPage, languageOfNumber, pageOfCharset } from './code-pages.ts';
import { BREAKS, CHARACTERS, destinationOf, type Destination } from './destinations.ts';
import { RtfStyles } from './styles.ts';
import { tokensOf } from './tokens.ts';

/**
 * Reads RTF: a state that each group inherits and gives back at its end. A group may be a **destination**, whose words
 * are no text of the page: a table of fonts, a picture, a note. The bytes of the text are gathered until something
 * else comes, for in some code pages two make one character.
 */
export interface RtfText {
  readonly written: WrittenText;
  readonly comments: readonly Comment[];
  readonly titleOnPage: string | null;
  readonly properties: Properties;
  readonly counts: { readonly notes: number; readonly pictures: number; readonly deletions: number };
  readonly hasHeaders: boolean;
  /** Numbers of the code pages that nobody knows. */
  readonly unknownPages: readonly number[];
}

interface Group {
  destination: Destination;
  /** Where the words go again in a part that is given twice, for old programs and for new ones. */
  resumes: Destination;
  /** How many characters stand after `\u` for programs that do not know it. */
  fallback: number;
  font: number | null;
  isDeleted: boolean;
  style: number;
  outline: number | null;
  /** Depth of a list from 1; 0 for none; null where the style decides. */
  list: number | null;
  level: number;
}

/** Deeper groups than this are made by no program, and each takes memory. */
const DEEPEST = 10_000;

/** Returns what the file holds, or null when its groups are nested too deeply. */
export function readRtf(bytes: Uint8Array): RtfText | null {
  const reader = new RtfReader(bytes);
  return reader.read() ? reader.result() : null;
}

class RtfReader {
  readonly #source: Uint8Array;
  readonly #writer = new DocumentWriter();
  readonly #styles = new RtfStyles();
  readonly #fonts = new Map<number, number>();
  readonly #unknownPages = new Set<number>();
  readonly #counts = { notes: 0, pictures: 0, deletions: 0 };
  readonly #comments: Comment[] = [];
  readonly #starts = new Map<string, Place>();
  readonly #ends = new Map<string, Place>();
  readonly #properties: { title: string; author: string; language?: string; created: Map<string, number> } = {
    title: '',
    author: '',
    created: new Map(),
  };
  #titleOnPage: string | null = null;
  #hasHeaders = false;
  #page = WESTERN;
  #defaultFont: number | null = null;
  #tableFont: number | null = null;
  #isStarred = false;
  /** Characters still to pass over after `\u`. */
  #skips = 0;
  #bytes: number[] = [];
  #bytesPage = WESTERN;
  /** Words of a destination that is read to its end before it means something. */
  #collected = '';
  #comment = { author: '', text: '', reference: '', date: '' };
  #group: Group = {
    destination: 'text',
    resumes: 'text',
    fallback: 1,
    font: null,
    isDeleted: false,
    style: 0,
    outline: null,
    list: null,
    level: 0,
  };
  readonly #groups: Group[] = [];

  constructor(source: Uint8Array) {
    this.#source = source;
  }

  read(): boolean {
    for (const token of tokensOf(this.#source)) {
      if (token.is === 'open') {
        if (this.#groups.length >= DEEPEST) return false;
        this.#flush();
        this.#skips = 0;
        this.#groups.push(this.#group);
        this.#group = { ...this.#group };
      } else if (token.is === 'close') {
        this.#flush();
        this.#skips = 0;
        this.#close();
      } else if (token.is === 'run') this.#run(token.start, token.end);
      else if (this.#skips > 0) this.#skips -= 1;
      else if (token.is === 'byte') this.#byte(token.byte);
      else if (token.is === 'word') this.#word(token.name, token.parameter);
      else if (token.is === 'symbol') this.#symbol(token.symbol);
    }
    this.#flush();
    return true;
  }

  result(): RtfText {
    const { title, author, language, created } = this.#properties;
    const [year, month, day] = ['yr', 'mo', 'dy'].map((part) => created.get(part) ?? 0);
    const isDate = year! > 1900 && year! < 10_000 && month! > 0 && month! < 13 && day! > 0 && day! < 32;
    const published = isDate ? `${year}-${two(month!)}-${two(day!)}` : undefined;
    return {
      written: this.#writer.finish(),
      comments: this.#comments,
      titleOnPage: this.#titleOnPage,
      properties: { title, authors: [author], published, language },
      counts: this.#counts,
      hasHeaders: this.#hasHeaders,
      unknownPages: [...this.#unknownPages],
    };
  }

  #run(start: number, end: number): void {
    const from = Math.min(end, start + this.#skips);
    this.#skips -= from - start;
    if (this.#group.destination === 'skip') return;
    for (let i = from; i < end; i += 1) this.#byte(this.#source[i]!);
  }

  #byte(byte: number): void {
    if (this.#group.destination === 'skip') return;
    const page = this.#pageNow();
    if (page !== this.#bytesPage) this.#flush();
    this.#bytesPage = page;
    this.#bytes.push(byte);
  }

  #pageNow(): number {
    const { font } = this.#group;
    return (font === null ? undefined : this.#fonts.get(font)) ?? this.#page;
  }

  /** Makes text of the bytes gathered. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const page = this.#bytesPage;
    const bytes = this.#bytes;
    this.#bytes = [];
    if (!isKnownPage(page)) this.#unknownPages.add(page);
    this.#emit(page === SYMBOL ? symbolsOf(bytes) : decodePage(page, Uint8Array.from(bytes)));
  }

  #emit(text: string): void {
    const { destination, isDeleted } = this.#group;
    if (destination === 'text') {
      if (isDeleted) this.#counts.deletions += 1;
      else this.#writer.write(text);
    } else if (destination === 'annotation') this.#comment.text += text;
    else if (destination === 'styles') this.#styles.addName(text);
    else if (destination !== 'skip' && destination !== 'fonts' && destination !== 'info') this.#collected += text;
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#isStarred = true;
    else if (symbol === '\n' || symbol === '\r') this.#break();
    else if (symbol === '{' || symbol === '}' || symbol === '\\') this.#byte(symbol.charCodeAt(0));
    else if (symbol === '~') this.#character('\u00a0');
    else if (symbol === '_') this.#character('\u2011');
    else if (symbol === '-') this.#character('\u00ad');
  }

  #character(text: string): void {
    this.#flush();
    this.#emit(text);
  }

  #word(name: string, parameter: number | null): void {
    this.#flush();
    const isStarred = this.#isStarred;
    this.#isStarred = false;
    const destination = destinationOf(name, isStarred);
    if (destination !== null) this.#enter(name, destination);
    else if (name === 'u') this.#unicode(parameter ?? 0);
    else if (CHARACTERS.has(name)) this.#emit(CHARACTERS.get(name)!);
    else if (BREAKS.has(name)) this.#break();
    else if (this.#group.destination === 'fonts') this.#describeFont(name, parameter);
    else if (this.#group.destination === 'styles') this.#styles.describe(name, parameter);
    else if (this.#group.destination === 'created' && parameter !== null) this.#properties.created.set(name, parameter);
    else this.#set(name, parameter);
  }

  #set(name: string, parameter: number | null): void {
    const group = this.#group;
    const number = parameter ?? 0;
    if (name === 'pard') Object.assign(group, { style: 0, outline: null, list: null, level: 0 });
    else if (name === 'plain') Object.assign(group, { font: this.#defaultFont, isDeleted: false });
    else if (name === 's') group.style = number;
    else if (name === 'outlinelevel') group.outline = number;
    else if (name === 'ls') group.list = number === 0 ? 0 : group.level + 1;
    else if (name === 'ilvl') this.#setLevel(number);
    else if (name === 'f') group.font = number;
    else if (name === 'deleted') group.isDeleted = parameter !== 0;
    else if (name === 'uc') group.fallback = Math.min(16, Math.max(0, number));
    else if (name === 'ansicpg' && number > 0) this.#page = number;
    else if (name === 'mac') this.#page = 10_000;
    else if (name === 'pc') this.#page = 437;
    else if (name === 'pca') this.#page = 850;
    else if (name === 'deff') this.#defaultFont = group.font = number;
    else if (name === 'deflang') this.#setLanguage(number);
  }

  #setLevel(level: number): void {
    this.#group.level = Math.max(0, level);
    if ((this.#group.list ?? 0) > 0) this.#group.list = this.#group.level + 1;
  }

  #setLanguage(number: number): void {
    const language = languageOfNumber(number);
    if (language !== undefined) this.#properties.language = language;
  }

  #unicode(parameter: number): void {
    this.#emit(String.fromCharCode(parameter & 0xffff));
    this.#skips = this.#group.fallback;
  }

  #describeFont(name: string, parameter: number | null): void {
    if (name === 'f') this.#tableFont = parameter;
    if (this.#tableFont === null || parameter === null) return;
    const page = name === 'fcharset' ? pageOfCharset(parameter) : name === 'cpg' ? parameter : null;
    // Charset 0 is “ANSI”: what the document calls so.
    if (page !== null && !(name === 'fcharset' && parameter === 0)) this.#fonts.set(this.#tableFont, page);
  }

  #enter(name: string, destination: Destination): void {
    const group = this.#group;
    if (destination === 'resume') {
      group.destination = group.resumes;
      return;
    }
    if (group.destination === 'skip' || destination === 'keep') return;
    if (name === 'upr') group.resumes = group.destination;
    if (name === 'pict') this.#counts.pictures += 1;
    if (/^(?:header|footer)[lrf]?$/u.test(name)) this.#hasHeaders = true;
    if (name === 'listtext' || name === 'pntext') this.#markList();
    if (destination === 'note') this.#beginNote();
    else if (destination === 'box') this.#writer.beginFlow('after-paragraph');
    else if (destination === 'annotation') this.#comment.text = '';
    this.#collected = '';
    group.destination = destination === 'note' || destination === 'box' ? 'text' : destination;
    if (destination === 'note' || destination === 'box') this.#flows.set(group, destination);
  }

  /** Groups whose end is the end of a note or text box. */
  readonly #flows = new Map<Group, Destination>();

  #beginNote(): void {
    const mark = `[${(this.#counts.notes += 1)}]`;
    this.#writer.write(mark);
    this.#writer.beginFlow('to-the-end');
    this.#writer.write(`${mark} `);
    Object.assign(this.#group, { style: 0, outline: null, list: null, level: 0 });
  }

  /** The bullet that stands before an item, for programs that draw none: the paragraph around it is an item. */
  #markList(): void {
    const around = this.#groups.at(-1);
    if (around !== undefined && around.list === null) around.list = around.level + 1;
  }

  #close(): void {
    const ended = this.#group;
    const outer = this.#groups.pop();
    if (outer === undefined) return;
    this.#group = outer;
    if (this.#flows.delete(ended)) this.#writer.endFlow(PARAGRAPH);
    if (ended.destination === outer.destination) {
      if (ended.destination === 'styles') this.#styles.endStyle();
      return;
    }
    this.#complete(ended.destination);
  }

  /** Does what a destination means when all of it is read. */
  #complete(destination: Destination): void {
    const words = this.#collected.trim();
    this.#collected = '';
    if (destination === 'title') this.#properties.title = words;
    else if (destination === 'author') this.#properties.author = words;
    else if (destination === 'comment-author') this.#comment.author = words;
    else if (destination === 'comment-reference') this.#comment.reference = words;
    else if (destination === 'comment-date') this.#comment.date = words;
    else if (destination === 'range-start') this.#mark(this.#starts, words);
    else if (destination === 'range-end') this.#mark(this.#ends, words);
    else if (destination === 'annotation') this.#addComment();
  }

  #mark(places: Map<string, Place>, id: string): void {
    if (!places.has(id)) places.set(id, this.#writer.place());
  }

  #addComment(): void {
    const { author, text, reference, date } = this.#comment;
    this.#comment = { author: '', text: '', reference: '', date: '' };
    if (text.trim() === '') return;
    this.#comments.push({
      id: `comment ${this.#comments.length + 1}`,
      text: text.trim().toWellFormed(),
      author,
      date: dateOf(Number(date)),
      start: this.#starts.get(reference) ?? null,
      end: this.#ends.get(reference) ?? this.#writer.place(),
    });
  }

  #break(): void {
    const { destination, isDeleted, style } = this.#group;
    if (destination === 'annotation') this.#comment.text += '\n';
    if (destination !== 'text' || isDeleted) return;
    if (this.#titleOnPage === null && this.#styles.isTitle(style)) {
      this.#titleOnPage = this.#writer.paragraphText.trim() || null;
    }
    this.#writer.endParagraph(this.#shape());
  }

  #shape(): Shape {
    const { style, outline, list } = this.#group;
    if (outline !== null && outline >= 0 && outline < 9) return headingOf(outline + 1);
    const styled = this.#styles.shapeOf(style);
    if (styled.type === 'heading' && outline === null) return styled;
    return list !== null && list > 0 ? listItemOf(list) : styled;
  }
}

const symbolsOf = (bytes: readonly number[]): string =>
  bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : symbolText(0xf000 + byte))).join('');

const two = (number: number): string => String(number).padStart(2, '0');

/** The date that is packed into a number as Word does it: minute, hour, day, month, years since 1900. */
function dateOf(packed: number): string | undefined {
  if (!Number.isSafeInteger(packed) || packed === 0) return undefined;
  const [minute, hour, day, month] = [packed & 63, (packed >> 6) & 31, (packed >> 11) & 31, (packed >> 16) & 15];
  return `${1900 + ((packed >> 20) & 511)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00`;
}
