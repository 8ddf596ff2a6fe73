import type { Files, FileStatus, WritableFile } from '../../main/ports.ts';

/**
 * A file system in memory that can fail. Each method that touches the disk is one numbered **call**; a **fault**
 * makes a call fail with a system code, write less than it was given, or stops the machine: nothing works after
 * that. What was written but not synced is gone after a power cut, and so is a name whose folder was not synced.
 */
export class MemoryFiles implements Files {
  locksOpenFiles = false;
  volume = 1;
  /** Bytes that are free, as `freeSpace` tells. */
  free = 1e12;
  /** Names of the calls so far, in order. */
  calls: string[] = [];
  /** Decides what happens to a call; null lets it pass. */
  fault: (index: number, call: string) => Fault | null = () => null;
  #names = new Map<string, Node>([['/', folderNode()]]);
  #durableNames = new Map(this.#names);
  #links = new Map<string, string>();
  #hasStopped = false;
  #time = 1_700_000_000_000;

  join(folder: string, name: string): string {
    return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
  }

  folderOf(path: string): string {
    return path.slice(0, path.lastIndexOf('/')) || '/';
  }

  nameOf(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1);
  }

  absolute(path: string): string {
    return path.startsWith('/') ? path : `/${path}`;
  }

  async realPath(path: string): Promise<string> {
    this.#call('realPath');
    const real = this.#resolve(path);
    this.#node(real);
    return real;
  }

  async status(path: string): Promise<FileStatus | null> {
    this.#call('status');
    const node = this.#names.get(this.#resolve(path));
    if (node === undefined) return null;
    const { bytes, modified, mode, isFolder, identity } = node;
    return { size: bytes.length, modified, mode, isFolder, identity, volume: this.volume };
  }

  async checkWritable(path: string): Promise<void> {
    this.#call('checkWritable');
    if ((this.#node(this.#resolve(path)).mode & 0o222) === 0) throw systemError('EACCES');
  }

  async read(path: string): Promise<Uint8Array> {
    this.#call('read');
    const node = this.#node(this.#resolve(path));
    if (node.isFolder) throw systemError('EISDIR');
    return node.bytes.slice();
  }

  async list(folder: string): Promise<string[]> {
    this.#call('list');
    if (!this.#node(folder).isFolder) throw systemError('ENOTDIR');
    const head = folder === '/' ? '/' : `${folder}/`;
    return [...this.#names.keys()]
      .filter((path) => path !== '/' && path.startsWith(head) && !path.slice(head.length).includes('/'))
      .map((path) => path.slice(head.length));
  }

  async makeFolder(folder: string): Promise<void> {
    this.#call('makeFolder');
    const parts = folder.split('/').filter((part) => part !== '');
    for (let count = 1; count <= parts.length; count += 1) {
      const path = `/${parts.slice(0, count).join('/')}`;
      if (this.#names.has(path)) continue;
      const node = folderNode();
      this.#names.set(path, node);
      this.#durableNames.set(path, node);
    }
  }

  async create(path: string, mode = 0o644): Promise<WritableFile> {
    this.#call('create');
    this.#node(this.folderOf(path));
    if (this.#names.has(path)) throw systemError('EEXIST');
    const node: Node = { ...emptyNode(), mode, modified: this.#tick() };
    this.#names.set(path, node);
    return {
      write: async (bytes, offset) => {
        const fault = this.#call('write', true);
        const end = fault === 'short' ? offset + Math.ceil((bytes.length - offset) / 2) : bytes.length;
        node.bytes = concat(node.bytes, bytes.subarray(offset, end));
        node.modified = this.#tick();
        return end - offset;
      },
      sync: async () => {
        this.#call('sync');
        node.durable = node.bytes.slice();
      },
      syncContent: async () => {
        this.#call('sync');
        node.durable = node.bytes.slice();
      },
      size: async () => {
        this.#call('size');
        return node.bytes.length;
      },
      close: async () => {
        this.#call('close');
      },
    };
  }

  async link(from: string, to: string): Promise<void> {
    this.#call('link');
    if (this.#names.has(to)) throw systemError('EEXIST');
    this.#node(this.folderOf(to));
    this.#names.set(to, this.#node(from));
  }

  async copy(from: string, to: string): Promise<void> {
    this.#call('copy');
    if (this.#names.has(to)) throw systemError('EEXIST');
    this.#names.set(to, { ...this.#node(from) });
  }

  async rename(from: string, to: string): Promise<void> {
    this.#call('rename');
    const node = this.#node(from);
    this.#node(this.folderOf(to));
    this.#names.set(to, node);
    this.#names.delete(from);
  }

  async remove(path: string): Promise<void> {
    this.#call('remove');
    this.#names.delete(path);
  }

  async freeSpace(): Promise<number> {
    this.#call('freeSpace');
    return this.free;
  }

  async syncFolder(folder: string): Promise<void> {
    this.#call('syncFolder');
    this.#node(folder);
    for (const path of new Set([...this.#names.keys(), ...this.#durableNames.keys()])) {
      if (this.folderOf(path) !== folder) continue;
      const node = this.#names.get(path);
      if (node === undefined) this.#durableNames.delete(path);
      else this.#durableNames.set(path, node);
    }
  }

  /** Puts a file there, folders included, without counting as a call. */
  put(path: string, content: string | Uint8Array, mode = 0o644): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const parts = path.split('/').slice(1, -1);
    for (const [index] of parts.entries()) this.putFolder(`/${parts.slice(0, index + 1).join('/')}`);
    const node: Node = { ...emptyNode(), bytes, durable: bytes, mode, modified: this.#tick() };
    this.#names.set(path, node);
    this.#durableNames.set(path, node);
  }

  putFolder(path: string): void {
    if (this.#names.has(path)) return;
    const node = folderNode();
    this.#names.set(path, node);
    this.#durableNames.set(path, node);
  }

  putLink(path: string, target: string): void {
    this.#links.set(path, target);
  }

  take(path: string): void {
    this.#names.delete(path);
    this.#durableNames.delete(path);
  }

  text(path: string): string | null {
    const node = this.#names.get(path);
    return node === undefined ? null : new TextDecoder().decode(node.bytes);
  }

  /** Every file with its content and its time of change: two equal snapshots mean that nothing was touched. */
  snapshot(under = '/'): Record<string, string> {
    const entries = [...this.#names].filter(([path, node]) => path.startsWith(under) && !node.isFolder);
    const content = ({ modified, bytes }: Node) => `${modified} ${new TextDecoder('latin1').decode(bytes)}`;
    return Object.fromEntries(entries.map(([path, node]) => [path, content(node)]));
  }

  paths(under = '/'): string[] {
    return [...this.#names]
      .filter(([path, node]) => path.startsWith(under) && !node.isFolder)
      .map(([path]) => path)
      .sort();
  }

  /** The disk as a killed program leaves it: everything it wrote is there. */
  afterKill(): MemoryFiles {
    return this.#restarted(this.#names, (node) => node.bytes);
  }

  /** The disk as a power cut may leave it: `names` tells whether changed names of unsynced folders survived. */
  afterPowerCut(names: 'kept' | 'lost'): MemoryFiles {
    return this.#restarted(names === 'kept' ? this.#names : this.#durableNames, (node) => node.durable);
  }

  #restarted(names: ReadonlyMap<string, Node>, content: (node: Node) => Uint8Array): MemoryFiles {
    const disk = new MemoryFiles();
    for (const [path, node] of names) {
      const bytes = content(node);
      disk.#names.set(path, { ...node, bytes, durable: bytes });
    }
    disk.#durableNames = new Map(disk.#names);
    disk.#links = new Map(this.#links);
    disk.#time = this.#time;
    return disk;
  }

  #call(name: string, mayBeShort = false): Fault | null {
    if (this.#hasStopped) throw systemError('ESTOPPED');
    const fault = this.fault(this.calls.length, name);
    this.calls.push(name);
    if (fault === 'stop') {
      this.#hasStopped = true;
      throw systemError('ESTOPPED');
    }
    if (fault === 'short') return mayBeShort ? fault : null;
    if (fault !== null) throw systemError(fault);
    return null;
  }

  #resolve(path: string): string {
    return this.#links.get(path) ?? path;
  }

  #node(path: string): Node {
    const node = this.#names.get(path);
    if (node === undefined) throw systemError('ENOENT');
    return node;
  }

  #tick(): number {
    this.#time += 1_000;
    return this.#time;
  }
}

/** `short` writes half, `stop` ends the machine; any other string is the system code the call fails with. */
export type Fault = string;

interface Node {
  bytes: Uint8Array;
  /** What a power cut leaves of it. */
  durable: Uint8Array;
  mode: number;
  modified: number;
  readonly isFolder: boolean;
  readonly identity: number;
}

let identities = 0;

const emptyNode = (): Node => ({
  identity: (identities += 1),
  bytes: new Uint8Array(),
  durable: new Uint8Array(),
  mode: 0o644,
  modified: 0,
  isFolder: false,
});
const folderNode = (): Node => ({ ...emptyNode(), mode: 0o755, isFolder: true });

const systemError = (code: string) => Object.assign(new Error(`${code}: the fake says so`), { code });

function concat(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}
