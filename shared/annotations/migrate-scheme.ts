import { Scheme } from '../kinds/scheme.ts';
import { NEWS_WIDE } from '../kinds/news-wide.ts';
import type { Annotation, AttributeValue, DocumentRecord, Link, LinkEnd } from '../model/records.ts';
import { isSameValue } from '../model/same-value.ts';
import type { Field, Kind, LinkType, SchemeRecord } from '../model/scheme.ts';
import type { AnnotationSet } from './annotation-set.ts';
import type { RecordChange } from './change.ts';
import { choiceOf, convertToField, fitsField, isList, valuesOutside } from './fit-field.ts';
import { type Answers, Inquiry, KEEP, type Outcome, type Question, withArticle } from './scheme-questions.ts';

/**
 * What becomes of the records of an article when its scheme changes. Whatever does not fit the new scheme raises a
 * **question** (these twelve cues: what becomes of them?), which the user may answer; unanswered, it stays as it is, under
 * its old name. What happens is told as **outcomes**, in words and with the ids of the records. Scheme and records change
 * together, so that one undo takes all of it back.
 */
export interface Migration {
  /** The new scheme and all that changes with it; empty when nothing does. */
  readonly changes: readonly RecordChange[];
  readonly questions: readonly Question[];
  readonly outcomes: readonly Outcome[];
}

/**
 * Returns the migration of the article's records to a scheme.
 *
 * @param answers by the id of the question; one that a question does not offer counts as none
 * @param now ISO 8601 in UTC, written into annotations that change
 */
export function migrateScheme(set: AnnotationSet, next: SchemeRecord, answers: Answers, now?: string): Migration {
  const migrating = new Migrating(set, Scheme.of(next), new Inquiry(answers));
  const after = migrating.records(now);
  const present = set.find('scheme');
  const record = isSameValue(next, NEWS_WIDE) ? null : next;
  const isSame = isSameValue(present, record);
  const changes = [...after]
    .map(([id, one]): RecordChange => ({ id, before: set.find(id), after: one }))
    .filter(({ before, after: one }) => before !== one);
  return {
    changes: isSame ? changes : [{ id: 'scheme', before: present, after: record }, ...changes],
    questions: migrating.inquiry.questions(),
    outcomes: migrating.inquiry.outcomes(),
  };
}

class Migrating {
  readonly inquiry: Inquiry;
  readonly #set: AnnotationSet;
  readonly #next: Scheme;
  readonly #after = new Map<string, DocumentRecord | null>();

  constructor(set: AnnotationSet, next: Scheme, inquiry: Inquiry) {
    this.#set = set;
    this.#next = next;
    this.inquiry = inquiry;
  }

  records(now: string | undefined): ReadonlyMap<string, DocumentRecord | null> {
    for (const annotation of this.#set.annotations) {
      const after = this.#annotation(annotation);
      const stamp = now === undefined ? {} : { modified: now };
      if (after !== annotation) this.#after.set(annotation.id, after === null ? null : { ...after, ...stamp });
    }
    const seen = new Set<string>();
    for (const link of this.#set.links) {
      const after = this.#link(link, seen);
      if (after !== link) this.#after.set(link.id, after);
    }
    return this.#after;
  }

  /** The annotation under the new scheme; the same one when nothing changes, null when it goes. */
  #annotation(annotation: Annotation): Annotation | null {
    const answer = this.#next.findKind(annotation.kind) === null ? this.#askKind(annotation) : KEEP;
    if (answer === 'remove') return null;
    const kind = this.#next.findKind(answer.startsWith('become:') ? answer.slice('become:'.length) : annotation.kind);
    if (kind === null) return annotation; // Kept under its id, with all that it has.
    const attributes = this.#attributes(annotation, kind);
    const isSame = kind.id === annotation.kind && attributes === annotation.attributes;
    return isSame ? annotation : { ...annotation, kind: kind.id, attributes };
  }

  #askKind({ id, kind }: Annotation): string {
    const [one, many] = this.#wordsOf(kind);
    const answer = this.inquiry.ask(['kind', kind], id, {
      words: (n) => `${n} ${n === 1 ? one : many}`,
      about: 'kind',
      answers: [
        { answer: KEEP, label: `Keep as they are, as “${this.#set.scheme.labelOf(kind)}”` },
        ...this.#next.kinds.map((other) => ({
          answer: `become:${other.id}`,
          label: `Become ${other.plural.toLowerCase()}`,
        })),
        { answer: 'remove', label: 'Remove' },
      ],
    });
    const becomes = this.#next.findKind(answer.slice('become:'.length));
    if (answer === KEEP) {
      this.inquiry.tell(
        'kept',
        id,
        (n) => `${n} ${n === 1 ? one : many} ${n === 1 ? 'stays' : 'stay'} of a kind that the scheme has not`,
      );
    } else if (answer === 'remove') {
      this.inquiry.tell('lost', id, (n) => `${n} ${n === 1 ? one : many} ${n === 1 ? 'is' : 'are'} removed`);
    } else if (becomes !== null) {
      const [single, plural] = [becomes.label.toLowerCase(), becomes.plural.toLowerCase()];
      this.inquiry.tell('changed', id, (n) =>
        n === 1 ? `1 ${one} becomes ${withArticle(single)}` : `${n} ${many} become ${plural}`,
      );
    }
    return answer;
  }

  #attributes(annotation: Annotation, kind: Kind): Annotation['attributes'] {
    const after = new Map<string, AttributeValue>();
    const moving: (readonly [id: string, value: AttributeValue, to: Field])[] = [];
    for (const [id, value] of Object.entries(annotation.attributes)) {
      const field = kind.fields.find((one) => one.id === id);
      const settled = field === undefined ? null : this.#settle(annotation, field, value);
      if (settled !== null) {
        if (settled.value !== null) after.set(id, settled.value);
        continue;
      }
      const answer = this.#askField(annotation, kind, id, field);
      const to = kind.fields.find((one) => answer === `move:${one.id}`);
      if (to !== undefined) moving.push([id, value, to]);
      else if (answer === KEEP) after.set(id, value);
    }
    for (const [id, value, to] of moving) {
      const words = this.#fieldWords(annotation.kind, id);
      const moved = after.has(to.id) || Object.hasOwn(annotation.attributes, to.id) ? null : convertToField(to, value);
      after.set(moved === null ? id : to.id, moved ?? value);
      if (moved === null)
        this.#tellField(
          'kept',
          annotation,
          id,
          (n) => `stay${n === 1 ? 's' : ''}: “${to.label}” cannot take ${n === 1 ? 'it' : 'them'}`,
        );
      else
        this.inquiry.tell(
          'changed',
          annotation.id,
          (n) => `${values(n)} of ${words} ${n === 1 ? 'moves' : 'move'} to “${to.label}”`,
        );
    }
    const attributes = Object.fromEntries(after);
    return isSameValue(attributes, annotation.attributes) ? annotation.attributes : attributes;
  }

  /** The value in a field that is there: null when the field cannot hold it, and `value: null` when it is cleared. */
  #settle(annotation: Annotation, field: Field, value: AttributeValue): { value: AttributeValue | null } | null {
    if (fitsField(field, value)) return { value };
    const converted = convertToField(field, value);
    if (converted !== null) {
      const words = this.#fieldWords(annotation.kind, field.id);
      this.inquiry.tell(
        'changed',
        annotation.id,
        (n) => `${values(n)} of ${words} ${n === 1 ? 'is' : 'are'} written anew, as the field has them`,
      );
      return { value: converted };
    }
    const outside = valuesOutside(field, value);
    const isOneOfSeveral = field.type === 'choice' && isList(value); // Which of them it is, nobody can say.
    if (!('choices' in field) || outside.length === 0 || isOneOfSeveral) return null;
    const becomes = new Map([...new Set(outside)].map((one) => [one, this.#askValue(annotation, field, one)]));
    if ([...becomes].every(([one, other]) => one === other)) return { value };
    const listed = (isList(value) ? value : [String(value)]).flatMap((one) =>
      becomes.has(one) ? (becomes.get(one) ?? []) : (choiceOf(field.choices, one) ?? one),
    );
    if (listed.length === 0) return { value: null };
    return { value: field.type === 'choices' ? [...new Set(listed)] : listed[0]! };
  }

  /** What the value becomes; null when it is cleared. */
  #askValue(
    { id, kind }: Annotation,
    field: Field & { readonly choices: readonly { value: string; label: string }[] },
    value: string,
  ): string | null {
    const label = this.#set.scheme.valueLabel(kind, field.id, value);
    const of = `of ${this.#fieldWords(kind, field.id)}`;
    const answer = this.inquiry.ask(['value', kind, field.id, value], id, {
      words: (n) => `“${label}” ${of}, ${times(n)}`,
      about: 'value',
      answers: [
        { answer: KEEP, label: 'Keep as it is' },
        ...field.choices.map((choice) => ({ answer: `become:${choice.value}`, label: `Becomes “${choice.label}”` })),
        { answer: 'remove', label: 'Clear' },
      ],
    });
    const becomes = field.choices.find((choice) => answer === `become:${choice.value}`);
    if (becomes !== undefined) {
      this.inquiry.tell('changed', id, (n) => `“${label}” ${of} becomes “${becomes.label}”, ${times(n)}`);
      return becomes.value;
    }
    const isCleared = answer === 'remove';
    this.inquiry.tell(
      isCleared ? 'lost' : 'kept',
      id,
      (n) => `“${label}” ${of} ${isCleared ? 'is cleared' : 'stays, which the field does not offer'}, ${times(n)}`,
    );
    return isCleared ? null : value;
  }

  /** @param field the field that is there and cannot hold the value; undefined where there is none */
  #askField(annotation: Annotation, kind: Kind, fieldId: string, field: Field | undefined): string {
    const words = this.#fieldWords(annotation.kind, fieldId);
    const answer = this.inquiry.ask(['field', annotation.kind, fieldId], annotation.id, {
      words: (n) => `${values(n)} of ${words}${field === undefined ? '' : ', which the field cannot hold'}`,
      about: 'field',
      answers: [
        { answer: KEEP, label: 'Keep as they are' },
        ...kind.fields
          .filter((other) => other !== field)
          .map((other) => ({ answer: `move:${other.id}`, label: `Move to “${other.label}”` })),
        { answer: 'remove', label: 'Drop' },
      ],
    });
    if (answer === KEEP) {
      this.#tellField(
        'kept',
        annotation,
        fieldId,
        (n) => `stay${n === 1 ? 's' : ''}, ${field === undefined ? 'without a field' : 'which the field cannot hold'}`,
      );
    } else if (answer === 'remove') {
      this.#tellField('lost', annotation, fieldId, (n) => `${n === 1 ? 'is' : 'are'} lost`);
    }
    return answer;
  }

  #tellField(tone: Outcome['tone'], annotation: Annotation, fieldId: string, rest: (n: number) => string): void {
    const words = this.#fieldWords(annotation.kind, fieldId);
    this.inquiry.tell(tone, annotation.id, (n) => `${values(n)} of ${words} ${rest(n)}`);
  }

  /** The link under the new scheme; the same one when nothing changes, null when it goes. */
  #link(link: Link, seen: Set<string>): Link | null {
    const ends = [link.from, link.to].map((end) => this.#kindAt(end));
    if (ends.includes(GONE)) {
      this.inquiry.tell('lost', link.id, (n) => `${links(n)} of what is removed ${n === 1 ? 'goes' : 'go'} with it`);
      return null;
    }
    const typed = this.#next.findLinkType(link.type) === null ? this.#askLink(link) : link;
    const type = typed === null ? null : this.#next.findLinkType(typed.type);
    if (typed === null || type === null) return typed;
    if (!(type.from.includes(ends[0]!) && type.to.includes(ends[1]!))) return this.#askEnds(typed, type);
    const key = JSON.stringify([type.id, link.from.id]);
    const isSecond = type.each === 'one' && seen.has(key);
    seen.add(key);
    return isSecond ? this.#askSecond(typed, type) : typed;
  }

  /** The kind that the record at an end has after the migration; `speaker`; or that it is gone. */
  #kindAt({ record, id }: LinkEnd): string {
    if (record === 'speaker') return 'speaker';
    const after = this.#after.has(id) ? this.#after.get(id) : this.#set.find(id);
    if (after === null && this.#set.find(id) !== null) return GONE;
    return after?.record === 'annotation' ? after.kind : '';
  }

  #askLink(link: Link): Link | null {
    const label = this.#set.scheme.findLinkType(link.type)?.label ?? link.type;
    const answer = this.inquiry.ask(['link', link.type], link.id, {
      words: (n) => `${links(n)} “${label}”`,
      about: 'link',
      answers: [
        ...KEEP_OR_REMOVE,
        ...this.#next.linkTypes.map((type) => ({ answer: `become:${type.id}`, label: `Become “${type.label}”` })),
      ],
    });
    const becomes = this.#next.linkTypes.find((type) => answer === `become:${type.id}`);
    if (becomes !== undefined) {
      this.inquiry.tell(
        'changed',
        link.id,
        (n) => `${links(n)} “${label}” ${n === 1 ? 'becomes' : 'become'} “${becomes.label}”`,
      );
      return { ...link, type: becomes.id };
    }
    return this.#tellLink(answer, link, label, 'of a type that the scheme has not');
  }

  #askEnds(link: Link, { id, label }: LinkType): Link | null {
    const answer = this.inquiry.ask(['ends', id], link.id, {
      words: (n) => `${links(n)} “${label}” between kinds that it does not tie`,
      about: 'link',
      answers: KEEP_OR_REMOVE,
    });
    return this.#tellLink(answer, link, label, 'between kinds that it does not tie');
  }

  #askSecond(link: Link, { id, label }: LinkType): Link | null {
    const answer = this.inquiry.ask(['each', id], link.id, {
      words: (n) => `${links(n)} “${label}” beyond the one that a record may have`,
      about: 'link',
      answers: KEEP_OR_REMOVE,
    });
    return this.#tellLink(answer, link, label, 'beyond the one that a record may have');
  }

  #tellLink(answer: string, link: Link, label: string, why: string): Link | null {
    const isRemoved = answer === 'remove';
    const verb = (n: number) => (isRemoved ? (n === 1 ? 'is removed' : 'are removed') : n === 1 ? 'stays' : 'stay');
    this.inquiry.tell(isRemoved ? 'lost' : 'kept', link.id, (n) => `${links(n)} “${label}” ${why} ${verb(n)}`);
    return isRemoved ? null : link;
  }

  /** One and several of a kind, in words. */
  #wordsOf(kindId: string): readonly [one: string, many: string] {
    const kind = this.#set.scheme.findKind(kindId);
    if (kind !== null) return [kind.label.toLowerCase(), kind.plural.toLowerCase()];
    return [`annotation of the kind “${kindId}”`, `annotations of the kind “${kindId}”`];
  }

  /** “Class” (cues). */
  #fieldWords(kindId: string, fieldId: string): string {
    const field = this.#set.scheme.findKind(kindId)?.fields.find(({ id }) => id === fieldId);
    return `“${field?.label ?? fieldId}” (${this.#wordsOf(kindId)[1]})`;
  }
}

/** Stands for the kind of an annotation that is removed; no kind is called so. */
const GONE = '\u0000gone';

const KEEP_OR_REMOVE = [
  { answer: KEEP, label: 'Keep' },
  { answer: 'remove', label: 'Remove' },
] as const;

const values = (n: number): string => `${n} ${n === 1 ? 'value' : 'values'}`;
const links = (n: number): string => `${n} ${n === 1 ? 'link' : 'links'}`;
const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);
