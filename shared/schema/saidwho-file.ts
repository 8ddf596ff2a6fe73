import { z } from 'zod';
import {
  fileAnnotation,
  fileBlock,
  fileDossier,
  fileGenerator,
  fileLink,
  fileMetadata,
  fileScheme,
  fileSource,
  fileRevision,
  fileSpeaker,
  fileVersion,
  id,
  integrityHash,
  textSha256,
} from './file-records.ts';

/**
 * The shape of the working file, `*.saidwho`. What a shape cannot say (offsets that fit the text, ids that are
 * unique, links that lead somewhere, the two hashes) is checked by its reader in `formats/saidwho.ts`.
 */

/** The version that this program writes. */
export const SAIDWHO_FILE_VERSION = { major: 1, minor: 3 } as const;

export const saidwhoFileSchema = z
  .looseObject({
    format: z.literal('saidwho').meta({ description: 'Says that this is a Saidwho working file.' }),
    version: fileVersion,
    id: id.meta({ description: 'Id of the article; stays the same for as long as the file lives.' }),
    generator: fileGenerator.optional(),
    revision: fileRevision.optional(),
    metadata: fileMetadata,
    source: fileSource.optional(),
    scheme: fileScheme,
    text: z
      .looseObject({
        unit: z.literal('code points').meta({ description: 'Unit of every offset in this file: Unicode code points.' }),
        sha256: textSha256,
        blocks: z
          .array(fileBlock)
          .min(1)
          .meta({ description: 'The article; the canonical text is the blocks’ texts joined by one line feed.' }),
      })
      .meta({ description: 'The text as it was published.' }),
    speakers: z.array(fileSpeaker).meta({ description: 'By id.' }),
    annotations: z.array(fileAnnotation).meta({ description: 'By start, then end, then id; detached ones last.' }),
    links: z.array(fileLink).meta({ description: 'By id.' }),
    dossiers: z.array(fileDossier).meta({ description: 'By id; absent when no claim is checked.' }).optional(),
    integrity: z
      .looseObject({
        algorithm: z.literal('sha256').meta({ description: 'The only one so far.' }),
        sha256: integrityHash,
      })
      .meta({
        description:
          'Last key. SHA-256 of the UTF-8 bytes of the file from its first byte up to and including the line feed ' +
          'before the line of this key, with each CR LF read as LF and without a byte order mark.',
      }),
  })
  .meta({
    title: 'Saidwho working file, version 1',
    description:
      'One article with its annotations, links and speakers. UTF-8, LF, one record a line. Keys that a reader does ' +
      'not know are kept when it writes the file again.',
  });

export type SaidwhoFile = z.infer<typeof saidwhoFileSchema>;
