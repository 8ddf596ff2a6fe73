import { DEFAULT_BUDGETS, inMegabytes } from '../../shared/formats/budgets.ts';
import { bytesOf, type Content, type Reading } from '../../shared/formats/format.ts';
import { FORMATS } from '../../shared/formats/index.ts';
import { readAny } from '../../shared/formats/read-any.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { codeOf } from '../ports.ts';
import { saveFile } from '../use-cases/save-file.ts';
import { refused, type CliWorld, type Ending } from './verb.ts';

/** How verbs read an article and put a file down. */

/** Reads a file by whichever format knows it; the program's own process is the sandbox, the budget is the same. */
export async function readArticle(world: CliWorld, path: string): Promise<Result<Reading>> {
  const { files } = world;
  const name = files.nameOf(path);
  const bytes = await readBytes(world, files.absolute(path), name);
  if (!bytes.ok) return bytes;
  const input = { bytes: bytes.value, name };
  const read = await readAny(input, FORMATS, world.services);
  return read.ok ? done(read.value.reading) : read;
}

async function readBytes({ files }: CliWorld, path: string, name: string): Promise<Result<Uint8Array>> {
  const cannot = (code: string, message: string) => refuse({ code, message, where: name });
  try {
    const status = await files.status(path);
    if (status === null) return cannot('file/not-found', 'There is no such file; check the name and the folder.');
    if (status.isFolder) return cannot('file/is-folder', 'This is a folder; name one file in it.');
    if (status.size > DEFAULT_BUDGETS.bytes) {
      return cannot(
        'file/too-large',
        `The file is larger than ${inMegabytes(DEFAULT_BUDGETS.bytes)}, the most that is read. Split it into parts and open those.`,
      );
    }
    return done(await files.read(path));
  } catch (error) {
    const code = codeOf(error);
    const why =
      code === 'EACCES' || code === 'EPERM'
        ? 'You may not read this file; ask its owner.'
        : `It cannot be read (${code}).`;
    return cannot('file/unreadable', why);
  }
}

/** Writes to standard output for `-`, else to a file, which is replaced only with `force` (promise X6). */
export async function putOut(world: CliWorld, out: string, content: Content, force: boolean): Promise<Ending> {
  if (out === '-' && typeof content === 'string') return { ending: 'done', output: content };
  const path = world.files.absolute(out);
  const name = world.files.nameOf(path);
  if (!force && (await world.files.status(path).catch(() => null)) !== null) {
    const message = 'There is a file of this name already; choose another name, or replace it with --force.';
    return refused([{ code: 'file/exists', message, where: name }]);
  }
  const bytes = bytesOf(content);
  const outcome = await saveFile(world, { path, bytes, base: force ? 'any' : [] });
  if (outcome.outcome !== 'saved') return refused([outcome.problem]);
  return { ending: 'done', remark: `Wrote ${name} (${bytes.length} bytes).` };
}
