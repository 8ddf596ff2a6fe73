import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../shared/formats/format.ts';
import { w3cJsonld } from '../../../shared/formats/w3c-jsonld.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { sampleArticle, sampleBeforeTheDesk } from '../../builders/sample-article.ts';
import { fileOf, testServices } from '../../builders/services.ts';

type Json = Record<string, unknown>;
const written = (article = sampleArticle()) => JSON.parse(w3cJsonld.write!(article, testServices()) as string) as Json;
const itemsOf = (collection: Json) => (collection['first'] as Json)['items'] as Json[];
const itemOf = (id: string, article = sampleArticle()) =>
  itemsOf(written(article)).find((item) => item['recordId'] === id)!;

describe('W3C Web Annotation', () => {
  it('is one collection with its page inside', () => {
    const collection = written();
    expect([collection['type'], (collection['first'] as Json)['type'], collection['total']]).toEqual([
      'AnnotationCollection',
      'AnnotationPage',
      itemsOf(collection).length,
    ]);
  });

  it('says what an annotation was tagged on where that is not what it covers', () => {
    const article = annotatedArticle('{quote#q1:We will win} {quote#q2:so}');
    const annotations = article.annotations.map((one) => (one.id === 'q1' ? { ...one, tagged: 'We wil win' } : one));
    const tagged = itemsOf(written({ ...article, annotations })).map((item) => item['tagged']);
    expect(tagged).toEqual(['We wil win', undefined]);
  });

  it('gives every fragment a target with a quote and a position in code points (T6)', () => {
    const item = itemOf('q1', annotatedArticle('🎉 {quote#q1:a🎉b} and {quote#q1:c}'));
    expect(item['target']).toMatchObject([
      {
        source: expect.stringContaining('urn:uuid:'),
        selector: [
          { type: 'TextQuoteSelector', exact: 'a🎉b', prefix: '🎉 ', suffix: ' and c' },
          { type: 'TextPositionSelector', start: 2, end: 5 },
        ],
      },
      { selector: [{ exact: 'c' }, { start: 10, end: 11 }] },
    ]);
  });

  it('assesses a claim that has a verdict and classifies the rest', () => {
    expect(['c1', 'c2', 'q1', 'm1'].map((id) => itemOf(id)['motivation'])).toEqual([
      'assessing',
      'classifying',
      'classifying',
      'classifying',
    ]);
    expect(itemOf('c1')['body']).toContainEqual({
      type: 'TextualBody',
      value: 'Refuted',
      purpose: 'assessing',
      format: 'text/plain',
      field: 'verdict',
      fieldValue: 'refuted',
    });
  });

  it('identifies the speaker of a mention', () => {
    const speaker = (written()['speakers'] as Json[]).find(({ recordId }) => recordId === 's1')!;
    expect(itemOf('m1')['body']).toContainEqual({
      type: 'SpecificResource',
      source: speaker['id'],
      purpose: 'identifying',
    });
  });

  it('links two annotations with the direction spelt out', () => {
    const [from, to] = [itemOf('q1')['id'], itemOf('m1')['id']];
    expect(itemOf('link-01')).toMatchObject({
      motivation: 'linking',
      linkType: 'said-by',
      linkFrom: from,
      linkTo: to,
      target: [from, to],
    });
  });

  it('gives a link’s note as a comment in Markdown, and the article’s beside its title', () => {
    const article = annotatedArticle('{quote#q:No}, {mention#m:Ann} said', {
      links: ['q said-by m'],
      metadata: { note: 'A *draft*' },
    });
    const noted = { ...article, links: article.links.map((link) => ({ ...link, note: 'doubtful' })) };
    expect((written(noted)['document'] as Json)['note']).toBe('A *draft*');
    expect(itemOf('link-01', noted)['body']).toContainEqual({
      type: 'TextualBody',
      value: 'doubtful',
      purpose: 'commenting',
      format: 'text/markdown',
    });
  });

  it('has ids that are UUIDs, always the same, and keeps one that is a UUID already', () => {
    const ids = itemsOf(written()).map(({ id }) => String(id));
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
    expect((written()['document'] as Json)['id']).toBe(`urn:uuid:${sampleArticle().id}`);
  });
});

const schemas = resolve(import.meta.dirname, '../../../../shared/conformance/w3c-annotation/schemas');
const isThere = existsSync(join(schemas, 'annotations/annotationMusts.test'));

describe.skipIf(!isThere)('the W3C test suite’s “musts” (skipped where ../shared/conformance is absent)', () => {
  /** Draft 4, as the suite has it, to draft 7, as our checker reads it. */
  const modern = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(modern);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(
      ([key, inner]) => key !== '$schema' && !(key === 'exclusiveMinimum' && inner === true),
    );
    return Object.fromEntries(
      entries.map(([key, inner]) => [key === 'id' && typeof inner === 'string' ? '$id' : key, modern(inner)]),
    );
  };
  const load = (path: string) => modern(JSON.parse(readFileSync(join(schemas, path), 'utf8'))) as Json;
  const assertions = isThere
    ? (JSON.parse(readFileSync(join(schemas, 'annotations/annotationMusts.test'), 'utf8')) as { assertions: string[] })
        .assertions
    : [];

  // Its definition does not exist upstream (see the manifest of the samples).
  it.each(assertions.filter((path) => !path.includes('4.2-TextDataPositionSelectorValid')))('%s', (path) => {
    const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
    for (const file of readdirSync(join(schemas, 'definitions'))) ajv.addSchema(load(`definitions/${file}`));
    const schema = load(path);
    const validate = ajv.compile(schema);
    for (const item of itemsOf(written())) {
      const isValid = validate({ '@context': written()['@context'], ...item });
      expect([item['recordId'], isValid]).toEqual([item['recordId'], schema['expectedResult'] !== 'invalid']);
    }
  });
});

describe('W3C Web Annotation, read', () => {
  const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
  const SOURCE = 'http://news.example/tram';

  async function read(value: unknown, beside?: string): Promise<readonly Reading[]> {
    const companions = beside === undefined ? [] : [fileOf(beside, 'a.txt')];
    const answer = await w3cJsonld.read!({ ...fileOf(JSON.stringify(value), 'a.jsonld'), companions }, testServices());
    if (!answer.ok) throw new Error(answer.problems[0].message);
    return 'article' in answer.value ? [answer.value] : answer.value;
  }

  const annotation = (id: string, selector: unknown, more: object = {}) => ({
    '@context': CONTEXT,
    id: `http://notes.example/${id}`,
    type: 'Annotation',
    target: { source: SOURCE, selector },
    ...more,
  });
  const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix });
  const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });

  /** The words of each annotation, between the words around them. */
  const words = ({ article: { annotations, blocks } }: Reading) => {
    const text = blocks.map((block) => block.text).join('\n');
    return annotations.map(({ fragments }) => fragments.map(({ start, end }) => text.slice(start, end)).join(' … '));
  };

  it('brings our own collection back with its text, ids, links and speakers', async () => {
    const article = sampleBeforeTheDesk();
    const [reading] = await read(written(article));
    expect({ ...reading!.article, id: article.id, source: article.source }).toEqual({
      ...article,
      annotations: article.annotations.map(({ extra: _extra, ...one }) => one),
      links: article.links.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    });
    expect(reading!.notes).toEqual([]);
  });

  it('takes the text beside the file, and finds words, positions, ranges and fragments in it', async () => {
    const text = '🚋 The tram is late. The tram is full, she said.';
    const [reading] = await read(
      [
        annotation('1', quote('tram', 'late. The ')),
        annotation('2', position(2, 10)),
        annotation('3', { type: 'RangeSelector', startSelector: quote('is full'), endSelector: quote(', she') }),
        annotation('4', { type: 'FragmentSelector', value: 'char=38,41' }),
        annotation('5', { type: 'FragmentSelector', value: 'p1', refinedBy: quote('late') }),
        annotation('6', { type: 'XPathSelector', value: '/p[1]', refinedBy: position(0, 3) }),
        annotation('7', quote('bus')),
      ],
      text,
    );
    expect(words(reading!)).toEqual(['The tram', 'late', 'tram', 'is full', 'she', '', '']);
    expect(reading!.article.annotations.slice(-2).map(({ detached }) => detached?.exact)).toEqual(['', 'bus']);
    expect(reading!.article.metadata.url).toBe(SOURCE);
  });

  it('makes an article of the passages that are quoted where the text is not there, put together where they overlap', async () => {
    const [reading] = await read([
      annotation('2', [quote('the tram', 'late, ', ' said'), position(106, 114)]),
      annotation('1', [quote('late', 'We are ', ', the tr'), position(100, 104)]),
      annotation('3', [quote('Elsewhere'), position(900, 909)]),
      annotation('4', quote('nowhere')),
    ]);
    expect(reading!.article.blocks.map(({ text }) => text)).toEqual([
      'We are late, the tram said',
      'Elsewhere',
      'nowhere',
    ]);
    expect(words(reading!)).toEqual(['late', 'the tram', 'Elsewhere', 'nowhere']);
    expect(reading!.notes).toEqual([
      `The text of ${SOURCE} is not in the file: the article is made of the 3 passages that it quotes, with the words around them; what lies between is missing.`,
    ]);
  });

  it('keeps tags, comments, resources, times and people', async () => {
    const [reading] = await read(
      annotation('1', quote('so'), {
        motivation: 'tagging',
        creator: { name: 'Ann' },
        created: '2024-05-17T10:00:00Z',
        body: [
          { type: 'TextualBody', value: 'Content', purpose: 'tagging' },
          { type: 'TextualBody', value: 'really?' },
          'http://example.org/post',
        ],
      }),
    );
    expect(reading!.article.annotations[0]).toMatchObject({
      kind: 'quote',
      attributes: { note: 'really?', resources: ['http://example.org/post'] },
      creator: 'Ann',
      created: '2024-05-17T10:00:00Z',
    });
  });

  it('makes an article of each resource', async () => {
    const other = { ...annotation('2', quote('b')), target: { source: 'http://b.example/', selector: quote('b') } };
    const readings = await read([annotation('1', quote('a')), other]);
    expect(readings.map(({ article }) => article.metadata.url)).toEqual([SOURCE, 'http://b.example/']);
  });

  it('follows the pages in the file, and says where the others are', async () => {
    const page = { type: 'AnnotationPage', items: [annotation('2', quote('b'))], next: 'http://notes.example/page3' };
    const first = { type: 'AnnotationPage', items: [annotation('1', quote('a'))], next: page };
    const [reading] = await read({ '@context': CONTEXT, type: 'AnnotationCollection', total: 9, first });
    expect(words(reading!)).toEqual(['a', 'b']);
    expect(reading!.notes.slice(0, 2)).toEqual([
      'The annotations go on at http://notes.example/page3, which was not fetched.',
      'The collection has 9 annotations, of which 2 are in the file.',
    ]);
  });
});
