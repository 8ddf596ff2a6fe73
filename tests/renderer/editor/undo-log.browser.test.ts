import { afterEach, expect, test } from 'vitest';
import type { Change } from '../../../shared/annotations/change.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView } from './live-view.ts';

/** Undo over a restart, and changes of somebody else, with real keys in a real Chromium. */

let view: LiveView;
afterEach(() => view.editor.destroy());

test('what was typed, composed and tagged is undone and redone after a restart (T3)', async () => {
  view = new LiveView(annotatedArticle('She said {quote:we will win}, Ana noted it.\nThe council meets.'));
  const pictures = [view.picture];
  view.editor.run('mode.edit');
  await view.caretAt('win');
  await view.compose(['か', 'かt', 'かつ'], '勝つ');
  await view.caretAt('noted', 'after');
  await view.press('{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}');
  await view.caretAt('The council');
  await view.press('{Enter}');
  view.editor.run('mode.tag');
  view.select(0, 3);
  await view.settle();
  await view.press('s');
  const last = view.picture;
  view = view.reopened();
  expect(view.picture).toEqual(last);
  while (view.editor.run('edit.undo')) pictures.push(view.picture);
  expect(view.picture).toEqual(pictures[0]);
  expect(pictures.length, 'events, each undone for itself').toBeGreaterThanOrEqual(4);
  while (view.editor.run('edit.redo'));
  expect(view.picture).toEqual(last);
  view.expectAgreement();
});

const lines = Array.from({ length: 120 }, (_, i) => `Line ${i} of a long article about the council.`);

/** A paragraph written at the very top by somebody else. */
const ABOVE: readonly Change[] = [
  {
    change: 'text',
    edit: { start: 0, end: 0, length: 9 },
    splice: {
      index: 0,
      remove: 1,
      insert: [
        { type: 'paragraph', text: 'Foreword' },
        { type: 'paragraph', text: lines[0]! },
      ],
    },
  },
];

test('changes of somebody else move neither the caret from its words nor the page under the reader (D14)', async () => {
  view = new LiveView(annotatedArticle(lines.join('\n')));
  view.scroller.scrollTop = view.scroller.scrollHeight / 2;
  await view.settle();
  await view.caretAt('Line 60');
  await view.settle();
  const topOf = () => {
    const block = [...view.mount.querySelectorAll('section > *')].find((one) => one.textContent?.startsWith('Line 60'));
    return block?.getBoundingClientRect().top ?? NaN;
  };
  const before = topOf();
  expect(view.editor.take(ABOVE)).toBe(true);
  await view.settle();
  expect(view.text.startsWith('Foreword\nLine 0')).toBe(true);
  expect(Math.abs(topOf() - before)).toBeLessThan(2);
  const { selection, index } = view.editor.snapshot;
  expect(index.text.slice(selection.start).startsWith('Line 60')).toBe(true);
  view.expectAgreement();
  expect(view.editor.run('edit.undo')).toBe(true);
  expect(view.text).toBe(lines.join('\n'));
});

test('changes that do not fit are refused, and the article stays', () => {
  view = new LiveView(annotatedArticle('One'));
  expect(view.editor.take(ABOVE)).toBe(false);
  expect(view.text).toBe('One');
});
