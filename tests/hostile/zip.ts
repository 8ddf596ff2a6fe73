import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive, with room for lies: what is declared need not be what is there. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** 0 stored, 8 deflated; other numbers are written as they are. */
  readonly method?: number;
  /** Size after inflating as the central directory declares it. */
  readonly centralSize?: number;
  /** The same in the local header. */
  readonly localSize?: number;
  /** General purpose flags: 1 encrypted, 8 sizes follow the data. */
  readonly flags?: number;
  /** Unix mode and type in the upper 16 bits: `0o120777 * 65536` is a symbolic link. */
  readonly attributes?: number;
  /** Points at the data of the first entry instead of its own. */
  readonly overlaps?: boolean;
}

/** Writes an archive of the entries, in order, honest but for what they say. */
export function zip(entries: readonly ZipEntry[], { declaredCount = entries.length } = {}): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const method = entry.method ?? 8;
    const data = method === 8 ? deflateRawSync(content) : content;
    const name = Buffer.from(entry.name);
    const common = { ...entry, method, name, crc: crc32(content), packed: data.length };
    directory.push(central(common, entry.centralSize ?? content.length, entry.overlaps === true ? 0 : offset), name);
    if (entry.overlaps === true) continue;
    const header = local(common, entry.localSize ?? content.length);
    pieces.push(header, name, data);
    offset += header.length + name.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return new Uint8Array(Buffer.concat([...pieces, ...directory, end(declaredCount, size, offset)]));
}

interface Common {
  readonly method: number;
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly flags?: number;
  readonly attributes?: number;
}

function local({ method, name, crc, packed, flags = 0x800 }: Common, size: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(Math.min(size, 0xffffffff), 22);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function central(
  { method, name, crc, packed, flags = 0x800, attributes = 0 }: Common,
  size: number,
  at: number,
): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(0x0314, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(Math.min(size, 0xffffffff), 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(attributes, 38);
  header.writeUInt32LE(at, 42);
  return header;
}

function end(count: number, size: number, at: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(Math.min(count, 0xffff), 8);
  record.writeUInt16LE(Math.min(count, 0xffff), 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(at, 16);
  return record;
}
