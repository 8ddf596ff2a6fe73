import { z } from 'zod';
import { CLAIM_STATES } from '../model/dossier.ts';
import { CLAIM_SORTS, type Project, SEARCHED_PARTS } from '../model/project.ts';
import { speakerSchema } from './records.ts';
import { schemeRecordSchema } from './scheme.ts';

/** The shape of a project, in `project.saidwho` and between processes. */

z.config({ jitless: true });

const id = z.string().min(1).max(500);
const line = z.string().max(10_000);

export const searchQuerySchema = z.strictObject({
  words: line,
  isPattern: z.boolean(),
  in: z.array(z.enum(SEARCHED_PARTS)).readonly(),
  speaker: id.optional(),
  unchecked: z.boolean().optional(),
});

export const claimFilterSchema = z.strictObject({
  words: line.optional(),
  states: z.array(z.enum(CLAIM_STATES)).readonly().optional(),
  types: z.array(line).readonly().optional(),
  verdicts: z.array(line).readonly().optional(),
  speaker: id.optional(),
  speakers: z.array(id).max(500).readonly().optional(),
  article: id.optional(),
  assigned: line.optional(),
  dueBy: line.optional(),
  needsAttention: z.boolean().optional(),
});

export const claimSortSchema = z.strictObject({ by: z.enum(CLAIM_SORTS), isDescending: z.boolean() });

export const projectSchema = z.object({
  id,
  title: line,
  scheme: schemeRecordSchema.optional(),
  speakers: z.array(speakerSchema).max(100_000),
  ties: z.array(z.object({ id, article: id, speaker: id, entry: id.nullable() })).max(1_000_000),
  searches: z.array(z.object({ id, name: line, query: searchQuerySchema })).max(1_000),
  views: z
    .array(
      z.object({
        id,
        name: line,
        filter: claimFilterSchema,
        sort: claimSortSchema,
        isBoard: z.boolean(),
      }),
    )
    .max(1_000),
}) as unknown as z.ZodType<Project>;
