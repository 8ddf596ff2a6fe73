/**
 * Which record of what was read back is which of those that were written, where a format keeps no ids. Records are
 * **look-alikes** when they have the same key; among those the pairs are chosen that cost least together, so that a
 * record is taken for another one only where nothing tells them apart.
 */

/** What became of records: pairs of before and after, those that are gone, and those that nobody had written. */
export interface Paired<T> {
  readonly missing: readonly T[];
  readonly added: readonly T[];
}

/**
 * Pairs records by the first key that both have free, each key over all records before the next.
 *
 * @param unlikeness what it costs to take one for the other; it may count on the pairs that were told before
 * @param pair hears of each pair as soon as it is made
 */
export function pairRecords<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((record: T) => string)[],
  unlikeness: (a: T, b: T) => number,
  pair: (a: T, b: T) => void,
): Paired<T> {
  let [missing, added] = [before, after];
  for (const key of keys) {
    const waiting = grouped(added, key);
    const taken = new Set<T>();
    for (const [name, group] of grouped(missing, key)) {
      for (const [a, b] of matched(group, waiting.get(name) ?? [], unlikeness)) {
        pair(a, b);
        taken.add(a).add(b);
      }
    }
    missing = missing.filter((one) => !taken.has(one));
    added = added.filter((one) => !taken.has(one));
  }
  return { missing, added };
}

function grouped<T>(records: readonly T[], key: (record: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of records) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** More comparisons than this between records of one key are not worth their time: they are paired in order. */
const MOST_COMPARED = 4096;

/** Pairs as many as there are on the smaller side. */
function matched<T>(
  before: readonly T[],
  after: readonly T[],
  unlikeness: (a: T, b: T) => number,
): readonly (readonly [T, T])[] {
  if (after.length === 0) return [];
  if (before.length * after.length === 1 || before.length * after.length > MOST_COMPARED) {
    return before.slice(0, after.length).map((a, i) => [a, after[i]!] as const);
  }
  if (before.length > after.length) {
    return cheapest(after.map((b) => before.map((a) => unlikeness(a, b)))).map((i, j) => [before[i]!, after[j]!]);
  }
  return cheapest(before.map((a) => after.map((b) => unlikeness(a, b)))).map((j, i) => [before[i]!, after[j]!]);
}

/**
 * Gives each row a column of its own so that they cost least together (the Hungarian method); where several ways cost
 * the same, in order.
 *
 * @param costs not more rows than columns
 * @returns the column of each row
 */
export function cheapest(costs: readonly (readonly number[])[]): readonly number[] {
  const width = costs[0]?.length ?? 0;
  const rowPrices = costs.map(() => 0);
  const columnPrices = Array<number>(width).fill(0);
  const rowOf: number[] = Array<number>(width).fill(NONE);
  for (const row of costs.keys()) {
    const from = Array<number>(width).fill(NONE); // The column from which each was reached.
    const slack = Array<number>(width).fill(Infinity);
    const isDone = Array<boolean>(width).fill(false);
    let [column, current] = [NONE, row];
    while (current !== NONE) {
      let [next, step] = [NONE, Infinity];
      for (let j = 0; j < width; j += 1) {
        if (isDone[j]) continue;
        const rest = costs[current]![j]! - rowPrices[current]! - columnPrices[j]!;
        if (rest < slack[j]!) [slack[j], from[j]] = [rest, column];
        if (slack[j]! < step) [next, step] = [j, slack[j]!];
      }
      rowPrices[row]! += step;
      for (let j = 0; j < width; j += 1) {
        if (!isDone[j]) slack[j]! -= step;
        else [rowPrices[rowOf[j]!], columnPrices[j]] = [rowPrices[rowOf[j]!]! + step, columnPrices[j]! - step];
      }
      isDone[next] = true;
      [column, current] = [next, rowOf[next]!];
    }
    for (; column !== NONE; column = from[column]!) {
      rowOf[column] = from[column] === NONE ? row : rowOf[from[column]!]!;
    }
  }
  const columns = costs.map(() => NONE);
  rowOf.forEach((row, column) => row !== NONE && (columns[row] = column));
  return columns;
}

const NONE = -1;
