import { describe, expect, it } from 'vitest';
import { Speeches } from '../../../shared/analysis/speech.ts';

/** The contents of the text that look like speech, in the order in which they are met; fragments joined by an ellipsis. */
const speeches = (text: string, behind = -1): string[] =>
  [...new Speeches(text).behind(behind)].flatMap(({ frame }) =>
    frame === null ? [] : [frame.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ')],
  );

describe('a quotation looks like speech', () => {
  it.each([
    ['with a cue near', 'Anna said it was “a failure”.', ['a failure']],
    ['with a word and a cue', '“No,” said Anna.', ['No,']],
    ['with five words and more', 'Over the door: “nobody ever comes in here”.', ['nobody ever comes in here']],
    ['once, with all its parts', '“We,” she said, “win.”', ['We, … win.']],
    [
      'outside of others alone',
      '“She told me ‘never do that again’,” said Anna.',
      ['She told me ‘never do that again’,'],
    ],
  ])('%s', (_how, text, expected) => {
    expect(speeches(text)).toEqual(expected);
  });

  it.each([
    ['a word in marks', 'The “reform” failed.'],
    ['a word that somebody used', 'Anna said the “reform” failed.'],
    ['a title of a work', 'She wrote “The Last Bridge over the River Orm” in 1999.'],
    ['marks round nothing to read', 'It cost “…” then.'],
  ])('but not %s', (_what, text) => {
    expect(speeches(text)).toEqual([]);
  });
});

describe('speeches', () => {
  const said = (n: number) => `“This is the ${n}th of them,” said Anna.`;

  it('are met from a place on, round the end of the text', () => {
    const text = [said(1), said(2), said(3)].join('\n');
    const [first, second, third] = [1, 2, 3].map((n) => `This is the ${n}th of them,`);
    expect(speeches(text, text.indexOf('2th'))).toEqual([third, first, second]);
    expect(speeches(text, text.indexOf('“This is the 2th') + 1)).toEqual([third, first, second]);
    expect(speeches(text, text.length)).toEqual([first, second, third]);
  });

  it('are found in every stretch of a long text, those that run on over its paragraphs too', () => {
    const long = `${'Nothing was said here at all, by anybody.\n'.repeat(1500)}“We came,\n“we saw and we won,” said Ben.\n`;
    const text = `${said(1)}\n${long.repeat(3)}${said(2)}`;
    const all = speeches(text);
    expect(all).toHaveLength(5);
    expect(all.slice(1, 4)).toEqual(Array.from({ length: 3 }, () => 'We came,\n“we saw and we won,'));
    expect(speeches(text, text.length >> 1)).toHaveLength(5);
  });

  it('are none in an empty text', () => {
    expect(speeches('')).toEqual([]);
  });
});
