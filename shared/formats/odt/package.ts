import { done, refuse, type Problem, type Result } from '../../result.ts';
import type { ReadInput } from '../format.ts';
import { readXml } from '../read-xml.ts';
import { childOf, type XmlElement } from '../xml.ts';
import { isZip, unpack } from '../zip.ts';

/**
 * An OpenDocument text is an archive of `content.xml` (the text and the styles made for single paragraphs),
 * `styles.xml` (those with names) and `meta.xml`; or, flat, one XML file with all three in its root.
 */
export interface OpenDocument {
  readonly text: XmlElement;
  /** Elements that hold `style:style` elements: automatic ones and those with names. */
  readonly styles: readonly XmlElement[];
  readonly meta: XmlElement | null;
  /** The pages have headers or footers. */
  readonly hasHeaders: boolean;
  readonly notes: readonly string[];
}

const WANTED = new Set(['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']);

/** Opens the file. Refuses `odt/encrypted`, `odt/no-document`, and as `unpack` and `readXml` do. */
export function openOpenDocument(input: ReadInput): Result<OpenDocument> {
  if (!isZip(input.bytes)) {
    const root = readXml(input.bytes, input);
    return root.ok ? documentOf(root.value, root.value, root.value, [], input) : root;
  }
  const unpacked = unpack(input, (name) => WANTED.has(name));
  if (!unpacked.ok) return unpacked;
  const archive = unpacked.value;
  const manifest = archive.get('META-INF/manifest.xml');
  if (manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data')) {
    return refuse(encrypted(input.name));
  }
  const content = archive.get('content.xml');
  if (content === undefined) return refuse(noDocument(input.name));
  const root = readXml(content, input);
  if (!root.ok) return root;
  const notes: string[] = [];
  const beside = (path: string, what: string): XmlElement | null => {
    const bytes = archive.get(path);
    const read = bytes === undefined ? null : readXml(bytes, input);
    if (read?.ok === false) notes.push(`The ${what} of the file are damaged and were left out.`);
    return read?.ok === true ? read.value : null;
  };
  return documentOf(root.value, beside('styles.xml', 'styles'), beside('meta.xml', 'properties'), notes, input);
}

function documentOf(
  content: XmlElement,
  styles: XmlElement | null,
  meta: XmlElement | null,
  notes: readonly string[],
  input: ReadInput,
): Result<OpenDocument> {
  const body = childOf(content, 'body');
  const text = body === null ? null : childOf(body, 'text');
  if (text === null) return refuse(noDocument(input.name));
  const all = [childOf(content, 'automatic-styles'), styles === null ? null : childOf(styles, 'styles')];
  const masters = styles === null ? null : childOf(styles, 'master-styles');
  const pages = masters?.children.filter((child) => typeof child !== 'string') ?? [];
  return done({
    text,
    styles: all.filter((one) => one !== null),
    meta: meta === null ? null : childOf(meta, 'meta'),
    hasHeaders: pages.some((page) => childOf(page, 'header') !== null || childOf(page, 'footer') !== null),
    notes,
  });
}

const noDocument = (where: string): Problem => ({
  code: 'odt/no-document',
  message: 'The file is no OpenDocument text: the part with the text is missing. Save it again as ODT and open that.',
  where,
});

const encrypted = (where: string): Problem => ({
  code: 'odt/encrypted',
  message: 'The file is protected by a password and cannot be read. Save it without a password and open that.',
  where,
});
