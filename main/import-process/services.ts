import { createHash, randomUUID } from 'node:crypto';
import type { Services } from '../ports.ts';

/** Returns hashing and ids as Node has them, under the program's name and version. */
export const nodeServices = (version: string): Services => ({
  sha256: (content) => createHash('sha256').update(content).digest('hex'),
  newId: () => randomUUID(),
  generator: { name: 'Saidwho', version },
});
