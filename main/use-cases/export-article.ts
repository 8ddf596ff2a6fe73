import { claimAlone } from '../../shared/formats/claim-alone.ts';
import { keptOfChecks } from '../../shared/formats/desk-losses.ts';
import {
  bytesOf,
  filesOf,
  lossesOf,
  type Content,
  type Format,
  type OutFile,
  type Services,
} from '../../shared/formats/format.ts';
import { pack, unpack } from '../../shared/formats/zip.ts';
import type { ExportedFiles, ExportPreview, FormatSummary, RereadReport } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { codeOf, type Dialogs, type ImportHost, type Printer } from '../ports.ts';
import { baseName } from './file-name.ts';
import { openingProblem } from './file-problem.ts';
import { asPrinted } from './print-copy.ts';
import { putInNewFolder } from './put-files.ts';
import { notReadBack, readBack, type ReadBack } from './read-back.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * Shows what an export would write and what it would lose, writes it where the user says, then reads back what stands on
 * the disk and compares it with the article (X1).
 */

/** How much of an export is shown. UTF-16 code units. */
const HEAD = 20_000;

export interface ExportWorld extends SaveWorld {
  readonly dialogs: Dialogs;
  readonly formats: readonly Format[];
  readonly importHost: Pick<ImportHost, 'read'>;
  /** Absent where there is no window to print with. */
  readonly printer?: Printer;
}

/** Formats that write, as the export dialog shows them. */
export const exportFormats = (formats: readonly Format[]): FormatSummary[] =>
  formats
    .filter(({ write }) => write !== undefined)
    .map(({ id, label, description, group, extensions }) => ({
      id,
      label,
      description,
      group,
      extension: extensions[0] ?? id,
    }));

/** Returns what is exported of the article: all of it, or one claim with what it leads to. */
export const exported = (article: Article, claim: string | undefined): Article =>
  claim === undefined ? article : claimAlone(article, claim);

/** Extensions that can be opened, without the dot. */
export const readableExtensions = (formats: readonly Format[]): string[] => [
  ...new Set(formats.flatMap(({ read, extensions }) => (read === undefined ? [] : extensions))),
];

export async function previewExport(
  world: ExportWorld,
  article: Article,
  formatId: string,
): Promise<Result<ExportPreview>> {
  const written = await writeAs(world.formats, world.services, article, formatId);
  if (!written.ok) return written;
  const { files, format } = written.value;
  const sizes = files.map(({ name, content }) => ({ name, bytes: bytesOf(content).length }));
  const [main] = files;
  // The source of a page to print says nothing to whoever wants the PDF.
  const losses = lossesOf(format, article);
  const text =
    main === undefined
      ? ''
      : (format.preview?.(article, world.services) ?? (format.prints === true ? null : textOf(main.content)));
  return done({
    head: text === null ? null : headOf(text),
    isWhole: text === null || text.length <= HEAD,
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    suggestedName: main?.name ?? '',
    files: sizes,
    isReadBack: format.read !== undefined,
    losses: losses.map(({ what, treatment, records }) => ({ what, treatment, records })),
    kept: keptOfChecks(article, losses),
    warnings: (format.warns?.(article) ?? []).map(({ message, records }) => ({ message, records })),
  });
}

/** Null for what is no text to look at. */
const textOf = (content: Content): string | null => (typeof content === 'string' ? content : null);

/** Never half a surrogate pair at the end (promise T2). */
function headOf(text: string): string {
  const head = text.slice(0, HEAD);
  return head.length < text.length && /[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head;
}

/**
 * Null when the dialog was closed without a choice. One file goes where the dialog says, which has asked before it names
 * one that exists (X6); several go into a new folder inside the one that was chosen, or into one archive.
 */
export async function writeExport(
  world: ExportWorld,
  article: Article,
  formatId: string,
  asArchive = false,
): Promise<Result<ExportedFiles> | null> {
  const written = await writeAs(world.formats, world.services, article, formatId);
  if (!written.ok) return written;
  const { format } = written.value;
  const printed = await asPrinted(format, written.value.files, world.printer ?? null);
  if (!printed.ok) return printed;
  const files = printed.value;
  const name = baseName(article.metadata.title);
  const placed = asArchive
    ? await putFile(world, { name: `${name}.zip`, content: pack(files) }, ARCHIVE)
    : files.length === 1
      ? await putFile(world, files[0]!, { name: format.label, extensions: format.extensions })
      : await putFolder(world, name, files);
  if (placed === null || !placed.ok) return placed;
  const { paths, ...told } = placed.value;
  return done({ ...told, reread: await readBackFrom(world, format, article, files, paths, asArchive) });
}

/** Reads what stands on the disk now, not what was meant to be written. */
async function readBackFrom(
  world: ExportWorld,
  format: Format,
  article: Article,
  files: readonly OutFile[],
  paths: readonly string[],
  asArchive: boolean,
): Promise<RereadReport | null> {
  if (format.read === undefined) return null;
  try {
    const contents = await Promise.all(paths.map((path) => world.files.read(path)));
    const unpacked = asArchive ? unpack({ bytes: contents[0]!, name: world.files.nameOf(paths[0]!) }) : null;
    if (unpacked?.ok === false) return reportOf(notReadBack(unpacked.problems[0].message));
    const contentOf = (name: string, i: number) => (unpacked?.ok === true ? unpacked.value.get(name) : contents[i]);
    const written = files.map(({ name }, i) => ({ name, content: contentOf(name, i) ?? '' }));
    const [found] = (await readBack((input) => world.importHost.read(input), format, [article], written)) ?? [];
    return found === undefined ? null : reportOf(found);
  } catch (error) {
    return reportOf(notReadBack(openingProblem(world.files.nameOf(paths[0]!), codeOf(error)).message));
  }
}

const ARCHIVE = { name: 'ZIP archive', extensions: ['zip'] };

/** What was written, and the paths of the files in their order. */
type Placed = Result<Omit<ExportedFiles, 'reread'> & { readonly paths: readonly string[] }>;

async function putFile(
  world: ExportWorld,
  { name, content }: OutFile,
  filter: { readonly name: string; readonly extensions: readonly string[] },
): Promise<Placed | null> {
  const choice = await world.dialogs.chooseTarget(name, [filter]);
  if (!choice.ok) return choice;
  const path = choice.value;
  if (path === null) return null;
  const bytes = bytesOf(content);
  const outcome = await saveFile(world, { path, bytes, base: 'any' });
  if (outcome.outcome !== 'saved') return refuse(outcome.problem);
  return done({ name: world.files.nameOf(path), bytes: bytes.length, files: 1, paths: [path] });
}

async function putFolder(world: ExportWorld, name: string, files: readonly OutFile[]): Promise<Placed | null> {
  const choice = await world.dialogs.chooseFolder('Export into a new folder in');
  if (!choice.ok) return choice;
  if (choice.value === null) return null;
  const put = await putInNewFolder(world, choice.value, name, files);
  if (!put.ok) return put;
  const { folder, paths, bytes } = put.value;
  return done({ name: world.files.nameOf(folder), bytes, files: files.length, paths });
}

/** What the page is told of what came back. */
export function reportOf({ sentence, found }: ReadBack): RereadReport {
  if (found === null) return { sentence, isSame: false, records: [] };
  const records = [...new Set(found.differences.map(({ record }) => record))];
  return { sentence, isSame: records.length === 0, records: records.slice(0, 1000) };
}

async function writeAs(formats: readonly Format[], services: Services, article: Article, formatId: string) {
  const format = formats.find(({ id }) => id === formatId);
  if (format?.write === undefined) throw new RangeError(`No format that writes is called ${formatId}`);
  const name = baseName(article.metadata.title);
  try {
    return done({ files: filesOf(await format.write(article, services, name), name, format), format });
  } catch {
    return refuse({ code: 'export/failed', message: cannotBeWritten('The article', format) });
  }
}

/** A format refuses what it cannot hold by a RangeError of its own wording, which is not for the reader. */
export const cannotBeWritten = (what: string, { label }: Format): string =>
  `${what} cannot be written as ${label}. Choose another format and report this.`;
