import { describe, expect, it } from 'vitest';
import { outerQuotations } from '../../../shared/analysis/quotation-marks.ts';
import { speechAt } from '../../../shared/analysis/speech.ts';

/** The contents of the text that look like speech, fragments joined by an ellipsis. */
function speeches(text: string): string[] {
  const outer = outerQuotations(text);
  return outer.flatMap((_, index) => {
    const frame = speechAt(text, outer, index);
    return frame === null ? [] : [frame.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ')];
  });
}

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

  it('has no place outside the list', () => {
    expect(speechAt('“We win,” she said.', outerQuotations('“We win,” she said.'), 1)).toBeNull();
  });
});
