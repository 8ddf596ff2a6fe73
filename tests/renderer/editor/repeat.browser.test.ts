import { afterEach, expect, test } from 'vitest';
import { askRepeat, lookAtPlace, repeatOf, startRepeat } from '../../../renderer/editor/repeat-plugin.ts';
import { selectRange } from '../../../renderer/editor/selection.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView } from './live-view.ts';

/** The preview of tagging everywhere on a real page: its places are highlights, and the one looked at is in view. */

let view: LiveView;
afterEach(() => view.editor.destroy());

const rangesOf = (name: string) => [...(CSS.highlights.get(name) ?? [])].map((range) => range as Range);
const wordsOf = (name: string) => rangesOf(name).map((range) => range.toString());

/** Two thousand lines, of which every fourth names Ann. */
const LONG = Array.from({ length: 2_000 }, (_, i) => (i % 4 === 0 ? `Ann spoke, ${i}.` : `Line ${i} of it.`)).join(
  '\n',
);

async function open(text: string): Promise<void> {
  view = new LiveView(annotatedArticle(text));
  await view.settle();
  view.editor.focus();
  view.editor.perform((state) => selectRange(state.tr, { start: 0, end: 3 }));
  view.editor.perform(startRepeat);
  await view.settle();
}

test('places are drawn over the text, and go with the preview', async () => {
  await open('Ann and Anna and Ann.');
  await expect.poll(() => wordsOf('repeat-taken')).toEqual(['Ann', 'Ann']);
  expect(wordsOf('repeat-current')).toEqual(['Ann']);
  expect(CSS.highlights.get('repeat-current')!.priority).toBeGreaterThan(CSS.highlights.get('repeat-taken')!.priority);
  view.editor.perform((state) => {
    const { search } = repeatOf(state)!.asked;
    return askRepeat(state, { search: { ...search, words: 'Ann(?=a)', isPattern: true, isWholeWords: false } });
  });
  await expect.poll(() => rangesOf('repeat-taken').map(({ startOffset }) => startOffset)).toEqual([8]);
  await view.press('{Escape}');
  await expect.poll(() => ['repeat-taken', 'repeat-current'].flatMap(wordsOf)).toEqual([]);
});

test.each([499, 250, 3])('place %i comes into view, however far it was', async (which) => {
  await open(LONG);
  view.editor.perform((state) => lookAtPlace(state, 120));
  await view.settle();
  view.editor.perform((state) => lookAtPlace(state, which));
  const isInView = () => {
    const frame = view.scroller.getBoundingClientRect();
    const line = rangesOf('repeat-current')[0]?.getBoundingClientRect();
    return line !== undefined && line.top > frame.top && line.bottom < frame.bottom && line.height > 0;
  };
  await expect.poll(isInView).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(isInView(), 'and stays there').toBe(true);
});
