import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import type { Article } from '../../shared/model/article.ts';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { testServices } from '../builders/services.ts';

/** The small articles that the end-to-end tests open, as text and as files on the disk. */

export const MILL = `The mill at Orm
“We will rebuild the mill. That is a promise,” said Ana Pires, the mayor. “It will cost 4 million euros,” she told reporters.
The council meets again on Monday.
`;

/** The same with a finished quote and a claim. */
export const annotatedMill = (): Article =>
  annotatedArticle(
    [
      '# The mill at Orm',
      '“{quote#q1:We will rebuild the mill. {claim#c1:That is a promise},}” {cue#u1:said} {mention#m1:Ana Pires}, the ' +
        'mayor. “{quote#q1:It will cost 4 million euros,}” she told reporters.',
      'The council meets again on Monday.',
    ].join('\n'),
    {
      id: '3b1f0a52-6f6e-4a8e-8f5c-0a5d9a1f7c10',
      metadata: { title: 'The mill at Orm' },
      speakers: { s1: { name: 'Ana Pires', role: 'Mayor' } },
      links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1', 'c1 claimed-in q1'],
      attributes: {
        q1: { quoteType: 'direct' },
        c1: { normalised: 'Ana Pires promised to rebuild the mill.', checkWorthiness: 'CFS', verdict: 'supported' },
      },
    },
  );

/** Writes a file into the folder and returns its path. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What a working file of the article holds. */
export const savedForm = (article: Article): string => saidwhoFile.write!(article, testServices());
