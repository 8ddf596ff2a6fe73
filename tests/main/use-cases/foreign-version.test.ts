import { expect, test } from 'vitest';
import type { Format } from '../../../shared/formats/format.ts';
import { done } from '../../../shared/result.ts';
import { FileWatch } from '../../../main/use-cases/foreign-version.ts';
import { jsonFormat, lineFormat, plainArticle } from '../../fakes/articles.ts';
import { directImport } from '../../fakes/import-host.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const PATH = '/library/a.saidwho';
const article = plainArticle('a', 'words');

async function lookAt(content: string, formats: readonly Format[]) {
  const files = new MemoryFiles();
  files.put(PATH, content);
  const [time, services] = [new ManualTime(), fakeServices()];
  const importHost = directImport(formats, services);
  const watch = new FileWatch({ files, services, clock: time, timers: time, importHost, ownFormat: 'saidwho' }, 'a');
  const look = watch.look(PATH, () => false);
  await time.pass(1_000);
  return look;
}

test('takes a good file of ours for what it is', async () => {
  const look = await lookAt(jsonFormat.write!(article, fakeServices()), [jsonFormat]);
  expect(look).toMatchObject({ seen: 'foreign', version: { article } });
});

test('leaves alone what a newer program wrote, and what is no article of ours (D11, C1)', async () => {
  const newer: Format = { ...jsonFormat, read: () => done({ article, notes: [], readOnly: 'A newer one wrote it.' }) };
  const look = await lookAt('{"saidwho":{}}', [newer]);
  expect(look).toMatchObject({ seen: 'stranger', problem: { code: 'file/newer' } });
  const lines: Format = { ...lineFormat, extensions: ['saidwho'] };
  expect(await lookAt('words', [lines])).toMatchObject({ seen: 'stranger', problem: { code: 'file/another-article' } });
});
