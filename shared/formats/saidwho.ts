import { byPlace } from '../annotations/annotation-set.ts';
import { Scheme } from '../kinds/scheme.ts';
import type { Article } from '../model/article.ts';
import { textOf, type Block } from '../model/block.ts';
import type { Extra } from '../model/records.ts';
import { done, refuse, type Problem, type Result } from '../result.ts';
import { fileGenerator, fileRevision, fileScheme, fileVersion } from '../schema/file-records.ts';
import { MIGRATIONS } from '../schema/migrations/index.ts';
import { migrateFile } from '../schema/migrations/migration.ts';
import { SAIDWHO_FILE_VERSION, saidwhoFileSchema, type SaidwhoFile } from '../schema/saidwho-file.ts';
import { budgetsOf } from './budgets.ts';
import { checkRecords } from './check-records.ts';
import { findBudgetProblem } from './decode-text.ts';
import { asExtra, extraAt, nested, unknownKeys, withExtra, withoutUndefined } from './extra-keys.ts';
import {
  blockExtra,
  byId,
  fromFileAnnotation,
  fromFileBlock,
  fromFileDossier,
  fromFileLink,
  fromFileMetadata,
  fromFileSource,
  fromFileSpeaker,
  measure,
  sourceExtra,
  toFileAnnotation,
  toFileBlock,
  toFileDossier,
  toFileLink,
  toFileMetadata,
  toFileSource,
  toFileSpeaker,
} from './file-records.ts';
import type { PlainFormat, ReadInput, Reading, Services } from './format.ts';
import { fromFileScheme, writeScheme } from './file-scheme.ts';
import { findRecordsProblem, parseJson, readJsonText, refuseAll, shapeProblems } from './read-json.ts';

/**
 * The working file: readable JSON in UTF-8 with LF, keys in a fixed order, one block, speaker, annotation or link a
 * line, so that version control shows what changed. Offsets are Unicode code points; each fragment carries the text
 * it covers and its surroundings.
 *
 * The last key is the **seal**: `"integrity": {"algorithm": "sha256", "sha256": "…"}` on a line of its own. It
 * hashes the UTF-8 bytes of the file from the first byte up to and including the line feed before that line. Before
 * hashing, a byte order mark is dropped and CR LF becomes LF (raw line ends cannot occur inside JSON strings), so
 * that a file survives a checkout on Windows. A file without its seal was cut; one whose seal does not fit was
 * changed by something other than Saidwho.
 */
export const saidwhoFile: PlainFormat = {
  id: 'saidwho',
  label: 'Saidwho article',
  description: 'The working file, with everything in it; made for Saidwho and for version control.',
  group: 'own',
  extensions: ['saidwho'],
  mediaType: 'application/vnd.saidwho+json',
  loses: [],
  sniffs: (head) => /^\uFEFF?\s*\{\s*"format"\s*:\s*"saidwho"/.test(new TextDecoder().decode(head.subarray(0, 200))),
  read: readSaidwho,
  write: writeSaidwho,
};

const FILE_KEYS = Object.keys(saidwhoFileSchema.shape);
const TEXT_KEYS = Object.keys(saidwhoFileSchema.shape.text.shape);
const INTEGRITY_KEYS = Object.keys(saidwhoFileSchema.shape.integrity.shape);
const VERSION_KEYS = Object.keys(fileVersion.shape);
const GENERATOR_KEYS = Object.keys(fileGenerator.shape);
const REVISION_KEYS = Object.keys(fileRevision.shape);
const SCHEME_KEYS = Object.keys(fileScheme.shape);

// Writing

function writeSaidwho(article: Article, services: Services): string {
  const sealed = writeBeforeSeal(article, services);
  const extra = inline(unknownKeys(extraAt(article.extra, 'integrity') ?? {}, INTEGRITY_KEYS));
  return `${sealed}"integrity": {"algorithm": "sha256", "sha256": "${services.sha256(sealed)}"${extra}}\n}\n`;
}

/** @throws RangeError when a fragment lies outside the text or cuts a character in two */
function writeBeforeSeal(article: Article, services: Services): string {
  const { extra } = article;
  const text = textOf(article.blocks).toWellFormed();
  const measured = measure(text);
  const carriedMinor = extraAt(extra, 'version')?.['minor'];
  const minor = typeof carriedMinor === 'number' ? carriedMinor : SAIDWHO_FILE_VERSION.minor;
  const version = withExtra({ major: SAIDWHO_FILE_VERSION.major, minor }, VERSION_KEYS, extraAt(extra, 'version'));
  const textExtra = unknownKeys(extraAt(extra, 'text') ?? {}, TEXT_KEYS);
  const parts: (readonly [key: string, json: string])[] = [
    ['format', '"saidwho"'],
    ['version', JSON.stringify(version)],
    ['id', JSON.stringify(article.id)],
    ['generator', JSON.stringify(withExtra(services.generator, GENERATOR_KEYS, extraAt(extra, 'generator')))],
    ...revisionPart(article),
    ['metadata', JSON.stringify(toFileMetadata(article.metadata), null, 2)],
    ...(article.source === undefined
      ? []
      : [['source', JSON.stringify(toFileSource(article.source, extraAt(extra, 'source')), null, 2)] as const]),
    ['scheme', writeScheme(Scheme.of(article.scheme).record, extraAt(extra, 'scheme'))],
    [
      'text',
      `{"unit": "code points", "sha256": "${services.sha256(text)}"${inline(textExtra)}, "blocks": ` +
        `${lines(blocksWithExtra(article))}}`,
    ],
    ['speakers', lines([...article.speakers].sort(byId).map(toFileSpeaker))],
    ['annotations', lines([...article.annotations].sort(byPlace).map((record) => toFileAnnotation(record, measured)))],
    ['links', lines([...article.links].sort(byId).map(toFileLink))],
    ...dossiersPart(article),
    ...Object.entries(unknownKeys(extra ?? {}, FILE_KEYS)).map(
      ([key, value]) => [key, JSON.stringify(value, null, 2)] as const,
    ),
  ];
  return `{\n${parts.map(([key, json]) => `${JSON.stringify(key)}: ${json},\n`).join('')}`;
}

const dossiersPart = ({ dossiers = [] }: Article): (readonly [key: string, json: string])[] =>
  dossiers.length === 0 ? [] : [['dossiers', lines([...dossiers].sort(byId).map(toFileDossier))]];

function revisionPart({ parents, extra }: Article): (readonly [key: string, json: string])[] {
  const unknown = extraAt(extra, 'revision') ?? {};
  if (parents === undefined && Object.keys(unknown).length === 0) return [];
  return [['revision', JSON.stringify(withExtra({ parents: parents ?? [] }, REVISION_KEYS, unknown))]];
}

/** A JSON array with one entry a line. */
const lines = (entries: readonly object[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;

const inline = (keys: Readonly<Record<string, unknown>>): string =>
  Object.entries(keys)
    .map(([key, value]) => `, ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join('');

/** Unknown keys of one block, found again by its text, since blocks have no ids. */
interface BlockExtra {
  readonly index: number;
  readonly text: string;
  readonly extra: Extra;
}

/**
 * The blocks in file form. Unknown keys go to the block with the same text that is nearest to where they stood; where
 * its text was edited, to the nearest one within {@link REACH} blocks that still shares half of it (promise D10).
 */
function blocksWithExtra(article: Article): object[] {
  const blocks: object[] = article.blocks.map(toFileBlock);
  const kept = extraAt(article.extra, 'text')?.['blocks'];
  if (!Array.isArray(kept)) return blocks;
  const taken = new Set<number>();
  const give = ({ index, extra }: BlockExtra, reach: number, isIt: (text: string) => boolean): boolean => {
    const at = nearestBlock(article.blocks, index, reach, (text, i) => !taken.has(i) && isIt(text));
    if (at === -1) return false;
    taken.add(at);
    blocks[at] = { ...extra, ...blocks[at] };
    return true;
  };
  const edited = (kept as readonly BlockExtra[]).filter((one) => !give(one, Infinity, (text) => text === one.text));
  for (const one of edited) give(one, REACH, (text) => sharesHalf(one.text, text));
  return blocks;
}

/** How far from where it stood an edited block is looked for, in blocks. */
const REACH = 100;

function nearestBlock(
  blocks: readonly Block[],
  index: number,
  reach: number,
  isIt: (text: string, index: number) => boolean,
): number {
  const isAt = (i: number) => blocks[i] !== undefined && isIt(blocks[i].text, i);
  for (let away = 0; away <= Math.min(reach, blocks.length + index); away += 1) {
    if (isAt(index - away)) return index - away;
    if (isAt(index + away)) return index + away;
  }
  return -1;
}

/** True when what the two begin and end with in common is half of the longer one. */
function sharesHalf(one: string, other: string): boolean {
  const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  let start = 0;
  while (start < short && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < short - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return (start + end) * 2 >= long;
}

// Reading

function readSaidwho(input: ReadInput, services: Services): Result<Reading> {
  const read = readJsonText(input);
  if (!read.ok) return read;
  const text = read.value;
  const seal = findSeal(text);
  const parsed = parseJson(text, input);
  if (!parsed.ok) {
    if (seal !== null) return parsed;
    return refuse(cutProblem(input.name), ...parsed.problems.filter(({ code }) => code !== 'json/syntax'));
  }
  const file = parsed.value;
  if (!isObject(file) || file['format'] !== 'saidwho') {
    return refuse({
      code: 'file/not-saidwho',
      message: 'This is JSON, but not a Saidwho article: it does not begin with "format": "saidwho".',
      where: input.name,
    });
  }
  const tooMany = findRecordsProblem(file, input);
  if (tooMany !== null) return refuse(tooMany);
  const major = majorOf(file);
  const migrated =
    major === null || major >= SAIDWHO_FILE_VERSION.major
      ? file
      : migrateFile(file, major, SAIDWHO_FILE_VERSION.major, MIGRATIONS);
  const result = readFile(migrated, sealProblems(text, seal, input.name, services), input, services);
  return major !== null && major > SAIDWHO_FILE_VERSION.major ? newerReading(result, major, input.name) : result;
}

/** A newer major version is shown where this one understands it, and never written (promise D11). */
function newerReading(result: Result<Reading>, major: number, name: string): Result<Reading> {
  const why = `It was written by a newer Saidwho (file version ${major})`;
  if (result.ok) {
    const readOnly = `${why}; this version shows what it understands and changes nothing. Update Saidwho to edit it.`;
    return done({ ...result.value, readOnly });
  }
  const message = `${why} and this version cannot show it. Update Saidwho to open it.`;
  return refuse({ code: 'file/newer', message, where: name }, ...result.problems);
}

function readFile(
  value: unknown,
  sealed: readonly Problem[],
  { name, budgets }: ReadInput,
  services: Services,
): Result<Reading> {
  const checked = saidwhoFileSchema.safeParse(value);
  if (!checked.success) return refuseAll([...sealed, ...shapeProblems(checked.error.issues, name)]);
  const file = checked.data;
  const blocks = file.text.blocks.map(fromFileBlock);
  const tooLong = findBudgetProblem(blocks, name, budgetsOf(budgets));
  if (tooLong !== null) return refuse(tooLong);
  const measured = measure(textOf(blocks));
  const problems = [...sealed, ...checkRecords(file, measured, name)];
  if (services.sha256(measured.text) !== file.text.sha256) {
    problems.push({
      code: 'text/changed',
      message: 'The text is not the one that was annotated (its hash differs); restore the file from a backup.',
      where: name,
    });
  }
  if (problems.length > 0) return refuseAll(problems);
  const article: Article = {
    id: file.id,
    metadata: fromFileMetadata(file.metadata),
    ...withoutUndefined({
      scheme: fromFileScheme(file.scheme),
      source: file.source && fromFileSource(file.source),
      parents: file.revision?.parents,
    }),
    blocks,
    annotations: file.annotations.map((annotation) => fromFileAnnotation(annotation, measured)).sort(byPlace),
    links: file.links.map(fromFileLink),
    speakers: file.speakers.map(fromFileSpeaker),
    ...dossiersOf(file),
    ...asExtra(articleExtra(file)),
  };
  return done({ article, notes: notesOn(file) });
}

const dossiersOf = ({ dossiers = [] }: SaidwhoFile): Pick<Article, 'dossiers'> =>
  dossiers.length === 0 ? {} : { dossiers: dossiers.map(fromFileDossier) };

function articleExtra(file: SaidwhoFile): Extra {
  const isNewer = file.version.minor > SAIDWHO_FILE_VERSION.minor;
  const minor = isNewer ? { minor: file.version.minor } : {};
  const blocks = file.text.blocks
    .map((block, index) => ({ index, text: block.text, extra: blockExtra(block) }))
    .filter(({ extra }) => Object.keys(extra).length > 0);
  return {
    ...unknownKeys(file, FILE_KEYS),
    ...nested('version', { ...unknownKeys(file.version, VERSION_KEYS), ...minor }),
    ...nested('generator', unknownKeys(file.generator ?? {}, GENERATOR_KEYS)),
    ...nested('revision', unknownKeys(file.revision ?? {}, REVISION_KEYS)),
    ...nested('source', file.source === undefined ? {} : sourceExtra(file.source)),
    ...nested('scheme', unknownKeys(file.scheme, SCHEME_KEYS)),
    ...nested('integrity', unknownKeys(file.integrity, INTEGRITY_KEYS)),
    ...nested('text', { ...unknownKeys(file.text, TEXT_KEYS), ...(blocks.length > 0 ? { blocks } : {}) }),
  };
}

function notesOn(file: SaidwhoFile): string[] {
  const notes: string[] = [];
  const { major, minor } = file.version;
  if (major === SAIDWHO_FILE_VERSION.major && minor > SAIDWHO_FILE_VERSION.minor) {
    notes.push(`Written by a newer Saidwho (file version ${major}.${minor}); what it added is kept, but not shown.`);
  }
  if (file.text.blocks.some(({ text }) => !text.isWellFormed())) {
    notes.push('The text held halves of characters; each became U+FFFD.');
  }
  return notes;
}

// The seal

interface Seal {
  /** UTF-16 offset in the file's text at which the seal's line begins. */
  readonly start: number;
  readonly sha256: string;
}

/** The seal at the end of the text, or null when the text does not end in one. */
function findSeal(text: string): Seal | null {
  const start = text.lastIndexOf('\n"integrity":') + 1;
  if (start === 0) return null;
  const [, sha256] =
    /^"integrity": ?\{"algorithm": ?"sha256", ?"sha256": ?"([0-9a-f]{64})"[^\n]*\}\r?\n\}\s*$/.exec(
      text.slice(start),
    ) ?? [];
  return sha256 === undefined ? null : { start, sha256 };
}

function sealProblems(text: string, seal: Seal | null, name: string, services: Services): Problem[] {
  if (seal === null) return [cutProblem(name)];
  const sealed = text.slice(0, seal.start).replaceAll('\r\n', '\n');
  if (services.sha256(sealed) === seal.sha256) return [];
  return [
    {
      code: 'file/damaged',
      message:
        'The file was damaged, or changed by something other than Saidwho: its contents do not fit its integrity ' +
        'hash. Restore it from a backup, or ask for it to be sent again.',
      where: name,
    },
  ];
}

const cutProblem = (name: string): Problem => ({
  code: 'file/cut',
  message:
    'The file was cut: the integrity line that every Saidwho file ends with is missing, as after a broken copy or a ' +
    'half-finished sync. Restore it from a backup, or ask for it to be sent again.',
  where: name,
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function majorOf(file: Readonly<Record<string, unknown>>): number | null {
  const version = file['version'];
  const major = isObject(version) ? version['major'] : undefined;
  return typeof major === 'number' && Number.isSafeInteger(major) && major > 0 ? major : null;
}
