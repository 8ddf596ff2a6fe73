import { afterEach, describe, expect, test } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView } from './live-view.ts';

/**
 * Input methods in a real Chromium (DESIGN §3, rule 6), at every place an annotation can meet one. No command of ours
 * wraps or lifts blocks, so that the other half of that rule has nothing to show: an article is a flat list of blocks, and the
 * only steps on structure are splitting, joining and the replacing of slices, which `six-rules.test.ts` holds.
 */

let view: LiveView;
afterEach(() => view.editor.destroy());

/** What the input methods show on the way to a word, and the word. */
const METHODS: readonly (readonly [string, readonly string[], string])[] = [
  ['Japanese', ['h', 'は', 'はs', 'はし', '橋'], '橋'],
  ['Korean, letter by letter', ['ㄷ', '다', '달', '다리'], '다리'],
  ['Chinese by pinyin', ['d', 'da', "da'q", "da'qiao"], '大桥'],
  ['Vietnamese', ['c', 'ca', 'câ', 'cầ', 'cầu'], 'cầu'],
  ['a dead key', ['´'], 'é'],
  ['Hindi', ['p', 'पु', 'पुल'], 'पुल'],
  ['an emoji', [':', ':b'], '👩‍👩‍👧'],
];

const BEFORE = 'She said {quote#q1:we will win}, Ana {cue#u1:noted} it.\nThe council meets.';
const PLAIN = 'She said we will win, Ana noted it.\nThe council meets.';

/** Where the caret is put, and what the quote covers with a word composed there. */
const PLACES: readonly (readonly [string, string, 'before' | 'after', (word: string) => string])[] = [
  ['before a quote', 'she', 'after', () => 'we will win'],
  ['at the start of a quote', 'we will', 'before', () => 'we will win'],
  ['inside a quote', 'will win', 'before', (word) => `we ${word}will win`],
  ['at the end of a quote', 'will win', 'after', () => 'we will win'],
  ['behind a quote', 'Ana', 'before', () => 'we will win'],
];

describe('in Edit mode', () => {
  for (const [method, states, word] of METHODS) {
    test.each(PLACES)(
      `${method}, %s: annotations are right, and undo leads back`,
      async (_where, words, side, covers) => {
        view = new LiveView(annotatedArticle(BEFORE));
        view.editor.run('mode.edit');
        await view.caretAt(words === 'she' ? 'She' : words, side);
        await view.compose(states, word);
        expect(view.covered).toEqual([covers(word), 'noted']);
        expect(view.text.replace(word, '')).toBe(PLAIN);
        view.expectAgreement();
        while (view.editor.run('edit.undo')) await view.settle();
        expect([view.text, view.covered]).toEqual([PLAIN, ['we will win', 'noted']]);
        view.expectAgreement();
        while (view.editor.run('edit.redo')) await view.settle();
        expect(view.covered).toEqual([covers(word), 'noted']);
        view.expectAgreement();
      },
    );
  }

  test('what is composed over a selection that cuts a quote takes its place, and undo leads back', async () => {
    view = new LiveView(annotatedArticle(BEFORE));
    view.editor.run('mode.edit');
    view.select(PLAIN.indexOf('win'), PLAIN.indexOf('Ana'));
    await view.settle();
    await view.compose(['か', 'かつ'], '勝つ');
    expect(view.text).toContain('we will 勝つAna');
    expect(view.covered[0]).toMatch(/^we will ?/);
    view.expectAgreement();
    while (view.editor.run('edit.undo')) await view.settle();
    expect([view.text, view.covered]).toEqual([PLAIN, ['we will win', 'noted']]);
    view.expectAgreement();
  });

  test('one that is given up leaves everything as it was', async () => {
    view = new LiveView(annotatedArticle(BEFORE));
    view.editor.run('mode.edit');
    await view.caretAt('will win');
    await view.compose(['か', 'かつ'], null);
    expect([view.text, view.covered]).toEqual([PLAIN, ['we will win', 'noted']]);
    view.expectAgreement();
  });

  test('the end of a quote composed anew belongs to it, as one typed anew does', async () => {
    view = new LiveView(annotatedArticle('市長は「{quote#q1:橋は開く}」と{cue#u1:述べた}。'));
    view.editor.run('mode.edit');
    await view.caretAt('開く', 'after');
    await view.press('{Backspace}');
    await view.compose(['k', 'け', 'ける'], 'ける');
    expect(view.text).toBe('市長は「橋は開ける」と述べた。');
    expect(view.covered).toEqual(['橋は開ける', '述べた']);
    view.expectAgreement();
  });
});

describe('in Tag mode', () => {
  test.each(METHODS)('%s changes nothing, and letters tag afterwards', async (_method, states, word) => {
    view = new LiveView(annotatedArticle('She said “we will win”, Ana noted it.'));
    await view.caretAt('win');
    await view.compose(states, word);
    expect(view.text).toBe('She said “we will win”, Ana noted it.');
    expect(view.covered).toEqual([]);
    view.expectAgreement();
    await view.caretAt('win');
    await view.press('q');
    expect(view.covered).toEqual(['we will win']);
  });
});

const ALT_GRAPH = 2 | 1;

describe('keyboards of other countries', () => {
  test.each<[string, string, string]>([
    ['Russian', 'й', 'KeyQ'],
    ['Greek', '·', 'KeyQ'],
    ['Arabic', 'ض', 'KeyQ'],
    ['Hindi', 'ौ', 'KeyQ'],
    ['Korean with its input method on', 'Process', 'KeyQ'],
    ['Caps Lock', 'Q', 'KeyQ'],
    ['French, where Q is elsewhere', 'q', 'KeyA'],
  ])('%s: the key of a quote tags one', async (_layout, key, code) => {
    view = new LiveView(annotatedArticle('She said “we will win”, Ana noted it.'));
    await view.caretAt('win');
    await view.keyOf(key, code);
    expect(view.covered).toEqual(['we will win']);
    view.expectAgreement();
  });

  test.each<[string, string, string, number]>([
    ['Russian', 'ъ', 'BracketRight', 0],
    ['Arabic', 'د', 'BracketRight', 0],
    ['Greek', ']', 'BracketRight', 0],
    ['German, with AltGr', ']', 'Digit9', ALT_GRAPH],
  ])('%s: the key of the next annotation goes there', async (_layout, key, code, modifiers) => {
    view = new LiveView(annotatedArticle('She said “{quote#q1:we will win}”, Ana noted it.'));
    await view.caretAt('She');
    await view.keyOf(key, code, modifiers);
    expect(view.editor.snapshot.focus.active).toBe('q1');
  });

  test.each<[string, string, string]>([
    ['a German ü', 'ü', 'BracketLeft'],
    ['a dead accent', 'Dead', 'BracketLeft'],
    ['a Spanish ñ', 'ñ', 'Semicolon'],
  ])('%s is no command, and types nothing', async (_layout, key, code) => {
    view = new LiveView(annotatedArticle('She said “{quote#q1:we will win}”, Ana noted it.'));
    await view.caretAt('She');
    await view.keyOf(key, code);
    expect(view.editor.snapshot.focus.active).toBeNull();
    expect(view.text).toBe('She said “we will win”, Ana noted it.');
    view.expectAgreement();
  });
});
