import { describe, expect, test } from 'vitest';
import { Originals } from '../../../main/use-cases/originals.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import type { OpenedArticle } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { plainArticle } from '../../fakes/articles.ts';
import { BRAT, exchangeDesk, goOn, TWO_ARTICLES } from '../../fakes/exchange-desk.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

function opened(result: Result<OpenedArticle>): OpenedArticle {
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

const kindsOf = ({ article }: OpenedArticle) => article.annotations.map(({ kind }) => kind);
const AS_QUOTES = { kinds: { Person: 'quote' }, links: { Met: null } };

describe('reading a file again with other kinds for its labels', () => {
  test('makes a new article, and remembers the choice for the next file', async () => {
    const { files, desk, settings } = await exchangeDesk();
    files.put('/in/a.txt', 'Ann met Bob.');
    files.put('/in/a.ann', BRAT);
    files.put('/in/b.txt', 'Bob met Ann.');
    files.put('/in/b.ann', 'T1\tPerson 0 3\tBob\n');
    const first = opened(await desk.openPath('/in/a.ann'));
    expect([kindsOf(first), first.article.links.length]).toEqual([['Person', 'Person'], 1]);
    const again = opened(await desk.readAgain({ articleId: first.article.id, mapping: AS_QUOTES }));
    expect([kindsOf(again), again.article.links.length]).toEqual([['quote', 'quote'], 0]);
    expect(again.article.id).not.toBe(first.article.id);
    expect(settings.settings.labels).toEqual(AS_QUOTES);
    expect(kindsOf(opened(await desk.openPath('/in/b.ann')))).toEqual(['quote']);
  });

  test('takes the one of several articles that this was', async () => {
    const { files, library, desk } = await exchangeDesk();
    files.put('/in/two.jsonl', TWO_ARTICLES);
    const rows = await desk.importMany(['/in/two.jsonl'], goOn);
    const second = opened(await desk.openPath(library.pathOf(rows[1]!.fileId!)!));
    const mapping = { kinds: { PER: 'mention' }, links: {} };
    const again = opened(await desk.readAgain({ articleId: second.article.id, mapping }));
    expect([again.article.blocks[0]!.text, kindsOf(again)]).toEqual(['Bob said yes.', ['mention']]);
  });

  test('says what to do where the file is not there any more', async () => {
    const { files, desk } = await exchangeDesk();
    const source = { name: 'a.ann', mediaType: 'text/plain', sha256: '0'.repeat(64) };
    const made = { ...plainArticle('a1', 'Words.'), source };
    files.put('/in/ours.saidwho', saidwhoFile.write!(made, fakeServices()));
    const ours = opened(await desk.openPath('/in/ours.saidwho'));
    const refused = await desk.readAgain({ articleId: ours.article.id, mapping: AS_QUOTES });
    expect(refused).toMatchObject({ problems: [{ code: 'original/missing' }] });
  });
});

describe('the file that an article was made from', () => {
  const bytes = new TextEncoder().encode(BRAT);
  const services = fakeServices();
  const sha256 = services.sha256(bytes);
  const original = { name: 'a.ann', bytes, companions: [{ name: 'a.txt', bytes: new Uint8Array([65]) }] };
  const made = { ...plainArticle('a1', 'A'), source: { name: 'a.ann', mediaType: 'text/plain', sha256 } };
  const world = (files: MemoryFiles) => ({ files, services, timers: new ManualTime() });

  test('is only remembered until it is kept, and comes back with those beside it after a restart', async () => {
    const files = new MemoryFiles();
    const originals = new Originals(world(files), '/originals');
    originals.remember(sha256, original);
    expect(files.paths()).toEqual([]);
    await originals.keep(made);
    expect(await new Originals(world(files), '/originals').find(sha256)).toEqual(original);
  });

  test('is not believed when it is another one than the hash says, and missing is null', async () => {
    const files = new MemoryFiles();
    const originals = new Originals(world(files), '/originals');
    expect(await originals.find(sha256)).toBeNull();
    originals.remember(sha256, { ...original, bytes: new Uint8Array([66]) });
    await originals.keep(made);
    expect(await new Originals(world(files), '/originals').find(sha256)).toBeNull();
  });

  test('is forgotten after three others that nobody worked on', async () => {
    const originals = new Originals(world(new MemoryFiles()), '/originals');
    for (const name of ['1', '2', '3', '4']) originals.remember(name, original);
    expect([await originals.find('1'), await originals.find('2')]).toEqual([null, original]);
  });
});
