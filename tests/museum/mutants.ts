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
export const UNCOVERED: Partial<Readonly<Record<Row, string>>> = {};

const SAVE = 'main/use-cases/save-file.ts';
const SESSION = 'main/use-cases/article-session.ts';
const RECOVERY = 'main/use-cases/recovery.ts';
const SHRINK = 'main/use-cases/before-saving.ts';
const WATCH = 'main/use-cases/foreign-version.ts';
const FIND_QUOTE = 'shared/anchoring/find-quote.ts';
const SAVE_TEST = 'tests/main/use-cases/save-file.test.ts';
const SESSION_TEST = 'tests/main/use-cases/article-session.test.ts';
const DESK_TEST = 'tests/main/use-cases/desk.test.ts';
const OTHERS_TEST = 'tests/main/use-cases/other-writers.test.ts';
const MERGE_TEST = 'tests/shared/merge/three-way.test.ts';
const FIND_QUOTE_TEST = 'tests/shared/anchoring/find-quote.test.ts';
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
      file: DESK_TEST,
      test: 'refuses, by name, with a reason and a way out, and leaves nothing behind (H4, H5, D7)',
    },
  },
  {
    id: 'A-saved-over-damaged',
    bug: 'a damaged file is replaced by what could be shown of it',
    file: RECOVERY,
    find: 'const start = { article: good.article, file, readOnly: reason, isRescue: true };',
    replace: 'const start = { article: good.article, file };',
    guard: { file: DESK_TEST, test: 'is shown as its last good version and not touched (D7)' },
  },
  {
    id: 'A-shrunk',
    bug: 'a save may take away what nobody has removed',
    file: SHRINK,
    find: 'lost > removed.annotations) {',
    replace: 'lost > before.annotations.length) {',
    guard: { file: OTHERS_TEST, test: 'is refused, with a backup and a question, and made once the user agrees' },
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
    find: 'await files.link(target, backup).catch(() => copyWhole(files, target, backup));',
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
    id: 'C-own-write-is-foreign',
    bug: 'what we wrote ourselves is met again as the work of somebody else',
    file: WATCH,
    find: 'if (isKnown(sha256)) {',
    replace: 'if (isKnown(sha256) && this.#looks === 0) {',
    guard: { file: OTHERS_TEST, test: 'touched without a change it stays as it is (C2)' },
  },
  {
    id: 'C-half-written',
    bug: 'a version is taken in while it is still being written',
    file: WATCH,
    find: 'if (services.sha256(await files.read(path)) !== sha256)',
    replace: 'if (sha256 === path)',
    guard: { file: OTHERS_TEST, test: 'changing under our eyes is waited for (C1)' },
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
    id: 'D-times-trusted',
    bug: 'a version of somebody else that has the old size and time is never noticed',
    file: WATCH,
    find: 'if (this.#looks % 10 !== 0 && isSameStatus',
    replace: 'if (isSameStatus',
    guard: { file: OTHERS_TEST, test: 'a foreign version with the old size and time is found all the same (C6)' },
  },
  {
    id: 'D-old-ancestor',
    bug: 'an update from before our last save is held against that save, and takes back what it could not know',
    file: 'main/use-cases/known-versions.ts',
    find: '?? this.#versions[0] ?? null',
    replace: '?? this.#versions.at(-1) ?? null',
    guard: { file: OTHERS_TEST, test: 'from before our last save does not delete what it could not know (C1, M4)' },
  },
  {
    id: 'E-delete-beats-edit',
    bug: 'what one version deletes is gone though the other was at work on it',
    file: 'shared/merge/merge-records.ts',
    find: 'if (old !== null && !isEdited(work.sides.base, old, record, side)) return;',
    replace: 'if (old !== null) return;',
    guard: { file: MERGE_TEST, test: 'keeps one that a side moved and the other deleted' },
  },
  {
    id: 'E-no-ancestor',
    bug: 'work that was made from the version that is lost takes the place of the other version',
    file: RECOVERY,
    find: 'if (work.base === null) return putBeside(world, journal, work.ours, theirs, file, UNKNOWN_BASE);',
    replace: 'if (work.base === null) return done({ start: { article: work.ours, file }, notes });',
    guard: {
      file: DESK_TEST,
      test: 'changes that are whole go beside theirs where their base is lost (D1, C1)',
    },
  },
  {
    id: 'E-restore-without-backup',
    bug: 'who goes back to an earlier version can not return',
    file: 'main/use-cases/desk.ts',
    find: "session.wantBackup('restore');",
    replace: '',
    guard: {
      file: DESK_TEST,
      test: 'is listed with its time, compared, and gone back to as a change of the page (D13)',
    },
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
    file: 'shared/annotations/places.ts',
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
    id: 'H-shrunk-text',
    bug: 'a page that lost the text empties the file',
    file: SHRINK,
    find: "if (left.trim() === '' && text.trim() !== '' && removed.text < text.length - left.length) {",
    replace: 'if (text.length < 0) {',
    guard: { file: OTHERS_TEST, test: 'is one, too, when the text would be empty; deleting the text by hand is not' },
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
    find: '!this.isDirty && this.#path !== null && !this.#bases.includes(null) && !isWrittenAgain',
    replace: 'false',
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
    id: 'K-nearly-the-same',
    bug: 'words count as found where they only look alike',
    file: FIND_QUOTE,
    find: 'const places = placesOf(text, place.exact);',
    replace: 'const places = placesOf(text.toLowerCase(), place.exact.toLowerCase());',
    guard: { file: FIND_QUOTE_TEST, test: 'but not where they are' },
  },
  {
    id: 'K-nearest',
    bug: 'of several places the nearest is taken unasked',
    file: FIND_QUOTE,
    find: "return { found: 'ambiguous', places: places.length, nearest: nearestTo(place.at, places) };",
    replace: "return { found: 'unique', ...nearestTo(place.at, places) };",
    guard: { file: FIND_QUOTE_TEST, test: 'none is placed on another once its own sentence is gone (T10)' },
  },
  {
    id: 'K-orphan-untold',
    bug: 'an annotation whose words a merge took away says so to nobody',
    file: 'shared/merge/merge-records.ts',
    find: "work.notes.push({ code: 'detached', message, ids: [annotation.id] });",
    replace: '',
    guard: {
      file: MERGE_TEST,
      test: 'keeps the words and the place of one whose text the other side took away (T4)',
    },
  },
  {
    id: 'L-many-gone',
    bug: 'articles on a drive that is unplugged are forgotten',
    file: 'main/use-cases/library-memory.ts',
    find: 'if (isMuch || isAll) {',
    replace: 'if (away.length > known.length) {',
    guard: {
      file: DESK_TEST,
      test: 'are listed as not in their place, also after a restart, until the user says they are gone',
    },
  },
  {
    id: 'L-gone-for-a-moment',
    bug: 'a file that is being replaced is taken for deleted and written again',
    file: SAVE,
    find: 'if (!isThere && mayRecreate) return;',
    replace: 'if (!isThere) return;',
    guard: {
      file: OTHERS_TEST,
      test: 'gone for a moment is not written again; gone for a minute it is, if there is work to save (C4)',
    },
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
    file: 'main/use-cases/journal-keeper.ts',
    find: 'this.#isKept = false;',
    replace: '',
    guard: { file: SESSION_TEST, test: 'says at once when the journal fails, and saves instead (U1)' },
  },
  {
    id: 'N-opening-writes',
    bug: 'an article that was only opened is saved by and by',
    file: SESSION,
    find: '    this.#saveState = this.#firstState(start);\n    if (this.isDirty) this.#timer.change();',
    replace: '    this.#saveState = this.#firstState(start);\n    this.#savedRevision = -1;\n    this.#timer.change();',
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
    find: '/[<>&\\x7f',
    replace: '/[\\x7f',
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
      test: 'allows no script but ours, no network, no frame, nothing inline and no text as markup (PROMISES §6.7)',
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
    find: 'if (blocks.length > budgets.paragraphs) {',
    replace: 'if (blocks.length > budgets.units) {',
    guard: { file: 'tests/shared/formats/decode-text.test.ts', test: 'names the numbers of a budget that is passed' },
  },
];
