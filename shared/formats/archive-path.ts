/** Paths inside archives, by which their parts refer to each other. They name entries, never files of this machine. */

/** Returns the path in an archive that a reference from this folder means: `..` goes up, never out. */
export function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Returns the path up to its last `/` and with it; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
