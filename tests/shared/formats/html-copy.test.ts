import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { htmlCopy } from '../../../shared/formats/html-copy.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Kind } from '../../../shared/model/scheme.ts';
import { textOf } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const write = (article = sampleArticle()) => htmlCopy.write!(article, testServices());

function* elementsIn(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child);
}
const elements = (article?: Article) => [...elementsIn(parse(write(article)))];
const attributeOf = (element: Element, name: string) =>
  element.attrs.find((attribute) => attribute.name === name)?.value;
const classOf = (element: Element) => attributeOf(element, 'class') ?? '';

/** Text as the page shows it, without the letters. */
function textIn(node: Node): string {
  if ('value' in node) return node.value;
  if ('tagName' in node && classOf(node).startsWith('letter')) return '';
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
}

const HOSTILE = `</script><script>alert(1)</script><img src=x onerror="alert(1)">'"&lt;]]>-->`;
const hostileArticle = () =>
  annotatedArticle('{quote#q1:x} {claim#c1:y} {mention#m1:z}', {
    metadata: {
      title: HOSTILE,
      outlet: HOSTILE,
      authors: [HOSTILE],
      published: HOSTILE,
      licence: HOSTILE,
      note: HOSTILE,
      language: '"><script>',
      url: ['javascript', 'alert(1)'].join(':'),
    },
    speakers: { s1: { name: HOSTILE, aliases: [HOSTILE], role: HOSTILE, note: HOSTILE } },
    links: ['q1 attributed-to s1', 'c1 claimed-in q1'],
    attributes: { q1: { note: HOSTILE, quoteType: HOSTILE }, c1: { verdict: HOSTILE, normalised: HOSTILE } },
    detached: { q9: { kind: HOSTILE, exact: HOSTILE, prefix: '', suffix: '', at: 0 } },
  });

describe('the HTML reading copy', () => {
  it('shows the text of every block, unchanged', () => {
    const blocks = elements().filter((element) => classOf(element) === 'block');
    const innermost = (block: Element) => [...elementsIn(block)].find(({ tagName }) => tagName === 'li') ?? block;
    expect(blocks.map((block) => textIn(innermost(block))).join('\n')).toBe(textOf(sampleArticle().blocks));
  });

  it('draws each annotation over exactly its words, overlaps cut into segments (T1)', () => {
    const marks = elements().filter((element) => element.tagName === 'mark');
    const wordsOf = (id: string) =>
      marks
        .filter((mark) => attributeOf(mark, 'data-id') === id)
        .map(textIn)
        .join('');
    expect(['q1', 'c1', 'q2', 'c2', 'm3', 'q4'].map(wordsOf)).toEqual([
      'The line will cost 40 million,and we can pay for it.',
      'will cost 40 million',
      'nobody had asked',
      'asked the residents',
      'the ministry',
      'שלום עולם',
    ]);
  });

  it('ties quote, speaker and verdict together in a note', () => {
    const note = elements().find((element) => attributeOf(element, 'id') === 'note-Q1')!;
    expect(textIn(note).replace(/\s+/g, ' ')).toContain('Anna Novak – Mayor');
    expect(textIn(note)).toContain('Refuted');
  });

  it('draws a kind of the user’s own by its line and colour, and notes what it holds', () => {
    const [quote] = NEWS_WIDE.kinds;
    const size = { id: 'size', label: 'Size', type: 'choice', choices: [{ value: 'l', label: 'Large' }] } as const;
    const place: Kind = {
      ...quote!,
      id: 'place',
      label: 'Place',
      letter: 'P',
      line: 'dotted',
      colour: 'teal',
      fields: [size],
    };
    const article = annotatedArticle('In {place#p1:Prague}', { attributes: { p1: { size: 'l' } } });
    const all = elements({ ...article, scheme: { ...NEWS_WIDE, name: 'ours/1', kinds: [quote!, place] } });
    const [mark] = all.filter((element) => attributeOf(element, 'data-id') === 'p1');
    const [note] = all.filter((element) => attributeOf(element, 'id') === 'note-P1');
    expect([classOf(mark!), textIn(mark!)]).toEqual(['line-dotted tone-teal', 'Prague']);
    expect(textIn(note!).replaceAll(/\s+/g, ' ').trim()).toBe('P1 Place Size: Large');
  });

  it('counts what each speaker said (T12)', () => {
    const rows = elements().filter(({ tagName }) => tagName === 'tr');
    expect(
      rows.map((row) =>
        [...elementsIn(row)]
          .filter((cell) => /^t[hd]$/.test(cell.tagName))
          .map(textIn)
          .slice(-2),
      ),
    ).toEqual([
      ['Quotes', 'Claims'],
      ['2', '1'],
      ['1', '0'],
      ['1', '1'],
      ['0', '0'],
    ]);
  });

  it('has links that lead somewhere and ids that occur once', () => {
    const ids = elements().flatMap((element) => attributeOf(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = elements().flatMap((element) => attributeOf(element, 'href') ?? []);
    expect(targets.filter((href) => href.startsWith('#') && !ids.includes(href.slice(1)))).toEqual([]);
  });

  it('brings its annotations as JSON-LD', () => {
    const script = elements().find(({ tagName }) => tagName === 'script')!;
    expect(attributeOf(script, 'type')).toBe('application/ld+json');
    expect(JSON.parse(textIn(script))).toMatchObject({ type: 'AnnotationCollection' });
  });

  it.each([
    ['the sample', sampleArticle],
    ['hostile names', hostileArticle],
  ])('runs nothing and fetches nothing, with %s (H1, X3)', (_, make) => {
    const all = elements(make());
    expect(
      all.filter(({ tagName }) => /^(img|iframe|object|embed|link|base|form|svg|video|audio)$/.test(tagName)),
    ).toEqual([]);
    expect(all.filter(({ tagName }) => tagName === 'script').map((script) => attributeOf(script, 'type'))).toEqual([
      'application/ld+json',
    ]);
    expect(all.flatMap(({ attrs }) => attrs).filter(({ name }) => /^on|^src|^srcset/.test(name))).toEqual([]);
    for (const element of all) expect(attributeOf(element, 'href') ?? '#').toMatch(/^#|^https:\/\//);
    const policy = all.find((element) => attributeOf(element, 'http-equiv') === 'Content-Security-Policy')!;
    expect(attributeOf(policy, 'content')).toMatch(/^default-src 'none';/);
    const style = all.find(({ tagName }) => tagName === 'style')!;
    expect(textIn(style)).not.toMatch(/url\(|@import|https?:/);
  });

  it('replaces control characters that HTML forbids, and says how many (X3)', () => {
    const article = annotatedArticle('a\u0001b {quote#q1:c\u0000d}', {
      metadata: { title: 'e\u001bf' },
      attributes: { q1: { note: 'g\u0085\ufffe' } },
    });
    const page = write(article);
    const body = page.slice(page.indexOf('</script>'));
    expect(body).toContain('5 control characters of this article cannot stand in HTML');
    expect(page).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/);
    expect(write()).not.toContain('cannot stand in HTML');
    const inside = textIn(elements(article).find(({ tagName }) => tagName === 'script')!);
    expect(JSON.stringify(JSON.parse(inside))).toContain('c\\u0000d');
  });

  it('names what is hidden before it, so that no quote is drawn otherwise than it reads (H9, X3)', () => {
    const all = elements(annotatedArticle('Pay {quote#q1:\u202eeruces\u202c} to pass\u200bword שלום'));
    const named = all.filter((element) => attributeOf(element, 'title')?.startsWith('U+') === true);
    const shown = (node: Node): string =>
      'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(shown).join('') : '';
    expect(named.map((element) => [element.tagName, attributeOf(element, 'title'), shown(element)])).toEqual([
      ['bdi', 'U+202E right-to-left override', '[RLO]'],
      ['bdi', 'U+202C end of embedding or override', '[PDF]'],
      ['bdi', 'U+200B zero-width space', '[ZWSP]'],
    ]);
    const block = all.find((element) => classOf(element) === 'block')!;
    expect(textIn(block)).toBe('Pay \u202eeruces\u202c to pass\u200bword שלום');
  });

  it('isolates every name, so that none re-orders another (H9, X3)', () => {
    const hostile = '\u202eevil';
    const article = annotatedArticle('{quote#q1:a} {mention#m1:b} {cue#u1:c}', {
      metadata: { title: 'Plain', outlet: hostile, authors: [hostile], published: hostile, licence: hostile },
      speakers: { s1: { name: hostile, aliases: [hostile], role: hostile, note: hostile } },
      links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1'],
    });
    const holders = [...elementsIn(parse(write(article)))].filter((element) =>
      element.childNodes.some((child) => 'value' in child && child.value.includes(hostile)),
    );
    const isolates = (element: Element) => element.tagName === 'bdi' || attributeOf(element, 'dir') === 'auto';
    const loose = holders.filter((element) => !isolates(element) && !['script', 'title'].includes(element.tagName));
    expect(loose.map(({ tagName }) => tagName)).toEqual([]);
    expect(holders.length).toBeGreaterThan(6);
  });

  it('lets no value of any article become an element (X3)', () => {
    const shape = (article: Article) => new Set(elements(article).map(({ tagName }) => tagName));
    const known = new Set([
      ...shape(sampleArticle()),
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'blockquote',
      'ul',
      'li',
      'p',
      'br',
      'strong',
    ]);
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        expect([...shape(article)].filter((name) => !known.has(name))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('lets each paragraph find its own direction, and says the article’s language', () => {
    const block = elements().find((element) => textIn(element).startsWith('שלום') && element.tagName === 'li')!;
    expect(attributeOf(block, 'dir')).toBe('auto');
    expect(
      attributeOf(
        elements().find(({ tagName }) => tagName === 'article')!,
        'lang',
      ),
    ).toBe('en');
  });
});
