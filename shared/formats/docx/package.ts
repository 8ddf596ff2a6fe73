import { done, refuse, type Result } from '../../result.ts';
import { folderOf, resolved } from '../archive-path.ts';
import type { ReadInput } from '../format.ts';
import { readXml } from '../read-xml.ts';
import { childrenOf, type XmlElement } from '../xml.ts';
import { unpack } from '../zip.ts';

/**
 * A Word file is an archive of **parts** that refer to each other by relationships. Which part is the text and which
 * are its styles, notes and comments is told by the relationships' types; where those are lost, by the usual names.
 */
export interface WordPackage {
  readonly document: XmlElement;
  /** Root elements of the parts beside the text; null where there is none, or none that can be read. */
  readonly styles: XmlElement | null;
  readonly comments: XmlElement | null;
  readonly footnotes: XmlElement | null;
  readonly endnotes: XmlElement | null;
  readonly properties: XmlElement | null;
  readonly hasHeaders: boolean;
  /** Sentences about parts that could not be read. */
  readonly notes: readonly string[];
}

/** Pictures and what only programs need stay packed. */
const isPart = (name: string): boolean =>
  /\.(?:xml|rels)$/iu.test(name) &&
  !/(?:^|\/)(?:theme|charts|diagrams|glossary|embeddings|customXml|header\d*\.xml|footer\d*\.xml)/iu.test(name);

/** Opens the archive. Refuses as `unpack` does, `docx/no-document`, and what hinders reading the text itself. */
export function openWordPackage(input: ReadInput): Result<WordPackage> {
  let hasHeaders = false;
  const unpacked = unpack(input, (name) => {
    hasHeaders ||= /(?:^|\/)(?:header|footer)\d*\.xml$/iu.test(name);
    return isPart(name);
  });
  if (!unpacked.ok) return unpacked;
  const archive = unpacked.value;
  const notes: string[] = [];
  const optional = (path: string | undefined, what: string): XmlElement | null => {
    const bytes = path === undefined ? undefined : archive.get(path);
    if (bytes === undefined) return null;
    const read = readXml(bytes, input);
    if (!read.ok && what !== '') notes.push(`The ${what} of the file are damaged and were left out.`);
    return read.ok ? read.value : null;
  };
  const related = (path: string) => relationsOf(optional(relationsPath(path), ''), folderOf(path));
  const root = related('');
  const path = [root.get('officeDocument'), 'word/document.xml'].find((one) => one !== undefined && archive.has(one));
  const bytes = path === undefined ? undefined : archive.get(path);
  if (path === undefined || bytes === undefined) return refuse(noDocument(input.name));
  const document = readXml(bytes, input);
  if (!document.ok) return document;
  const parts = related(path);
  const beside = (type: string, what: string) => optional(parts.get(type) ?? `${folderOf(path)}${type}.xml`, what);
  return done({
    document: document.value,
    styles: beside('styles', 'styles'),
    comments: beside('comments', 'comments'),
    footnotes: beside('footnotes', 'footnotes'),
    endnotes: beside('endnotes', 'endnotes'),
    properties: optional(root.get('core-properties') ?? 'docProps/core.xml', 'properties'),
    hasHeaders,
    notes,
  });
}

/** Paths in the archive by the last word of the relationship's type: `styles`. What lies outside is no part. */
function relationsOf(relationships: XmlElement | null, folder: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const { attributes } of relationships === null ? [] : childrenOf(relationships, 'Relationship')) {
    const { Type = '', Target = '', TargetMode } = attributes;
    const type = Type.slice(Type.lastIndexOf('/') + 1);
    if (TargetMode === 'External' || type === '' || paths.has(type)) continue;
    paths.set(type, resolved(folder, Target));
  }
  return paths;
}

const relationsPath = (path: string): string => `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`;

const noDocument = (where: string) => ({
  code: 'docx/no-document',
  message:
    'The file is an archive but no Word document: the part with the text is missing. Open it in Word and save it again as DOCX.',
  where,
});
