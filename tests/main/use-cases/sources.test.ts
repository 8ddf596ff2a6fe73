import { describe, expect, test } from 'vitest';
import { Sources } from '../../../main/use-cases/sources.ts';
import type { SourceText } from '../../../shared/model/source-text.ts';
import type { Result } from '../../../shared/result.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { exchangeDesk, TWO_ARTICLES } from '../../fakes/exchange-desk.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { fakeServices } from '../../fakes/services.ts';

async function attaching() {
  const { files, desk, read } = await exchangeDesk();
  const time = new ManualTime();
  const world = { files, services: fakeServices(), timers: time, clock: time };
  const again = () => new Sources({ ...world, readAside: (path) => desk.readAside(path) }, '/data/sources');
  return { files, read, sources: again(), again };
}

function attached(result: Result<SourceText>): SourceText {
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

const TALK = ['ANN: We will win.', 'BOB: Will we?', 'ANN: Yes, I said so.', 'BOB: Fine.', 'ANN: Good.'].join('\n\n');

describe('a source of wording', () => {
  test('is read in the import process, kept by the hash of its text, and there after a restart', async () => {
    const { files, read, sources, again } = await attaching();
    files.put('/in/talk.txt', TALK);
    const source = attached(await sources.attachFile('/in/talk.txt'));
    expect(read).toEqual(['talk.txt']);
    expect(source).toMatchObject({ name: 'talk.txt', sha256: fakeServices().sha256(source.text) });
    expect(source.turns.map(({ start, end, speaker }) => [speaker, source.text.slice(start, end)])[0]).toEqual([
      'ANN',
      'We will win.',
    ]);
    await files.remove('/in/talk.txt');
    expect(await again().read(source.sha256)).toEqual({ ok: true, value: source });
  });

  test('may be another article, under its title and with its speakers', async () => {
    const { files, sources } = await attaching();
    const article = annotatedArticle('“{quote#q1:We will win},” Ann said.', {
      metadata: { title: 'Yesterday' },
      speakers: { s1: 'Ann' },
      links: ['q1 attributed-to s1'],
    });
    files.put('/library/y.saidwho', saidwhoFile.write!(article, fakeServices()));
    const { name, turns } = attached(await sources.attachArticle('/library/y.saidwho'));
    expect([name, turns]).toEqual(['Yesterday', [{ start: 1, end: 12, speaker: 'Ann' }]]);
  });

  test('is missing, in words, where its text is not kept or is another one', async () => {
    const { files, sources } = await attaching();
    files.put('/in/talk.txt', TALK);
    const { sha256 } = attached(await sources.attachFile('/in/talk.txt'));
    const [path] = files.paths().filter((one) => one.startsWith('/data/sources/'));
    files.put(path!, '{"version":1}');
    expect(await sources.read(sha256)).toMatchObject({ ok: false, problems: [{ code: 'source/missing' }] });
    expect(attached(await sources.attachFile('/in/talk.txt')).sha256).toBe(sha256);
    expect(await sources.read(sha256)).toMatchObject({ ok: true });
  });

  test('is refused like every opening, without words, and with several articles', async () => {
    const { files, sources } = await attaching();
    files.put('/in/blank.txt', ' \n \n');
    files.put('/in/two.jsonl', TWO_ARTICLES);
    expect(await sources.attachFile('/in/two.jsonl')).toMatchObject({ problems: [{ code: 'source/several' }] });
    expect(await sources.attachFile('/in/gone.txt')).toMatchObject({ ok: false });
    expect(await sources.attachFile('/in/blank.txt')).toMatchObject({ ok: false });
  });
});
