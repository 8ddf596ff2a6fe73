import { emptyDossier } from '../annotations/dossiers.ts';
import { Scheme } from '../kinds/scheme.ts';
import type { Decision } from '../model/dossier.ts';
import type { Annotation, DocumentRecord, Link } from '../model/records.ts';
import type { Problem } from '../result.ts';
import { describe, type Scene } from './describe.ts';
import { areSameFields, fieldsOf, fromFields, mergeFields } from './fields.ts';
import { isSameValue } from '../model/same-value.ts';
import type { MergedText } from './merge-text.ts';
import { isPlacedAnew, mergePlaces, type Place, placeOf, type SideVersion, type Version } from './place.ts';
import { Moves } from './moves.ts';

/**
 * The records of two sides become one set. Each record is looked at by its id in the base and on both sides: what one
 * side alone did is done; what one side deleted and the other edited stays; what both edited is merged field by field.
 */

/** Something the person should know of, though nothing is lost by it. */
export interface MergeNote {
  readonly code: 'edit-beats-delete' | 'end-kept' | 'detached';
  readonly message: string;
  readonly ids: readonly string[];
}

/** A version of the article, with the ways its ranges go. */
export interface Side extends Scene {
  readonly fromBase: Moves;
  readonly toMerged: Moves;
}

/** The three versions. */
export interface Sides {
  readonly base: Side;
  readonly ours: Side;
  readonly theirs: Side;
}

export interface MergedRecords {
  readonly records: ReadonlyMap<string, DocumentRecord>;
  readonly notes: readonly MergeNote[];
  readonly problems: readonly Problem[];
}

/** Builds the versions from their scenes and the ways that the merged text tells. */
export function sidesOf(base: Scene, ours: Scene, theirs: Scene, moves: MergedText['moves']): Sides {
  return {
    base: { ...base, fromBase: new Moves([]), toMerged: moves.baseToMerged },
    ours: { ...ours, fromBase: moves.baseToOurs, toMerged: moves.oursToMerged },
    theirs: { ...theirs, fromBase: moves.baseToTheirs, toMerged: moves.theirsToMerged },
  };
}

/** Merges all records of three versions. */
export function mergeRecords(sides: Sides): MergedRecords {
  const work: Work = { sides, records: new Map(), notes: [], problems: [] };
  const sets = [sides.base, sides.ours, sides.theirs].map(({ set }) => set);
  const ids = new Set(sets.flatMap((set) => Array.from(set.records(), ({ id }) => id)));
  for (const id of [...ids].sort()) mergeRecord(work, id);
  keepEnds(work);
  keepOneOfEach(work);
  return work;
}

interface Work {
  readonly sides: Sides;
  readonly records: Map<string, DocumentRecord>;
  readonly notes: MergeNote[];
  readonly problems: Problem[];
}

function mergeRecord(work: Work, id: string): void {
  const { base, ours, theirs } = work.sides;
  const [old, our, their] = [base.set.find(id), ours.set.find(id), theirs.set.find(id)];
  if (our !== null && their !== null) mergeBoth(work, old, our, their);
  else if (our !== null) keepOrDelete(work, old, our, ours);
  else if (their !== null) keepOrDelete(work, old, their, theirs);
}

/** One side has the record, the other has not. */
function keepOrDelete(work: Work, old: DocumentRecord | null, record: DocumentRecord, side: Side): void {
  if (old !== null && !isEdited(work.sides.base, old, record, side)) return;
  keep(work, record, side);
  if (old === null) return;
  const { kind, words } = describe(record, side);
  const message = `One version deletes ${kind} “${words}”, the other edits it: it stays, as edited.`;
  work.notes.push({ code: 'edit-beats-delete', message, ids: [record.id] });
}

/** Takes the record into the merged set as the side has it. */
function keep(work: Work, record: DocumentRecord, side: Side): void {
  if (record.record === 'annotation') add(work, record, placeOf(versionOf(record, side)), [record]);
  else work.records.set(record.id, record);
}

function add(work: Work, rest: Omit<Annotation, keyof Place>, place: Place, before: readonly Annotation[]): void {
  const { fragments: _, detached: __, ...fields } = { fragments: null, detached: null, ...rest };
  const annotation: Annotation = { ...fields, ...place };
  work.records.set(annotation.id, annotation);
  if (place.detached === undefined || before.some(({ detached }) => detached !== undefined)) return;
  const message = `The words “${place.detached.exact}” are gone: what was tagged there is kept and waits for a new place.`;
  work.notes.push({ code: 'detached', message, ids: [annotation.id] });
}

function isEdited(base: Side, old: DocumentRecord, record: DocumentRecord, side: Side): boolean {
  if (!areSameFields(fieldsOf(old), fieldsOf(record))) return true;
  return (
    old.record === 'annotation' &&
    record.record === 'annotation' &&
    isPlacedAnew(versionOf(old, base), versionOf(record, side))
  );
}

const versionOf = (annotation: Annotation, { text, toMerged, fromBase }: Side): SideVersion => ({
  annotation,
  text,
  toMerged,
  fromBase,
});

function mergeBoth(work: Work, old: DocumentRecord | null, our: DocumentRecord, their: DocumentRecord): void {
  const { base, ours, theirs } = work.sides;
  // Whoever begins a dossier begins the same empty one.
  const begun = our.record === 'dossier' && old === null ? emptyDossier(our.claim) : old;
  const merged = mergeFields(begun === null ? null : fieldsOf(begun), fieldsOf(our), fieldsOf(their));
  const place = our.record === 'annotation' && their.record === 'annotation' ? placeOfBoth() : undefined;
  const isOther = our.record !== their.record || (old !== null && old.record !== our.record);
  const clashes = [...merged.clashes, ...(place === null ? ['place'] : []), ...(isOther ? ['record'] : [])];
  if (clashes.length > 0) {
    work.problems.push(conflictOf(our, ours, clashes));
    return;
  }
  const record = inTime(fromFields(merged.fields) as DocumentRecord, our, their);
  if (place == null) work.records.set(record.id, record);
  else add(work, record as Annotation, place, [our as Annotation, their as Annotation]);

  function placeOfBoth() {
    const version: Version | null = old?.record === 'annotation' ? versionOf(old, base) : null;
    return mergePlaces(version, versionOf(our as Annotation, ours), versionOf(their as Annotation, theirs));
  }
}

/** What both decided stands in the order in which they did. */
function inTime(record: DocumentRecord, our: DocumentRecord, their: DocumentRecord): DocumentRecord {
  if (record.record !== 'dossier') return record;
  const { history } = record;
  const isOfOneSide = [our, their].some((side) => side.record === 'dossier' && isSameValue(side.history, history));
  return isOfOneSide ? record : { ...record, history: [...history].sort(byTime) };
}

const byTime = (a: Decision, b: Decision): number => (a.at + a.id < b.at + b.id ? -1 : 1);

const conflictOf = (record: DocumentRecord, scene: Scene, fields: readonly string[]): Problem => {
  const { kind, words } = describe(record, scene);
  const names = [...new Set(fields.map((field) => nameOfField(record, field)))].sort();
  return {
    code: 'merge/record-conflict',
    message: `Both versions change ${kind} “${words}”, each in its own way (${names.join(', ')}). Keep one version and copy over what you need of the other.`,
    where: `${kind} “${words}”`,
  };
};

/** What stands in a dossier's lists has ids that no one knows: the list is named. */
function nameOfField({ record }: DocumentRecord, field: string): string {
  const slash = field.indexOf('/');
  if (slash < 0) return field;
  return record === 'dossier' && !field.startsWith('extra/') ? field.slice(0, slash) : field.slice(slash + 1);
}

/** Ids of the records without which this one means nothing. */
function needsOf(record: DocumentRecord): readonly string[] {
  if (record.record === 'link') return [record.from.id, record.to.id];
  return record.record === 'dossier' ? [record.claim] : [];
}

/**
 * A link needs both its ends and a dossier its claim: what a side deleted comes back where the other side's work
 * leads to it (T11).
 */
function keepEnds(work: Work): void {
  const { ours, theirs } = work.sides;
  for (const id of [...work.records.values()].flatMap(needsOf)) {
    if (work.records.has(id)) continue;
    const side = ours.set.find(id) === null ? theirs : ours;
    const end = side.set.find(id)!;
    keep(work, end, side);
    const { kind, words } = describe(end, side);
    const message = `One version deletes ${kind} “${words}”, the other works on it: it stays, with that work.`;
    work.notes.push({ code: 'end-kept', message, ids: [id] });
  }
}

/** A record has one link of most types: two that say the same become one, two that do not are a conflict. */
function keepOneOfEach(work: Work): void {
  for (const links of singles(work.records)) {
    const wasSo = [work.sides.ours, work.sides.theirs].some(({ set }) =>
      links.every(({ id }) => set.find(id) !== null),
    );
    if (wasSo) continue;
    const [first, ...others] = links as [Link, ...Link[]];
    if (others.every((other) => isSameValue({ ...other, id: first.id }, first))) {
      for (const { id } of others) work.records.delete(id);
    } else {
      work.problems.push(twoLinks(links, work.sides));
    }
  }
}

/** Returns the links that should be alone and are not, those from one record together; records were merged by id. */
function singles(records: ReadonlyMap<string, DocumentRecord>): Link[][] {
  const groups = new Map<string, Link[]>();
  const merged = records.get('scheme');
  const scheme = Scheme.of(merged?.record === 'scheme' ? merged : null);
  for (const record of records.values()) {
    if (record.record !== 'link' || scheme.findLinkType(record.type)?.each !== 'one') continue;
    const key = `${record.type} ${record.from.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

function twoLinks(links: readonly Link[], { ours, theirs }: Sides): Problem {
  const told = links.map((link) => describe(link, ours.set.find(link.id) === null ? theirs : ours).words);
  return {
    code: 'merge/record-conflict',
    message: `Both versions draw a link of which there can be one only: ${told.join('; ')}. Keep one version and copy over what you need of the other.`,
    where: told[0]!,
  };
}
