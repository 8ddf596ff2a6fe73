/**
 * The bridge between the two worlds of a page: the *preload world*, isolated, where the preload runs, and the *page world*,
 * where the app's own scripts run. They share the document and nothing else, so a value crosses as the detail of a DOM
 * event, which Chromium clones into the world that reads it. Functions and promises cannot be cloned: they stay where they
 * are and cross as a *mark* with a number, from which the other side builds a function or a promise of its own.
 *
 * `makeBridge` runs inside the page, in both worlds, from its own source text.
 */

/** One end of the bridge. */
export type Bridge = Readonly<{
  /** Puts a value on the other world's global object, frozen. */
  expose: (key: string, value: unknown) => void;
}>;

/**
 * Makes one end.
 *
 * @param target what both worlds share: the document
 * @param outgoing the type of the events sent from here
 * @param incoming the type of the events sent from the other end
 * @param world the global object here, where the other end may put a value
 */
export function makeBridge(target: EventTarget, outgoing: string, incoming: string, world: object): Bridge {
  type Callable = (...values: unknown[]) => unknown;
  type Outcome = { value: unknown } | { error: string };
  type Message =
    | { kind: 'expose'; key: string; value: unknown }
    | { kind: 'call'; call: number; id: number; values: unknown[] }
    | ({ kind: 'answer'; call: number } & Outcome)
    | ({ kind: 'settle'; id: number } & Outcome);

  const mark = '\u0000bridge';
  const functions: Callable[] = [];
  const numbers = new WeakMap<Callable, number>();
  const proxies = new Map<number, Callable>();
  const answers = new Map<number, Outcome>();
  const promises = new Map<number, (outcome: Outcome) => void>();
  const Event = CustomEvent; // the page may replace the global later
  let lastCall = 0;
  let lastPromise = 0;

  const emit = (detail: Message) => target.dispatchEvent(new Event(outgoing, { detail }));
  const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
  const toMessage = (error: unknown) =>
    String(typeof error === 'object' && error !== null && 'message' in error ? error.message : error);

  const numberOf = (callable: Callable) => {
    const known = numbers.get(callable) ?? functions.push(callable) - 1;
    numbers.set(callable, known);
    return known;
  };

  const packPromise = (promise: PromiseLike<unknown>) => {
    const id = ++lastPromise;
    promise.then(
      (value) => emit({ kind: 'settle', id, value: pack(value) }),
      (error) => emit({ kind: 'settle', id, error: toMessage(error) }),
    );
    return { [mark]: 'promise', id };
  };

  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') return { [mark]: 'function', id: numberOf(value as Callable) };
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Promise) return packPromise(value);
    // `() => ipcRenderer.off(…)` returns it by accident; Electron, too, hands the page an empty object then.
    if (Object.prototype.toString.call(value) === '[object ipcRenderer]') return {};
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pack(part)]));
  };

  const readOutcome = (outcome: Outcome | undefined): unknown => {
    if (outcome === undefined) throw new Error('An object could not be cloned.');
    if ('error' in outcome) throw new Error(outcome.error);
    return unpack(outcome.value, false);
  };

  const proxyOf = (id: number) => {
    const known = proxies.get(id);
    if (known) return known;
    const proxy: Callable = (...values) => {
      const call = ++lastCall;
      emit({ kind: 'call', call, id, values: values.map(pack) });
      const answer = answers.get(call);
      answers.delete(call);
      return readOutcome(answer);
    };
    proxies.set(id, proxy);
    return proxy;
  };

  const promiseOf = (id: number) =>
    new Promise((resolve) => promises.set(id, (outcome) => resolve(new Promise((done) => done(readOutcome(outcome))))));

  const unpack = (value: unknown, isFrozen: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const settle = <T extends object>(made: T) => (isFrozen ? Object.freeze(made) : made);
    if (Array.isArray(value)) return settle(value.map((part) => unpack(part, isFrozen)));
    if (!isPlain(value)) return value;
    const { [mark]: marked, id } = value as { [mark]?: string; id: number };
    if (marked === 'function') return settle(proxyOf(id));
    if (marked === 'promise') return promiseOf(id);
    return settle(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpack(part, isFrozen)])));
  };

  const run = (id: number, values: unknown[]): Outcome => {
    try {
      return { value: pack(functions[id]!(...values.map((value) => unpack(value, false)))) };
    } catch (error) {
      return { error: toMessage(error) };
    }
  };

  target.addEventListener(incoming, (event) => {
    const message = (event as CustomEvent<Message | null>).detail;
    if (message === null) return; // it could not be cloned; the caller notices that no answer came
    if (message.kind === 'expose') {
      Object.defineProperty(world, message.key, { value: unpack(message.value, true), enumerable: true });
    } else if (message.kind === 'call') {
      emit({ kind: 'answer', call: message.call, ...run(message.id, message.values) });
    } else if (message.kind === 'answer') {
      answers.set(message.call, message);
    } else {
      promises.get(message.id)?.(message);
      promises.delete(message.id);
    }
  });

  return {
    expose(key, value) {
      emit({ kind: 'expose', key, value: pack(value) });
    },
  };
}
