import { afterEach, expect, test } from 'vitest';
import { showSuggestion, withSuggestionFilter, withSuggestions } from '../../../renderer/editor/index.ts';
import { type Suggestion, suggestionsOf } from '../../../shared/analysis/suggest/suggestion.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView, movedWords } from './live-view.ts';

/** Suggestions drawn over the text in a real browser. */

let view: LiveView;
afterEach(() => view.editor.destroy());

async function open(written: string): Promise<void> {
  view = new LiveView(annotatedArticle(written));
  await view.settle();
}

/** Suggests quotations, or claims, of these words. */
function suggest(...all: readonly (readonly [kind: Suggestion['kind'], words: string])[]): void {
  const at = (words: string) => [{ start: view.text.indexOf(words), end: view.text.indexOf(words) + words.length }];
  const quotes = all.filter(([kind]) => kind === 'quote');
  const claims = all.filter(([kind]) => kind === 'claim');
  const suggestions = suggestionsOf({
    quotes: quotes.map(([, words]) => ({
      fragments: at(words),
      type: 'direct',
      isCore: true,
      confidence: 0.9,
      rule: 'marks',
      reason: 'It stands in marks.',
      candidates: [],
    })),
    claims: claims.map(([, words]) => ({
      fragments: at(words),
      score: 0.7,
      reasons: ['a number with a unit'],
      quote: null,
      assertedBy: null,
    })),
    speakers: [],
  });
  view.editor.perform((state) => withSuggestions(state.tr, suggestions));
  view.editor.perform((state) => withSuggestionFilter(state.tr, { kinds: ['quote', 'claim'], least: 0.25 }));
}

/** What is drawn as suggested, in text order: letters where some stand, kinds, words. */
const drawn = () =>
  [...view.mount.querySelectorAll<HTMLElement>('.suggested')].map((element) => {
    const kinds = [...element.classList].filter((name) => /^suggests-[a-z]+$/.test(name)).map((name) => name.slice(9));
    return `${element.dataset['suggests'] ?? ''} ${kinds.join('+')} ${element.textContent}`;
  });

test('are dotted, with the letter of their kind and a question mark, without a tint, and move no word', async () => {
  await open('Nobody knew.\n“We counted 40 bolts,” said Anna Berg.');
  const before = view.wordBoxes();
  suggest(['quote', 'We counted 40 bolts,'], ['claim', '40 bolts']);
  await view.settle();
  expect(drawn()).toEqual(['Q? quote We', ' quote  counted ', 'C? quote+claim 40', ' quote+claim  bolts', ' quote ,']);
  const [first] = view.mount.querySelectorAll<HTMLElement>('.suggested');
  const { textDecorationStyle, backgroundColor } = getComputedStyle(first!);
  expect([textDecorationStyle, backgroundColor]).toEqual(['dotted', 'rgba(0, 0, 0, 0)']);
  expect(getComputedStyle(first!, '::before').content).toContain('"Q?"');
  expect(movedWords(before, view.wordBoxes())).toEqual([]);
  expect(view.mount.textContent).toBe('Nobody knew.“We counted 40 bolts,” said Anna Berg.');
});

test('make way for the ghost, for a decision, and come back with undo', async () => {
  await open('Nobody knew.\n“We counted 40 bolts,” said Anna Berg.');
  suggest(['quote', 'We counted 40 bolts,'], ['claim', '40 bolts']);
  await view.caretAt('Nobody');
  await view.press('n');
  expect(drawn()).toEqual([]);
  expect([...view.mount.querySelectorAll('.ghost')].map(({ textContent }) => textContent)).toEqual([
    'We counted 40 bolts,',
  ]);
  await view.press('{Enter}', '{Escape}');
  expect(view.covered).toEqual(['We counted 40 bolts,']);
  expect(drawn()).toEqual(['C? claim 40', ' claim  bolts']);
  await view.press('z', '{Escape}');
  expect(view.covered).toEqual([]);
  expect(drawn()[0]).toBe('Q? quote We');
  view.expectAgreement();
});

test('below the fold are scrolled to, and the article keeps the keyboard', async () => {
  await open(`${'Nobody knew it at all.\n'.repeat(60)}“We will win,” said Anna Berg.`);
  suggest(['quote', 'We will win,']);
  const [one] = suggestionsOfView();
  view.editor.perform((state) => showSuggestion(state.tr, one!));
  await view.settle();
  const { top, bottom } = view.mount.querySelector('.ghost')!.getBoundingClientRect();
  const scroller = view.scroller.getBoundingClientRect();
  expect([top > scroller.top, bottom < scroller.bottom, view.editor.hasFocus]).toEqual([true, true, true]);
});

const suggestionsOfView = () => view.editor.snapshot.suggesting.placed.suggestions;

test('follow what is typed, without being drawn anew', async () => {
  await open('Nobody knew.\n“We will win,” said Anna Berg.');
  suggest(['quote', 'We will win,']);
  view.editor.run('mode.edit');
  await view.caretAt('Nobody');
  await view.press('S', 'o', ' ');
  expect(drawn()).toEqual(['Q? quote We', ' quote  will win,']);
});
