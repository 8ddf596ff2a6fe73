import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView } from './live-view.ts';

/**
 * A long article is on the screen before all of its sections have their blocks. Whatever needs the whole of it (finding,
 * selecting, printing, reading out) finds the whole of it.
 */

const LINES = Array.from({ length: 1500 }, (_, i) => `Paragraph ${i} holds {quote:word ${i}} and ends there.`);

let view: LiveView;

const sections = () => [...view.mount.querySelectorAll('section')];
const emptySections = () => sections().filter((section) => section.childElementCount === 0);

const untilFilled = async (): Promise<void> => {
  await expect.poll(() => emptySections().length, { timeout: 60_000 }).toBe(0);
};

beforeEach(() => {
  view = new LiveView(annotatedArticle(LINES.join('\n')));
});

afterEach(() => view.editor.destroy());

test('an article of many sections opens with those near the viewport, and has all of them soon after', async () => {
  expect(sections()).toHaveLength(60);
  expect(emptySections().length).toBeGreaterThan(40);
  expect(sections()[0]!.childElementCount).toBe(25);
  await untilFilled();
  view.expectAgreement();
});

test('a short article is filled at once', () => {
  view.editor.destroy();
  view = new LiveView(annotatedArticle(LINES.slice(0, 200).join('\n')));
  expect(emptySections()).toEqual([]);
});

describe('before all sections are filled', () => {
  test('where one scrolls to is filled and drawn', async () => {
    view.scroller.scrollTop = view.scroller.scrollHeight;
    await expect.poll(() => sections().at(-1)!.textContent).toContain('Paragraph 1499 holds');
    await expect.poll(() => sections().at(-1)!.querySelectorAll('.annotated').length).toBeGreaterThan(5);
  });

  test('one can go to a place and type there', async () => {
    view.editor.run('mode.edit');
    view.editor.goTo(view.text.indexOf('1200 holds'));
    await view.press('Nr ');
    expect(view.text).toContain('Paragraph Nr 1200 holds');
    expect(view.editor.run('edit.undo')).toBe(true);
    await untilFilled();
    view.expectAgreement();
  });

  test('all can be selected, copied and replaced', async () => {
    view.editor.run('mode.edit');
    view.select(2, 2);
    await view.press('{Control>}a{/Control}');
    expect(view.editor.snapshot.selection).toEqual({ start: 0, end: view.text.length });
    const before = view.text;
    expect(await view.take('copy')).toBe(before);
    await view.press('x');
    expect(view.text).toBe('x');
    view.editor.run('edit.undo');
    expect(view.text).toBe(before);
    await untilFilled();
    view.expectAgreement();
  });

  test('all of it is printed', () => {
    window.dispatchEvent(new Event('beforeprint'));
    expect(emptySections()).toEqual([]);
    view.expectAgreement();
  });

  test('what others change in a section that is empty is there once it is filled', async () => {
    const block = { type: 'paragraph', text: 'Paragraph of somebody else.' } as const;
    const at = view.text.indexOf('Paragraph 1000 holds');
    const end = view.text.indexOf('\n', at);
    const taken = view.editor.take([
      {
        change: 'text',
        edit: { start: at, end, length: block.text.length },
        splice: { index: 1000, remove: 1, insert: [block] },
      },
    ]);
    expect(taken).toBe(true);
    await untilFilled();
    expect(view.text).toContain('Paragraph of somebody else.');
    view.expectAgreement();
  });

  test('those that are still empty keep their height beside the viewport, so that nothing moves', async () => {
    view.scroller.scrollTop = view.scroller.scrollHeight / 2;
    const heights = () => emptySections().map((one) => one.getBoundingClientRect().height);
    for (let i = 0; i < 4; i += 1) await view.settle();
    expect(Math.min(...heights(), Infinity)).toBeGreaterThan(1000);
  });
});

describe('once they are filled', () => {
  beforeEach(untilFilled);

  test('words anywhere in the article are found by the browser, and the caret goes there', async () => {
    getSelection()?.removeAllRanges();
    const find = (window as unknown as { find(words: string): boolean }).find.bind(window);
    for (const words of ['Paragraph 1490 holds', 'word 700']) {
      getSelection()?.collapse(view.mount.querySelector('p')!.firstChild, 0);
      expect(find(words)).toBe(true);
      expect(getSelection()?.toString()).toBe(words);
      await view.settle();
      const { selection } = view.editor.snapshot;
      expect(view.text.slice(selection.start, selection.end)).toBe(words);
    }
  });

  test('a selection reaches over as many sections as one likes', async () => {
    const [start, end] = [view.text.indexOf('Paragraph 3 '), view.text.indexOf('1400 holds')];
    view.select(start, end);
    await view.settle();
    expect(view.editor.snapshot.selection).toEqual({ start, end });
    expect(await view.take('copy')).toBe(view.text.slice(start, end));
  });

  test('every block is an element of its own for whoever reads it out, and none is hidden or cut off', () => {
    expect(view.mount.querySelectorAll('section > p')).toHaveLength(1500);
    expect(view.mount.querySelectorAll('.article :is([aria-hidden], [hidden], [contenteditable])')).toHaveLength(0);
  });
});
