import fc from 'fast-check';

/**
 * Texts of **cells**: whole grapheme clusters that stay whole whatever stands beside them, so that a row of cells can be
 * cut and joined anywhere. None begins with what would join the one before (a mark, a joiner) or ends with what would
 * join the next one (a joiner, a virama, half a flag), and a carriage return, which joins a line feed, is left out.
 */
const LETTERS = [...'aeZ9'];
const SPACES = [' ', '\u00a0', '\u2028', '\u2029'];
const MARKS = [...'.,“”"\'-=<&\\'];

const HARD = [
  'e\u0301', // decomposed, and next to it composed
  'é',
  'q\u0323\u0307',
  ' \u0308', // a space that carries marks is no white space
  '\u1100\u1161\u11a8', // a Hangul syllable in its parts
  '한',
  '👩‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '👍🏽',
  '❤️',
  '☝\ufe0e',
  '🇨🇿',
  '🎉',
  '𝔘',
  'กำ',
  'น้ำ',
  'नि',
  'क्ष',
  'مُ',
  'ﷺ',
  'שָׁ',
  'ﬁ',
  '\u00ad',
  '\u200b',
  '\u202e',
  '\u2066',
  '\ufffd',
  '\ue000',
  '\u{10fffd}',
  '\ufdd0',
  '\uffff',
  '\u{1ffff}',
  '\u0000',
  '\t',
];

/** Every text that a cell may have, but for the end of a paragraph. */
export const CELL_TEXTS: readonly string[] = [...LETTERS, ...SPACES, ...MARKS, ...HARD];

/** The text of a cell within a paragraph; letters and spaces are as frequent as all that is hard. */
export const arbitraryCellText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 2, arbitrary: fc.constantFrom(' ', ...SPACES) },
  { weight: 1, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 4, arbitrary: fc.constantFrom(...HARD) },
);

/** Texts of cells, in which a paragraph ends after about so many of them. */
export const arbitraryCellTexts = (paragraph: number, maxLength: number): fc.Arbitrary<string[]> =>
  fc.array(fc.oneof({ weight: paragraph, arbitrary: arbitraryCellText }, { weight: 1, arbitrary: fc.constant('\n') }), {
    maxLength,
    size: 'max',
  });
