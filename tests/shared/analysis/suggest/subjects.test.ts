import { describe, expect, it } from 'vitest';
import { isSubject } from '../../../../shared/analysis/suggest/speakers/subjects.ts';
import { parseEnglish } from '../../../../shared/analysis/syntax/english.ts';

/** True when the words between bars are the subject. */
function isSubjectIn(written: string): boolean {
  const [before = '', phrase = ''] = written.split('|');
  const [sentence] = parseEnglish(written.replaceAll('|', ''), 0);
  const first = sentence!.words.findIndex(({ start }) => start >= before.length);
  const last = sentence!.words.findLastIndex(({ end }) => end <= before.length + phrase.length);
  return isSubject(sentence!.words, first, last);
}

describe('a noun phrase', () => {
  it.each([
    '|The mayor| opened the bridge.',
    'On Monday |she| left the city.',
    '|The mayor| of the city has resigned.',
    '|Anna Berg|, the mayor of the city, opened the bridge.',
    '“We are late,” said |Anna Berg|.',
  ])('is a subject in %s', (written) => {
    expect(isSubjectIn(written)).toBe(true);
  });

  it.each(['They met |the mayor|.', 'He spoke to |Anna Berg|.', 'A friend saw |her| yesterday.'])(
    'is none in %s',
    (written) => {
      expect(isSubjectIn(written)).toBe(false);
    },
  );
});
