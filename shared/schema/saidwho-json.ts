import { z } from 'zod';
import {
  blockLevel,
  blockType,
  fileAttributes,
  fileDetached,
  fileDossier,
  fileFragment,
  fileGenerator,
  fileLinkEnd,
  fileMetadata,
  fileSource,
  fileSpeaker,
  fileTagged,
  id,
  textSha256,
} from './file-records.ts';
import { differ, kindKeys, linkTypeKeys, schemeKeys } from './scheme.ts';

/**
 * The shape of Saidwho JSON, the export for other programs: it explains itself (scheme with labels, unit of
 * offsets, both units side by side) and answers the two questions people have at once, who said what (`quotes`) and
 * is it so (`claims`).
 */

/** The version that this program writes; a reader takes any `1.x`. */
export const SAIDWHO_JSON_VERSION = '1.2';

/** Names the schema without asking anybody to fetch it. */
export const SAIDWHO_JSON_SCHEMA_ID = 'urn:saidwho:schema:saidwho-json-1';

const text = (description: string) => z.string().meta({ description });
const orNull = (description: string) => z.string().nullable().meta({ description });
const offset = (description: string) => z.number().int().nonnegative().meta({ description });
const extra = z
  .record(z.string(), z.unknown())
  .meta({ description: 'Values of other programs or newer versions, carried along untouched.' })
  .optional();

const start = offset('Where it begins: Unicode code points in document.text, from 0.');
const end = offset('Where it ends: Unicode code points in document.text, exclusive.');
const start16 = offset('The same place as start, in UTF-16 code units (JavaScript, Java, UIMA).');
const end16 = offset('The same place as end, in UTF-16 code units, exclusive.');

const paragraph = z
  .looseObject({ start, end, start16, end16, type: blockType, level: blockLevel.optional() })
  .meta({ description: 'One block of the article; between two blocks stands one line feed.' });

/** Version 1.0 told no more than what a reader needs of a kind. */
const kind = z
  .looseObject({
    ...kindKeys,
    plural: kindKeys.plural.optional(),
    letter: kindKeys.letter.optional(),
    key: kindKeys.key.optional(),
    line: kindKeys.line.optional(),
    colour: kindKeys.colour.optional(),
    expandsTo: kindKeys.expandsTo.optional(),
  })
  .meta({ description: 'A kind of annotation.' });

const linkType = z
  .looseObject({ ...linkTypeKeys, each: linkTypeKeys.each.optional() })
  .meta({ description: 'A type of link.' });

const exportedFragment = fileFragment.extend({ start, end, start16, end16 });

const annotation = z
  .looseObject({
    id,
    kind: z.string().min(1).max(200).meta({ description: 'Id of its kind, see schema.kinds.' }),
    label: text('The kind in words.'),
    fragments: z.array(exportedFragment).meta({ description: 'In text order, not touching; empty when detached.' }),
    detached: fileDetached.optional(),
    tagged: fileTagged,
    attributes: fileAttributes,
    created: text('When it was made, ISO 8601 in UTC.').optional(),
    modified: text('When it was last changed, ISO 8601 in UTC.').optional(),
    creator: text('Who made it.').optional(),
    extra,
  })
  .meta({ description: 'A tagged piece of text.' });

const link = z
  .looseObject({
    id,
    type: z.string().min(1).max(200).meta({ description: 'Id of the link type, see schema.linkTypes.' }),
    label: text('The type in words.'),
    from: fileLinkEnd,
    to: fileLinkEnd,
    note: text('Note of the annotator, in Markdown.').optional(),
    extra,
  })
  .meta({ description: 'A directed tie between two records: from is said-by to.' });

const speakerReading = z
  .looseObject({ id: text('Id in speakers.'), name: text('Name.'), type: text('Sort of speaker.') })
  .nullable()
  .meta({ description: 'The speaker, or null when nobody is known.' });

const wordsReading = (description: string) =>
  z
    .looseObject({ annotation: text('Id of the annotation.'), text: text('The words.') })
    .nullable()
    .meta({ description });

const quoteReading = z
  .looseObject({
    annotation: text('Id of the quote.'),
    text: text('The quoted words; fragments are joined by one space.'),
    quoteType: orNull('direct, indirect, mixed; null when not decided.'),
    sourceStatus: orNull('named, described, anonymous, …; null when not decided.'),
    speaker: speakerReading,
    mention: wordsReading('The words in the text that stand for the speaker, or null.'),
    cue: wordsReading('The words that mark the attribution, or null.'),
    claims: z.array(z.string()).meta({ description: 'Ids of the claims made in this quote.' }),
    note: orNull('Note of the annotator.'),
    isDetached: z.boolean().meta({ description: 'True when its text is no longer in the article.' }),
  })
  .meta({ description: 'One quote with what its links say.' });

const claimReading = z
  .looseObject({
    annotation: text('Id of the claim.'),
    text: text('The words of the claim; fragments are joined by one space.'),
    normalised: orNull('The claim in one self-contained sentence.'),
    checkWorthiness: orNull('NFS, UFS or CFS (ClaimBuster).'),
    verdict: orNull('supported, refuted, not-enough-evidence, conflicting (AVeriTeC).'),
    verdictLabel: orNull('The verdict in words.'),
    note: orNull('Note of the annotator.'),
    speaker: speakerReading,
    quote: orNull('Id of the quote the claim is made in.'),
    isDetached: z.boolean().meta({ description: 'True when its text is no longer in the article.' }),
  })
  .meta({ description: 'One claim with its verdict and what its links say.' });

export const saidwhoJsonSchema = z
  .looseObject({
    $schema: text('Id of this schema.').optional(),
    format: z.literal('saidwho-json').meta({ description: 'Says that this is Saidwho JSON.' }),
    version: z
      .string()
      .regex(/^1\.[0-9]+$/)
      .meta({ description: 'Version of this format; the second number grows when keys are added.' }),
    generator: fileGenerator,
    offsetUnit: text(
      'A sentence on the unit: start and end are Unicode code points, start16 and end16 are UTF-16 code units.',
    ),
    document: fileMetadata
      .extend({
        id: id.meta({ description: 'Id of the article.' }),
        source: fileSource.optional(),
        text: text('The canonical text of the article: its blocks joined by one line feed.'),
        textSha256,
        paragraphs: z.array(paragraph).min(1).meta({ description: 'The blocks of the text, in order, without gaps.' }),
        extra,
      })
      .meta({ description: 'The article.' }),
    schema: z
      .looseObject({
        id: z.string().min(1).max(200).meta({ description: 'Id of the annotation scheme.' }),
        label: schemeKeys.label.optional(),
        profile: schemeKeys.profile.optional(),
        kinds: z
          .array(kind)
          .min(1)
          .max(100)
          .superRefine(differ('id', 'kinds have the id'))
          .meta({ description: 'Kinds of annotations.' }),
        linkTypes: z
          .array(linkType)
          .max(200)
          .superRefine(differ('id', 'link types have the id'))
          .meta({ description: 'Types of links.' }),
      })
      .meta({ description: 'The annotation scheme, with every label.' }),
    speakers: z.array(fileSpeaker.extend({ extra })).meta({ description: 'Who speaks in the article, by id.' }),
    annotations: z.array(annotation).meta({ description: 'By start, then end, then id; detached ones last.' }),
    links: z.array(link).meta({ description: 'By id.' }),
    dossiers: z
      .array(fileDossier.extend({ extra }))
      .meta({ description: 'The checks of claims, by id; absent when there is none.' })
      .optional(),
    quotes: z.array(quoteReading).meta({
      description: 'Who said what: each quote with its speaker. Derived from annotations and links; not read back.',
    }),
    claims: z.array(claimReading).meta({
      description: 'Is it so: each claim with its verdict. Derived from annotations and links; not read back.',
    }),
    extra,
  })
  .meta({
    title: 'Saidwho JSON, version 1',
    description:
      'An annotated article: text, quotes, speaker mentions, cues, claims, the speakers behind them and the links ' +
      'between them. UTF-8, LF. Offsets count Unicode code points of document.text, from 0, end exclusive.',
  });

export type SaidwhoJson = z.infer<typeof saidwhoJsonSchema>;
