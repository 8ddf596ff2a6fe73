import { z } from 'zod';
import type { SchemeRecord } from '../model/scheme.ts';
import { done, refuse, type Result } from '../result.ts';
import { schemeKeys } from '../schema/scheme.ts';
import { inOrder, lines } from './file-scheme.ts';
import type { ReadInput } from './format.ts';
import { parseJson, propertyOf, readJsonText, refuseAll, shapeProblems } from './read-json.ts';

/**
 * A scheme as a file to hand on: JSON that a person can read and write, a kind and a link type a line. Such a file is as
 * untrusted as every other (promise H10) and is held to the same checks.
 */

/** What the name of such a file ends in, without the first dot. */
export const SCHEME_EXTENSION = 'saidwho-scheme.json';

/** Far more than a scheme ever has. Bytes. */
export const MOST_SCHEME_BYTES = 2_000_000;

/** Raised when an older program would misread what is written. */
const VERSION = 1;

const schemeFile = z.looseObject({
  saidwho: z.literal('scheme'),
  version: z.literal(VERSION),
  id: z.string().min(1).max(200),
  ...schemeKeys,
}) as unknown as z.ZodType<Omit<SchemeRecord, 'record' | 'id' | 'name'> & { readonly id: string }>;

/** Returns the file; equal schemes give equal bytes. */
export function writeSchemeFile({ name, label, profile, kinds, linkTypes }: SchemeRecord): string {
  const head = JSON.stringify({ saidwho: 'scheme', version: VERSION, id: name, label, profile }, null, 2);
  const ordered = inOrder({ kinds, linkTypes });
  return `${head.slice(0, -2)},\n  "kinds": ${lines(ordered.kinds)},\n  "linkTypes": ${lines(ordered.linkTypes)}\n}\n`;
}

/**
 * Reads such a file; refuses with what every JSON file of ours may be refused with, `scheme/no-scheme` and
 * `scheme/version`.
 */
export function readSchemeFile(input: ReadInput): Result<SchemeRecord> {
  const text = readJsonText({ ...input, budgets: { ...input.budgets, bytes: MOST_SCHEME_BYTES } });
  if (!text.ok) return text;
  const parsed = parseJson(text.value, input);
  if (!parsed.ok) return parsed;
  if (propertyOf(parsed.value, 'saidwho') !== 'scheme') return refuse({ ...NO_SCHEME, where: input.name });
  const version = propertyOf(parsed.value, 'version');
  if (typeof version === 'number' && version > VERSION) return refuse({ ...NEWER, where: input.name });
  const checked = schemeFile.safeParse(parsed.value);
  if (!checked.success) return refuseAll(shapeProblems(checked.error.issues, input.name));
  const { id, label, profile, kinds, linkTypes } = checked.data;
  return done({ record: 'scheme', id: 'scheme', name: id, label, profile, kinds, linkTypes });
}

const NO_SCHEME = {
  code: 'scheme/no-scheme',
  message: 'This is no file of a scheme. Choose one that was exported under Tag, Scheme.',
};

const NEWER = {
  code: 'scheme/version',
  message: 'This scheme was written by a later version of the program. Update it to read the scheme.',
};
