import type { Result } from '../../result.ts';
import { done } from '../../result.ts';
import type { ReadInput, Reading, Services } from '../format.ts';
import type { ForeignDocument, StandardReading } from './foreign-document.ts';

/** What the reader knows of the file as a whole. */
export interface ForeignFile {
  readonly mediaType: string;
  /** How the format's standard counts offsets. */
  readonly standard: StandardReading;
  readonly encoding?: string;
  /** Sentences for the import report: what the parser left out or could not read. */
  readonly notes: readonly string[];
}

/** Returns the articles of the documents, offsets proved and labels mapped; refuses what is over a budget. */
export function toReadings(
  documents: readonly ForeignDocument[],
  file: ForeignFile,
  input: ReadInput,
  services: Services,
): Result<readonly Reading[]> {
  void [documents, file, input, services];
  return done([]);
}
