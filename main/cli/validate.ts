import type { Article } from '../../shared/model/article.ts';
import { isDetached } from '../../shared/model/records.ts';
import { LOOK_OPTIONS, lookAtAll } from './look.ts';
import { endingOf, reportOn } from './report.ts';
import type { Ending, Verb } from './verb.ts';

/** Says that files are whole and what is in them, or every problem they have. */
export const validateVerb: Verb = {
  name: 'validate',
  usage: 'validate FILE… [--from ID] [--report json]',
  summary: 'Check files: what is in them, or everything that is wrong with them.',
  options: LOOK_OPTIONS,
  async run(asked, world): Promise<Ending> {
    const looked = await lookAtAll(asked, world, 'to validate', (file, formatId, reading) => {
      const { article, notes, readOnly } = reading;
      const all = [...notes, ...(readOnly === undefined ? [] : [readOnly])];
      return { lines: [inWords(article)], report: reportOn(file, formatId, { ...reading, notes: all }) };
    });
    if ('ending' in looked) return looked;
    const { lines, reports } = looked;
    const output = lines.length === 0 ? {} : { output: `${lines.join('\n')}\n` };
    return endingOf({ reports, asJson: asked.options['report'] === 'json', ...output });
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
