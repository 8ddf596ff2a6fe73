import type { EvidenceFile } from '../../shared/model/dossier.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { codeOf } from '../ports.ts';
import { openingProblem } from './file-problem.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * Files that claims are checked by, copied into the project's folder `evidence` under the hash of their bytes: what is there
 * is what was captured, whatever becomes of the file it was copied from. A copy is written once and never changed; the
 * same bytes are kept once, however many claims rest on them.
 */

/** Larger files are recordings of hours: they are named by an address or a note instead. Bytes. */
const MOST_EVIDENCE_BYTES = 500_000_000;

/**
 * Copies the file at an absolute path into the folder, which is made where there is none.
 *
 * Refuses with what reading and saving refuse with, `evidence/empty`, `evidence/too-large` and `evidence/damaged`.
 *
 * @param folder absolute
 */
export async function keepEvidence(world: SaveWorld, folder: string, path: string): Promise<Result<EvidenceFile>> {
  const { files, services } = world;
  const name = files.nameOf(path);
  const read = await readWhole(world, path, name);
  if (!read.ok) return read;
  const bytes = read.value;
  const sha256 = services.sha256(bytes);
  const target = files.join(folder, `${sha256}${extensionOf(name)}`);
  const kept: EvidenceFile = { name, mediaType: mediaTypeOf(name), bytes: bytes.length, sha256 };
  if ((await files.status(target).catch(() => null)) !== null) {
    const present = await files.read(target).catch(() => null);
    if (present !== null && services.sha256(present) === sha256) return done(kept);
    return refuse({ code: 'evidence/damaged', message: DAMAGED, where: name });
  }
  await files.makeFolder(folder).catch(() => undefined); // Saving says what is missing.
  const outcome = await saveFile(world, { path: target, bytes, base: [] });
  return outcome.outcome === 'saved' ? done(kept) : refuse(outcome.problem);
}

async function readWhole({ files }: SaveWorld, path: string, name: string): Promise<Result<Uint8Array>> {
  try {
    const status = await files.status(path);
    if (status !== null && status.size > MOST_EVIDENCE_BYTES) {
      return refuse({ code: 'evidence/too-large', message: TOO_LARGE, where: name });
    }
    const bytes = await files.read(path);
    return bytes.length === 0 ? refuse({ code: 'evidence/empty', message: EMPTY, where: name }) : done(bytes);
  } catch (error) {
    return refuse(openingProblem(name, codeOf(error)));
  }
}

/** With its dot, in lower case; nothing where the name has none that every system can write. */
const extensionOf = (name: string): string => /\.[a-z0-9]{1,10}$/u.exec(name.toLowerCase())?.[0] ?? '';

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['.pdf', 'application/pdf'],
  ['.html', 'text/html'],
  ['.htm', 'text/html'],
  ['.mhtml', 'multipart/related'],
  ['.mht', 'multipart/related'],
  ['.txt', 'text/plain'],
  ['.md', 'text/markdown'],
  ['.csv', 'text/csv'],
  ['.json', 'application/json'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.gif', 'image/gif'],
  ['.mp3', 'audio/mpeg'],
  ['.wav', 'audio/wav'],
  ['.m4a', 'audio/mp4'],
  ['.mp4', 'video/mp4'],
  ['.webm', 'video/webm'],
  ['.eml', 'message/rfc822'],
]);

const mediaTypeOf = (name: string): string => MEDIA_TYPES.get(extensionOf(name)) ?? 'application/octet-stream';

const EMPTY = 'The file has no content, so there is nothing to keep. Choose another one.';

const TOO_LARGE =
  'The file is larger than 500 MB, which is more than a project copies. Name where it is kept in the note of the evidence.';

const DAMAGED =
  'The project has a copy of this file already, and that copy was changed since. Put it back from a backup, or move it out of the folder “evidence”.';
