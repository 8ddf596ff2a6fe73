import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../shared/merge/changes-between.ts';
import { compareArticles } from '../../../shared/merge/compare.ts';
import { paragraphsOf } from '../../../shared/model/block.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { Kind } from '../../../shared/model/scheme.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { arbitrarySide, PATIENCE, RUNS } from '../../builders/divergent-sides.ts';
import { formScheme } from '../../builders/form-scheme.ts';
import { plainArticle } from '../../fakes/articles.ts';

/** Pieces as they are read: `[-out-]`, `{+in+}`. */
function read(before: string, after: string): string[] {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return compareArticles(annotatedArticle(before), annotatedArticle(after)).text.map(
    ({ paragraph, pieces, sort }) =>
      `${paragraph}: ${pieces.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('')}` +
      (sort === undefined ? '' : ` (${sort.before} → ${sort.after})`),
  );
}

const LONG = 'Far from the place where anything was changed there is a good deal of text that nobody wants to see, ';

describe('the comparison of two texts', () => {
  it.each([
    ['a word', 'She said so.', 'She wrote so.', ['1: She [-said-]{+wrote+} so.']],
    [
      'words with nothing but a space between them as one',
      'She has seen the cat here.',
      'She has seen a dog here.',
      ['1: She has seen [-the cat-]{+a dog+} here.'],
    ],
    ['a paragraph put in', 'One\ntwo', 'One\nnew\ntwo', ['2: {+new+}']],
    ['a paragraph put in first', 'two', 'new\ntwo', ['1: {+new+}']],
    ['a paragraph taken out', 'One\nold\ntwo', 'One\ntwo', ['2: [-old-]']],
    ['the last paragraph taken out', 'One\nold', 'One', ['1: [-old-]']],
    ['a paragraph cut in two', 'One two', 'One\ntwo', ['1: One[- -]{+\n+}two']],
    [
      'two places of a paragraph together',
      'One good man and another one',
      'One bad man and another two',
      ['1: One [-good-]{+bad+} man and another [-one-]{+two+}'],
    ],
    [
      'only some of a long text around',
      `${LONG}this ${LONG}that ${LONG}end`,
      `${LONG}THIS ${LONG}THAT ${LONG}end`,
      [
        '1: … text that nobody wants to see, [-this-]{+THIS+} Far from the place where anythi… text that nobody ' +
          'wants to see, [-that-]{+THAT+} Far from the place where anythi…',
      ],
    ],
    ['a paragraph that became a heading', 'One\ntwo', '# One\ntwo', ['1: One (Paragraph → Heading 1)']],
  ])('tells %s', (_, before, after, told) => {
    expect(read(before, after)).toEqual(told);
  });

  it('cuts long pieces, and lists that nobody reads to the end', () => {
    const rows = (word: string) => Array.from({ length: 600 }, (_, i) => `Row ${i}${i % 2 === 0 ? '' : word} is here.`);
    const { text, counts } = compareArticles(
      plainArticle('a', rows(' old').join('\n')),
      plainArticle('a', rows(' new').join('\n')),
    );
    expect([text.length, counts.text]).toEqual([200, 300]);
    const long = compareArticles(plainArticle('a', 'x'), plainArticle('a', 'y'.repeat(5_000)));
    expect(long.text[0]!.pieces.map(({ text }) => text.length)).toEqual([1, 1_001]);
  });
});

describe('the comparison of records', () => {
  const scene = (annotated: string, parts: Parameters<typeof annotatedArticle>[1] = {}) =>
    annotatedArticle(annotated, parts);

  it('finds none where an annotation only moved with its text', () => {
    const { isSame, records } = compareArticles(scene('{quote:We win} now'), scene('Today {quote:We win} now'));
    expect([isSame, records]).toEqual([false, []]);
  });

  it('tells what was added, removed and changed, by words', () => {
    const before = scene('{quote:We win}, said {mention:Ann}. {claim:It rains}', {
      speakers: { s1: 'Ann' },
      links: ['quote1 said-by mention1', 'mention1 refers-to s1'],
      attributes: { quote1: { quoteType: 'direct', note: 'old' } },
    });
    const after = scene('{quote:We win}, said {mention:Ann}. It {cue:rains}', {
      speakers: { s1: { name: 'Anna', aliases: ['Ann', 'A.'] } },
      links: ['quote1 said-by s1', 'mention1 refers-to s1'],
      attributes: { quote1: { quoteType: 'mixed', z: 3 } },
      metadata: { title: 'Other', url: 'https://example.org' },
      source: { name: 'a.txt', mediaType: 'text/plain' },
      extra: { 'x-a': 1 },
    });
    const { records, counts } = compareArticles(before, after);
    expect(records).toEqual([
      {
        change: 'changed',
        record: 'metadata',
        id: 'metadata',
        kind: 'About the article',
        words: 'Other',
        fields: [
          { name: 'Headline', before: 'A title', after: 'Other' },
          { name: 'Address', before: '', after: 'https://example.org' },
          { name: 'Source', before: '', after: '{"name":"a.txt","mediaType":"text/plain"}' },
          { name: 'x-a', before: '', after: '1' },
        ],
      },
      {
        change: 'changed',
        record: 'annotation',
        id: 'quote1',
        kind: 'Quote',
        words: 'We win',
        fields: [
          { name: 'Form', before: 'Direct', after: 'Mixed' },
          { name: 'Note', before: 'old', after: '' },
          { name: 'z', before: '', after: '3' },
        ],
      },
      { change: 'added', record: 'annotation', id: 'cue1', kind: 'Cue', words: 'rains' },
      {
        change: 'changed',
        record: 'link',
        id: 'link-01',
        kind: 'said by',
        words: 'quote “We win” said by Anna',
        fields: [
          {
            name: 'Link',
            before: 'quote “We win” said by speaker mention “Ann”',
            after: 'quote “We win” said by Anna',
          },
        ],
      },
      {
        change: 'changed',
        record: 'speaker',
        id: 's1',
        kind: 'Speaker',
        words: 'Anna',
        fields: [
          { name: 'Name', before: 'Ann', after: 'Anna' },
          { name: 'Aliases', before: '', after: 'Ann, A.' },
        ],
      },
      { change: 'removed', record: 'annotation', id: 'claim1', kind: 'Claim', words: 'It rains' },
    ]);
    expect(counts).toEqual({ text: 0, added: 1, removed: 1, changed: 4 });
  });

  it('tells other words, another kind, another place, and a place that is lost', () => {
    const fields = (before: string, after: string, change: Partial<Annotation> = {}) => {
      const [old, now] = [scene(before), scene(after)];
      const annotations = now.annotations.map((annotation) => ({ ...annotation, ...change }));
      return compareArticles(old, { ...now, annotations }).records.flatMap((record) => record.fields ?? []);
    };
    expect(fields('{quote:We win}', '{quote:We will win}')).toEqual([
      { name: 'Words', before: 'We win', after: 'We will win' },
    ]);
    expect(fields('{quote#a:We win}', '{strange#a:We win}')).toEqual([
      { name: 'Kind', before: 'Quote', after: 'strange' },
    ]);
    expect(fields('so\n{quote:so} and so', 'so\nso and {quote:so}')).toEqual([
      { name: 'Place', before: 'paragraph 2, character 1', after: 'paragraph 2, character 8' },
    ]);
    const lost = { fragments: [], detached: { exact: 'We', prefix: '', suffix: '', at: 0 } };
    expect(fields('{quote:We} win', '{quote:We} win', lost)).toEqual([
      { name: 'Place', before: 'paragraph 1, character 1', after: 'no longer in the text' },
    ]);
    const bookkeeping = { modified: '2024-05-17T10:00:00Z', creator: 'ann', extra: {} };
    expect(fields('{quote:We} win', '{quote:We} win', bookkeeping)).toEqual([
      { name: 'Tagged by', before: '', after: 'ann' },
    ]);
  });

  it('takes a record of another sort under the same id for another record', () => {
    const [before, after] = [scene('{quote#r:We} win'), scene('We win', { speakers: { r: 'Ann' } })];
    expect(compareArticles(before, after).records.map(({ change, kind }) => `${change} ${kind}`)).toEqual([
      'added Speaker',
      'removed Quote',
    ]);
  });

  it('tells a speaker in a field by name, and the notes of links and of the article', () => {
    const sceneWith = (witness: string, note?: string) => {
      const article = annotatedArticle('{deed#d:We} {quote#q:win}', {
        metadata: note === undefined ? {} : { note },
        speakers: { s: 'Ann', t: 'Ben' },
        attributes: { d: { witness } },
        links: ['q attributed-to s'],
      });
      const links = article.links.map((link) => ({ ...link, ...(note === undefined ? {} : { note }) }));
      return { ...article, scheme: formScheme, links };
    };
    const told = compareArticles(sceneWith('s'), sceneWith('t', 'doubtful')).records.flatMap(
      ({ fields }) => fields ?? [],
    );
    expect(told).toContainEqual({ name: 'Witness', before: 'Ann', after: 'Ben' });
    expect(told.filter(({ name }) => name === 'Note')).toEqual([
      { name: 'Note', before: '', after: 'doubtful' },
      { name: 'Note', before: '', after: 'doubtful' },
    ]);
  });

  it('names a link of an unknown type, and an end that is gone', () => {
    const link = { record: 'link', id: 'l', type: 'x-of' } as const;
    const dangling = { ...link, from: { record: 'speaker', id: 's' }, to: { record: 'speaker', id: 't' } } as const;
    const [before, after] = [scene('a'), { ...scene('a', { speakers: { s: 'Ann' } }), links: [dangling] }];
    expect(compareArticles(before, after).records.find(({ id }) => id === 'l')).toMatchObject({
      kind: 'x-of',
      words: 'Ann x-of something that is gone',
    });
  });

  it('lists five hundred at most, and counts them all', () => {
    const blocks = paragraphsOf('word '.repeat(700));
    const annotations = Array.from({ length: 700 }, (_, i): Annotation => ({
      record: 'annotation',
      id: `q${i}`,
      kind: 'quote',
      fragments: [{ start: i * 5, end: i * 5 + 4 }],
      attributes: {},
    }));
    const empty = { ...scene('a'), blocks };
    const { records, counts, isSame } = compareArticles(empty, { ...empty, annotations });
    expect([records.length, counts.added, isSame]).toEqual([500, 700, false]);
  });
});

describe('the comparison of schemes', () => {
  it('tells of kinds that came and went, and of the name', () => {
    const bare = annotatedArticle('one');
    const [quote, mention] = NEWS_WIDE.kinds as [Kind, Kind];
    const scheme = (label: string, ...kinds: Kind[]) => ({ ...bare, scheme: { ...NEWS_WIDE, label, kinds } });
    const { records } = compareArticles(scheme('Old', quote), scheme('New', quote, mention));
    expect(records.map(({ kind, words, fields }) => [kind, words, fields?.map(({ name }) => name)])).toEqual([
      ['Scheme', 'New', ['Label', 'Kinds', 'mention']],
    ]);
    expect(compareArticles(bare, scheme('New', quote)).records.map(({ change, kind }) => [change, kind])).toEqual([
      ['added', 'Scheme'],
    ]);
  });
});

describe('the comparison of any two versions', () => {
  const pairs = arbitraryArticle.chain((before) => fc.tuple(fc.constant(before), arbitrarySide(before, 'o')));

  it(
    'finds nothing where nothing changed, and something only where something did',
    () => {
      fc.assert(
        fc.property(pairs, ([before, after]) => {
          expect(compareArticles(after, structuredClone(after)).isSame).toBe(true);
          const { isSame, text } = compareArticles(before, after);
          const changes = changesBetween(before, after);
          if (changes.length === 0) expect(isSame).toBe(true);
          expect(text.length > 0).toBe(changes.some(({ change }) => change === 'text'));
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it(
    'tells both texts of every changed word',
    () => {
      fc.assert(
        fc.property(pairs, ([before, after]) => {
          const [old, now] = [before, after].map(({ blocks }) => blocks.map(({ text }) => `\n${text}`).join(''));
          for (const { pieces, paragraph } of compareArticles(before, after).text) {
            expect(paragraph).toBeGreaterThan(0);
            expect(paragraph).toBeLessThanOrEqual(after.blocks.length);
            for (const { kind, text } of pieces) {
              if (kind === 'same') continue;
              expect(text).not.toBe('');
              expect(kind === 'added' ? now : old).toContain(text);
            }
          }
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );
});
