import { afterEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { LiveView } from './live-view.ts';

/** How the scripts of the world are drawn, walked and told, in a real Chromium. */

let view: LiveView;
afterEach(() => view.editor.destroy());

const open = async (written: string, links: string[] = []): Promise<void> => {
  view = new LiveView(annotatedArticle(written, { links, speakers: { s1: 'דוד כהן' } }));
  view.scroller.style.width = '700px';
  await view.settle();
};

/** Where the letters of the annotation whose words begin so stand, as a share of its width from the left. */
function letterPlace(words: string): number {
  const mark = [...view.mount.querySelectorAll<HTMLElement>('[data-letters]')].find((one) =>
    one.textContent.startsWith(words),
  )!;
  const { left, width } = mark.getBoundingClientRect();
  const style = getComputedStyle(mark, '::before');
  const fromLeft = Number.parseFloat(style.left);
  const letterWidth = Number.parseFloat(style.width);
  expect(width).toBeGreaterThan(20);
  expect(left).toBeGreaterThan(0);
  return (fromLeft + letterWidth / 2) / width;
}

describe('letters stand where the words begin', () => {
  const ARTICLE = [
    'وقالت «{quote#q1:لن يعبر أحد هذا الجسر}» أمس.',
    'She said “{quote#q2:we will win this}” today.',
    'אמר {mention#m1:דוד כהן הגדול} לעיתון {cue#u1:The Harbour Post} אתמול.',
    'กล่าวว่า “{quote#q3:สะพานจะเปิดในเดือนมีนาคม}” แล้ว',
  ].join('\n');

  test.each([
    ['Arabic', 'لن', 'right'],
    ['English in an article that begins in Arabic', 'we will', 'left'],
    ['Hebrew', 'דוד', 'right'],
    ['English in a Hebrew paragraph', 'The Harbour', 'left'],
    ['Thai', 'สะพาน', 'left'],
  ])('%s', async (_script, words, side) => {
    await open(ARTICLE);
    const place = letterPlace(words);
    if (side === 'right') expect(place).toBeGreaterThan(0.75);
    else expect(place).toBeLessThan(0.25);
  });

  test('and move no word, in any of the scripts', async () => {
    const plain = ARTICLE.replaceAll(/\{\w+#\w+:([^}]*)\}/g, '$1');
    await open(plain);
    const before = view.wordBoxes();
    view.editor.destroy();
    await open(ARTICLE);
    const moved = view.wordBoxes().filter(({ edges }, i) => Math.abs(edges[2]! - before[i]!.edges[2]!) > 0.5);
    expect(moved).toEqual([]);
  });
});

describe('an end is moved to the side of the arrow', () => {
  test.each([
    ['English', 'She “{quote#q1:will} win” it.', 'wi', 'tag.endRight', 'will '],
    ['English, back', 'She “{quote#q1:will} win” it.', 'wi', 'tag.endLeft', 'wil'],
    ['Hebrew: left is on', 'אמר {quote#q1:דוד} כהן', 'דו', 'tag.endLeft', 'דוד '],
    ['Hebrew: right is back', 'אמר {quote#q1:דוד} כהן', 'דו', 'tag.endRight', 'דו'],
    ['Hebrew with points, by whole letters', 'אמר {quote#q1:דוד} כָּהן', 'דו', 'tag.endLeft', 'דוד '],
    ['Arabic: the beginning to the left', 'قالت {quote#q1:مارتا} اليوم', 'مار', 'tag.startLeft', 'ارتا'],
    ['an English name in Hebrew', 'אמר {mention#q1:John} Smith אתמול', 'Jo', 'tag.endRight', 'John '],
    ['a number in Hebrew', 'אמר {quote#q1:42} אתמול', '42', 'tag.endLeft', '42 '],
  ])('%s', async (_script, written, caret, command, expected) => {
    await open(written);
    await view.caretAt(caret);
    view.editor.run(command);
    expect(view.covered).toEqual([expected]);
  });

  test('and the grips stand at the sides where the words begin and end', async () => {
    await open('אמר {quote#q1:דוד כהן הגדול} אתמול');
    await view.caretAt('כהן');
    await view.settle();
    const [start, end] = [...view.mount.querySelectorAll('.edge-grip')].map(
      (grip) => grip.getBoundingClientRect().left,
    );
    expect(start).toBeGreaterThan(end!);
  });
});

describe('lines', () => {
  test.each([
    ['Thai', 'ที่นี่กี่ครั้งไม่มีน้ำที่ฝั่งนี้ '],
    ['Urdu', 'یہ پُل بہار تک بند ہے اور رہے گا '],
    ['Khmer', 'ស្ពាននឹងបើកនៅខែមីនា '],
    ['stacked accents', 'Ẫ̃ḗ e\u0301\u0323 o\u0302\u0301 '],
  ])('of %s do not run into each other', async (_script, words) => {
    await open(`{quote#q1:${words.repeat(16).trim()}}`);
    const marks = [...view.mount.querySelector('[data-letters]')!.getClientRects()];
    expect(marks.length).toBeGreaterThan(1);
    for (let i = 1; i < marks.length; i += 1) expect(marks[i]!.top).toBeGreaterThanOrEqual(marks[i - 1]!.bottom - 1);
  });

  test.each([
    ['Chinese', '大桥将在三月开放没有问题'],
    ['one long word', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau'],
    ['an address', 'https://example.org/a/very/long/path?with=many&parts=that&never=end'],
    ['emoji', '👩‍👩‍👧‍👦'],
  ])('of %s wrap where there is no space', async (_script, piece) => {
    await open(`{quote#q1:${piece.repeat(60)}}`);
    const block = view.mount.querySelector('p')!;
    expect(block.getBoundingClientRect().height).toBeGreaterThan(50);
    expect(block.scrollWidth).toBeLessThanOrEqual(block.clientWidth + 1);
  });
});

test('the arrow keys walk over whole characters, and a tag takes them whole', async () => {
  await open('a👩‍👩‍👧‍👦🇩🇪1️⃣e\u0301क्षि b');
  await view.caretAt('a', 'after');
  const places: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    await view.press('{ArrowRight}');
    places.push(view.editor.snapshot.selection.start);
  }
  expect(places.every((place) => view.wholeOffset(place) === place)).toBe(true);
  expect(new Set(places).size).toBe(5);
});

describe('the dictionaries of the browser', () => {
  test.each([
    ['a word of Thai', 'เขาเดินข้ามสะพานเก่า', 'พาน', 'tag.cue', 'สะพาน'],
    ['a word of Khmer', 'ស្ពាននឹងបើក', 'ស្ពាន', 'tag.cue', 'ស្ពាន'],
    ['a word of Chinese', '大桥将在三月开放', '三月', 'tag.cue', '三月'],
    ['a word of Japanese', '首相ジョン・スミスは橋を渡る', 'スミス', 'tag.mention', 'ジョン・スミス'],
    ['a sentence of Greek', 'Γιατί; Δεν ξέρω.', 'ξέρω', 'tag.claim', 'Δεν ξέρω.'],
    ['a sentence of Hindi', 'पुल बंद है। अब देखो।', 'देखो', 'tag.claim', 'अब देखो।'],
    ['a quotation of Hebrew', 'אמר: ״צה״ל הודיע״ אתמול', 'הודיע', 'tag.quote', 'צה״ל הודיע'],
  ])('find %s', async (_what, text, caret, command, expected) => {
    await open(text);
    await view.caretAt(caret);
    view.editor.run(command);
    expect(view.covered).toEqual([expected]);
  });
});

describe('high contrast', () => {
  const emulate = (value: string) =>
    (cdp() as unknown as { send(method: string, params: object): Promise<unknown> }).send(
      'Emulation.setEmulatedMedia',
      {
        features: [{ name: 'forced-colors', value }],
      },
    );

  test('kinds are still told by their lines and letters, each in a colour of the system', async () => {
    await emulate('active');
    await open('“{quote#q1:We {claim#c1:will} win},” {cue#u1:said} {mention#m1:Ana}.');
    const marks = [...view.mount.querySelectorAll<HTMLElement>('.annotated')];
    const system = getComputedStyle(view.mount).color;
    const lines = marks.map((mark) => getComputedStyle(mark).backgroundImage);
    expect(new Set(lines).size).toBe(4);
    expect(marks.every((mark) => getComputedStyle(mark).color === system)).toBe(true);
    const letters = marks.filter((mark) => mark.dataset['letters'] !== undefined);
    expect(letters.map((mark) => mark.dataset['letters'])).toEqual(['Q', 'C', 'U', 'S']);
    expect(letters.every((mark) => getComputedStyle(mark, '::before').color === system)).toBe(true);
    const page = getComputedStyle(document.documentElement).backgroundColor;
    expect(new Set(marks.map((mark) => getComputedStyle(mark).backgroundColor)).size).toBe(1);
    expect(page).not.toBe(system);
    await emulate('none');
  });
});

describe('a screen reader in the article', () => {
  test('hears where a quote, a mention, a cue and a claim begin, and who says them; letters are no words', async () => {
    await open('“{quote#q1:We {claim#c1:will} win},” {cue#u1:said} {mention#m1:Dani}.', [
      'q1 said-by m1',
      'q1 cued-by u1',
      'm1 refers-to s1',
      'c1 claimed-in q1',
    ]);
    const nodes = await view.accessibleNodes();
    expect(nodes.filter(({ role }) => role === 'mark').map(({ description }) => description)).toEqual([
      'Quote by דוד כהן',
      'Claim by דוד כהן',
      'Cue',
      'Speaker mention, דוד כהן',
    ]);
    const text = nodes.filter(({ role }) => role === 'StaticText').map(({ name }) => name);
    expect(text.join('')).toBe('“We will win,” said Dani.');
  });

  test('hears it once, where it begins: what goes on over other edges is plain text', async () => {
    await open('{quote#q1:One {claim#c1:two} three {mention#m1:four} five}.');
    const marks = (await view.accessibleNodes()).filter(({ role }) => role === 'mark');
    expect(marks).toHaveLength(3);
    expect(view.mount.querySelectorAll('.annotated')).toHaveLength(5);
  });
});

test('printing draws every annotation of a long article, and the screen what is near afterwards', async () => {
  await open(
    Array.from({ length: 600 }, (_, i) => `Paragraph ${i} of many: {quote:it holds} and {cue:so on}.`).join('\n'),
  );
  const drawn = () => view.mount.querySelectorAll('.annotated').length;
  expect(drawn()).toBeLessThan(1200);
  window.dispatchEvent(new Event('beforeprint'));
  expect(drawn()).toBe(1200);
  window.dispatchEvent(new Event('afterprint'));
  await view.settle();
  expect(drawn()).toBeLessThan(1200);
});
