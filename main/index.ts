import { app, nativeTheme, type BrowserWindow } from 'electron';
import { basename, join } from 'node:path';
import type { Change } from '../shared/annotations/change.ts';
import type { Command } from '../shared/commands/command.ts';
import { commandsFor } from '../shared/commands/index.ts';
import type { Keymap } from '../shared/commands/keymap.ts';
import { activeKeymap } from '../shared/commands/profiles.ts';
import { FORMATS } from '../shared/formats/index.ts';
import { saidwhoFile } from '../shared/formats/saidwho.ts';
import type { Events, OpenedArticle, Progress, Start } from '../shared/ipc/contract.ts';
import { Scheme } from '../shared/kinds/scheme.ts';
import type { Article } from '../shared/model/article.ts';
import { done, refuse, type Result } from '../shared/result.ts';
import { declareScheme, serveFolder } from './adapters/app-protocol.ts';
import { systemClock, systemTimers } from './adapters/clock.ts';
import { fileArgument } from './adapters/command-line.ts';
import { systemDialogs } from './adapters/dialogs.ts';
import { createImportHost } from './adapters/import-host.ts';
import { createIndexHost } from './adapters/index-host.ts';
import { serveCalls, tellWindow, type Handlers } from './adapters/ipc-server.ts';
import { showMenu } from './adapters/menu.ts';
import { nodeFiles } from './adapters/node-files.ts';
import { PagesToPrint } from './adapters/pages-to-print.ts';
import { windowPrinter } from './adapters/printer.ts';
import { confineApp, confineDefaultSession } from './adapters/security.ts';
import { nodeServices } from './adapters/services.ts';
import { openWindow } from './adapters/window.ts';
import { pause } from './ports.ts';
import { Desk } from './use-cases/desk.ts';
import { keepEvidence } from './use-cases/evidence-files.ts';
import { exportLibrary } from './use-cases/export-library.ts';
import { listImports } from './use-cases/list-imports.ts';
import { Originals } from './use-cases/originals.ts';
import { exported, exportFormats, previewExport, readableExtensions, writeExport } from './use-cases/export-article.ts';
import { safeFileName } from './use-cases/file-name.ts';
import { saveStatistics } from './use-cases/save-statistics.ts';
import { exportScheme, findScheme, forgetScheme, importScheme, keepScheme, listSchemes } from './use-cases/schemes.ts';
import { exportKeymap, importKeymap } from './use-cases/keymaps.ts';
import { Library } from './use-cases/library.ts';
import { LibraryMemory } from './use-cases/library-memory.ts';
import { sweepTemporaries } from './use-cases/save-file.ts';
import { ProjectEdits } from './use-cases/project-edits.ts';
import { projectHandlers } from './use-cases/project-handlers.ts';
import { memoryPathOf, ProjectKeeper } from './use-cases/project-keeper.ts';
import { readSettings, SettingsKeeper } from './use-cases/settings.ts';
import { SuggestionKeeper } from './use-cases/suggestion-keeper.ts';
import { Sources } from './use-cases/sources.ts';

/**
 * Wires the program: the world to the use cases, the use cases to the page. Nothing is decided here but the order
 * of things: confine, take the lock, become ready, serve, open the window, and on closing save before it goes.
 */

/** How long the page may take to send its last changes, and how long saving may take after it (D15). Milliseconds. */
const FLUSH_LIMIT = 2_000;
const SAVE_LIMIT = 1_000;

confineApp();
const { SAIDWHO_USER_DATA, SAIDWHO_LIBRARY } = process.env;
if (SAIDWHO_USER_DATA) app.setPath('userData', SAIDWHO_USER_DATA);
declareScheme();

const appPath = app.getAppPath();
const ownPath = app.isPackaged ? null : appPath;
/** Named by the command line or the file manager before there is a window. */
let firstFile = fileArgument(process.argv, ownPath, process.cwd());
let window: BrowserWindow | null = null;
let openFromOutside = (path: string): void => {
  firstFile = path;
};

app.on('second-instance', (_event, argv, workingFolder) => {
  window?.focus();
  const file = fileArgument(argv, ownPath, workingFolder);
  if (file !== null) openFromOutside(file);
});
app.on('open-file', (event, path) => {
  event.preventDefault();
  openFromOutside(path);
});

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(run, fail);
} else {
  app.quit(); // The first start opens our file: see second-instance.
}

function fail(error: unknown): void {
  console.error('Saidwho could not start.', error);
  app.exit(1);
}

async function run(): Promise<void> {
  confineDefaultSession();
  const toPrint = new PagesToPrint();
  await serveFolder(join(appPath, 'out/renderer'), toPrint);
  const world = {
    files: nodeFiles,
    services: nodeServices(app.getVersion()),
    clock: systemClock,
    timers: systemTimers,
  };
  const { files, services } = world;
  const userData = app.getPath('userData');
  const settingsPath = join(userData, 'settings.json');
  const settings = new SettingsKeeper(world, settingsPath, await readSettings(files, settingsPath));
  nativeTheme.themeSource = settings.settings.theme;

  const index = createIndexHost(join(appPath, 'out/main/index-process.js'), app.getVersion());
  const firstFolder = SAIDWHO_LIBRARY || join(app.getPath('documents'), 'Saidwho');
  const folder = settings.settings.projects[0] ?? firstFolder;
  const memory = new LibraryMemory(world, memoryPathOf({ ...world, userData, firstFolder }, folder));
  const suggestions = new SuggestionKeeper(world, join(userData, 'suggestions.json'));
  const library = new Library(files, services, folder, memory, () => index.ask('files', null));
  const folders = [library.folder, userData, ...settings.settings.recent.map(files.folderOf)];
  void sweepTemporaries(files, folders, systemClock.now()); // A drive that takes its time delays nobody.
  const tell = <Name extends keyof Events>(name: Name, event: Events[Name]): void => {
    tellWindow(window, name, event);
    if (name === 'saveState') showTitle();
  };
  const writeOwn = (article: Article): string => {
    if (saidwhoFile.write === undefined) throw new RangeError('Our own format does not write');
    return saidwhoFile.write(article, services);
  };
  const schemesFolder = join(userData, 'schemes');
  const importHost = createImportHost(join(appPath, 'out/main/import-process.js'), app.getVersion());
  const writer = services.newId();
  const desk = new Desk({
    ...world,
    library,
    settings,
    tell,
    importHost,
    originals: new Originals(world, join(userData, 'originals')),
    formats: FORMATS,
    ownFormat: saidwhoFile.id,
    write: writeOwn,
    journalFolder: join(userData, 'journal'),
    backupFolder: join(userData, 'backups'),
    quarantineFolder: join(userData, 'quarantine'),
    undoFolder: join(userData, 'undo'),
    writer,
    samplesFolder: join(appPath, 'assets/samples'),
    schemeForNew: async () => {
      const { scheme } = keeper.project;
      if (scheme !== undefined) return scheme;
      const { newScheme } = settings.settings;
      return newScheme === null ? null : findScheme(files, schemesFolder, newScheme);
    },
  });
  const sources = new Sources({ ...world, readAside: (path) => desk.readAside(path) }, join(userData, 'sources'));
  const dialogs = systemDialogs(() => window);
  const kept = { library, backupFolder: join(userData, 'backups'), quarantineFolder: join(userData, 'quarantine') };
  const saveAll = async () => {
    await askForChanges();
    return desk.saveAll();
  };
  const keeper = new ProjectKeeper({
    ...world,
    ...kept,
    index,
    settings,
    dialogs,
    userData,
    firstFolder,
    saveAll,
    tell,
  });
  const edits = new ProjectEdits({
    ...world,
    ...kept,
    editsFolder: join(userData, 'edits'),
    ownFormat: saidwhoFile.id,
    write: writeOwn,
    writer,
    read: (input) => index.ask('read', input).catch(() => importHost.read(input)), // Without an index it takes longer.
    isUnsaved: (path) => desk.isUnsaved(path),
  });
  const exporting = { ...world, dialogs, formats: FORMATS, importHost, printer: windowPrinter(toPrint, world) };
  const readable = readableExtensions(FORMATS);
  const showTitle = () => {
    const id = desk.currentId;
    const title = id === null ? 'Saidwho' : desk.session(id).article.metadata.title;
    if (window?.isDestroyed() === false) window.setTitle(title);
  };
  let shown: { readonly commands: readonly Command[]; readonly keymap: Keymap } | null = null;
  /** Puts the menu up, with the kinds of the article on the screen and the keys in use. */
  const showCommands = () => {
    const id = desk.currentId;
    const commands = commandsFor(Scheme.of(id === null ? null : desk.session(id).article.scheme));
    const keymap = activeKeymap(settings.settings.keymaps);
    if (shown?.commands === commands && shown.keymap === keymap) return;
    showMenu(commands, keymap, (command) => tell('command', { id: command }));
    shown = { commands, keymap };
  };
  const opened = <Opened extends Result<OpenedArticle> | null>(result: Opened): Opened => {
    showTitle();
    showCommands();
    return result;
  };
  let flushed = (): void => undefined;

  let first: Promise<Result<OpenedArticle> | null> | null = null;
  let hasStarted = false;
  const openFirst = async (): Promise<Result<OpenedArticle> | null> => {
    first ??= edits.recover().then(async (notes) => withNotes(await desk.openFirst(firstFile), notes));
    const result = await first;
    const current = await desk.currentOpened(); // A page that was loaded again goes on where it was.
    if (hasStarted && current !== null) return done(current);
    if (hasStarted && result?.ok !== false) return null;
    hasStarted = true;
    return opened(result);
  };

  let isStopped = false;
  /** Tells the page how far work on many files is; false once the user has stopped it. */
  const progressing = () => {
    isStopped = false;
    return (progress: Progress): boolean => {
      tell('progress', progress);
      return !isStopped;
    };
  };
  const chooseImports = async (what: 'files' | 'folder'): Promise<Result<readonly string[]> | null> => {
    if (what === 'files') {
      const choice = await dialogs.chooseFiles([{ name: 'Articles', extensions: readable }], 'Import articles');
      return choice.ok ? (choice.value === null ? null : done(choice.value)) : choice;
    }
    const choice = await dialogs.chooseFolder('Import all articles in');
    if (!choice.ok) return choice;
    return choice.value === null ? null : listImports(files, FORMATS, choice.value);
  };

  const handlers: Handlers = {
    start: async (): Promise<Start> => ({
      version: app.getVersion(),
      runtime: 'chromium-host' in process.versions ? 'chromium-host' : 'electron',
      platform: process.platform,
      exportFormats: exportFormats(FORMATS),
      formatLabels: Object.fromEntries(FORMATS.map(({ id, label }) => [id, label])),
      readable,
      areGuidelinesShown: settings.settings.areGuidelinesShown,
      person: settings.settings.person,
      lastExport: settings.settings.lastExport,
      keymaps: settings.settings.keymaps,
      opened: await openFirst(),
    }),
    listArticles: () => {
      void keeper.look();
      return library.list();
    },
    forgetAway: () => library.forgetAway(),
    chooseArticle: async () => {
      const choice = await dialogs.chooseFile([{ name: 'Articles', extensions: readable }]);
      if (!choice.ok) return choice;
      return choice.value === null ? null : opened(await desk.openPath(choice.value));
    },
    openArticle: async ({ fileId }) => {
      const path = library.pathOf(fileId);
      return path === null ? refuse(UNLISTED) : opened(await desk.openPath(path));
    },
    openProjectArticle: async () => opened(await desk.openIn(keeper.folder)),
    openSample: async () => opened(await desk.openSample()),
    openTutorial: async () => opened(await desk.openTutorial()),
    importMany: async ({ what }) => {
      const paths = await chooseImports(what);
      if (paths === null || !paths.ok) return paths;
      return done(await desk.importMany(paths.value, progressing()));
    },
    readAgain: async (asked) => opened(await desk.readAgain(asked)),
    exportLibrary: (asked) => exportLibrary({ ...exporting, library }, asked, progressing()),
    cancelOpening: () => {
      isStopped = true;
      importHost.cancel();
      return null;
    },
    receiveArticle: async ({ name, bytes }) => opened(await desk.openBytes({ name, bytes })),
    openDroppedPath: async ({ path }) => opened(await desk.openPath(path)),
    changeArticle: async (batch) => {
      const acknowledgement = await desk.change(batch);
      if (batch.changes.some(changesScheme)) showCommands();
      if (batch.changes.length === 0) flushed();
      return acknowledgement;
    },
    replaceArticle: (asked) => desk.replace(asked),
    beginUndo: ({ articleId, base, sections, entries }) => {
      desk.session(articleId).beginUndo(base, sections, entries);
      return null;
    },
    saveArticle: ({ articleId, agreed = false }) => desk.session(articleId).save({ isAsked: true, isAgreed: agreed }),
    mergeForeign: ({ articleId, sequence }) => desk.session(articleId).foreignChanges(sequence),
    rescueArticle: async ({ articleId }) => opened(done(await desk.rescue(articleId))),
    listVersions: ({ articleId }) => desk.session(articleId).copies.list(),
    compareVersion: (asked) => desk.compareVersion(asked),
    restoreVersion: (asked) => desk.restoreVersion(asked),
    openOther: async ({ articleId }) => opened(await desk.openOther(articleId)),
    rememberPlace: ({ articleId, offset }) => {
      settings.rememberPlace(articleId, offset);
      return null;
    },
    recallSuggestions: ({ articleId }) => suggestions.recall(articleId),
    rememberSuggestions: async ({ articleId, memory }) => {
      await suggestions.remember(articleId, memory);
      return null;
    },
    saveArticleAs: async ({ articleId }) => {
      const session = desk.session(articleId);
      const suggested = safeFileName(session.article.metadata.title, 'saidwho');
      const choice = await dialogs.chooseTarget(suggested, [{ name: saidwhoFile.label, extensions: ['saidwho'] }]);
      if (!choice.ok) return choice;
      return done(choice.value === null ? session.saveState : await session.saveAs(choice.value));
    },
    previewExport: ({ articleId, formatId, claim }) =>
      previewExport(exporting, exported(desk.session(articleId).article, claim), formatId),
    writeExport: async ({ articleId, formatId, asArchive, claim }) => {
      const answer = await writeExport(
        exporting,
        exported(desk.session(articleId).article, claim),
        formatId,
        asArchive,
      );
      if (answer?.ok === true && claim === undefined) settings.rememberExport(formatId);
      return answer;
    },
    chooseSource: async () => {
      const choice = await dialogs.chooseFile([{ name: 'Transcripts and documents', extensions: readable }], ATTACH);
      if (!choice.ok) return choice;
      return choice.value === null ? null : sources.attachFile(choice.value);
    },
    attachArticle: async ({ fileId }) => {
      const path = library.pathOf(fileId);
      return path === null ? refuse(UNLISTED) : sources.attachArticle(path);
    },
    readSource: ({ sha256 }) => sources.read(sha256),
    chooseEvidence: async () => {
      const choice = await dialogs.chooseFile([{ name: 'All files', extensions: ['*'] }], KEEP_EVIDENCE);
      if (!choice.ok) return choice;
      return choice.value === null ? null : keepEvidence(world, join(library.folder, 'evidence'), choice.value);
    },
    setPerson: ({ name }) => {
      settings.rememberPerson(name);
      return null;
    },
    setTheme: ({ theme }) => {
      nativeTheme.themeSource = theme;
      settings.rememberTheme(theme);
      return null;
    },
    listSchemes: async () => {
      const { schemes, damaged } = await listSchemes(files, schemesFolder);
      return { schemes, forNew: settings.settings.newScheme, damaged: damaged.length };
    },
    keepScheme: ({ scheme }) => keepScheme(world, schemesFolder, scheme),
    forgetScheme: async ({ name }) => {
      await forgetScheme(world, schemesFolder, name);
      return null;
    },
    setNewScheme: ({ name }) => {
      settings.rememberNewScheme(name);
      return null;
    },
    saveStatistics: (asked) => saveStatistics({ ...world, dialogs }, asked),
    exportScheme: ({ scheme }) => exportScheme({ ...world, dialogs }, scheme),
    importScheme: () => importScheme({ ...world, dialogs }),
    showGuidelines: ({ shown }) => {
      settings.rememberGuidelines(shown);
      return null;
    },
    setKeymaps: (keymaps) => {
      settings.rememberKeymaps(keymaps);
      showCommands();
      return null;
    },
    exportKeymap: (keymap) => exportKeymap({ ...world, dialogs }, keymap),
    importKeymap: () => importKeymap({ ...world, dialogs }),
    ...projectHandlers({
      keeper,
      edits,
      index,
      fileIdIn: (folder, name) => library.fileIdOf(join(folder, basename(name))),
    }),
    quit: () => {
      setTimeout(() => window?.close(), 0); // Once the call is answered.
      return null;
    },
  };

  /** Asks the page for what it has not sent, within the limit (promise D15). */
  const askForChanges = async (): Promise<void> => {
    if (desk.currentId === null) return; // No article is on the screen: nobody would answer.
    const answered = new Promise<void>((resolve) => {
      flushed = resolve;
    });
    tell('flush', { articleId: desk.currentId });
    await Promise.race([answered, pause(systemTimers, FLUSH_LIMIT)]);
  };

  const beforeClose = async (): Promise<void> => {
    await askForChanges();
    await desk.close(SAVE_LIMIT);
  };

  openFromOutside = (path) => {
    void desk.openPath(path).then(
      (result) => tell('opened', opened(result)),
      (error: unknown) => console.error(error),
    );
  };
  app.on('window-all-closed', () => {
    // The Chromium host cannot hold a window open: what the journal has is saved here.
    void desk
      .close(SAVE_LIMIT)
      .then(() => settings.written())
      .catch((error: unknown) => console.error('Not everything was saved on closing.', error))
      .finally(() => {
        index.close();
        app.quit();
      });
  });

  void keeper.begin();
  serveCalls(handlers, () => window);
  showCommands();
  window = openWindow({ preload: join(appPath, 'out/preload/index.cjs'), beforeClose });
  window.on('focus', () => {
    // Whoever comes back from another program may have written there.
    void desk.look();
    void keeper.look();
  });
}

const changesScheme = (change: Change): boolean =>
  change.change === 'records' && change.set.some(({ id }) => id === 'scheme');

const withNotes = (result: Result<OpenedArticle> | null, notes: readonly string[]): Result<OpenedArticle> | null =>
  result?.ok === true ? done({ ...result.value, notes: [...notes, ...result.value.notes] }) : result;

const ATTACH = 'Attach a transcript or a document';
const KEEP_EVIDENCE = 'Copy a file into the project as evidence';

const UNLISTED = {
  code: 'library/unlisted',
  message: 'This article is not in the library any more. Look at the list again or open the file with File, Open.',
};
