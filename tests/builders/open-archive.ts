import { unpack } from '../../shared/formats/zip.ts';
import { parseXml, type XmlElement } from '../../shared/formats/xml.ts';

/** An office file as tests look into it: the parts of an archive, as text and as trees of elements. */
export interface OpenArchive {
  readonly names: readonly string[];
  text(name: string): string;
  /** The root element of a part that is XML. */
  xml(name: string): XmlElement;
}

/** @throws Error when it is no archive; parts that are asked for must be there and be well-formed */
export function openArchive(bytes: Uint8Array): OpenArchive {
  const unpacked = unpack({ bytes, name: 'test.zip' });
  if (!unpacked.ok) throw new Error(unpacked.problems[0].message);
  const archive = unpacked.value;
  const text = (name: string) => {
    const part = archive.get(name);
    if (part === undefined) throw new Error(`No part ${name} in ${[...archive.keys()].join(', ')}`);
    return new TextDecoder().decode(part);
  };
  return {
    names: [...archive.keys()],
    text,
    xml(name) {
      const parsed = parseXml(text(name), { name });
      if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0].message}`);
      return parsed.value;
    },
  };
}
