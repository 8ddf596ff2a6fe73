import { readFileSync } from 'node:fs';
import { Page } from './page.ts';
import { assertPromise } from './report.ts';
import { numberOf } from './sequence.ts';
import { readBack } from './real-desk.ts';
import { holdsNoTemporary, putArticle, reopens, told, work, type Place, type Trial } from './trial.ts';

/**
 * Under a limit on the size of files a write takes fewer bytes than it was given, and the next one none (D3). The
 * process is told by a signal, of which whoever does not listen may die.
 */

/** Bytes that fit under the limit of the group, and the limit itself in blocks of 512 as the shell counts it. */
const SIZE = 45_000;
export const LIMIT_BLOCKS = 120;

export const SHORT_WRITES: readonly Trial[] = [
  { name: 'a file that grows beyond what the disk takes keeps its last whole version', run: fileTooLong },
];

async function fileTooLong(place: Place): Promise<void> {
  process.on('SIGXFSZ', () => undefined);
  const { library } = place.folders;
  const path = putArticle(library, SIZE);
  const page = await Page.open(place.folders, path, place.seed);
  const counts = { saved: 0, failed: 0 };
  while (counts.failed < 3) {
    assertPromise(page.number < 1_000, 'the limit was never reached');
    await work(page, 8);
    const before = readFileSync(path);
    const { state } = await page.session.save();
    if (state === 'failed') {
      counts.failed += 1;
      assertPromise(readFileSync(path).equals(before), 'after a short write the file has other bytes (D3)');
    } else {
      counts.saved += 1;
      const article = readBack(readFileSync(path));
      assertPromise(typeof article !== 'string' && numberOf(article) === page.number, `saved, but not as it was (D4)`);
    }
    holdsNoTemporary(library, `after a save of batch ${page.number}`);
  }
  assertPromise(counts.saved > 0, `nothing was ever saved: ${told(page.state)}`);
  const safe = page.acknowledged;
  await page.kill();
  await reopens(place, path, safe, SIZE);
}
