import { withoutUndefined } from '../../shared/formats/extra-keys.ts';
import type { Content, Reading, Warning } from '../../shared/formats/format.ts';
import type { Level } from '../../shared/analysis/lint/rule.ts';
import type { LabelReport, OffsetProof } from '../../shared/model/import-report.ts';
import { firstLine, type Problem } from '../../shared/result.ts';
import type { Ending } from './verb.ts';

/** What became of one article: a line for people, or an object in a line of JSON for programs (`--report json`). */
export interface Report {
  /** Name of the file without its folder. */
  readonly file: string;
  readonly ok: boolean;
  /** Id of the format that read it. */
  readonly format?: string;
  readonly title?: string;
  readonly annotations?: number;
  readonly links?: number;
  readonly speakers?: number;
  readonly notes?: readonly string[];
  readonly labels?: readonly LabelReport[];
  readonly offsets?: OffsetProof;
  readonly losses?: readonly {
    readonly id: string;
    readonly what: string;
    readonly treatment: string;
    readonly count: number;
  }[];
  /** What is kept of the checks of claims, in a sentence. */
  readonly kept?: string;
  readonly warnings?: readonly Warning[];
  readonly reread?: { readonly sentence: string; readonly of: number; readonly same: number };
  readonly problems?: readonly Problem[];
  readonly findings?: readonly LintReport[];
}

/** One finding of the lint. */
export interface LintReport {
  /** Id of the rule. */
  readonly rule: string;
  readonly level: Level;
  /** Ids of the record, and of the annotation one goes to for it. */
  readonly record: string;
  readonly annotation: string | null;
  /** The words in question, and what is the matter with them. */
  readonly about: string;
  readonly words: string;
  /** What would put it right, in words; null where a person must choose. */
  readonly fix: string | null;
}

/** What a report says of an article that was read. */
export const reportOn = (file: string, format: string, { article, notes, labels, offsets }: Reading): Report => ({
  file,
  ok: true,
  format,
  title: article.metadata.title,
  annotations: article.annotations.length,
  links: article.links.length,
  speakers: article.speakers.length,
  notes,
  ...withoutUndefined({ labels, offsets }),
});

interface Outcome {
  readonly reports: readonly Report[];
  readonly asJson: boolean;
  readonly written?: readonly { readonly name: string; readonly bytes: number }[];
  readonly output?: Content;
}

/** Returns how the process ends, quiet in a pipe where all went well: done when every file was read, refused else; what could be read is written either way. */
export function endingOf({ reports, asJson, written = [], output }: Outcome): Ending {
  const isSeveral = reports.length > 1;
  const lines = asJson
    ? reports.map((report) => JSON.stringify(report))
    : [...reports.flatMap((report) => linesOf(report, isSeveral, output !== undefined)), ...writtenLines(written)];
  const remark = lines.join('\n');
  const given = { ...(output !== undefined && { output }), ...(remark === '' ? {} : { remark }) };
  if (reports.every(({ ok }) => ok)) return { ending: 'done', ...given };
  const problems = reports.flatMap((report) => report.problems ?? []);
  return { ending: 'partly', problems, ...given };
}

function linesOf(
  { file, title, notes = [], losses = [], kept, warnings = [], reread, problems = [] }: Report,
  isSeveral: boolean,
  isPiped: boolean,
): string[] {
  const lines = [
    ...problemLine(problems),
    ...notes,
    ...losses.map(({ what, treatment, count }) => `Not in it: ${what} (${count} ${treatment}).`),
    ...(losses.length === 0 || kept === undefined ? [] : [kept]),
    ...warnings.map(warningLine),
    ...(reread === undefined || (isPiped && reread.same === reread.of) ? [] : [reread.sentence]),
  ];
  return isSeveral ? lines.map((line) => `${title === undefined || title === '' ? file : title}: ${line}`) : lines;
}

/** How many records a line names. */
const NAMED = 5;

const warningLine = ({ message, records }: Warning): string => {
  const more = records.length > NAMED ? ` and ${records.length - NAMED} more` : '';
  return `${message} (${records.slice(0, NAMED).join(', ')}${more})`;
};

const problemLine = ([first, ...others]: readonly Problem[]): string[] => {
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more: see validate)`;
  return [`${firstLine([first])}${more}`];
};

/** A hundred files are told as one line. */
function writtenLines(written: readonly { readonly name: string; readonly bytes: number }[]): string[] {
  if (written.length <= 5) return written.map(({ name, bytes }) => `Wrote ${name} (${bytes} bytes).`);
  const bytes = written.reduce((sum, one) => sum + one.bytes, 0);
  return [`Wrote ${written.length} files (${bytes} bytes).`];
}
