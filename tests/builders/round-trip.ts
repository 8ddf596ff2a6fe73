import { bytesOf, filesOf, type Format, type OutFile, type Services } from '../../shared/formats/format.ts';
import { readAs, type ReadFile } from '../../shared/formats/read-any.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Result } from '../../shared/result.ts';
import { testServices } from './services.ts';

/** Writes an article as a format does. @param name that its files get, without an ending */
export async function writtenFiles(
  format: Format,
  article: Article,
  name = 'article',
  services: Services = testServices(),
): Promise<readonly OutFile[]> {
  return filesOf(await format.write!(article, services, name), name, format);
}

/** Reads files that a format wrote, the first of them being the one that is opened. */
export function readFiles(format: Format, files: readonly OutFile[]): Promise<Result<ReadFile>> {
  const [main, ...companions] = files.map(({ name, content }) => ({ name, bytes: bytesOf(content) }));
  return readAs(format, { ...main!, companions }, testServices());
}

/** Writes an article and reads it back. @throws Error with the refusal */
export async function throughFiles(format: Format, article: Article): Promise<Article> {
  const read = await readFiles(format, await writtenFiles(format, article));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value.reading.article;
}
