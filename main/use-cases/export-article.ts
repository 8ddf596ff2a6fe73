import { lossesOf, type Format, type Services } from '../../shared/formats/format.ts';
import type { ExportPreview, FormatSummary } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import type { Dialogs } from '../ports.ts';
import { safeFileName } from './file-name.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/** Shows what an export would write and what it would lose, and writes it where the user says. */

/** How much of an export is shown. UTF-16 code units. */
const HEAD = 20_000;

export interface ExportWorld extends SaveWorld {
  readonly dialogs: Dialogs;
  readonly formats: readonly Format[];
}

/** Formats that write, as the export dialog shows them. */
export const exportFormats = (formats: readonly Format[]): FormatSummary[] =>
  formats
    .filter(({ write }) => write !== undefined)
    .map(({ id, label, description, extensions }) => ({ id, label, description, extension: extensions[0] ?? id }));

/** Extensions that can be opened, without the dot. */
export const readableExtensions = (formats: readonly Format[]): string[] => [
  ...new Set(formats.flatMap(({ read, extensions }) => (read === undefined ? [] : extensions))),
];

export function previewExport(world: ExportWorld, article: Article, formatId: string): Result<ExportPreview> {
  const written = writeAs(world.formats, world.services, article, formatId);
  if (!written.ok) return written;
  const { text, format, name } = written.value;
  return done({
    head: headOf(text),
    isWhole: text.length <= HEAD,
    bytes: new TextEncoder().encode(text).length,
    suggestedName: name,
    losses: lossesOf(format, article).map(({ what, records }) => ({ what, records })),
  });
}

/** Never half a surrogate pair at the end (promise T2). */
function headOf(text: string): string {
  const head = text.slice(0, HEAD);
  return head.length < text.length && /[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head;
}

/** Null when the dialog was closed without a choice. The dialog has asked before it names a file that exists (X6). */
export async function writeExport(
  world: ExportWorld,
  article: Article,
  formatId: string,
): Promise<Result<{ name: string; bytes: number }> | null> {
  const written = writeAs(world.formats, world.services, article, formatId);
  if (!written.ok) return written;
  const { text, format, name } = written.value;
  const filters = [{ name: format.label, extensions: format.extensions }];
  const choice = await world.dialogs.chooseTarget(name, filters);
  if (!choice.ok) return choice;
  const path = choice.value;
  if (path === null) return null;
  const bytes = new TextEncoder().encode(text);
  const outcome = await saveFile(world, { path, bytes, base: 'any' });
  if (outcome.outcome !== 'saved') return refuse(outcome.problem);
  return done({ name: world.files.nameOf(path), bytes: bytes.length });
}

function writeAs(formats: readonly Format[], services: Services, article: Article, formatId: string) {
  const format = formats.find(({ id }) => id === formatId);
  if (format?.write === undefined) throw new RangeError(`No format that writes is called ${formatId}`);
  const name = safeFileName(article.metadata.title, format.extensions[0] ?? format.id);
  try {
    return done({ text: format.write(article, services), format, name });
  } catch {
    // A format refuses what it cannot hold by a RangeError of its own wording, which is not for the reader.
    const message = `The article cannot be written as ${format.label}. Choose another format and report this.`;
    return refuse({ code: 'export/failed', message });
  }
}
