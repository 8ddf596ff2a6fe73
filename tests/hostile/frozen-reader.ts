import childProcess from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { parentPort } from 'node:worker_threads';
import { freezePrototypes } from '../../main/import-process/freeze-prototypes.ts';
import { nodeServices } from '../../main/import-process/services.ts';
import { FORMATS } from '../../shared/formats/index.ts';
import { readAny, type ReadFile } from '../../shared/formats/read-any.ts';
import type { Result } from '../../shared/result.ts';
import { sinceNow } from '../builders/processor-time.ts';
import { hostileFile } from './corpus.ts';

/**
 * A thread that reads hostile files by name, with the prototypes frozen as in the import process. Whatever would
 * touch the disk, the network or another process is noted. A reader that hangs is ended from outside.
 */

/** What came of one file. */
export interface Outcome {
  readonly answer: Result<ReadFile>;
  /** What it took of processor. */
  readonly milliseconds: number;
  /** What was called that no reader may call (H1). */
  readonly touched: readonly string[];
  /** What was changed that all objects share (H7). */
  readonly polluted: readonly string[];
  /** True while the bytes are what they were (D7). */
  readonly areBytesSame: boolean;
}

let touched: string[] = [];

/** Puts a watch on every function of a module. */
function watch(name: string, module: object): void {
  const functions = module as Record<string, unknown>;
  for (const [key, original] of Object.entries(functions)) {
    if (typeof original !== 'function' || /^[A-Z_]/.test(key)) continue;
    const call = original as (...given: unknown[]) => unknown;
    functions[key] = (...given: unknown[]) => {
      touched.push(`${name}.${key}`);
      return call(...given);
    };
  }
}

watch('fs', fs);
watch('child_process', childProcess);
watch('net', net);
syncBuiltinESMExports();
Object.assign(globalThis, { fetch: () => touched.push('fetch'), WebSocket: () => touched.push('WebSocket') });

// What a package brings that the engine lacks comes before a file is read, as in the import process.
for (const { load } of FORMATS) await load?.();

const SHARED = [Object, Array, Function, String, Number, Boolean, RegExp, Map, Set, Promise, Date, Error, Uint8Array];
const keysOf = () => [globalThis, ...SHARED.flatMap((one) => [one, one.prototype])].map((one) => Reflect.ownKeys(one));
const keysBefore = keysOf().map((keys) => keys.map(String).join());

freezePrototypes();

parentPort?.on('message', (name: string) => void read(name));

async function read(name: string): Promise<void> {
  const bytes = hostileFile(name).bytes();
  const hash = hashOf(bytes);
  touched = [];
  const spent = sinceNow();
  const answer = await readAny({ name, bytes }, FORMATS, nodeServices('1.0.0'));
  const milliseconds = spent();
  const noted = touched;
  const polluted = keysOf()
    .map((keys) => keys.map(String).join())
    .filter((keys, i) => keys !== keysBefore[i]);
  const outcome: Outcome = { answer, milliseconds, touched: noted, polluted, areBytesSame: hashOf(bytes) === hash };
  parentPort?.postMessage(outcome);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
