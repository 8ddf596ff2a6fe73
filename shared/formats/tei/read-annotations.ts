import type { AttributeValue } from '../../model/records.ts';
import type { ForeignFragment, ForeignLink, ForeignSpan, ForeignSpeaker } from '../foreign/foreign-document.ts';
import { ownWords } from '../foreign/own-words.ts';
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml.ts';
import { TeiPointers, trimmed } from './pointers.ts';
import { nameOfId, pathTo } from './read-header.ts';
import type { TeiElement, TeiText } from './read-text.ts';
import { readFeatures } from './read-features.ts';
import { idOf, valueOf, wordsOf } from './values.ts';

/**
 * What is annotated in a TEI document: elements in the text (`said`, `q`, `quote`, `seg`, speeches, names that point to
 * a person), of which `next`, `prev` and `part` put pieces together; and annotations that stand off and point to the
 * text. Elements that such an annotation points to are where it stands and nothing of their own. Relations, and `who`
 * and its like, are links.
 */
export interface TeiAnnotations {
  readonly spans: readonly ForeignSpan[];
  readonly links: readonly ForeignLink[];
  /** Speakers that the document names nowhere but where they speak. */
  readonly speakers: readonly ForeignSpeaker[];
  readonly notes: readonly string[];
}

/** Reads what is annotated; `persons` are those that the document lists. */
export function readAnnotations(root: XmlElement, text: TeiText, persons: readonly ForeignSpeaker[]): TeiAnnotations {
  const reader = new AnnotationReader(text, persons);
  const standOffs = childrenOf(root, 'standOff').flatMap((one) => [...descendantsOf(one)]);
  const features = new Map(
    standOffs.filter(({ name }) => name === 'fs').map((fs) => [fs.attributes['xml:id'] ?? '', fs]),
  );
  for (const element of standOffs) if (element.name === 'annotation') reader.addAnnotation(element, features);
  reader.addElements();
  for (const element of standOffs) if (element.name === 'relation') reader.addRelation(element);
  return reader.result();
}

/** Names in the text count where they point to somebody. */
const NAMES = new Set(['rs', 'persName', 'orgName', 'name']);

/** A span whose further pieces are still to come. */
interface OpenSpan {
  readonly key: string;
  readonly fragments: ForeignFragment[];
}

class AnnotationReader {
  readonly #text: TeiText;
  readonly #pointers: TeiPointers;
  readonly #spans: ForeignSpan[] = [];
  readonly #links: ForeignLink[] = [];
  readonly #ids: Set<string>;
  readonly #speakers = new Map<string, ForeignSpeaker>();
  readonly #speakersByName = new Map<string, string>();
  readonly #persons: ReadonlySet<string>;
  /** Ids of elements that an annotation points to. */
  readonly #pointedTo = new Set<string>();
  readonly #isLinked = new Set<string>();
  #unfinished: OpenSpan | null = null;
  #count = 0;
  #lost = 0;

  constructor(text: TeiText, persons: readonly ForeignSpeaker[]) {
    this.#text = text;
    this.#pointers = new TeiPointers(text);
    this.#persons = new Set(persons.map(({ id }) => id));
    this.#ids = new Set(this.#persons);
    for (const { id, name } of persons) this.#speakersByName.set(folded(name), id);
  }

  addAnnotation(element: XmlElement, features: ReadonlyMap<string, XmlElement>): void {
    const pointers = wordsOf(element.attributes['target']);
    const own = wordsOf(element.attributes['ana']).map((one) => features.get(one.replace(/^#/u, '')));
    const described = readFeatures(own.find((one) => one !== undefined) ?? null);
    const fragments = described.detached === undefined && !described.isOfAll ? this.#fragmentsOf(pointers) : [];
    for (const pointer of pointers) this.#pointedTo.add(pointer.slice(1));
    if (fragments === null) {
      this.#lost += 1;
      return;
    }
    const notes = childrenOf(element, 'note').map(valueOf);
    const creator = pathTo(element, 'respStmt', 'name') ?? pathTo(element, 'respStmt', 'persName');
    const history = childOf(element, 'revisionDesc');
    const changes = history === null ? [] : childrenOf(history, 'change');
    const when = (type: string) => changes.find(({ attributes }) => attributes['type'] === type)?.attributes['when'];
    const created = described.created ?? when('created');
    const modified = described.modified ?? when('modified');
    this.#addSpan(idOf(element.attributes['xml:id'] ?? ''), {
      label: described.label ?? element.attributes['motivation'] ?? 'annotation',
      fragments,
      attributes: { ...described.attributes, ...(notes.length === 0 ? {} : { note: notes.join('\n') }) },
      ...(creator === null ? {} : { creator: valueOf(creator) }),
      ...(created === undefined ? {} : { created }),
      ...(modified === undefined ? {} : { modified }),
      ...(described.tagged === undefined ? {} : { tagged: described.tagged }),
      ...(described.detached === undefined ? {} : { detached: described.detached }),
    });
  }

  /** Makes spans of the elements in the text, pieces of one put together. */
  addElements(): void {
    const byId = new Map(this.#text.elements.map((one) => [one.element.attributes['xml:id'] ?? '', one]));
    const joined = new Set<TeiElement>();
    for (const one of this.#text.elements) {
      const { element } = one;
      const { part, next } = element.attributes;
      if (joined.has(one) || this.#pointedTo.has(element.attributes['xml:id'] ?? '')) continue;
      const label = labelOf(element);
      if (label === null) continue;
      const fragments = [this.#fragmentOf(one)];
      for (let follows = next; follows !== undefined;) {
        const piece = byId.get(follows.replace(/^#/u, ''));
        if (piece === undefined || piece === one || joined.has(piece)) break;
        joined.add(piece);
        fragments.push(this.#fragmentOf(piece));
        follows = piece.element.attributes['next'];
      }
      const key = `${label} ${element.attributes['who'] ?? ''}`;
      if ((part === 'M' || part === 'F') && this.#unfinished?.key === key) {
        for (const fragment of fragments) this.#unfinished.fragments.push(fragment);
        if (part === 'F') this.#unfinished = null;
        continue;
      }
      const added = this.#addElement(one, label, fragments);
      if (part === 'I' && added) this.#unfinished = { key, fragments };
    }
  }

  addRelation(element: XmlElement): void {
    const { name, key, ref, active, passive, mutual } = element.attributes;
    const label = name ?? key ?? ref ?? 'relation';
    const ends = (pointers: string | undefined) => wordsOf(pointers).map((one) => idOf(one.replace(/^#/u, '')));
    const note = childOf(element, 'desc');
    const [from, to] =
      mutual === undefined ? [ends(active), ends(passive)] : [ends(mutual).slice(0, 1), ends(mutual).slice(1)];
    for (const one of from) {
      for (const other of to) {
        const wanted = element.attributes['xml:id'];
        const id = this.#freeId(wanted === undefined ? '' : idOf(wanted), 'relation');
        this.#links.push({ id, label, from: one, to: other, ...(note === null ? {} : { note: valueOf(note) }) });
      }
    }
  }

  result(): TeiAnnotations {
    const lost =
      this.#lost === 0
        ? []
        : [
            `${this.#lost === 1 ? '1 annotation points' : `${this.#lost} annotations point`} to no place of the text and ${this.#lost === 1 ? 'was' : 'were'} left out.`,
          ];
    const { text } = this.#text.written;
    const spans = this.#spans.map((span) => ({ ...span, ...ownWords(text, span.fragments) }));
    return { spans, links: this.#links, speakers: [...this.#speakers.values()], notes: lost };
  }

  /** What the pointers lead to, or null when one leads nowhere. */
  #fragmentsOf(pointers: readonly string[]): ForeignFragment[] | null {
    const fragments = pointers.map((pointer) => this.#pointers.find(pointer));
    const found = fragments.filter((one) => one !== null).filter(({ start, end }) => start < end);
    return found.length === fragments.length && found.length > 0 ? found.toSorted((a, b) => a.start - b.start) : null;
  }

  #fragmentOf({ start, end, isExact }: TeiElement): ForeignFragment {
    const range = { start: this.#text.written.offsetOf(start), end: this.#text.written.offsetOf(end) };
    return isExact ? range : trimmed(this.#text.written.text, range);
  }

  #addElement({ element, speech }: TeiElement, label: string, all: ForeignFragment[]): boolean {
    const fragments = all.filter(({ start, end }) => start < end);
    if (fragments.length === 0) return false;
    all.length = 0;
    for (const fragment of fragments) all.push(fragment);
    const { attributes, name } = element;
    const id = this.#addSpan(idOf(attributes['xml:id'] ?? ''), {
      label,
      fragments: all,
      attributes: attributesOf(element),
    });
    if (NAMES.has(name)) this.#tie(id, 'refers-to', attributes['ref'] ?? attributes['corresp'] ?? attributes['key']);
    else if (name === 'speaker') this.#tieSpeech(id, 'refers-to', speech);
    else if (name === 'sp') this.#tieSpeech(id, 'attributed-to', element);
    else {
      this.#tie(id, 'attributed-to', attributes['who']);
      this.#tie(id, 'addressed-to', attributes['toWhom']);
    }
    return true;
  }

  /** A speech names its speaker by `who`, or only by the words before it. */
  #tieSpeech(id: string, label: string, speech: XmlElement | null): void {
    const who = speech?.attributes['who'];
    const named = speech === null ? null : childOf(speech, 'speaker');
    if (who !== undefined) this.#tie(id, label, who, named);
    else if (named !== null) this.#link(id, label, this.#speakerNamed(valueOf(named)));
  }

  #tie(id: string, label: string, pointers: string | undefined, named: XmlElement | null = null): void {
    for (const pointer of wordsOf(pointers)) {
      const target = idOf(pointer.replace(/^#/u, ''));
      if (!this.#persons.has(target) && !this.#speakers.has(target)) {
        if (this.#ids.has(target)) continue;
        this.#ids.add(target);
        const name = named === null ? nameOfId(target) : nameIn(named);
        this.#speakers.set(target, { id: target, name });
        this.#speakersByName.set(folded(name), target);
      }
      this.#link(id, label, target);
    }
  }

  #speakerNamed(words: string): string | null {
    const name = words.replace(/[.:,;\s]+$/u, '');
    if (name === '') return null;
    const known = this.#speakersByName.get(folded(name));
    if (known !== undefined) return known;
    const id = this.#freeId('', 'speaker');
    this.#speakers.set(id, { id, name });
    this.#speakersByName.set(folded(name), id);
    return id;
  }

  #link(from: string, label: string, to: string | null): void {
    const key = `${from} ${label} ${to}`;
    if (to === null || this.#isLinked.has(key)) return;
    this.#isLinked.add(key);
    this.#links.push({ id: this.#freeId('', 'link'), label, from, to });
  }

  #addSpan(wanted: string, span: Omit<ForeignSpan, 'id'>): string {
    const id = this.#freeId(wanted, 'span');
    this.#spans.push({ id, ...span });
    return id;
  }

  #freeId(wanted: string, what: string): string {
    let id = wanted;
    while (id === '' || this.#ids.has(id)) id = `${what} ${(this.#count += 1)}`;
    this.#ids.add(id);
    return id;
  }
}

const folded = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const nameIn = (element: XmlElement): string => valueOf(element).replace(/[.:,;\s]+$/u, '') || valueOf(element);

/** The label of an element in the text, or null where it says nothing of its words. */
function labelOf({ name, attributes }: XmlElement): string | null {
  const { type } = attributes;
  if (name === 'said' || name === 'soCalled') return name;
  if (name === 'sp' || name === 'u') return 'speech';
  if (name === 'quote') return type === BLOCK_QUOTATION ? null : 'quote';
  if (name === 'q') return type === undefined || type === 'spoken' || type === 'thought' ? 'q' : type;
  if (name === 'seg') return type ?? null;
  if (name === 'speaker') return 'mention';
  const points = attributes['ref'] ?? attributes['corresp'] ?? attributes['key'];
  return NAMES.has(name) && points !== undefined ? 'mention' : null;
}

/** The `type` by which we mark a block quotation, which is a paragraph and no annotation. */
export const BLOCK_QUOTATION = 'blockQuotation';

function attributesOf({ name, attributes }: XmlElement): Record<string, AttributeValue> {
  const { direct, aloud, type } = attributes;
  const isThought = aloud === 'false' || (name === 'q' && type === 'thought');
  return {
    ...(direct === 'false' ? { quoteType: 'indirect' } : direct === 'true' ? { quoteType: 'direct' } : {}),
    ...(isThought ? { mode: 'thought' } : aloud === 'true' || type === 'spoken' ? { mode: 'speech' } : {}),
  };
}
