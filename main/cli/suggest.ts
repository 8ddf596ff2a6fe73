import { type Ending, type Given, misused, type Verb } from './verb.ts';

/**
 * Says what would be suggested: quotations with who says them and by which words, and claims worth a check. Articles
 * come as files and are answered by a table; a corpus comes as rows on standard input and is answered row by row.
 */
export const suggestVerb: Verb = {
  name: 'suggest',
  usage: 'suggest FILE… [--from ID] [--report json] | suggest --jsonl [--claims-from sentences] [--tolerant]',
  summary: 'Find quotations, speakers and claims in articles, or in rows {"id", "text"} on standard input (--jsonl).',
  options: {
    jsonl: { type: 'boolean' },
    'claims-from': { type: 'string' },
    tolerant: { type: 'boolean' },
    from: { type: 'string' },
    report: { type: 'string' },
  },
  async run(given, world): Promise<Ending> {
    const why = misuseOf(given);
    if (why !== null) return misused(why);
    const { jsonl, tolerant, 'claims-from': claimsFrom } = given.options;
    // Reading files takes every format there is, a second of loading; rows take none.
    if (jsonl !== true) return (await import('./suggest-files.ts')).suggestForFiles(given, world);
    const { answerRows, scoreInTurn } = await import('./suggest-rows.ts');
    const deed = claimsFrom === undefined ? (await import('./suggest-texts.ts')).suggestForText : scoreInTurn();
    return answerRows(world, deed, tolerant === true);
  },
};

function misuseOf({ positionals, options }: Given): string | null {
  const { jsonl, tolerant, from, report, 'claims-from': claimsFrom } = options;
  if (jsonl === true) {
    if (positionals.length > 0 || from !== undefined || report !== undefined) {
      return 'With --jsonl rows come from standard input: name no file.';
    }
    return claimsFrom === undefined || claimsFrom === 'sentences' ? null : 'Claims can be had --claims-from sentences.';
  }
  if (claimsFrom !== undefined || tolerant !== undefined) return 'Rows are read with --jsonl.';
  if (positionals.length === 0) return 'Name an article, or several, or give rows with --jsonl.';
  return report === undefined || report === 'json' ? null : 'A report can be had as --report json.';
}
