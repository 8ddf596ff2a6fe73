import { FORMATS } from '../../shared/formats/index.ts';
import { readAny } from '../../shared/formats/read-any.ts';
import { freezePrototypes } from './freeze-prototypes.ts';
import type { ImportAnswer, ImportRequest } from './messages.ts';
import { nodeServices } from './services.ts';
import { withinLimit } from './within-limit.ts';

/**
 * The process in which foreign bytes are read (promises H1 to H3). It gets one file, answers once and is ended by
 * main, also when it answers nothing. It opens no file and no connection itself, and what it read cannot change the
 * prototypes of the language (H7).
 */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
freezePrototypes();
parentPort.once('message', ({ data }) => parentPort.postMessage(withinLimit(() => read(data), LIMIT)));

/** As much of Electron's own declaration as is used; this process runs without Electron's module. */
interface ParentPort {
  once(name: 'message', listener: (event: { readonly data: ImportRequest }) => void): void;
  postMessage(answer: ImportAnswer): void;
}

/** When main is gone, nobody is left who would end a reader that hangs: after this it fails by itself. Milliseconds. */
const LIMIT = 35_000;

function read({ name, bytes, budgets, version }: ImportRequest): ImportAnswer {
  const whole = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readAny({ name, bytes: whole, ...(budgets && { budgets }) }, FORMATS, nodeServices(version));
}
