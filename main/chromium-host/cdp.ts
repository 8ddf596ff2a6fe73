/**
 * Chromium's DevTools protocol over a pair of pipes: one JSON message after the other, each ended by a zero byte. No port is
 * opened for it. A *session* is the conversation with one page; events of a session are emitted as `session:method`.
 */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

type Message = Readonly<{
  id?: number;
  method?: string;
  sessionId?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}>;

type Waiting = Readonly<{ method: string; resolve: (result: never) => void; reject: (error: Error) => void }>;

/** Speaks the DevTools protocol. Commands not answered when the pipe ends are rejected. */
export class Cdp {
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #waiting = new Map<number, Waiting>();
  readonly #writable: Writable;
  #lastId = 0;
  #isClosed = false;

  constructor(writable: Writable, readable: Readable) {
    this.#writable = writable;
    writable.on('error', () => this.#close());
    readable.on('close', () => this.#close());
    readZeroEnded(readable, (text) => this.#receive(JSON.parse(text) as Message));
  }

  /** Sends a command to the browser, or to a page when a session is given. */
  send<Answer = unknown>(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: Chromium has ended`));
    const id = ++this.#lastId;
    this.#writable.write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    return new Promise<Answer>((resolve, reject) => this.#waiting.set(id, { method, resolve, reject }));
  }

  /** Calls `listener` for each such event of the browser, or of a page when a session is given. */
  on<Params>(method: string, listener: (params: Params) => void, sessionId?: string): void {
    this.#events.on(sessionId ? `${sessionId}:${method}` : method, listener);
  }

  #receive({ id, method, sessionId, params, result, error }: Message): void {
    if (id === undefined) {
      this.#events.emit(sessionId ? `${sessionId}:${method}` : method!, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
    else waiting?.resolve(result as never);
  }

  #close(): void {
    this.#isClosed = true;
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: Chromium has ended`));
    this.#waiting.clear();
  }
}

function readZeroEnded(readable: Readable, receive: (text: string) => void): void {
  let parts: Buffer[] = [];
  readable.on('data', (data: Buffer) => {
    let start = 0;
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      parts.push(data.subarray(start, end));
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      start = end + 1;
      receive(text);
    }
    if (start < data.length) parts.push(data.subarray(start));
  });
}
