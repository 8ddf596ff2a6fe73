import { expect, test } from 'vitest';
import { UndoStore } from '../../../main/use-cases/undo-store.ts';
import { plainArticle } from '../../fakes/articles.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const base = plainArticle('a', 'words');
const entry = { does: 'undo', selection: { type: 'text', anchor: 1, head: 1 } } as const;

function store(files = new MemoryFiles(), articleId = 'a') {
  const failures: string[] = [];
  const world = { files, services: fakeServices() };
  return { files, failures, store: new UndoStore(world, '/undo', articleId, (code) => failures.push(code)) };
}

test('goes on over restarts, in one file', async () => {
  const first = store();
  await first.store.append([entry]);
  expect(await first.store.read(), 'nothing was begun').toBeNull();
  await first.store.begin({ base, sections: [1] }, []);
  await first.store.append([]);
  await first.store.append([entry]);
  await first.store.close();
  const second = store(first.files.afterKill());
  expect(await second.store.read()).toEqual({ base, sections: [1], entries: [entry] });
  await second.store.append([entry, entry]);
  expect(second.files.paths('/undo')).toHaveLength(1);
  expect(await store(second.files.afterKill()).store.read()).toMatchObject({ entries: [entry, entry, entry] });
});

test('gives back what can be read of a log that was cut or damaged', async () => {
  const { files, store: log } = store();
  await log.begin({ base, sections: [1] }, [entry]);
  await log.append([entry]);
  const [path] = files.paths('/undo');
  const whole = files.text(path!)!;
  files.put(path!, whole.slice(0, -5));
  expect(await store(files).store.read()).toMatchObject({ entries: [entry] });
  files.put(path!, `${whole.split('\n')[0]}\n{"no": "list"}\n`);
  expect(await store(files).store.read()).toMatchObject({ entries: [] });
  for (const damaged of ['', 'no json\n', 'null\n']) {
    files.put(path!, damaged);
    expect(await store(files).store.read()).toBeNull();
  }
});

test('tells once that it can be kept no longer, and writes nothing after a gap (U1)', async () => {
  const { files, failures, store: log } = store();
  await log.begin({ base, sections: [1] }, []);
  files.fault = (_, call) => (call === 'write' ? 'ENOSPC' : null);
  await log.append([entry]);
  files.fault = () => null;
  await log.append([entry]);
  await log.append([entry]);
  expect(failures).toEqual(['ENOSPC']);
  expect(await store(files).store.read()).toMatchObject({ entries: [] });
});

test('thins out the oldest logs also where one vanishes while it looks', async () => {
  const { files } = store();
  for (let i = 0; i < 100; i += 1) await store(files, `article-${i}`).store.begin({ base, sections: [1] }, []);
  const [vanishing] = files.paths('/undo');
  files.fault = (_, call, path) => {
    if (call === 'status' && path === vanishing) files.take(path);
    return null;
  };
  const { failures, store: last } = store(files, 'last');
  await last.begin({ base, sections: [1] }, []);
  expect(failures).toEqual([]);
  expect(files.paths('/undo')).toHaveLength(100);
});

test('answers nothing where the disk does not let it look', async () => {
  const { files, store: log } = store();
  await log.begin({ base, sections: [1] }, [entry]);
  for (const call of ['list', 'status', 'read']) {
    files.fault = (_, name) => (name === call ? 'EIO' : null);
    expect(await store(files).store.read()).toBeNull();
  }
});

test('keeps the logs of the last hundred articles', async () => {
  const files = new MemoryFiles();
  for (let count = 0; count < 103; count += 1) await store(files, `a${count}`).store.begin({ base, sections: [1] }, []);
  expect(files.paths('/undo')).toHaveLength(100);
  expect(await store(files, 'a0').store.read()).toBeNull();
  expect(await store(files, 'a102').store.read()).not.toBeNull();
});
