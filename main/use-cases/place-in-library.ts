import type { Article } from '../../shared/model/article.ts';
import type { Library } from './library.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/** What it takes to give an article a file of its own in the library before anybody has worked on it. */
interface PlaceWorld extends SaveWorld {
  readonly library: Library;
  /** The whole content of an article's file. */
  write(article: Article): string;
}

/** Writes the article into a new file of the library. */
export async function placeInLibrary(
  world: PlaceWorld,
  article: Article,
): Promise<{ readonly path: string } | { readonly problem: string }> {
  const path = await world.library.findPlace(article);
  await world.files.makeFolder(world.library.folder).catch(() => undefined); // Saving says what is missing.
  const bytes = new TextEncoder().encode(world.write(article));
  const outcome = await saveFile(world, { path, bytes, base: [] });
  if (outcome.outcome !== 'saved') return { problem: outcome.problem.message };
  world.library.hearOf(path);
  return { path };
}
