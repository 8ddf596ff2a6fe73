import { byWeight, lintArticle, ruleOf } from '../../shared/analysis/lint/lint.ts';
import { type Finding, type Level, LEVELS } from '../../shared/analysis/lint/rule.ts';
import { stateOf } from '../../shared/annotations/article-state.ts';
import { wordsOf } from '../../shared/annotations/covered-text.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import type { Problem } from '../../shared/result.ts';
import { LOOK_OPTIONS, lookAtAll } from './look.ts';
import { endingOf, type LintReport, reportOn } from './report.ts';
import { type Ending, misused, type Verb } from './verb.ts';

/** Tells what the rules of each article’s guide find: a line for each finding; exit 1 where there are errors. */
export const lintVerb: Verb = {
  name: 'lint',
  usage: 'lint FILE… [--from ID] [--today 2026-11-28] [--report json]',
  summary:
    'Look at attributions by the rules of PolNeAR, AFP and Guardian, or PDNC: what is broken, lacking or misplaced.',
  options: { ...LOOK_OPTIONS, today: { type: 'string' } },
  async run(asked, world): Promise<Ending> {
    const { today } = asked.options;
    if (today !== undefined && !isDay(today)) return misused('The day is written as --today 2026-11-28.');
    const looked = await lookAtAll(asked, world, 'to look at', (file, formatId, reading) => {
      const found = linted(reading.article, today);
      const isBroken = found.some(({ level }) => level === 'error');
      return {
        lines: [...found.map(lineOf), summaryOf(found)],
        report: {
          ...reportOn(file, formatId, reading),
          ...(isBroken ? { ok: false, problems: [brokenIn(file, found)] } : {}),
          findings: found,
        },
      };
    });
    if ('ending' in looked) return looked;
    const { lines, reports } = looked;
    // What is found is what was asked for: as lines or as JSON it goes to standard output, all else beside it.
    const told = asked.options['report'] === 'json' ? reports.map((one) => JSON.stringify(one)) : lines;
    const output = told.length === 0 ? {} : { output: `${told.join('\n')}\n` };
    return endingOf({ reports, asJson: false, ...output });
  },
};

/** Without a day nothing is overdue: what is found hangs on the files alone. */
const isDay = (day: unknown): day is string => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(day);

function linted(article: Article, today?: string): readonly LintReport[] {
  const { set } = stateOf(article);
  const text = textOf(article.blocks);
  return [...lintArticle(set, text, today)].sort(byWeight).map((finding) => {
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
