import { expect, test } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView } from './live-view.ts';

/** Copies what is selected; returns all that goes to the clipboard. */
async function copied(view: LiveView): Promise<Record<string, string>> {
  await view.press('{ArrowRight}{ArrowLeft}'); // The browser copies only for somebody who has touched a key.
  view.select(0, view.text.length);
  await view.settle();
  const content: Record<string, string> = {};
  const listen = ({ clipboardData }: ClipboardEvent) => {
    for (const type of clipboardData?.types ?? []) content[type] = clipboardData!.getData(type);
  };
  document.addEventListener('copy', listen);
  document.execCommand('copy');
  document.removeEventListener('copy', listen);
  return content;
}

test('copied words are pasted as words alone: no annotation twice, no id on the clipboard (T5)', async () => {
  const view = new LiveView(annotatedArticle('She said {quote#quote-1:we {claim#claim-1:will win} now}.'));
  view.editor.showHiddenCharacters(true);
  const content = await copied(view);
  expect(content['text/plain']).toBe('She said we will win now.');
  expect(JSON.stringify(content)).not.toMatch(/quote-1|claim-1|annotated|data-letters/);
  view.editor.run('mode.edit');
  await view.caretAt('.', 'after');
  await view.paste(content);
  await view.paste(content);
  expect(view.text).toBe('She said we will win now.'.repeat(3));
  expect(view.covered).toEqual(['we will win now', 'will win']);
  const ids = [...view.editor.snapshot.set.records()].map(({ id }) => id);
  expect(ids.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['claim-1', 'metadata', 'quote-1']);
  view.expectAgreement();
});
