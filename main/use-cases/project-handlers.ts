import type { CallArgument } from '../../shared/ipc/contract.ts';
import type { Page, ProjectAnswers } from '../../shared/ipc/project-calls.ts';
import { done } from '../../shared/result.ts';
import type { Named, ProjectIndex } from '../ports.ts';
import type { ProjectEdits } from './project-edits.ts';
import type { ProjectKeeper } from './project-keeper.ts';

/** Answers the calls about the project as a whole: the index tells of files by name, the page hears of opaque ids. */

interface HandlersWorld {
  readonly keeper: ProjectKeeper;
  readonly edits: ProjectEdits;
  readonly index: ProjectIndex;
  /** The opaque id of a file in the folder. */
  fileIdIn(folder: string, name: string): string;
}

type ProjectHandlers = {
  readonly [Name in keyof ProjectAnswers]: (argument: CallArgument<Name>) => Promise<ProjectAnswers[Name]>;
};

export function projectHandlers({ keeper, edits, index, fileIdIn }: HandlersWorld): ProjectHandlers {
  /** Asks the index, and puts ids in place of the names of files in the folder that was open when it was asked. */
  const withIds = async <Row extends object, Answer extends Page<Named<Row>>>(asked: Promise<Answer>) => {
    const { folder } = keeper;
    const { rows, ...rest } = await asked;
    return {
      ...rest,
      rows: rows.map(({ file, ...row }) => ({ ...row, fileId: fileIdIn(folder, file) }) as unknown as Row),
    };
  };
  return {
    projectState: () => keeper.state(),
    chooseProject: ({ what }) => keeper.choose(what),
    openProject: ({ projectId }) => keeper.openRecent(projectId),
    putProject: ({ project }) => keeper.put(project),
    listProject: (asked) => withIds(index.ask('listProject', asked)),
    searchProject: async (asked) => {
      const found = await index.ask('searchProject', asked);
      return found.ok ? done(await withIds(Promise.resolve(found.value))) : found;
    },
    listQuotes: (asked) => withIds(index.ask('listQuotes', asked)),
    listClaims: (asked) => withIds(index.ask('listClaims', asked)),
    listSpeakers: (asked) => index.ask('listSpeakers', asked),
    projectStatistics: (asked) => index.ask('projectStatistics', asked),
    quotesOfShare: (asked) => withIds(index.ask('quotesOfShare', asked)),
    editArticles: (asked) => edits.edit(asked),
    undoEdit: ({ editId }) => edits.undo(editId),
    readRecords: ({ fileId }) => edits.readRecords(fileId),
  };
}
