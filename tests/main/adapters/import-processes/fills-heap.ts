import { parentPort } from './parent.ts';

/** Fills the heap until the engine gives up. */
parentPort.once('message', () => {
  const kept: unknown[] = [];
  for (let i = 0; ; i += 1) kept.push({ i, text: [i, String(i)] });
});
