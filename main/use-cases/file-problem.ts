import type { Problem } from '../../shared/result.ts';

/**
 * What the system calls `EACCES` is a sentence for the person at the screen: which file, why, and the way out. No
 * sentence holds a path: the name is enough to know the file, and the path may not leave the machine (promise X7).
 */

interface Explanation {
  readonly code: string;
  readonly why: string;
  readonly wayOut: string;
}

const ELSEWHERE = 'choose another place with Save as';

const WRITING: Readonly<Record<string, Explanation>> = {
  ENOSPC: { code: 'file/disk-full', why: 'the disk is full', wayOut: `Free some space or ${ELSEWHERE}.` },
  EDQUOT: { code: 'file/disk-full', why: 'your share of the disk is full', wayOut: `Free some space or ${ELSEWHERE}.` },
  EACCES: {
    code: 'file/no-permission',
    why: 'you have no permission to write it or its folder',
    wayOut: `Change its permissions or ${ELSEWHERE}.`,
  },
  EPERM: {
    code: 'file/no-permission',
    why: 'the system does not allow it to be replaced',
    wayOut: `Change its permissions or ${ELSEWHERE}.`,
  },
  EROFS: { code: 'file/read-only', why: 'its disk is read-only', wayOut: `Use another disk: ${ELSEWHERE}.` },
  EBUSY: { code: 'file/busy', why: 'another program holds it', wayOut: `Close the other program or ${ELSEWHERE}.` },
  EMFILE: { code: 'file/busy', why: 'too many files are open', wayOut: 'Close other programs; we try again.' },
  ENFILE: { code: 'file/busy', why: 'too many files are open', wayOut: 'Close other programs; we try again.' },
  ENOENT: {
    code: 'file/folder-missing',
    why: 'its folder is not there',
    wayOut: `Connect the drive again or ${ELSEWHERE}.`,
  },
  ENOTDIR: {
    code: 'file/folder-missing',
    why: 'its folder is not a folder',
    wayOut: `To keep the work, ${ELSEWHERE}.`,
  },
  EISDIR: { code: 'file/is-folder', why: 'there is a folder of that name', wayOut: `To keep the work, ${ELSEWHERE}.` },
  ENAMETOOLONG: { code: 'file/bad-name', why: 'its name is too long', wayOut: 'Choose a shorter one with Save as.' },
  EINVAL: { code: 'file/bad-name', why: 'the system refuses its name', wayOut: 'Choose another one with Save as.' },
};

/** Returns why the file called `name` could not be saved. */
export function savingProblem(name: string, code: string): Problem {
  const failure = {
    code: 'file/write-failed',
    why: `the disk reported an error (${code})`,
    wayOut: `Now ${ELSEWHERE}.`,
  };
  const { code: stable, why, wayOut } = WRITING[code] ?? failure;
  return { code: stable, message: `“${name}” could not be saved: ${why}. ${wayOut}` };
}

const READING: Readonly<Record<string, Explanation>> = {
  ENOENT: {
    code: 'file/missing',
    why: 'it is not there any more',
    wayOut: 'Look whether it was moved, renamed or is on a drive that is not connected.',
  },
  ENOTDIR: { code: 'file/missing', why: 'its folder is not there', wayOut: 'Look whether it was moved.' },
  EACCES: {
    code: 'file/no-permission',
    why: 'you have no permission to read it',
    wayOut: 'Change its permissions or copy it to a folder of your own.',
  },
  EPERM: {
    code: 'file/no-permission',
    why: 'the system does not allow it to be read',
    wayOut: 'Change its permissions or copy it to a folder of your own.',
  },
  EISDIR: { code: 'file/is-folder', why: 'it is a folder', wayOut: 'Choose a file in it.' },
  EBUSY: { code: 'file/busy', why: 'another program holds it', wayOut: 'Close the other program and open it again.' },
  EMFILE: { code: 'file/busy', why: 'too many files are open', wayOut: 'Close other programs and open it again.' },
};

/** Returns why the file called `name` could not be opened. */
export function openingProblem(name: string, code: string): Problem {
  const failure = {
    code: 'file/read-failed',
    why: `the disk reported an error (${code})`,
    wayOut: 'Copy it to another disk and open the copy.',
  };
  const { code: stable, why, wayOut } = READING[code] ?? failure;
  return { code: stable, message: `“${name}” could not be opened: ${why}. ${wayOut}` };
}
