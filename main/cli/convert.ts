import { keptOfChecks } from '../../shared/formats/desk-losses.ts';
import {
  filesOf,
  filesTogether,
  lossesOf,
  type Format,
  type NamedArticle,
  type OutFile,
  type ReadInput,
} from '../../shared/formats/format.ts';
import { findFormat, FORMATS } from '../../shared/formats/index.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Problem } from '../../shared/result.ts';
import { cannotBeWritten } from '../use-cases/export-article.ts';
import { freeBaseName } from '../use-cases/file-name.ts';
import { readBack, type ReadBack } from '../use-cases/read-back.ts';
import { asPrinted } from '../use-cases/print-copy.ts';
import { findReader, readDocuments, type ReadOptions } from './documents.ts';
import { readMapping } from './mapping.ts';
import { leadsIntoFolder, putOut } from './put-out.ts';
import { endingOf, type Report, reportOn } from './report.ts';
import { misused, refused, type CliWorld, type Ending, type Given, type Verb } from './verb.ts';

/**
 * From any format that is read to any that is written, many files at a time. Each article says on standard error what
 * the format cannot carry, and what came back when the files were read again.
 */
export const convertVerb: Verb = {
  name: 'convert',
  usage: 'convert FILE… --to ID --out PATH [--from ID] [--map MAPPING.json] [--report json] [--force]',
  summary:
    'Turn files of any format into any other (FILE and PATH “-” are the standard streams; PATH may be a folder or X.zip).',
  options: {
    to: { type: 'string' },
    from: { type: 'string' },
    out: { type: 'string' },
    map: { type: 'string' },
    report: { type: 'string' },
    force: { type: 'boolean' },
  },
  run: (given, world) => convert(given, world, given.options['to'], '--to'),
};

/** The same for those who have an annotated article and want it elsewhere. */
export const exportVerb: Verb = {
  name: 'export',
  usage: 'export FILE… --format ID --out PATH [--report json] [--force]',
  summary: 'Write articles in another format (PATH “-” is standard output, or a folder, or X.zip for several files).',
  options: {
    format: { type: 'string' },
    out: { type: 'string' },
    report: { type: 'string' },
    force: { type: 'boolean' },
  },
  run: (given, world) => convert(given, world, given.options['format'], '--format'),
};

async function convert(
  { positionals, options }: Given,
  world: CliWorld,
  formatId: string | boolean | undefined,
  option: string,
): Promise<Ending> {
  const { from, out, force, report, map } = options;
  if (positionals.length === 0) return misused('Name a file, or several.');
  if (typeof formatId !== 'string') return misused(`Name a format: ${option} ${writable().join(', ')}.`);
  if (typeof out !== 'string') return misused('Say where to: --out PATH, or --out - for standard output.');
  if (report !== undefined && report !== 'json') return misused('A report can be had as --report json.');
  const format = findFormat(formatId);
  if (format?.write === undefined) return misused(`“${formatId}” is no format to write: ${writable().join(', ')}.`);
  const printed = await asPrinted(format, [], null); // There is no window here.
  if (!printed.ok) return refused(printed.problems);
  if (typeof from === 'string' && findReader(from) === null) return misused(`“${from}” is no format to read.`);
  const mapping = typeof map === 'string' ? await readMapping(world, map) : null;
  if (mapping?.ok === false) return refused(mapping.problems);
  const reading: ReadOptions = {
    ...(typeof from === 'string' && { from }),
    ...(mapping !== null && { mapping: mapping.value }),
  };

  const documents: { readonly named: NamedArticle; readonly report: Report }[] = [];
  const failed: Report[] = [];
  const names = new Set<string>();
  for await (const { name, read } of readDocuments(world, positionals, reading)) {
    if (!read.ok) {
      failed.push({ file: name, ok: false, problems: read.problems });
      continue;
    }
    for (const one of read.value.readings) {
      const named = { name: freeBaseName(one.article.metadata.title, names), article: one.article };
      documents.push({ named, report: reportOn(name, read.value.formatId, one) });
    }
  }
  if (documents.length === 0) return endingOf({ reports: failed, asJson: report === 'json' });

  const intoFolder = await leadsIntoFolder(world, out);
  const intoArchive = out.toLowerCase().endsWith('.zip') && !format.extensions.includes('zip');
  const parts = await writeDocuments(world, format, documents, intoFolder || intoArchive);
  if ('problem' in parts) return refused([parts.problem]);
  const put = await putOut(world, out, parts.files, force === true);
  if (!put.ok) return refused(put.problems);
  const { output, written } = put.value;
  const reports = [...failed, ...parts.reports];
  return endingOf({ reports, asJson: report === 'json', written, ...(output !== undefined && { output }) });
}

interface Parts {
  readonly files: readonly OutFile[];
  readonly reports: readonly Report[];
}

/** All into one file where the format has a place for many, else each article into files of its own. */
async function writeDocuments(
  world: CliWorld,
  format: Format,
  documents: readonly { readonly named: NamedArticle; readonly report: Report }[],
  isApart: boolean,
): Promise<Parts | { readonly problem: Problem }> {
  const isTogether = documents.length > 1 && !isApart;
  if (isTogether && format.writeMany === undefined) return { problem: SEVERAL };
  const reads = (input: ReadInput) => readAs(format, input, world.services);
  try {
    if (isTogether) {
      const all = filesOf(
        await format.writeMany!(
          documents.map(({ named }) => named),
          world.services,
        ),
        'articles',
        format,
      );
      const articles = documents.map(({ named }) => named.article);
      const answers = await readBack(reads, format, articles, all);
      const reports = documents.map(({ named, report }, i) => ({
        ...report,
        ...after(format, named.article, answers?.[i]),
      }));
      return { files: all, reports };
    }
    const files: OutFile[] = [];
    const reports: Report[] = [];
    for (const { named, report } of documents) {
      const own = filesOf(await format.write!(named.article, world.services, named.name), named.name, format);
      const [answer] = (await readBack(reads, format, [named.article], own)) ?? [];
      files.push(...own);
      reports.push({ ...report, ...after(format, named.article, answer) });
    }
    const articles = documents.map(({ named }) => named.article);
    return { files: filesTogether(files, format, articles), reports };
  } catch {
    return { problem: { code: 'export/failed', message: cannotBeWritten('The article', format) } };
  }
}

/** What the format could not carry, what its readers will miss, and what came back of the rest. */
function after(format: Format, article: Article, answer: ReadBack | undefined): Partial<Report> {
  const losses = lossesOf(format, article);
  const lost = losses.map(({ id, what, treatment, records }) => ({ id, what, treatment, count: records.length }));
  const warnings = format.warns?.(article) ?? [];
  const kept = keptOfChecks(article, losses);
  const told = { losses: lost, ...(kept !== null && { kept }), ...(warnings.length > 0 && { warnings }) };
  if (answer === undefined) return told;
  const { sentence, found } = answer;
  const [of, same] = found === null ? [article.annotations.length, 0] : [found.of, found.same];
  return { ...told, reread: { sentence, of, same } };
}

const SEVERAL: Problem = {
  code: 'cli/several-articles',
  message:
    'The format holds one article a file: name a folder (with a slash at its end) or an archive (X.zip) for --out.',
};

const writable = (): string[] => FORMATS.filter(({ write }) => write !== undefined).map(({ id }) => id);
