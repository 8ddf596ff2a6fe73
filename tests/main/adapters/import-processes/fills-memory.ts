import { parentPort } from './parent.ts';

/** Takes memory outside the heap, a megabyte at a time, and holds it. */
parentPort.once('message', () => {
  const kept: Buffer[] = [];
  setInterval(() => {
    for (let i = 0; i < 20; i += 1) kept.push(Buffer.alloc(1_000_000, 1));
  }, 10);
});
