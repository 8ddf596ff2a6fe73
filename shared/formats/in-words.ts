import { byPlace } from '../annotations/annotation-set.ts';
import { hasDrifted } from '../annotations/drift.ts';
import { isDetached, type Annotation, type Link, type Speaker } from '../model/records.ts';
import { byId } from './file-records.ts';
import { attributeText, choiceLabel, wordsOf, type Readings } from './readings.ts';

/**
 * An annotation told in words, for copies that people read: its label (“Q1”), its kind, who speaks, and one line for
 * each thing recorded of it. Mentions and cues are told in the lines of their quote and need no telling of their own,
 * unless more is recorded of them than that.
 */
export interface InWords {
  readonly annotation: Annotation;
  /** Letter of the kind and number in reading order. */
  readonly label: string;
  readonly kind: string;
  readonly speaker: Speaker | null;
  readonly lines: readonly Line[];
}

/** One thing recorded, with what it is called: “Verdict”, “Refuted”. */
export interface Line {
  readonly name: string;
  readonly text: string;
  /** Id of the field that it is the value of. */
  readonly field?: string;
}

/** What leads a line: “Verdict: ”, “Worth checking? ”. */
export const leadOf = ({ name }: Line): string => (/[?!:]$/.test(name) ? `${name} ` : `${name}: `);

/** Returns “Q1”, “C2”, “S3” by annotation: letter of the kind and number in reading order. */
export function labelsOf({ set }: Readings): Map<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    set.annotations.map(({ id, kind }) => {
      const letter = set.scheme.findKind(kind)?.letter ?? '?';
      const count = (counts.get(letter) ?? 0) + 1;
      counts.set(letter, count);
      return [id, `${letter}${count}`];
    }),
  );
}

/** Returns the annotations that need telling, in document order; those whose text is gone last. */
export function inWords(readings: Readings): InWords[] {
  const teller = new Teller(readings);
  return [...readings.set.annotations]
    .sort(byPlace)
    .filter((annotation) => !teller.isToldInQuote(annotation))
    .map((annotation) => teller.tell(annotation));
}

class Teller {
  readonly #readings: Readings;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #quotes: ReadonlyMap<string, Readings['quotes'][number]>;
  readonly #claims: ReadonlyMap<string, Readings['claims'][number]>;
  /** Mentions and cues by the links that tie quotes to them. */
  readonly #told: ReadonlySet<string>;

  constructor(readings: Readings) {
    this.#readings = readings;
    this.#labels = labelsOf(readings);
    this.#quotes = new Map(readings.quotes.map((quote) => [quote.annotation.id, quote]));
    this.#claims = new Map(readings.claims.map((claim) => [claim.annotation.id, claim]));
    this.#told = new Set(
      readings.quotes
        .flatMap(({ mention, cue }) => [mention?.annotation.id, cue?.annotation.id])
        .filter((id) => id !== undefined),
    );
  }

  isToldInQuote(annotation: Annotation): boolean {
    const { id } = annotation;
    const isSilent = this.#told.has(id) && !isDetached(annotation) && attributeText(annotation, 'note') === null;
    const own = this.#linksFrom(id);
    const isPlain = own.length <= 1 && own.every(({ type, note }) => type === 'refers-to' && note === undefined);
    return isSilent && isPlain && !hasDrifted(annotation, this.#readings.text);
  }

  tell(annotation: Annotation): InWords {
    const { set } = this.#readings;
    const { id, kind } = annotation;
    const speaker = (this.#quotes.get(id) ?? this.#claims.get(id))?.speaker ?? null;
    return {
      annotation,
      label: this.#labels.get(id) ?? '',
      kind: set.scheme.labelOf(kind),
      speaker,
      lines: [
        ...this.#goneLine(annotation),
        ...this.#sourceLines(id),
        ...this.#fieldLines(annotation),
        ...this.#linkLines(annotation),
        ...line('Tagged as', hasDrifted(annotation, this.#readings.text) ? (annotation.tagged ?? null) : null),
        ...line('Note', attributeText(annotation, 'note')),
      ],
    };
  }

  #goneLine(annotation: Annotation): Line[] {
    return line('No longer in the text', isDetached(annotation) ? `“${wordsOf(annotation, '')}”` : null);
  }

  /** The mention and the cue of a quote, with what is recorded of each; the quote of a claim. */
  #sourceLines(id: string): Line[] {
    const quote = this.#quotes.get(id);
    const of = this.#claims.get(id)?.quote;
    const told = (words: { readonly annotation: Annotation; readonly text: string } | null | undefined) => {
      if (words == null) return null;
      const values = Object.keys(words.annotation.attributes)
        .filter((field) => field !== 'note')
        .flatMap((field) => choiceLabel(this.#readings.set.scheme, words.annotation, field) ?? []);
      return `“${words.text}”${values.length === 0 ? '' : ` (${values.join('; ')})`}`;
    };
    return [
      ...line('Named in the text as', told(quote?.mention)),
      ...line('Cue', told(quote?.cue)),
      ...line('In quote', of == null ? null : (this.#labels.get(of.id) ?? null)),
    ];
  }

  /** The fields of the form in its order, then what has no field in the scheme; the note comes last of all. */
  #fieldLines(annotation: Annotation): Line[] {
    const { scheme } = this.#readings.set;
    const fields = scheme.findKind(annotation.kind)?.fields ?? [];
    const known = fields.map(({ id }) => id);
    const others = Object.keys(annotation.attributes)
      .filter((id) => !known.includes(id))
      .sort();
    return [...known, ...others]
      .filter((id) => id !== 'note')
      .flatMap((id) => {
        const field = fields.find((one) => one.id === id);
        const told = line(field?.label ?? id, this.#valueInWords(annotation, id, field?.type));
        return told.map((one) => ({ ...one, field: id }));
      });
  }

  #valueInWords(annotation: Annotation, id: string, type: string | undefined): string | null {
    const value = Object.hasOwn(annotation.attributes, id) ? annotation.attributes[id] : undefined;
    if (typeof value === 'boolean') return value ? 'Yes' : 'No';
    const speaker = type === 'speaker' && typeof value === 'string' ? this.#readings.set.findSpeaker(value) : null;
    return speaker?.name ?? choiceLabel(this.#readings.set.scheme, annotation, id);
  }

  /** The links that other lines do not tell, and the notes of those that they do. */
  #linkLines({ id }: Annotation): Line[] {
    const { set } = this.#readings;
    return this.#linksFrom(id).flatMap((link) => {
      const name = capitalised(set.scheme.findLinkType(link.type)?.label ?? link.type);
      const parts = [this.#isTold(link) ? null : this.#endInWords(link), link.note ?? null].filter(
        (part) => part !== null,
      );
      return line(name, parts.length === 0 ? null : parts.join(': '));
    });
  }

  #isTold({ type, from, to }: Link): boolean {
    const quote = this.#quotes.get(from.id);
    const claim = this.#claims.get(from.id);
    if (type === 'said-by') return quote?.mention?.annotation.id === to.id;
    if (type === 'cued-by') return quote?.cue?.annotation.id === to.id;
    if (type === 'attributed-to') return quote?.speaker?.id === to.id;
    if (type === 'claimed-by') return claim?.speaker?.id === to.id;
    return type === 'claimed-in' && claim?.quote?.id === to.id;
  }

  #endInWords({ to }: Link): string {
    const { set, text } = this.#readings;
    if (to.record === 'speaker') return set.findSpeaker(to.id)?.name ?? to.id;
    const annotation = set.findAnnotation(to.id);
    if (annotation === null) return to.id;
    return `${this.#labels.get(to.id) ?? ''} “${wordsOf(annotation, text)}”`;
  }

  #linksFrom(id: string): Link[] {
    return this.#readings.set
      .linksOf(id)
      .filter(({ from }) => from.id === id)
      .sort(byId);
  }
}

const line = (name: string, text: string | null): Line[] => (text === null || text === '' ? [] : [{ name, text }]);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
