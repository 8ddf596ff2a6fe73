import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import type { RecordSet } from '../../annotations/change.ts';
import type { Project, SpeakerTie } from '../../model/project.ts';
import type { Speaker } from '../../model/records.ts';
import { isSameValue } from '../../model/same-value.ts';
import { foldedName, tieIdOf, WhoIsWho } from '../who-is-who.ts';
import { mergeSpeakers, reassign } from './speaker-changes.ts';
import { joinedSpeaker, namesOf } from './speaker-names.ts';

/**
 * The registry of a project and the speakers of its articles: what of an article is to be taken in, where only a person
 * can say who is who, and what operations on entries change in the registry and in each article. All of it is pure.
 */

type Registry = Pick<Project, 'speakers' | 'ties'>;

/** How a speaker of an article stands to the registry. */
type Standing =
  /** An entry stands for them. `isBehind`: one of the two knows more than the other. */
  | { readonly standing: 'known'; readonly entry: Speaker; readonly isBehind: boolean }
  /** Several entries have the name, and nobody has said which it is. */
  | { readonly standing: 'question'; readonly entries: readonly Speaker[] }
  /** No entry, or none on purpose. */
  | { readonly standing: 'unknown'; readonly canTakeIn: boolean };

/** Returns how every speaker of an article stands to the registry, by id. */
export function standingsOf(
  from: Registry,
  article: string,
  speakers: readonly Speaker[],
): ReadonlyMap<string, Standing> {
  const { who, byName, ties } = indexOf(from);
  return new Map(
    speakers.map((speaker): [string, Standing] => {
      const entry = who.entryOf(who.keyOf(article, speaker));
      if (entry !== null) return [speaker.id, { standing: 'known', entry, isBehind: isBehind(speaker, entry) }];
      const isSettled = ties.has(tieIdOf(article, speaker.id));
      const entries = isSettled ? [] : (byName.get(foldedName(speaker.name)) ?? []);
      if (entries.length > 1) return [speaker.id, { standing: 'question', entries }];
      return [speaker.id, { standing: 'unknown', canTakeIn: speaker.type !== 'unnamed' && speaker.type !== 'group' }];
    }),
  );
}

interface RegistryIndex {
  readonly who: WhoIsWho;
  readonly byName: ReadonlyMap<string, readonly Speaker[]>;
  readonly ties: ReadonlySet<string>;
}

/** A registry never changes in place: one of thousands of entries is gone through once, not for each speaker one looks at. */
const indexes = new WeakMap<Registry, RegistryIndex>();

function indexOf(from: Registry): RegistryIndex {
  const index = indexes.get(from) ?? {
    who: new WhoIsWho(from),
    byName: entriesByName(from),
    ties: new Set(from.ties.map(({ id }) => id)),
  };
  indexes.set(from, index);
  return index;
}

function entriesByName({ speakers }: Registry): ReadonlyMap<string, readonly Speaker[]> {
  const byName = new Map<string, Speaker[]>();
  for (const entry of speakers) {
    for (const name of knownOf(entry).names) {
      const named = byName.get(name);
      if (named === undefined) byName.set(name, [entry]);
      else if (named.at(-1) !== entry) named.push(entry);
    }
  }
  return byName;
}

/** Names and particulars alone: whose name comes first is each side's own affair. */
const isBehind = (speaker: Speaker, entry: Speaker): boolean =>
  !isSameValue(knownOf(speaker), knownOf(entry)) &&
  (!isSameValue(known(joinedSpeaker(speaker, [entry])), knownOf(speaker)) ||
    !isSameValue(known(joinedSpeaker(entry, [speaker])), knownOf(entry)));

const known = (speaker: Speaker) => ({
  names: namesOf(speaker).map(foldedName).sort(),
  role: speaker.role ?? '',
  offices: speaker.offices ?? [],
  ids: speaker.ids ?? [],
});

const knownBySpeaker = new WeakMap<Speaker, ReturnType<typeof known>>();

/** What is known of a record as it stands, folded once. */
function knownOf(speaker: Speaker): ReturnType<typeof known> {
  const folded = knownBySpeaker.get(speaker) ?? known(speaker);
  knownBySpeaker.set(speaker, folded);
  return folded;
}

/** Returns the registry with these speakers as entries of their own; those whose id has one stay as they are. */
export function withEntries<R extends Registry>(from: R, speakers: readonly Speaker[]): R {
  const ids = new Set(from.speakers.map(({ id }) => id));
  return { ...from, speakers: [...from.speakers, ...speakers.filter(({ id }) => !ids.has(id))] };
}

/** Returns the registry with an entry in its new form. */
export const withEntry = <R extends Registry>(from: R, entry: Speaker): R => ({
  ...from,
  speakers: from.speakers.map((one) => (one.id === entry.id ? entry : one)),
});

/** Returns the registry in which it is said who a speaker is; null for none of the entries. */
export function withTie<R extends Registry>(from: R, article: string, speaker: string, entry: string | null): R {
  const tie: SpeakerTie = { id: tieIdOf(article, speaker), article, speaker, entry };
  return { ...from, ties: [...from.ties.filter(({ id }) => id !== tie.id), tie] };
}

/** Returns the registry in which one entry stands for several; what was tied to the others is tied to it. */
export function withEntriesMerged<R extends Registry>(from: R, into: string, others: readonly string[]): R {
  const kept = from.speakers.find(({ id }) => id === into);
  const gone = new Set(others.filter((id) => id !== into));
  const merged = from.speakers.filter(({ id }) => gone.has(id));
  if (kept === undefined || merged.length === 0) return from;
  return {
    ...from,
    speakers: from.speakers
      .filter(({ id }) => !gone.has(id))
      .map((entry) => (entry.id === into ? joinedSpeaker(kept, merged) : entry)),
    ties: from.ties.map((tie) => (tie.entry !== null && gone.has(tie.entry) ? { ...tie, entry: into } : tie)),
  };
}

/** Returns the speaker of the article who is this entry; the entry itself where there is none yet. */
export function speakerFor(who: WhoIsWho, article: string, set: AnnotationSet, entry: Speaker): Speaker {
  const known = set.speakers.filter((speaker) => who.keyOf(article, speaker) === entry.id);
  return known.find(({ id }) => id === entry.id) ?? known[0] ?? entry;
}

/** Returns what a merge of entries changes in an article: all who are one of them become the one that stays. */
export function setsOfMerge(
  who: WhoIsWho,
  article: string,
  set: AnnotationSet,
  entry: Speaker,
  keys: readonly string[],
): readonly RecordSet[] {
  const merged = set.speakers.filter((speaker) => keys.includes(who.keyOf(article, speaker)));
  if (merged.length === 0 || (merged.length === 1 && merged[0]!.id === entry.id)) return [];
  const present = set.findSpeaker(entry.id);
  const ready = present === null ? set.apply([{ id: entry.id, before: null, after: entry }]) : set;
  const changes = mergeSpeakers(
    ready,
    entry.id,
    merged.map(({ id }) => id),
  );
  return setsOf(present === null ? [{ id: entry.id, after: entry }] : [], changes);
}

/** Returns what giving quotes and claims to an entry changes in an article. */
export const setsOfGift = (
  who: WhoIsWho,
  article: string,
  set: AnnotationSet,
  entry: Speaker,
  annotations: readonly string[],
  newId: () => string,
): readonly RecordSet[] => setsOf([], reassign(set, annotations, speakerFor(who, article, set, entry), newId));

const setsOf = (first: readonly RecordSet[], then: readonly RecordSet[]): readonly RecordSet[] => [
  ...new Map([...first, ...then].map(({ id, after }) => [id, { id, after }])).values(),
];
