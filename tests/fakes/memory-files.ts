import type { Files, FileStatus, WritableFile } from '../../main/ports.ts';
import { bytesTaken, systemError, type Fault, type FaultPlan } from './faults.ts';
import { folderOf, MemoryDisk, type DurableView, type Inode } from './memory-disk.ts';

/**
 * A file system in memory that can fail. Each method that touches the disk is one numbered **call**; a fault makes a
 * call fail, write less than it was given, or stops the machine: nothing works after that. What was written but not
 * synced may be gone after a power cut, and so may a name whose folder was not synced.
 */
export class MemoryFiles implements Files {
  locksOpenFiles = false;
  volume = 1;
  /** Bytes that are free, as `freeSpace` tells. */
  free = 1e12;
  /** Names of the calls so far, in order. */
  calls: string[] = [];
  /** The same with the path that each was about. */
  log: string[] = [];
  fault: FaultPlan = () => null;
  readonly #disk = new MemoryDisk();
  #links = new Map<string, string>();
  /** How the machine ended: with errors or with silence. */
  #end: 'halt' | 'stop' | null = null;
  #tellEnd: () => void = () => undefined;
  /** Resolves once a fault has stopped the machine. */
  readonly stopped = new Promise<void>((resolve) => {
    this.#tellEnd = resolve;
  });
  #time = 1_700_000_000_000;

  constructor() {
    this.putFolder('/');
  }

  join(folder: string, name: string): string {
    return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
  }

  folderOf(path: string): string {
    return folderOf(path);
  }

  nameOf(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1);
  }

  absolute(path: string): string {
    return path.startsWith('/') ? path : `/${path}`;
  }

  realPath(path: string): Promise<string> {
    return this.#call('realPath', path, () => {
      const real = this.#resolve(path);
      this.#inode(real);
      return real;
    });
  }

  status(path: string): Promise<FileStatus | null> {
    return this.#call('status', path, () => {
      const inode = this.#disk.names.get(this.#resolve(path));
      if (inode === undefined) return null;
      const { bytes, modified, mode, isFolder, number } = inode;
      return { size: bytes.length, modified, mode, isFolder, identity: number, volume: this.volume };
    });
  }

  checkWritable(path: string): Promise<void> {
    return this.#call('checkWritable', path, () => {
      if ((this.#inode(this.#resolve(path)).mode & 0o222) === 0) throw systemError('EACCES');
    });
  }

  read(path: string): Promise<Uint8Array> {
    return this.#call('read', path, () => {
      const inode = this.#inode(this.#resolve(path));
      if (inode.isFolder) throw systemError('EISDIR');
      return inode.bytes.slice();
    });
  }

  list(folder: string): Promise<string[]> {
    return this.#call('list', folder, () => {
      if (!this.#inode(folder).isFolder) throw systemError('ENOTDIR');
      const paths = [...this.#disk.names.keys()].filter((path) => path !== '/' && folderOf(path) === folder);
      return paths.map((path) => this.nameOf(path));
    });
  }

  makeFolder(folder: string): Promise<void> {
    return this.#call('makeFolder', folder, () => this.putFolder(folder));
  }

  create(path: string, mode = 0o644): Promise<WritableFile> {
    return this.#call('create', path, () => {
      this.#inode(folderOf(path));
      if (this.#disk.names.has(path)) throw systemError('EEXIST');
      const inode = this.#disk.newInode({ mode, modified: this.#tick() });
      this.#disk.change(path, inode);
      return this.#writable(path, inode);
    });
  }

  #writable(path: string, inode: Inode): WritableFile {
    const sync = () => {
      const failing = () => {
        inode.isSpoilt = true;
      };
      const syncing = () => {
        if (!inode.isSpoilt) inode.durable = inode.bytes;
      };
      return this.#call('sync', path, syncing, failing);
    };
    return {
      write: (bytes, offset) => this.#call('write', path, (fault) => this.#append(inode, bytes, offset, fault)),
      sync,
      syncContent: sync,
      size: () => this.#call('size', path, () => inode.bytes.length),
      close: () => this.#call('close', path, () => undefined),
    };
  }

  #append(inode: Inode, bytes: Uint8Array, offset: number, fault: Fault | null): number {
    const left = bytes.length - offset;
    const count = fault === null ? left : bytesTaken(fault, left);
    inode.bytes = concat(inode.bytes, bytes.subarray(offset, offset + count));
    inode.modified = this.#tick();
    return count;
  }

  link(from: string, to: string): Promise<void> {
    return this.#call('link', to, () => {
      this.#assertFree(to);
      this.#disk.change(to, this.#inode(from));
    });
  }

  /** The copy is on the disk no sooner than anything else that was not synced. */
  copy(from: string, to: string): Promise<void> {
    return this.#call('copy', to, () => {
      this.#assertFree(to);
      const { bytes, mode } = this.#inode(from);
      this.#disk.change(to, this.#disk.newInode({ bytes, durable: new Uint8Array(), mode, modified: this.#tick() }));
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#call('rename', to, () => {
      const inode = this.#inode(from);
      this.#inode(folderOf(to));
      this.#disk.move(from, to, inode);
    });
  }

  remove(path: string): Promise<void> {
    return this.#call('remove', path, () => {
      if (this.#disk.names.has(path)) this.#disk.change(path, null);
    });
  }

  freeSpace(folder: string): Promise<number> {
    return this.#call('freeSpace', folder, () => this.free);
  }

  syncFolder(folder: string): Promise<void> {
    return this.#call('syncFolder', folder, () => {
      this.#inode(folder);
      this.#disk.syncFolder(folder);
    });
  }

  /** Puts a file there, folders included, without counting as a call. */
  put(path: string, content: string | Uint8Array, mode = 0o644): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.putFolder(folderOf(path));
    this.#disk.fix(path, this.#disk.newInode({ bytes, mode, modified: this.#tick() }));
  }

  /** Puts a folder there and those above it; they are on the disk at once. */
  putFolder(path: string): void {
    if (this.#disk.names.has(path)) return;
    if (path !== '/') this.putFolder(folderOf(path));
    this.#disk.fix(path, this.#disk.newInode({ isFolder: true, mode: 0o755 }));
  }

  putLink(path: string, target: string): void {
    this.#links.set(path, target);
  }

  take(path: string): void {
    this.#disk.fix(path, null);
  }

  text(path: string): string | null {
    const inode = this.#disk.names.get(path);
    return inode === undefined ? null : new TextDecoder().decode(inode.bytes);
  }

  /** What would be left of the file if the power went now and took everything it can. */
  durableText(path: string): string | null {
    const inode = this.#disk.durableNames.get(path);
    return inode === undefined ? null : new TextDecoder().decode(inode.durable);
  }

  /** Every file with its content and its time of change: two equal snapshots mean that nothing was touched. */
  snapshot(under = '/'): Record<string, string> {
    const entries = this.#files(under);
    const content = ({ modified, bytes }: Inode) => `${modified} ${new TextDecoder('latin1').decode(bytes)}`;
    return Object.fromEntries(entries.map(([path, inode]) => [path, content(inode)]));
  }

  paths(under = '/'): string[] {
    return this.#files(under)
      .map(([path]) => path)
      .sort();
  }

  /** The disk as a killed program leaves it: everything it wrote is there. */
  afterKill(): MemoryFiles {
    return this.restarted({ label: 'killed', names: this.#disk.names, contentOf: ({ bytes }) => bytes });
  }

  /** The disk as a power cut may leave it: `names` tells whether changed names of unsynced folders survived. */
  afterPowerCut(names: 'kept' | 'lost'): MemoryFiles {
    const left = names === 'kept' ? this.#disk.names : this.#disk.durableNames;
    return this.restarted({ label: names, names: left, contentOf: ({ durable }) => durable });
  }

  /** Every way in which a power cut may leave the disk; `restarted` makes a disk of one. */
  views(): DurableView[] {
    return this.#disk.views();
  }

  /** A disk of its own with what the view holds, all of it durable; names of one file still share it. */
  restarted({ names, contentOf }: DurableView): MemoryFiles {
    const files = new MemoryFiles();
    const inodes = new Map<Inode, Inode>();
    for (const [path, inode] of names) {
      const bytes = contentOf(inode);
      const twin = inodes.get(inode) ?? files.#disk.newInode({ ...inode, bytes, durable: bytes, isSpoilt: false });
      inodes.set(inode, twin);
      files.#disk.fix(path, twin);
    }
    files.#links = new Map(this.#links);
    files.#time = this.#time;
    return files;
  }

  async #call<T>(
    name: string,
    path: string,
    act: (fault: Fault | null) => T,
    failing: () => void = () => undefined,
  ): Promise<T> {
    if (this.#end !== null) return this.#die(this.#end);
    const fault = this.fault(this.calls.length, name, path);
    this.calls.push(name);
    this.log.push(`${name} ${path}`);
    if (fault === null) return act(null);
    if (fault === 'halt' || fault === 'stop') return this.#die(fault);
    if (fault.startsWith('short')) return act(name === 'write' ? fault : null);
    if (fault.startsWith('late ')) act(null);
    else failing();
    if (name === 'status' && fault === 'ENOENT') return null as T; // Asked for its status, the system says just that.
    throw systemError(fault.replace('late ', ''));
  }

  #die(fault: 'halt' | 'stop'): Promise<never> {
    this.#end = fault;
    this.#tellEnd();
    if (fault === 'stop') throw systemError('ESTOPPED');
    return new Promise(() => undefined);
  }

  #resolve(path: string): string {
    return this.#links.get(path) ?? path;
  }

  #inode(path: string): Inode {
    const inode = this.#disk.names.get(path);
    if (inode === undefined) throw systemError('ENOENT');
    return inode;
  }

  #files(under: string): [string, Inode][] {
    return [...this.#disk.names].filter(([path, { isFolder }]) => path.startsWith(under) && !isFolder);
  }

  #assertFree(path: string): void {
    if (this.#disk.names.has(path)) throw systemError('EEXIST');
    this.#inode(folderOf(path));
  }

  #tick(): number {
    this.#time += 1_000;
    return this.#time;
  }
}

function concat(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}
