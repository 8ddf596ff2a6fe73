import { afterEach, expect, test } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView, movedWords } from './live-view.ts';

/** Letters over the link targets, with real keys on a real page. */

let view: LiveView;
afterEach(() => view.editor.destroy());

async function open(written: string, caretAt: string, speakers: Record<string, string> = {}): Promise<void> {
  view = new LiveView(annotatedArticle(written, { speakers }));
  await view.settle();
  await view.caretAt(caretAt);
  await view.settle();
}

const hints = () => [...view.mount.querySelectorAll<HTMLElement>('.link-hint')];
const letters = () => hints().map((hint) => hint.textContent);
const links = () => view.editor.snapshot.set.links.map(({ type, from, to }) => `${from.id} ${type} ${to.id}`);
const boxOf = (element: Element) => element.getBoundingClientRect();
const wordEdges = (word: string) => view.wordBoxes().find((box) => box.word === word)!.edges;

const NEWS = '“{quote#q1:We will win},” {cue#u1:said} {mention#m1:Ana}, and {mention#m2:she} left.';

/** Shows what happened two frames ago: letters wait for what is in view. */
async function drawn(): Promise<void> {
  await view.settle();
  await view.settle();
}

test('letters stand just above the start of each target, over no word, and move nothing', async () => {
  await open(NEWS, 'We');
  const before = view.wordBoxes();
  await view.press('l');
  await drawn();
  expect(letters()).toEqual(['f', 'd', 's']);
  expect(movedWords(before, view.wordBoxes())).toEqual([]);
  for (const [i, word] of ['said', 'Ana', 'she'].entries()) {
    const [left, , top, bottom] = wordEdges(word) as [number, number, number, number];
    const box = boxOf(hints()[i]!);
    expect(Math.abs(box.left - left), word).toBeLessThan(2);
    expect(box.bottom - top, 'dips into the room above small letters').toBeLessThan((bottom - top) / 3);
    expect(top - box.bottom, 'is near its word').toBeLessThan(6);
  }
  expect(view.mount.querySelector('.article')!.textContent, 'nothing is in the text').toBe(view.text);
  expect(view.mount.querySelector('.link-hints')!.ariaHidden).toBe('true');
});

test('L and the letters make the link; Escape and Backspace leave everything as it was', async () => {
  await open(NEWS, 'We');
  await view.press('l', '{Escape}');
  await drawn();
  expect([hints(), links()]).toEqual([[], []]);
  await view.press('l', '{Backspace}', 'l', 'd');
  await drawn();
  expect([hints(), links()]).toEqual([[], ['q1 said-by m1']]);
  view.expectAgreement();
  view.editor.run('edit.undo');
  expect(links()).toEqual([]);
});

test('a held L types nothing, another alphabet types the letters of its keys, and no letter tags meanwhile', async () => {
  await open(NEWS, 'We');
  await view.press('l', 'c', 'u');
  expect(view.covered).toHaveLength(4);
  expect(view.editor.snapshot.awaiting?.typed).toBe('');
  const key = (init: KeyboardEventInit) =>
    view.mount.querySelector('.article')!.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  key({ key: 'd', code: 'KeyD', repeat: true });
  expect(links()).toEqual([]);
  key({ key: '@', code: 'KeyQ', ctrlKey: true, altKey: true });
  expect(view.editor.snapshot.awaiting?.typed, 'AltGr types a sign that leads nowhere').toBe('');
  key({ key: 'в', code: 'KeyD' });
  expect(links()).toEqual(['q1 said-by m1']);
});

test('an arrow, a click and another field end it', async () => {
  await open(NEWS, 'We');
  await view.press('l', '{ArrowRight}');
  expect(view.editor.snapshot.awaiting).toBeNull();
  await view.press('l');
  await view.caretAt('left');
  expect(view.editor.snapshot.awaiting).toBeNull();
  await view.caretAt('We');
  await view.press('l');
  const field = document.createElement('input');
  view.scroller.append(field);
  field.focus();
  await view.settle();
  expect(view.editor.snapshot.awaiting).toBeNull();
});

test('twenty on one word fan out, each on the page, none over another', async () => {
  const opening = Array.from({ length: 20 }, (_, i) => `{mention#m${i}:`).join('');
  await open(`Well, {quote#q:No}, ${opening}everybody${'}'.repeat(20)} said in one voice.`, 'No');
  await view.press('l');
  await drawn();
  const boxes = hints().map(boxOf);
  expect(boxes).toHaveLength(20);
  const page = boxOf(view.mount);
  for (const [i, box] of boxes.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(page.left);
    expect(box.right).toBeLessThanOrEqual(page.right + 1);
    for (const other of boxes.slice(0, i)) {
      const isApart =
        box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
      expect(isApart).toBe(true);
    }
  }
});

/** A name of letters alone, another one for each number up to 675. */
const nameOf = (i: number): string => `P${String.fromCodePoint(97 + Math.floor(i / 26), 97 + (i % 26))}`;

test('letters stay with their words while one scrolls, and begin with what is in view', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `Line ${i} of {mention#m${i}:${nameOf(i)}} goes on.`);
  await open(['Well, {quote#q:No}', ...lines].join('\n'), 'No');
  await view.press('l');
  await drawn();
  const wordOf = ({ dataset }: HTMLElement) =>
    view.editor.snapshot.awaiting!.keys.find((key) => key.letters === dataset['letters'])!.label;
  const near = () =>
    hints().map((hint) => {
      const { top, left } = boxOf(hint);
      const [wordLeft = 0, , wordTop = 0] = wordEdges(wordOf(hint));
      return Math.abs(left - wordLeft) < 3 && Math.abs(top - wordTop) < 20;
    });
  expect(near().every(Boolean)).toBe(true);
  const lettered = () => new Map(hints().map((hint) => [hint.dataset['letters'], wordOf(hint)]));
  const before = lettered();
  view.scroller.scrollTop = 200;
  await drawn();
  expect([near().every(Boolean), lettered()]).toEqual([true, before]);
  // Far enough for some to go and others to come: those of a word are the same all the while.
  view.scroller.scrollTop = 500;
  await drawn();
  const after = lettered();
  const stayed = [...before].filter(([letters]) => after.has(letters));
  expect([near().every(Boolean), stayed]).toEqual([
    true,
    stayed.filter(([letters, word]) => after.get(letters) === word),
  ]);
  expect(stayed.length).toBeGreaterThan(5);
  expect(after.size).toBeGreaterThan(20);
});

test('right to left, letters stand at the right end of the first word', async () => {
  await open('قالت {quote#q1:لن يعبر} أحد، {mention#m1:مارتا}.', 'لن');
  await view.press('l');
  await drawn();
  const [, right = 0] = wordEdges('مارتا');
  expect(Math.abs(boxOf(hints()[0]!).right - right)).toBeLessThan(2);
});

test('pressing the letters with the mouse makes the link, and the keyboard stays in the article', async () => {
  await open(`A line above it\n${NEWS}`, 'We');
  await view.press('l');
  await drawn();
  const { left, top, width, height } = boxOf(hints()[1]!);
  await view.drag([{ x: left + width / 2, y: top + height / 2 }]);
  expect([links(), view.editor.hasFocus]).toEqual([['q1 said-by m1'], true]);
});

test('slash and a letter say why there is no speaker; digits fill in a claim', async () => {
  await open('Well, {quote#q:No}, they say. {claim#c:Taxes fell}.', 'No');
  await view.press('/', 'a');
  expect(view.editor.snapshot.set.findAnnotation('q')?.attributes).toEqual({ sourceStatus: 'anonymous' });
  await view.caretAt('Taxes');
  await view.press('3', '2');
  const claim = () => view.editor.snapshot.set.findAnnotation('c')?.attributes;
  expect(claim()).toEqual({ checkWorthiness: 'CFS', verdict: 'refuted' });
  await view.press('z');
  expect(claim()).toEqual({ checkWorthiness: 'CFS' });
  view.expectAgreement();
});

test('places of the same words are drawn over the text and brought into view, and gone afterwards', async () => {
  const lines = Array.from({ length: 80 }, (_, i) => (i === 70 ? 'Here Ana is again.' : `Line ${i}.`));
  await open(['Then {mention#m:Ana} came.', ...lines].join('\n'), 'Ana');
  await view.press('r');
  await drawn();
  expect([...CSS.highlights.get('repeat-current')!].map(String)).toEqual(['Ana']);
  await expect.poll(() => [...CSS.highlights.get('repeat-taken')!].map(String)).toEqual(['Ana']);
  const isInView = () => {
    const [range] = CSS.highlights.get('repeat-current')! as unknown as Set<Range>;
    const [line, frame] = [range!.getBoundingClientRect(), boxOf(view.scroller)];
    return line.top > frame.top && line.bottom < frame.bottom;
  };
  await expect.poll(isInView).toBe(true);
  await view.press('{Escape}');
  await drawn();
  expect([...CSS.highlights.keys()].filter((name) => name.startsWith('repeat'))).toEqual([]);
});
