import { byWeight, lintArticle, ruleOf } from '../../shared/analysis/lint/lint.ts';
import { type Finding, type Level, LEVELS } from '../../shared/analysis/lint/rule.ts';
import { stateOf } from '../../shared/annotations/article-state.ts';
import { wordsOf } from '../../shared/annotations/covered-text.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import type { Problem } from '../../shared/result.ts';
import { readDocuments } from './documents.ts';
import { endingOf, type LintReport, type Report, reportOn } from './report.ts';
import { misused, refused, type Ending, type Verb } from './verb.ts';

/** Tells what the rules of each article’s guide find: a line for each finding; exit 1 where there are errors. */
export const lintVerb: Verb = {
  name: 'lint',
  usage: 'lint FILE… [--from ID] [--report json]',
  summary:
    'Look at attributions by the rules of PolNeAR, AFP and Guardian, or PDNC: what is broken, lacking or misplaced.',
  options: { from: { type: 'string' }, report: { type: 'string' } },
  async run({ positionals, options: { from, report } }, world): Promise<Ending> {
    if (positionals.length === 0) return misused('Name a file to look at, or several.');
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
        const found = linted(reading.article);
        const isSeveral = positionals.length > 1 || read.value.readings.length > 1;
        const told = [...found.map(lineOf), summaryOf(found)];
        lines.push(...told.map((line) => (isSeveral ? `${file}: ${line}` : line)));
        const broken = found.some(({ level }) => level === 'error');
        reports.push({
          ...reportOn(file, read.value.formatId, reading),
          ...(broken ? { ok: false, problems: [brokenIn(file, found)] } : {}),
          findings: found,
        });
      }
    }
    // What is found is what was asked for: as lines or as JSON it goes to standard output, all else beside it.
    const told = report === 'json' ? reports.map((one) => JSON.stringify(one)) : lines;
    const output = told.length === 0 ? {} : { output: `${told.join('\n')}\n` };
    return endingOf({ reports, asJson: false, ...output });
  },
};

function linted(article: Article): readonly LintReport[] {
  const { set } = stateOf(article);
  const text = textOf(article.blocks);
  return [...lintArticle(set, text)].sort(byWeight).map((finding) => {
    const annotation = finding.annotation === null ? null : set.findAnnotation(finding.annotation);
    const about = annotation === null ? (set.findSpeaker(finding.record)?.name ?? '') : wordsOf(text, annotation);
    return toldOf(finding, about);
  });
}

const toldOf = ({ rule, level, record, annotation, words, fix }: Finding, about: string): LintReport => ({
  rule,
  level,
  record,
  annotation,
  about,
  words,
  fix: fix?.label ?? null,
});

/** How much of its words a line repeats, UTF-16 code units. */
const MOST = 60;

function lineOf({ level, rule, about, words, fix }: LintReport): string {
  const whole = about.replaceAll(/\s+/gu, ' ').trim();
  const named = whole.length <= MOST ? whole : `${whole.slice(0, MOST).replace(/\s\S*$|[\ud800-\udbff]$/u, '')}…`;
  return `${level}: ${ruleOf(rule).label}: “${named}”: ${words}${fix === null ? '' : ` [${fix}]`} (${rule})`;
}

function summaryOf(found: readonly LintReport[]): string {
  const count = (level: Level) => found.filter((one) => one.level === level).length;
  return LEVELS.map((level) => `${count(level)} ${level}${count(level) === 1 ? '' : 's'}`).join(', ');
}

function brokenIn(where: string, found: readonly LintReport[]): Problem {
  const errors = found.filter(({ level }) => level === 'error').length;
  return { code: 'lint/errors', message: `The lint found ${errors === 1 ? 'an error' : `${errors} errors`}.`, where };
}
