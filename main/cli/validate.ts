import type { Article } from '../../shared/model/article.ts';
import { isDetached } from '../../shared/model/records.ts';
import { readArticle } from './files.ts';
import { misused, refused, type Ending, type Verb } from './verb.ts';

/** Says that a file is whole and what is in it, or every problem it has. */
export const validateVerb: Verb = {
  name: 'validate',
  usage: 'validate FILE',
  summary: 'Check a file: what is in it, or everything that is wrong with it.',
  options: {},
  async run({ positionals: [file, ...rest] }, world): Promise<Ending> {
    if (file === undefined || rest.length > 0) return misused('Name one file to validate.');
    const read = await readArticle(world, file);
    if (!read.ok) return refused(read.problems, true);
    const { article, notes, readOnly } = read.value;
    const remark = [...notes, ...(readOnly === undefined ? [] : [readOnly])].join('\n');
    return { ending: 'done', output: `${inWords(article)}\n`, ...(remark === '' ? {} : { remark }) };
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
