/**
 * An immutable map whose next version is made without copying all of it: a large **base**, shared by many versions, and
 * a small **layer** of what changed since, which is laid into a new base once it has grown. It lists its values in the
 * order in which their keys first came, as a `Map` does.
 */
export class LayeredMap<Value extends string | number | object> {
  readonly #base: Base<Value>;
  /** What became of keys of the base; null for one that is gone. */
  readonly #changed: ReadonlyMap<string, Value | null>;
  /** Keys that came after those of the base. */
  readonly #added: ReadonlyMap<string, Value>;
  readonly #gone: number;
  #values: readonly Value[] | null = null;

  private constructor(
    base: Base<Value>,
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
    return new LayeredMap(Base.ofMap(base));
  }

  /** The map of these values by what `keyOf` tells of each, no two the same; made once it is looked into. */
  static ofUnique<Value extends string | number | object>(
    values: readonly Value[],
    keyOf: (value: Value) => string,
  ): LayeredMap<Value> {
    return new LayeredMap(Base.ofValues(values, keyOf));
  }

  get size(): number {
    return this.#base.size - this.#gone + this.#added.size;
  }

  get(key: string): Value | null {
    const added = this.#added.get(key);
    if (added !== undefined) return added;
    const changed = this.#changed.get(key);
    return changed === undefined ? (this.#base.map.get(key) ?? null) : changed;
  }

  /** The values in order; the same list each time. */
  get values(): readonly Value[] {
    this.#values ??= this.#changed.size + this.#added.size === 0 ? this.#base.values : [...this.#walk().values()];
    return this.#values;
  }

  /** Returns the map with these changes, null for a key that goes; itself when there are none. */
  with(changes: ReadonlyMap<string, Value | null>): LayeredMap<Value> {
    if (changes.size === 0) return this;
    const changed = new Map(this.#changed);
    const added = new Map(this.#added);
    let gone = this.#gone;
    for (const [key, value] of changes) {
      const isInBase = this.#base.map.has(key) && changed.get(key) !== null;
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
    return changed.size + added.size > LARGEST_LAYER ? LayeredMap.of(next.#walk()) : next;
  }

  /** All of it as one map. */
  #walk(): Map<string, Value> {
    const all = new Map<string, Value>();
    for (const [key, value] of this.#base.map) {
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

/** What many versions share: a map, or a list of which one is made when somebody looks for a key. */
class Base<Value> {
  #map: ReadonlyMap<string, Value> | null;
  #values: readonly Value[] | null;
  readonly #keyOf: ((value: Value) => string) | null;

  private constructor(
    map: ReadonlyMap<string, Value> | null,
    values: readonly Value[] | null,
    keyOf: ((value: Value) => string) | null,
  ) {
    this.#map = map;
    this.#values = values;
    this.#keyOf = keyOf;
  }

  static ofMap<Value>(map: ReadonlyMap<string, Value>): Base<Value> {
    return new Base(map, null, null);
  }

  static ofValues<Value>(values: readonly Value[], keyOf: (value: Value) => string): Base<Value> {
    return new Base<Value>(null, values, keyOf);
  }

  get size(): number {
    return this.#map?.size ?? this.#values!.length;
  }

  get map(): ReadonlyMap<string, Value> {
    this.#map ??= new Map(this.#values!.map((value) => [this.#keyOf!(value), value]));
    return this.#map;
  }

  get values(): readonly Value[] {
    this.#values ??= [...this.#map!.values()];
    return this.#values;
  }
}
