import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnglish } from '../../../../shared/analysis/syntax/english.ts';
import type { ParsedSentence } from '../../../../shared/analysis/syntax/parsed.ts';
import { LONGEST_SENTENCE } from '../../../../shared/analysis/syntax/parser.ts';

/** Says in what a tree is none; null for a tree. */
function faultOf({ words }: ParsedSentence): string | null {
  const roots = words.filter(({ head }) => head === -1);
  if (roots.length !== 1) return `${roots.length} roots`;
  if (words.some(({ head, relation }) => (head === -1) !== (relation === 'root'))) return 'a root by name alone';
  for (let at = 0; at < words.length; at++) {
    let steps = 0;
    for (let up = at; up !== -1; up = words[up]!.head) if (++steps > words.length) return `a circle at ${at}`;
  }
  return null;
}

describe('any paragraph', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('“', '”', '"', "'", '.', ',', '—', '?', '!', ' ', 'a', 'שלום', '🙂', '\ud83d'),
      maxLength: 60,
    }),
    fc
      .array(
        fc.constantFrom(
          'Anna',
          'said',
          '“we',
          'win,”',
          'that',
          'the',
          'U.S.',
          'did',
          'not',
          'agree.',
          'who',
          '—',
          'and',
        ),
        {
          maxLength: 40,
        },
      )
      .map((words) => words.join(' ')),
  );

  it('becomes trees with one root and no circle', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(
          parseEnglish(text, 0)
            .map(faultOf)
            .filter((fault) => fault !== null),
        ).toEqual([]);
      }),
    );
  });

  it('stands whole in the words, which know where they are in the text', () => {
    fc.assert(
      fc.property(anything, fc.nat(500), (text, base) => {
        const words = parseEnglish(text, base).flatMap((sentence) => sentence.words);
        for (const { start, end, form } of words) expect(text.slice(start - base, end - base)).toBe(form);
        expect(
          words
            .map(({ form }) => form)
            .join('')
            .replaceAll(/\s/gu, ''),
        ).toBe(text.replaceAll(/\s/gu, ''));
      }),
    );
  });

  it('has sentences of bounded length', () => {
    const parsed = parseEnglish('and then we went on '.repeat(400), 0);
    expect(Math.max(...parsed.map(({ words }) => words.length))).toBeLessThanOrEqual(LONGEST_SENTENCE);
    expect(parsed.map(faultOf)).toEqual(parsed.map(() => null));
  });

  it('is parsed without a space in ten thousand letters', () => {
    expect(parseEnglish('a'.repeat(10_000), 0)[0]?.words).toHaveLength(1);
  });
});

describe('who said what', () => {
  /** What hangs below each verb of saying, in words: `said nsubj Anna`. */
  const hangs = (text: string, verb: string): Record<string, string> => {
    const [sentence] = parseEnglish(text, 0);
    const at = sentence!.words.findIndex(({ form }) => form === verb);
    return Object.fromEntries(
      sentence!.words
        .filter(({ head, relation }) => head === at && relation !== 'punct')
        .map(({ relation, form }) => [relation, form]),
    );
  };

  it.each([
    ['The minister said the plan would fail.', 'said', { nsubj: 'minister', ccomp: 'fail' }],
    ['“We will win the election,” Maria Jones said.', 'said', { nsubj: 'Maria', ccomp: 'win' }],
    ['“The house was sold,” said Peter Novak.', 'said', { nsubj: 'Peter', ccomp: 'sold' }],
    ['The company announced that it closed the factory.', 'announced', { nsubj: 'company', ccomp: 'closed' }],
  ])('is read off the tree of: %s', (text, verb, expected) => {
    expect(hangs(text, verb)).toMatchObject(expected);
  });

  it('is read alike whatever the quotation marks look like', () => {
    const tree = (open: string, close: string) =>
      parseEnglish(`${open}We will win,${close} Anna Berg said on Tuesday.`, 0)[0]!.words.map(
        ({ tag, fine, head, relation }) => `${tag} ${fine} ${head} ${relation}`,
      );
    const marks = ['“”', '„“', '«»', '""'].map((pair) => tree(pair[0]!, pair[1]!));
    expect(marks).toEqual(marks.map(() => marks[0]));
  });
});
