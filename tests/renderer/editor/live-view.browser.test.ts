import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView, movedWords } from './live-view.ts';

/**
 * The article in a real Chromium: typing, input methods, deleting and undoing as the browser does them. After
 * everything that happens the page shows the state's text, and the keeper of the file holds the same.
 */

let view: LiveView;
const open = (written: string) => {
  view = new LiveView(annotatedArticle(written));
};

afterEach(() => view.editor.destroy());

describe('in Edit mode', () => {
  beforeEach(() => {
    open('She said {quote:we will win}, Ana {cue:noted} it.\nThe council meets.');
    view.editor.run('mode.edit');
  });

  test('annotations follow real typing, and undo restores text and ranges', async () => {
    await view.caretAt('She');
    await view.press('Today ');
    expect(view.covered).toEqual(['we will win', 'noted']);
    await view.caretAt('will win');
    await view.press('surely ');
    expect(view.covered).toEqual(['we surely will win', 'noted']);
    view.expectAgreement();
    while (view.editor.run('edit.undo')) await view.settle();
    expect(view.text).toBe('She said we will win, Ana noted it.\nThe council meets.');
    expect(view.covered).toEqual(['we will win', 'noted']);
    view.expectAgreement();
  });

  test('annotations follow text that an input method composes inside them (rule 6)', async () => {
    await view.caretAt('win');
    await view.compose(['か', 'かt', 'かつ'], '勝つ');
    expect(view.text).toContain('we will 勝つwin');
    expect(view.covered).toEqual(['we will 勝つwin', 'noted']);
    view.expectAgreement();
    while (view.editor.run('edit.undo')) await view.settle();
    expect(view.covered).toEqual(['we will win', 'noted']);
    expect(view.text).not.toContain('勝');
    view.expectAgreement();
  });

  test('text composed at the edge of an annotation stays outside it', async () => {
    await view.caretAt('noted', 'after');
    await view.compose(['n', 'ni'], '你');
    expect(view.text).toContain('noted你 it');
    expect(view.covered).toEqual(['we will win', 'noted']);
    view.expectAgreement();
  });

  test('a word deleted letter by letter becomes detached, and one undo brings it back', async () => {
    await view.caretAt('noted', 'after');
    await view.press('{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}');
    expect(view.covered).toEqual(['we will win', '|n|']);
    view.editor.run('edit.undo');
    await view.settle();
    expect(view.covered).toEqual(['we will win', 'noted']);
    view.expectAgreement();
  });

  test('pasted markup comes in as plain paragraphs', async () => {
    await view.caretAt('The council');
    await view.paste({
      'text/plain': 'One\nTwo ',
      'text/html': '<h1 onclick="x()">One</h1><img src=x><b>Two</b> ',
    });
    expect(view.text).toBe('She said we will win, Ana noted it.\nOne\nTwo The council meets.');
    expect(view.mount.querySelector('img, b, [onclick]')).toBeNull();
    view.expectAgreement();
  });

  test('markup without text is nothing, pasted or dropped, and is never parsed (PROMISES §6.7)', async () => {
    const before = view.text;
    await view.paste({ 'text/html': '<b>bold</b>' });
    await view.drop({ 'text/html': '<b>bold</b>' }, 0);
    expect(view.text).toBe(before);
  });

  test('what is dropped comes in as plain text where it was dropped, and one undo takes it out', async () => {
    const before = view.text;
    const at = before.indexOf('Ana');
    const drop = await view.drop({ 'text/plain': 'our ', 'text/html': '<i onclick="x()">our </i>' }, at);
    expect(drop.defaultPrevented).toBe(true);
    expect(view.text).toBe(before.replace('Ana', 'our Ana'));
    expect(view.mount.querySelector('i, [onclick]')).toBeNull();
    view.expectAgreement();
    view.editor.run('edit.undo');
    await view.settle();
    expect(view.text).toBe(before);
  });
});

describe('in Tag mode', () => {
  beforeEach(() => open('She said “we will win”, Ana noted it.'));

  test('nothing can be pasted or dropped into the text', async () => {
    const before = view.text;
    await view.paste({ 'text/plain': 'no' });
    const drop = await view.drop({ 'text/plain': 'no' }, 4);
    expect({ text: view.text, isRefused: drop.defaultPrevented }).toEqual({ text: before, isRefused: true });
    view.expectAgreement();
  });

  test('letters tag and never change the text', async () => {
    await view.caretAt('win');
    await view.press('q');
    await view.caretAt('Ana');
    await view.press('s', 'x', '9');
    expect(view.covered).toEqual(['we will win', 'Ana']);
    expect(view.text).toBe('She said “we will win”, Ana noted it.');
    view.expectAgreement();
  });

  test('what an input method composes is put back as it was (rule 6)', async () => {
    await view.caretAt('win');
    await view.compose(['か', 'かつ'], '勝つ');
    expect(view.text).toBe('She said “we will win”, Ana noted it.');
    view.expectAgreement();
    await view.caretAt('win');
    await view.press('q');
    expect(view.covered).toEqual(['we will win']);
  });

  test('tagging moves no word on the page', async () => {
    const before = view.wordBoxes();
    for (const [words, key] of [
      ['said', 'u'],
      ['win', 'q'],
      ['Ana', 's'],
      ['noted', 'u'],
      ['She', 'c'],
    ] as const) {
      await view.caretAt(words);
      await view.press(key);
    }
    expect(view.covered).toHaveLength(5);
    expect(view.mount.querySelectorAll('[data-letters]').length).toBeGreaterThan(3);
    expect(movedWords(before, view.wordBoxes())).toEqual([]);
    view.editor.run('mode.edit');
    expect(movedWords(before, view.wordBoxes())).toEqual([]);
  });

  test('cutting copies and takes nothing away', async () => {
    view.select(4, 8);
    expect(await view.take('cut')).toBe('said');
    expect(view.text).toBe('She said “we will win”, Ana noted it.');
    view.expectAgreement();
  });

  test('undo brings text back, and redo takes it away again', async () => {
    view.editor.run('mode.edit');
    view.select(4, 8);
    await view.press('{Backspace}');
    view.editor.run('mode.tag');
    await view.press('z');
    expect(view.text).toBe('She said “we will win”, Ana noted it.');
    await view.press('y');
    expect(view.text).toBe('She  “we will win”, Ana noted it.');
    view.expectAgreement();
  });
});

/** Sixty paragraphs: sections end after the 25th and the 50th. */
const LINES = Array.from({ length: 60 }, (_, i) => `Line ${i + 1} ends.`);

describe('where one section ends and the next begins', () => {
  beforeEach(() => {
    open(LINES.with(25, '{quote:Line 26} ends.').join('\n'));
    view.editor.run('mode.edit');
  });

  test('what is copied is the canonical text', async () => {
    view.select(view.text.indexOf('24 ends'), view.text.indexOf(' ends', view.text.indexOf('Line 27')));
    expect(await view.take('copy')).toBe('24 ends.\nLine 25 ends.\nLine 26 ends.\nLine 27');
  });

  test('Backspace and Delete join paragraphs, and one undo each parts them', async () => {
    const at = view.text.indexOf('Line 26');
    view.select(at, at);
    await view.press('{Backspace}');
    expect(view.text).toContain('Line 25 ends.Line 26 ends.\nLine 27');
    expect(view.covered).toEqual(['Line 26']);
    view.expectAgreement();
    view.editor.run('edit.undo');
    view.select(at - 1, at - 1);
    await view.press('{Delete}');
    expect(view.text).toContain('Line 25 ends.Line 26 ends.\nLine 27');
    view.editor.run('edit.undo');
    expect(view.text).toBe(LINES.join('\n'));
    view.expectAgreement();
  });

  test('the arrow keys walk over it', async () => {
    const at = view.text.indexOf('Line 26');
    view.select(at - 1, at - 1);
    await view.settle();
    await view.press('{ArrowRight}');
    expect(view.editor.snapshot.selection).toEqual({ start: at, end: at });
    await view.press('{ArrowLeft}');
    expect(view.editor.snapshot.selection).toEqual({ start: at - 1, end: at - 1 });
  });

  test.each([
    ['a letter', 'x', 'x'],
    ['Enter', '{Enter}', '\n'],
    ['Backspace', '{Backspace}', ''],
  ])('select all and %s replace everything, and undo brings it back', async (_what, key, text) => {
    await view.press('{Control>}a{/Control}');
    await view.press(key);
    expect(view.text).toBe(text);
    view.expectAgreement();
    while (view.editor.run('edit.undo')) await view.settle();
    expect([view.text, view.covered]).toEqual([LINES.join('\n'), ['Line 26']]);
    view.expectAgreement();
  });

  test('cutting over it takes the text away, and pasting puts it back', async () => {
    const start = view.text.indexOf('24 ends');
    view.select(start, view.text.indexOf('28 ends'));
    const cut = await view.take('cut');
    expect(view.text).toContain('Line 28 ends.\nLine 29');
    view.expectAgreement();
    await view.paste({ 'text/plain': cut });
    expect(view.text).toBe(LINES.join('\n'));
    view.expectAgreement();
  });
});

test('draws only what is near the viewport of a long article, and the rest when one scrolls there', async () => {
  const line = (i: number) => `Paragraph ${i} of many: {quote:it holds} and {cue:so on}, for as long as a line goes.`;
  open(Array.from({ length: 2000 }, (_, i) => line(i)).join('\n'));
  await view.settle();
  const drawn = () => view.mount.querySelectorAll('.annotated').length;
  expect(view.editor.snapshot.set.annotations).toHaveLength(4000);
  expect(drawn()).toBeGreaterThan(20);
  expect(drawn()).toBeLessThan(800);
  view.scroller.scrollTop = view.scroller.scrollHeight;
  for (let i = 0; i < 10; i += 1) await view.settle();
  const last = [...view.mount.querySelectorAll('section')].at(-1);
  expect(last?.querySelectorAll('.annotated').length).toBeGreaterThan(10);
  expect(drawn()).toBeLessThan(800);
});

test('a caret that the browser has just moved stays there when the article is drawn anew in the same frame', async () => {
  open(Array.from({ length: 400 }, (_, i) => `Paragraph ${i} {quote:holds} and so on.`).join('\n'));
  await view.settle();
  // The editor draws in the frame of the scroll; the browser tells of a moved caret only after that frame.
  const moveCaret = () => {
    getSelection()?.collapse(view.mount.querySelector('p')!.firstChild, 4);
  };
  document.addEventListener('scroll', () => requestAnimationFrame(moveCaret), { capture: true, once: true });
  view.scroller.scrollTop = 6000;
  for (let i = 0; i < 5; i += 1) await view.settle();
  expect(view.editor.snapshot.window.start).toBeGreaterThan(0);
  expect(view.editor.snapshot.selection).toEqual({ start: 4, end: 4 });
});
