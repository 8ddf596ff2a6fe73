import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import { LayeredMap } from '../../annotations/layered-map.ts';
import type { RecordChange, TextEdit } from '../../annotations/change.ts';
import { mapOffset } from '../../annotations/map-ranges.ts';
import type { DocumentRecord, Fragment } from '../../model/records.ts';
import { areMentionsTied, hullOf, LintContext } from './context.ts';
import { byWeight, findingsOf } from './lint.ts';
import { type LintText, paragraphsBeside } from './paragraphs.ts';
import type { Finding } from './rule.ts';

/**
 * The lint of an article at work: findings by record, of which a change makes anew those that it may concern. What is
 * **touched** is noted while one works, which costs next to nothing; what is **due** for it is worked out in a pause: the
 * touched records, those linked to them, and whatever lies in the paragraphs that were touched.
 *
 * Findings that are kept say what is wrong and with which record, and nothing of places, so that typing moves none of
 * them; a fix is asked for anew when it is wanted.
 */
export interface Touched {
  /** Ids of records that were set, removed, or had a link drawn or cut. */
  readonly ids: ReadonlySet<string>;
  /** Stretches of the text of now that changed, or where what was set lies or lay. UTF-16 code units. */
  readonly stretches: readonly Fragment[];
  /** So much changed that everything is due. */
  readonly isAll: boolean;
}

export const NOTHING_TOUCHED: Touched = { ids: new Set(), stretches: [], isAll: false };
export const ALL_TOUCHED: Touched = { ids: new Set(), stretches: [], isAll: true };

/** From so many touched things on, everything is due. */
const MANY = 400;

/** Returns both together. */
export function alsoTouched(touched: Touched, { ids, stretches, isAll }: Touched): Touched {
  if (touched.isAll || isAll || touched.ids.size + ids.size + touched.stretches.length + stretches.length > MANY) {
    return ALL_TOUCHED;
  }
  return { ids: new Set([...touched.ids, ...ids]), stretches: [...touched.stretches, ...stretches], isAll: false };
}

/** Returns what these changes of records touch: them, the ends of links, and where they lie or lay. */
export function touchedBy(changes: readonly RecordChange[]): Touched {
  if (changes.length > MANY) return ALL_TOUCHED;
  const records = changes.flatMap(({ before, after }) => [before, after]).filter((record) => record !== null);
  const ids = records.flatMap((record) => [record.id, ...leansOn(record)]);
  const stretches = records.flatMap((record) => (record.record === 'annotation' ? record.fragments : []));
  return { ids: new Set(ids), stretches, isAll: false };
}

/** Ids of the records that rules look at a record for. */
function leansOn(record: DocumentRecord): readonly string[] {
  if (record.record === 'link') return [record.from.id, record.to.id];
  return record.record === 'dossier' ? [record.claim] : [];
}

/** Returns what was touched, in the text after the edit, which touches what it puts in. */
export function touchedThrough({ ids, stretches, isAll }: Touched, edit: TextEdit): Touched {
  if (isAll) return ALL_TOUCHED;
  const moved = stretches.map(({ start, end }) => ({ start: mapOffset(start, edit), end: mapOffset(end, edit) }));
  const last = moved.at(-1);
  const put = { start: edit.start, end: edit.start + edit.length };
  // Who types goes on where they were: a word is one stretch.
  const isNext = last !== undefined && last.start <= put.start && put.start <= last.end;
  if (isNext) moved[moved.length - 1] = { start: last.start, end: Math.max(last.end, put.end) };
  else moved.push(put);
  return moved.length > MANY ? ALL_TOUCHED : { ids, stretches: moved, isAll };
}

/** What findings depend on besides records and words: where it changes, everything is due. */
export const basisOf = (set: AnnotationSet): readonly unknown[] => [
  set.scheme,
  set.countOfKind('cue') > 0,
  areMentionsTied(set),
];

/** How many links away what is linked to a change may depend on it: a claim on its quote’s mention’s speaker. */
const HOPS = 3;

/**
 * Returns the ids of all records that must be looked at anew, those that are gone among them.
 *
 * @param findings what was found before: names that nobody had may have somebody now
 */
export function dueFor(touched: Touched, set: AnnotationSet, text: LintText, findings: Findings): Set<string> {
  if (touched.isAll) {
    const records = [...set.annotations, ...set.links, ...set.speakers];
    return new Set([...findings.unsorted.map(([one]) => one!.record), ...records.map(({ id }) => id)]);
  }
  const ids = new Set(touched.ids);
  for (const { start, end } of touched.stretches) for (const { id } of set.touching(start, end)) ids.add(id);
  const due = new Set(linkedTo(ids, set));
  const places = [...ids].flatMap((id) => set.findAnnotation(id) ?? []).map(hullOf);
  for (const stretch of [...touched.stretches, ...places]) {
    const { start, end } = paragraphsBeside(text, stretch);
    for (const { id } of set.touching(start, end)) due.add(id);
  }
  for (const id of detachedOrBack(set, findings)) due.add(id);
  if (concernsNames(touched.ids, set)) {
    for (const { id } of set.speakers) due.add(id);
    for (const id of recordsWith('mention-without-speaker', findings)) due.add(id);
  }
  for (const id of [...due]) for (const link of set.linksOf(id)) due.add(link.id);
  return due;
}

const recordsWith = (rule: string, { unsorted }: Findings): readonly string[] =>
  unsorted.flatMap((kept) => kept.filter((one) => one.rule === rule).map(({ record }) => record));

/** What lost its words, or has some again, since it was looked at. */
function detachedOrBack(set: AnnotationSet, findings: Findings): readonly string[] {
  const found = new Set(recordsWith('detached', findings));
  const now = new Set(set.detached.map(({ id }) => id));
  const changed = [...found].filter((id) => !now.has(id)).concat([...now].filter((id) => !found.has(id)));
  return [...linkedTo(new Set(changed), set)];
}

/** True when a speaker was set, or something is gone that may have been one. */
const concernsNames = (ids: ReadonlySet<string>, set: AnnotationSet): boolean =>
  [...ids].some((id) => set.findSpeaker(id) !== null || set.find(id) === null);

/** The records and what is linked to them; through a speaker nothing else is reached, for half the article may be theirs. */
function linkedTo(ids: ReadonlySet<string>, set: AnnotationSet): ReadonlySet<string> {
  const reached = new Set(ids);
  let edge: readonly string[] = [...ids];
  for (let hop = 0; hop < HOPS; hop += 1) {
    const next: string[] = [];
    for (const id of edge) {
      if (hop > 0 && set.findSpeaker(id) !== null) continue;
      for (const { from, to } of set.linksOf(id)) {
        for (const other of [from.id, to.id]) {
          if (reached.has(other)) continue;
          reached.add(other);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return reached;
}

/** A finding as it is kept: without its fix, whose offsets would go stale. */
export interface Kept extends Omit<Finding, 'fix'> {
  /** What the fix does, in words; null where there is none. */
  readonly fixLabel: string | null;
}

/** Findings by record, immutable. */
export class Findings {
  static readonly NONE = new Findings(LayeredMap.of<readonly Kept[]>(new Map()));
  readonly #byRecord: LayeredMap<readonly Kept[]>;
  #all: readonly Kept[] | null = null;

  private constructor(byRecord: LayeredMap<readonly Kept[]>) {
    this.#byRecord = byRecord;
  }

  /** Returns the findings with those of these records made anew; the same where nothing is otherwise. */
  with(ids: Iterable<string>, context: LintContext): Findings {
    const changes = new Map<string, readonly Kept[] | null>();
    for (const id of ids) {
      const record = context.set.find(id);
      const kept = record === null ? [] : findingsOf(record, context).map(keptOf);
      if (!isSame(this.#byRecord.get(id) ?? [], kept)) changes.set(id, kept.length === 0 ? null : kept);
    }
    return changes.size === 0 ? this : new Findings(this.#byRecord.with(changes));
  }

  /** All of them in no order, which costs less. */
  get unsorted(): readonly (readonly Kept[])[] {
    return this.#byRecord.values;
  }

  /** All of them, errors first, those of one rule together. */
  get all(): readonly Kept[] {
    this.#all ??= byRuleOf(this.#byRecord.values);
    return this.#all;
  }

  /** True when nothing is found at all. */
  get isEmpty(): boolean {
    return this.#byRecord.size === 0;
  }

  /** Those one goes to this annotation for, its own and those of its links, errors first. */
  ofAnnotation(id: string, set: AnnotationSet): readonly Kept[] {
    const own = this.#byRecord.get(id) ?? [];
    const ofLinks = set.linksOf(id).flatMap((link) => this.#byRecord.get(link.id) ?? []);
    const found = ofLinks.length === 0 ? own : [...own, ...ofLinks.filter(({ annotation }) => annotation === id)];
    return found.length < 2 ? found : [...found].sort(byWeight);
  }
}

const keptOf = ({ fix, ...rest }: Finding): Kept => ({ ...rest, fixLabel: fix?.label ?? null });

const isSame = (a: readonly Kept[], b: readonly Kept[]): boolean =>
  a.length === b.length &&
  a.every(
    (one, i) =>
      one.rule === b[i]!.rule &&
      one.words === b[i]!.words &&
      one.fixLabel === b[i]!.fixLabel &&
      one.goTo?.label === b[i]!.goTo?.label &&
      one.annotation === b[i]!.annotation,
  );

function byRuleOf(found: readonly (readonly Kept[])[]): readonly Kept[] {
  const groups = new Map<string, Kept[]>();
  for (const kept of found) {
    for (const one of kept) {
      const group = groups.get(one.rule);
      if (group === undefined) groups.set(one.rule, [one]);
      else group.push(one);
    }
  }
  return [...groups.values()].sort(([a], [b]) => byWeight(a!, b!)).flat();
}

/** Returns the finding of the rule about the record as it is now, with its fix; null when there is none any more. */
export function findingNow(
  { rule, record: id }: Pick<Finding, 'rule' | 'record'>,
  { set, text, today }: Pick<LintContext, 'set' | 'text' | 'today'>,
): Finding | null {
  const record = set.find(id);
  if (record === null) return null;
  return findingsOf(record, new LintContext(set, text, today)).find((one) => one.rule === rule) ?? null;
}
