import { FORMATS } from '../../shared/formats/index.ts';
import { pickReader } from '../../shared/formats/pick-format.ts';
import { readAny } from '../../shared/formats/read-any.ts';
import { freezePrototypes } from './freeze-prototypes.ts';
import type { ImportAnswer, ImportRequest } from './messages.ts';
import { nodeServices } from './services.ts';
import { withinLimit } from './within-limit.ts';

/**
 * The process in which foreign bytes are read (promises H1 to H3). It gets one file, answers once and is ended by
 * main, also when it answers nothing. It opens no file and no connection itself, and what it reads cannot change the
 * prototypes of the language (H7): they are frozen before the first reader gets to it.
 */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
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

/** Reads at once where nothing is to be loaded first, so that the watch over loops sees it. */
function read({ version, ...request }: ImportRequest): Promise<ImportAnswer> {
  const companions = (request.companions ?? []).map(({ name, bytes }) => ({ name, bytes: plain(bytes) }));
  const input = { ...request, bytes: plain(request.bytes), companions };
  const format = pickReader(input, FORMATS);
  const loading = format.ok ? format.value.load?.() : undefined;
  const readNow = () => {
    freezePrototypes();
    return readAny(input, FORMATS, nodeServices(version));
  };
  return loading === undefined ? readNow() : loading.then(readNow);
}

/** The same bytes as an array of this process's own kind, whatever carried them here. */
const plain = (bytes: Uint8Array) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
