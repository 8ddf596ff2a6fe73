import { withoutUndefined } from '../../shared/formats/extra-keys.ts';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import type { OutFile } from '../../shared/formats/format.ts';
import { readScheme } from '../use-cases/schemes.ts';
import { freeBaseName } from '../use-cases/file-name.ts';
import { findReader, readDocuments, type ReadOptions } from './documents.ts';
import { readMapping } from './mapping.ts';
import { putOut } from './put-out.ts';
import { endingOf, type Report } from './report.ts';
import { misused, refused, type Verb } from './verb.ts';

/** Makes working files of any files that can be read. */
export const importVerb: Verb = {
  name: 'import',
  usage:
    'import FILE… --out X.saidwho|FOLDER [--from ID] [--map MAPPING.json] [--scheme SCHEME] [--report json] [--force]',
  summary: 'Make working files of texts, web pages or other programs’ files (FILE “-” is standard input).',
  options: {
    out: { type: 'string' },
    from: { type: 'string' },
    map: { type: 'string' },
    scheme: { type: 'string' },
    report: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run({ positionals, options: { out, from, map, scheme, report, force } }, world) {
    if (positionals.length === 0) return misused('Name a file to import, or several.');
    if (typeof out !== 'string') return misused('Say where to: --out X.saidwho, or --out - for standard output.');
    if (report !== undefined && report !== 'json') return misused('A report can be had as --report json.');
    if (typeof from === 'string' && findReader(from) === null) return misused(`“${from}” is no format to read.`);
    const begun = typeof scheme === 'string' ? await readScheme(world.files, world.files.absolute(scheme)) : null;
    if (begun?.ok === false) return refused(begun.problems);
    const mapping = typeof map === 'string' ? await readMapping(world, map) : null;
    if (mapping?.ok === false) return refused(mapping.problems);
    const options: ReadOptions = {
      ...(typeof from === 'string' && { from }),
      ...(mapping !== null && { mapping: mapping.value }),
    };
    const files: OutFile[] = [];
    const reports: Report[] = [];
    const names = new Set<string>();
    for await (const { name: file, read } of readDocuments(world, positionals, options)) {
      if (!read.ok) {
        reports.push({ file, ok: false, problems: read.problems });
        continue;
      }
      for (const { article, notes, readOnly, labels, offsets } of read.value.readings) {
        if (readOnly !== undefined) {
          reports.push({ file, ok: false, problems: [{ code: 'file/read-only', message: readOnly, where: file }] });
          continue;
        }
        if (begun !== null && article.annotations.length > 0) {
          reports.push({ file, ok: false, problems: [{ ...ANNOTATED, where: file }] });
          continue;
        }
        const whole = begun === null ? article : { ...article, scheme: begun.value };
        const name = `${freeBaseName(article.metadata.title, names)}.saidwho`;
        files.push({ name, content: saidwhoFile.write!(whole, world.services) });
        const { title } = article.metadata;
        const found = withoutUndefined({ labels, offsets });
        const annotations = article.annotations.length;
        reports.push({ file, ok: true, format: read.value.formatId, title, annotations, notes, ...found });
      }
    }
    const put = await putOut(world, out, files, force === true);
    if (!put.ok) return refused(put.problems);
    const { output, written } = put.value;
    return endingOf({ reports, asJson: report === 'json', written, ...(output !== undefined && { output }) });
  },
};

const ANNOTATED = {
  code: 'scheme/annotated',
  message: 'The article is annotated already; change its scheme in the program, under Tag, Scheme.',
};
