import type { Article } from '../../shared/model/article.ts';
import type { OpenWorld } from './open-article.ts';
import { saveFile } from './save-file.ts';

/** Writes the article into a new file of the library. */
export async function placeInLibrary(
  world: Pick<OpenWorld, 'library' | 'write' | 'files' | 'services' | 'timers'>,
  article: Article,
): Promise<{ readonly path: string } | { readonly problem: string }> {
  const path = await world.library.findPlace(article);
  await world.files.makeFolder(world.library.folder).catch(() => undefined); // Saving says what is missing.
  const bytes = new TextEncoder().encode(world.write(article));
  const outcome = await saveFile(world, { path, bytes, base: [] });
  return outcome.outcome === 'saved' ? { path } : { problem: outcome.problem.message };
}
