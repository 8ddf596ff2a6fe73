import { DEFAULT_BUDGETS } from '../../shared/formats/budgets.ts';
import type { Format, ReadInput } from '../../shared/formats/format.ts';
import type { Files } from '../ports.ts';

/**
 * Files that lie beside the one to read and belong to it, as its name and the formats say: `a.txt` for `a.ann`. What is
 * missing, unreadable or too large is not among them; the format says what it lacks.
 *
 * @param path absolute
 * @param asked id of the format to read it as, where somebody has said so
 */
export async function findCompanions(
  files: Files,
  formats: readonly Format[],
  path: string,
  asked?: string,
): Promise<NonNullable<ReadInput['companions']>> {
  const name = files.nameOf(path);
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const mayRead = formats.filter(({ id, extensions }) =>
    asked === undefined ? extensions.includes(extension) : id === asked,
  );
  const names = new Set(mayRead.flatMap((format) => format.companions?.(name) ?? []));
  const found: { name: string; bytes: Uint8Array }[] = [];
  let room = DEFAULT_BUDGETS.bytes;
  for (const beside of names) {
    if (beside === name || /[/\\]/.test(beside)) continue;
    const other = files.join(files.folderOf(path), beside);
    const status = await files.status(other).catch(() => null);
    if (status === null || status.isFolder || status.size > room) continue;
    const bytes = await files.read(other).catch(() => null);
    if (bytes === null) continue;
    room -= bytes.length;
    found.push({ name: beside, bytes });
  }
  return found;
}
