import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearPattern } from '../../../shared/analysis/linear-pattern.ts';

const found = (source: string, text: string, matchCase = true, steps = 1_000_000) => {
  const pattern = linearPattern(source, matchCase);
  if (!pattern.ok) return pattern.problems[0].message;
  const range = pattern.value.find(text, 0, { steps });
  return range === null ? null : text.slice(range.start, range.end);
};

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
    ['(a)\\1', /references|repeat what a group found/],
    ['(?=a)', /look ahead or behind/],
    ['(?<!a)b', /look ahead or behind/],
    ['((a{99}){99}){99}', /repeats too often/],
  ])('%s is refused in a sentence', (source, sentence) => {
    expect(found(source, 'aaa')).toMatch(sentence);
  });

  it('takes no longer for the pattern that hangs a browser, and stops where its steps end', () => {
    const hanging = '(a|a)*(a+)+(a*)*x';
    expect(found(hanging, 'a'.repeat(2_000), true, 1e9)).toBeNull();
    const budget = { steps: 500 };
    const pattern = linearPattern(hanging, true);
    if (pattern.ok) pattern.value.find('a'.repeat(100_000), 0, budget);
    expect(budget.steps).toBeLessThanOrEqual(0);
    expect(budget.steps).toBeGreaterThan(-200);
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
        expect(found(source, text)).toBe(match?.[0] ?? null);
      }),
      { numRuns: 1500 },
    );
  });
});
