import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView } from './live-view.ts';

/** Ends of the active annotation dragged by a real mouse. */

let view: LiveView;
afterEach(() => view.editor.destroy());

async function open(written: string, caretAt: string): Promise<void> {
  view = new LiveView(annotatedArticle(written, { links: ['q1 said-by m1'] }));
  await view.settle();
  await view.caretAt(caretAt);
  await view.settle();
}

const grips = () => [...view.mount.querySelectorAll<HTMLElement>('.edge-grip')];

const middleOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** The pointer's places from a grip to where the words begin or end, as far below the line as the grip. */
function pathTo(grip: HTMLElement, words: string, side: 'left' | 'right') {
  const from = middleOf(grip);
  const { edges } = view.wordBoxes().find(({ word }) => word === words)!;
  return [
    from,
    { x: (from.x + edges[side === 'left' ? 0 : 1]!) / 2, y: from.y },
    { x: edges[side === 'left' ? 0 : 1]!, y: from.y },
  ];
}

test('the end goes where it is dragged, in one undo step, with links and attributes kept', async () => {
  await open('She said {quote#q1:we will} win, {mention#m1:Ana} noted.', 'we');
  expect(grips()).toHaveLength(2);
  await view.drag(pathTo(grips()[1]!, 'win', 'right'));
  expect(view.covered).toEqual(['we will win', 'Ana']);
  expect(view.editor.snapshot.set.links).toHaveLength(1);
  await view.drag(pathTo(grips()[0]!, 'said', 'left'));
  expect(view.covered).toEqual(['said we will win', 'Ana']);
  view.expectAgreement();
  view.editor.run('edit.undo');
  expect(view.covered).toEqual(['we will win', 'Ana']);
  view.editor.run('edit.undo');
  expect(view.covered).toEqual(['we will', 'Ana']);
});

test('what it would be is shown while it is dragged, and Escape leaves it as it was', async () => {
  await open('She said {quote#q1:we will} win, {mention#m1:Ana} noted.', 'we');
  await view.drag(pathTo(grips()[1]!, 'win', 'right'), async () => {
    const shown = [...CSS.highlights.get('edge-drag')!].map(String);
    expect(shown).toEqual(['we will win']);
    await view.press('{Escape}');
    expect(CSS.highlights.has('edge-drag')).toBe(false);
  });
  expect(view.covered).toEqual(['we will', 'Ana']);
});

test('an end stops before the start, and each fragment has ends of its own', async () => {
  await open('“{quote#q1:We came},” {mention#m1:Ana} said, “{quote#q1:and saw}.”', 'and');
  expect(grips()).toHaveLength(4);
  await view.drag(pathTo(grips()[3]!, 'said', 'left'));
  expect(view.covered).toEqual(['We came … and saw', 'Ana']);
  await view.drag(pathTo(grips()[1]!, 'came', 'left'));
  expect(view.covered).toEqual(['We  … and saw', 'Ana']);
});

test('right to left text is dragged the way it is read', async () => {
  await page.viewport(800, 600);
  await open('قالت «{quote#q1:لن يعبر} أحد» {mention#m1:مارتا}.', 'يعبر');
  await view.drag(pathTo(grips()[1]!, 'أحد', 'left'));
  expect(view.covered).toEqual(['لن يعبر أحد', 'مارتا']);
});

test('there are none in Edit mode, nor without an active annotation', async () => {
  await open('She said {quote#q1:we will} win, {mention#m1:Ana} noted.', 'She');
  expect(grips()).toHaveLength(0);
  await view.caretAt('we');
  await view.settle();
  view.editor.run('mode.edit');
  await view.settle();
  expect(grips()).toHaveLength(0);
});

test('a window that narrows gets no bar to scroll sideways, not even until grips and letters are placed anew', async () => {
  await open('She said that {quote#q1:we will win this and all that comes after}, {mention#m1:Ana} noted.', 'after');
  view.scroller.style.padding = '0 14px'; // Sections and grips stand out of the text by less than the page has.
  await view.press('l');
  await view.settle();
  const sideways = () => view.scroller.scrollWidth - view.scroller.clientWidth;
  expect([grips().length, sideways()]).toEqual([2, 0]);
  view.scroller.style.width = '320px';
  expect(sideways(), 'before the next frame').toBe(0);
  await view.settle();
  expect(sideways()).toBe(0);
});
