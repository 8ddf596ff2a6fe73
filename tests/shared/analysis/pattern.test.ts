import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextSearch } from '../../../shared/analysis/find-text.ts';

/** The first words that the pattern finds, or why it finds none. */
function found(words: string, text: string, isCaseMatched = true): string | null {
  const begun = TextSearch.of({ words, isCaseMatched, isWholeWords: false, isPattern: true }, text);
  if (!begun.ok) return begun.problems[0].message;
  const search = begun.value;
  while (!search.isDone) search.goOn();
  const [first] = search.matches;
  return first === undefined ? search.stopped : text.slice(first.start, first.end);
}

describe('a pattern', () => {
  it.each([
    ['Nov[aá]k', 'Mr Novák', 'Novák'],
    ['(Mr|Ms)\\.? \\w+', 'so Ms. Ólafsdóttir said', 'Ms. Ólafsdóttir'],
    ['\\d{2,3}', 'in 2024', '202'],
    ['\\d{2,3}?', 'in 2024', '20'],
    ['^b', 'a\nb', 'b'],
    ['a$', 'a\nb', 'a'],
    ['\\bs\\w*', 'is she', 'she'],
    ['\\Bs', 'sun is', 's'],
    ['.+', 'one\ntwo', 'one'],
    ['(?<who>an+a)|x', 'ana', 'ana'],
    ['[^\\W\\d]+', '12 ab', 'ab'],
    ['\\p{Lu}{2}', 'a BC', 'BC'],
    ['\\u{1f600}', 'x😀', '😀'],
    ['.', '😀', '😀'],
    ['\\b𐐀\\b', '𐐀𐐀 𐐀', '𐐀'],
    ['\\d+', 'عام ٢٠٢٤', '٢٠٢٤'],
    ['[^\\D]+', '7a', '7'],
    ['(a|ab)(c|bcd)', 'abcd', 'abcd'],
    ['(a*)*b', 'aab', 'aab'],
    ['x', 'abc', null],
    ['x*', 'abc', null],
    ['a\\.b\\/\\-?'.replace('\\-?', ''), 'a.b/', 'a.b/'],
  ])('%s finds its words', (source, text, words) => {
    expect(found(source, text)).toBe(words);
  });

  it('takes capitals for small letters when asked to', () => {
    expect([found('novák', 'NOVÁK', false), found('novák', 'NOVÁK')]).toEqual(['NOVÁK', null]);
  });

  it.each([
    ['(', 'This pattern cannot be read: unterminated group.'],
    ['a**', 'This pattern cannot be read: nothing to repeat.'],
    ['(a)\\1', /“\\1” is not supported/],
    ['(?<!a)b', /looks back/],
    ['a'.repeat(1_001), /longer than 1000 characters/],
  ])('%# is refused in a sentence', (source, sentence) => {
    expect(found(source, 'aaa')).toMatch(sentence);
  });

  it('stops where its steps end', () => {
    const hanging = { words: '(a|a)*(a+)+(a*)*x', isCaseMatched: true, isWholeWords: false, isPattern: true };
    const begun = TextSearch.of(hanging, 'a'.repeat(100_000), 500);
    if (begun.ok) begun.value.goOn();
    expect(begun.ok && begun.value.stopped).toBe('too much work');
  });

  it.each([
    ['a'.repeat(1_000), 'a'.repeat(1_000)],
    [`(?:${'\\w'.repeat(80)} )+`, `${'a'.repeat(80)} `.repeat(600)],
    [`${'('.repeat(400)}a${')'.repeat(400)}+`, 'a'.repeat(400)],
    [`(?:${'(?:x|'.repeat(90)}a${')'.repeat(90)})+`, 'a'.repeat(400)],
  ])('%#: keeps within the stack, however long it is and however deep it goes', (source, text) => {
    expect([text, 'too much work']).toContain(found(source, text));
  });

  const { pattern: arbitraryPattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
    atom: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'é', '😀', '.', '[ab]', '[^a]', '\\b', '^', '$') },
      { weight: 2, arbitrary: tie('pattern').map((inside) => `(?:${inside})`) },
    ),
    pattern: fc.oneof(
      { depthSize: 'small' },
      tie('atom'),
      fc
        .tuple(fc.constantFrom('a', 'b', '.', '[ab]', '(?:ab|a)'), fc.constantFrom('*', '+', '?', '{1,2}', '*?', '+?'))
        .map((parts) => parts.join('')),
      fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('')),
      fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('|')),
    ),
  }));

  it('finds what the browser finds, wherever the browser finds anything', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'é', '😀', ' ', '\n'), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(arbitraryPattern, text, (source, text) => {
        const match = new RegExp(source, 'um').exec(text);
        // An empty match is nothing to tag, and é is a letter to us and not to the browser's \b.
        fc.pre(match === null || match[0] !== '');
        fc.pre(!source.includes('\\b') || !text.includes('é'));
        // Ours looks at one paragraph at a time.
        fc.pre(!source.includes('[^a]') || !text.includes('\n'));
        expect(found(source, text)).toBe(match?.[0] ?? null);
      }),
      { numRuns: 1500 },
    );
  });
});
