import type { StoreApi } from 'zustand/vanilla';
import {
  setsOfGift,
  setsOfMerge,
  speakerFor,
  withEntries,
  withEntriesMerged,
  withEntry,
  withTie,
} from '../../shared/analysis/speakers/registry.ts';
import { withAlias } from '../../shared/analysis/speakers/speaker-names.ts';
import { WhoIsWho } from '../../shared/analysis/who-is-who.ts';
import { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { RecordSet } from '../../shared/annotations/change.ts';
import type { CallArgument, Host, News } from '../../shared/ipc/contract.ts';
import type { Page } from '../../shared/ipc/project-calls.ts';
import type { InArticle, Project, QuoteRow, SpeakerRow } from '../../shared/model/project.ts';
import type { Speaker } from '../../shared/model/records.ts';
import type { Problem } from '../../shared/result.ts';
import { type ArticleEditor, setRecords } from '../editor/index.ts';
import type { AppState } from './app-state.ts';

/**
 * Operations on the registry of the project, over all its articles: the one on the screen is changed in the editor, all
 * others by main, the registry in the project's file. A notice tells what was done and takes all of it back.
 */
export interface RegistryWorld {
  readonly host: Host;
  readonly store: StoreApi<AppState>;
  /** Null while no article is on the screen. */
  editor(): ArticleEditor | null;
  /** Changes what the project's own file holds; false when it could not be written. */
  changeProject(change: (project: Project) => Project): Promise<boolean>;
  tell(news: News): void;
  complain(problems: readonly Problem[]): void;
}

/** What an operation does to one article. */
type SetsFor = (who: WhoIsWho, article: string, set: AnnotationSet) => readonly RecordSet[];

/** What can be taken back. */
interface Done {
  readonly before: Project;
  readonly editId: string | null;
  /** The records of the open article before and after; null where it did not change. */
  readonly open: { readonly articleId: string; readonly after: AnnotationSet } | null;
}

/** Rows asked for at once. */
const PAGE = 500;

export function registryCalls({ host, store, editor, changeProject, tell, complain }: RegistryWorld) {
  const done = new Map<string, Done>();
  const project = (): Project | null => store.getState().project?.project ?? null;
  const openId = () => store.getState().opened?.article.id ?? null;

  /** Makes the changes everywhere; nothing is left half done without being told. */
  const carryOut = async (
    name: string,
    change: (now: Project) => Project,
    fileIds: ReadonlyMap<string, string>,
    setsFor: SetsFor,
  ) => {
    const before = project();
    if (before === null) return;
    const who = new WhoIsWho(before);
    const here = openId();
    const edits: { fileId: string; set: RecordSet[] }[] = [];
    for (const [fileId, articleId] of fileIds) {
      if (articleId === here) continue;
      const read = await host.call('readRecords', { fileId });
      if (!read.ok) {
        complain(read.problems);
        continue;
      }
      const set = [...setsFor(who, articleId, AnnotationSet.of(read.value))];
      if (set.length > 0) edits.push({ fileId, set });
    }
    if (!(await changeProject(change))) return;
    const open = here === null ? null : changeOpen(here, (set) => setsFor(who, here, set));
    const edit = edits.length === 0 ? null : await host.call('editArticles', { name, edits });
    if (edit !== null && !edit.ok) complain(edit.problems);
    const report = edit?.ok === true ? edit.value : null;
    const key = report?.editId ?? `registry-${done.size + 1}`;
    done.set(key, { before, editId: report?.editId ?? null, open });
    const articles = (report?.articles ?? 0) + (open === null ? 0 : 1);
    tell({
      tone: 'information',
      text: `${name}: done in ${articles === 1 ? 'one article' : `${articles} articles`}. ${(report?.problems ?? []).join(' ')}`.trim(),
      actions: [{ act: 'undo-edit', editId: key, label: 'Undo' }],
    });
  };

  const changeOpen = (articleId: string, setsFor: (set: AnnotationSet) => readonly RecordSet[]): Done['open'] => {
    const shown = editor();
    const isDone = shown?.perform((state) => setRecords(state, setsFor)) ?? false;
    return isDone && shown !== null ? { articleId, after: shown.snapshot.set } : null;
  };

  /** Takes back what a notice told of; false for an edit of somebody else. */
  const undo = async (key: string): Promise<boolean> => {
    const what = done.get(key);
    if (what === undefined) return false;
    done.delete(key);
    const { before, editId, open } = what;
    await changeProject((present) => ({ ...present, speakers: before.speakers, ties: before.ties }));
    if (editId !== null) {
      const undone = await host.call('undoEdit', { editId });
      complain(undone.ok ? undone.value.problems.map((message) => ({ code: 'edit/undo', message })) : undone.problems);
    }
    const shown = editor();
    if (open === null || shown === null || openId() !== open.articleId) return true;
    if (shown.snapshot.set === open.after) shown.run('edit.undo');
    else tell({ tone: 'information', text: OPEN_GONE_ON, actions: [] });
    return true;
  };

  /** Where the speakers speak: files and the ids of their articles. */
  const filesOf = async (keys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const files = new Map<string, string>();
    const note = ({ fileId, articleId }: InArticle) => files.set(fileId, articleId);
    for (const speaker of keys) {
      await everyRow((page) => host.call('listQuotes', { speaker, ...page }), note);
      const claims = { filter: { speaker }, sort: { by: 'article', isDescending: false } } as const;
      await everyRow((page) => host.call('listClaims', { ...claims, ...page }), note);
    }
    return files;
  };

  /** The entry of a row, which becomes one where there is none. */
  const entryOf = (now: Project, { key, name, type, role, aliases }: SpeakerRow): Speaker =>
    now.speakers.find(({ id }) => id === key) ?? {
      record: 'speaker',
      id: crypto.randomUUID(),
      name,
      type,
      aliases,
      ...(role === null ? {} : { role }),
    };

  return {
    undoEverywhere: undo,
    listQuotes: (asked: CallArgument<'listQuotes'>) => host.call('listQuotes', asked),
    /** Saves statistics where the user says. */
    saveStatistics: async (asked: CallArgument<'saveStatistics'>): Promise<void> => {
      const answer = await host.call('saveStatistics', asked);
      if (answer === null) return;
      if (answer.ok) tell({ tone: 'information', text: `Saved as “${answer.value.name}”.`, actions: [] });
      else complain(answer.problems);
    },
    projectStatistics: () => host.call('projectStatistics', {}),
    quotesOfShare: (asked: CallArgument<'quotesOfShare'>) => host.call('quotesOfShare', asked),
    /** Takes speakers of the open article into the registry. */
    takeIntoRegistry: (speakers: readonly Speaker[]) => changeProject((now) => withEntries(now, speakers)),
    /** Takes a row of the project into the registry; returns the entry, or null where it could not be written. */
    registerRow: async (row: SpeakerRow): Promise<Speaker | null> => {
      const now = project();
      if (now === null) return null;
      const entry = entryOf(now, row);
      return (await changeProject((present) => withEntries(present, [entry]))) ? entry : null;
    },
    /** Says which entry a speaker of the article is; null for none. */
    tieSpeaker: (article: string, speaker: string, entry: string | null) =>
      changeProject((now) => withTie(now, article, speaker, entry)),
    /** Writes an entry of the registry. */
    putEntry: (entry: Speaker) => changeProject((now) => withEntry(now, entry)),
    /** Makes one of several, in the registry and in every article where they speak. */
    mergeEverywhere: async (into: SpeakerRow, others: readonly SpeakerRow[]): Promise<string | null> => {
      const now = project();
      if (now === null) return null;
      const entry = entryOf(now, into);
      const named = others.flatMap(({ name, aliases }) => [name, ...aliases]).reduce(withAlias, entry);
      const keys = [into.key, ...others.map(({ key }) => key)];
      const change = (present: Project) =>
        withEntriesMerged(
          withEntry(withEntries(present, [named]), named),
          entry.id,
          others.map(({ key }) => key),
        );
      const kept = change(now).speakers.find(({ id }) => id === entry.id) ?? named;
      const name = `Merge ${others.length + 1} speakers`;
      await carryOut(name, change, await filesOf(keys), (who, article, set) =>
        setsOfMerge(who, article, set, kept, keys),
      );
      return entry.id;
    },
    /** Gives another name to an entry and to whoever stands for it in the articles; the old one becomes an alias. */
    renameEverywhere: async (renamed: Speaker): Promise<void> => {
      const files = await filesOf([renamed.id]);
      await carryOut(
        'Rename a speaker',
        (present) => withEntry(present, renamed),
        files,
        (who, article, set) => {
          const present = speakerFor(who, article, set, renamed);
          if (set.findSpeaker(present.id) === null || present.name === renamed.name) return [];
          const aliases = withAlias({ ...present, name: renamed.name }, present.name).aliases;
          return [{ id: present.id, after: { ...present, name: renamed.name, aliases } }];
        },
      );
    },
    /** Gives quotes to an entry, in every article they stand in; somebody new enters the registry. */
    giveEverywhere: async (rows: readonly QuoteRow[], entry: Speaker): Promise<void> => {
      const byArticle = Map.groupBy(rows, ({ articleId }) => articleId);
      const files = new Map(rows.map(({ fileId, articleId }) => [fileId, articleId]));
      await carryOut(
        `Give ${rows.length} quotes to ${entry.name}`,
        (present) => withEntries(present, [entry]),
        files,
        (who, article, set) => {
          const ids = (byArticle.get(article) ?? []).map(({ id }) => id);
          return setsOfGift(who, article, set, entry, ids, () => crypto.randomUUID());
        },
      );
    },
  };
}

const OPEN_GONE_ON =
  'The other articles are as they were. The one that is open was changed since: undo it there, step by step.';

/** Asks for all rows, a page after the other. */
async function everyRow<Row>(
  ask: (page: { offset: number; limit: number }) => Promise<Page<Row>>,
  note: (row: Row) => void,
): Promise<void> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows, total } = await ask({ offset, limit: PAGE });
    for (const row of rows) note(row);
    if (rows.length === 0 || offset + rows.length >= total) return;
  }
}
