import type { Reading } from '../../shared/formats/format.ts';
import { readDocuments } from './documents.ts';
import type { Report } from './report.ts';
import { type CliWorld, type Ending, type Given, misused, refused } from './verb.ts';

/** What verbs that only look at files have in common: each article of each file is looked at, and refused files are told. */
export interface Looked {
  /** For people; with the file's name before each where there are several articles. */
  readonly lines: readonly string[];
  /** For programs: one for each article, and for each file that was refused. */
  readonly reports: readonly Report[];
}

/** What is told of one article. */
export interface Look {
  readonly lines: readonly string[];
  readonly report: Report;
}

/** The options of a verb that looks. */
export const LOOK_OPTIONS = { from: { type: 'string' }, report: { type: 'string' } } as const;

/**
 * Looks at every article of the files that are named; ends at once where the words are wrong, or where the only file is
 * refused and no report was asked for.
 *
 * @param task what a file is named for, in words: “to validate”
 */
export async function lookAtAll(
  { positionals, options: { from, report } }: Given,
  world: CliWorld,
  task: string,
  look: (file: string, formatId: string, reading: Reading) => Look,
): Promise<Looked | Ending> {
  if (positionals.length === 0) return misused(`Name a file ${task}, or several.`);
  if (report !== undefined && report !== 'json') return misused('A report can be had as --report json.');
  const lines: string[] = [];
  const reports: Report[] = [];
  const options = typeof from === 'string' ? { from } : {};
  for await (const { name: file, read } of readDocuments(world, positionals, options)) {
    if (!read.ok) {
      if (positionals.length === 1 && report === undefined) return refused(read.problems, true);
      reports.push({ file, ok: false, problems: read.problems });
      continue;
    }
    const isSeveral = positionals.length > 1 || read.value.readings.length > 1;
    for (const reading of read.value.readings) {
      const told = look(file, read.value.formatId, reading);
      lines.push(...told.lines.map((line) => (isSeveral ? `${file}: ${line}` : line)));
      reports.push(told.report);
    }
  }
  return { lines, reports };
}
