import type { ImportReport } from '../model/import-report.ts';
import { done, refuse, type Problem, type Result } from '../result.ts';
import { budgetsOf, inMegabytes } from './budgets.ts';
import { withoutUndefined } from './extra-keys.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { pickReader } from './pick-format.ts';

/** A file as one of the formats read it. */
export interface ReadFile {
  /** Id of the format that read it. */
  readonly formatId: string;
  readonly reading: Reading;
  /** The other articles, where the file holds several. */
  readonly others: readonly Reading[];
}

/**
 * Reads a file by whichever format knows it, within the budgets: the one way in for bytes that others made. What its
 * reader found out about a foreign file goes along with the article's source.
 *
 * Refuses `file/too-large`, `file/unknown-format`, `file/no-article`, and what the format refuses.
 */
export async function readAny(
  input: ReadInput,
  formats: readonly Format[],
  services: Services,
): Promise<Result<ReadFile>> {
  const budgets = budgetsOf(input.budgets);
  const { bytes, name, companions = [] } = input;
  if (bytes.length + companions.reduce((sum, one) => sum + one.bytes.length, 0) > budgets.bytes) {
    const message = `The file is larger than ${inMegabytes(budgets.bytes)}, the most that is read. Split it into parts and open those.`;
    return refuse({ code: 'file/too-large', message, where: name });
  }
  const format = pickReader(input, formats);
  if (!format.ok) return format;
  return readAs(format.value, { ...input, budgets }, services);
}

/** Reads a file by this format, which reads; the rest as `readAny`. */
export async function readAs(format: Format, input: ReadInput, services: Services): Promise<Result<ReadFile>> {
  if (format.read === undefined) throw new RangeError(`The format ${format.id} does not read`);
  const read = await format.read(input, services);
  if (!read.ok) return read;
  const readings = 'article' in read.value ? [read.value] : read.value;
  const [reading, ...others] = readings.map((one) => (format.group === 'own' ? one : withReport(one, format, input)));
  if (reading === undefined) return refuse(noArticle(input.name));
  return done({ formatId: format.id, reading, others });
}

function withReport(reading: Reading, format: Format, { name }: ReadInput): Reading {
  const { article, notes, labels, offsets } = reading;
  const report: ImportReport = { format: format.id, notes, ...withoutUndefined({ labels, offsets }) };
  const source = article.source ?? { name, mediaType: format.mediaType };
  return { ...reading, article: { ...article, source: { ...source, report } } };
}

const noArticle = (name: string): Problem => ({
  code: 'file/no-article',
  message: 'The file holds no article. Check that it is the right file.',
  where: name,
});
