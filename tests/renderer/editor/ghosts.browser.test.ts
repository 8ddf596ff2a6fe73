import { afterEach, expect, test } from 'vitest';
import { annotatedArticle, type ArticleParts } from '../../builders/annotated-article.ts';
import { LiveView, movedWords } from './live-view.ts';

/** Ghosts drawn over the text, and the keys that act on them, in a real browser. */

let view: LiveView;
afterEach(() => view.editor.destroy());

async function open(written: string, caretAt: string, parts: ArticleParts = {}): Promise<void> {
  view = new LiveView(annotatedArticle(written, parts));
  await view.settle();
  await view.caretAt(caretAt);
  await view.settle();
}

/** What is drawn as a ghost, in text order: letter where one stands, kind, words. */
const ghosts = () =>
  [...view.mount.querySelectorAll<HTMLElement>('.ghost')].map((element) => {
    const kind = /proposes-(\w+)/.exec(element.className)?.[1];
    return `${element.dataset['ghost'] ?? ''} ${kind} ${element.textContent}`;
  });

const TEXT = '“We will win,” said Anna Berg. And then?\n“No,” Ben Li answered.';

test('Q draws cue and source dotted, with their letters, and moves no word', async () => {
  await open(TEXT, 'will');
  const before = view.wordBoxes();
  await view.press('q');
  expect(ghosts()).toEqual(['U cue said', 'S mention Anna Berg']);
  const [cue] = view.mount.querySelectorAll<HTMLElement>('.ghost');
  expect(getComputedStyle(cue!).outlineStyle).toBe('dotted');
  expect(getComputedStyle(cue!, '::after').content).toBe('"U"');
  expect(movedWords(before, view.wordBoxes())).toEqual([]);
  expect(view.mount.textContent).toContain(TEXT.slice(0, 40));
  await view.press('{Enter}');
  expect(ghosts()).toEqual([]);
  expect(view.covered).toEqual(['We will win,', 'said', 'Anna Berg']);
  view.expectAgreement();
});

test('N draws the content too, Tab the next candidate, Escape takes all away', async () => {
  await open('Nobody knew.\n“We will win,” said Anna Berg, who met Ben Li.', 'Nobody');
  await view.press('n');
  expect(ghosts()).toEqual(['Q quote We will win,', 'U cue said', 'S mention Anna Berg']);
  await view.press('{Tab}');
  expect(ghosts()).toEqual(['Q quote We will win,', 'U cue said', 'S mention Ben Li']);
  await view.press('{Shift>}{Tab}{/Shift}');
  expect(ghosts().at(-1)).toBe('S mention Anna Berg');
  await view.press('{Escape}');
  expect(ghosts()).toEqual([]);
  expect(view.covered).toEqual([]);
});

test('N, Enter is a finished attribution, and undo and redo take it back and bring it again', async () => {
  await open(`Nobody knew.\n${TEXT}`, 'Nobody');
  await view.press('n', '{Enter}', 'n', '{Enter}');
  expect(view.covered).toEqual(['We will win,', 'said', 'Anna Berg', 'No,', 'Ben Li', 'answered']);
  expect(view.editor.snapshot.set.speakers.map(({ name }) => name)).toEqual(['Anna Berg', 'Ben Li']);
  await view.press('z', 'z');
  expect(view.covered).toEqual([]);
  await view.press('y', 'y');
  expect(view.covered).toHaveLength(6);
  view.expectAgreement();
});

test('Backspace rejects what N proposes, and removes an annotation where nothing is proposed', async () => {
  await open(`Nobody knew.\n${TEXT}`, 'Nobody');
  await view.press('n', '{Backspace}', 'n');
  expect(ghosts()[0]).toBe('Q quote No,');
  await view.press('{Enter}', '{Backspace}');
  expect(view.covered).toEqual(['Ben Li', 'answered']);
});

test('Tab leaves the article while nothing is proposed', async () => {
  await open(TEXT, 'And');
  const button = document.createElement('button');
  view.scroller.after(button);
  await view.press('{Tab}');
  expect(document.activeElement).toBe(button);
});

test('a letter is drawn once where annotations or paragraphs cut what is proposed', async () => {
  await open('Nobody knew.\n“We {claim#c1:will win.\n“And} soon,” said Anna Berg.', 'Nobody');
  await view.press('n');
  if (ghosts().length === 0) await view.press('n');
  await view.press('n');
  const letters = ghosts().map((one) => one.split(' ')[0]);
  expect(letters.filter((letter) => letter === 'Q')).toHaveLength(1);
  expect(ghosts().filter((one) => one.includes(' quote ')).length).toBeGreaterThan(2);
});

test('what is proposed below the fold comes into view, and what is in view stays', async () => {
  await open(`${'Nobody knew it at all.\n'.repeat(40)}${TEXT}`, 'Nobody');
  await view.press('n');
  await view.settle();
  const scroller = view.scroller.getBoundingClientRect();
  for (const element of view.mount.querySelectorAll('.ghost')) {
    const { top, bottom } = element.getBoundingClientRect();
    expect(top).toBeGreaterThan(scroller.top);
    expect(bottom).toBeLessThan(scroller.bottom);
  }
  const { scrollTop } = view.scroller;
  await view.press('{Tab}');
  await view.settle();
  expect(view.scroller.scrollTop).toBe(scrollTop);
});
