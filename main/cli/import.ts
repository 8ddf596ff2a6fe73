import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import { putOut, readArticle } from './files.ts';
import { readScheme } from '../use-cases/schemes.ts';
import { misused, refused, type Verb } from './verb.ts';

/** Makes a working file of any file that can be read. */
export const importVerb: Verb = {
  name: 'import',
  usage: 'import FILE --out X.saidwho [--scheme SCHEME] [--force]',
  summary: 'Make a working file of a text, a web page or another program’s file.',
  options: { out: { type: 'string' }, scheme: { type: 'string' }, force: { type: 'boolean' } },
  async run({ positionals: [file, ...rest], options: { out, scheme, force } }, world) {
    if (file === undefined || rest.length > 0) return misused('Name one file to import.');
    if (typeof out !== 'string') return misused('Say where to: --out X.saidwho, or --out - for standard output.');
    const read = await readArticle(world, file);
    if (!read.ok) return refused(read.problems);
    if (read.value.readOnly !== undefined) {
      const where = world.files.nameOf(file);
      return refused([{ code: 'file/read-only', message: read.value.readOnly, where }]);
    }
    const { article } = read.value;
    if (typeof scheme === 'string' && article.annotations.length > 0) return refused([ANNOTATED]);
    const begun = typeof scheme === 'string' ? await readScheme(world.files, world.files.absolute(scheme)) : null;
    if (begun?.ok === false) return refused(begun.problems);
    const written = begun === null ? article : { ...article, scheme: begun.value };
    const ending = await putOut(world, out, saidwhoFile.write!(written, world.services), force === true);
    if (ending.ending !== 'done') return ending;
    const remark = [...read.value.notes, ...(ending.remark === undefined ? [] : [ending.remark])].join('\n');
    return { ...ending, ...(remark === '' ? {} : { remark }) };
  },
};

const ANNOTATED = {
  code: 'scheme/annotated',
  message: 'The article is annotated already; change its scheme in the program, under Tag, Scheme.',
};
