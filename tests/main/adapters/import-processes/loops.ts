import { parentPort } from './parent.ts';

/** Never comes back from a synchronous loop, and is deaf to a polite request to end. */
process.on('SIGTERM', () => undefined);
parentPort.once('message', () => {
  for (;;);
});
