import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('index.ts', import.meta.url));
const seed = process.env['FUZZ_SEED'];
const words = [
  '--disable-warning=ExperimentalWarning',
  script,
  '--short',
  ...(seed === undefined ? [] : ['--seed', seed]),
];

test.skipIf(process.platform === 'win32')(
  'kills, full disks, lost folders and other writers cost nobody any work (D1, D3, D5, C1)',
  async () => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [told, complaint, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    console.log(told);
    expect(complaint).toBe('');
    expect(told).toMatch(/^seed \d+, 30 kills, 20 races\n/);
    expect(told).not.toContain('VIOLATION');
    expect(told).toMatch(/^kill loop, 20 kB +14 +0 /m);
    expect(told).toMatch(/^races of five writers +20 +0 /m);
    expect(told).toMatch(/\n\d+ trials, 0 violations, seed \d+\n$/);
    expect(status).toBe(0);
  },
  300_000,
);
