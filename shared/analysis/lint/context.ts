import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import { endOf, startOf } from '../../annotations/annotation-set.ts';
import { wordsOf } from '../../annotations/covered-text.ts';
import type { Scheme } from '../../kinds/scheme.ts';
import type { Annotation, Fragment, Link } from '../../model/records.ts';
import type { Field } from '../../model/scheme.ts';
import { findQuotations, type Quotation } from '../quotation-marks.ts';
import { type LintText, paragraphsOf, runningParagraphs } from './paragraphs.ts';

/**
 * What rules may look at: the records and the text of one moment. What they read of the text lies in the paragraphs of
 * the annotation they look at, in those beside it and in those that quotations run on to; of other records they look at
 * those linked to it and those in the same paragraphs. `live.ts` relies on that, to know what a change may concern.
 */
export class LintContext {
  readonly set: AnnotationSet;
  readonly text: LintText;
  /** The day that it is, ISO 8601; null where nobody tells: then nothing is overdue. */
  readonly today: string | null;
  readonly #quotations: Map<string, readonly Quotation[]>;
  #areMentionsTied: boolean | null = null;
  #hasCues: boolean | null = null;
  #speakersByName: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(
    set: AnnotationSet,
    text: LintText,
    today: string | null = null,
    quotations = new Map<string, readonly Quotation[]>(),
  ) {
    this.set = set;
    this.text = text;
    this.today = today;
    this.#quotations = quotations;
  }

  /** Returns the same text with other records. */
  withSet(set: AnnotationSet): LintContext {
    return set === this.set ? this : new LintContext(set, this.text, this.today, this.#quotations);
  }

  get scheme(): Scheme {
    return this.set.scheme;
  }

  /** The words that the annotation covers, fragments joined by one space. */
  wordsOf(annotation: Annotation): string {
    return wordsOf(this.text, annotation);
  }

  /** What stands before the offset in its paragraph, at most so many UTF-16 code units. */
  before(offset: number, length = 100): string {
    const slice = this.text.slice(Math.max(0, offset - length), offset);
    return slice.slice(slice.lastIndexOf('\n') + 1);
  }

  /** What stands behind the offset in its paragraph, at most so many UTF-16 code units. */
  after(offset: number, length = 100): string {
    return this.text.slice(offset, offset + length).split('\n', 1)[0]!;
  }

  /** The paragraphs that the annotation touches. */
  paragraphsOf(annotation: Annotation): Fragment {
    return paragraphsOf(this.text, hullOf(annotation));
  }

  /** The paragraph before those that the annotation touches; of the first one its own. */
  paragraphBefore(annotation: Annotation): Fragment {
    const at = Math.max(0, this.paragraphsOf(annotation).start - 1);
    return paragraphsOf(this.text, { start: at, end: at });
  }

  /** The quotations of the paragraphs that the range touches, and of those that run on; outer ones first. */
  quotationsNear(range: Fragment): readonly Quotation[] {
    const asked = `${range.start} ${range.end}`;
    const known = this.#quotations.get(asked) ?? this.#quotationsIn(runningParagraphs(this.text, range));
    this.#quotations.set(asked, known);
    return known;
  }

  #quotationsIn({ start, end }: Fragment): readonly Quotation[] {
    const key = `paragraphs ${start} ${end}`;
    const known = this.#quotations.get(key);
    if (known !== undefined) return known;
    const found = findQuotations(this.text.slice(start, end)).map(({ open, content, close }) => ({
      open: open + start,
      content: { start: content.start + start, end: content.end + start },
      close: close + start,
    }));
    this.#quotations.set(key, found);
    return found;
  }

  /** Annotations of the kind with a fragment in the range, or at its edge, in document order. */
  ofKind(kind: string, { start, end }: Fragment): readonly Annotation[] {
    return this.set
      .touching(start, end)
      .filter((one) => one.kind === kind)
      .sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1));
  }

  /** Links of the type that start at the record; those of the scheme alone. */
  linksFrom(id: string, type: string): readonly Link[] {
    return this.#linksOf(id, type).filter(({ from }) => from.id === id);
  }

  /** Links of the type that end at the record. */
  linksTo(id: string, type: string): readonly Link[] {
    return this.#linksOf(id, type).filter(({ to }) => to.id === id);
  }

  #linksOf(id: string, type: string): readonly Link[] {
    return this.scheme.findLinkType(type) === null ? [] : this.set.linksOf(id).filter((link) => link.type === type);
  }

  /** The field of the kind, or null where the scheme has none. */
  fieldOf(kind: string, id: string): Field | null {
    return this.scheme.findKind(kind)?.fields.find((field) => field.id === id) ?? null;
  }

  /** True when the field may have the value. */
  allows(kind: string, fieldId: string, value: string): boolean {
    const field = this.fieldOf(kind, fieldId);
    return field !== null && 'choices' in field && field.choices.some((choice) => choice.value === value);
  }

  /** True when at least half of the mentions are the source of a quote: then one that is not stands out. */
  get areMentionsTied(): boolean {
    this.#areMentionsTied ??= areMentionsTied(this.set);
    return this.#areMentionsTied;
  }

  /** True when somebody tags cues here. */
  get hasCues(): boolean {
    this.#hasCues ??= this.set.countOfKind('cue') > 0;
    return this.#hasCues;
  }

  /** Ids of the speakers with this name or alias. */
  speakersCalled(name: string): readonly string[] {
    this.#speakersByName ??= byName(this.set);
    return this.#speakersByName.get(nameKey(name)) ?? [];
  }
}

/** Returns what the annotation lies between: from its first to its last character. UTF-16 code units. */
export const hullOf = (annotation: Annotation): Fragment => ({ start: startOf(annotation), end: endOf(annotation) });

/** Returns a name as names are compared: without regard to capitals and doubled spaces. */
export const nameKey = (name: string): string => name.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase();

function byName({ speakers }: AnnotationSet): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, name, aliases } of speakers) {
    for (const key of new Set([name, ...aliases].map(nameKey))) {
      if (key === '') continue;
      const ids = found.get(key) ?? [];
      ids.push(id);
      found.set(key, ids);
    }
  }
  return found;
}

/** Returns whether at least half of the mentions are the source of a quote. */
export function areMentionsTied(set: AnnotationSet): boolean {
  const tied =
    countByLinks.get(set.links) ??
    new Set(set.links.flatMap(({ type, to }) => (type === 'said-by' ? [to.id] : []))).size;
  countByLinks.set(set.links, tied);
  return tied > 0 && tied * 2 >= set.countOfKind('mention');
}

/** How many records links of a list lead to as sources; the list stays the same until a link changes. */
const countByLinks = new WeakMap<readonly Link[], number>();
