import type { Article } from '../model/article.ts';
import { textOf } from '../model/block.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Annotation, Link, Metadata, Speaker } from '../model/records.ts';
import { CHECK_FACT_IDS, CHECK_FACTS } from './desk-facts.ts';
import type { Aspect, Loss } from './format.ts';
import { pairRecords } from './pairing.ts';
import { tiesIn, unlikeTies } from './ties.ts';

/**
 * The **round-trip self-test**: what was written is read back and compared with the article, record by record. What a
 * format declared to lose is excused, and nothing else is. The dialog, the command line and the conformance suite ask
 * the same question here.
 */
export interface Reread {
  /** Annotations that the format carries at all. */
  readonly of: number;
  /** Those of them that came back as they were, but for what was declared. */
  readonly same: number;
  /** What came back otherwise and was not declared; empty when the format holds its word. */
  readonly differences: readonly Difference[];
  /** Every difference, the declared ones too: for the suite, which holds declarations to their word. */
  readonly all: readonly Difference[];
}

export interface Difference {
  /** Id of the record, or of the article; of what was added, the id that it was read with. */
  readonly record: string;
  readonly aspect: Aspect | 'added';
}

/** @param losses those that strike the article in this format */
export function compareReread(article: Article, reread: Article, losses: readonly Loss[]): Reread {
  const isExcused = excusedBy(losses);
  const all = [...articleDifferences(article, reread), ...recordDifferences(article, reread, isExcused)];
  const differences = all.filter((one) => !isExcused(one));
  const struck = new Set(differences.map(({ record }) => record));
  const carried = article.annotations.filter(({ id }) => !isExcused({ record: id, aspect: 'record' }));
  return { of: carried.length, same: carried.filter(({ id }) => !struck.has(id)).length, differences, all };
}

/** Returns what the self-test found, in one sentence. */
export function rereadInWords({ of, same, differences }: Reread): string {
  if (differences.length === 0) {
    return of === 0 ? 'Read back: nothing differs.' : `Read back: ${same} of ${of} annotations identical.`;
  }
  const records = new Set(differences.map(({ record }) => record)).size;
  return `Read back: ${same} of ${of} annotations identical; ${records} ${records === 1 ? 'record differs' : 'records differ'}.`;
}

/** Pieces of what was split come back as annotations of their own: they are excused with it. */
function excusedBy(losses: readonly Loss[]): (difference: Difference) => boolean {
  const byRecord = new Map<string, Set<Aspect>>();
  for (const { records, aspects } of losses) {
    for (const id of records) {
      const excused = byRecord.get(id) ?? new Set();
      for (const aspect of aspects) excused.add(aspect);
      byRecord.set(id, excused);
    }
  }
  const mayAdd = losses.some(({ treatment }) => treatment === 'split' || treatment === 'flattened');
  return ({ record, aspect }) => {
    if (aspect === 'added') return mayAdd;
    const excused = byRecord.get(record);
    return excused !== undefined && (excused.has('record') || excused.has(aspect));
  };
}

function articleDifferences(a: Article, b: Article): Difference[] {
  const differs: [Aspect, boolean][] = [
    ['id', a.id !== b.id],
    ['text', textOf(a.blocks) !== textOf(b.blocks)],
    ['blocks', !isSame(formsOf(a), formsOf(b))],
    ['source', !isSame(a.source, b.source)],
    ['scheme', !isSame(a.scheme, b.scheme)],
    ['extra', !isSame(a.extra, b.extra)],
  ];
  return differs.filter(([, is]) => is).map(([aspect]) => ({ record: a.id, aspect }));
}

const formsOf = ({ blocks }: Article) => blocks.map(({ type, level }) => ({ type, level }));

type Aspects = readonly (readonly [Aspect, boolean])[];

function recordDifferences(
  article: Article,
  reread: Article,
  isExcused: (difference: Difference) => boolean,
): readonly Difference[] {
  const ids = new Map<string, string>(); // From after to before.
  const told = new Set<string>(); // Those of before.
  const differences: Difference[] = [];
  const note = (record: string, found: Aspects) =>
    differences.push(...found.filter(([, is]) => is).map(([aspect]) => ({ record, aspect })));
  const compare = <T extends Annotation | Speaker | Link>(
    before: readonly T[],
    after: readonly T[],
    keys: readonly ((record: T) => string)[],
    aspectsOf: (a: T, b: T) => Aspects,
    untied: (a: T, b: T) => number = () => 0,
  ) => {
    const unlikeness = (a: T, b: T): number =>
      aspectsOf(a, b).filter(([aspect, is]) => is && !isExcused({ record: a.id, aspect })).length + untied(a, b) * LESS;
    const pairs: (readonly [T, T])[] = [];
    const { missing, added } = pairRecords(before, after, keys, unlikeness, (a, b) => {
      pairs.push([a, b]);
      ids.set(b.id, a.id);
      told.add(a.id);
    });
    for (const [a, b] of pairs) note(a.id, [['id', a.id !== b.id], ...aspectsOf(a, b)]);
    for (const { id } of missing) differences.push({ record: id, aspect: 'record' });
    for (const { id } of added) differences.push({ record: id, aspect: 'added' });
  };
  const own = (id: unknown) => (typeof id === 'string' ? (ids.get(id) ?? id) : id);
  const [nameBefore, nameAfter] = [namesIn(article), namesIn(reread)];
  /** Two records are one when they were told to be, and may be while neither was told and both are called the same. */
  const areOne = (a: string, b: string): boolean =>
    ids.has(b) ? ids.get(b) === a : !told.has(a) && nameBefore(a) === nameAfter(b);
  const tiesBefore = tiesIn(article, (aspect, { id }) => isExcused({ record: id, aspect }));
  const tiesAfter = tiesIn(reread);
  const untied = (a: { readonly id: string }, b: { readonly id: string }) =>
    unlikeTies(tiesBefore.get(a.id) ?? [], tiesAfter.get(b.id) ?? [], areOne);
  compare(article.speakers, reread.speakers, [({ id }) => id, ({ name }) => name], speakerAspects, untied);
  compare(
    article.annotations,
    reread.annotations,
    [
      ({ id }) => id,
      (one) => `${one.kind} ${placeOf(one)}`,
      placeOf,
      ({ kind, fragments: [first] }) => `${kind} ${first?.start}`,
    ],
    (a, b) => annotationAspects(a, b, own),
    untied,
  );
  const ends = ({ from, to }: Link) => `${own(from.id)} ${own(to.id)}`;
  compare(article.links, reread.links, [({ id }) => id, (one) => `${one.type} ${ends(one)}`, ends], (a, b) => [
    ['kind', a.type !== b.type],
    ['place', a.from.id !== own(b.from.id) || a.to.id !== own(b.to.id)],
    ['note', a.note !== b.note],
    ['extra', !isSame(a.extra, b.extra)],
  ]);
  note('metadata', metadataAspects(article.metadata, reread.metadata));
  differences.push(...dossierDifferences(article.dossiers ?? [], reread.dossiers ?? [], own));
  return differences;
}

/** Dossiers go by their claims. */
function dossierDifferences(
  before: readonly Dossier[],
  after: readonly Dossier[],
  own: (id: unknown) => unknown,
): Difference[] {
  const rereadByClaim = new Map(after.map((one) => [own(one.claim), one]));
  const differing = before.flatMap((one): Difference[] => {
    const back = rereadByClaim.get(one.claim);
    if (back === undefined) return [{ record: one.id, aspect: 'record' }];
    const { id: _, claim: __, ...is } = back;
    const { id: ___, claim: ____, ...was } = one;
    if (isSame(was, is)) return [];
    const facts = CHECK_FACT_IDS.filter((fact) => !isSame(CHECK_FACTS[fact].of(one), CHECK_FACTS[fact].of(back)));
    return (facts.length === 0 ? (['record'] as const) : facts).map((aspect) => ({ record: one.id, aspect }));
  });
  const known = new Set(before.map(({ claim }) => claim));
  const added = after.filter(({ claim }) => !known.has(own(claim) as string));
  return [...differing, ...added.map(({ id }) => ({ record: id, aspect: 'added' as const }))];
}

/** A tie that does not fit counts for less than any difference of the record itself. */
const LESS = 1 / 1024;

/** What records are called whatever their ids are. */
function namesIn({ annotations, speakers }: Article): (id: string) => string | undefined {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  for (const one of annotations) names.set(one.id, `${one.kind} ${placeOf(one)}`);
  return (id) => names.get(id);
}

const placeOf = ({ fragments, detached }: Annotation): string =>
  fragments.map(({ start, end }) => `${start}-${end}`).join(' ') || `lost ${detached?.exact}`;

const historyOf = ({ created, modified, creator, tagged }: Annotation) => ({ created, modified, creator, tagged });

/** Words, kinds and numbers alone; ids of speakers in values are compared as the records they name. */
function annotationAspects(a: Annotation, b: Annotation, own: (id: unknown) => unknown): [Aspect, boolean][] {
  const { note: noteA, ...valuesA } = a.attributes;
  const { note: noteB, ...valuesB } = b.attributes;
  const named = Object.fromEntries(Object.entries(valuesB).map(([key, value]) => [key, own(value)]));
  return [
    ['kind', a.kind !== b.kind],
    ['place', placeOf(a) !== placeOf(b)],
    ['attributes', !isSame(valuesA, named)],
    ['note', !isSame(noteA, noteB)],
    ['history', !isSame(historyOf(a), historyOf(b))],
    ['details', !isSame(a.detached, b.detached) && placeOf(a) === placeOf(b)],
    ['extra', !isSame(a.extra, b.extra)],
  ];
}

const speakerAspects = (a: Speaker, b: Speaker): [Aspect, boolean][] => [
  ['record', a.name !== b.name],
  ['details', a.type !== b.type || !isSame(a.aliases, b.aliases) || a.role !== b.role],
  ['desk.offices', !isSame(a.offices, b.offices)],
  ['desk.ids', !isSame(a.ids, b.ids)],
  ['note', a.note !== b.note],
  ['extra', !isSame(a.extra, b.extra)],
];

function metadataAspects(a: Metadata, b: Metadata): [Aspect, boolean][] {
  const { title: titleA, note: noteA, extra: extraA, state: stateA, tags: tagsA, ...restA } = a;
  const { title: titleB, note: noteB, extra: extraB, state: stateB, tags: tagsB, ...restB } = b;
  return [
    ['record', titleA !== titleB],
    ['details', !isSame(restA, restB)],
    ['desk.state', stateA !== stateB],
    ['desk.tags', !isSame(tagsA, tagsB)],
    ['note', noteA !== noteB],
    ['extra', !isSame(extraA, extraB)],
  ];
}

const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** JSON with sorted keys; what is undefined is not there. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';
