import type { Link } from '../model/records.ts';
import { LayeredMap } from './layered-map.ts';

/** Links under the ids of both of their ends, each list in the order in which the links came. */
export type LinksByEnd = LayeredMap<readonly Link[]>;

/** Returns the links under their ends. */
export function linksByEnd(links: readonly Link[]): LinksByEnd {
  const byEnd = new Map<string, Link[]>();
  const add = (id: string, link: Link) => {
    const list = byEnd.get(id);
    if (list === undefined) byEnd.set(id, [link]);
    else list.push(link);
  };
  for (const link of links) {
    add(link.from.id, link);
    if (link.to.id !== link.from.id) add(link.to.id, link);
  }
  return LayeredMap.of<readonly Link[]>(byEnd);
}

/**
 * Returns the links under their ends after some changed, or null when that is better found out anew: where a link came
 * to another end, its place among the links there is not known.
 *
 * @param before the links before the change, by id
 */
export function withLinkChanges(
  byEnd: LinksByEnd,
  before: LayeredMap<Link>,
  changes: ReadonlyMap<string, Link | null>,
): LinksByEnd | null {
  const lists = new Map<string, readonly Link[]>();
  const change = (end: string, make: (list: readonly Link[]) => readonly Link[]) =>
    lists.set(end, make(lists.get(end) ?? byEnd.get(end) ?? []));
  for (const [id, after] of changes) {
    const old = before.get(id);
    if (old !== null && after !== null && !hasSameEnds(old, after)) return null;
    for (const end of endsOf(old ?? after!)) {
      if (old === null) change(end, (list) => [...list, after!]);
      else change(end, (list) => list.flatMap((link) => (link.id !== id ? [link] : after === null ? [] : [after])));
    }
  }
  return byEnd.with(lists);
}

const endsOf = ({ from, to }: Link): ReadonlySet<string> => new Set([from.id, to.id]);

const hasSameEnds = (a: Link, b: Link): boolean => a.from.id === b.from.id && a.to.id === b.to.id;
