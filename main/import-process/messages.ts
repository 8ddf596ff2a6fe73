import type { ReadInput } from '../../shared/formats/format.ts';
import type { Result } from '../../shared/result.ts';
import type { ImportedFile } from '../ports.ts';

/** What main asks of the import process, once in its life. */
export interface ImportRequest extends ReadInput {
  /** Version of the program, for the file's provenance. */
  readonly version: string;
}

/** What it answers, once; main checks the shape before it believes it. */
export type ImportAnswer = Result<ImportedFile>;
