import { done, refuse, type Result } from '../result.ts';
import type { Article } from '../model/article.ts';
import { budgetsOf } from './budgets.ts';
import { findBudgetProblem, type Imported } from './decode-text.ts';
import type { ReadInput, Reading, Services } from './format.ts';

/** Returns the article made of what was found in a file that is no text itself, or why it cannot be one. */
export function toDocumentReading(imported: Imported, input: ReadInput, services: Services): Result<Reading> {
  const problem = findBudgetProblem(imported.blocks, input.name, budgetsOf(input.budgets));
  if (problem !== null) return refuse(problem);
  const article: Article = {
    id: services.newId(),
    metadata: { record: 'metadata', id: 'metadata', ...imported.metadata },
    source: { name: input.name, mediaType: imported.mediaType, sha256: services.sha256(input.bytes) },
    blocks: imported.blocks,
    annotations: [],
    links: [],
    speakers: [],
  };
  return done({ article, notes: imported.notes });
}
