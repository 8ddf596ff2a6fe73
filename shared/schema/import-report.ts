import { z } from 'zod';
import type { ImportReport } from '../model/import-report.ts';

/** The shape of import reports, in files and between the processes. Lengths are bounded: a report is read by people. */

z.config({ jitless: true });

const sentence = z.string().max(5_000);
const label = z.string().max(1_000);
const count = z.number().int().nonnegative();

export const labelReportSchema = z
  .looseObject({
    of: z.enum(['annotation', 'link']).meta({ description: 'What has the label.' }),
    label: label.meta({ description: 'The label as the foreign file has it.' }),
    count: count.meta({ description: 'How many have it.' }),
    became: label.nullable().meta({ description: 'Id of the kind or link type; null where they were left out.' }),
    isNew: z.literal(true).meta({ description: 'The kind or link type was made for this label.' }).optional(),
  })
  .meta({ description: 'A label of the foreign file and what became of what has it.' });

export const offsetProofSchema = z
  .looseObject({
    reading: z
      .looseObject({
        unit: z.enum(['code-points', 'utf-16', 'utf-8']).meta({ description: 'What an offset counts.' }),
        lineEnds: z.enum(['as-they-are', 'one', 'two']).meta({ description: 'How many units a line end counts.' }),
        end: z.enum(['exclusive', 'inclusive']).meta({ description: 'Whether the end is the first unit outside.' }),
      })
      .meta({ description: 'How the offsets were read.' }),
    differsFromStandard: z.literal(true).meta({ description: 'The standard prescribes another reading.' }).optional(),
    checked: count.meta({ description: 'Annotations whose words the file gives too.' }),
    fitting: count.meta({ description: 'Those of them whose offsets lead to these words.' }),
    unchecked: count.meta({ description: 'Annotations of which the file gives no words.' }),
    misfits: z
      .array(
        z.looseObject({
          id: label.meta({ description: 'Id of the record.' }),
          label: label.meta({ description: 'Label in the file.' }),
          quoted: sentence.meta({ description: 'The words that the file gives.' }),
          found: sentence.meta({ description: 'The words at its offsets.' }),
          became: z
            .enum(['moved', 'detached'])
            .meta({ description: 'Moved to the one place with the words, or detached.' }),
        }),
      )
      .max(100)
      .meta({ description: 'Some of those that do not fit.' }),
  })
  .meta({ description: 'How the offsets of the file were read, and how well that fits the words it quotes.' });

export const importReportSchema = z
  .looseObject({
    format: label.meta({ description: 'Id of the format that read the file.' }),
    notes: z.array(sentence).max(100).meta({ description: 'What was left out, replaced or guessed.' }),
    labels: z.array(labelReportSchema).max(1_000).meta({ description: 'What became of the labels.' }).optional(),
    offsets: offsetProofSchema.optional(),
  })
  .meta({ description: 'What its reader found out about the file.' }) as unknown as z.ZodType<ImportReport>;

const targets = z.record(label, z.string().min(1).max(200).nullable()).default({});

/** What labels of a foreign file become: ids of kinds and link types, null to leave out. */
export const labelMappingSchema = z.strictObject({ kinds: targets, links: targets });
