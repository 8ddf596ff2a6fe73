import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import type { RecordChange } from '../../annotations/change.ts';
import { exactOf } from '../../annotations/covered-text.ts';
import { withEvidenceAltered } from '../../annotations/dossier-changes.ts';
import { decidedOn } from '../../annotations/drift.ts';
import { normaliseFragments } from '../../annotations/map-ranges.ts';
import type { Annotation, DocumentRecord, Fragment, Link, Speaker } from '../../model/records.ts';
import { isSameValue } from '../../model/same-value.ts';
import { guessMentionType } from '../guess.ts';
import { LintContext } from './context.ts';
import { findingsOf } from './lint.ts';
import type { LintText } from './paragraphs.ts';
import type { Deed, Fix } from './rule.ts';
import { quoteForm } from './rules/marks.ts';

/** Makes changes of records out of fixes. The text stays as it is: only records change. */

/** What is needed from outside: new ids and the time, ISO 8601 in UTC. */
export interface FixServices {
  newId(): string;
  now(): string;
}

/** Returns the changes that the fix comes to. */
export function changesOfFix(set: AnnotationSet, text: LintText, fix: Fix, services: FixServices): RecordChange[] {
  const fixing = new Fixing(set, text, services);
  fixing.perform(fix);
  return fixing.changes();
}

/** All that one rule finds wrong with some records. */
export interface AllOfRule {
  readonly rule: string;
  readonly records: readonly string[];
  /** The day that it is, ISO 8601. */
  readonly today?: string | null;
}

/** What came of putting everything right that one rule finds. */
export interface FixedAll {
  readonly changes: readonly RecordChange[];
  /** How many findings had a fix. */
  readonly count: number;
}

/**
 * Puts right all that the rule finds wrong with these records, one after the other: what one fix does is there when the
 * next is asked for, so that two that would do the same thing do it once.
 */
export function fixAll(
  set: AnnotationSet,
  text: LintText,
  { rule, records, today = null }: AllOfRule,
  services: FixServices,
): FixedAll {
  const fixing = new Fixing(set, text, services, today);
  let count = 0;
  for (const id of records) {
    const record = fixing.context.set.find(id);
    const found = record === null ? undefined : findingsOf(record, fixing.context).find((one) => one.rule === rule);
    if (found?.fix == null) continue;
    fixing.perform(found.fix);
    count += 1;
  }
  return { changes: fixing.changes(), count };
}

/** The field of each kind that the words themselves tell at first. */
const FORM_FIELDS: ReadonlyMap<string, string> = new Map([
  ['quote', 'quoteType'],
  ['mention', 'mentionType'],
]);

/** Records on their way from one state to the next, deed by deed. */
class Fixing {
  readonly #before: AnnotationSet;
  readonly #services: FixServices;
  readonly #touched = new Set<string>();
  context: LintContext;

  constructor(set: AnnotationSet, text: LintText, services: FixServices, today: string | null = null) {
    this.#before = set;
    this.#services = services;
    this.context = new LintContext(set, text, today);
  }

  perform({ deeds }: Fix): void {
    for (const deed of deeds) this.#put(this.#recordsAfter(deed));
  }

  changes(): RecordChange[] {
    return [...this.#touched]
      .map((id) => ({ id, before: this.#before.find(id), after: this.context.set.find(id) }))
      .filter(({ before, after }) => !isSameValue(before, after));
  }

  #put(after: ReadonlyMap<string, DocumentRecord | null>): void {
    const { set } = this.context;
    const changes = [...after]
      .map(([id, record]) => ({ id, before: set.find(id), after: record }))
      .filter(({ before, after: next }) => before !== next);
    for (const { id } of changes) this.#touched.add(id);
    this.context = this.context.withSet(set.apply(changes));
  }

  #recordsAfter(deed: Deed): ReadonlyMap<string, DocumentRecord | null> {
    const { set } = this.context;
    switch (deed.deed) {
      case 'cover':
        return of(this.#covering(set.findAnnotation(deed.id), deed.fragments));
      case 'set':
        return of(this.#withField(set.findAnnotation(deed.id), deed.field, deed.value));
      case 'remove':
        return new Map([deed.id, ...set.linksOf(deed.id).map(({ id }) => id)].map((id) => [id, null]));
      case 'link':
        return this.#linking({
          record: 'link',
          id: this.#services.newId(),
          type: deed.type,
          from: deed.from,
          to: deed.to,
        });
      case 'capture':
        return this.#captured(deed.claim, deed.evidence, deed.day);
      case 'merge':
        return this.#merging(deed.id, deed.into);
      case 'tag': {
        const made = this.#tagged(deed.kind, deed.fragments, deed.attributes);
        const to = { record: 'annotation', id: made.id } as const;
        const link: Link = { record: 'link', id: this.#services.newId(), ...deed.linked, to };
        return new Map<string, DocumentRecord | null>([[made.id, made], ...this.#linking(link)]);
      }
    }
  }

  /** Where its form was what its words tell, it is what the new words tell. */
  #covering(annotation: Annotation | null, fragments: readonly Fragment[]): Annotation | null {
    if (annotation === null) return null;
    const moved = {
      ...decidedOn(annotation, normaliseFragments(fragments), this.context.text),
      modified: this.#services.now(),
    };
    const field = FORM_FIELDS.get(annotation.kind);
    const told = field === undefined ? undefined : annotation.attributes[field];
    if (field === undefined || told === undefined || told !== this.#formOf(annotation)) return moved;
    const form = this.#formOf(moved);
    if (!this.context.allows(annotation.kind, field, form)) return moved;
    return { ...moved, attributes: { ...moved.attributes, [field]: form } };
  }

  #formOf(annotation: Annotation): string {
    if (annotation.kind === 'quote') return quoteForm(annotation, this.context);
    return guessMentionType(exactOf(this.context.text, annotation.fragments));
  }

  #withField(
    annotation: Annotation | null,
    field: string,
    value: Annotation['attributes'][string] | null,
  ): Annotation | null {
    if (annotation === null) return null;
    const { [field]: _before, ...rest } = annotation.attributes;
    return {
      ...annotation,
      attributes: value === null ? rest : { ...rest, [field]: value },
      modified: this.#services.now(),
    };
  }

  #captured(claim: string, evidence: readonly string[], captured: string): Map<string, DocumentRecord | null> {
    const dossier = this.context.set.dossierOf(claim);
    if (dossier === null) return new Map();
    return new Map([[dossier.id, evidence.reduce((so, id) => withEvidenceAltered(so, id, { captured }), dossier)]]);
  }

  #tagged(kind: string, fragments: readonly Fragment[], attributes: Annotation['attributes']): Annotation {
    const now = this.#services.now();
    const tagged = exactOf(this.context.text, fragments);
    return {
      record: 'annotation',
      id: this.#services.newId(),
      kind,
      fragments,
      tagged,
      attributes,
      created: now,
      modified: now,
    };
  }

  #linking(link: Link): Map<string, DocumentRecord | null> {
    const { set } = this.context;
    const after = new Map<string, DocumentRecord | null>([[link.id, link]]);
    if (set.scheme.findLinkType(link.type)?.each !== 'one') return after;
    for (const one of set.linksOf(link.from.id)) {
      if (one.type === link.type && one.from.id === link.from.id) after.set(one.id, null);
    }
    return after;
  }

  #merging(id: string, into: string): Map<string, DocumentRecord | null> {
    const { set } = this.context;
    const after = new Map<string, DocumentRecord | null>([[id, null]]);
    const key = ({ type, from, to }: Pick<Link, 'type' | 'from' | 'to'>) => `${type} ${from.id} ${to.id}`;
    const present = new Set(set.linksOf(into).map(key));
    const full = new Set(
      set
        .linksOf(into)
        .flatMap((link) =>
          link.from.id === into && set.scheme.findLinkType(link.type)?.each === 'one' ? [link.type] : [],
        ),
    );
    for (const link of set.linksOf(id)) {
      const moved = { ...link, from: turned(link.from, id, into), to: turned(link.to, id, into) };
      const isSelf = moved.from.id === moved.to.id;
      const isFull = moved.from.id === into && full.has(link.type);
      after.set(link.id, isSelf || isFull || present.has(key(moved)) ? null : moved);
      present.add(key(moved));
      if (moved.from.id === into && set.scheme.findLinkType(link.type)?.each === 'one') full.add(link.type);
    }
    const [gone, kept] = [set.findSpeaker(id), set.findSpeaker(into)];
    if (gone !== null && kept !== null) after.set(into, withNamesOf(kept, gone));
    return after;
  }
}

const turned = (end: Link['from'], id: string, into: string): Link['from'] =>
  end.id === id ? { ...end, id: into } : end;

/** The speaker with the aliases and the role of another one. */
function withNamesOf(kept: Speaker, gone: Speaker): Speaker {
  const aliases = [...new Set([...kept.aliases, gone.name, ...gone.aliases])].filter((alias) => alias !== kept.name);
  return { ...kept, aliases, ...(kept.role === undefined && gone.role !== undefined ? { role: gone.role } : {}) };
}

const of = (record: Annotation | null): Map<string, DocumentRecord | null> =>
  new Map(record === null ? [] : [[record.id, record]]);
