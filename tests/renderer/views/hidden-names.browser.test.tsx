import { afterEach, describe, expect, test } from 'vitest';
import '../../../renderer/views/theme.css';
import { annotatedArticle, type ArticleParts } from '../../builders/annotated-article.ts';
import { articleRow } from '../../builders/project-rows.ts';
import { emptyProject } from '../../fakes/project.ts';
import { onScreen, settled } from './on-screen.tsx';

let close = () => undefined as void;
afterEach(() => close());

const RLO = '\u202e';

/** The screen over an article, with a library of these titles. */
async function screen(written: string, parts: ArticleParts = {}, titles: readonly string[] = []) {
  const articles = titles.map((title, i) =>
    articleRow({ fileId: `f${i}`, articleId: `a${i}`, title, name: `${title}.saidwho`, quotes: 1 }),
  );
  const shown = await onScreen(annotatedArticle(written, parts), { ...emptyProject(), articles });
  close = shown.close;
  await settled();
  return shown;
}

const inspector = (page: HTMLElement) => page.querySelector('[aria-label="Inspector"]')!;
const warnings = (root: Element) => [...root.querySelectorAll('[role="note"]')].map((one) => one.textContent);
const rows = (page: HTMLElement, list: string) => [
  ...page.querySelectorAll<HTMLElement>(`[aria-label="${list}"] [role="option"]`),
];

describe('on the screen', () => {
  test('a quote and its speaker say what is hidden in them, and plain ones say nothing (H9)', async () => {
    const { page, show } = await screen(`{quote#q:Pay ${RLO}eruces} and {quote#p:plain words}`, {
      speakers: { s1: { name: 'P\u0430ul', aliases: ['Pa\u200bul'] }, s2: 'Anna' },
      links: ['q attributed-to s1', 'p attributed-to s2'],
    });
    await show('q');
    expect(warnings(inspector(page))).toEqual([
      'Hidden: U+202E right-to-left override, never closed',
      'Hidden in the name: Cyrillic а in a Latin word, U+200B zero-width space',
    ]);
    await show('p');
    expect(warnings(inspector(page))).toEqual([]);
  });

  test('a row of the library is flagged by words and a picture, and re-orders no other (H9)', async () => {
    const { page } = await screen('words', {}, [`invoice${RLO}fdp.exe`, 'plain']);
    const [hostile, plain] = rows(page, 'Articles');
    expect(hostile!.textContent).toContain('hidden characters: U+202E right-to-left override, never closed');
    expect(hostile!.querySelector('[title^="Hidden:"] svg')).not.toBeNull();
    expect(plain!.textContent).toMatch(/plain/);
    expect(plain!.textContent).not.toContain('hidden');
    for (const row of [hostile!, plain!]) {
      const name = row.querySelector('bdi')!;
      expect(getComputedStyle(name).unicodeBidi).toBe('isolate');
    }
    // What stands behind the name is drawn behind it, not inside its reversed letters.
    const name = hostile!.querySelector('bdi')!.getBoundingClientRect();
    expect(hostile!.querySelector('[title^="Hidden:"]')!.getBoundingClientRect().left).toBeGreaterThanOrEqual(
      name.right,
    );
  });

  test('every name from outside stands in an isolate of its own (H9)', async () => {
    const hostile = `${RLO}evil`;
    const { app, page } = await screen(
      `{quote#q:${hostile} words} {claim#c:${hostile} claim} {mention#m:${hostile} name} {cue#u:${hostile} said}`,
      {
        metadata: { title: hostile },
        speakers: { s1: { name: hostile, role: hostile } },
        links: ['q attributed-to s1', 'q cued-by u'],
        attributes: { c: { normalised: hostile } },
      },
      [hostile],
    );
    app.store.setState({ saveState: { state: 'saved', name: `${hostile}.saidwho`, at: '2026-01-01T00:00:00.000Z' } });
    app.notify('problem', `“${hostile}” cannot be read.`);
    await settled();
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const holder = node.parentElement!.closest('bdi, .article, [dir="auto"]');
      if (text.includes(RLO) && holder === null && !text.includes('\u2068')) loose.push(text);
    }
    expect(loose).toEqual([]);
    expect(page.querySelector('[data-testid="save-state"]')!.textContent).toContain('\u2068\ufffdevil.saidwho\u2069');
  });
});
