import type { Files, Services } from '../ports.ts';
import { writeNew } from './save-file.ts';

/** The **quarantine** holds bytes that we could not read or had to replace; nothing in it is ever deleted. */

export interface QuarantineWorld {
  readonly files: Files;
  readonly services: Services;
  readonly quarantineFolder: string;
}

/**
 * Copies the file as it is into the quarantine and returns once the copy is on the disk; a copy that is there already
 * is enough.
 */
export async function keepAside({ files, services, quarantineFolder }: QuarantineWorld, path: string): Promise<void> {
  if ((await files.status(path)) === null) return;
  const bytes = await files.read(path);
  await files.makeFolder(quarantineFolder, true);
  const name = `${services.sha256(bytes).slice(0, 16)} ${files.nameOf(path)}`;
  const copy = files.join(quarantineFolder, name);
  if ((await files.status(copy)) !== null) return;
  await writeNew(files, copy, bytes, 0o600);
  await files.syncFolder(quarantineFolder);
}
