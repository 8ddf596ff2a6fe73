import { done, refuse, type Problem, type Result } from '../result.ts';
import type { Article } from '../model/article.ts';
import { readJsonText } from './read-json.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { areLines, saidwhoJson } from './saidwho-json.ts';

/** Saidwho JSON, an article a line: for corpora, for streams between programs, and for engines that split by lines. */
export const saidwhoJsonl: Format = {
  id: 'saidwho-jsonl',
  label: 'Saidwho JSON Lines',
  description:
    'Saidwho JSON, an article a line: many articles in one file, for corpora and pipelines; comes back whole.',
  group: 'own',
  extensions: ['jsonl', 'ndjson'],
  mediaType: 'application/x-ndjson',
  loses: [],
  sniffs: (head, name) =>
    areLines(head, name) &&
    /^\uFEFF?\{"(?:\$schema":"[^"]*",")?format":"saidwho-json"/.test(new TextDecoder().decode(head)),
  read: readLines,
  write: lineOf,
  writeMany: (documents, services) => documents.map(({ article }) => lineOf(article, services)).join(''),
};

function lineOf(article: Article, services: Services): string {
  return `${JSON.stringify(JSON.parse(saidwhoJson.write!(article, services)))}\n`;
}

/** One line that cannot be read refuses the file: half a corpus is worse than none. */
function readLines(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const read = readJsonText(input);
  if (!read.ok) return read;
  const readings: Reading[] = [];
  for (const [i, line] of read.value.split('\n').entries()) {
    if (line.trim() === '') continue;
    const bytes = new TextEncoder().encode(line);
    const one = saidwhoJson.read!({ ...input, bytes }, services);
    if (!one.ok) {
      const problems = one.problems.map((problem): Problem => ({ ...problem, where: `${input.name}, line ${i + 1}` }));
      return refuse(problems[0]!, ...problems.slice(1));
    }
    readings.push(one.value);
  }
  return done(readings);
}
