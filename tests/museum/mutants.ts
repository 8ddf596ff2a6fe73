/**
 * The museum of bugs. Each **row** is a class of losses that real programs have caused their users (PROMISES §2, A
 * to Q); each **mutant** puts a bug of that class into our own code, and names the test that notices. What is added
 * here is one value; `museum.test.ts` holds every one to it.
 */
export interface Mutant {
  /** Letter of the row and a word, used as `SAIDWHO_MUTANT`. */
  readonly id: `${Row}-${string}`;
  /** What the mutant does to a user, in a sentence. */
  readonly bug: string;
  /** Source file from the root of the repository. */
  readonly file: string;
  /** In the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The guard: a test file, and the name of a test in it or the part before its first parameter. */
  readonly guard: { readonly file: string; readonly test: string };
}

export type Row = keyof typeof ROWS;

/** The rows, as in PROMISES §2. */
export const ROWS = {
  A: 'a file that could not be read is saved as empty',
  B: 'a save is not atomic',
  C: 'the echo of our own write comes back over newer work',
  D: 'an update of somebody else is overwritten',
  E: 'the guard itself loses work: restore, merge, delete against edit',
  F: 'offsets are counted in several units',
  G: 'text is edited under its annotations',
  H: 'a part of the document is taken for the whole',
  I: 'the writer writes what its reader refuses',
  J: 'opening or saving changes what was not touched',
  K: 'an annotation is put to words that only look alike, or hidden',
  L: 'what is missing is taken for deleted',
  M: 'a write that failed is not shown',
  N: 'reading writes',
  O: 'a hostile document is run instead of read',
  P: 'data becomes code',
  Q: 'a parser stalls',
} as const;

/** Rows without a mutant, each with the reason; a row leaves this list with its first mutant. */
export const UNCOVERED: Partial<Readonly<Record<Row, string>>> = {
  C: 'nothing watches files yet, so no event of our own can come back',
  E: 'there is no merge and no restore yet that could lose work',
  K: 'nothing is anchored again by itself yet',
  L: 'nothing removes what is missing on the disk yet',
};

const SAVE = 'main/use-cases/save-file.ts';
const SESSION = 'main/use-cases/article-session.ts';
const SAVE_TEST = 'tests/main/use-cases/save-file.test.ts';
const SESSION_TEST = 'tests/main/use-cases/article-session.test.ts';
const FILE_TEST = 'tests/shared/formats/saidwho.test.ts';

export const MUTANTS: readonly Mutant[] = [
  {
    id: 'A-cut-file',
    bug: 'a file that does not parse opens as an article without content',
    file: 'shared/formats/saidwho.ts',
    find: "return refuse(cutProblem(input.name), ...parsed.problems.filter(({ code }) => code !== 'json/syntax'));",
    replace:
      "return done({ article: { id: 'a', metadata: { record: 'metadata', id: 'metadata', title: '' }, " +
      'blocks: [], annotations: [], links: [], speakers: [] }, notes: [] });',
    guard: { file: FILE_TEST, test: 'a file cut at any byte (D3)' },
  },
  {
    id: 'A-empty-file',
    bug: 'a file of no bytes is no reason to refuse it',
    file: 'main/use-cases/open-article.ts',
    find: 'if (status.size === 0) return refuse(emptyFile(name));',
    replace: '',
    guard: {
      file: 'tests/main/use-cases/desk.test.ts',
      test: 'refuses, by name, with a reason and a way out, and leaves nothing behind (H4, H5, D7)',
    },
  },
  {
    id: 'B-short-write',
    bug: 'a write that took only half is taken for whole',
    file: SAVE,
    find: 'offset += written;',
    replace: 'offset = bytes.length;',
    guard: {
      file: 'tests/main/use-cases/journal.test.ts',
      test: 'writes nothing behind half a record, but begins anew with the whole article (D3)',
    },
  },
  {
    id: 'B-no-sync',
    bug: 'the name changes before the content is on the disk',
    file: SAVE,
    find: 'await file.sync();',
    replace: '',
    guard: {
      file: SAVE_TEST,
      test: 'a kill or a power cut at any call leaves exactly the old or the new version (D1, D2)',
    },
  },
  {
    id: 'B-no-folder-sync',
    bug: '“saved” is said before the new name is on the disk',
    file: SAVE,
    find: 'await files.syncFolder(folder);',
    replace: '',
    guard: {
      file: SAVE_TEST,
      test: 'a kill or a power cut at any call leaves exactly the old or the new version (D1, D2)',
    },
  },
  {
    id: 'B-old-moved-away',
    bug: 'the old version is moved away before the new one has its name',
    file: SAVE,
    find: 'await files.link(target, backup).catch(() => files.copy(target, backup));',
    replace: 'await files.rename(target, backup);',
    guard: {
      file: SAVE_TEST,
      test: 'a kill or a power cut at any call leaves exactly the old or the new version (D1, D2)',
    },
  },
  {
    id: 'B-journal-not-synced',
    bug: 'a change is acknowledged before it is on the disk',
    file: 'main/use-cases/journal.ts',
    find: 'await file.syncContent();',
    replace: '',
    guard: {
      file: 'tests/main/use-cases/journal.test.ts',
      test: 'stopped at any call gives back all that was acknowledged (D1, D2)',
    },
  },
  {
    id: 'D-old-base',
    bug: 'whatever is on the disk is replaced, read or not',
    file: SAVE,
    find: 'if (base.includes(services.sha256(await files.read(target)))) return;',
    replace: 'if (base.length > 0) return;',
    guard: { file: SAVE_TEST, test: 'does not overwrite a version it has not read (C1)' },
  },
  {
    id: 'D-looks-once',
    bug: 'what comes while the new version is written is replaced',
    file: SAVE,
    find: 'await checkBase(world, request, target);\n    await renameOver',
    replace: 'await renameOver',
    guard: { file: SAVE_TEST, test: 'does not overwrite a version that came while it was writing (C1)' },
  },
  {
    id: 'F-utf16-on-disk',
    bug: 'offsets are written in UTF-16 code units where code points are meant',
    file: 'shared/formats/file-records.ts',
    find: 'start: table.toCodePoints(fragment.start),\n    end: table.toCodePoints(fragment.end),',
    replace: 'start: fragment.start,\n    end: fragment.end,',
    guard: { file: FILE_TEST, test: 'counts offsets in code points and stores the text with its surroundings (T6)' },
  },
  {
    id: 'F-crlf-counted',
    bug: 'the line feed of Windows counts as two line ends',
    file: 'shared/formats/decode-text.ts',
    find: 'decoded.replace(/\\r\\n?/gu',
    replace: 'decoded.replace(/\\r/gu',
    guard: { file: 'tests/shared/formats/decode-text.test.ts', test: 'line ends (T8)' },
  },
  {
    id: 'G-not-moved',
    bug: 'annotations stay where they were when the text before them changes',
    file: 'shared/annotations/map-ranges.ts',
    find: 'if (next !== null) moved.push(next);',
    replace: 'if (next !== null) moved.push(fragment);',
    guard: {
      file: 'tests/shared/annotations/map-ranges.test.ts',
      test: 'covers after an edit the very characters that it covered before and that are left',
    },
  },
  {
    id: 'G-not-detached',
    bug: 'an annotation whose text is gone forgets its words',
    file: 'shared/annotations/annotation-set.ts',
    find: 'exact: describe(annotation), prefix',
    replace: "exact: '', prefix",
    guard: {
      file: 'tests/shared/annotations/annotation-set.test.ts',
      test: 'T4: detaches an annotation whose text is gone, with its words and its place',
    },
  },
  {
    id: 'H-no-check',
    bug: 'the keeper of the file follows a page that holds something else',
    file: SESSION,
    find: 'if (next === null || lengthOf(next) !== check.length || next.set.size !== check.records)',
    replace: 'if (next === null)',
    guard: { file: SESSION_TEST, test: 'asks for the whole article when a batch is missing or does not fit (T1)' },
  },
  {
    id: 'I-not-read-back',
    bug: 'what the disk gives back is not compared with what was written',
    file: SAVE,
    find: 'if (services.sha256(await files.read(temporary)) !== sha256) {',
    replace: 'if (services.sha256(await files.read(temporary)) === null) {',
    guard: { file: SAVE_TEST, test: 'refuses what came back from the disk other than it was written' },
  },
  {
    id: 'I-misplaced-seal',
    bug: 'the seal stands where our own reader does not look for it',
    file: 'shared/formats/saidwho.ts',
    find: 'const sealed = writeBeforeSeal(article, services);',
    replace: 'const sealed = writeBeforeSeal(article, services).trimEnd();',
    guard: { file: FILE_TEST, test: 'brings back what was written (D9)' },
  },
  {
    id: 'J-save-unchanged',
    bug: 'saving writes although nothing was changed',
    file: SESSION,
    find: 'if (!this.isDirty && this.#path !== null && !this.#bases.includes(null)) return this.#saveState;',
    replace: '',
    guard: { file: SESSION_TEST, test: 'writes nothing while nothing changes, also when it is told to save (D7, D8)' },
  },
  {
    id: 'J-unknown-keys',
    bug: 'what a newer version wrote is dropped by a save',
    file: 'shared/formats/saidwho.ts',
    find: '...unknownKeys(file, FILE_KEYS),',
    replace: '',
    guard: { file: FILE_TEST, test: 'keeps keys it does not know, at every level (D10)' },
  },
  {
    id: 'M-failure-swallowed',
    bug: 'a save that failed is neither shown nor tried again',
    file: SESSION,
    find: "if (outcome.outcome === 'failed') return this.#fail(outcome.problem, isElsewhere);",
    replace: "if (outcome.outcome === 'failed') return this.#saveState;",
    guard: {
      file: SESSION_TEST,
      test: 'keeps the work and says why while saving fails, and saves as soon as it can (D3, D5)',
    },
  },
  {
    id: 'M-journal-swallowed',
    bug: 'work that is not safe from a crash is shown as safe',
    file: SESSION,
    find: 'this.#isJournalled = false;',
    replace: '',
    guard: { file: SESSION_TEST, test: 'says at once when the journal fails, and saves instead (U1)' },
  },
  {
    id: 'N-opening-writes',
    bug: 'an article that was only opened is saved by and by',
    file: SESSION,
    find: 'if (this.isDirty) this.#schedule();\n  }\n\n  #firstState',
    replace: 'this.#savedRevision = -1;\n    this.#schedule();\n  }\n\n  #firstState',
    guard: { file: SESSION_TEST, test: 'writes nothing while nothing changes, also when it is told to save (D7, D8)' },
  },
  {
    id: 'O-scripts-stay',
    bug: 'scripts and frames of a page come into the article',
    file: 'shared/formats/html-page/page.ts',
    find: 'if (byTag !== undefined) return byTag;',
    replace: '',
    guard: { file: 'tests/shared/formats/html-page.test.ts', test: 'gives plain words and nothing of' },
  },
  {
    id: 'O-markup-in-values',
    bug: 'a name with markup in it becomes markup in the reading copy',
    file: 'shared/formats/html-text.ts',
    find: '.replace(/[&<>"\'\\r]/g,',
    replace: '.replace(/[&"\'\\r]/g,',
    guard: { file: 'tests/shared/formats/html-copy.test.ts', test: 'lets no value of any article become an element' },
  },
  {
    id: 'P-script-ended',
    bug: 'a text ends the script element that its data stands in, and goes on as code',
    file: 'shared/formats/html-text.ts',
    find: '/[<>&\\u2028\\u2029]/g',
    replace: '/[\\u2028\\u2029]/g',
    guard: { file: 'tests/shared/formats/html-copy.test.ts', test: 'runs nothing and fetches nothing, with' },
  },
  {
    id: 'P-eval-allowed',
    bug: 'the page may turn text into code',
    file: 'main/adapters/app-protocol.ts',
    find: '"script-src \'self\'",',
    replace: "\"script-src 'self' 'unsafe-eval'\",",
    guard: {
      file: 'tests/main/adapters/app-protocol.test.ts',
      test: 'allows no script but ours, no network and no frame (PROMISES §6.7)',
    },
  },
  {
    id: 'Q-no-element-budget',
    bug: 'a page may have any number of elements',
    file: 'shared/formats/html-page/page.ts',
    find: 'if (count > mostElements) throw new TooManyElements();',
    replace: '',
    guard: {
      file: 'tests/shared/formats/html-page.test.ts',
      test: 'refuses more elements than the budget, with a way out (H4)',
    },
  },
  {
    id: 'Q-no-paragraph-budget',
    bug: 'an article may have any number of paragraphs',
    file: 'shared/formats/decode-text.ts',
    find: 'if (blocks.length > MOST_PARAGRAPHS) {',
    replace: 'if (blocks.length > MOST_UNITS) {',
    guard: { file: 'tests/shared/formats/decode-text.test.ts', test: 'names the numbers of a budget that is passed' },
  },
];
