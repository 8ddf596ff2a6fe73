/**
 * A disk that remembers what is on it now and what would be left of it without power. An **inode** is a file apart
 * from its names: its bytes now, and its **durable** bytes, which were synced. A **folder operation** (create, link,
 * rename, remove) changes names; it is **pending** until its folder is synced. A **durable view** is the disk as a
 * crash may leave it: some of the pending operations, and of each file what the disk had got to.
 */

export interface Inode {
  /** Tells inodes apart in the log and in views. */
  readonly number: number;
  readonly isFolder: boolean;
  /** Never changed in place: views share them. */
  bytes: Uint8Array;
  durable: Uint8Array;
  /** After a sync that failed the system may forget what was not written, and no later sync brings it back. */
  isSpoilt: boolean;
  mode: number;
  /** Milliseconds since 1970. */
  modified: number;
}

/** Inodes by absolute path; a folder is one too. */
export type Names = ReadonlyMap<string, Inode>;

/** One change of names that happens as a whole or not at all; null takes the name away. */
interface Operation {
  readonly folder: string;
  readonly steps: readonly (readonly [path: string, inode: Inode | null])[];
}

/** A disk as a crash may leave it. */
export interface DurableView {
  /** Which operations and which bytes are left, for the message of a failing test. */
  readonly label: string;
  readonly names: Names;
  readonly contentOf: (inode: Inode) => Uint8Array;
}

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

export class MemoryDisk {
  readonly #names = new Map<string, Inode>();
  readonly #durable = new Map<string, Inode>();
  #pending: Operation[] = [];
  #count = 0;

  get names(): Names {
    return this.#names;
  }

  /** Names whose folders were synced. */
  get durableNames(): Names {
    return this.#durable;
  }

  newInode(content: Partial<Inode> = {}): Inode {
    this.#count += 1;
    const bytes = content.bytes ?? new Uint8Array();
    return {
      isFolder: false,
      bytes,
      durable: bytes,
      isSpoilt: false,
      mode: 0o644,
      modified: 0,
      ...content,
      number: this.#count,
    };
  }

  /** Gives the path a file as if it had always been there; null as if it had never been. */
  fix(path: string, inode: Inode | null): void {
    apply(this.#names, [[path, inode]]);
    apply(this.#durable, [[path, inode]]);
  }

  /** Changes one name; pending until the folder is synced. */
  change(path: string, inode: Inode | null): void {
    this.#do({ folder: folderOf(path), steps: [[path, inode]] });
  }

  /** One operation within a folder; between two folders the new name may survive with the old one, or alone. */
  move(from: string, to: string, inode: Inode): void {
    if (folderOf(from) === folderOf(to)) {
      const steps = [[to, inode] as const, [from, null] as const];
      this.#do({ folder: folderOf(to), steps });
    } else {
      this.change(to, inode);
      this.change(from, null);
    }
  }

  syncFolder(folder: string): void {
    for (const operation of this.#pending) if (operation.folder === folder) apply(this.#durable, operation.steps);
    this.#pending = this.#pending.filter((operation) => operation.folder !== folder);
  }

  /**
   * Every view a crash may leave now, each once: any number of the first pending operations, or those of all folders
   * but one, or of one folder alone; with each file that was not synced, alone and together with the others, as it
   * was synced last, as it is, cut, or with zeros where the new bytes should be.
   */
  views(): DurableView[] {
    const views = new Map<string, DurableView>();
    for (const { label, names } of this.#nameChoices()) {
      for (const variants of contentChoices(names)) {
        const view = viewOf(label, names, variants);
        const key = keyOf(view, variants);
        if (!views.has(key)) views.set(key, view);
      }
    }
    return [...views.values()];
  }

  #do(operation: Operation): void {
    this.#pending.push(operation);
    apply(this.#names, operation.steps);
  }

  #nameChoices(): { label: string; names: Names }[] {
    const pending = this.#pending;
    const prefixes = Array.from({ length: pending.length + 1 }, (_, count) => ({
      label: `${count} of ${pending.length} folder operations`,
      operations: pending.slice(0, count),
    }));
    const folders = [...new Set(pending.map(({ folder }) => folder))];
    const single = folders.length < 2 ? [] : folders;
    const choices = [
      ...prefixes,
      ...single.map((folder) => ({
        label: `folder operations in ${folder} alone`,
        operations: pending.filter((operation) => operation.folder === folder),
      })),
      ...single.map((folder) => ({
        label: `folder operations but those in ${folder}`,
        operations: pending.filter((operation) => operation.folder !== folder),
      })),
    ];
    return choices.map(({ label, operations }) => {
      const names = new Map(this.#durable);
      for (const { steps } of operations) apply(names, steps);
      return { label, names };
    });
  }
}

function apply(names: Map<string, Inode>, steps: Operation['steps']): void {
  for (const [path, inode] of steps) {
    if (inode === null) names.delete(path);
    else names.set(path, inode);
  }
}

/** What may be left of the bytes that were written and not synced. */
const VARIANTS = ['as synced', 'as written', 'cut at 512', 'cut at 4096', 'cut in half', 'zeroed'] as const;
type Variant = (typeof VARIANTS)[number];

type Variants = ReadonlyMap<Inode, Variant>;

function contentIn(inode: Inode, variant: Variant): Uint8Array {
  const { bytes, durable } = inode;
  const fresh = bytes.length - durable.length;
  const cutAt = (count: number) => bytes.subarray(0, durable.length + Math.min(count, fresh));
  if (variant === 'as synced') return durable;
  if (variant === 'as written') return bytes;
  if (variant === 'cut at 512') return cutAt(512);
  if (variant === 'cut at 4096') return cutAt(4_096);
  if (variant === 'cut in half') return cutAt(fresh >> 1);
  const zeroed = new Uint8Array(bytes.length);
  zeroed.set(durable);
  return zeroed;
}

/** Cuts that would take nothing away are the same as “as written”. */
function variantsOf({ bytes, durable }: Inode): Variant[] {
  const fresh = bytes.length - durable.length;
  const tooLong = (variant: Variant) =>
    (variant === 'cut at 512' && fresh <= 512) || (variant === 'cut at 4096' && fresh <= 4_096);
  return VARIANTS.filter((variant) => !tooLong(variant));
}

/** Each unsynced file alone in each variant, the others as written and as synced; and all of them together. */
function contentChoices(names: Names): Variants[] {
  const unsynced = [...new Set(names.values())].filter(({ bytes, durable }) => bytes !== durable);
  const all = (variant: Variant) => new Map(unsynced.map((inode) => [inode, variant] as const));
  const together = [...new Set(unsynced.flatMap(variantsOf))].map(all);
  const alone = unsynced.flatMap((inode) =>
    variantsOf(inode).flatMap((variant) => [
      new Map([...all('as written'), [inode, variant] as const]),
      new Map([...all('as synced'), [inode, variant] as const]),
    ]),
  );
  return unsynced.length === 0 ? [new Map()] : [...together, ...alone];
}

function viewOf(label: string, names: Names, variants: Variants): DurableView {
  const told = [...names].flatMap(([path, inode]) => (variants.has(inode) ? [`${path} ${variants.get(inode)}`] : []));
  return {
    label: [label, ...told].join(', '),
    names,
    contentOf: (inode) => contentIn(inode, variants.get(inode) ?? 'as written'),
  };
}

const keyOf = ({ names }: DurableView, variants: Variants): string =>
  [...names]
    .map(([path, inode]) => `${path}\0${inode.number}\0${variants.get(inode) ?? ''}`)
    .sort()
    .join('\n');
