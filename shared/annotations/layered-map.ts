/**
 * An immutable map whose next version is made without copying all of it: a large **base**, shared by many versions, and
 * a small **layer** of what changed since, which is laid into a new base once it has grown. It lists its values in the
 * order in which their keys first came, as a `Map` does.
 */
export class LayeredMap<Value extends string | number | object> {
  readonly #base: ReadonlyMap<string, Value>;
  /** What became of keys of the base; null for one that is gone. */
  readonly #changed: ReadonlyMap<string, Value | null>;
  /** Keys that came after those of the base. */
  readonly #added: ReadonlyMap<string, Value>;
  readonly #gone: number;
  #values: readonly Value[] | null = null;

  private constructor(
    base: ReadonlyMap<string, Value>,
    changed: ReadonlyMap<string, Value | null> = new Map(),
    added: ReadonlyMap<string, Value> = new Map(),
    gone = 0,
  ) {
    this.#base = base;
    this.#changed = changed;
    this.#added = added;
    this.#gone = gone;
  }

  static of<Value extends string | number | object>(base: ReadonlyMap<string, Value>): LayeredMap<Value> {
    return new LayeredMap(base);
  }

  get size(): number {
    return this.#base.size - this.#gone + this.#added.size;
  }

  get(key: string): Value | null {
    const added = this.#added.get(key);
    if (added !== undefined) return added;
    const changed = this.#changed.get(key);
    return changed === undefined ? (this.#base.get(key) ?? null) : changed;
  }

  /** The values in order; the same list each time. */
  get values(): readonly Value[] {
    this.#values ??=
      this.#changed.size + this.#added.size === 0 ? [...this.#base.values()] : [...this.#walk().values()];
    return this.#values;
  }

  /** Returns the map with these changes, null for a key that goes; itself when there are none. */
  with(changes: ReadonlyMap<string, Value | null>): LayeredMap<Value> {
    if (changes.size === 0) return this;
    const changed = new Map(this.#changed);
    const added = new Map(this.#added);
    let gone = this.#gone;
    for (const [key, value] of changes) {
      const isInBase = this.#base.has(key) && changed.get(key) !== null;
      if (isInBase) {
        changed.set(key, value);
        if (value === null) gone += 1;
      } else if (value === null) {
        added.delete(key);
      } else {
        added.set(key, value);
      }
    }
    const next = new LayeredMap(this.#base, changed, added, gone);
    return changed.size + added.size > LARGEST_LAYER ? new LayeredMap(next.#walk()) : next;
  }

  /** All of it as one map. */
  #walk(): Map<string, Value> {
    const all = new Map<string, Value>();
    for (const [key, value] of this.#base) {
      const changed = this.#changed.get(key);
      if (changed === undefined) all.set(key, value);
      else if (changed !== null) all.set(key, changed);
    }
    for (const [key, value] of this.#added) all.set(key, value);
    return all;
  }
}

/** A layer is copied with each change, a base once in so many: neither is felt. */
const LARGEST_LAYER = 512;
