import { filesOf, lossesOf } from '../../shared/formats/format.ts';
import { findFormat, FORMATS } from '../../shared/formats/index.ts';
import { baseName } from '../use-cases/file-name.ts';
import { putOut, readArticle } from './files.ts';
import { misused, refused, type Verb } from './verb.ts';

/** Writes an article in another format; says on standard error what that format cannot carry. */
export const exportVerb: Verb = {
  name: 'export',
  usage: 'export FILE --format ID --out PATH [--force]',
  summary: 'Write an article in another format (PATH “-” is standard output).',
  options: { format: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean' } },
  async run({ positionals: [file, ...rest], options }, world) {
    const { format: formatId, out, force } = options;
    if (file === undefined || rest.length > 0) return misused('Name one file to export.');
    if (typeof formatId !== 'string') return misused(`Name a format: --format ${writable().join(', ')}.`);
    if (typeof out !== 'string') return misused('Say where to: --out PATH, or --out - for standard output.');
    const format = findFormat(formatId);
    if (format?.write === undefined) return misused(`“${formatId}” is no format to write: ${writable().join(', ')}.`);
    const read = await readArticle(world, file);
    if (!read.ok) return refused(read.problems);
    const { article } = read.value;
    const files = filesOf(await format.write(article, world.services), baseName(article.metadata.title), format);
    const ending = await putOut(world, out, files[0]!.content, force === true);
    if (ending.ending !== 'done') return ending;
    const losses = lossesOf(format, article).map(({ what, records }) => `Not in it: ${what} (${records.length}).`);
    const remark = [...read.value.notes, ...losses, ...(ending.remark === undefined ? [] : [ending.remark])].join('\n');
    return { ...ending, ...(remark === '' ? {} : { remark }) };
  },
};

const writable = (): string[] => FORMATS.filter(({ write }) => write !== undefined).map(({ id }) => id);
