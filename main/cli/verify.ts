import {
  checkAgainst,
  type NamedSource,
  type QuoteCheck,
  quotesIn,
} from '../../shared/analysis/verbatim/check-article.ts';
import { indexSource } from '../../shared/analysis/verbatim/indexed-source.ts';
import { turnsOfArticle } from '../../shared/analysis/verbatim/source-turns.ts';
import { outerQuotations } from '../../shared/analysis/speech.ts';
import { stateOf } from '../../shared/annotations/article-state.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import type { Problem, Result } from '../../shared/result.ts';
import { readDocuments } from './documents.ts';
import { type CliWorld, type Ending, misused, refused, type Verb } from './verb.ts';

/**
 * Says of each quote whether it has the words of a source: a line for people, or an object in a line of JSON for programs.
 * In an article in which no quote is tagged, what stands in quotation marks is checked.
 */
export const verifyVerb: Verb = {
  name: 'verify',
  usage: 'verify FILE… --against SOURCE [--report json]',
  summary: 'Check the wording of quotes against a transcript or another text (SOURCE may be a pattern for several).',
  options: { against: { type: 'string' }, report: { type: 'string' } },
  async run({ positionals, options: { against, report } }, world): Promise<Ending> {
    if (positionals.length === 0) return misused('Name an article to check, or several.');
    if (typeof against !== 'string') return misused('Name what to check against: --against SOURCE.');
    if (report !== undefined && report !== 'json') return misused('A report can be had as --report json.');
    const sources = await readSources(world, against);
    if (!sources.ok) return refused(sources.problems);
    const lines: string[] = [];
    const problems: Problem[] = [];
    for await (const { name, read } of readDocuments(world, positionals, {})) {
      if (!read.ok) {
        problems.push(...read.problems);
        continue;
      }
      for (const { article } of read.value.readings) {
        const rows = checksOf(article, sources.value).map((check) => rowOf(name, check));
        lines.push(
          ...rows.map((row) => (report === 'json' ? JSON.stringify(row) : lineOf(row, positionals.length > 1))),
        );
      }
    }
    const output = lines.map((line) => `${line}\n`).join('');
    const [first, ...others] = problems;
    if (first === undefined) return { ending: 'done', output };
    if (positionals.length === 1) return refused([first, ...others]);
    return {
      ending: 'partly',
      problems,
      output,
      remark: problems.map(({ message, where }) => [where, message].filter(Boolean).join(': ')).join('\n'),
    };
  },
};

async function readSources(world: CliWorld, given: string): Promise<Result<readonly NamedSource[]>> {
  const sources: NamedSource[] = [];
  for await (const { name, read } of readDocuments(world, [given], {})) {
    if (!read.ok) return read;
    for (const { article } of read.value.readings) {
      const text = textOf(article.blocks);
      const source = { name, sha256: world.services.sha256(text), attached: '' };
      sources.push({ name: source, indexed: indexSource({ text, turns: turnsOfArticle(article) }) });
    }
  }
  return { ok: true, value: sources };
}

function checksOf(article: Article, sources: readonly NamedSource[]): QuoteCheck[] {
  const text = textOf(article.blocks);
  const { set } = stateOf(article);
  const tagged = quotesIn(set);
  const quotes = tagged.length > 0 ? tagged : inMarks(text);
  return quotes.flatMap((quote) => checkAgainst(set, text, quote, sources) ?? []);
}

const inMarks = (text: string): ReturnType<typeof quotesIn> =>
  outerQuotations(text).map(({ open, close }, at) => ({
    record: 'annotation',
    id: `quotation ${at + 1}`,
    kind: 'quote',
    fragments: [{ start: open, end: close }],
    attributes: {},
  }));

/** One quote in the report. Offsets are UTF-16 code units of the source’s text, half-open. */
interface Row {
  readonly file: string;
  readonly quote: string;
  readonly words: string;
  readonly form: QuoteCheck['form'];
  readonly state: QuoteCheck['result']['state'];
  readonly source: string;
  readonly sha256: string;
  readonly places: readonly { readonly start16: number; readonly end16: number }[];
  readonly otherPlaces: number;
  readonly speaker: string | null;
  readonly isOtherSpeaker: boolean;
  readonly summary: readonly string[];
}

const rowOf = (file: string, { quote, form, source, result }: QuoteCheck): Row => ({
  file,
  quote,
  words: result.content,
  form,
  state: result.state,
  source: source.name,
  sha256: source.sha256,
  places: result.matches.map(({ start, end }) => ({ start16: start, end16: end })),
  otherPlaces: result.others.length,
  speaker: result.speaker,
  isOtherSpeaker: result.isOthers,
  summary: result.summary,
});

/** Words are cut beyond this in a line for people. UTF-16 code units. */
const LONGEST = 60;

function lineOf({ file, state, form, words, summary }: Row, isSeveral: boolean): string {
  const line = words.replace(/\s+/gu, ' ');
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
  const told = `${state}${form === 'indirect' ? ' (indirect)' : ''}\t“${short}”\t${summary.join(' ')}`;
  return isSeveral ? `${file}\t${told}` : told;
}
