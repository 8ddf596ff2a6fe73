/**
 * "Never pretend": what of Electron's API the host lacks throws by its name when touched, instead of being `undefined`.
 *
 * The guard is a Proxy put at the *end* of an object's prototype chain. It is asked only for names that nothing before it
 * has, so what is provided costs nothing, keeps its identity and may use private fields.
 */

/** Names which the language, Node or a test tool looks up on any object; they stay undefined. */
const harmless = new Set(['then', 'toJSON', 'inspect', 'domain', 'nodeType', 'tagName', 'asymmetricMatch', '$$typeof']);

/** Returns the error for a part of Electron's API that the host lacks, e.g. `BrowserWindow#setVibrancy`. */
export function notProvided(name: string): Error {
  return new Error(`The Chromium host does not provide ${name}`);
}

/**
 * Makes `object` throw by name for every property it lacks.
 *
 * @param prefix what is written before the property: `app.`, `BrowserWindow#`
 * @returns the same object
 */
export function provideOnly<T extends object>(prefix: string, object: T): T {
  const parent = Object.getPrototypeOf(object) as object;
  const end = new Proxy(parent, {
    get(target, key, receiver): unknown {
      if (typeof key === 'symbol' || key in target || harmless.has(key) || key.startsWith('_')) {
        return Reflect.get(target, key, receiver);
      }
      throw notProvided(prefix + key);
    },
    // `instanceof EventEmitter` walks the chain and must still meet the parent itself.
    getPrototypeOf: () => parent,
  });
  Object.setPrototypeOf(object, end);
  return object;
}

/** Guards a class: its statics as `Name.x`, its instances as `Name#x`. */
export function provideOnlyClass(name: string, constructor: { prototype: object }): void {
  provideOnly(`${name}#`, constructor.prototype);
  provideOnly(`${name}.`, constructor);
}

/** Stands where a whole module or class of Electron is not provided: touching, calling or constructing it throws. */
export function missing<T>(name: string): T {
  const refuse = (): never => {
    throw notProvided(name);
  };
  const handler: ProxyHandler<() => void> = {
    apply: refuse,
    construct: refuse,
    set: refuse,
    get(target, key): unknown {
      if (typeof key === 'symbol' || harmless.has(key)) return Reflect.get(target, key);
      throw notProvided(`${name}.${key}`);
    },
  };
  return new Proxy(function () {}, handler) as T;
}

/**
 * Throws by name for an option the host does not know how to honour.
 *
 * @param owner what the options are given to: `BrowserWindow`
 */
export function acceptOnly(owner: string, options: object, known: ReadonlySet<string>): void {
  const unknown = Object.entries(options).find(([key, value]) => value !== undefined && !known.has(key));
  if (unknown) throw notProvided(`the option '${unknown[0]}' of ${owner}`);
}
