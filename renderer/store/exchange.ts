import type { StoreApi } from 'zustand/vanilla';
import type { LabelMapping } from '../../shared/formats/format.ts';
import type { Host, OpenedArticle } from '../../shared/ipc/contract.ts';
import type { Problem, Result } from '../../shared/result.ts';
import type { AppState, Notice } from './app-state.ts';

/** Bringing articles in and taking them out: many files at once, a file once more, one export or that of the library. */
export interface Exchange {
  readonly host: Host;
  readonly store: StoreApi<AppState>;
  /** Resolves when main has all changes. */
  flush(): Promise<void>;
  articleId(): string;
  opening(ask: () => Promise<Result<OpenedArticle> | null>): Promise<void>;
  listArticles(): Promise<void>;
  notify(tone: Notice['tone'], text: string): void;
  complain(problems: readonly Problem[]): void;
}

export const exchangeCalls = ({ host, store, flush, articleId, opening, listArticles, notify, complain }: Exchange) => {
  const claimOnly = () => {
    const { exportedClaim } = store.getState();
    return exportedClaim === null ? {} : { claim: exportedClaim.id };
  };
  return {
    /** Of the claim alone where the dialog was opened for one. */
    previewExport: async (formatId: string) => {
      await flush();
      return host.call('previewExport', { articleId: articleId(), formatId, ...claimOnly() });
    },
    /** @param asArchive several files go into one archive */
    writeExport: async (formatId: string, asArchive = false) => {
      await flush();
      const claim = claimOnly();
      const answer = await host.call('writeExport', { articleId: articleId(), formatId, asArchive, ...claim });
      if (answer?.ok === true && !('claim' in claim)) store.setState({ lastExport: formatId });
      return answer;
    },
    /** Writes all articles of the library, and tells what came of it. */
    exportLibrary: async (formatId: string, asArchive: boolean) => {
      await flush();
      const answer = await host.call('exportLibrary', { formatId, asArchive });
      store.setState({ progress: null });
      if (answer === null) return false;
      if (!answer.ok) {
        complain(answer.problems);
        return true;
      }
      const { name, articles, files, bytes, same, problems } = answer.value;
      const size = `${files === 1 ? '1 file' : `${files} files`}, ${Math.ceil(bytes / 1000)} kB`;
      const proof =
        same === null ? '' : ` Read back: ${same} of ${articles} articles as they were, but for what was told.`;
      notify(
        'information',
        `Exported ${articles} ${articles === 1 ? 'article' : 'articles'} to “${name}”: ${size}.${proof}`,
      );
      for (const problem of problems.slice(0, 3)) notify('problem', problem);
      return true;
    },
    /** Imports many files into the library; what became of each is shown in a dialog. */
    importMany: async (what: 'files' | 'folder') => {
      const answer = await host.call('importMany', { what });
      store.setState({ progress: null });
      if (answer === null) return;
      if (answer.ok) store.setState({ imported: answer.value, dialog: 'imported' });
      else complain(answer.problems);
      await listArticles();
    },
    /** Reads the file of the open article once more, with other kinds for its labels. */
    readAgain: async (mapping: LabelMapping) => {
      store.setState({ dialog: null });
      await opening(() => host.call('readAgain', { articleId: articleId(), mapping }));
    },
  };
};
