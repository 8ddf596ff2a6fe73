import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The program under test: real Electron where its binary is, else the Chromium host; each start has its own folders. */

export const ROOT = resolve(import.meta.dirname, '../..');

/** The article the product was first asked for, read in place; tests on it are skipped by name where it is absent. */
export const ACCEPTANCE_ARTICLE = resolve(ROOT, '../shared/article/ukraine-standoff.txt');
export const hasAcceptanceArticle = existsSync(ACCEPTANCE_ARTICLE);

export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Folder of the user's articles. */
  readonly library: string;
  readonly userData: string;
  /** Ends the program as a user would, and waits for it. */
  quit(): Promise<void>;
}

export interface Folders {
  readonly library: string;
  readonly userData: string;
}

const temporary: string[] = [];
process.once('exit', () => temporary.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that goes away at the end of the test run. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'saidwho-e2e-'));
  temporary.push(folder);
  return folder;
}

/** Returns fresh folders; they go away at the end of the test run. */
export function newFolders(): Folders {
  const base = newFolder();
  return { library: join(base, 'library'), userData: join(base, 'user-data') };
}

/** Playwright asks Electron's package where the binary is, in this very process. */
if (!existsSync(join(ROOT, 'node_modules/electron/dist'))) {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= join(ROOT, 'main/chromium-host');
}

/** The runtime's binary and its switches, for a start that no test driver watches. */
export const runtime = (): readonly [binary: string, ...switches: string[]] => [
  createRequire(import.meta.url)('electron') as string,
  ...SWITCHES,
];

/** Chromium's own sandbox does not work for root. */
const SWITCHES = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** What the environment tells the program of its folders. */
export const environmentOf = ({ library, userData }: Folders): Record<string, string> => ({
  ...stringsOf(process.env),
  SAIDWHO_HEADLESS: '1',
  SAIDWHO_LIBRARY: library,
  SAIDWHO_USER_DATA: userData,
});

/** Starts the program on the given files and waits until an article or a message is on the screen. */
export async function start(files: readonly string[] = [], folders: Folders = newFolders()): Promise<Program> {
  const app = await _electron.launch({
    args: [...SWITCHES, ROOT, ...files],
    cwd: ROOT,
    env: environmentOf(folders),
  });
  const page = await app.firstWindow();
  await page.locator('[data-pane=article]').waitFor();
  await page.locator('.article').or(page.getByText('No article is open.')).first().waitFor();
  return {
    app,
    page,
    ...folders,
    quit: async () => {
      await app.close();
    },
  };
}

const stringsOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Answers the next file dialogs with this path; null closes them without a choice. */
export async function answerDialogs(program: Program, path: string | null): Promise<void> {
  await program.app.evaluate(async ({ dialog }, chosen) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

/** Waits until the status line says that all work is on disk. */
export async function untilSaved({ page }: Program): Promise<void> {
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

/** Some work in a program that is killed before the work is in its file. */
export interface Unsaved {
  begin(): Promise<Program>;
  work(program: Program): Promise<void>;
  /** What the journal holds of the work. */
  readonly words: string;
  /** True once the work is in the file. */
  isSaved(): boolean;
}

/**
 * Has the work done and kills the program, as a crash does, once its journal holds the work and before the file does. On
 * a busy machine the save may come first, which proves nothing: then all is done anew.
 */
export async function killBeforeSaved({ begin, work, words, isSaved }: Unsaved): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const program = await begin();
    await work(program);
    await killOnceKept(program, words, isSaved);
    if (!isSaved()) return;
    expect(attempt, 'attempts in which the save came first').toBeLessThan(6);
  }
}

async function killOnceKept({ app, userData }: Program, words: string, isSaved: () => boolean): Promise<void> {
  const journal = join(userData, 'journal');
  const names = () => (existsSync(journal) ? readdirSync(journal) : []);
  // The version under the work lies beside the journal, earlier than the work itself.
  const records = () => names().filter((name) => name.endsWith('.journal'));
  const texts = () => records().map((name) => readFileSync(join(journal, name), 'utf8'));
  const isKept = () => isSaved() || texts().some((text) => text.includes(words) && text.endsWith('\n'));
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await expect.poll(isKept, { intervals: [20] }).toBe(true);
  app.process().kill('SIGKILL');
  await ended;
}

/** The lines of what the program has to say, newest last. */
export const notices = ({ page }: Program) => page.locator('[role=status] [data-tone]');

/** The article's text, editable or not. */
export const articleOf = ({ page }: Program) => page.getByRole('textbox', { name: /^Article/ });

/** Returns every file in the folder with its size and time of change, as lines; none while there is no folder. */
export function listingOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, status: lstatSync(join(folder, name)) }))
    .filter(({ status }) => status.isFile())
    .map(({ name, status }) => `${name} ${status.size} ${status.mtimeMs}`)
    .sort();
}

/** The part of an exported Saidwho JSON that the journeys look at. */
export interface ExportedArticle {
  readonly document: { readonly text: string; readonly title: string };
  readonly speakers: readonly { readonly id: string; readonly name: string; readonly type: string }[];
  readonly annotations: readonly {
    readonly id: string;
    readonly kind: string;
    readonly fragments: readonly { readonly start: number; readonly end: number; readonly exact: string }[];
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
  readonly quotes: readonly {
    readonly text: string;
    readonly speaker: { readonly name: string } | null;
    readonly mention: { readonly text: string } | null;
    readonly cue: { readonly text: string } | null;
  }[];
  readonly claims: readonly Readonly<Record<string, unknown>>[];
}

export const readExport = (path: string): ExportedArticle => JSON.parse(readFileSync(path, 'utf8')) as ExportedArticle;
