import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Annotation } from '../../../shared/model/records.ts';
import { stretchesOf } from '../../../renderer/editor/stretches.ts';
import { LiveView } from './live-view.ts';

/** A paragraph so long that it is cut into stretches, and what a person does across the cut. */

const TEXT = Array.from({ length: 900 }, (_, i) => `Sentence ${i} says little, and stops. `).join('');
const CUT = stretchesOf(TEXT)[0]!.length;

/** Where the second stretch begins in the article. */
const CUT_AT = 'A long one\n'.length + CUT;

const ACROSS: Annotation = {
  record: 'annotation',
  id: 'across',
  kind: 'quote',
  fragments: [{ start: CUT_AT - 20, end: CUT_AT + 20 }],
  attributes: {},
};

let view: LiveView;

beforeEach(() => {
  view = new LiveView({
    id: 'long',
    metadata: { record: 'metadata', id: 'metadata', title: 'Long', language: 'en' },
    blocks: [
      { type: 'heading', level: 1, text: 'A long one' },
      { type: 'paragraph', text: TEXT },
      { type: 'paragraph', text: 'Behind it.' },
    ],
    annotations: [ACROSS],
    links: [],
    speakers: [],
  });
});

afterEach(() => view.editor.destroy());

test('letters typed on both sides of a cut go where the caret is', async () => {
  view.editor.run('mode.edit');
  view.editor.goTo(CUT_AT - 4);
  await view.settle();
  // The end of the line before the cut and the beginning of the one behind it are two places for the browser.
  await view.press('x', ...Array.from({ length: 6 }, () => '{ArrowRight}'), 'y');
  expect(view.text.slice(CUT_AT - 8, CUT_AT + 8)).toBe(
    `${TEXT.slice(CUT - 8, CUT - 4)}x${TEXT.slice(CUT - 4, CUT)}${TEXT[CUT]}y${TEXT.slice(CUT + 1, CUT + 6)}`,
  );
  view.expectAgreement();
});

test('what is deleted across a cut, split and joined there is undone to the letter', async () => {
  const before = view.picture;
  view.editor.run('mode.edit');
  view.select(CUT_AT - 5, CUT_AT + 5);
  await view.press('{Backspace}');
  expect(view.text.slice(CUT_AT - 10, CUT_AT)).toBe(TEXT.slice(CUT - 10, CUT - 5) + TEXT.slice(CUT + 5, CUT + 10));
  await view.press('{Enter}', '{Backspace}', 'z');
  view.expectAgreement();
  while (view.editor.snapshot.canUndo) view.editor.run('edit.undo');
  expect(view.picture).toEqual(before);
  view.expectAgreement();
});

test('an annotation across a cut shows its letter once', async () => {
  view.editor.goTo(CUT_AT);
  await view.settle();
  await view.settle();
  const pieces = [...view.mount.querySelectorAll('.annotated')];
  expect(pieces.map((one) => one.textContent).join('')).toBe(view.text.slice(CUT_AT - 20, CUT_AT + 20));
  expect(pieces.filter((one) => one.hasAttribute('data-letters'))).toHaveLength(1);
});

test('the caret goes down and up over a cut, and a selection reaches over it', async () => {
  view.editor.run('mode.edit');
  view.editor.goTo(CUT_AT - 60);
  await view.settle();
  await view.press('{ArrowDown}', '{ArrowDown}', '{ArrowDown}', '{ArrowDown}');
  expect(view.editor.snapshot.selection.start).toBeGreaterThan(CUT_AT);
  await view.press('{ArrowUp}', '{ArrowUp}', '{ArrowUp}', '{ArrowUp}');
  expect(view.editor.snapshot.selection.start).toBeLessThan(CUT_AT);
  view.select(CUT_AT - 200, CUT_AT + 200);
  await view.settle();
  expect(await view.take('copy')).toBe(view.text.slice(CUT_AT - 200, CUT_AT + 200));
});
