import type { Extra } from '../model/records.ts';

/**
 * Keys that this version does not know are carried along (promise D10). A record keeps them in its `extra`; those
 * found deeper, in an object that has no `extra` of its own, lie there under the same path: what stood at
 * `detached.mood` is `extra.detached.mood`. So writing lays `extra` over the record, and known keys always win.
 */

type Keys = Readonly<Record<string, unknown>>;

/** The unknown keys of `value`; an empty object when there are none. */
export const unknownKeys = (value: Keys, known: readonly string[]): Keys =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key)));

/** `{ [path]: extra }`, or nothing at all when there is nothing to keep. */
export const nested = (path: string, extra: Keys): Keys => (Object.keys(extra).length === 0 ? {} : { [path]: extra });

/** `{ [path]: [extra of the first, …] }`, or nothing at all when there is nothing to keep. */
export const nestedList = (path: string, extras: readonly Keys[]): Keys =>
  extras.some((extra) => Object.keys(extra).length > 0) ? { [path]: extras } : {};

/** `{ extra }`, or nothing at all when there is nothing to keep. */
export const asExtra = (keys: Keys): { extra?: Extra } => (Object.keys(keys).length === 0 ? {} : { extra: keys });

/** What `extra` holds for the object at `path`. */
export function extraAt(extra: Extra | undefined, path: string): Extra | undefined {
  const inner = extra?.[path];
  return isKeys(inner) ? inner : undefined;
}

/** What `extra` holds for entry `index` of the list at `path`, as long as that list still has `length` entries. */
export function extraInList(extra: Extra | undefined, path: string, index: number, length: number): Extra | undefined {
  const list = extra?.[path];
  if (!Array.isArray(list) || list.length !== length) return undefined;
  const inner: unknown = list[index];
  return isKeys(inner) ? inner : undefined;
}

/** `value` followed by the keys of `extra` that are unknown to this version. */
export const withExtra = <T extends object>(value: T, known: readonly string[], extra: Extra | undefined): T =>
  extra === undefined ? value : { ...value, ...unknownKeys(extra, known) };

const isKeys = (value: unknown): value is Extra => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy whose keys without a value are absent, as `exactOptionalPropertyTypes` asks. */
export const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Defined<T>;

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
