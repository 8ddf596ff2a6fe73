import { beforeEach, describe, expect, test } from 'vitest';
import { Library } from '../../../main/use-cases/library.ts';
import { LibraryMemory } from '../../../main/use-cases/library-memory.ts';
import { mergeProjects } from '../../../main/use-cases/merge-projects.ts';
import { ProjectKeeper } from '../../../main/use-cases/project-keeper.ts';
import { readSettings, SettingsKeeper } from '../../../main/use-cases/settings.ts';
import type { ProjectState } from '../../../shared/ipc/project-calls.ts';
import type { Project } from '../../../shared/model/project.ts';
import type { Speaker } from '../../../shared/model/records.ts';
import { done, type Result } from '../../../shared/result.ts';
import { jsonFormat, plainArticle } from '../../fakes/articles.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { FakeIndex } from '../../fakes/project-index.ts';
import { fakeServices } from '../../fakes/services.ts';

const FILE = '/library/project.saidwho';

async function keeperOn(files: MemoryFiles, chosen: string | null = null, unsaved: readonly string[] = []) {
  const time = new ManualTime();
  const services = fakeServices();
  const world = { files, services, clock: time, timers: time };
  const settings = new SettingsKeeper(world, '/data/settings.json', await readSettings(files, '/data/settings.json'));
  const folder = settings.settings.projects[0] ?? '/library';
  const library = new Library(files, services, folder, new LibraryMemory(world, '/data/library.json'));
  const index = new FakeIndex([jsonFormat], services);
  const told: ProjectState[] = [];
  const answer = async () => done(chosen);
  const keeper = new ProjectKeeper({
    ...world,
    library,
    index,
    settings,
    dialogs: { chooseFile: answer, chooseFiles: async () => done(null), chooseTarget: answer, chooseFolder: answer },
    userData: '/data',
    firstFolder: '/library',
    backupFolder: '/data/backups',
    saveAll: async () => unsaved,
    tell: (_name, state) => told.push(state),
  });
  await keeper.begin();
  return { keeper, library, index, settings, told };
}

const speaker = (id: string, name: string, role?: string): Speaker => ({
  record: 'speaker',
  id,
  name,
  type: 'person',
  aliases: [],
  ...(role === undefined ? {} : { role }),
});

const stateOf = <T>(result: Result<T> | null): T => {
  if (result?.ok !== true) throw new Error(`It was refused: ${JSON.stringify(result)}`);
  return result.value;
};

let files: MemoryFiles;

beforeEach(() => {
  files = new MemoryFiles();
  files.putFolder('/library');
});

describe('a project', () => {
  test('is a folder, of which opening writes nothing (D7)', async () => {
    const before = files.snapshot();
    const { keeper, index } = await keeperOn(files);
    expect(await keeper.state()).toMatchObject({
      folder: 'library',
      project: { title: 'library', speakers: [] },
      recent: [],
    });
    expect(index.opened).toMatchObject([{ folder: '/library', registry: { speakers: [] } }]);
    expect(files.snapshot()).toEqual(before);
  });

  test('gets its file with the first change, and keeps id, entries and what it does not know (D10)', async () => {
    const { keeper, index } = await keeperOn(files);
    const { project } = await keeper.state();
    stateOf(await keeper.put({ ...project, speakers: [speaker('s1', 'Anna')] }));
    expect(files.text(FILE)).toContain('\n{"record":"speaker","id":"s1","name":"Anna"');
    expect(index.asked.at(-1)).toEqual(['setRegistry', { speakers: [speaker('s1', 'Anna')], ties: [] }]);
    files.put(FILE, files.text(FILE)!.replace('"ties"', '"x-mood": "calm",\n"ties"'));
    const next = await keeperOn(files);
    const again = (await next.keeper.state()).project;
    expect(again).toEqual({ ...project, speakers: [speaker('s1', 'Anna')] });
    stateOf(await next.keeper.put({ ...again, title: 'Debates' }));
    expect(files.text(FILE)).toContain('"x-mood": "calm"');
  });

  test.each([
    ['is damaged', '{"format": "saidwho-project", "version": 1', 'project/damaged'],
    ['is of a newer version', '{"format": "saidwho-project", "version": 2}', 'project/newer'],
    ['is an article', '{"format": "saidwho"}', 'project/damaged'],
  ])('whose file %s is kept, told and never written over (D11)', async (_, text, code) => {
    files.put(FILE, text);
    const { keeper } = await keeperOn(files);
    const state = await keeper.state();
    expect(state.problem).toContain('“project.saidwho”');
    expect(await keeper.put(state.project)).toMatchObject({ ok: false, problems: [{ code }] });
    expect(files.text(FILE)).toBe(text);
  });

  test('takes in what somebody else wrote meanwhile, and keeps a backup of it (C1)', async () => {
    const { keeper } = await keeperOn(files);
    const { project } = await keeper.state();
    const first = stateOf(await keeper.put({ ...project, speakers: [speaker('s1', 'Anna')] })).project;
    const theirs = await keeperOn(files);
    stateOf(await theirs.keeper.put({ ...first, speakers: [speaker('s1', 'Anna', 'Mayor'), speaker('s3', 'Cyril')] }));
    const ours = { ...first, speakers: [speaker('s1', 'Ana'), speaker('s2', 'Bob')] };
    const merged = stateOf(await keeper.put(ours)).project;
    expect(merged.speakers).toEqual([speaker('s1', 'Ana', 'Mayor'), speaker('s2', 'Bob'), speaker('s3', 'Cyril')]);
    expect(files.paths('/data/backups').some((path) => path.includes('.merge.'))).toBe(true);
  });

  test('is told anew when another program has written its file', async () => {
    const { keeper, told } = await keeperOn(files);
    const other = await keeperOn(files);
    stateOf(await other.keeper.put({ ...(await other.keeper.state()).project, title: 'Debates' }));
    await keeper.look();
    expect(told.at(-1)).toMatchObject({ project: { title: 'Debates' } });
  });

  test('tells how far its index is, and that there is none', async () => {
    const { keeper, index, told } = await keeperOn(files);
    index.tellState({ indexing: { done: 1, total: 9 }, tags: ['tram'], outlets: [] });
    expect(told.at(-1)).toMatchObject({ indexing: { done: 1, total: 9 }, tags: ['tram'] });
    index.tellState({ indexing: null, tags: [], outlets: [], problem: 'There is no index.' });
    expect(await keeper.state()).toMatchObject({ indexing: null, problem: 'There is no index.' });
  });

  test('has each saved article indexed at once', async () => {
    const { library, index } = await keeperOn(files);
    library.hearOf('/library/a.saidwho');
    library.hearOf('/elsewhere/b.saidwho');
    await Promise.resolve();
    expect(index.asked).toEqual([['look', { name: 'a.saidwho' }]]);
  });
});

describe('another project', () => {
  test('takes the place of the library, its articles and its index, and is there at the next start', async () => {
    files.put('/debates/a.saidwho', jsonFormat.write!(plainArticle('a1', 'Words.'), fakeServices()));
    const { keeper, library, index, settings } = await keeperOn(files, '/debates');
    const state = stateOf(await keeper.choose('open'));
    expect(state).toMatchObject({ folder: 'debates', recent: [{ name: 'library' }] });
    expect(index.opened.map(({ folder }) => folder)).toEqual(['/library', '/debates']);
    expect(new Set(index.opened.map(({ path }) => path)).size).toBe(2);
    expect((await library.list()).articles).toHaveLength(1);
    expect(await library.findPlace(plainArticle('b1', 'x', 'New'))).toBe('/debates/new.saidwho');
    await settings.written();
    const next = await keeperOn(files);
    expect(await next.keeper.state()).toMatchObject({ folder: 'debates' });
    const back = stateOf(await next.keeper.openRecent(state.recent[0]!.projectId));
    expect(back).toMatchObject({ folder: 'library', recent: [{ name: 'debates' }] });
  });

  test('is made in a folder that is chosen, unless that is one already', async () => {
    files.putFolder('/new');
    const { keeper } = await keeperOn(files, '/new');
    expect(stateOf(await keeper.choose('create'))).toMatchObject({ folder: 'new' });
    expect(files.text('/new/project.saidwho')).toContain('"title": "new"');
    expect(await keeper.choose('create')).toMatchObject({ ok: false, problems: [{ code: 'project/exists' }] });
  });

  test('is not opened while work cannot be saved, or its folder is away, or none was chosen', async () => {
    files.putFolder('/debates');
    const { keeper, library } = await keeperOn(files, '/debates', ['The tram']);
    expect(await keeper.choose('open')).toMatchObject({ ok: false, problems: [{ code: 'article/unsaved' }] });
    expect(library.folder).toBe('/library');
    const away = await keeperOn(files, '/nowhere');
    expect(await away.keeper.choose('open')).toMatchObject({ ok: false, problems: [{ code: 'project/gone' }] });
    expect(await away.keeper.openRecent('unknown')).toMatchObject({
      ok: false,
      problems: [{ code: 'project/unknown' }],
    });
    expect(await (await keeperOn(files)).keeper.choose('open')).toBeNull();
  });
});

describe('two versions of a project', () => {
  const project = (speakers: readonly Speaker[], title = 'P'): Project => ({
    id: 'p',
    title,
    speakers,
    ties: [],
    searches: [],
    views: [],
  });
  const [anna, bob] = [speaker('s1', 'Anna'), speaker('s2', 'Bob')];

  test('become one: who has changed something has it', () => {
    const base = project([anna, bob]);
    const ours = project([speaker('s1', 'Ana'), bob]);
    const theirs = project([speaker('s1', 'Anna', 'Mayor'), bob], 'Q');
    expect(mergeProjects(base, ours, theirs)).toEqual(project([speaker('s1', 'Ana', 'Mayor'), bob], 'Q'));
  });

  test('lose an entry that one has deleted, unless the other has changed it (M4)', () => {
    const base = project([anna, bob]);
    const changed = project([speaker('s1', 'Ana'), speaker('s2', 'Bob')]);
    expect(mergeProjects(base, project([bob]), base)).toEqual(project([bob]));
    expect(mergeProjects(base, project([]), changed)).toEqual(project([speaker('s1', 'Ana')]));
    expect(mergeProjects(base, changed, project([]))).toEqual(project([speaker('s1', 'Ana')]));
  });
});
