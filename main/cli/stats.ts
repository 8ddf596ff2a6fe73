import { articleRows } from '../../shared/analysis/statistics/article-rows.ts';
import { percentOf, tallyAll } from '../../shared/analysis/statistics/tally.ts';
import { keyOfName } from '../../shared/analysis/who-is-who.ts';
import { stateOf } from '../../shared/annotations/article-state.ts';
import { statisticsCsv } from '../../shared/formats/statistics-csv.ts';
import { textOf } from '../../shared/model/block.ts';
import type { ClaimRow, QuoteRow, SpeakerRow } from '../../shared/model/project.ts';
import { DIMENSIONS, type Statistics } from '../../shared/model/statistics.ts';
import type { Reading } from '../../shared/formats/format.ts';
import type { Problem } from '../../shared/result.ts';
import { readDocuments } from './documents.ts';
import { type CliWorld, type Ending, type Given, misused, refused, type Verb } from './verb.ts';

/**
 * Tells who is given how many quotes and words in the files, all together. Speakers of one name are one, whatever file
 * they are in.
 */
export const statsVerb: Verb = {
  name: 'stats',
  usage: `stats FILE… [--by ${DIMENSIONS.join('|')}] [--as csv|json] [--from ID]`,
  summary: 'Count quotes, words and claims by speaker, sort, role, form, cue class, article and month; as CSV or JSON.',
  options: { by: { type: 'string' }, as: { type: 'string' }, from: { type: 'string' } },
  run: runStats,
};

async function runStats({ positionals, options: { by, as = 'csv', from } }: Given, world: CliWorld): Promise<Ending> {
  if (positionals.length === 0) return misused('Name a file to count in, or several.');
  const dimension = DIMENSIONS.find((one) => one === by);
  if (by !== undefined && dimension === undefined) return misused(`Count --by one of ${DIMENSIONS.join(', ')}.`);
  if (as !== 'csv' && as !== 'json') return misused('Statistics can be had --as csv or --as json.');
  const counted = new Counted();
  const problems: Problem[] = [];
  for await (const { name, read } of readDocuments(world, positionals, typeof from === 'string' ? { from } : {})) {
    if (read.ok) for (const reading of read.value.readings) counted.add(name, reading);
    else problems.push(...read.problems);
  }
  const [first, ...others] = problems;
  if (first !== undefined && counted.articles === 0) return refused([first, ...others], true);
  const all = counted.statistics.filter((one) => dimension === undefined || one.dimension === dimension);
  const output = as === 'csv' ? statisticsCsv(all) : `${JSON.stringify(inShares(all, counted.articles), null, 2)}\n`;
  return first === undefined ? { ending: 'done', output } : { ending: 'partly', problems, output };
}

/** What was read so far. */
class Counted {
  articles = 0;
  readonly #quotes: QuoteRow[] = [];
  readonly #claims: ClaimRow[] = [];
  readonly #speakers = new Map<string, Pick<SpeakerRow, 'type' | 'role'>>();

  add(file: string, { article }: Reading): void {
    this.articles += 1;
    const { title, outlet = null, published = null } = article.metadata;
    // Two files may hold one article, or articles of one id: each is counted as what it is.
    const place = { fileId: file, articleId: `${file} ${article.id}`, title, outlet, published };
    const { set } = stateOf(article);
    const rows = articleRows(set, textOf(article.blocks), place, ({ name }) => keyOfName(name));
    this.#quotes.push(...rows.quotes);
    this.#claims.push(...rows.claims);
    for (const [key, speaker] of rows.speakers) {
      const known = this.#speakers.get(key);
      if (known === undefined || known.role === null)
        this.#speakers.set(key, known === undefined ? speaker : { ...known, role: speaker.role });
    }
  }

  get statistics(): readonly Statistics[] {
    return tallyAll(this.#quotes, this.#claims, this.#speakers);
  }
}

/** With the shares in per cent, for programs. */
const inShares = (all: readonly Statistics[], articles: number) => ({
  articles,
  statistics: all.map(({ dimension, shares, total }) => ({
    by: dimension,
    total,
    shares: shares.map(({ label, quotes, words, claims }) => ({
      value: label === '' ? null : label,
      quotes,
      quotesPercent: percentOf(quotes, total.quotes),
      words,
      wordsPercent: percentOf(words, total.words),
      claims,
      claimsPercent: percentOf(claims, total.claims),
    })),
  })),
});
