import { done, refuse, type Result } from '../../shared/result.ts';
import { codeOf, type Files } from '../ports.ts';
import { openingProblem } from './file-problem.ts';

/** How many numbers are tried before a folder counts as full of them. */
const MOST = 1000;

/** Makes a folder of this name, or of this name with a number, where none is: `brat`, `brat-2`. Returns its path. */
export async function freeFolder(files: Files, parent: string, name: string): Promise<Result<string>> {
  try {
    for (let number = 1; number <= MOST; number += 1) {
      const path = files.join(parent, number === 1 ? name : `${name}-${number}`);
      if ((await files.status(path)) !== null) continue;
      await files.makeFolder(path);
      return done(path);
    }
    return refuse({ code: 'folder/full', message: `There are too many folders called “${name}” there already.` });
  } catch (error) {
    return refuse(openingProblem(files.nameOf(parent), codeOf(error)));
  }
}
