import { z } from 'zod';

/** What is remembered of suggestions: what was learned from decisions, and what was rejected in an article. */

const tallies = (most: number) =>
  z
    .array(
      z.strictObject({
        key: z.string().min(1).max(120),
        taken: z.number().int().nonnegative().max(1000),
        rejected: z.number().int().nonnegative().max(1000),
      }),
    )
    .max(most)
    .readonly();

/** As `shared/analysis/suggest/learned.ts` has it. */
export const learnedSchema = z.strictObject({ rules: tallies(200), cues: tallies(1000), aliases: tallies(2000) });

/** Content that was rejected, found again by its words. UTF-16 offsets. */
export const rejectedPlaceSchema = z.strictObject({
  kind: z.enum(['quote', 'claim']),
  /** The words, or the first of them. */
  exact: z.string().min(1).max(400),
  prefix: z.string().max(40),
  suffix: z.string().max(40),
  at: z.number().int().nonnegative(),
  /** Where its fragments begin and end, counted from where the first one begins. */
  parts: z
    .array(z.tuple([z.number().int().nonnegative(), z.number().int().positive()]).readonly())
    .min(1)
    .max(50)
    .readonly(),
});

export type RejectedPlace = z.infer<typeof rejectedPlaceSchema>;

/** How many rejections of one article are remembered. */
export const MOST_REJECTED = 1000;

export const suggestionMemorySchema = z.strictObject({
  learned: learnedSchema,
  rejected: z.array(rejectedPlaceSchema).max(MOST_REJECTED).readonly(),
  /** Whether suggestions are drawn in the text. */
  areShown: z.boolean(),
});

/** What an article begins with, and what is handed back. */
export type SuggestionMemory = z.infer<typeof suggestionMemorySchema>;
