import { DEFAULT_BUDGETS, inMegabytes } from '../../shared/formats/budgets.ts';
import type { News } from '../../shared/ipc/contract.ts';
import { NEWS_WIDE } from '../../shared/kinds/news-wide.ts';
import type { Article } from '../../shared/model/article.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { codeOf, type ImportedFile, type ImportHost, type World } from '../ports.ts';
import type { ArticleFile, SessionStart } from './article-session.ts';
import { openingProblem } from './file-problem.ts';
import type { Library } from './library.ts';
import { recover, rescue } from './recovery.ts';

/**
 * Opening reads and never writes to a user's file (promise D7). An article of our own kind is worked on **in
 * place**; any other file is **imported** into a new article, whose file the library makes at the first change.
 */

export interface OpenWorld extends World {
  readonly importHost: ImportHost;
  readonly library: Library;
  readonly journalFolder: string;
  readonly backupFolder: string;
  readonly quarantineFolder: string;
  /** The samples that come with the program. */
  readonly samplesFolder: string;
  /** Id of the format of our own files. */
  readonly ownFormat: string;
  /** The whole content of an article's file. */
  write(article: Article): string;
  /** Which article was last seen at the path, or null: a file whose content is gone does not say it any more. */
  idSeenAt(path: string): string | null;
  /** What articles from other formats are annotated with; null for the scheme that ships first. */
  schemeForNew?(): Promise<SchemeRecord | null>;
}

/** An article to be kept by a session, with what the reader should know. */
export interface Opening {
  readonly start: SessionStart;
  readonly notes: readonly string[];
  readonly news?: readonly News[];
}

/** Opens the file at an absolute path. */
export async function openPath(world: OpenWorld, path: string): Promise<Result<Opening>> {
  const name = world.files.nameOf(path);
  const found = await readWhole(world, path);
  if (!found.ok) return (await rescue(world, path, found.problems[0])) ?? found;
  const { bytes, file } = found.value;
  const copy = await findCopy(world, name, file.sha256);
  if (copy !== null) return copy;
  const imported = await readForeign(world, bytes, name);
  if (!imported.ok) return (await rescue(world, path, imported.problems[0], bytes)) ?? imported;
  if (imported.value.formatId !== world.ownFormat) return done(await newArticle(world, imported.value, name));
  const { article, notes, readOnly } = imported.value.reading;
  if (readOnly !== undefined) return done({ start: { article, file, readOnly }, notes });
  return recover(world, article, file, notes);
}

/** Opens a file of which only name and content are known: dropped on the window, or a sample. */
export async function openBytes(
  world: OpenWorld,
  given: { name: string; bytes: Uint8Array },
): Promise<Result<Opening>> {
  const { bytes } = given;
  const name = bareName(given.name);
  if (bytes.length === 0) return refuse(emptyFile(name));
  if (bytes.length > DEFAULT_BUDGETS.bytes) return refuse(tooLarge(name));
  const copy = await findCopy(world, name, world.services.sha256(bytes));
  if (copy !== null) return copy;
  const imported = await readForeign(world, bytes, name);
  if (!imported.ok) return imported;
  return done(await newArticle(world, imported.value, name));
}

/** Opens the first sample: the copy in the library once there is one, else a fresh one without a file. */
export async function openSample(world: OpenWorld): Promise<Result<Opening>> {
  const { files, samplesFolder, library } = world;
  const names = await files.list(samplesFolder).catch((): string[] => []);
  const name = names.filter((candidate) => candidate.endsWith('.saidwho')).sort()[0];
  if (name === undefined) return refuse({ code: 'sample/missing', message: NO_SAMPLE });
  const found = await readWhole(world, files.join(samplesFolder, name));
  if (!found.ok) return found;
  const imported = await readForeign(world, found.value.bytes, name);
  if (!imported.ok) return imported;
  const { article, notes } = imported.value.reading;
  const copy = await library.findArticle(article.id).catch(() => null);
  if (copy === null) return done({ start: { article, file: null }, notes });
  return openPath(world, copy);
}

/** Opens the article of the tutorial, each time a fresh one: its lessons are done anew. */
export async function openTutorial(world: OpenWorld): Promise<Result<Opening>> {
  const found = await readWhole(world, world.files.join(world.samplesFolder, TUTORIAL));
  if (!found.ok) return refuse({ code: 'sample/missing', message: NO_TUTORIAL });
  const imported = await readForeign(world, found.value.bytes, TUTORIAL);
  return imported.ok ? done({ start: { article: imported.value.reading.article, file: null }, notes: [] }) : imported;
}

const TUTORIAL = 'first-article.md';

const NO_TUTORIAL =
  'The article of the tutorial is missing from this installation. Install Saidwho again to bring it back.';

const NO_SAMPLE = 'The sample article is missing from this installation. Open an article of your own with File, Open.';

async function readWhole(world: OpenWorld, path: string): Promise<Result<{ bytes: Uint8Array; file: ArticleFile }>> {
  const { files, services } = world;
  const name = files.nameOf(path);
  try {
    const status = await files.status(path);
    if (status === null) return refuse(openingProblem(name, 'ENOENT'));
    if (status.isFolder) return refuse(openingProblem(name, 'EISDIR'));
    if (status.size === 0) return refuse(emptyFile(name));
    if (status.size > DEFAULT_BUDGETS.bytes) return refuse(tooLarge(name));
    const real = await files.realPath(path);
    const folder = await files.status(files.folderOf(real));
    if (folder === null) return refuse(openingProblem(name, 'ENOENT'));
    const bytes = await files.read(real);
    return done({ bytes, file: { path: real, sha256: services.sha256(bytes), volume: folder.volume } });
  } catch (error) {
    return refuse(openingProblem(name, codeOf(error)));
  }
}

const emptyFile = (name: string) => ({
  code: 'file/empty',
  message: `“${name}” is empty. If a copy or download is still running, wait for it; else look for an older copy.`,
});

const tooLarge = (name: string) => ({
  code: 'file/too-large',
  message: `“${name}” is larger than ${inMegabytes(DEFAULT_BUDGETS.bytes)} and is not opened. Split it into parts and open those.`,
});

/** Reads in the import process; whatever it refuses names the file, which formats leave to `where` (promise H4). */
async function readForeign({ importHost }: OpenWorld, bytes: Uint8Array, name: string): Promise<Result<ImportedFile>> {
  const imported = await importHost.read({ bytes, name });
  if (imported.ok) return imported;
  const [first, ...others] = imported.problems;
  return refuse(named(first, name), ...others);
}

function named({ code, message, where }: Problem, name: string): Problem {
  const isNamed = message.includes(`“${name}”`);
  const place = where === undefined || where === name ? {} : { where };
  return { code, message: isNamed ? message : `“${name}” could not be opened. ${message}`, ...place };
}

/** The last part of what another program calls the name (promise H6). */
const bareName = (name: string) => name.split(/[/\\]/).at(-1) || 'article';

/** Brings back the article that was made from this very file, with a word on it. */
async function findCopy(world: OpenWorld, name: string, sha256: string): Promise<Result<Opening> | null> {
  if (name.toLowerCase().endsWith('.saidwho')) return null; // Our own files are nobody's source.
  const path = await world.library.findCopy(sha256).catch(() => null);
  if (path === null) return null;
  const opened = await openPath(world, path);
  if (!opened.ok) return null;
  const copy = world.files.nameOf(path);
  const note = `You have worked on “${name}” before: this is your copy, “${copy}”. The file itself is unchanged.`;
  return done({ start: opened.value.start, notes: [note, ...opened.value.notes] });
}

async function newArticle(world: OpenWorld, { formatId, reading }: ImportedFile, name: string): Promise<Opening> {
  const { notes, readOnly } = reading;
  const isOwn = formatId === world.ownFormat;
  const article = isOwn ? reading.article : await withNewScheme(world, reading.article);
  const note = `“${name}” stays as it is; your work goes to a copy in the library.`;
  return { start: { article, file: null, ...(readOnly === undefined ? {} : { readOnly }) }, notes: [...notes, note] };
}

/** What was annotated elsewhere keeps the scheme it was annotated with. */
async function withNewScheme({ schemeForNew }: OpenWorld, article: Article): Promise<Article> {
  if (schemeForNew === undefined || article.scheme !== undefined || article.annotations.length > 0) return article;
  const scheme = await schemeForNew();
  return scheme === null || scheme === NEWS_WIDE ? article : { ...article, scheme };
}
