import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { w3cJsonld } from '../../../shared/formats/w3c-jsonld.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

type Json = Record<string, unknown>;
const written = (article = sampleArticle()) => JSON.parse(w3cJsonld.write!(article, testServices())) as Json;
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
