import { z } from 'zod';
import { type Chart, DIMENSIONS, type Statistics } from '../model/statistics.ts';

/** The shapes of statistics and charts as they cross between processes. */

const words = z.string().max(10_000);
const length = z.number().min(-100_000).max(100_000);
const count = z.number().int().nonnegative();

export const dimensionSchema = z.enum(DIMENSIONS);

const share = z.strictObject({ key: words, label: words, quotes: count, words: count, claims: count });

/** Statistics of one dimension; labels are those that the file shall have. */
export const statisticsSchema = z.strictObject({
  dimension: dimensionSchema,
  shares: z.array(share).max(1_000_000),
  total: z.strictObject({ quotes: count, words: count, claims: count }),
}) as unknown as z.ZodType<Statistics>;

export const chartSchema = z.strictObject({
  width: length,
  height: length,
  title: words,
  marks: z
    .array(z.strictObject({ key: words.nullable(), x: length, y: length, width: length, height: length, words }))
    .max(1_000),
  texts: z
    .array(
      z.strictObject({
        x: length,
        y: length,
        anchor: z.enum(['start', 'middle', 'end']),
        text: words,
        isSoft: z.boolean().optional(),
      }),
    )
    .max(5_000),
}) as unknown as z.ZodType<Chart>;
