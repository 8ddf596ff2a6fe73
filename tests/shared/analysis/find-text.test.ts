import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FindQuery, MOST_MATCHES, replacementFor, TextSearch } from '../../../shared/analysis/find-text.ts';
import { processorTime } from '../../builders/processor-time.ts';

const query = (words: string, parts: Partial<FindQuery> = {}): FindQuery => ({
  words,
  isCaseMatched: false,
  isWholeWords: false,
  isPattern: false,
  ...parts,
});

function search(text: string, of: FindQuery): TextSearch {
  const begun = TextSearch.of(of, text);
  if (!begun.ok) throw new RangeError(begun.problems[0].message);
  while (!begun.value.isDone) begun.value.goOn();
  return begun.value;
}

/** The text with what is found in brackets. */
function found(text: string, of: FindQuery): string {
  let written = '';
  let at = 0;
  for (const { start, end } of search(text, of).matches) {
    written += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return written + text.slice(at);
}

const pattern = (words: string, parts: Partial<FindQuery> = {}) => query(words, { isPattern: true, ...parts });

describe('finding words', () => {
  it.each([
    ['in any case', 'Ann and ANN', query('ann'), '[Ann] and [ANN]'],
    ['in the same case', 'Ann and ANN', query('Ann', { isCaseMatched: true }), '[Ann] and ANN'],
    ['as whole words', 'Ann in the annual, Ann.', query('ann', { isWholeWords: true }), '[Ann] in the annual, [Ann].'],
    ['that are signs of patterns', 'a.b a+b (a)', query('a+b'), 'a.b [a+b] (a)'],
    ['on whole characters', 'e e\u0301 \u00e9', query('e'), '[e] e\u0301 \u00e9'],
    ['with emoji in them', 'a 👍🏽 b 👍', query('👍'), 'a 👍🏽 b [👍]'],
    ['in Greek and Cyrillic, whatever the case', 'ΑΝΝΑ анна', query('АННА'), 'ΑΝΝΑ [анна]'],
    ['one after the other', 'aaaa', query('aa'), '[aa][aa]'],
  ])('finds them %s', (_, text, of, expected) => {
    expect(found(text, of)).toBe(expected);
  });

  it('finds nothing where nothing is looked for', () => {
    expect(search('text', query('')).matches).toEqual([]);
    expect(search('', query('a')).matches).toEqual([]);
  });

  it('finds what lies across the pieces it looks through', () => {
    const text = `${'x'.repeat(65_534)}needle${'x'.repeat(10)}`;
    expect(search(text, query('Needle')).matches).toEqual([{ start: 65_534, end: 65_540 }]);
  });

  it.each([query('nothing at all'), query('zebra'), query('h.*?x', { isPattern: true }), query('e')])(
    'looks through no piece of 500,000 words for longer than a key may wait: %j',
    (of) => {
      const line = 'The harbour waits and the council of the port decides nothing at all this year';
      const text = Array.from({ length: 33_000 }, () => line).join('\n');
      /** The longest of all pieces, in milliseconds of processor. */
      const longest = () => {
        const begun = TextSearch.of(of, text);
        const pieces = begun.ok ? [processorTime(() => begun.value.goOn())] : [];
        while (begun.ok && !begun.value.isDone) pieces.push(processorTime(() => begun.value.goOn()));
        return Math.max(...pieces);
      };
      // What is ours is there every time; what the collector of garbage does is not.
      let least = longest();
      for (let times = 1; times < 4 && least >= 100; times += 1) least = Math.min(least, longest());
      expect(least).toBeLessThan(100);
    },
  );

  it('stops at so many places and says so', () => {
    const { matches, stopped } = search('a'.repeat(MOST_MATCHES + 5), query('a'));
    expect([matches.length, stopped]).toEqual([MOST_MATCHES, 'too many']);
  });
});

describe('finding by a pattern', () => {
  it.each([
    ['in one paragraph at a time', 'a b\nc', pattern('[^x]+'), '[a b]\n[c]'],
    ['with its ends', 'one\none two', pattern('^one$'), '[one]\none two'],
    ['by words of any script', 'über été, x', pattern('\\b\\w{3,}\\b'), '[über] [été], x'],
    ['by a choice', 'cat dog cow', pattern('c(?:at|ow)'), '[cat] dog [cow]'],
    ['as little as may be', '“a” and “b”', pattern('“.+?”'), '[“a”] and [“b”]'],
    ['as much as may be', '“a” and “b”', pattern('“.+”'), '[“a” and “b”]'],
    ['only before something', 'a1 a2', pattern('a(?=2)'), 'a1 [a]2'],
    ['only where something does not follow', 'a1 a2', pattern('a(?!2)'), '[a]1 a2'],
    ['by a class that holds emoji', 'x 👍 y', pattern('[\\p{Emoji_Presentation}]'), 'x [👍] y'],
    ['in the same case', 'Ab ab', pattern('ab', { isCaseMatched: true }), 'Ab [ab]'],
  ])('finds it %s', (_, text, of, expected) => {
    expect(found(text, of)).toBe(expected);
  });

  it.each([
    ['(a', /unterminated group/],
    ['[a', /class/],
    ['*', /nothing to repeat/],
    ['(?<=a)b', /looks back/],
    ['(a)\\1', /“\\1” is not supported/],
  ])('says in a sentence what is wrong with %s', (words, message) => {
    const begun = TextSearch.of(pattern(words), 'text');
    expect(begun.ok ? '' : begun.problems[0].message).toMatch(/^This pattern cannot be read: .*\.$/);
    expect(begun.ok ? '' : begun.problems[0].message).toMatch(message);
  });

  it('gives up on a pattern that would never come to an end, and says so', () => {
    for (const words of ['(a+)+b', '(a|a)*b', '.*.*.*.*.*.*x', '(?:a?){200}b']) {
      const { stopped, matches } = search(`${'a'.repeat(2_000)}!`, pattern(words));
      expect([words, stopped, matches.length]).toEqual([words, 'too much work', 0]);
    }
  });

  it('matches what the browser matches, whatever the pattern', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(?:ab?)',
      '\\d',
      'é',
      '👍',
      '(?=b)',
      '$',
      '^',
    );
    const piece = fc
      .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{1,2}', '*?', '+?'))
      .map(([one, times]) => (/^(?:\(\?=|[$^])/.test(one) ? one : one + times));
    const source = fc
      .array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 })
      .map((options) => options.map((option) => option.join('')).join('|'));
    const line = fc.array(fc.constantFrom('a', 'b', 'c', '1', 'é', '👍'), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(source, line, (words, text) => {
        const own = search(text, pattern(words)).matches.map(({ start, end }) => [start, end]);
        // Ours passes over empty matches, theirs can only be asked to begin later.
        const theirs: number[][] = [];
        const expression = new RegExp(words, 'guis');
        for (let at = 0; at < text.length;) {
          expression.lastIndex = at;
          const match = expression.exec(text);
          if (match === null) break;
          const end = match.index + match[0].length;
          if (match[0] !== '') theirs.push([match.index, end]);
          at = match[0] === '' ? match.index + (text.codePointAt(match.index)! > 0xffff ? 2 : 1) : end;
        }
        expect(own).toEqual(theirs);
      }),
      { numRuns: 2_000 },
    );
  });

  it('puts its groups into what replaces it', () => {
    const of = pattern('(\\w+), (\\w+)');
    const text = 'Novak, Anna';
    const [match] = search(text, of).matches;
    expect(replacementFor(of, match!, text, '$2 $1 [$&] $$1 $3')).toBe('Anna Novak [Novak, Anna] $1 $3');
    expect(replacementFor(query('Novak'), { start: 0, end: 5 }, text, '$1')).toBe('$1');
  });
});
