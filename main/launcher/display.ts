/** A virtual display for machines without a screen. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Starts Xvfb on a free number, which it chooses itself. Null when it does not start. */
export async function startDisplay(xvfb: string): Promise<Readonly<{ name: string; stop: () => void }> | null> {
  const values = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'];
  const child = spawn(xvfb, values, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = () => void child.kill();
  process.on('exit', stop);
  const number = await new Promise<string | null>((resolve) => {
    let text = '';
    (child.stdio[3] as Readable).on('data', (part: Buffer) => {
      text += String(part);
      if (text.endsWith('\n')) resolve(text.trim());
    });
    child.on('error', () => resolve(null));
    child.on('exit', () => resolve(null));
  });
  return number === null ? null : { name: `:${number}`, stop };
}
