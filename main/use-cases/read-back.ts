import {
  bytesOf,
  lossesOf,
  type Format,
  type LabelMapping,
  type OutFile,
  type ReadInput,
  type Reading,
} from '../../shared/formats/format.ts';
import { compareReread, rereadInWords, type Reread } from '../../shared/formats/re-read.ts';
import type { Article } from '../../shared/model/article.ts';
import type { LabelReport } from '../../shared/model/import-report.ts';
import type { Result } from '../../shared/result.ts';

/** What came back of one article when the files were read again. */
export interface ReadBack {
  /** “Read back: 64 of 64 annotations identical.” */
  readonly sentence: string;
  /** Null when it could not be read at all. */
  readonly found: Reread | null;
}

/** Reads files as somebody who gets them would: the import process, or the command line's own. */
type Reads = (input: ReadInput) => Promise<Result<{ readonly reading: Reading; readonly others: readonly Reading[] }>>;

/**
 * Reads the files that a format made of these articles, and compares: one answer each, in their order; null for a
 * format that nobody reads.
 */
export async function readBack(
  reads: Reads,
  format: Format,
  articles: readonly Article[],
  files: readonly OutFile[],
): Promise<readonly ReadBack[] | null> {
  if (format.read === undefined) return null;
  const [main, ...companions] = files.map(({ name, content }) => ({ name, bytes: bytesOf(content) }));
  const read = await reads({ ...main!, companions, format: format.id, mapping: mappingOf(articles) });
  if (!read.ok) return articles.map(() => notReadBack(read.problems[0].message));
  const readings = [read.value.reading, ...read.value.others];
  return articles.map((article, i) => {
    const reading = readings[i];
    if (reading === undefined) return notReadBack('It is not in the file.');
    const found = compareReread(article, reading.article, lossesOf(format, article));
    return { sentence: rereadInWords(found), found };
  });
}

/** What is said where nothing could be compared. */
export const notReadBack = (why: string): ReadBack => ({ sentence: `Read back: refused. ${why}`, found: null });

/** A foreign label that was kept, so that its file comes out as it was, becomes again what it became when it came in. */
function mappingOf(articles: readonly Article[]): LabelMapping {
  const labels = articles.flatMap(({ source }) => source?.report?.labels ?? []);
  const became = (of: LabelReport['of']) =>
    Object.fromEntries(labels.filter((one) => one.of === of).map((one) => [one.label, one.became]));
  return { kinds: became('annotation'), links: became('link') };
}
