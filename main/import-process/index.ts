import { FORMATS } from '../../shared/formats/index.ts';
import { pickReader } from '../../shared/formats/pick-format.ts';
import { nodeServices } from './services.ts';
import type { ImportAnswer, ImportRequest } from './messages.ts';

/**
 * The process in which foreign bytes are read (promises H1 to H3). It gets one file, answers once and is ended by
 * main, also when it answers nothing. It opens no file and no connection itself.
 */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
parentPort.once('message', ({ data }) => parentPort.postMessage(read(data)));

/** As much of Electron's own declaration as is used; this process runs without Electron's module. */
interface ParentPort {
  once(name: 'message', listener: (event: { readonly data: ImportRequest }) => void): void;
  postMessage(answer: ImportAnswer): void;
}

function read({ name, bytes, version }: ImportRequest): ImportAnswer {
  const input = { name, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const format = pickReader(input, FORMATS);
  if (!format.ok) return format;
  const reading = format.value.read?.(input, nodeServices(version));
  if (reading === undefined) throw new RangeError(`The format ${format.value.id} does not read`);
  return reading.ok ? { ok: true, value: { formatId: format.value.id, reading: reading.value } } : reading;
}
