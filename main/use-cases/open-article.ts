import { DEFAULT_BUDGETS, inMegabytes } from '../../shared/formats/budgets.ts';
import type { Format, LabelMapping, Reading, ReadInput } from '../../shared/formats/format.ts';
import type { News } from '../../shared/ipc/contract.ts';
import { NEWS_WIDE } from '../../shared/kinds/news-wide.ts';
import type { Article } from '../../shared/model/article.ts';
import type { SchemeRecord } from '../../shared/model/scheme.ts';
import { textOf } from '../../shared/model/block.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { codeOf, type ImportedFile, type ImportHost, type World } from '../ports.ts';
import type { ArticleFile, SessionStart } from './article-session.ts';
import { findCompanions } from './companions.ts';
import { openingProblem } from './file-problem.ts';
import type { Library } from './library.ts';
import type { Originals } from './originals.ts';
import { placeInLibrary } from './place-in-library.ts';
import { recover, rescue } from './recovery.ts';

/**
 * Opening reads and never writes to a user's file (promise D7). An article of our own kind is worked on **in
 * place**; any other file is **imported** into a new article, whose file the library makes at the first change.
 */

export interface OpenWorld extends World {
  readonly importHost: ImportHost;
  readonly library: Library;
  readonly originals: Originals;
  /** Formats whose files may have others beside them that belong to them. */
  readonly formats: readonly Format[];
  /** What foreign labels became the last time that somebody said so. */
  labelMapping(): LabelMapping;
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
  const companions = await findCompanions(world.files, world.formats, path);
  const imported = await readForeign(world, { bytes, name, companions });
  if (!imported.ok) return (await rescue(world, path, imported.problems[0], bytes)) ?? imported;
  if (imported.value.formatId !== world.ownFormat) {
    world.originals.remember(file.sha256, { name, bytes, companions });
    return newArticles(world, imported.value, name);
  }
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
  const sha256 = world.services.sha256(bytes);
  const copy = await findCopy(world, name, sha256);
  if (copy !== null) return copy;
  const imported = await readForeign(world, { bytes, name });
  if (!imported.ok) return imported;
  world.originals.remember(sha256, { name, bytes, companions: [] });
  return newArticles(world, imported.value, name);
}

/** Opens the first sample: the copy in the library once there is one, else a fresh one without a file. */
export async function openSample(world: OpenWorld): Promise<Result<Opening>> {
  const { files, samplesFolder, library } = world;
  const names = await files.list(samplesFolder).catch((): string[] => []);
  const name = names.filter((candidate) => candidate.endsWith('.saidwho')).sort()[0];
  if (name === undefined) return refuse({ code: 'sample/missing', message: NO_SAMPLE });
  const found = await readWhole(world, files.join(samplesFolder, name));
  if (!found.ok) return found;
  const imported = await readForeign(world, { bytes: found.value.bytes, name });
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
  const imported = await readForeign(world, { bytes: found.value.bytes, name: TUTORIAL });
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
async function readForeign(world: OpenWorld, input: ReadInput): Promise<Result<ImportedFile>> {
  const { name } = input;
  const imported = await world.importHost.read({ mapping: world.labelMapping(), ...input });
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
  const path = await findCopyOf(world, name, sha256); // Our own files are nobody's source.
  if (path === null) return null;
  const opened = await openPath(world, path);
  if (!opened.ok) return null;
  const copy = world.files.nameOf(path);
  const count = (await world.library.countCopies(sha256)) - 1;
  const others = count > 0 ? ` ${inWords(count)} made from it ${count === 1 ? 'is' : 'are'} in the library too.` : '';
  const note = `You have worked on “${name}” before: this is your copy, “${copy}”. The file itself is unchanged.${others}`;
  return done({ start: opened.value.start, notes: [note, ...opened.value.notes] });
}

const inWords = (count: number): string => (count === 1 ? 'The other article' : `The other ${count} articles`);

/** Several articles of one file go into the library at once, so that none of them is lost sight of; the first is opened. */
async function newArticles(world: OpenWorld, imported: ImportedFile, name: string): Promise<Result<Opening>> {
  const { reading, others } = imported;
  if (others.length === 0) return done(await newArticle(world, imported, name));
  const first = await placeInLibrary(world, reading.article);
  if ('problem' in first) return done(await newArticle(world, imported, name, await keepOthers(world, others, name)));
  const notes = [...reading.notes, ...(await keepOthers(world, others, name))];
  await world.originals.keep(reading.article);
  const opened = await openPath(world, first.path);
  return opened.ok ? done({ ...opened.value, notes: [...notes, ...opened.value.notes] }) : opened;
}

async function newArticle(
  world: OpenWorld,
  imported: ImportedFile,
  name: string,
  told: readonly string[] = [],
): Promise<Opening> {
  const { formatId, reading } = imported;
  const { readOnly } = reading;
  const notes = [...reading.notes, ...told];
  const isOwn = formatId === world.ownFormat;
  const article = isOwn ? reading.article : await withNewScheme(world, reading.article);
  const note = `“${name}” stays as it is; your work goes to a copy in the library.`;
  return { start: { article, file: null, ...(readOnly === undefined ? {} : { readOnly }) }, notes: [...notes, note] };
}

/** Returns what to say of it. */
async function keepOthers(world: OpenWorld, others: readonly Reading[], name: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { article } of others) {
    const placed = await placeInLibrary(world, article);
    if ('problem' in placed) problems.push(placed.problem);
  }
  const count = others.length - problems.length;
  const where = `this is the first, and ${count === 1 ? 'the other one is' : `the other ${count} are`} in the library`;
  return [`“${name}” holds ${others.length + 1} articles: ${where}.`, ...problems.slice(0, 3)];
}

/**
 * Reads the file from which an article was made once more, with other kinds for its labels. It becomes a new article;
 * the one that was made before stays where it is.
 */
export async function readAgain(world: OpenWorld, article: Article, mapping: LabelMapping): Promise<Result<Opening>> {
  const { sha256, name = 'article', report } = article.source ?? {};
  const original = sha256 === undefined ? null : await world.originals.find(sha256);
  if (original === null) return refuse({ code: 'original/missing', message: NO_ORIGINAL, where: name });
  const asked = report === undefined ? {} : { format: report.format };
  const imported = await readForeign(world, { ...original, ...asked, mapping });
  if (!imported.ok) return imported;
  world.originals.remember(sha256!, original);
  const reading = sameArticle(article, [imported.value.reading, ...imported.value.others]);
  return done(await newArticle(world, { ...imported.value, reading }, original.name));
}

/** Of the articles that a file holds, the one that this was: by its words, or its title where they were corrected. */
function sameArticle(article: Article, readings: readonly Reading[]): Reading {
  const words = textOf(article.blocks);
  return (
    readings.find((reading) => textOf(reading.article.blocks) === words) ??
    readings.find((reading) => reading.article.metadata.title === article.metadata.title) ??
    readings[0]!
  );
}

const NO_ORIGINAL =
  'The file that this article was made from is not there any more. Open it again with File, Open, where you have it.';

/** A file as it was read, with the hash of its bytes; or the path of the article that was made from it before. */
export type ReadPath = (ImportedFile & { readonly sha256: string }) | { readonly copy: string };

/** Reads the file at an absolute path, unless the library has an article that was made from it. */
export async function readPath(world: OpenWorld, path: string): Promise<Result<ReadPath>> {
  const name = world.files.nameOf(path);
  const found = await readWhole(world, path);
  if (!found.ok) return found;
  const { bytes, file } = found.value;
  const copy = await findCopyOf(world, name, file.sha256);
  if (copy !== null) return done({ copy });
  const companions = await findCompanions(world.files, world.formats, path);
  const imported = await readForeign(world, { bytes, name, companions });
  if (!imported.ok) return imported;
  world.originals.remember(file.sha256, { name, bytes, companions });
  return done({ ...imported.value, sha256: file.sha256 });
}

/** Reads the file at an absolute path and leaves it at that: no article comes of it, and nothing is remembered. */
export async function readAside(world: OpenWorld, path: string): Promise<Result<ImportedFile>> {
  const found = await readWhole(world, path);
  if (!found.ok) return found;
  const companions = await findCompanions(world.files, world.formats, path);
  return readForeign(world, { bytes: found.value.bytes, name: world.files.nameOf(path), companions });
}

/** Path of the article that was made from a file of this name and hash, or null. */
const findCopyOf = async (world: OpenWorld, name: string, sha256: string): Promise<string | null> =>
  name.toLowerCase().endsWith('.saidwho') ? null : world.library.findCopy(sha256).catch(() => null);

/** What was annotated elsewhere keeps the scheme it was annotated with. */
async function withNewScheme({ schemeForNew }: OpenWorld, article: Article): Promise<Article> {
  if (schemeForNew === undefined || article.scheme !== undefined || article.annotations.length > 0) return article;
  const scheme = await schemeForNew();
  return scheme === null || scheme === NEWS_WIDE ? article : { ...article, scheme };
}
