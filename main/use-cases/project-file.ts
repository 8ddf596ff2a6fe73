import { z } from 'zod';
import { type Project, PROJECT_FILE } from '../../shared/model/project.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { projectSchema } from '../../shared/schema/project.ts';
import { codeOf } from '../ports.ts';
import { backupFolderOf, nextBackup } from './backups.ts';
import { openingProblem } from './file-problem.ts';
import { mergeProjects } from './merge-projects.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * The project's own file, `project.saidwho`: readable JSON, one entry a line. It comes with the first change; until then
 * the project is what its folder says (promise D7). What a newer version or somebody's editor has left in it that we
 * cannot read is kept and told, and never written over (promise D11).
 */

/** The file as it was read. */
export interface ProjectOnDisk {
  readonly project: Project;
  /** Of its bytes; null while there is no file. */
  readonly sha256: string | null;
  /** Keys of the file that this version does not know (promise D10). */
  readonly extra: Readonly<Record<string, unknown>>;
}

export interface ProjectFileWorld extends SaveWorld {
  readonly backupFolder: string;
  now(): number;
}

const VERSION = 1;

/** Larger ones are not read. Bytes. */
const LIMIT = 100_000_000;

const fileSchema = z.looseObject({ format: z.literal('saidwho-project'), version: z.number().int().positive() });

/** Reads the file of the folder; refuses with why it cannot be relied on. */
export async function readProject(world: SaveWorld, folder: string): Promise<Result<ProjectOnDisk>> {
  const { files, services } = world;
  const path = files.join(folder, PROJECT_FILE);
  try {
    const status = await files.status(path);
    if (status === null) return done({ project: beginning(world, folder), sha256: null, extra: {} });
    if (status.size > LIMIT) return refuse(DAMAGED);
    const bytes = await files.read(path);
    return parsed(new TextDecoder().decode(bytes), services.sha256(bytes));
  } catch (error) {
    return refuse({ ...openingProblem(PROJECT_FILE, codeOf(error)), code: 'project/unreadable' });
  }
}

/** What a folder is without a file: its name, and the same id whenever it is asked. */
export const beginning = ({ files, services }: SaveWorld, folder: string): Project => ({
  id: services.sha256(folder).slice(0, 32),
  title: files.nameOf(folder),
  speakers: [],
  ties: [],
  searches: [],
  views: [],
});

function parsed(text: string, sha256: string): Result<ProjectOnDisk> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse(DAMAGED);
  }
  const file = fileSchema.safeParse(json);
  if (!file.success) return refuse(DAMAGED);
  const { format: _, version, ...content } = file.data;
  if (version > VERSION) return refuse(NEWER);
  const project = projectSchema.safeParse(content);
  if (!project.success) return refuse(DAMAGED);
  const known = new Set(['id', 'title', 'scheme', 'speakers', 'ties', 'searches', 'views']);
  const extra = Object.fromEntries(Object.entries(content).filter(([key]) => !known.has(key)));
  return done({ project: project.data, sha256, extra });
}

/**
 * Saves what the project shall be. What somebody else has written since `base` was read is taken in: each entry as
 * whoever changed it has it.
 *
 * @returns what the file holds then, which is more than was asked where somebody else wrote too
 */
export async function saveProject(
  world: ProjectFileWorld,
  folder: string,
  base: ProjectOnDisk,
  project: Project,
): Promise<Result<ProjectOnDisk>> {
  const { files } = world;
  const path = files.join(folder, PROJECT_FILE);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const present = await readProject(world, folder);
    if (!present.ok) return present;
    const isOurs = present.value.sha256 === base.sha256 || present.value.sha256 === null;
    const merged = isOurs ? project : mergeProjects(base.project, project, present.value.project);
    const extra = isOurs ? base.extra : present.value.extra;
    const bytes = new TextEncoder().encode(write(merged, extra));
    const { sha256 } = present.value;
    await files.makeFolder(folder).catch(() => undefined); // Saving says what is missing.
    const backup = await backupFor(world, folder, !isOurs);
    const outcome = await saveFile(world, {
      path,
      bytes,
      base: sha256 === null ? [] : [sha256],
      ...(backup === null ? {} : { backup }),
    });
    if (outcome.outcome === 'saved') return done({ project: merged, sha256: outcome.sha256, extra });
    if (outcome.outcome === 'failed') return refuse(outcome.problem);
  }
  return refuse(BUSY);
}

/** Where the version goes that is replaced: one every few minutes, and each that somebody else wrote. */
const backupFor = (world: ProjectFileWorld, folder: string, isForeign: boolean): Promise<string | null> => {
  const kept = backupFolderOf(world, world.backupFolder, world.files.join(folder, PROJECT_FILE));
  return nextBackup(world.files, kept, world.now(), isForeign ? 'merge' : null).catch(() => null);
};

function write({ speakers, ties, searches, views, ...head }: Project, extra: ProjectOnDisk['extra']): string {
  const lists = { speakers, ties, searches, views };
  const parts = [
    ['format', '"saidwho-project"'],
    ['version', String(VERSION)],
    ...Object.entries({ ...head, ...extra }).map(([key, value]) => [key, JSON.stringify(value)]),
    ...Object.entries(lists).map(([key, entries]) => [key, lines(entries)]),
  ];
  return `{\n${parts.map(([key, json]) => `${JSON.stringify(key)}: ${json}`).join(',\n')}\n}\n`;
}

const lines = (entries: readonly object[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;

const DAMAGED: Problem = {
  code: 'project/damaged',
  message:
    `“${PROJECT_FILE}” is damaged: the registry of speakers and the saved searches cannot be read. It is left as it is. ` +
    'Put a sound copy in its place, or move it away to begin a new one.',
};

const NEWER: Problem = {
  code: 'project/newer',
  message: `“${PROJECT_FILE}” was written by a newer Saidwho and is left as it is. Update Saidwho to work with it.`,
};

const BUSY: Problem = {
  code: 'project/busy',
  message: `“${PROJECT_FILE}” is written by another program again and again. Wait for it and try once more.`,
};
