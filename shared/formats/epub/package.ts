import { done, refuse, type Problem, type Result } from '../../result.ts';
import { folderOf, resolved } from '../archive-path.ts';
import type { ReadInput } from '../format.ts';
import { readXml } from '../read-xml.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml.ts';
import { unpack, type Archive } from '../zip.ts';

/**
 * A book in EPUB is an archive whose **package** document lists its parts (the manifest) and the order in which they
 * are read (the spine). Contents pages are parts too and are told by the package.
 */
export interface Book {
  /** The chapters that are there, in reading order, each once, without contents pages. */
  readonly chapters: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** How many chapters the package names that are not in the archive, or no text. */
  readonly missing: number;
  readonly metadata: XmlElement | null;
}

const isMedia = (name: string): boolean =>
  /\.(?:jpe?g|png|gif|webp|svg|css|js|otf|ttf|woff2?|mp[34]|m4a|ogg|ncx|smil|pdf)$/iu.test(name);

/** Opens the archive. Refuses `epub/encrypted`, `epub/no-book`, and as `unpack` and `readXml` do. */
export function openBook(input: ReadInput): Result<Book> {
  const unpacked = unpack(input, (name) => !isMedia(name));
  if (!unpacked.ok) return unpacked;
  const archive = unpacked.value;
  const container = readPart(archive, 'META-INF/container.xml', input);
  if (!container.ok) return container;
  const [path] = [...descendantsOf(container.value)]
    .filter(({ name }) => name === 'rootfile')
    .map(({ attributes }) => attributes['full-path'] ?? '');
  const root = readPart(archive, path ?? '', input);
  if (!root.ok) return root;
  const { paths, missing } = spineOf(root.value, folderOf(path ?? ''), archive);
  const locked = encryptedParts(archive, input);
  if (paths.some((one) => locked.has(one))) return refuse(encrypted(input.name));
  const chapters = paths.map((one) => ({ path: one, bytes: archive.get(one)! }));
  return done({ chapters, missing, metadata: childOf(root.value, 'metadata') });
}

/** Returns what the package's metadata say under this name, each once. */
export const textsOf = (metadata: XmlElement | null, name: string): string[] =>
  metadata === null ? [] : [...new Set([...descendantsOf(metadata)].filter((one) => one.name === name).map(textIn))];

function readPart(archive: Archive, path: string, input: ReadInput): Result<XmlElement> {
  const bytes = archive.get(path);
  return bytes === undefined ? refuse(noBook(input.name)) : readXml(bytes, input);
}

/** The paths of the chapters in reading order. */
function spineOf(root: XmlElement, folder: string, archive: Archive): { paths: string[]; missing: number } {
  const manifest = childOf(root, 'manifest');
  const spine = childOf(root, 'spine');
  const items = new Map(
    (manifest === null ? [] : childrenOf(manifest, 'item')).map((item) => [
      item.attributes['id'] ?? '',
      item.attributes,
    ]),
  );
  const contents = contentsPages(root, folder);
  const paths = new Set<string>();
  let missing = 0;
  for (const { attributes } of spine === null ? [] : childrenOf(spine, 'itemref')) {
    const item = items.get(attributes['idref'] ?? '');
    const path = item === undefined ? '' : pathOf(folder, item['href'] ?? '');
    const isContents = /(?:^|\s)nav(?:\s|$)/u.test(item?.['properties'] ?? '') || contents.has(path);
    if (isContents) continue;
    if (archive.has(path) && !/^(?:image|audio|video)\//u.test(item?.['media-type'] ?? '')) paths.add(path);
    else missing += 1;
  }
  return { paths: [...paths], missing };
}

/** Pages that older books call their contents in the guide. */
function contentsPages(root: XmlElement, folder: string): ReadonlySet<string> {
  const guide = childOf(root, 'guide');
  const references = guide === null ? [] : childrenOf(guide, 'reference');
  const tables = references.filter(({ attributes }) => attributes['type'] === 'toc');
  return new Set(tables.map(({ attributes }) => pathOf(folder, attributes['href'] ?? '')));
}

/** The path that an address in a package means. */
function pathOf(folder: string, href: string): string {
  const address = href.replace(/[#?].*$/su, '');
  try {
    return resolved(folder, decodeURIComponent(address));
  } catch {
    return resolved(folder, address);
  }
}

/** Ways to make fonts unfit for other uses; they lock no text. */
const FONTS_ONLY = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);

/** Paths of the parts that are encrypted. */
function encryptedParts(archive: Archive, input: ReadInput): ReadonlySet<string> {
  const bytes = archive.get('META-INF/encryption.xml');
  const root = bytes === undefined ? null : readXml(bytes, input);
  const paths = new Set<string>();
  for (const data of root?.ok === true ? descendantsOf(root.value) : []) {
    if (data.name !== 'EncryptedData') continue;
    const method = childOf(data, 'EncryptionMethod')?.attributes['Algorithm'] ?? '';
    if (FONTS_ONLY.has(method)) continue;
    for (const { name, attributes } of descendantsOf(data)) {
      if (name === 'CipherReference') paths.add(pathOf('', attributes['URI'] ?? ''));
    }
  }
  return paths;
}

const noBook = (where: string): Problem => ({
  code: 'epub/no-book',
  message: 'The file is no book in EPUB: the list of its chapters is missing. Download or copy it again.',
  where,
});

const encrypted = (where: string): Problem => ({
  code: 'epub/encrypted',
  message:
    'The book is protected against copying (DRM) and cannot be read. Ask its publisher for one without protection.',
  where,
});
