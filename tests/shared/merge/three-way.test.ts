import { describe, expect, it } from 'vitest';
import { mergeArticles } from '../../../shared/merge/three-way.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { Kind } from '../../../shared/model/scheme.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Annotation, Link, Speaker } from '../../../shared/model/records.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { annotatedText } from '../../builders/annotated-text.ts';

type Parts = Parameters<typeof annotatedArticle>[1];

/** Merges three annotated texts; the answer is the merged one, or the code of each conflict. */
function merged(base: string, ours: string, theirs: string): string | string[] {
  return outcome(annotatedArticle(base), annotatedArticle(ours), annotatedArticle(theirs));
}

function outcome(base: Article, ours: Article, theirs: Article): string | string[] {
  const result = mergeArticles(base, ours, theirs);
  return result.ok ? annotatedText(result.value.article) : result.problems.map(({ code }) => code);
}

const TEXT_CONFLICT = ['merge/text-conflict'];
const RECORD_CONFLICT = ['merge/record-conflict'];

describe('merging texts', () => {
  it.each([
    ['words in two places', 'one two three four', 'ONE two three four', 'one two three FOUR', 'ONE two three FOUR'],
    ['neighbouring words', 'one two three four', 'one TWO three four', 'one two THREE four', 'one TWO THREE four'],
    ['the same edit, once', 'one two three', 'one TWO three', 'one TWO three', 'one TWO three'],
    ['the same new paragraph, once', 'one', 'new\none', 'new\none and more', 'new\none and more'],
    [
      'a new paragraph and a word before it',
      'one two three\nb',
      'one two THREE\nb',
      'one two three\nnew\nb',
      'one two THREE\nnew\nb',
    ],
    ['more words at the end and a new paragraph', 'one two', 'one two more', 'one two\nnew', 'one two more\nnew'],
    ['a new paragraph before one that goes', 'a\nb\nc', 'a\nnew\nb\nc', 'a\nc', 'a\nnew\nc'],
    ['paragraphs that go on both sides', 'a\nb\nc', 'b\nc', 'a\nc', 'c'],
    ['all paragraphs, half by each', 'a\nb', 'b', 'a', ''],
    [
      'a paragraph cut in two, and a word in the second half',
      'one two three four five',
      'one two\nthree four five',
      'one two three four FIVE',
      'one two\nthree four FIVE',
    ],
    [
      'a heading made of a paragraph that the other edits',
      'one two three',
      '# one two three',
      'one two THREE',
      '# one two THREE',
    ],
    ['one heading made by both', 'one', '# one', '# one', '# one'],
    ['a heading made of a paragraph, beside one that goes', 'a\nb', '# a\nb', 'a', '# a'],
    [
      'words in a paragraph that both have, though all around it was written anew with a blank line elsewhere',
      'old\nfirst\nkept as it was\nlast\n',
      'other\n\nkept as it was\nends so',
      'old\nfirst\nkept as it is\nlast\n',
      'other\n\nkept as it is\nends so',
    ],
    [
      'words in a long paragraph that the other side has put before short ones',
      'yes\nok\na long one that stays\nend',
      'a long one that stays\nyes\nok\nno',
      'yes\nok\na long one that stands\nend',
      'a long one that stands\nyes\nok\nno',
    ],
  ])('takes %s', (_, base, ours, theirs, result) => {
    expect(merged(base, ours, theirs)).toBe(result);
    expect(merged(base, theirs, ours)).toBe(result);
  });

  it.each([
    ['the same word', 'one two three', 'one TWO three', 'one zwei three', 1],
    ['two new paragraphs in one place', 'a\nb', 'a\nx\nb', 'a\ny\nb', 1],
    ['words put in the same place', 'one two', 'one red two', 'one blue two', 1],
    ['a word in a paragraph that goes', 'one two three\nb', 'b', 'one TWO three\nb', 1],
    ['one paragraph made a heading and a list item', 'one', '# one', '- one', 1],
    ['a heading made of a paragraph that goes', 'a\nb', 'a\n# b', 'a', 1],
    ['two words at once', 'a b c d e f g h i j', 'a B c d e f g H i j', 'a X c d e f g Y i j', 2],
    ['several words of one with one of the other', 'a b c d e f g h', 'a b X Y Z f g h', 'a b c d Q f g h', 1],
  ])('refuses %s', (_, base, ours, theirs, count) => {
    const codes = Array.from({ length: count }, () => 'merge/text-conflict');
    expect(merged(base, ours, theirs)).toEqual(codes);
    expect(merged(base, theirs, ours)).toEqual(codes);
  });

  it('names the words of a conflict, and the paragraph', () => {
    const problems = (base: string, ours: string, theirs: string) => {
      const result = mergeArticles(annotatedArticle(base), annotatedArticle(ours), annotatedArticle(theirs));
      return result.ok ? [] : result.problems.map(({ message, where }) => `${where}: ${message}`);
    };
    expect(problems('a\none two three', 'a\none TWO three', 'a\none zwei three')).toEqual([
      'Paragraph 2: Both versions change “two”: one has “TWO” there, the other “zwei”. Keep one version and copy over what you need of the other.',
    ]);
    expect(problems('one two', 'one red two', 'one blue two')).toEqual([
      'Paragraph 1: Both versions put words in the same place: one has “blue” there, the other “red”. Keep one version and copy over what you need of the other.',
    ]);
  });

  it('tells twenty conflicts at most', () => {
    const rows = (word: string) =>
      Array.from({ length: 30 }, (_, i) => `this is row ${i} with ${word} in it`).join('\n');
    expect(merged(rows('one'), rows('two'), rows('three'))).toHaveLength(20);
  });
});

describe('merging annotations', () => {
  it.each([
    [
      'moves each with the text of both',
      'a {quote:b} c d',
      'x a {quote:b} c d',
      'a {quote:b} c d y',
      'x a {quote:b} c d y',
    ],
    ['keeps a new one of each', 'one two', '{quote:one} two', 'one {claim:two}', '{quote:one} {claim:two}'],
    ['keeps one that a side moved', '{quote:one} two', '{quote:one two}', 'now {quote:one} two', 'now {quote:one two}'],
    ['keeps an edge from each side', 'a {quote:b} c', '{quote:a b} c', 'a {quote:b c}', '{quote:a b c}'],
    [
      'lets a move over words that go count for nothing',
      'x {quote:a bb}',
      'x {quote:a} bb',
      '{quote:x a}',
      '{quote:x a}',
    ],
    ['counts the same move once', 'a {quote:b} c', '{quote:a b} c', '{quote:a b} c d', '{quote:a b} c d'],
    ['lets one go that a side deleted', '{quote:one} two', 'one two', 'now {quote:one} two', 'now one two'],
    [
      'keeps one that a side moved and the other deleted',
      '{quote:one} two',
      'one two',
      '{quote:one two}',
      '{quote:one two}',
    ],
  ])('%s', (_, base, ours, theirs, result) => {
    expect(merged(base, ours, theirs)).toBe(result);
    expect(merged(base, theirs, ours)).toBe(result);
  });

  it.each([
    ['one edge moved to two places', 'a b {quote:c} d e', 'a {quote:b c} d e', '{quote:a b c} d e'],
    ['edges that leave nothing between them', '{quote:a b c}', '{quote:a} b c', 'a b {quote:c}'],
    ['a fragment more and an edge', '{quote#q:a} b c d', '{quote#q:a} b {quote#q:c} d', '{quote#q:a b} c d'],
    ['an edge and a fragment more', '{quote#q:a} b c d', '{quote#q:a b} c d', '{quote#q:a} b {quote#q:c} d'],
    ['a new one under the same id elsewhere', 'a b', '{quote:a} b', 'a {quote:b}'],
    ['a new one under the same id of another kind', 'a b', '{quote#q:a} b', '{claim#q:a} b'],
  ])('refuses %s', (_, base, ours, theirs) => {
    expect(merged(base, ours, theirs)).toEqual(RECORD_CONFLICT);
    expect(merged(base, theirs, ours)).toEqual(RECORD_CONFLICT);
  });

  const notesOf = (base: Article, ours: Article, theirs: Article) => {
    const result = mergeArticles(base, ours, theirs);
    if (!result.ok) throw new Error(result.problems[0].message);
    return {
      notes: result.value.notes.map(({ code, ids }) => `${code} ${ids.join(' ')}`),
      detached: result.value.article.annotations.flatMap(({ detached }) => detached ?? []),
    };
  };

  it('keeps the words and the place of one whose text the other side took away (T4)', () => {
    const [base, ours, theirs] = ['one two three', 'one {quote:two} three', 'one three'].map((text) =>
      annotatedArticle(text),
    ) as [Article, Article, Article];
    const lost = [{ exact: 'two', prefix: 'one ', suffix: ' three', at: 4 }];
    expect(notesOf(base, ours, theirs)).toEqual({ notes: ['detached quote1'], detached: lost });
    expect(notesOf(base, theirs, ours)).toEqual({ notes: ['detached quote1'], detached: lost });
  });

  it('keeps the words of one that lost a half to each side (T4)', () => {
    const [base, ours, theirs] = ['{quote#q:a} b {quote#q:c} d', 'b {quote#q:c} d', '{quote#q:a} b d'].map((text) =>
      annotatedArticle(text),
    ) as [Article, Article, Article];
    expect(notesOf(base, ours, theirs)).toEqual({
      notes: ['detached q'],
      detached: [{ exact: 'a c', prefix: '', suffix: ' d', at: 0 }],
    });
  });

  const lostAt = (at: number, exact = 'gone', prefix = '') => ({
    detached: { q: { kind: 'quote', exact, prefix, suffix: '', at } },
  });

  it('moves a lost place with the text of both, and takes what a side knows better', () => {
    const base = annotatedArticle('one two', lostAt(4));
    const ours = annotatedArticle('so one two', lostAt(7));
    const theirs = annotatedArticle('one two', lostAt(4, 'gone', 'more'));
    expect(notesOf(base, ours, base).detached).toEqual([{ exact: 'gone', prefix: '', suffix: '', at: 7 }]);
    expect(notesOf(base, ours, theirs)).toEqual({
      notes: [],
      detached: [{ exact: 'gone', prefix: 'more', suffix: '', at: 7 }],
    });
  });

  it('finds the same last words whichever side is ours, where each remembers its own (M2)', () => {
    const base = annotatedArticle('one {quote#q:two} three');
    const [ours, theirs] = [lostAt(4, 'two', 'x'), lostAt(4, 'two', 'y')].map((parts) =>
      annotatedArticle('one three', parts),
    ) as [Article, Article];
    expect(notesOf(base, ours, theirs)).toEqual(notesOf(base, theirs, ours));
    expect(notesOf(base, ours, theirs).detached[0]!.prefix).toBe('x');
  });

  it('keeps a place that one side found again', () => {
    const base = annotatedArticle('one two', lostAt(4));
    const ours = annotatedArticle('one {quote#q:two}');
    expect(outcome(base, ours, annotatedArticle('now one two', lostAt(8)))).toBe('now one {quote#q:two}');
  });
});

describe('merging records', () => {
  const TEXT = '{quote#q:One} {mention#m:two} {mention#n:three} {cue#c:four}';
  const article = (parts: Parts = {}, text = TEXT) => annotatedArticle(text, parts);
  const speaker = (rest: Partial<Speaker>): Parts => ({ speakers: { s: { name: 'Ann', ...rest } } });

  const mergedSpeaker = (base: Parts, ours: Parts, theirs: Parts) => {
    const result = mergeArticles(article(base), article(ours), article(theirs));
    return result.ok ? result.value.article.speakers[0] : result.problems.map(({ code }) => code);
  };

  it('merges a record field by field, and attributes key by key', () => {
    const attributes = (q: Annotation['attributes']) => article({ attributes: { q } });
    const result = mergeArticles(
      attributes({ note: 'a', gone: 1, same: 'x' }),
      attributes({ note: 'b', gone: 1, same: 'y', ours: true }),
      attributes({ note: 'a', same: 'y', theirs: ['t'] }),
    );
    expect(result.ok ? result.value.article.annotations[0]!.attributes : null).toEqual({
      note: 'b',
      same: 'y',
      ours: true,
      theirs: ['t'],
    });
    expect(
      mergedSpeaker(speaker({ role: 'a' }), speaker({ name: 'Anna', role: 'a' }), speaker({ role: 'b' })),
    ).toMatchObject({ name: 'Anna', role: 'b' });
  });

  it('refuses one field that both changed, and names the record by its words', () => {
    const result = mergeArticles(
      article({ attributes: { q: { note: 'a' } } }),
      article({ attributes: { q: { note: 'b' } } }),
      article({ attributes: { q: { note: 'c' } } }),
    );
    expect(result).toEqual({
      ok: false,
      problems: [
        {
          code: 'merge/record-conflict',
          message:
            'Both versions change Quote “One”, each in its own way (note). Keep one version and copy over what you need of the other.',
          where: 'Quote “One”',
        },
      ],
    });
  });

  it('puts aliases together, without those that a side took away', () => {
    expect(
      mergedSpeaker(
        speaker({ aliases: ['A', 'B', 'C'] }),
        speaker({ aliases: ['B', 'C', 'Y'] }),
        speaker({ aliases: ['A', 'X', 'B', 'Y'] }),
      ),
    ).toMatchObject({ aliases: ['B', 'X', 'Y'] });
    expect(mergedSpeaker({}, speaker({ aliases: ['A'] }), speaker({ aliases: ['B'] }))).toEqual(RECORD_CONFLICT);
  });

  it('takes the later time of two edits', () => {
    const at = (modified: string | undefined, attributes: Annotation['attributes']) => {
      const { annotations, ...rest } = article();
      const [first, ...others] = annotations as [Annotation, ...Annotation[]];
      return { ...rest, annotations: [{ ...first, attributes, ...(modified && { modified }) }, ...others] };
    };
    const [ours, theirs] = [at('2024-02-01T00:00:00Z', { a: 1 }), at('2024-01-01T00:00:00Z', { b: 2 })];
    for (const result of [mergeArticles(at('2023', {}), ours, theirs), mergeArticles(at('2023', {}), theirs, ours)]) {
      expect(result.ok ? result.value.article.annotations[0] : null).toMatchObject({
        modified: '2024-02-01T00:00:00Z',
        attributes: { a: 1, b: 2 },
      });
    }
    expect(outcome(at('2023', {}), ours, at(undefined, {}))).toEqual(RECORD_CONFLICT);
  });

  it('keeps values of other programs key by key, whatever they are called (D10, H7)', () => {
    const extra = (json: string) => article({ extra: JSON.parse(json) as Record<string, unknown> });
    const result = mergeArticles(article(), extra('{"x-a":1,"__proto__":{"polluted":1}}'), extra('{"x-b":2}'));
    const merged = result.ok ? result.value.article.extra : undefined;
    expect(JSON.stringify(merged)).toBe('{"__proto__":{"polluted":1},"x-a":1,"x-b":2}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(outcome(article(), extra('{"x-a":1}'), extra('{"x-a":2}'))).toEqual(RECORD_CONFLICT);
    expect(mergeArticles(extra('{"x-a":1}'), article(), extra('{"x-a":1,"x-b":2}'))).toMatchObject({
      ok: true,
      value: { article: { extra: { 'x-b': 2 } } },
    });
  });

  it('takes a source that one side names, and refuses two', () => {
    const source = (name: string) => article({ source: { name, mediaType: 'text/plain' } });
    expect(mergeArticles(article(), source('a'), article())).toMatchObject({
      ok: true,
      value: { article: { source: { name: 'a' } } },
    });
    expect(outcome(article(), source('a'), source('b'))).toEqual(RECORD_CONFLICT);
  });

  it('keeps an edited record that the other side deleted, and says so (M4)', () => {
    const base = article(speaker({}));
    const edited = article(speaker({ role: 'mayor' }));
    for (const result of [mergeArticles(base, article(), edited), mergeArticles(base, edited, article())]) {
      expect(result).toMatchObject({
        ok: true,
        value: {
          article: { speakers: [{ role: 'mayor' }] },
          notes: [
            {
              code: 'edit-beats-delete',
              message: 'One version deletes Speaker “Ann”, the other edits it: it stays, as edited.',
              ids: ['s'],
            },
          ],
        },
      });
    }
    expect(mergedSpeaker(speaker({}), {}, speaker({}))).toBeUndefined();
  });

  it('refuses two records of different sorts under one id', () => {
    const [quote, other] = [article({}, '{quote#s:One} two'), article({ speakers: { s: 'Ann' } }, 'One two')];
    const nothing = article({}, 'One two');
    expect(outcome(nothing, quote, other)).toEqual(RECORD_CONFLICT);
    expect(outcome(other, quote, quote)).toEqual(RECORD_CONFLICT);
  });

  const linked = (...links: readonly [id: string, line: string][]): Article => {
    const made = article({ speakers: { s: 'Ann' }, links: links.map(([, line]) => line) });
    return { ...made, links: made.links.map((link, i): Link => ({ ...link, id: links[i]![0] })) };
  };
  const linksAfter = (base: Article, ours: Article, theirs: Article) => {
    const result = mergeArticles(base, ours, theirs);
    return result.ok
      ? result.value.article.links.map(({ id, from, type, to }) => `${id}: ${from.id} ${type} ${to.id}`)
      : result.problems.map(({ message }) => message);
  };

  it('keeps both links where they are of different types, or from different records', () => {
    expect(
      linksAfter(linked(), linked(['a', 'q said-by m']), linked(['b', 'q cued-by c'], ['d', 'm refers-to s'])),
    ).toEqual(['a: q said-by m', 'b: q cued-by c', 'd: m refers-to s']);
  });

  it('refuses two different links of which there can be one only', () => {
    expect(linksAfter(linked(), linked(['a', 'q said-by m']), linked(['b', 'q said-by n']))).toEqual([
      'Both versions draw a link of which there can be one only: quote “One” said by speaker mention “two”; quote “One” said by speaker mention “three”. Keep one version and copy over what you need of the other.',
    ]);
    expect(
      linksAfter(linked(['o', 'q said-by m']), linked(['a', 'q said-by n']), linked(['o', 'q said-by m'])),
    ).toEqual(['a: q said-by n']);
  });

  it('makes one of two links that say the same', () => {
    expect(linksAfter(linked(), linked(['b', 'q said-by m']), linked(['a', 'q said-by m']))).toEqual([
      'a: q said-by m',
    ]);
  });

  it('leaves two links alone that a side had already', () => {
    const two = linked(['a', 'q said-by m'], ['b', 'q said-by n']);
    expect(linksAfter(linked(), two, linked())).toEqual(['a: q said-by m', 'b: q said-by n']);
  });

  it('keeps the end of a link that the other side deleted, and says so (T11)', () => {
    const base = linked();
    const without = article({}, TEXT);
    for (const result of [
      mergeArticles(base, linked(['a', 'm refers-to s']), without),
      mergeArticles(base, without, linked(['a', 'm refers-to s'])),
    ]) {
      expect(result).toMatchObject({
        ok: true,
        value: {
          article: { speakers: [{ id: 's' }], links: [{ id: 'a' }] },
          notes: [
            {
              code: 'end-kept',
              message: 'One version deletes Speaker “Ann”, the other works on it: it stays, with that work.',
              ids: ['s'],
            },
          ],
        },
      });
    }
  });
});

describe('merging schemes', () => {
  const [quote, mention, cue] = NEWS_WIDE.kinds as [Kind, Kind, Kind];
  const place: Kind = { ...mention, id: 'place', label: 'Place' };
  const law: Kind = { ...mention, id: 'law', label: 'Law' };
  const article = (...kinds: Kind[]): Article => ({
    ...annotatedArticle('{quote#q:one}'),
    scheme: { ...NEWS_WIDE, name: 'ours/1', kinds },
  });
  const kindsOf = (base: Article, ours: Article, theirs: Article) => {
    const result = mergeArticles(base, ours, theirs);
    return result.ok ? (result.value.article.scheme?.kinds ?? 'none') : result.problems.map(({ code }) => code);
  };

  it('takes a kind that one side made, and one that the other did, beside each other', () => {
    const base = article(quote);
    const [ours, theirs] = [article(quote, place), article(quote, law)];
    expect(kindsOf(base, ours, theirs)).toEqual([quote, law, place]);
    expect(kindsOf(base, theirs, ours)).toEqual([quote, law, place]);
  });

  it('takes out what one side took out, and what the other changed elsewhere', () => {
    const red: Kind = { ...quote, colour: 'red' };
    expect(kindsOf(article(quote, mention, cue), article(quote, cue), article(red, mention, cue))).toEqual([red, cue]);
  });

  it('takes the order that one side chose', () => {
    expect(kindsOf(article(quote, cue), article(cue, quote), article(quote, cue))).toEqual([cue, quote]);
  });

  it('takes the scheme that one side gave to an article without one', () => {
    const bare = annotatedArticle('{quote#q:one}');
    expect(kindsOf(bare, bare, article(quote, place))).toEqual([quote, place]);
    expect(kindsOf(bare, article(quote, place), article(quote, place))).toEqual([quote, place]);
    expect(kindsOf(bare, bare, bare)).toBe('none');
  });

  it('keeps both versions where both changed one kind, or one took out what the other changed', () => {
    const [red, teal]: Kind[] = [
      { ...quote, colour: 'red' },
      { ...quote, colour: 'teal' },
    ];
    expect(kindsOf(article(quote), article(red!), article(teal!))).toEqual(RECORD_CONFLICT);
    expect(kindsOf(article(quote, cue), article(cue), article(red!, cue))).toEqual(RECORD_CONFLICT);
  });

  it('allows as many links of one type as the merged scheme does', () => {
    const bare = annotatedArticle('{quote#q:one} {mention#m:two} {mention#n:three}');
    const many = NEWS_WIDE.linkTypes.map((type) => ({ ...type, each: 'many' as const }));
    const base: Article = { ...bare, scheme: { ...NEWS_WIDE, name: 'ours/1', linkTypes: many } };
    const tied = (to: string): Article => ({
      ...base,
      links: [
        {
          record: 'link',
          id: `to ${to}`,
          type: 'said-by',
          from: { record: 'annotation', id: 'q' },
          to: { record: 'annotation', id: to },
        },
      ],
    });
    const result = mergeArticles(base, tied('m'), tied('n'));
    expect(result.ok && result.value.article.links.map(({ id }) => id)).toEqual(['to m', 'to n']);
  });
});

describe('what cannot be merged', () => {
  const sound = annotatedArticle('{quote#q:One} 🎉 two');
  const quote = sound.annotations[0]!;
  const withFragments = (...fragments: Annotation['fragments']): Article => ({
    ...sound,
    annotations: [{ ...quote, fragments }],
  });
  const end = { record: 'annotation', id: 'q' } as const;
  const link: Link = { record: 'link', id: 'l', type: 'x', from: end, to: { record: 'speaker', id: 'q' } };

  it.each<[string, Article]>([
    ['two records with one id', { ...sound, annotations: [quote, quote] }],
    ['a range beyond the text', withFragments({ start: 0, end: 99 })],
    ['a range turned around', withFragments({ start: 3, end: 1 })],
    ['ranges that touch', withFragments({ start: 0, end: 1 }, { start: 1, end: 2 })],
    ['a range that cuts a character', withFragments({ start: 0, end: 5 })],
    ['a range that begins in a character', withFragments({ start: 5, end: 7 })],
    ['an annotation that is nowhere', withFragments()],
    ['a link to nowhere', { ...sound, links: [link] }],
  ])('refuses %s (M7)', (_, damaged) => {
    for (const versions of [
      [damaged, sound, sound],
      [sound, damaged, sound],
      [sound, sound, damaged],
    ] as [Article, Article, Article][]) {
      expect(outcome(...versions)).toEqual(['merge/damaged']);
    }
  });

  it('refuses where words and records conflict, words first', () => {
    expect(merged('one two', 'ONE two', 'EINS two')).toEqual(TEXT_CONFLICT);
  });
});

describe('merging what annotations were tagged on', () => {
  const base = annotatedArticle('Anna {quote#q:will win} and {quote#p:may} lose');
  const withTagged = (article: Article, id: string, tagged: string): Article => ({
    ...article,
    annotations: article.annotations.map((one) => (one.id === id ? { ...one, tagged } : one)),
  });
  const taggedIn = (ours: Article, theirs: Article) => {
    const result = mergeArticles(base, ours, theirs);
    return result.ok ? result.value.article.annotations.map(({ id, tagged }) => `${id}: ${tagged}`) : result.problems;
  };

  it('takes what one side decided', () => {
    expect(taggedIn(withTagged(base, 'q', 'wil win'), base)).toEqual(['q: wil win', 'p: may']);
    expect(taggedIn(withTagged(base, 'q', 'wil win'), withTagged(base, 'p', 'might'))).toEqual([
      'q: wil win',
      'p: might',
    ]);
  });

  it('goes back to what both last agreed on where they decided differently', () => {
    expect(taggedIn(withTagged(base, 'q', 'one'), withTagged(base, 'q', 'other'))).toEqual(['q: will win', 'p: may']);
  });
});
