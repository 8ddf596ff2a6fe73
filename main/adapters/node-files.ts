import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { codeOf, type Files, type FileStatus, type WritableFile } from '../ports.ts';

/** The real file system. */
export const nodeFiles: Files = {
  locksOpenFiles: process.platform === 'win32',

  join: (folder, name) => path.join(folder, name),
  folderOf: (file) => path.dirname(file),
  nameOf: (file) => path.basename(file),
  absolute: (file) => path.resolve(file),

  realPath: (file) => fs.realpath(file),
  status,
  checkWritable: (file) => fs.access(file, constants.W_OK),
  read: (file) => fs.readFile(file),
  list: (folder) => fs.readdir(folder),
  async makeFolder(folder, isPrivate = false) {
    await fs.mkdir(folder, { recursive: true, ...(isPrivate ? { mode: 0o700 } : {}) });
  },
  create,
  link: (from, to) => fs.link(from, to),
  copy: (from, to) => fs.copyFile(from, to, constants.COPYFILE_EXCL),
  rename: (from, to) => fs.rename(from, to),
  remove: (file) => fs.rm(file, { force: true }),
  async freeSpace(folder) {
    const { bavail, bsize } = await fs.statfs(folder);
    return bavail * bsize;
  },
  syncFolder,
};

async function status(file: string): Promise<FileStatus | null> {
  try {
    const { size, mtimeMs, mode, dev, ino } = await fs.stat(file);
    const isFolder = (mode & 0o170000) === 0o040000;
    return { size, modified: mtimeMs, mode: mode & 0o7777, isFolder, identity: ino, volume: dev };
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

async function create(file: string, mode?: number): Promise<WritableFile> {
  const handle = await fs.open(file, 'wx', mode);
  if (mode !== undefined) await handle.chmod(mode).catch(() => undefined); // The umask took bits away; FAT has none.
  return {
    async write(bytes, offset) {
      const { bytesWritten } = await handle.write(bytes, offset, bytes.length - offset);
      return bytesWritten;
    },
    sync: () => handle.sync(),
    syncContent: () => handle.datasync(),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  };
}

/** Windows flushes names with the file and refuses to open a folder for it; nothing is lost by not asking. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
