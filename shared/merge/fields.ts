import type { DocumentRecord } from '../model/records.ts';
import { isSameValue } from '../model/same-value.ts';

/**
 * A record as a flat list of **fields**, each of which two people may change without the other noticing: attributes
 * and values of other programs one by one, `attributes/note`; the two ends of a link together with its type, since
 * one without the others means nothing. Where an annotation stands is no field: see `place.ts`.
 */
export type Fields = ReadonlyMap<string, unknown>;

/** Fields whose own keys are fields. */
const BAGS = ['attributes', 'extra'];

/** Lists of a scheme or a dossier whose entries are fields, by their ids; the list itself says in which order they stand. */
const LISTS = ['kinds', 'linkTypes', 'questions', 'evidence', 'history', 'related'];

/** Returns the fields of a record, or of anything that is told by keys. */
export function fieldsOf(holder: object): Fields {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(holder)) {
    if (key === 'fragments' || key === 'detached') continue;
    const [own, inner] = parted(key, value);
    fields.set(key, own);
    for (const [name, one] of inner) fields.set(`${key}/${name}`, one);
  }
  if (fields.get('record') !== 'link') return fields;
  fields.set('ends', { type: fields.get('type'), from: fields.get('from'), to: fields.get('to') });
  for (const key of ['type', 'from', 'to']) fields.delete(key);
  return fields;
}

/** What the key itself tells, and what its inner fields do. */
function parted(key: string, value: unknown): [own: unknown, inner: readonly (readonly [string, unknown])[]] {
  if (BAGS.includes(key)) return [{}, Object.entries(value as object)];
  if (!LISTS.includes(key)) return [value, []];
  const list = value as readonly { readonly id: string }[];
  return [list.map(({ id }) => id), list.map((one) => [one.id, one])];
}

/** Returns what the fields tell of; the inverse of `fieldsOf`, but for the place of an annotation. */
export function fromFields(fields: Fields): object {
  const own = [...fields].filter(([name]) => !name.includes('/') && name !== 'ends');
  const bags = BAGS.flatMap((bag) => {
    const inner = [...fields].filter(([name]) => name.startsWith(`${bag}/`));
    const isThere = fields.has(bag) || inner.length > 0;
    // Not by assignment: a key may be called `__proto__`.
    return isThere ? [[bag, Object.fromEntries(inner.map(([name, one]) => [name.slice(bag.length + 1), one]))]] : [];
  });
  const lists = own.flatMap(([name, order]) =>
    LISTS.includes(name) ? [[name, (order as readonly string[]).map((id) => fields.get(`${name}/${id}`))]] : [],
  );
  const ends = fields.get('ends') as Partial<DocumentRecord> | undefined;
  return { ...ends, ...Object.fromEntries([...own, ...bags, ...lists]) };
}

/** True when both tell the same in every field. */
export const areSameFields = (one: Fields, other: Fields): boolean =>
  one.size === other.size && [...one].every(([name, value]) => isSameValue(value, other.get(name)));

/** What two versions of a record come to, and the fields that both changed, each to something else. */
export interface MergedFields {
  readonly fields: Fields;
  readonly clashes: readonly string[];
}

/** @param base null when both sides are new: then they must agree in everything */
export function mergeFields(base: Fields | null, ours: Fields, theirs: Fields): MergedFields {
  const fields = new Map<string, unknown>();
  const clashes: string[] = [];
  const added = [...ours.keys(), ...theirs.keys()].sort();
  for (const name of new Set([...(base?.keys() ?? []), ...added])) {
    const merged = mergeField(name, base, ours.get(name), theirs.get(name));
    if (merged === CLASH) clashes.push(name);
    else if (merged !== undefined) fields.set(name, merged);
  }
  return { fields, clashes };
}

const CLASH = Symbol('clash');

function mergeField(name: string, base: Fields | null, ours: unknown, theirs: unknown): unknown {
  if (isSameValue(ours, theirs)) return ours;
  if (base !== null && isSameValue(ours, base.get(name))) return theirs;
  if (base !== null && isSameValue(theirs, base.get(name))) return ours;
  // It is shown and decides nothing, and both sides have touched the record: the later one is right.
  if (name === 'modified' && typeof ours === 'string' && typeof theirs === 'string') return later(ours, theirs);
  // Either side stood by words of its own, and the merged text may have neither: what both last agreed on is shown.
  if (name === 'tagged' && base !== null) return base.get(name);
  if (['aliases', 'tags', ...LISTS].includes(name) && base !== null) return mergeLists(base.get(name), ours, theirs);
  return CLASH;
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** What neither took away, in the order of the base, and what either added. */
function mergeLists(base: unknown, ours: unknown, theirs: unknown): readonly string[] {
  const [old, our, their] = [namesIn(base), namesIn(ours), namesIn(theirs)];
  const kept = [...old].filter((name) => our.has(name) && their.has(name));
  const added = new Set([...our, ...their].filter((name) => !old.has(name)));
  return [...kept, ...[...added].sort()];
}

const namesIn = (list: unknown): ReadonlySet<string> => new Set(list as readonly string[]);
