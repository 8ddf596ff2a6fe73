import { expect, test } from 'vitest';
import { Journal } from '../../../main/use-cases/journal.ts';
import { JournalKeeper } from '../../../main/use-cases/journal-keeper.ts';
import { SafetyCopies } from '../../../main/use-cases/safety-copies.ts';
import { jsonFormat, plainArticle, tagQuote } from '../../fakes/articles.ts';
import { directImport } from '../../fakes/import-host.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const services = fakeServices();
const article = plainArticle('a1', 'one two three');
const written = jsonFormat.write!(article, services);

function copies(files: MemoryFiles) {
  const time = new ManualTime();
  const folders = { backupFolder: '/backups', quarantineFolder: '/quarantine' };
  const importHost = directImport([jsonFormat], services);
  const world = { files, services, clock: time, timers: time, importHost, ownFormat: 'saidwho', ...folders };
  return new SafetyCopies(world, '/backups/a1');
}

test('a copy of a file that is gone, or was copied a moment ago, is not made', async () => {
  const files = new MemoryFiles();
  await copies(files).copyNow('/library/gone.saidwho', 'guard');
  expect(files.paths('/backups')).toEqual([]);
  files.put('/library/a.saidwho', written);
  await copies(files).copyNow('/library/a.saidwho', 'guard');
  expect(files.paths('/backups')).toHaveLength(1);
});

test('the newest backup that loads is found behind damaged ones (D7, D13)', async () => {
  const files = new MemoryFiles();
  expect(await copies(files).newestGood()).toBeNull();
  files.put('/backups/a1/2026-01-01T00-00-00.000Z.saidwho', written);
  files.put('/backups/a1/2026-01-02T00-00-00.000Z.saidwho', 'damaged');
  expect(await copies(files).newestGood()).toEqual({ article, at: Date.UTC(2026, 0, 1) });
});

test('a journal that is needed again when its end comes is kept (D1)', async () => {
  const files = new MemoryFiles();
  const open = (path: string) => new Journal({ files, services }, '/journal', { articleId: 'a1', path });
  const keeper = new JournalKeeper(open, () => undefined);
  const batch = { sequence: 1, bases: [null], changes: [tagQuote('q1', 0, 3)] };
  await keeper.act(
    async () => '/library/a.saidwho',
    (journal) => journal.append(batch, () => ({ article, unsaved: 0 })),
  );
  await keeper.end(() => true);
  expect(files.paths('/journal')).toHaveLength(1);
  await keeper.end(() => false);
  expect(files.paths('/journal')).toEqual([]);
});
