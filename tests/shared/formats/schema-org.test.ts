import { describe, expect, it } from 'vitest';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { lossesOf } from '../../../shared/formats/format.ts';
import { schemaOrg } from '../../../shared/formats/schema-org.ts';
import type { SchemaNode } from '../../../shared/formats/schema-org/evidence.ts';
import { findMissing } from '../../../shared/formats/schema-org/validate.ts';
import type { Article } from '../../../shared/model/article.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import { NOVEL } from '../../../shared/kinds/novel.ts';
import { VERDICT_SCALES, withVerdictScale } from '../../../shared/kinds/verdict-scales.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

type Graph = { readonly '@context': string; readonly '@graph': readonly SchemaNode[] };

const graphOf = (article: Article) => JSON.parse(schemaOrg.write!(article, testServices())) as Graph;
const find = (article: Article, type: string, end = '') =>
  graphOf(article)['@graph'].filter((node) => node['@type'] === type && String(node['@id']).endsWith(end));

describe('schema.org JSON-LD', () => {
  it('has a review for each claim with a verdict, with rating in words and on a scale, and its explanation', () => {
    expect(find(sampleArticle(), 'ClaimReview')).toHaveLength(2);
    expect(find(sampleArticle(), 'ClaimReview', ':c1:review')).toMatchObject([
      {
        claimReviewed: 'The tram line in Exampleton will cost 40 million euros.',
        reviewRating: {
          '@type': 'Rating',
          alternateName: 'Refuted',
          ratingValue: 2,
          worstRating: 2,
          bestRating: 6,
          ratingExplanation: 'The budget says **62 million**, half as much again.',
        },
        reviewBody: 'The budget says **62 million**, half as much again.\n\nThe council’s own paper says 62 million.',
        author: { '@type': 'Person', name: 'A. Checker' },
        datePublished: '2024-05-18',
        citation: [
          {
            '@type': 'MediaObject',
            name: 'Council of Exampleton',
            encodingFormat: 'application/pdf',
            sha256: 'b'.repeat(64),
            sdDatePublished: '2024-05-17T12:30:00Z',
            text: 'Total: 62,000,000',
            abstract: 'What does the budget say? 62 million euros',
          },
          { '@type': 'CreativeWork', name: 'Minutes', archivedAt: 'https://archive.example/1' },
          { '@type': 'CreativeWork', name: 'Trams in the north', text: 'the line costs 40 million' },
        ],
        correction: [{ '@type': 'CorrectionComment', text: 'We first wrote 61 million.' }],
        itemReviewed: { '@id': `urn:saidwho:${sampleArticle().id}:c1` },
      },
    ]);
  });

  it('has each claim once, by whom and where it was made', () => {
    expect(find(sampleArticle(), 'Claim')).toHaveLength(3);
    expect(find(sampleArticle(), 'Claim', ':c1')).toMatchObject([
      {
        text: 'The tram line in Exampleton will cost 40 million euros.',
        author: { '@id': `urn:saidwho:${sampleArticle().id}:s1` },
        datePublished: '2024-05-16',
        appearance: { '@id': `urn:saidwho:${sampleArticle().id}` },
        firstAppearance: { name: 'Council meeting', locationCreated: { '@type': 'Place', name: 'Exampleton' } },
      },
    ]);
  });

  it('takes whoever is quoted for the creator of the words only where they are their own', () => {
    const of = (article: Article) => Object.keys(find(article, 'Quotation')[0]!);
    const quoted = (quoteType: string) =>
      annotatedArticle('{quote#q1:a}', {
        speakers: { s1: 'Anna' },
        links: ['q1 attributed-to s1'],
        attributes: { q1: { quoteType } },
      });
    expect(of(quoted('direct'))).toEqual(expect.arrayContaining(['spokenByCharacter', 'creator']));
    expect(of(quoted('indirect'))).toContain('spokenByCharacter');
    expect(of(quoted('indirect'))).not.toContain('creator');
    expect(of({ ...quoted('direct'), scheme: NOVEL })).not.toContain('creator');
  });

  it('refers to nothing that is not in the file', () => {
    const graph = graphOf(sampleArticle());
    const ids = new Set(graph['@graph'].map((node) => node['@id']));
    const referred = [...JSON.stringify(graph).matchAll(/\{"@id":"(.*?)"\}/g)].map(([, id]) => id);
    expect(referred.length).toBeGreaterThan(10);
    expect(referred.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('gives a verdict without a place on the scale no number', () => {
    const article = annotatedArticle('{claim#c1:a}', { attributes: { c1: { verdict: 'not-enough-evidence' } } });
    expect(find(article, 'ClaimReview')[0]!['reviewRating']).toEqual({
      '@type': 'Rating',
      alternateName: 'Not enough evidence',
    });
  });

  it('takes the number of a verdict from its scale, where the scheme has numbers', () => {
    const newsroom = VERDICT_SCALES.find(({ id }) => id === 'newsroom')!;
    const ratingOf = (verdict: string) => {
      const article = annotatedArticle('{claim#c1:a}', { attributes: { c1: { verdict } } });
      const scheme = withVerdictScale(NEWS_WIDE, newsroom);
      return find({ ...article, scheme }, 'ClaimReview')[0]!['reviewRating'];
    };
    expect(ratingOf('misleading')).toMatchObject({ ratingValue: 4, worstRating: 2, bestRating: 6 });
    expect(ratingOf('satire')).not.toHaveProperty('ratingValue');
  });

  it('names speakers as authorities know them', () => {
    expect(find(sampleArticle(), 'Person', ':s1')).toMatchObject([
      { sameAs: ['https://www.wikidata.org/entity/Q4115189'] },
    ]);
  });

  it('puts many articles into one graph', async () => {
    const articles = ['a', 'b'].map((id) => ({ name: id, article: annotatedArticle('{claim#c1:x}', { id }) }));
    const { '@graph': nodes } = JSON.parse((await schemaOrg.writeMany!(articles, testServices())) as string) as Graph;
    expect(nodes.filter((node) => node['@type'] === 'Claim').map((node) => node['@id'])).toEqual([
      'urn:saidwho:a:c1',
      'urn:saidwho:b:c1',
    ]);
  });

  it('declares fields, other annotations and links that it leaves out', () => {
    const losses = new Map(lossesOf(schemaOrg, sampleArticle()).map(({ id, records }) => [id, records]));
    expect(losses.get('annotations.other')).toContain('u1');
    expect(losses.get('fields')).toEqual(['q1', 'c1', 'q2', 'c2', 'c3']);
    expect(losses.get('speakers.unused')).toEqual(['s4']);
  });
});

describe('the validator', () => {
  it('names each missing field with the records that lack it and what to do, the required ones first', () => {
    const article = annotatedArticle('{quote#q1:a} {quote#q2:b} {claim#c1:c}', {
      attributes: { c1: { verdict: 'odd' } },
    });
    expect(schemaOrg.warns!(article).map(({ code, records }) => [code, records])).toEqual([
      ['schema-org/Quotation.spokenByCharacter.required', ['q1', 'q2']],
      ['schema-org/ClaimReview.url.required', ['c1']],
      ['schema-org/ClaimReview.author.name.required', ['c1']],
      ['schema-org/Article.url.recommended', ['metadata']],
      ['schema-org/Article.datePublished.recommended', ['metadata']],
      ['schema-org/Article.publisher.recommended', ['metadata']],
      ['schema-org/ClaimReview.author.url.recommended', ['c1']],
      ['schema-org/ClaimReview.datePublished.recommended', ['c1']],
      ['schema-org/ClaimReview.reviewRating.ratingValue.recommended', ['c1']],
      ['schema-org/Claim.author.recommended', ['c1']],
      ['schema-org/Claim.datePublished.recommended', ['c1']],
    ]);
    expect(schemaOrg.warns!(article)[0]!.message).toBe(
      'Quotation: “spokenByCharacter” is missing, and it is required. Link the quote to a speaker.',
    );
  });

  it('names the evidence that says neither whose it is nor when it was captured', () => {
    const evidence = [{ id: 'e', answer: 'No' }];
    const article: Article = {
      ...annotatedArticle('{claim#c1:a}', { attributes: { c1: { verdict: 'refuted' } } }),
      dossiers: [{ ...emptyDossier('c1'), evidence }],
    };
    expect(schemaOrg.warns!(article).filter(({ code }) => code.includes('CreativeWork'))).toEqual([
      { code: 'schema-org/CreativeWork.name.recommended', message: expect.any(String), records: ['c1'] },
      { code: 'schema-org/CreativeWork.sdDatePublished.recommended', message: expect.any(String), records: ['c1'] },
    ]);
  });

  it('finds nothing amiss where all is there', () => {
    const whole = {
      '@type': 'ClaimReview',
      claimReviewed: 'It rained.',
      reviewRating: { alternateName: 'True', ratingValue: 5 },
      itemReviewed: { '@id': 'x' },
      url: 'https://example.org/review',
      author: [{ name: 'Anna', url: 'https://example.org' }],
      datePublished: '2024-05-17',
    } as const;
    expect(findMissing(whole)).toEqual([]);
    expect(findMissing({ ...whole, claimReviewed: 'x'.repeat(80) })).toMatchObject([{ field: 'claimReviewed' }]);
  });

  it('takes a date for one only when it is written as one', () => {
    const article = annotatedArticle('{claim#c1:a}', { metadata: { published: '17 May' } });
    expect(find(article, 'Claim')[0]).not.toHaveProperty('datePublished');
  });
});
