import { done, type Result } from '../../result.ts';
import type { Budgets } from '../budgets.ts';
import { decodeText } from '../decode-text.ts';

/** The text of a file with its line ends as they are, so that offsets into it can be tried in every way. */
export interface RawText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: string;
}

/**
 * Returns the text of the bytes, refused as `decodeText` refuses; one that is well-formed UTF-8 may hold nothing at
 * all, since offsets hold in it.
 */
export function readRawText(bytes: Uint8Array, name: string, { units }: Pick<Budgets, 'units'>): Result<RawText> {
  const text = bytes.length <= units ? decode(bytes, 'utf-8') : null;
  if (text !== null) return done({ text, encoding: 'utf-8' });
  const decoded = decodeText(bytes, name, { mostUnits: units });
  if (!decoded.ok) return decoded;
  const { encoding, lineEnds } = decoded.value;
  const isAsItWas = lineEnds === 'lf' || lineEnds === 'none';
  const raw = isAsItWas ? decoded.value.text : new TextDecoder(encoding).decode(bytes).toWellFormed();
  return done({ text: raw, encoding });
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
