import { plainArticle } from '../fakes/articles.ts';
import { fakeServices } from '../fakes/services.ts';
import { ManualTime } from '../fakes/manual-time.ts';
import {
  A_WHILE,
  ARTICLE,
  atStart,
  killedWhileUnsaved,
  MINUTE,
  onScreen,
  PATH,
  quote,
  tagged,
  waitLong,
  withArticle,
} from './on-screen.ts';
import { change, contentOf, examineSession, openAll } from './program.ts';
import { BACKUPS, type Scenario, type Stage } from './scenario.ts';

/** What a user does with an article on the screen, from opening to closing, through the desk. */

const THEIRS = contentOf(plainArticle('a1', 'What a colleague wrote', 'Theirs'));
const ELSEWHERE = '/elsewhere/b.saidwho';
const STORY = '/desk/story.txt';

/** Backups of an hour, more than are kept. */
function putBackups({ files, time }: Stage): void {
  const folder = `${BACKUPS}/${fakeServices().sha256(ARTICLE.id).slice(0, 32)}`;
  for (let minutes = 10; minutes < 130; minutes += 15) {
    const at = new Date(time.now() - minutes * MINUTE).toISOString().replaceAll(':', '-');
    files.put(`${folder}/${at}.saidwho`, contentOf(ARTICLE));
    files.put(`${folder}/${at.replace('000Z', '001Z')}.saidwho`, contentOf(ARTICLE));
  }
}

/** An article that is imported and has no file until its first change. */
async function putStory({ files, witness }: Stage): Promise<void> {
  files.put(STORY, 'She said we will win. '.repeat(30));
  witness.theirs.set(STORY, files.text(STORY)!);
}

export const articleScenarios: readonly Scenario[] = [
  withArticle({
    name: 'autosave of a change',
    keepsBackups: true,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'saves in a row with backups that are thinned',
    keepsBackups: true,
    before: putBackups,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
      session.wantBackup('guard');
      await change(stage, program, session, quote(2));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'changes while a save is under way',
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1), quote(2));
      const passing = stage.time.pass(A_WHILE);
      for (const number of [3, 4]) await change(stage, program, session, quote(number));
      await passing;
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'the page sends the whole article',
    keepsBackups: true,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      const whole = tagged(ARTICLE, quote(7), quote(8));
      const number = stage.witness.have(contentOf(whole));
      await program.desk.replace({ articleId: session.articleId, sequence: 5, article: whole });
      if (session.isSafe) stage.witness.promised(number);
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'changes to a file that may not be written',
    before: ({ files }) => files.put(PATH, contentOf(ARTICLE), 0o444),
    async act(stage, { program, session }) {
      for (const number of [1, 2, 3]) {
        await change(stage, program, session, quote(number));
        await stage.time.pass(A_WHILE);
      }
    },
    async goOn(stage, screen) {
      stage.files.put(PATH, contentOf(ARTICLE));
      await waitLong(stage, screen);
    },
  }),
  withArticle({
    name: 'autosave outside of the library',
    path: ELSEWHERE,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'save as',
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      const saving = session.saveAs('/library/c.saidwho');
      await stage.time.pass(A_WHILE);
      await saving;
      await change(stage, program, session, quote(2));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'save as over another file',
    before({ files, witness }) {
      files.put(ELSEWHERE, THEIRS);
      witness.others.add(THEIRS);
    },
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
      const saving = session.saveAs(ELSEWHERE);
      await stage.time.pass(A_WHILE);
      await saving;
    },
  }),
  withArticle({
    name: 'quitting with unsaved work',
    isEnd: true,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      const closing = program.desk.close(3_000);
      await stage.time.pass(3_000);
      await closing;
      await stage.time.pass(A_WHILE);
    },
  }),
  {
    name: 'first save of an imported text',
    async prepare(stage) {
      await putStory(stage);
      const { program, session } = await onScreen(stage, STORY);
      stage.witness.have(contentOf(session.article));
      return {
        async act() {
          await change(stage, program, session, quote(1));
          await stage.time.pass(A_WHILE);
        },
        goOn: () => waitLong(stage, { program, session }),
        examine: () => examineSession(stage, session),
        target: () => session.path,
      };
    },
    recover: async (stage) => (await openAll(stage, null)) ?? stage.witness.states[0]!, // The text is still there.
  },
  atStart(
    'a start with changes in the journal',
    async (stage) => {
      stage.files.put(PATH, contentOf(ARTICLE));
      stage.witness.have(contentOf(ARTICLE));
      await killedWhileUnsaved(stage, PATH, [quote(1), quote(2)]);
    },
    PATH,
  ),
  {
    ...atStart(
      'a start with work that has no file yet',
      async (stage) => {
        await putStory(stage);
        const time = new ManualTime(stage.time.now() - MINUTE);
        const { program, session } = await onScreen({ ...stage, time }, STORY);
        await change(stage, program, session, quote(1));
      },
      null,
    ),
    recover: (stage) => openAll(stage, null),
  },
];
