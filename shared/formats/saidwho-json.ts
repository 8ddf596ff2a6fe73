import { z } from 'zod';
import { byPlace } from '../annotations/annotation-set.ts';
import { Scheme } from '../kinds/scheme.ts';
import type { Article } from '../model/article.ts';
import type { Dossier } from '../model/dossier.ts';
import { textOf, type Block } from '../model/block.ts';
import type { SchemeRecord } from '../model/scheme.ts';
import type { Annotation, Extra, Link, Metadata, Speaker } from '../model/records.ts';
import { done, refuse, type Problem, type Result } from '../result.ts';
import {
  fileAnnotation,
  fileDossier,
  fileFragment,
  fileLink,
  fileMetadata,
  fileSpeaker,
} from '../schema/file-records.ts';
import {
  SAIDWHO_JSON_SCHEMA_ID,
  SAIDWHO_JSON_VERSION,
  saidwhoJsonSchema,
  type SaidwhoJson,
} from '../schema/saidwho-json.ts';
import { kindSchema, linkTypeSchema } from '../schema/scheme.ts';
import { budgetsOf } from './budgets.ts';
import { checkRecords } from './check-records.ts';
import { findBudgetProblem } from './decode-text.ts';
import { asExtra, unknownKeys, withoutUndefined } from './extra-keys.ts';
import {
  byId,
  fromFileAnnotation,
  fromFileDossier,
  fromFileLink,
  fromFileMetadata,
  fromFileSource,
  fromFileSpeaker,
  measure,
  toFileAnnotation,
  toFileDossier,
  toFileLink,
  toFileMetadata,
  toFileSource,
  toFileSpeaker,
  type MeasuredText,
} from './file-records.ts';
import { fromFileScheme, inOrder } from './file-scheme.ts';
import type { PlainFormat, ReadInput, Reading, Services } from './format.ts';
import {
  attributeText,
  choiceLabel,
  readingsOf,
  type ClaimReading,
  type QuoteReading,
  type Words,
} from './readings.ts';
import { findRecordsProblem, parseJson, propertyOf, readJsonText, refuseAll, shapeProblems } from './read-json.ts';

/**
 * Saidwho JSON: everything about one article, explaining itself to a program that has never heard of us. The text
 * stands whole in `document.text`; offsets are given in code points and in UTF-16 side by side; the scheme brings
 * its labels; `quotes` and `claims` answer at once what would take a join over links. The published schema is
 * `assets/schema/saidwho-json-1.schema.json`. Values unknown to this version stand under `extra`.
 */
export const saidwhoJson: PlainFormat = {
  id: 'saidwho-json',
  label: 'Saidwho JSON',
  description: 'Everything in one self-describing file, for scripts, notebooks and archives; comes back whole.',
  group: 'own',
  extensions: ['json'],
  mediaType: 'application/json',
  loses: [],
  sniffs: (head, name) =>
    !areLines(head, name) &&
    /^\uFEFF?\s*\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"format"\s*:\s*"saidwho-json"/.test(
      new TextDecoder().decode(head.subarray(0, 400)),
    ),
  read: readSaidwhoJson,
  write: writeSaidwhoJson,
};

/** True where each line of the file is an article by itself. */
export const areLines = (head: Uint8Array, name: string): boolean =>
  /\.(?:jsonl|ndjson)$/iu.test(name) || /^\uFEFF?\{"[^\n]*\}\n\{"/u.test(new TextDecoder().decode(head));

const OFFSET_UNIT =
  'start and end count Unicode code points of document.text from 0, end exclusive; start16 and end16 count the same ' +
  'places in UTF-16 code units';

// Writing

/** @throws RangeError when a fragment lies outside the text or cuts a character in two */
function writeSaidwhoJson(article: Article, services: Services): string {
  const text = textOf(article.blocks).toWellFormed();
  const measured = measure(text);
  const readings = readingsOf(article);
  const scheme = Scheme.of(article.scheme);
  const file: Record<string, unknown> = {
    $schema: SAIDWHO_JSON_SCHEMA_ID,
    format: 'saidwho-json',
    version: SAIDWHO_JSON_VERSION,
    generator: services.generator,
    offsetUnit: OFFSET_UNIT,
    document: toDocument(article, measured, services),
    schema: toSchema(scheme.record),
    speakers: [...article.speakers].sort(byId).map(exportSpeaker),
    annotations: [...article.annotations]
      .sort(byPlace)
      .map((annotation) => exportAnnotation(annotation, measured, scheme)),
    links: [...article.links].sort(byId).map((link) => exportLink(link, scheme)),
    ...withoutUndefined({ dossiers: article.dossiers && [...article.dossiers].sort(byId).map(exportDossier) }),
    quotes: readings.quotes.map(toQuote),
    claims: readings.claims.map((claim) => toClaim(claim, scheme)),
    ...withoutUndefined({ extra: article.extra }),
  };
  const parts = Object.entries(file).map(([key, value]) => `  ${JSON.stringify(key)}: ${print(value)}`);
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** Lists one entry a line, everything else indented. */
function print(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
  return value.length === 0 ? '[]' : `[\n${value.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
}

/** The scheme with every label, so that the file needs no other. */
const toSchema = (scheme: SchemeRecord) => ({
  id: scheme.name,
  label: scheme.label,
  profile: scheme.profile,
  ...inOrder(scheme),
});

function toDocument(article: Article, measured: MeasuredText, services: Services) {
  const { source } = article;
  return withoutUndefined({
    id: article.id,
    ...toFileMetadata({ ...article.metadata, extra: {} }),
    source: source && toFileSource(source, undefined),
    text: measured.text,
    textSha256: services.sha256(measured.text),
    paragraphs: toParagraphs(article.blocks, measured),
    extra: article.metadata.extra,
  });
}

function toParagraphs(blocks: readonly Block[], { table }: MeasuredText) {
  let start16 = 0;
  return blocks.map(({ type, level, text }) => {
    const end16 = start16 + text.length;
    const [start, end] = [table.toCodePoints(start16), table.toCodePoints(end16)];
    const paragraph = withoutUndefined({ start, end, start16, end16, type, level });
    start16 = end16 + 1;
    return paragraph;
  });
}

const exportSpeaker = ({ extra, ...speaker }: Speaker) => withoutUndefined({ ...toFileSpeaker(speaker), extra });

const exportDossier = ({ extra, ...dossier }: Dossier) => withoutUndefined({ ...toFileDossier(dossier), extra });

function exportAnnotation({ extra, ...annotation }: Annotation, measured: MeasuredText, scheme: Scheme) {
  const { id, kind, fragments, ...rest } = toFileAnnotation(annotation, measured);
  return withoutUndefined({
    id,
    kind,
    label: scheme.labelOf(kind),
    fragments: fragments.map(({ start, end, ...texts }, index) => {
      const { start: start16, end: end16 } = annotation.fragments[index]!;
      return { start, end, start16, end16, ...texts };
    }),
    ...rest,
    extra,
  });
}

function exportLink({ extra, ...link }: Link, scheme: Scheme) {
  const { id, type, from, to, note } = toFileLink(link);
  return withoutUndefined({ id, type, label: scheme.findLinkType(type)?.label ?? type, from, to, note, extra });
}

const toWords = (words: Words | null) => words && { annotation: words.annotation.id, text: words.text };

const toSpeaker = (speaker: Speaker | null) => speaker && { id: speaker.id, name: speaker.name, type: speaker.type };

const toQuote = ({ annotation, text, speaker, mention, cue, claims }: QuoteReading) => ({
  annotation: annotation.id,
  text,
  quoteType: attributeText(annotation, 'quoteType'),
  sourceStatus: attributeText(annotation, 'sourceStatus'),
  speaker: toSpeaker(speaker),
  mention: toWords(mention),
  cue: toWords(cue),
  claims: claims.map(({ id }) => id),
  note: attributeText(annotation, 'note'),
  isDetached: annotation.fragments.length === 0,
});

const toClaim = ({ annotation, text, speaker, quote }: ClaimReading, scheme: Scheme) => ({
  annotation: annotation.id,
  text,
  normalised: attributeText(annotation, 'normalised'),
  checkWorthiness: attributeText(annotation, 'checkWorthiness'),
  verdict: attributeText(annotation, 'verdict'),
  verdictLabel: choiceLabel(scheme, annotation, 'verdict'),
  note: attributeText(annotation, 'note'),
  speaker: toSpeaker(speaker),
  quote: quote?.id ?? null,
  isDetached: annotation.fragments.length === 0,
});

// Reading

const FILE_KEYS = Object.keys(saidwhoJsonSchema.shape);
const DOCUMENT_KEYS = Object.keys(saidwhoJsonSchema.shape.document.shape);
const SPEAKER_KEYS = Object.keys(saidwhoJsonSchema.shape.speakers.element.shape);
const ANNOTATION_KEYS = Object.keys(saidwhoJsonSchema.shape.annotations.element.shape);
const DOSSIER_KEYS = [...Object.keys(fileDossier.shape), 'extra'];
const LINK_KEYS = Object.keys(saidwhoJsonSchema.shape.links.element.shape);

function readSaidwhoJson(input: ReadInput, services: Services): Result<Reading> {
  const { name } = input;
  const read = readJsonText(input);
  if (!read.ok) return read;
  const parsed = parseJson(read.value, input);
  if (!parsed.ok) return parsed;
  const format = propertyOf(parsed.value, 'format');
  if (format !== 'saidwho-json') return refuse(notOurs(format, name));
  const version = propertyOf(parsed.value, 'version');
  if (typeof version === 'string' && /^[2-9]|^1\d/.test(version)) {
    const message = `The file is Saidwho JSON ${version}, newer than this Saidwho reads; update Saidwho to open it.`;
    return refuse({ code: 'file/newer', message, where: name });
  }
  const tooMany = findRecordsProblem(parsed.value, input);
  if (tooMany !== null) return refuse(tooMany);
  const checked = saidwhoJsonSchema.safeParse(parsed.value);
  if (!checked.success) return refuseAll(shapeProblems(checked.error.issues, name));
  return readFile(checked.data, input, services);
}

function readFile(file: SaidwhoJson, { name, budgets }: ReadInput, services: Services): Result<Reading> {
  const text = file.document.text.toWellFormed();
  const measured = measure(text);
  const blocks = readBlocks(file, measured, name);
  const tooLong = blocks.ok ? findBudgetProblem(blocks.value, name, budgetsOf(budgets)) : null;
  if (tooLong !== null) return refuse(tooLong);
  const problems = [...(blocks.ok ? [] : blocks.problems), ...checkRecords(file, measured, name)];
  if (services.sha256(text) !== file.document.textSha256) {
    problems.push({
      code: 'text/changed',
      message: 'The text is not the one that was annotated (its hash differs); ask for the file to be exported again.',
      where: name,
    });
  }
  if (!blocks.ok || problems.length > 0) return refuseAll(problems);
  const { source } = file.document;
  const article: Article = {
    id: file.document.id,
    metadata: readMetadata(file),
    ...withoutUndefined({ scheme: readScheme(file.schema), source: source && fromFileSource(source) }),
    blocks: blocks.value,
    annotations: file.annotations.map((annotation) => readAnnotation(annotation, measured)).sort(byPlace),
    links: file.links.map(readLink),
    speakers: file.speakers.map(readSpeaker),
    ...withoutUndefined({ dossiers: file.dossiers?.length ? file.dossiers.map(readDossier) : undefined }),
    ...keptExtra(file, FILE_KEYS),
  };
  return done({ article, notes: [] });
}

/** The blocks, cut out of the text; refused unless they and the line feeds between them make up all of it. */
function readBlocks(file: SaidwhoJson, { text, table }: MeasuredText, name: string): Result<Block[]> {
  const blocks: Block[] = [];
  let expected = 0;
  for (const [index, { start, end, type, level }] of file.document.paragraphs.entries()) {
    const piece = end <= table.codePoints && start <= end ? text.slice(table.toUtf16(start), table.toUtf16(end)) : '\n';
    if (start !== expected || piece.includes('\n')) return refuse(gapProblem(index, name));
    blocks.push(withoutUndefined({ type, level, text: piece }));
    expected = end + 1;
  }
  return textOf(blocks) === text ? done(blocks) : refuse(gapProblem(blocks.length - 1, name));
}

const gapProblem = (index: number, name: string): Problem => ({
  code: 'text/paragraphs',
  message:
    `The paragraphs do not make up the text: see document.paragraphs[${index}]. Each begins one character after the ` +
    'end of the one before it; offsets are Unicode code points.',
  where: name,
});

/** Version 1.0 left out what drawing and tagging need of a scheme; its name tells then. */
function readScheme({ id, label, profile, kinds, linkTypes }: SaidwhoJson['schema']): SchemeRecord | undefined {
  const whole = z.object({ kinds: z.array(kindSchema), linkTypes: z.array(linkTypeSchema) });
  const checked = whole.safeParse({ kinds, linkTypes });
  return fromFileScheme({ id, label, profile, ...(checked.success ? checked.data : {}) });
}

function readMetadata(file: SaidwhoJson): Metadata {
  const known = pick(file.document, Object.keys(fileMetadata.shape)) as typeof file.document;
  return { ...fromFileMetadata(known), ...keptExtra(file.document, DOCUMENT_KEYS) };
}

function readAnnotation(entry: SaidwhoJson['annotations'][number], measured: MeasuredText): Annotation {
  const known = pick(entry, Object.keys(fileAnnotation.shape)) as typeof entry;
  const fragments = entry.fragments.map(
    (fragment) => pick(fragment, Object.keys(fileFragment.shape)) as typeof fragment,
  );
  const { extra, ...annotation } = fromFileAnnotation({ ...known, fragments }, measured);
  return { ...annotation, ...asExtra({ ...extra, ...keptExtra(entry, ANNOTATION_KEYS).extra }) };
}

function readLink(entry: SaidwhoJson['links'][number]): Link {
  const known = pick(entry, Object.keys(fileLink.shape)) as typeof entry;
  const { extra, ...link } = fromFileLink(known);
  return { ...link, ...asExtra({ ...extra, ...keptExtra(entry, LINK_KEYS).extra }) };
}

function readSpeaker(entry: SaidwhoJson['speakers'][number]): Speaker {
  const known = pick(entry, Object.keys(fileSpeaker.shape)) as typeof entry;
  return { ...fromFileSpeaker(known), ...keptExtra(entry, SPEAKER_KEYS) };
}

function readDossier(entry: NonNullable<SaidwhoJson['dossiers']>[number]): Dossier {
  const known = pick(entry, Object.keys(fileDossier.shape)) as typeof entry;
  return { ...fromFileDossier(known), ...keptExtra(entry, DOSSIER_KEYS) };
}

/** What stands under `extra`, and keys beside it that this version does not know. */
const keptExtra = (entry: { readonly extra?: Extra | undefined }, known: readonly string[]): { extra?: Extra } =>
  asExtra({ ...entry.extra, ...unknownKeys(entry, known) });

const pick = (value: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.fromEntries(keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]));

const notOurs = (format: unknown, name: string): Problem => ({
  code: 'file/not-saidwho-json',
  message:
    (typeof format === 'string'
      ? `This JSON says that it is “${format.slice(0, 40)}”, not Saidwho JSON.`
      : 'This JSON does not say that it is Saidwho JSON ("format": "saidwho-json" is missing).') +
    ' Only Saidwho’s own JSON can be opened.',
  where: name,
});
