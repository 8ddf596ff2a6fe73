import type { ProjectAnswers } from '../../shared/ipc/project-calls.ts';

/** Answers the calls about the project as a whole. */
export const projectHandlers = (): { readonly [Name in keyof ProjectAnswers]: () => Promise<never> } => {
  const never = () => Promise.reject(new Error('Not built yet'));
  return {
    projectState: never,
    chooseProject: never,
    openProject: never,
    putProject: never,
    listProject: never,
    searchProject: never,
    listQuotes: never,
    listClaims: never,
    listSpeakers: never,
    editArticles: never,
    undoEdit: never,
    readRecords: never,
  };
};
