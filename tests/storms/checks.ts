import { BACKUPS, DATA, QUARANTINE, isLock, isTemporary, type Scenario, type Stage } from './scenario.ts';

/** What must be so of the files on a disk at any moment, whatever has failed. */
export function checkFiles({ files, witness }: Stage, { mayPutAside = false }: Scenario): void {
  for (const path of files.paths()) {
    if (isTemporary(path) || isLock(path) || witness.theirs.has(path)) continue;
    const content = files.text(path)!;
    const isKnown = witness.states.includes(content) || witness.others.has(content);
    const isTheirs = [...witness.theirs.values()].includes(content);
    if (path.startsWith(BACKUPS)) witness.expect(isKnown || isTheirs, `${path} is no whole version (D13)`);
    else if (!path.startsWith(DATA)) witness.expect(isKnown, `${path} is neither old nor new (D3)`);
  }
  for (const [path, content] of witness.theirs) {
    witness.expect(files.text(path) === content, `${path} is somebody else's and was changed (C1, D7)`);
  }
  const kept = files.paths().filter((path) => !isTemporary(path) && isForUser(path));
  for (const part of witness.parts) {
    const isThere = kept.some((path) => files.text(path)!.includes(part));
    witness.expect(isThere, `${part.slice(0, 40)} is in no file, beside none and in no backup (C1, D13)`);
  }
  const aside = files.paths(QUARANTINE);
  witness.expect(mayPutAside || aside.length === 0, 'work was put aside though nobody changed the file (U2)');
}

/** Where a user finds versions: the own folders, the backups and the quarantine. */
const isForUser = (path: string): boolean =>
  !path.startsWith(DATA) || path.startsWith(BACKUPS) || path.startsWith(QUARANTINE);

/** Once the first version is replaced it is kept somewhere, or another one that was replaced after it (D13). */
export function checkBackups({ files, witness }: Stage, { keepsBackups = false }: Scenario): void {
  if (!keepsBackups) return;
  const isReplaced = files.paths().every((path) => path.startsWith(DATA) || files.text(path) !== witness.states[0]);
  const backups = files.paths(BACKUPS).filter((path) => !isTemporary(path));
  witness.expect(!isReplaced || backups.length > 0, 'a version was replaced and not kept (D13)');
}
