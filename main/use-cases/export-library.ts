import {
  bytesOf,
  filesOf,
  filesTogether,
  type Format,
  type NamedArticle,
  type OutFile,
} from '../../shared/formats/format.ts';
import { pack } from '../../shared/formats/zip.ts';
import type { ExportedLibrary, Progress } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { cannotBeWritten, reportOf, type ExportWorld } from './export-article.ts';
import { freeBaseName } from './file-name.ts';
import type { Library } from './library.ts';
import { asPrinted } from './print-copy.ts';
import { putInNewFolder } from './put-files.ts';
import { readBack } from './read-back.ts';
import { saveFile } from './save-file.ts';

/**
 * Writes every article of the library in one format: into one file where the format has a place for many, else each
 * into files of its own in a new folder; or all of it into one archive.
 */
export async function exportLibrary(
  world: ExportWorld & { readonly library: Library },
  { formatId, asArchive }: { readonly formatId: string; readonly asArchive: boolean },
  tell: (progress: Progress) => boolean,
): Promise<Result<ExportedLibrary> | null> {
  const format = world.formats.find(({ id }) => id === formatId);
  if (format?.write === undefined) throw new RangeError(`No format that writes is called ${formatId}`);
  const target = await chooseTarget(world, format, asArchive);
  if (target === null || !target.ok) return target;
  const { documents, problems } = await readLibrary(world, tell);
  if (documents.length === 0) return refuse({ code: 'export/nothing', message: NOTHING });
  const { files, same } = await write(world, format, documents, problems);
  const [problem] = problems;
  if (files.length === 0) return refuse({ code: 'export/nothing', message: problem ?? NOTHING });
  const placed = await place(world, target.value, files, asArchive);
  if (!placed.ok) return placed;
  return done({ ...placed.value, articles: documents.length, same, problems });
}

/** A path of a file, or of the folder in which a new one is made. */
async function chooseTarget(world: ExportWorld, format: Format, asArchive: boolean): Promise<Result<string> | null> {
  const isOne = asArchive || format.writeMany !== undefined;
  const ending = asArchive ? 'zip' : (format.extensions[0] ?? format.id);
  const choice = isOne
    ? await world.dialogs.chooseTarget(`articles.${ending}`, [{ name: format.label, extensions: [ending] }])
    : await world.dialogs.chooseFolder('Export all articles into a new folder in');
  if (!choice.ok) return choice;
  return choice.value === null ? null : done(choice.value);
}

async function readLibrary(
  { library, files, importHost }: ExportWorld & { readonly library: Library },
  tell: (progress: Progress) => boolean,
): Promise<{ documents: NamedArticle[]; problems: string[] }> {
  const { articles } = await library.list();
  const documents: NamedArticle[] = [];
  const problems: string[] = [];
  const taken = new Set<string>();
  for (const [i, { fileId, name }] of articles.entries()) {
    if (!tell({ done: i, total: articles.length, name })) {
      problems.push(`Stopped: ${articles.length - i} articles were left out.`);
      break;
    }
    const path = library.pathOf(fileId);
    const bytes = path === null ? null : await files.read(path).catch(() => null);
    const read = bytes === null ? null : await importHost.read({ bytes, name });
    if (read === null || !read.ok) {
      problems.push(read === null ? `“${name}” could not be read.` : read.problems[0].message);
      continue;
    }
    const { article } = read.value.reading;
    documents.push({ name: freeBaseName(article.metadata.title, taken), article });
  }
  tell({ done: articles.length, total: articles.length, name: '' });
  return { documents, problems };
}

async function write(
  world: ExportWorld,
  format: Format,
  documents: readonly NamedArticle[],
  problems: string[],
): Promise<{ readonly files: readonly OutFile[]; readonly same: number | null }> {
  let same = 0;
  const compare = async (articles: readonly Article[], files: readonly OutFile[]) => {
    const answers = await readBack((input) => world.importHost.read(input), format, articles, files);
    for (const [i, answer] of (answers ?? []).entries()) {
      const { isSame, sentence } = reportOf(answer);
      if (isSame) same += 1;
      else problems.push(`“${articles[i]!.metadata.title}”: ${sentence}`);
    }
  };
  const told = () => (format.read === undefined ? null : same);
  if (format.writeMany !== undefined) {
    const files = await writtenOr(problems, format, 'the articles', async () =>
      filesOf(await format.writeMany!(documents, world.services), 'articles', format),
    );
    if (files === null) return { files: [], same: null };
    await compare(
      documents.map(({ article }) => article),
      files,
    );
    return { files, same: told() };
  }
  const files: OutFile[] = [];
  const articles: Article[] = [];
  for (const { name, article } of documents) {
    const made = await writtenOr(problems, format, `“${article.metadata.title}”`, async () =>
      filesOf(await format.write!(article, world.services, name), name, format),
    );
    if (made === null) continue;
    const printed = await asPrinted(format, made, world.printer ?? null);
    if (!printed.ok) {
      problems.push(`“${article.metadata.title}”: ${printed.problems[0].message}`);
      continue;
    }
    const own = printed.value;
    files.push(...own);
    articles.push(article);
    await compare([article], own);
  }
  return { files: filesTogether(files, format, articles), same: told() };
}

/** Returns null where the format refused, and tells it among the problems. */
async function writtenOr(
  problems: string[],
  format: Format,
  what: string,
  write: () => Promise<readonly OutFile[]>,
): Promise<readonly OutFile[] | null> {
  try {
    return await write();
  } catch {
    problems.push(cannotBeWritten(what, format));
    return null;
  }
}

async function place(
  world: ExportWorld,
  target: string,
  files: readonly OutFile[],
  asArchive: boolean,
): Promise<Result<{ name: string; files: number; bytes: number }>> {
  const [first] = files;
  const isOne = asArchive || (files.length === 1 && first !== undefined && !(await isFolder(world, target)));
  if (isOne) {
    const bytes = asArchive ? pack(files) : bytesOf(first!.content);
    const outcome = await saveFile(world, { path: target, bytes, base: 'any' });
    if (outcome.outcome !== 'saved') return refuse(outcome.problem);
    if (!(await standsThere(world, target, bytes))) return refuse(altered(world.files.nameOf(target)));
    return done({ name: world.files.nameOf(target), files: files.length, bytes: bytes.length });
  }
  // A format of many articles may still make several files: they go beside the one that was chosen.
  const parent = (await isFolder(world, target)) ? target : world.files.folderOf(target);
  const put = await putInNewFolder(world, parent, 'articles', files);
  if (!put.ok) return put;
  const { folder, paths, bytes } = put.value;
  for (const [i, { name, content }] of files.entries()) {
    if (!(await standsThere(world, paths[i]!, bytesOf(content)))) return refuse(altered(name));
  }
  return done({ name: world.files.nameOf(folder), files: files.length, bytes });
}

/** The articles were compared before they were written: what stands on the disk must be those very bytes. */
async function standsThere({ files }: ExportWorld, path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await files.read(path).catch(() => null);
  return found !== null && found.length === bytes.length && found.every((byte, i) => byte === bytes[i]);
}

const altered = (name: string) => ({
  code: 'export/altered',
  message: `“${name}” could not be read back as it was written. Check the disk and export once more, to another place.`,
});

const isFolder = async ({ files }: ExportWorld, path: string): Promise<boolean> =>
  (await files.status(path).catch(() => null))?.isFolder === true;

const NOTHING = 'There is no article in the library that could be exported.';
