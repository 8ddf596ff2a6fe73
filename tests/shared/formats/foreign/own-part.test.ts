import { describe, expect, it } from 'vitest';
import { doccano } from '../../../../shared/formats/doccano.ts';
import { prodigy } from '../../../../shared/formats/prodigy.ts';
import { bytesOf, filesOf, type Format } from '../../../../shared/formats/format.ts';
import type { Article } from '../../../../shared/model/article.ts';
import { annotatedArticle } from '../../../builders/annotated-article.ts';
import { fileOf, testServices } from '../../../builders/services.ts';

interface Row {
  readonly entities: { id: number; label: string; start_offset: number; end_offset: number }[];
  readonly relations: { id: number; from_id: number; to_id: number; type: string }[];
}

const article = (): Article =>
  annotatedArticle('{quote#q:“We will}, said {mention#m:Ann}, {quote#q:win.”} {cue#c:Really}?', {
    speakers: { s: { name: 'Ann Novak', type: 'person' } },
    links: ['q said-by m', 'm refers-to s'],
    attributes: { q: { quoteType: 'direct' } },
  });

/** Writes, lets another program at the rows, and reads. */
async function through(format: Format, change: (row: Row) => Row): Promise<Article> {
  const [main] = filesOf(await format.write!(article(), testServices(), 'a'), 'a', format);
  const row = JSON.parse(new TextDecoder().decode(bytesOf(main!.content))) as Row;
  const answer = await format.read!(fileOf(JSON.stringify(change(row)), 'a.jsonl'), testServices());
  if (!answer.ok) throw new Error(answer.problems[0].message);
  return 'article' in answer.value ? answer.value.article : answer.value[0]!.article;
}

const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id).sort();

describe('what only we know, after a trip through another program', () => {
  it('finds annotations again that were numbered anew', async () => {
    const again = await through(doccano, (row) => ({
      ...row,
      entities: row.entities.map((entity) => ({ ...entity, id: entity.id + 700 })).reverse(),
      relations: row.relations.map((tie) => ({ ...tie, from_id: tie.from_id + 700, to_id: tie.to_id + 700 })),
    }));
    expect(idsOf(again.annotations)).toEqual(['c', 'm', 'q']);
    expect(again.annotations.find(({ id }) => id === 'q')).toMatchObject({ attributes: { quoteType: 'direct' } });
    expect(again.annotations.find(({ id }) => id === 'q')!.fragments).toHaveLength(2);
    expect(idsOf(again.links)).toEqual(idsOf(article().links));
  });

  it('lets what was deleted there stay deleted, with its links, and keeps what was added', async () => {
    const again = await through(doccano, (row) => ({
      entities: [
        ...row.entities.filter(({ label }) => label !== 'mention'),
        { id: 99, label: 'claim', start_offset: 0, end_offset: 3 },
      ],
      relations: [],
      text: '“We will, said Ann, win.” Really?',
      saidwho: (row as unknown as Record<string, unknown>)['saidwho'],
    }));
    expect(again.annotations.map(({ kind }) => kind).sort()).toEqual(['claim', 'cue', 'quote']);
    expect(again.links).toEqual([]);
    expect(again.speakers).toHaveLength(1);
  });

  it('keeps the pieces of an annotation apart where one of them is gone', async () => {
    const again = await through(doccano, (row) => ({ ...row, entities: row.entities.slice(1) }));
    const quotes = again.annotations.filter(({ kind }) => kind === 'quote');
    expect(quotes.map(({ fragments }) => fragments.length)).toEqual([1]);
  });

  it('reads Prodigy’s rows by their spans, whatever tokens it made', async () => {
    const again = await through(prodigy, (row) => ({ ...row, tokens: [] }));
    expect(idsOf(again.annotations)).toEqual(['c', 'm', 'q']);
  });
});
