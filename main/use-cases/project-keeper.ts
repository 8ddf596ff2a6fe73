import type { Events } from '../../shared/ipc/contract.ts';
import type { ProjectState } from '../../shared/ipc/project-calls.ts';
import { type Project, PROJECT_FILE } from '../../shared/model/project.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import type { Dialogs, FileStatus, IndexState, ProjectIndex, World } from '../ports.ts';
import type { Library } from './library.ts';
import { LibraryMemory } from './library-memory.ts';
import { beginning, type ProjectFileWorld, type ProjectOnDisk, readProject, saveProject } from './project-file.ts';
import type { SettingsKeeper } from './settings.ts';

/**
 * The keeper of the project that is open: the library's folder, the file of its own in it, and the index of both. The
 * page hears of everything that changes. What somebody else writes into the file is found when it is looked at again.
 */

export interface ProjectWorld extends World {
  readonly library: Library;
  readonly index: ProjectIndex;
  readonly settings: SettingsKeeper;
  readonly dialogs: Dialogs;
  readonly userData: string;
  /** The library's folder where nothing else was chosen. */
  readonly firstFolder: string;
  readonly backupFolder: string;
  /** Saves what is open; returns the titles of what could not be saved. */
  saveAll(): Promise<readonly string[]>;
  tell(name: 'project', event: Events['project']): void;
}

const NO_INDEX: IndexState = { indexing: null, tags: [], outlets: [] };

export class ProjectKeeper {
  readonly #world: ProjectWorld;
  #folder: string;
  /** The same, links followed: as paths of open articles are. */
  #realFolder: string;
  #onDisk: ProjectOnDisk;
  /** How the file was when it was read. */
  #status: FileStatus | null = null;
  #problem: Problem | null = null;
  #indexState = NO_INDEX;
  /** Reading, saving and switching wait for each other. */
  #turn: Promise<unknown> = Promise.resolve();

  /** Keeps the folder of the library; `begin` reads it. */
  constructor(world: ProjectWorld) {
    this.#world = world;
    this.#folder = this.#realFolder = world.library.folder;
    this.#onDisk = { project: beginning(world, this.#folder), sha256: null, extra: {} };
    world.index.onState((state) => {
      this.#indexState = state;
      this.#tell();
    });
    world.library.onSaved((path) => void this.#follow(path));
  }

  get folder(): string {
    return this.#folder;
  }

  get project(): Project {
    return this.#onDisk.project;
  }

  /** Reads the project and begins with its index. */
  begin(): Promise<void> {
    return this.#inTurn(() => this.#enter(this.#folder));
  }

  /** The project as the page knows it, once it is read. */
  async state(): Promise<ProjectState> {
    await this.#turn.catch(() => undefined); // Whoever asked for it heard of it.
    return this.#state();
  }

  /** Looks at the folder again: another program may have written there. */
  async look(): Promise<void> {
    void this.#world.index.ask('refresh', null).catch(() => undefined); // Its state tells when there is none.
    await this.#inTurn(async () => {
      const status = await this.#fileStatus();
      if (isSameFile(status, this.#status)) return;
      await this.#read();
      this.#tell();
    });
  }

  /** Takes what the project shall be. */
  put(project: Project): Promise<Result<ProjectState>> {
    return this.#inTurn(async () => {
      if (this.#problem !== null) return refuse(this.#problem);
      const saved = await saveProject(this.#fileWorld(), this.#folder, this.#onDisk, project);
      if (!saved.ok) return saved;
      this.#onDisk = saved.value;
      this.#status = await this.#fileStatus();
      await this.#tellRegistry();
      this.#tell();
      return done(this.#state());
    });
  }

  /** Lets a folder be chosen, and goes on with it; null when none was. */
  async choose(what: 'open' | 'create'): Promise<Result<ProjectState> | null> {
    const title = what === 'open' ? 'Open a project' : 'Make a project in';
    const choice = await this.#world.dialogs.chooseFolder(title);
    if (!choice.ok) return choice;
    return choice.value === null ? null : this.#switchTo(choice.value, what === 'create');
  }

  /** Goes on with a project that was open before. */
  async openRecent(projectId: string): Promise<Result<ProjectState>> {
    const folder = this.#recentFolders().find((candidate) => this.#idOf(candidate) === projectId);
    return folder === undefined ? refuse(UNKNOWN) : this.#switchTo(folder, false);
  }

  #switchTo(chosen: string, isNew: boolean): Promise<Result<ProjectState>> {
    return this.#inTurn(async () => {
      const { files, settings } = this.#world;
      const folder = await files.realPath(chosen).catch(() => null);
      const status = folder === null ? null : await files.status(folder).catch(() => null);
      if (folder === null || status?.isFolder !== true) return refuse(gone(files.nameOf(chosen)));
      if (isNew) {
        const made = await this.#make(folder);
        if (!made.ok) return made;
      }
      const unsaved = await this.#world.saveAll();
      if (unsaved.length > 0) return refuse(stillUnsaved(unsaved[0]!));
      if (folder !== this.#folder) settings.rememberProject(folder, this.#folder);
      await this.#enter(folder);
      return done(this.#state());
    });
  }

  async #make(folder: string): Promise<Result<null>> {
    const present = await readProject(this.#world, folder);
    if (!present.ok || present.value.sha256 !== null) return refuse(exists(this.#world.files.nameOf(folder)));
    const saved = await saveProject(this.#fileWorld(), folder, present.value, present.value.project);
    return saved.ok ? done(null) : saved;
  }

  async #enter(folder: string): Promise<void> {
    const { files, index, library } = this.#world;
    if (folder !== library.folder) library.moveTo(folder, this.#memoryOf(folder));
    this.#folder = folder;
    this.#realFolder = await files.realPath(folder).catch(() => folder);
    this.#indexState = NO_INDEX;
    await this.#read();
    const path = files.join(files.join(this.#world.userData, 'index'), `${this.#idOf(folder)}.sqlite`);
    index.open({ folder, path, registry: this.project });
    this.#tell();
  }

  /** Reads the file; one that cannot be read leaves the project with nothing but its name. */
  async #read(): Promise<void> {
    this.#status = await this.#fileStatus();
    const read = await readProject(this.#world, this.#folder);
    this.#problem = read.ok ? null : read.problems[0];
    const before = this.project;
    if (read.ok) this.#onDisk = read.value;
    else this.#onDisk = { project: beginning(this.#world, this.#folder), sha256: null, extra: {} };
    if (!isSameValue(before, this.project)) await this.#tellRegistry();
  }

  async #tellRegistry(): Promise<void> {
    const { speakers, ties } = this.project;
    await this.#world.index.ask('setRegistry', { speakers, ties }).catch(() => undefined); // Its state tells of it.
  }

  async #follow(path: string): Promise<void> {
    const { files, index } = this.#world;
    const folder = files.folderOf(path);
    if (folder !== this.#folder && folder !== this.#realFolder) return;
    await index.ask('look', { name: files.nameOf(path) }).catch(() => undefined); // Its state tells of it.
  }

  #fileStatus(): Promise<FileStatus | null> {
    const { files } = this.#world;
    return files.status(files.join(this.#folder, PROJECT_FILE)).catch(() => null);
  }

  /** What a library of its own remembers; that of the first folder is where it always was. */
  #memoryOf(folder: string): LibraryMemory {
    return new LibraryMemory(this.#world, memoryPathOf(this.#world, folder));
  }

  #recentFolders(): readonly string[] {
    return this.#world.settings.settings.projects.filter((folder) => folder !== this.#folder);
  }

  #idOf(folder: string): string {
    return projectIdOf(this.#world, folder);
  }

  #state(): ProjectState {
    const { files } = this.#world;
    const { problem: indexProblem, ...index } = this.#indexState;
    const problem = this.#problem?.message ?? indexProblem;
    return {
      project: this.project,
      folder: files.nameOf(this.#folder),
      recent: this.#recentFolders().map((folder) => ({ projectId: this.#idOf(folder), name: files.nameOf(folder) })),
      ...index,
      ...(problem === undefined ? {} : { problem }),
    };
  }

  #tell(): void {
    this.#world.tell('project', this.#state());
  }

  #fileWorld(): ProjectFileWorld {
    return { ...this.#world, now: () => this.#world.clock.now() };
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.catch(() => undefined).then(act);
    this.#turn = turn;
    return turn;
  }
}

/** Where it is kept what a library held, by its folder. */
export function memoryPathOf(
  world: Pick<ProjectWorld, 'files' | 'services' | 'userData' | 'firstFolder'>,
  folder: string,
): string {
  const { files, userData, firstFolder } = world;
  if (folder === firstFolder) return files.join(userData, 'library.json');
  return files.join(files.join(userData, 'libraries'), `${projectIdOf(world, folder)}.json`);
}

/** The opaque id of a project's folder. */
const projectIdOf = ({ services }: Pick<World, 'services'>, folder: string): string =>
  services.sha256(folder).slice(0, 32);

const isSameFile = (a: FileStatus | null, b: FileStatus | null): boolean =>
  a?.size === b?.size && a?.modified === b?.modified && a?.identity === b?.identity;

const UNKNOWN: Problem = {
  code: 'project/unknown',
  message: 'This project is not in the list any more. Open its folder with Open a project.',
};

const gone = (name: string): Problem => ({
  code: 'project/gone',
  message: `The folder “${name}” is not in its place. Connect its drive, or open it where it is now.`,
});

const exists = (name: string): Problem => ({
  code: 'project/exists',
  message: `“${name}” is a project already. Open it, or choose another folder for a new one.`,
});

const stillUnsaved = (title: string): Problem => ({
  code: 'article/unsaved',
  message: `“${title}” has changes that could not be saved yet. Save it under another name first, then open the project.`,
});
