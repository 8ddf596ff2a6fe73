import type { Result } from '../../result.ts';
import { budgetsOf } from '../budgets.ts';
import { decodeText } from '../decode-text.ts';
import type { ReadInput } from '../format.ts';
import { parseXml, type XmlElement } from '../xml.ts';

/** Returns the root of an XML file in whatever encoding it declares; refused as by `decodeText` and `parseXml`. */
export function readXmlSource(input: Pick<ReadInput, 'bytes' | 'name' | 'budgets'>): Result<XmlElement> {
  const head = new TextDecoder('latin1').decode(input.bytes.subarray(0, 200));
  const declared = /<\?xml[^>]*encoding=["']([\w.-]+)["']/u.exec(head)?.[1] ?? null;
  const decoded = decodeText(input.bytes, input.name, { declared, mostUnits: budgetsOf(input.budgets).markupUnits });
  return decoded.ok ? parseXml(decoded.value.text, input) : decoded;
}
