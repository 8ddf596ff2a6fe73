import { createHash } from 'node:crypto';
import type { Services } from '../../main/ports.ts';

/** Real hashes; ids that count, so that a test can tell them beforehand. */
export function fakeServices(): Services {
  let count = 0;
  return {
    sha256: (content) => createHash('sha256').update(content).digest('hex'),
    newId() {
      count += 1;
      return `${count.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
    },
    generator: { name: 'Saidwho', version: '0.0.0' },
  };
}
