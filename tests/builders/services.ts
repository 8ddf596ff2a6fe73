import { createHash } from 'node:crypto';
import type { Services } from '../../shared/formats/format.ts';

/** Services with real hashes, counted ids and a generator that never changes. */
export function testServices(): Services {
  let count = 0;
  return {
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
    newId: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
    generator: { name: 'Saidwho', version: '0.0.0-test' },
  };
}

/** What a file named `name` with this text is to a reader. */
export const fileOf = (text: string, name = 'article.saidwho') => ({ bytes: new TextEncoder().encode(text), name });
