import type { Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { decodeText } from './decode-text.ts';
import type { ReadInput } from './format.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** How far into a file its XML declaration reaches, in bytes. */
const DECLARATION_WITHIN = 200;

/** Returns the root of the XML in these bytes, in whatever encoding; refuses as `decodeText` and `parseXml` do. */
export function readXml(bytes: Uint8Array, input: Pick<ReadInput, 'name' | 'budgets'>): Result<XmlElement> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_WITHIN));
  const declared = /^[^<]{0,3}<\?xml[^>]{0,150}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})/u.exec(head)?.[1] ?? null;
  const mostUnits = budgetsOf(input.budgets).markupUnits;
  const decoded = decodeText(bytes, input.name, { declared, mostUnits });
  return decoded.ok ? parseXml(decoded.value.text, input) : decoded;
}
