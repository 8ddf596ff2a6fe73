import { afterEach, expect, test } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView } from './live-view.ts';

/** Sentences, paragraphs and quotations under real keys, over sections that are not laid out yet. */

const PARAGRAPHS = Array.from(
  { length: 80 },
  (_, index) => `Paragraph ${index} begins. “It goes on,” she said. And ends.`,
);

let view: LiveView;
afterEach(() => view.editor.destroy());

const open = () => new LiveView(annotatedArticle(PARAGRAPHS.join('\n')));

const selected = () => {
  const { selection, index } = view.editor.snapshot;
  return index.text.slice(selection.start, selection.end);
};
const follows = () => view.text.slice(view.editor.snapshot.selection.end).slice(0, 9);

test('goes by paragraphs to the very end and back, and the page follows', async () => {
  view = open();
  for (let count = 0; count < 90; count += 1) await view.press('{Control>}{ArrowDown}{/Control}');
  expect(view.editor.snapshot.selection.end).toBe(view.text.length);
  expect(view.scroller.scrollTop).toBeGreaterThan(1000);
  for (let count = 0; count < 30; count += 1) await view.press('{Control>}{ArrowUp}{/Control}');
  expect(view.text.slice(view.editor.snapshot.selection.end)).toMatch(/^Paragraph 50 /);
});

test('goes by sentences with round brackets, and extends with Alt; Shift extends by paragraphs and quotations', async () => {
  view = open();
  await view.caretAt('Paragraph 0');
  await view.press(')');
  expect(follows()).toBe('“It goes ');
  await view.press(')', ')');
  expect(follows()).toBe('Paragraph');
  await view.press('(');
  expect(follows()).toBe('And ends.');
  await view.press('{Alt>}{Shift>}){/Shift}{/Alt}');
  expect(selected()).toBe('And ends.');
  await view.press('{Control>}{Shift>}{ArrowDown}{/Shift}{/Control}');
  expect(selected()).toBe(`And ends.\n${PARAGRAPHS[1]}`);
  await view.press('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}');
  expect(selected()).toBe('And ends.\nParagraph 1 begins. “');
});

test('writes round brackets in Edit mode, where Alt and the page keys go by sentences all the same', async () => {
  view = open();
  view.editor.run('mode.edit');
  await view.caretAt('Paragraph 0');
  await view.press('(');
  expect(view.text.slice(0, 6)).toBe('(Parag');
  await view.press('{Alt>}{PageDown}{/Alt}');
  expect(follows()).toBe('“It goes ');
  await view.press('{Alt>}{Shift>}{PageDown}{/Shift}{/Alt}');
  expect(selected()).toBe('“It goes on,” she said.');
});
