import type { Change } from '../../shared/annotations/change.ts';
import { applyChanges, stateOf } from '../../shared/annotations/article-state.ts';
import type { PlainFormat } from '../../shared/formats/format.ts';
import type { Article } from '../../shared/model/article.ts';
import { paragraphsOf, textOf } from '../../shared/model/block.ts';
import type { Batch } from '../../main/use-cases/article-session.ts';
import { done, refuse } from '../../shared/result.ts';

/** An article of plain paragraphs. */
export const plainArticle = (id: string, text: string, title = 'A title'): Article => ({
  id,
  metadata: { record: 'metadata', id: 'metadata', title },
  blocks: paragraphsOf(text),
  annotations: [],
  links: [],
  speakers: [],
});

/** Tags `[start, end)` as a quote. UTF-16 code units, half-open. */
export const tagQuote = (id: string, start: number, end: number): Change => ({
  change: 'records',
  set: [{ id, after: { record: 'annotation', id, kind: 'quote', fragments: [{ start, end }], attributes: {} } }],
});

export const removeRecord = (id: string): Change => ({ change: 'records', set: [{ id, after: null }] });

/** The batch a page sends that holds `article` and makes `changes`. */
export function batchOf(article: Article, sequence: number, changes: readonly Change[]): Batch {
  const { blocks, set } = applyChanges(stateOf(article), changes);
  return { sequence, changes, check: { length: textOf(blocks).length, records: set.size } };
}

/** Stands in for the file format: the article as JSON, with its kind in the first bytes. */
export const jsonFormat: PlainFormat = {
  id: 'saidwho',
  label: 'Saidwho',
  description: 'All of it',
  group: 'own',
  extensions: ['saidwho'],
  mediaType: 'application/json',
  loses: [],
  sniffs: (head) => new TextDecoder().decode(head).startsWith('{"saidwho":'),
  read({ bytes, name }) {
    try {
      const { saidwho } = JSON.parse(new TextDecoder().decode(bytes)) as { saidwho: Article };
      return done({ article: saidwho, notes: [] });
    } catch {
      return refuse({ code: 'saidwho/damaged', message: `“${name}” is damaged. Open a backup of it.` });
    }
  },
  write: (article) => JSON.stringify({ saidwho: article }),
};

/** Stands in for an import: lines become paragraphs. */
export const lineFormat: PlainFormat = {
  id: 'text',
  label: 'Plain text',
  description: 'Words only',
  group: 'documents',
  extensions: ['txt'],
  mediaType: 'text/plain',
  loses: [
    {
      id: 'annotations',
      what: 'Annotations',
      treatment: 'dropped',
      strikes: ({ annotations }) => annotations.map(({ id }) => id),
    },
  ],
  read({ bytes, name }, services) {
    const article = plainArticle(services.newId(), new TextDecoder().decode(bytes), name);
    const source = { name, mediaType: 'text/plain', sha256: services.sha256(bytes) };
    return done({ article: { ...article, source }, notes: [] });
  },
  write: ({ blocks }) => textOf(blocks),
};
