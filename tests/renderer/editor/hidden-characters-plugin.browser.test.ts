import { describe, expect, test } from 'vitest';
import { createApp } from '../../../renderer/store/app-store.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { fakeHost } from '../../fakes/host.ts';
import { LiveView } from './live-view.ts';

const HOSTILE = 'Pay {quote#q:\u202eeruces\u202c} to P\u0430ul, pass\u200bword';

const labels = (root: ParentNode) =>
  [...root.querySelectorAll<HTMLElement>('.hidden-character')].map((element) => ({
    label: element.dataset.label,
    title: element.title,
    drawn: getComputedStyle(element, '::before').content,
  }));

const shown = (view: LiveView) => labels(view.mount).map(({ label }) => label);

describe('hidden characters in the article', () => {
  test('are drawn on request, each with its name, and no longer when asked again (H9)', () => {
    const view = new LiveView(annotatedArticle(HOSTILE));
    expect(labels(view.mount)).toEqual([]);
    view.editor.showHiddenCharacters(true);
    expect(labels(view.mount)).toEqual([
      { label: 'RLO', title: 'U+202E right-to-left override', drawn: '"RLO"' },
      { label: 'PDF', title: 'U+202C end of embedding or override', drawn: '"PDF"' },
      { label: 'Cyr', title: 'Cyrillic а in a Latin word', drawn: '"Cyr"' },
      { label: 'ZWSP', title: 'U+200B zero-width space', drawn: '"ZWSP"' },
    ]);
    view.editor.showHiddenCharacters(false);
    expect(labels(view.mount)).toEqual([]);
  });

  test('leave the text, the offsets, what is copied and the undo history as they were (H9)', async () => {
    const view = new LiveView(annotatedArticle(HOSTILE));
    const before = view.picture;
    view.editor.showHiddenCharacters(true);
    view.expectAgreement();
    expect(view.picture).toEqual(before);
    expect(view.editor.snapshot.canUndo).toBe(false);
    // The browser copies only for somebody who has touched a key.
    await view.press('{ArrowRight}');
    view.select(0, view.text.length);
    expect(await view.take('copy')).toBe(view.text);
    expect(view.covered).toEqual(['\u202eeruces\u202c']);
  });

  test('are passed by the caret in as many steps as without their labels (H9)', async () => {
    const places = async (isShown: boolean) => {
      const view = new LiveView(annotatedArticle('ab\u200bcd P\u0430ul x\u2060y end'));
      view.editor.showHiddenCharacters(isShown);
      await view.caretAt('ab');
      const seen = [view.editor.snapshot.selection.start];
      for (let i = 0; i < 14; i += 1) {
        await view.press('{ArrowRight}');
        seen.push(view.editor.snapshot.selection.start);
      }
      return seen;
    };
    expect(await places(true)).toEqual(await places(false));
  });

  test('are drawn where they are typed, and what is typed beside them goes into the text alone', async () => {
    const view = new LiveView(annotatedArticle('ab\u200bcd'));
    view.editor.showHiddenCharacters(true);
    view.editor.run('mode.edit');
    await view.caretAt('ab', 'after');
    await view.press('x');
    await view.paste({ 'text/plain': '\u2060' });
    expect(view.text).toMatch(/^abx\u2060\u200bcd$|^ab\u200bx\u2060cd$/);
    expect(new Set(shown(view))).toEqual(new Set(['WJ', 'ZWSP']));
    view.expectAgreement();
    view.editor.run('edit.undo');
    view.editor.run('edit.undo');
    expect(view.text).toBe('ab\u200bcd');
    expect(shown(view)).toEqual(['ZWSP']);
  });

  test('leave the letters of an annotation where it begins, once', () => {
    const view = new LiveView(annotatedArticle('{quote#q:one\u200btwo P\u0430ul {claim#c:three}}'));
    view.editor.showHiddenCharacters(true);
    const letters = [...view.mount.querySelectorAll<HTMLElement>('[data-letters]')];
    expect(letters.map((element) => [element.dataset.letters, element.textContent])).toEqual([
      ['Q', 'one'],
      ['C', 'three'],
    ]);
    view.expectAgreement();
  });

  test('that are of use are drawn less loudly', () => {
    const view = new LiveView(annotatedArticle('Donau\u00addampf می\u200cخواهم \u2068a\u2069'));
    view.editor.showHiddenCharacters(true);
    expect(shown(view)).toEqual(['SHY', 'ZWNJ', 'FSI', 'PDI']);
    expect(view.mount.querySelectorAll('.hidden-character:not(.is-harmless)')).toHaveLength(0);
  });

  test('do not tear an emoji apart', () => {
    const view = new LiveView(annotatedArticle('👩‍👩‍👧‍👦 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿'));
    view.editor.showHiddenCharacters(true);
    expect(shown(view)).toEqual([]);
  });

  test('are drawn near the window alone, and further on when one scrolls there', async () => {
    const view = new LiveView(annotatedArticle(Array.from({ length: 3000 }, () => 'a\u200bb words').join('\n')));
    view.editor.showHiddenCharacters(true);
    expect(shown(view).length).toBeLessThan(2000);
    view.scroller.scrollTop = view.scroller.scrollHeight;
    await view.settle();
    await view.settle();
    const last = view.mount.querySelector('section:last-child .hidden-character');
    expect(last).not.toBeNull();
  });
});

test('stay shown when another article is opened (H9)', async () => {
  const app = createApp(fakeHost(annotatedArticle(HOSTILE)));
  await app.begin();
  const scroller = document.createElement('div');
  const mount = document.createElement('div');
  scroller.append(mount);
  document.body.replaceChildren(scroller);
  app.run('view.hidden');
  const unmount = app.mountEditor(mount, scroller, app.store.getState().opened!);
  expect(labels(mount)).toHaveLength(4);
  expect(app.store.getState().snapshot?.canUndo).toBe(false);
  app.run('view.hidden');
  expect(labels(mount)).toEqual([]);
  unmount();
});
