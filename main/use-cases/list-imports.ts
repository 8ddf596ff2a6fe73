import type { Format } from '../../shared/formats/format.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { codeOf, type Files } from '../ports.ts';
import { openingProblem } from './file-problem.ts';

/**
 * Returns the files in a folder that can be imported, in the order of their names: those with an ending that is read,
 * without those that only lie beside another one and belong to it (`a.txt` beside `a.ann`). Folders inside are not looked into.
 */
export async function listImports(
  files: Files,
  formats: readonly Format[],
  folder: string,
): Promise<Result<readonly string[]>> {
  try {
    const names = (await files.list(folder)).filter((name) => !name.startsWith('.')).sort();
    const readers = formats.filter(({ read }) => read !== undefined);
    const readersOf = (name: string) => {
      const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
      return readers.filter(({ extensions }) => extensions.includes(extension));
    };
    const beside = new Set(
      names.flatMap((name) =>
        readersOf(name)
          .flatMap((format) => format.companions?.(name) ?? [])
          .filter((companion) => companion !== name),
      ),
    );
    const own = names.filter((name) => readersOf(name).length > 0 && !beside.has(name));
    if (own.length === 0) return refuse({ code: 'folder/nothing', message: NOTHING, where: files.nameOf(folder) });
    return done(own.map((name) => files.join(folder, name)));
  } catch (error) {
    return refuse(openingProblem(files.nameOf(folder), codeOf(error)));
  }
}

const NOTHING = 'The folder holds no file that can be imported.';
