import { expect, test, vi } from 'vitest';
import { removeAnnotation } from '../../../renderer/editor/index.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { onScreen, settled } from './on-screen.tsx';

test('the list, the status line and the keeper of the file count the same, before and after a change (T12)', async () => {
  const { app, host, page, close } = await onScreen(sampleArticle());
  const list = () => page.querySelector<HTMLElement>('section[aria-label="All annotations"]')!;
  const shown = async () => {
    await settled();
    await app.previewExport('one'); // Hands over what waits.
    const { annotations, speakers } = host.kept();
    const of = (kind: string) => annotations.filter((one) => one.kind === kind).length;
    const detached = annotations.filter(({ fragments }) => fragments.length === 0).length;
    return {
      kept: [annotations.length, of('quote'), of('claim'), speakers.length, detached],
      head: Number.parseInt(list().querySelector('h2')!.textContent, 10),
      rows: Number(list().querySelector('[role="option"]')!.getAttribute('aria-setsize')),
      status: [...page.querySelectorAll('[data-testid="counts"] > *')].map(({ textContent }) => textContent),
    };
  };
  // Lists and counts are drawn once the article is: on a busy machine, later than that.
  const told = (wanted: object) =>
    vi.waitFor(async () => expect(await shown()).toMatchObject(wanted), { timeout: 5000 });
  await told({
    kept: [15, 5, 3, 4, 1],
    head: 15,
    rows: 15,
    status: ['5 quotes', '3 claims', '4 speakers', expect.stringContaining('unfinished'), '1 detached'],
  });
  app.perform((state) => removeAnnotation(state, 'c1'));
  app.perform((state) => removeAnnotation(state, 'q9'));
  await told({
    kept: [13, 4, 2, 4, 0],
    head: 13,
    rows: 13,
    status: ['4 quotes', '2 claims', '4 speakers', expect.stringContaining('unfinished')],
  });
  close();
});
