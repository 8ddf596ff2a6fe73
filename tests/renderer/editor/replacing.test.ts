import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FindQuery, TextSearch } from '../../../shared/analysis/find-text.ts';
import { annotationsOf } from '../../../renderer/editor/annotation-plugin.ts';
import { countHit, replaceAll, replaceOne, type Replacement } from '../../../renderer/editor/replacing.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';
import { Desk } from './desk.ts';

const textOf = (desk: Desk) => TextIndex.of(desk.state.doc).text;

function placesOf(desk: Desk, words: string, replacement: string): Replacement[] {
  const query: FindQuery = { words, isCaseMatched: true, isWholeWords: false, isPattern: false };
  const search = TextSearch.of(query, textOf(desk));
  if (!search.ok) throw new RangeError(words);
  while (!search.value.isDone) search.value.goOn();
  return search.value.matches.map((match) => ({ ...match, words: replacement }));
}

const replaceEverywhere = (desk: Desk, words: string, replacement: string): boolean =>
  desk.perform(replaceAll(desk.state, placesOf(desk, words, replacement)));

describe('replacing words everywhere', () => {
  test('T1: takes the annotations along, as one undo step', () => {
    const written = '{mention#a:Ann} said {quote#q:Ann will, Ann can}.\n{cue#c:No} one asked {mention#b:Ann}, or Bo.';
    const desk = Desk.editing(written);
    expect(replaceEverywhere(desk, 'Ann', 'Anna')).toBe(true);
    expect(desk.written).toBe(
      '{mention#a:Anna} said {quote#q:Anna will, Anna can}.\n{cue#c:No} one asked {mention#b:Anna}, or Bo.',
    );
    desk.undo();
    expect(desk.written).toBe(written);
    expect(desk.canUndo).toBe(false);
    desk.redo();
    expect(textOf(desk)).toBe('Anna said Anna will, Anna can.\nNo one asked Anna, or Bo.');
  });

  test('T4: keeps what loses all its words, with their context, and undo brings it back', () => {
    const desk = Desk.editing('Well {cue#c:um} we {quote#q:um will um} win');
    replaceEverywhere(desk, 'um', '');
    expect(desk.written).toBe('Well  we {quote#q: will }  win'.replace('  win', ' win'));
    expect(annotationsOf(desk.state).findAnnotation('c')?.detached).toEqual({
      exact: 'um',
      prefix: 'Well ',
      suffix: ' we um will um win',
      at: 5,
    });
    desk.undo();
    expect(desk.written).toBe('Well {cue#c:um} we {quote#q:um will um} win');
  });

  test('T2: takes in the whole of a character that comes about', () => {
    const desk = Desk.editing('{claim#c:ae}x');
    replaceEverywhere(desk, 'x', '\u0301');
    expect(desk.written).toBe('{claim#c:ae\u0301}');
  });

  test('T8, T9: puts in what an import would: no half characters, no line ends', () => {
    const desk = Desk.editing('a b');
    replaceEverywhere(desk, ' ', '\n\ud83d');
    expect(textOf(desk)).toBe('a \ufffdb');
  });

  test('is refused in Tag mode', () => {
    const desk = new Desk('one two');
    replaceEverywhere(desk, 'one', 'two');
    expect(textOf(desk)).toBe('one two');
  });

  test('comes to the same as replacing one place after the other', () => {
    const piece = fc.constantFrom('ab', 'a', 'b', ' ', '{claim:ab}', '{quote:b a}', '{cue:a}b', 'x', '🥳');
    const lines = fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lines, fc.constantFrom('a', 'ab', 'b'), fc.constantFrom('', 'q', 'ab', 'long'), (all, words, by) => {
        const written = all.map((line) => line.join('')).join('\n');
        const once = Desk.editing(written);
        const places = placesOf(once, words, by);
        const before = once.picture;
        once.perform(replaceAll(once.state, places));
        const oneByOne = Desk.editing(written);
        for (const place of places.toReversed()) oneByOne.dispatch(replaceOne(oneByOne.state, place));
        expect(once.written).toBe(oneByOne.written);
        if (places.length > 0) once.undo();
        expect(once.picture).toEqual(before);
      }),
    );
  });

  test('does so, too, in so many paragraphs that it rewrites whole sections', () => {
    const written = (word: string) =>
      Array.from({ length: 400 }, (_, i) => `# {mention#m${i}:${word}} and {quote#q${i}:he, ${word}n, too}`).join('\n');
    const desk = Desk.editing(written('Bo'));
    replaceEverywhere(desk, 'Bo', 'Boris');
    expect(desk.written).toBe(written('Boris'));
    desk.undo();
    expect(desk.written).toBe(written('Bo'));
  });

  test('counts the annotations that would change', () => {
    const desk = Desk.editing('{mention#a:Ann} said {quote#q:Ann will, Ann can} and {cue#c:An}n');
    const { annotations } = annotationsOf(desk.state);
    expect(countHit(annotations, placesOf(desk, 'Ann', ''))).toBe(3);
    expect(countHit(annotations, placesOf(desk, 'said', ''))).toBe(0);
  });
});

describe('replacing one place', () => {
  test('selects what stands there now, and is one undo step', () => {
    const desk = Desk.editing('{mention#a:Ann} said Ann');
    desk.dispatch(replaceOne(desk.state, { start: 0, end: 3, words: 'Anna' }));
    expect(desk.written).toBe('{mention#a:Anna} said Ann');
    desk.undo();
    expect(desk.written).toBe('{mention#a:Ann} said Ann');
  });
});
