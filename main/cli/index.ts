import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { systemTimers } from '../adapters/clock.ts';
import { nodeFiles } from '../adapters/node-files.ts';
import { nodeServices } from '../adapters/services.ts';
import { runCli } from './run.ts';

/** Starts the command line: `npm run -s saidwho -- …`. */
const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
const world = {
  files: nodeFiles,
  services: nodeServices(version),
  timers: systemTimers,
  version,
  readInput,
  readStream: () => process.stdin as AsyncIterable<Buffer>,
  write,
  async glob(pattern: string) {
    const found: string[] = [];
    for await (const path of glob(pattern)) found.push(path);
    return found;
  },
  tell: (line: string) => void process.stderr.write(`${line}\n`),
};
// A reader that has seen enough closes the pipe (`… | head`); that is no failure of ours.
process.stdout.on('error', () => process.exit(0));
const { exitCode, stdout, stderr } = await runCli(process.argv.slice(2), world);
process.stderr.write(stderr);
process.stdout.write(stdout);
process.exitCode = exitCode;

/** Standard input to its end, or null when it is longer than so many bytes. */
async function readInput(most: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Resolves when whoever reads the pipe has taken enough for more to be written. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
