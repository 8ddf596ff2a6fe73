/**
 * `process.parentPort`, loaded into a utility process before its own module. Messages that come before anyone listens are
 * kept. The process ends when the host is gone.
 */
import { EventEmitter } from 'node:events';

type MessageEvent = Readonly<{ data: unknown; ports: readonly never[] }>;

class ParentPort extends EventEmitter {
  #kept: MessageEvent[] = [];

  constructor() {
    super();
    process.on('message', (data) => this.#deliver({ data, ports: [] }));
    this.on('newListener', (event) => event === 'message' && process.nextTick(() => this.start()));
  }

  postMessage(message: unknown): void {
    process.send?.(message);
  }

  start(): void {
    for (const event of this.#kept.splice(0)) this.emit('message', event);
  }

  #deliver(event: MessageEvent): void {
    if (this.listenerCount('message') > 0) this.emit('message', event);
    else this.#kept.push(event);
  }
}

process.on('disconnect', () => process.exit());
Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
Object.defineProperty(process, 'type', { value: 'utility' });
