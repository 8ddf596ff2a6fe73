import type { Project } from '../../shared/model/project.ts';
import { isSameValue } from '../../shared/model/same-value.ts';

/**
 * What two people made of one project, as one: entry by entry and field by field, whoever changed something has it. Where
 * both changed the same field ours stays; an entry that one has deleted and the other changed stays (promise M4).
 */
export function mergeProjects(base: Project, ours: Project, theirs: Project): Project {
  const { speakers: _, ties: __, searches: ___, views: ____, ...heads } = mergeFields(base, ours, theirs);
  return {
    ...heads,
    speakers: mergeLists(base.speakers, ours.speakers, theirs.speakers),
    ties: mergeLists(base.ties, ours.ties, theirs.ties),
    searches: mergeLists(base.searches, ours.searches, theirs.searches),
    views: mergeLists(base.views, ours.views, theirs.views),
  };
}

/** Entries in their order; those that are new with them come behind. */
function mergeLists<Entry extends { readonly id: string }>(
  base: readonly Entry[],
  ours: readonly Entry[],
  theirs: readonly Entry[],
): readonly Entry[] {
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map(
    (list) => new Map(list.map((entry) => [entry.id, entry])),
  ) as [Map<string, Entry>, Map<string, Entry>, Map<string, Entry>];
  const ids = new Set([...inOurs.keys(), ...inTheirs.keys()]);
  return [...ids].flatMap((id) => mergeEntry(inBase.get(id), inOurs.get(id), inTheirs.get(id)) ?? []);
}

function mergeEntry<Entry extends object>(
  base: Entry | undefined,
  ours: Entry | undefined,
  theirs: Entry | undefined,
): Entry | undefined {
  if (ours === undefined) return base === undefined || !isSameValue(base, theirs) ? theirs : undefined;
  if (theirs === undefined) return base === undefined || !isSameValue(base, ours) ? ours : undefined;
  return base === undefined ? ours : mergeFields(base, ours, theirs);
}

function mergeFields<Entry extends object>(base: Entry, ours: Entry, theirs: Entry): Entry {
  const fields = (entry: Entry) => new Map(Object.entries(entry) as [string, unknown][]);
  const [before, own, other] = [fields(base), fields(ours), fields(theirs)];
  const keys = new Set([...own.keys(), ...other.keys()]);
  const merged = [...keys].map((key): [string, unknown] => {
    const isOurs = !isSameValue(own.get(key), before.get(key));
    return [key, isOurs ? own.get(key) : other.get(key)];
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Entry;
}
