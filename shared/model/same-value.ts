/**
 * Returns whether two plain values say the same: objects key by key in any order, a key that is `undefined` as one that
 * is absent (files and calls between processes drop it), lists in order.
 */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) return a.length === (b as unknown[]).length && a.every((one, i) => isSameValue(one, at(b, i)));
  return (
    Object.keys(a).every((key) => isSameValue(at(a, key), at(b, key))) &&
    Object.keys(b).every((key) => Object.hasOwn(a, key) || at(b, key) === undefined)
  );
}

/** What is the object's own: `__proto__` and `constructor` are keys like others here. */
const at = (object: object, key: string | number): unknown =>
  Object.hasOwn(object, key) ? (object as Record<string | number, unknown>)[key] : undefined;
