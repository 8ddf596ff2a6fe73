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
parentPort.once('message', ({ data }) => {
  // A reader that waits between its steps is not seen by the engine's watch, which breaks loops only.
  setTimeout(() => process.exit(1), LIMIT).unref();
  void withinLimit(() => read(data), LIMIT).then((answer) => parentPort.postMessage(answer));
});

/** As much of Electron's own declaration as is used; this process runs without Electron's module. */
interface ParentPort {
  once(name: 'message', listener: (event: { readonly data: ImportRequest }) => void): void;
  postMessage(answer: ImportAnswer): void;
}

/** When main is gone, nobody is left who would end a reader that hangs: after this it fails by itself. Milliseconds. */
const LIMIT = 35_000;

function read({ version, ...input }: ImportRequest): Promise<ImportAnswer> {
  const companions = (input.companions ?? []).map(({ name, bytes }) => ({ name, bytes: plain(bytes) }));
  return readAny({ ...input, bytes: plain(input.bytes), companions }, FORMATS, nodeServices(version));
}

/** The same bytes as an array of this process's own kind, whatever carried them here. */
const plain = (bytes: Uint8Array) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
