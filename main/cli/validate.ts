import type { Article } from '../../shared/model/article.ts';
import { isDetached } from '../../shared/model/records.ts';
import { readDocuments } from './documents.ts';
import { endingOf, type Report, reportOn } from './report.ts';
import { misused, refused, type Ending, type Verb } from './verb.ts';

/** Says that files are whole and what is in them, or every problem they have. */
export const validateVerb: Verb = {
  name: 'validate',
  usage: 'validate FILE… [--from ID] [--report json]',
  summary: 'Check files: what is in them, or everything that is wrong with them.',
  options: { from: { type: 'string' }, report: { type: 'string' } },
  async run({ positionals, options: { from, report } }, world): Promise<Ending> {
    if (positionals.length === 0) return misused('Name a file to validate, or several.');
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
      for (const reading of read.value.readings) {
        const { article, notes, readOnly } = reading;
        const several = positionals.length > 1 || read.value.readings.length > 1;
        lines.push(several ? `${file}: ${inWords(article)}` : inWords(article));
        const all = [...notes, ...(readOnly === undefined ? [] : [readOnly])];
        reports.push(reportOn(file, read.value.formatId, { ...reading, notes: all }));
      }
    }
    const output = lines.length === 0 ? {} : { output: `${lines.join('\n')}\n` };
    return endingOf({ reports, asJson: report === 'json', ...output });
  },
};

function inWords({ annotations, speakers, links }: Article): string {
  const count = (kind: string) => annotations.filter((annotation) => annotation.kind === kind).length;
  const detached = annotations.filter(isDetached).length;
  const counts: [number, string][] = [
    [count('quote'), 'quote'],
    [count('mention'), 'speaker mention'],
    [count('cue'), 'cue'],
    [count('claim'), 'claim'],
    [speakers.length, 'speaker'],
    [links.length, 'link'],
  ];
  const words = counts.map(([number, noun]) => `${number} ${noun}${number === 1 ? '' : 's'}`).join(', ');
  return `valid: ${words}${detached === 0 ? '' : `; ${detached} without their text`}`;
}
