import { done, type Result } from '../../result.ts';
import { deskPartOf, withDeskPart } from '../foreign/desk-part.ts';
import type { ForeignDocument } from '../foreign/foreign-document.ts';
import type { ReadInput } from '../format.ts';
import { parseJson } from '../read-json.ts';
import { childOf, childrenOf, el, textIn, type XmlElement, type XmlOut } from '../xml.ts';

/**
 * What the desk keeps, in TEI's own place for what is no TEI: the element `xenoData` of the header, as JSON. Other programs
 * pass over it.
 */
const TYPE = 'saidwho-desk';

/** Returns the element, or none where there is nothing to keep. */
export function deskElements(document: ForeignDocument): XmlOut[] {
  const part = deskPartOf(document);
  return part === undefined ? [] : [el('xenoData', { type: TYPE }, asXmlText(JSON.stringify(part)))];
}

/** What XML cannot hold, or changes in reading, stands as an escape of JSON. */
const asXmlText = (json: string): string =>
  json.replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Returns the document with what the desk keeps of it; refuses JSON that is none, or that would do harm. */
export function withDesk(document: ForeignDocument, root: XmlElement, input: ReadInput): Result<ForeignDocument> {
  const header = childOf(root, 'teiHeader');
  const element = header === null ? undefined : childrenOf(header, 'xenoData').find(isDesk);
  if (element === undefined) return done(document);
  const parsed = parseJson(textIn(element), input);
  return parsed.ok ? done(withDeskPart(document, parsed.value)) : parsed;
}

const isDesk = ({ attributes }: XmlElement): boolean => attributes['type'] === TYPE;
