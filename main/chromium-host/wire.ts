/**
 * The wire: values written as text on one side of the DevTools pipe and read on the other.
 *
 * It carries what the structured clone algorithm carries between processes and an editor needs: plain data, undefined,
 * dates, maps, sets, errors and bytes (base64). A text longer than a *piece* is sent in several pieces, in order.
 *
 * `makeWire` and `makePieces` also run inside the page, from their own source text, so they refer to nothing outside
 * themselves but the language.
 */

/** How bytes become text; Node and the page each have their own way. */
export type Base64 = Readonly<{ encode: (bytes: Uint8Array) => string; decode: (text: string) => Uint8Array }>;

/** Writes values as text and reads them back. */
export type Wire = Readonly<{ write: (value: unknown) => string; read: (text: string) => unknown }>;

/** Cuts a text into pieces and puts received pieces together. */
export type Pieces = Readonly<{
  cut: (text: string) => string[];
  /** Returns the whole text once its last piece is here, else null. */
  join: (piece: string) => string | null;
}>;

/**
 * Makes a wire.
 *
 * `write` throws what Electron throws for a value that cannot be cloned (a function, a symbol, a promise), and a RangeError
 * for a value that contains itself, which Electron would carry.
 */
export function makeWire(base64: Base64): Wire {
  const tag = '$';
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const bytesOf = (view: ArrayBufferView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

  const packObject = (value: object, above: readonly object[]): unknown => {
    if (above.includes(value)) throw new RangeError('The Chromium host cannot send a value that contains itself');
    const inside = [...above, value];
    const inner = (part: unknown) => pack(part, inside);
    if (Array.isArray(value)) return value.map(inner);
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (ArrayBuffer.isView(value)) return { [tag]: 'view', type: kind, value: base64.encode(bytesOf(value)) };
    if (kind === 'ArrayBuffer') {
      return { [tag]: 'buffer', value: base64.encode(new Uint8Array(value as ArrayBuffer)) };
    }
    if (kind === 'Date') return { [tag]: 'date', value: (value as Date).getTime() };
    if (kind === 'Map') {
      return { [tag]: 'map', value: [...(value as Map<unknown, unknown>)].map((pair) => pair.map(inner)) };
    }
    if (kind === 'Set') return { [tag]: 'set', value: [...(value as Set<unknown>)].map(inner) };
    if (kind === 'Error') return { [tag]: 'error', name: (value as Error).name, value: (value as Error).message };
    if (['Promise', 'WeakMap', 'WeakSet', 'WeakRef', 'Generator'].includes(kind)) refuse();
    const entries = Object.entries(value).map(([key, part]) => [key, inner(part)] as const);
    return tag in value ? { [tag]: 'object', value: entries } : Object.fromEntries(entries);
  };

  const pack = (value: unknown, above: readonly object[]): unknown => {
    if (value === undefined) return { [tag]: 'undefined' };
    if (typeof value === 'bigint') return { [tag]: 'bigint', value: String(value) };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return { [tag]: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (typeof value === 'function' || typeof value === 'symbol') refuse();
    return typeof value === 'object' && value !== null ? packObject(value, above) : value;
  };

  type Tagged = Record<string, unknown> & { type?: string; name?: string };
  const readTagged = (tagged: Tagged): unknown => {
    const value = tagged['value'];
    switch (tagged[tag]) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(value as string);
      case 'number':
        return Number(value);
      case 'date':
        return new Date(value as number);
      case 'map':
        return new Map((value as [unknown, unknown][]).map(([key, part]) => [unpack(key), unpack(part)]));
      case 'set':
        return new Set((value as unknown[]).map(unpack));
      case 'error':
        return Object.assign(new Error(value as string), { name: tagged.name });
      case 'object':
        return Object.fromEntries((value as [string, unknown][]).map(([key, part]) => [key, unpack(part)]));
      default:
        return readBytes(tagged.type, base64.decode(value as string));
    }
  };

  const readBytes = (type: string | undefined, bytes: Uint8Array): unknown => {
    if (type === 'Uint8Array') return bytes;
    const { buffer } = new Uint8Array(bytes); // its own memory, starting at 0
    if (type === undefined) return buffer;
    const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[type];
    return View ? new View(buffer) : refuse();
  };

  const unpack = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unpack);
    if (typeof value !== 'object' || value === null) return value;
    if (tag in value) return readTagged(value);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpack(part)]));
  };

  return { write: (value) => JSON.stringify(pack(value, [])), read: (text) => unpack(JSON.parse(text)) };
}

/** Makes one direction's cutting and joining. A piece begins with `+` when more follow and with `.` when it is the last. */
export function makePieces(): Pieces {
  const pieceLength = 4 * 1024 * 1024; // UTF-16 code units; far below the 100 MB Chromium takes in one message
  const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;
  let received: string[] = [];
  return {
    cut(text) {
      const pieces: string[] = [];
      let start = 0;
      while (text.length - start > pieceLength) {
        // Half a surrogate pair would not survive the pipe.
        const end = start + pieceLength - (isHighSurrogate(text.charCodeAt(start + pieceLength - 1)) ? 1 : 0);
        pieces.push('+' + text.slice(start, end));
        start = end;
      }
      return [...pieces, '.' + text.slice(start)];
    },
    join(piece) {
      received.push(piece.slice(1));
      if (piece.startsWith('+')) return null;
      const text = received.join('');
      received = [];
      return text;
    },
  };
}

/** The wire in Node. */
export const nodeWire = makeWire({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});
