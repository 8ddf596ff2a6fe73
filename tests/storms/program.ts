import { Originals } from '../../main/use-cases/originals.ts';
import { applyChanges, articleOf, stateOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Events, OpenedArticle } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Result } from '../../shared/result.ts';
import type { ArticleSession } from '../../main/use-cases/article-session.ts';
import { Desk } from '../../main/use-cases/desk.ts';
import { findJournals } from '../../main/use-cases/journal.ts';
import { Library } from '../../main/use-cases/library.ts';
import { LibraryMemory } from '../../main/use-cases/library-memory.ts';
import { sweepTemporaries } from '../../main/use-cases/save-file.ts';
import { readSettings, SettingsKeeper, type Settings } from '../../main/use-cases/settings.ts';
import { batchOf, jsonFormat, lineFormat } from '../fakes/articles.ts';
import { directImport } from '../fakes/import-host.ts';
import { fakeServices } from '../fakes/services.ts';
import { DATA, isTemporary, type Stage } from './scenario.ts';

/**
 * The program as `main/index.ts` starts it, on a stage: library, settings and desk over the fake disk, with the
 * witness looking over the user's shoulder.
 */
export interface Program {
  readonly desk: Desk;
  readonly library: Library;
  readonly settings: SettingsKeeper;
}

/** What the page does when it is asked to take in a foreign version. */
export type Page = 'answers' | 'is silent';

export const LIBRARY = '/library';
const SETTINGS = `${DATA}/settings.json`;

/**
 * A whole file as the program writes it, in one order whatever the article's; the library reads the outer fields. What
 * a version was made from is left out, so that equal articles are equal files.
 */
export function contentOf({ id, metadata, source, blocks, annotations, links, speakers }: Article): string {
  const from = source === undefined ? {} : { source };
  // A record that was merged is put together anew.
  const inOrder = annotations.map((annotation) =>
    Object.fromEntries(Object.entries(annotation).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
  const saidwho = { id, metadata, ...from, blocks, annotations: inOrder, links, speakers };
  const kinds = annotations.map(({ kind }) => ({ kind }));
  return JSON.stringify({ saidwho, id, metadata: { title: metadata.title }, ...from, annotations: kinds });
}

/** Starts the program; nothing is open yet. A page that is silent is the harder case: main parts the two versions. */
export async function startProgram({ files, time, witness }: Stage, page: Page = 'answers'): Promise<Program> {
  const services = fakeServices();
  const world = { files, services, clock: time, timers: time };
  const settings = new SettingsKeeper(world, SETTINGS, await readSettings(files, SETTINGS));
  const memory = new LibraryMemory(world, `${DATA}/library.json`);
  const library = new Library(files, services, LIBRARY, memory);
  const folders = [LIBRARY, DATA, ...settings.settings.recent.map((path) => files.folderOf(path))];
  await sweepTemporaries(files, folders, time.now());
  const tell = <Name extends keyof Events>(name: Name, event: Events[Name]) => {
    if (name === 'foreign' && page === 'answers') void takeIn(desk, (event as Events['foreign']).articleId);
    if (name !== 'saveState') return;
    const { articleId, saveState } = event as Events['saveState'];
    if (saveState.state !== 'saved') return;
    const { path, article } = desk.session(articleId);
    witness.sawSaved(contentOf(article), path === null ? null : files.durableText(path));
  };
  const desk = new Desk({
    ...world,
    library,
    settings,
    tell,
    importHost: directImport([jsonFormat, lineFormat], services),
    ownFormat: 'saidwho',
    write: contentOf,
    journalFolder: `${DATA}/journal`,
    backupFolder: `${DATA}/backups`,
    quarantineFolder: `${DATA}/quarantine`,
    undoFolder: `${DATA}/undo`,
    writer: 'us',
    originals: new Originals(world, `${DATA}/originals`),
    formats: [],
    samplesFolder: '/app/samples',
  });
  return { desk, library, settings };
}

/** What a page does when a foreign version is there: it asks for the changes and sends them as its own. */
async function takeIn(desk: Desk, articleId: string): Promise<void> {
  await Promise.resolve();
  const session = desk.session(articleId);
  const answer = await session.foreignChanges(session.sequence);
  if (answer.answer !== 'take') return;
  const { changes, takes } = answer;
  await desk.change({ articleId, ...batchOf(session.article, session.sequence, changes), takes });
}

/** Opens as the page asks for it; a rejection is an error that no one shows. */
export async function open(
  { witness }: Stage,
  opening: Promise<Result<OpenedArticle> | null>,
): Promise<OpenedArticle | null> {
  try {
    const result = await opening;
    return result?.ok === true ? result.value : null;
  } catch (error) {
    witness.wrong.push(`opening threw ${String(error)} instead of refusing by name (H4, U1)`);
    return null;
  }
}

/** One batch of changes from the page; a promise once it is acknowledged and protected. */
export async function change(
  { witness }: Stage,
  { desk }: Program,
  session: ArticleSession,
  ...changes: Change[]
): Promise<void> {
  const { article, sequence, articleId } = session;
  const number = witness.have(contentOf(articleOf(article, applyChanges(stateOf(article), changes))));
  const answer = await desk.change({ articleId, ...batchOf(article, sequence, changes) });
  if ('acknowledged' in answer && session.isSafe) witness.promised(number);
}

/** Tells the witness where what is shown of the article is not so (D4, D5, U1). */
export function examineSession({ files, witness }: Stage, session: ArticleSession): void {
  const { saveState, path } = session;
  const isOnDisk = path !== null && files.durableText(path) === witness.last;
  witness.expect(contentOf(session.article) === witness.last, 'the work at hand is lost (D5)');
  if (saveState.state === 'saved') witness.sawSaved(witness.last, path === null ? null : files.durableText(path));
  else if (saveState.state === 'failed') {
    witness.expect(/“[^”]+”|journal|protected/.test(saveState.problem.message), 'the failure names no file (D5)');
    witness.expect(!/\/(data|library)/.test(saveState.problem.message), 'the failure shows a path (X7)');
  } else witness.expect(isOnDisk, `“${saveState.state}” is shown though saving has failed (U1, D5)`);
}

/** Opens every article there is and lets it be saved; returns the newest of the witness's states among them. */
export async function openAll(stage: Stage, base: Article | null): Promise<string | null> {
  const { files, time } = stage;
  const program = await startProgram(stage);
  const found: string[] = [];
  const first = await open(stage, program.desk.openFirst());
  if (first !== null) found.push(contentOf(first.article));
  const paths = files.paths().filter((path) => path.endsWith('.saidwho') && !path.startsWith(DATA));
  for (const path of paths) {
    const opened = await open(stage, program.desk.openPath(path));
    if (opened !== null) found.push(contentOf(opened.article));
  }
  if (base !== null) found.push(...(await putAside(stage, base)));
  await time.pass(5_000);
  return newest(stage, found);
}

/** What the journals that were put aside make of the article they began with. */
async function putAside({ files, witness }: Stage, base: Article): Promise<string[]> {
  const journals = await findJournals(files, `${DATA}/quarantine`);
  return journals.flatMap(({ records }) => {
    let article = base;
    return records.flatMap((record) => {
      if ('snapshot' in record) article = record.snapshot.article;
      if ('changes' in record) article = articleOf(article, applyChanges(stateOf(article), record.changes));
      const content = contentOf(article);
      return witness.states.includes(content) ? [content] : [];
    });
  });
}

/** The newest state among the contents; null when none of them is one. */
export function newest({ witness }: Stage, contents: readonly string[]): string | null {
  const numbers = contents.map((content) => witness.states.lastIndexOf(content));
  return witness.states[Math.max(-1, ...numbers)] ?? null;
}

/**
 * The folders a start looks through for what is left over. Where a file was saved once only, outside of the library
 * and of all that is remembered, what a crash has left stays.
 */
export function sweptFolders({ files }: Stage): readonly string[] {
  const settings = JSON.parse(files.text(SETTINGS) ?? '{"recent":[]}') as Settings;
  return [LIBRARY, DATA, ...settings.recent.map((path) => files.folderOf(path))];
}

/** Temporary files in the folders that are nobody's any more. */
export const leftOver = ({ files }: Stage, folders: readonly string[]): string[] =>
  files.paths().filter((path) => isTemporary(path) && folders.includes(files.folderOf(path)));
