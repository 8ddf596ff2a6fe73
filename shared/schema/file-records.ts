import { z } from 'zod';
import { BLOCK_TYPES } from '../model/block.ts';
import { ARTICLE_STATES, SPEAKER_TYPES } from '../model/records.ts';
import { dossierId, dossierKeys } from './dossier.ts';
import { importReportSchema } from './import-report.ts';
import { schemeKeys } from './scheme.ts';

/**
 * The shapes of records as they stand in our files: offsets in Unicode code points, each fragment with the text it
 * covers and the text on both sides. Objects are open: a key that this version does not know is kept (promise D10).
 * Lengths and levels are bounded as in `records.ts`, so that what a file brings can cross to the page.
 */

z.config({ jitless: true });

const text = (description: string) => z.string().meta({ description });
const offset = (description: string) => z.number().int().nonnegative().meta({ description });
const sha256 = (description: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description });

/** A record's id: unique in the file over all records, never used again for another one. */
export const id = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Unique in this file over annotations, links and speakers; never used again.' });

export const fileRevision = z
  .looseObject({
    parents: z
      .array(sha256('SHA-256 of a whole version of this file, lower-case hexadecimal.'))
      .max(100)
      .meta({ description: 'The versions that this one was made from, the latest first.' }),
  })
  .meta({ description: 'Where this version stands among the others; tells which of two knew of the other.' });

export const fileMetadata = z
  .looseObject({
    title: text('Headline of the article.'),
    url: text('Where the article was published.').optional(),
    outlet: text('The publication: newspaper, agency, station.').optional(),
    authors: z.array(z.string()).meta({ description: 'Names of the authors, in the order of the byline.' }).optional(),
    published: text('When it was published, ISO 8601 where it is known so well.').optional(),
    language: text('Language of the text, BCP 47: “en”, “de-CH”.').optional(),
    licence: text('Licence of the text.').optional(),
    state: z.enum(ARTICLE_STATES).meta({ description: 'How far the work on it is.' }).optional(),
    tags: z.array(z.string()).meta({ description: 'The user’s own words to find it by.' }).optional(),
    note: text('Note of the annotator on the article, in Markdown.').optional(),
  })
  .meta({ description: 'What is known of the article as a publication.' });

export const fileSource = z
  .looseObject({
    name: text('Name of the imported file, without any folder.'),
    mediaType: text('Media type of the imported file.'),
    sha256: sha256('SHA-256 of the imported bytes, lower-case hexadecimal.').optional(),
    encoding: text('Character encoding of the imported file.').optional(),
    lineEnds: z
      .enum(['lf', 'crlf', 'cr', 'mixed', 'none'])
      .meta({ description: 'Line ends of the imported file; in the text here they are all line feeds.' })
      .optional(),
    replacedCharacters: offset('How many ill-formed sequences became U+FFFD at import.').optional(),
    report: importReportSchema.optional(),
  })
  .meta({ description: 'The file the text was imported from.' });

export const fileScheme = z
  .looseObject({
    id: z.string().min(1).max(200).meta({ description: 'Id of the annotation scheme.' }),
    ...z.object(schemeKeys).partial().shape,
  })
  .refine(({ kinds, linkTypes }) => (kinds === undefined) === (linkTypes === undefined), 'Kinds come with link types')
  .meta({
    description:
      'The scheme the kinds, fields and link types come from: its id alone where it is one that ships with Saidwho.',
  });

export const blockType = z.enum(BLOCK_TYPES).meta({ description: 'What the block is in the article.' });
export const blockLevel = z
  .number()
  .int()
  .min(1)
  .max(9)
  .meta({ description: 'Heading level 1 to 6, or depth of a list item from 1; absent on other blocks.' });

export const fileBlock = z
  .looseObject({
    type: blockType,
    level: blockLevel.optional(),
    text: z
      .string()
      .regex(/^[^\n]*$/)
      .meta({ description: 'Text of the block; holds no line feed.' }),
  })
  .meta({ description: 'One paragraph-like piece of the article.' });

export const fileSpeaker = z
  .looseObject({
    id,
    name: text('Name under which the speaker is listed.'),
    type: z.enum(SPEAKER_TYPES).meta({ description: 'What sort of speaker.' }),
    aliases: z.array(z.string()).meta({ description: 'Other names of the same speaker.' }),
    role: text('Office, party, affiliation.').optional(),
    offices: z
      .array(
        z.looseObject({
          title: text('The office: “Minister of Justice”.'),
          organisation: text('Where it is held.').optional(),
          from: text('First day, ISO 8601: a year, a month or a date.').optional(),
          to: text('Last day, the same.').optional(),
        }),
      )
      .meta({ description: 'Offices and memberships with their times.' })
      .optional(),
    ids: z
      .array(z.looseObject({ authority: text('Who gave the id: wikidata, orcid, viaf, isni, …'), id: text('The id.') }))
      .meta({ description: 'Ids that others gave.' })
      .optional(),
    note: text('Note of the annotator, in Markdown.').optional(),
  })
  .meta({ description: 'Someone who speaks, as opposed to the words in the text that mention them.' });

const start = offset('Where it begins: Unicode code points in the canonical text, from 0.');
const end = offset('Where it ends: Unicode code points in the canonical text, exclusive.');
const exact = text('The text between start and end, exactly.');
const prefix = text('Up to 32 grapheme clusters before it.');
const suffix = text('Up to 32 grapheme clusters after it.');

export const fileFragment = z
  .looseObject({ start, end, exact, prefix, suffix })
  .meta({ description: 'One stretch of text; never empty.' });

export const fileDetached = z
  .looseObject({
    exact: text('The text it covered, fragments joined by one space.'),
    prefix: text('Text that stood before it.'),
    suffix: text('Text that stood after it.'),
    at: offset('Nearest place in the text of today, Unicode code points.'),
  })
  .meta({ description: 'Where the annotation stood; present exactly when its text is gone and it has no fragments.' });

/** Values of other types than these are kept aside, as keys unknown to this version are. */
export const fileAttributes = z.record(z.string(), z.unknown()).meta({
  description: 'Values of the fields of its kind, by field id: text, number, true or false, or a list of texts.',
});

/** In version 1.2 of the working file and 1.1 of Saidwho JSON. */
export const fileTagged = text(
  'The words it covered when a person last decided what it covers, fragments joined by one space; absent where they ' +
    'are those it covers now, or covered last.',
).optional();

const kind = z.string().min(1).max(200).meta({ description: 'Id of the kind: quote, mention, cue, claim.' });
const created = text('When it was made, ISO 8601 in UTC.').optional();
const modified = text('When it was last changed, ISO 8601 in UTC.').optional();
const creator = text('Who made it.').optional();

export const fileAnnotation = z
  .looseObject({
    id,
    kind,
    fragments: z.array(fileFragment).meta({ description: 'In text order, not touching; empty when detached.' }),
    detached: fileDetached.optional(),
    tagged: fileTagged,
    attributes: fileAttributes,
    created,
    modified,
    creator,
  })
  .meta({ description: 'A tagged piece of text.' });

export const fileLinkEnd = z
  .looseObject({
    record: z.enum(['annotation', 'speaker']).meta({ description: 'Where to look the id up.' }),
    id: z.string().min(1).max(200).meta({ description: 'Id of the annotation or speaker.' }),
  })
  .meta({ description: 'One end of a link.' });

export const fileLink = z
  .looseObject({
    id,
    type: z.string().min(1).max(200).meta({ description: 'Id of the link type: said-by, cued-by, refers-to, …' }),
    from: fileLinkEnd,
    to: fileLinkEnd,
    note: text('Note of the annotator, in Markdown.').optional(),
  })
  .meta({ description: 'A directed tie between two records: from is said-by to.' });

/** In version 1.3 of the working file and 1.2 of Saidwho JSON. */
export const fileDossier = z
  .looseObject({ id: dossierId, ...dossierKeys })
  .meta({ description: 'The check of one claim: questions, evidence, decisions.' });

export const textSha256 = sha256('SHA-256 of the canonical text in UTF-8, lower-case hexadecimal.');
export const integrityHash = sha256('SHA-256 in lower-case hexadecimal.');

export const fileVersion = z
  .looseObject({
    major: z.number().int().min(1).meta({ description: 'Raised when older programs can no longer read the file.' }),
    minor: z.number().int().nonnegative().meta({ description: 'Raised when keys are added.' }),
  })
  .meta({ description: 'Version of this format.' });

export const fileGenerator = z
  .looseObject({ name: text('Name of the program.'), version: text('Version of the program.') })
  .meta({ description: 'The program that wrote the file.' });

export type FileScheme = z.infer<typeof fileScheme>;
export type FileMetadata = z.infer<typeof fileMetadata>;
export type FileSource = z.infer<typeof fileSource>;
export type FileBlock = z.infer<typeof fileBlock>;
export type FileSpeaker = z.infer<typeof fileSpeaker>;
export type FileFragment = z.infer<typeof fileFragment>;
export type FileAnnotation = z.infer<typeof fileAnnotation>;
export type FileLink = z.infer<typeof fileLink>;
export type FileDossier = z.infer<typeof fileDossier>;
