/** Plain values, as they are read from and written to files, compared by what they hold. */

/** True when both hold the same, to any depth; the order of keys says nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(valueAt(one, key), valueAt(other, key)))
  );
}

const valueAt = (holder: object, key: string): unknown => (holder as Readonly<Record<string, unknown>>)[key];
