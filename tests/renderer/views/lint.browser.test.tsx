import { afterEach, expect, test, vi } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

/** Four slips: two words cut, a space too many, half a pair of marks. */
const article = () =>
  annotatedArticle(
    [
      '{quote#q1:“We counted every bolt,}” she sa{cue#u1:id}.',
      '“{quote#q2:Nobody asked us }at all,” he sa{cue#u2:id}.',
    ].join('\n'),
    {
      links: ['q1 cued-by u1', 'q2 cued-by u2'],
      attributes: { q1: { sourceStatus: 'anonymous' }, q2: { sourceStatus: 'anonymous' } },
    },
  );

let close = () => {};
afterEach(() => close());

const press = async (target: Element, key: string, more: KeyboardEventInit = {}) => {
  target.dispatchEvent(
    new KeyboardEvent('keydown', {
      key,
      code: /^[a-z]$/iu.test(key) ? `Key${key.toUpperCase()}` : key,
      bubbles: true,
      cancelable: true,
      ...more,
    }),
  );
  await settled();
};

async function opened() {
  const screen = await onScreen(article());
  close = screen.close;
  const { page, app } = screen;
  const status = () => page.querySelector('[data-testid="counts"]')!.textContent;
  await vi.waitFor(() => expect(status()).toContain('4 to check'), { timeout: 5000 });
  app.run('lint.list');
  await settled();
  const list = page.querySelector<HTMLElement>('[role=listbox][aria-label="What needs attention"]')!;
  const rows = () => [...list.querySelectorAll('[role=option]')].map((row) => row.textContent.replaceAll(/\s+/gu, ' '));
  return { ...screen, status, list, rows };
}

test('the list tells what needs attention by rule, with counts, and goes there by arrows', async () => {
  const { app, list, rows } = await opened();
  expect(document.activeElement).toBe(list);
  expect(rows()).toEqual([
    'warningOne quotation mark without the other 1',
    expect.stringContaining('It has one mark of a pair.'),
    'warningSpace at the edge 1',
    expect.stringContaining('It begins or ends with a space.'),
    'warningHalf a word 2Fix all 2',
    expect.stringContaining('“said”'),
    expect.stringContaining('“said”'),
  ]);
  for (let i = 0; i < 4; i += 1) await press(list, 'ArrowDown');
  expect(app.store.getState().snapshot!.focus.active).toBe('q2');
  expect(list.getAttribute('aria-activedescendant')).toMatch(/-3$/u);
});

test('keys put right the row one is at, all of its rule as one step, or put it away', async () => {
  const { app, page, list, rows, status } = await opened();
  for (let i = 0; i < 5; i += 1) await press(list, 'ArrowDown');
  await press(list, 'f');
  await vi.waitFor(() => expect(status()).toContain('2 to check'), { timeout: 5000 });
  expect(page.querySelector('[role=status] [data-tone]')?.textContent).toContain('put right in 2 places');
  app.run('edit.undo');
  await vi.waitFor(() => expect(status()).toContain('4 to check'), { timeout: 5000 });
  await press(list, 'Home');
  await press(list, 'ArrowDown');
  await press(list, 'H', { shiftKey: true });
  await vi.waitFor(() => expect(rows()[0]).toContain('Space at the edge'), { timeout: 5000 });
  expect(page.textContent).toContain('Show 1 ignored');
});

test('the inspector explains what is found, and its button puts it right', async () => {
  const { page, show, status } = await opened();
  await show('q1');
  const note = page.querySelector('[aria-label="Needs attention"] li')!;
  expect(note.textContent).toContain('PolNeAR');
  note.querySelector('button')!.click();
  await vi.waitFor(() => expect(status()).toContain('3 to check'), { timeout: 5000 });
  expect(page.querySelector('.article')!.textContent).toContain('“We counted every bolt,”');
});
