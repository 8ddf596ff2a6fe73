import { done, refuse, type Result } from '../result.ts';
import { budgetsOf, inMegabytes } from './budgets.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { pickReader } from './pick-format.ts';

/** A file as one of the formats read it. */
export interface ReadFile {
  /** Id of the format that read it. */
  readonly formatId: string;
  readonly reading: Reading;
}

/**
 * Reads a file by whichever format knows it, within the budgets: the one way in for bytes that others made.
 *
 * Refuses `file/too-large`, `file/unknown-format`, and what the format refuses.
 */
export function readAny(input: ReadInput, formats: readonly Format[], services: Services): Result<ReadFile> {
  const budgets = budgetsOf(input.budgets);
  const { bytes, name } = input;
  if (bytes.length > budgets.bytes) {
    const message = `The file is larger than ${inMegabytes(budgets.bytes)}, the most that is read. Split it into parts and open those.`;
    return refuse({ code: 'file/too-large', message, where: name });
  }
  const format = pickReader(input, formats);
  if (!format.ok) return format;
  if (format.value.read === undefined) throw new RangeError(`The format ${format.value.id} does not read`);
  const reading = format.value.read({ bytes, name, budgets }, services);
  return reading.ok ? done({ formatId: format.value.id, reading: reading.value }) : reading;
}
