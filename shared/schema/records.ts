import { z } from 'zod';
import { BLOCK_TYPES } from '../model/block.ts';
import type { Article } from '../model/article.ts';
import type { Change, RecordChange, RecordSet } from '../annotations/change.ts';
import { ARTICLE_STATES, SPEAKER_TYPES } from '../model/records.ts';
import { dossierId, dossierKeys } from './dossier.ts';
import { importReportSchema } from './import-report.ts';
import { schemeRecordSchema } from './scheme.ts';

/**
 * The shapes of records as they cross between processes: offsets in UTF-16 code units, as in memory. Whoever
 * receives one checks it here first.
 */

z.config({ jitless: true });

const id = z.string().min(1).max(200);
const offset = z.number().int().nonnegative();
const extra = z.record(z.string(), z.unknown()).optional();

/** One block of the text. */
export const blockSchema = z.strictObject({
  type: z.enum(BLOCK_TYPES),
  level: z.number().int().min(1).max(9).optional(),
  text: z.string().refine((text) => !text.includes('\n'), 'A block holds no line feed'),
});

const fragment = z
  .strictObject({ start: offset, end: offset })
  .refine(({ start, end }) => start < end, 'A fragment is not empty');

const attributeValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const annotation = z.strictObject({
  record: z.literal('annotation'),
  id,
  kind: z.string().min(1).max(200),
  fragments: z.array(fragment),
  detached: z.strictObject({ exact: z.string(), prefix: z.string(), suffix: z.string(), at: offset }).optional(),
  tagged: z.string().optional(),
  attributes: z.record(z.string(), attributeValue),
  created: z.string().optional(),
  modified: z.string().optional(),
  creator: z.string().optional(),
  extra,
});

const linkEnd = z.strictObject({ record: z.enum(['annotation', 'speaker']), id });

const link = z.strictObject({
  record: z.literal('link'),
  id,
  type: z.string().min(1).max(200),
  from: linkEnd,
  to: linkEnd,
  note: z.string().optional(),
  extra,
});

/** An entry of a registry. */
export const speakerSchema = z.strictObject({
  record: z.literal('speaker'),
  id,
  name: z.string(),
  type: z.enum(SPEAKER_TYPES),
  aliases: z.array(z.string()),
  role: z.string().optional(),
  offices: z
    .array(
      z.looseObject({
        title: z.string(),
        organisation: z.string().optional(),
        from: z.string().optional(),
        to: z.string().optional(),
      }),
    )
    .optional(),
  ids: z.array(z.looseObject({ authority: z.string(), id: z.string() })).optional(),
  note: z.string().optional(),
  extra,
});

const metadata = z.strictObject({
  record: z.literal('metadata'),
  id: z.literal('metadata'),
  title: z.string(),
  url: z.string().optional(),
  outlet: z.string().optional(),
  authors: z.array(z.string()).optional(),
  published: z.string().optional(),
  language: z.string().optional(),
  licence: z.string().optional(),
  state: z.enum(ARTICLE_STATES).optional(),
  tags: z.array(z.string()).optional(),
  note: z.string().optional(),
  extra,
});

const dossier = z.strictObject({ record: z.literal('dossier'), id: dossierId, ...dossierKeys, extra });

const record = z.union([
  z.discriminatedUnion('record', [annotation, link, speakerSchema, dossier, metadata]),
  schemeRecordSchema,
]);

/** Records that change, as the editor's steps hold them. */
export const recordChangesSchema = z.array(
  z.strictObject({ id: dossierId, before: record.nullable(), after: record.nullable() }),
) as unknown as z.ZodType<RecordChange[]>;

const source = z.strictObject({
  name: z.string(),
  mediaType: z.string(),
  sha256: z.string().optional(),
  encoding: z.string().optional(),
  lineEnds: z.enum(['lf', 'crlf', 'cr', 'mixed', 'none']).optional(),
  replacedCharacters: offset.optional(),
  report: importReportSchema.optional(),
});

/** An article in memory form. */
export const articleSchema = z.strictObject({
  id,
  metadata,
  scheme: schemeRecordSchema.optional(),
  source: source.optional(),
  parents: z.array(z.string().max(200)).max(100).optional(),
  blocks: z.array(blockSchema).min(1),
  annotations: z.array(annotation),
  links: z.array(link),
  speakers: z.array(speakerSchema),
  dossiers: z.array(dossier).optional(),
  extra,
}) as unknown as z.ZodType<Article>;

/** Records as they shall be, by id; null for those that shall go. */
export const recordSetsSchema = z.array(
  z.strictObject({ id: dossierId, after: record.nullable() }),
) as unknown as z.ZodType<RecordSet[]>;

/** The changes that carry an article from one state to the next. */
export const changesSchema = z.array(
  z.discriminatedUnion('change', [
    z.strictObject({
      change: z.literal('records'),
      set: recordSetsSchema,
    }),
    z.strictObject({
      change: z.literal('text'),
      edit: z.strictObject({ start: offset, end: offset, length: offset }),
      splice: z.strictObject({ index: offset, remove: offset, insert: z.array(blockSchema) }),
    }),
  ]),
) as unknown as z.ZodType<Change[]>;
