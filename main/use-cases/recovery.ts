import { applyFitting, articleOf, stateOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { News } from '../../shared/ipc/contract.ts';
import { mergeArticles } from '../../shared/merge/three-way.ts';
import type { Article } from '../../shared/model/article.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { codeOf } from '../ports.ts';
import type { ArticleFile } from './article-session.ts';
import { backupFolderOf } from './backups.ts';
import { openingProblem } from './file-problem.ts';
import { findJournals, Journal, quarantine, recoveryOver, type FoundJournal, type Recovery } from './journal.ts';
import type { Opening, OpenWorld } from './open-article.ts';
import { SafetyCopies } from './safety-copies.ts';
import { saveFile } from './save-file.ts';
import { apart, AS_IN_FILE, conflictName, whatChanged } from './session-words.ts';

/**
 * Bringing work back. A journal that stands over the version on the disk is replayed. Where somebody else has written
 * the file since, the work is merged with theirs as it would have been in a running program; where that cannot be,
 * it becomes a file beside theirs. A file that does not load is shown as its last good version, and nothing of it is
 * touched until the user goes on from there.
 */

/** Adds to the article what its journal holds. */
export async function recover(
  world: OpenWorld,
  article: Article,
  file: ArticleFile,
  notes: readonly string[],
): Promise<Result<Opening>> {
  try {
    const journal = await journalOf(world, article.id, file.path);
    return journal === null
      ? done({ start: { article, file }, notes })
      : await recoverFrom(world, journal, article, file, notes);
  } catch (error) {
    return refuse(unknownWork(world.files.nameOf(file.path), codeOf(error))); // To go on would be to write over it.
  }
}

async function recoverFrom(
  world: OpenWorld,
  journal: FoundJournal,
  article: Article,
  file: ArticleFile,
  notes: readonly string[],
): Promise<Result<Opening>> {
  const recovery = recoveryOver(journal, file.sha256);
  if (recovery === null) return mergeWork(world, journal, article, file, notes);
  if (recovery.count === 0) return done({ start: { article, file }, notes });
  const recovered = replay(recovery.snapshot ?? article, recovery.changes);
  if (recovered === null) return putAside(world, journal, article, file, notes);
  return done(opening(recovered, article, file, recovery, notes, [recoveredNews(recovery.count)]));
}

/** Null when the changes do not fit the article. */
export function replay(article: Article, changes: readonly Change[]): Article | null {
  const state = applyFitting(stateOf(article), changes);
  return state === null ? null : articleOf(article, state);
}

/**
 * Writes down articles that had no file yet when the program stopped. Returns the paths of their new files; a
 * journal whose article cannot be written stays where it is.
 */
export async function recoverUnsaved(world: OpenWorld): Promise<Unsaved> {
  const paths: string[] = [];
  const waiting: string[] = [];
  for (const journal of await findJournals(world.files, world.journalFolder)) {
    const recovery = recoveryOver(journal, null);
    if (recovery?.snapshot == null) {
      if ((await world.files.status(journal.path)) === null) waiting.push(journal.path);
      continue;
    }
    const article = replay(recovery.snapshot, recovery.changes);
    const path = article === null ? null : await writeRecovered(world, journal, recovery, article);
    if (path !== null) paths.push(path);
  }
  return { paths, waiting };
}

/** What was not saved when the program stopped, besides what is found at the opening of its file. */
export interface Unsaved {
  /** Articles that had no file yet and have one now. */
  readonly paths: readonly string[];
  /** Files that are not in their place: the work on them waits for them. */
  readonly waiting: readonly string[];
}

/**
 * Returns where the article is now, or null when it could not be written. The journal is marked as a session does it,
 * so that a start that is cut off is followed by one that knows the file; where another file has taken the place
 * since, the article gets a place of its own.
 */
async function writeRecovered(
  world: OpenWorld,
  { articleId, path }: FoundJournal,
  { sequence, count }: Recovery,
  article: Article,
): Promise<string | null> {
  const { files, services, journalFolder } = world;
  const bytes = new TextEncoder().encode(world.write(article));
  const saving = services.sha256(bytes);
  const journal = new Journal(world, journalFolder, { articleId, path });
  const snapshot = () => ({ article, unsaved: count });
  const isFree = (await files.status(path)) === null || services.sha256(await files.read(path)) === saving;
  const place = isFree ? path : await world.library.findPlace(article);
  await journal.mark({ sequence, bases: [null], saving }, snapshot).catch(() => undefined); // The old one is there.
  await files.makeFolder(files.folderOf(place)).catch(() => undefined); // saveFile says what is missing.
  const { outcome } = await saveFile(world, { path: place, bytes, base: [saving] });
  if (outcome === 'saved')
    await journal.remove().catch(() => undefined); // The mark says that the file holds it all.
  else await journal.close();
  return outcome === 'saved' ? place : null;
}

/**
 * Returns the last good version of a file that does not load, shown and not written, or null when there is none: the
 * work in its journal, else its newest backup that loads.
 *
 * @param problem why the file does not load
 * @param bytes the file, as far as it could be read
 */
export async function rescue(
  world: OpenWorld,
  path: string,
  problem: Problem,
  bytes: Uint8Array = new Uint8Array(),
): Promise<Result<Opening> | null> {
  const { files, services } = world;
  const isOurs = path.toLowerCase().endsWith('.saidwho') && problem.code !== 'file/missing';
  const articleId = isOurs ? (idIn(bytes) ?? world.idSeenAt(path)) : null;
  if (articleId === null || problem.code === 'file/newer') return null;
  const good = await lastGood(world, articleId, path).catch(() => null); // The refusal says what is wrong.
  if (good === null) return null;
  const folder = await files.status(files.folderOf(path)).catch(() => null);
  const file = { path, sha256: services.sha256(bytes), volume: folder?.volume ?? 0 };
  const said = `Saidwho has found its last good version${good.from}, which is what you see. The damaged file is untouched.`;
  const reason = `${problem.message} ${said}`;
  const start = { article: good.article, file, readOnly: reason, isRescue: true };
  return done({ start, notes: [], news: [rescueNews(reason)] });
}

/** The id as our files write it, near the top; a file that is cut still has it. */
function idIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder().decode(bytes.subarray(0, 4_000));
  return /"id": ?"([^"\\]{1,200})"/.exec(head)?.[1] ?? null;
}

async function lastGood(world: OpenWorld, articleId: string, path: string) {
  const journal = await journalOf(world, articleId, path);
  const work = journal === null ? null : await workIn(world, journal);
  if (work !== null) return { article: work.ours, from: ', with the work that was not saved yet' };
  const backup = await new SafetyCopies(world, backupFolderOf(world, world.backupFolder, articleId)).newestGood();
  return backup === null ? null : { article: backup.article, from: ` (backup of ${dateOf(backup.at)})` };
}

/** ISO 8601 to the minute, in UTC: the page knows no better and the day is what matters. */
const dateOf = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

async function journalOf(world: OpenWorld, articleId: string, path: string): Promise<FoundJournal | null> {
  const journals = await findJournals(world.files, world.journalFolder);
  return journals.find((journal) => journal.articleId === articleId && journal.path === path) ?? null;
}

/** What a journal holds on its own, without the file it stood over. */
interface Work {
  readonly ours: Article;
  readonly recovery: Recovery;
  /** The version it was made from; null when that was not kept. */
  readonly base: Article | null;
}

async function workIn(world: OpenWorld, journal: FoundJournal): Promise<Work | null> {
  for (const sha256 of journal.records[0].bases) {
    const recovery = recoveryOver(journal, sha256)!; // It stands over each of these.
    const base = await baseOf(world, journal, sha256);
    const from = recovery.snapshot ?? base;
    const ours = from === null ? null : replay(from, recovery.changes);
    if (ours !== null) return { ours, recovery, base };
  }
  return null;
}

async function baseOf(world: OpenWorld, { bases }: FoundJournal, sha256: string | null): Promise<Article | null> {
  const name = sha256 === null ? undefined : bases.get(sha256);
  if (name === undefined) return null;
  const { files, journalFolder, importHost } = world;
  const bytes = await files.read(files.join(journalFolder, name));
  const read = await importHost.read({ bytes, name: 'base.saidwho' });
  return read.ok ? read.value.reading.article : null;
}

/** Somebody else has written the file since: merges our work with theirs, or puts it beside. */
async function mergeWork(
  world: OpenWorld,
  journal: FoundJournal,
  theirs: Article,
  file: ArticleFile,
  notes: readonly string[],
): Promise<Result<Opening>> {
  const work = await workIn(world, journal);
  if (work === null) return putAside(world, journal, theirs, file, notes);
  if (work.recovery.count === 0) return done({ start: { article: theirs, file }, notes });
  if (work.base === null) return putBeside(world, journal, work.ours, theirs, file, UNKNOWN_BASE);
  const merged = mergeArticles(work.base, work.ours, theirs);
  if (!merged.ok) return putBeside(world, journal, work.ours, theirs, file, merged.problems[0]);
  const { article } = merged.value;
  const news: News = {
    tone: 'information',
    text:
      `Recovered ${changes(work.recovery.count)}. Another program had written the file meanwhile: its version is ` +
      `merged in (compared with it: ${whatChanged(theirs, article)}).`,
    actions: [{ label: 'Compare', act: 'compare', versionId: 'before-recovery' }],
  };
  return done(opening(article, theirs, file, work.recovery, notes, [news]));
}

function opening(
  article: Article,
  onDisk: Article,
  file: ArticleFile,
  { sequence, count }: Recovery,
  notes: readonly string[],
  news: readonly News[],
): Opening {
  const recovered = { sequence, count, path: file.path, onDisk };
  const remembered = [{ versionId: 'before-recovery', label: AS_IN_FILE, article: onDisk }];
  return { start: { article, file, recovered, remembered }, notes, news };
}

/** The work becomes a file of its own beside theirs; its journal goes only then. */
async function putBeside(
  world: OpenWorld,
  journal: FoundJournal,
  ours: Article,
  theirs: Article,
  file: ArticleFile,
  problem: Problem,
): Promise<Result<Opening>> {
  const { files, journalFolder } = world;
  const name = files.nameOf(file.path);
  const bytes = new TextEncoder().encode(world.write(ours));
  for (let number = 1; number <= 1_000; number += 1) {
    const beside = files.join(files.folderOf(file.path), conflictName(name, number));
    // One that holds just this was written by a start that was cut off before the journal went.
    const outcome = await saveFile(world, { path: beside, bytes, base: [world.services.sha256(bytes)] });
    if (outcome.outcome === 'conflict') continue;
    if (outcome.outcome === 'failed') return refuse(outcome.problem);
    for (const journalName of journal.names) {
      await files.remove(files.join(journalFolder, journalName)).catch(() => undefined); // It is met again, and the same.
    }
    const text = apart(name, files.nameOf(beside), problem).message;
    const actions = [
      { label: 'Compare', act: 'compare', versionId: 'recovered' },
      { label: 'Open the other version', act: 'open-other' },
    ] as const;
    const remembered = [{ versionId: 'recovered', label: 'Your recovered work', article: ours }];
    const start = { article: theirs, file, remembered, otherPath: beside };
    return done({ start, notes: [], news: [{ tone: 'problem', text, actions }] });
  }
  return refuse(openingProblem(name, 'EEXIST'));
}

/** Nothing can be made of the journal: it is kept where nothing is ever deleted. */
async function putAside(
  world: OpenWorld,
  journal: FoundJournal,
  article: Article,
  file: ArticleFile,
  notes: readonly string[],
): Promise<Result<Opening>> {
  const { files, journalFolder, quarantineFolder } = world;
  const name = files.nameOf(file.path);
  const note =
    `“${name}” was changed by another program after Saidwho stopped, so changes that were not yet saved do not fit ` +
    'it. You see the file as it is; those changes are kept in the folder “quarantine” of the program’s own data.';
  try {
    await quarantine(files, journalFolder, quarantineFolder, journal);
  } catch (error) {
    return refuse(openingProblem(name, codeOf(error))); // A new journal would mix with the one that must be kept.
  }
  return done({ start: { article, file }, notes: [note, ...notes] });
}

const unknownWork = (name: string, code: string): Problem => ({
  code: 'journal/unreadable',
  message:
    `“${name}” could not be opened: whether there are changes to it that were not yet saved could not be looked up ` +
    `(${code}). Nothing is lost: open it again, or start Saidwho anew.`,
});

const UNKNOWN_BASE: Problem = {
  code: 'merge/no-ancestor',
  message: 'Another program has written the file since Saidwho stopped.',
};

const changes = (count: number) =>
  `${count} ${count === 1 ? 'change that was' : 'changes that were'} not yet saved when Saidwho stopped`;

const recoveredNews = (count: number): News => ({
  tone: 'information',
  text: `Recovered ${changes(count)}.`,
  actions: [
    { label: 'Compare', act: 'compare', versionId: 'before-recovery' },
    { label: 'Go back to the file', act: 'restore', versionId: 'before-recovery' },
  ],
});

const rescueNews = (text: string): News => ({
  tone: 'problem',
  text,
  actions: [{ label: 'Go on from this version', act: 'rescue' }],
});
